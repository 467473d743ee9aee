// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Preferences.h"

#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kTracking = "{tracking}"_L1;

std::vector<Carrier> defaultCarriers()
{
    return {{u"DHL"_s, u"https://www.dhl.com/global-en/home/tracking.html?tracking-id={tracking}"_s},
            {u"UPS"_s, u"https://www.ups.com/track?tracknum={tracking}"_s},
            {u"FedEx"_s, u"https://www.fedex.com/fedextrack/?trknbr={tracking}"_s},
            {u"DPD"_s, u"https://tracking.dpd.de/status/en_US/parcel/{tracking}"_s},
            {u"GLS"_s, u"https://gls-group.com/track/{tracking}"_s},
            {u"Royal Mail"_s, u"https://www.royalmail.com/track-your-item#/tracking-results/{tracking}"_s},
            {u"USPS"_s, u"https://tools.usps.com/go/TrackConfirmAction?tLabels={tracking}"_s},
            {u"SF Express"_s, u"https://www.sf-express.com/chn/en/waybill/waybill-detail/{tracking}"_s},
            {u"YTO"_s, QString()},
            {u"ZTO"_s, QString()}};
}

} // namespace

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
{}

Preferences::~Preferences() = default;

void Preferences::store(const QString& key, const QVariant& value)
{
    if (m_settings->value(key) == value)
        return;
    m_settings->setValue(key, value);
    Q_EMIT changed();
}

ColorScheme Preferences::colorScheme() const
{
    const QString name = m_settings->value(u"look/scheme"_s).toString();
    return name == u"light" ? ColorScheme::Light : name == u"dark" ? ColorScheme::Dark : ColorScheme::Follow;
}

void Preferences::setColorScheme(ColorScheme scheme)
{
    store(u"look/scheme"_s, scheme == ColorScheme::Light  ? u"light"_s
                            : scheme == ColorScheme::Dark ? u"dark"_s
                                                          : u"follow"_s);
}

QString Preferences::language() const
{
    return m_startLanguage.value_or(m_settings->value(u"look/language"_s).toString());
}

void Preferences::setLanguage(const QString& language)
{
    const bool isOther = m_startLanguage && *m_startLanguage != language;
    m_startLanguage.reset();
    // What was set before the start may be just what is chosen now.
    if (isOther && m_settings->value(u"look/language"_s).toString() == language)
        Q_EMIT changed();
    else
        store(u"look/language"_s, language);
}

void Preferences::startWith(const QString& language)
{
    m_startLanguage = language;
}

int Preferences::scalePercent() const
{
    return std::clamp(m_settings->value(u"look/scale"_s, 100).toInt(), 100, 200);
}

void Preferences::setScalePercent(int percent)
{
    store(u"look/scale"_s, std::clamp(percent, 100, 200));
}

std::chrono::seconds Preferences::undoTime() const
{
    return std::chrono::seconds(std::clamp(m_settings->value(u"steps/undo"_s, 8).toInt(), 0, 30));
}

void Preferences::setUndoTime(std::chrono::seconds seconds)
{
    store(u"steps/undo"_s, static_cast<int>(std::clamp<qint64>(seconds.count(), 0, 30)));
}

std::vector<Carrier> Preferences::carriers() const
{
    if (!m_settings->contains(u"carriers/size"_s))
        return defaultCarriers();
    std::vector<Carrier> carriers;
    const int size = m_settings->beginReadArray(u"carriers"_s);
    for (int i = 0; i < size; ++i) {
        m_settings->setArrayIndex(i);
        carriers.push_back({m_settings->value(u"name"_s).toString(), m_settings->value(u"url"_s).toString()});
    }
    m_settings->endArray();
    return carriers;
}

void Preferences::setCarriers(const std::vector<Carrier>& carriers)
{
    if (carriers == this->carriers())
        return;
    m_settings->remove(u"carriers"_s);
    m_settings->beginWriteArray(u"carriers"_s, static_cast<int>(carriers.size()));
    for (int i = 0; i < std::ssize(carriers); ++i) {
        m_settings->setArrayIndex(i);
        m_settings->setValue(u"name"_s, carriers[static_cast<size_t>(i)].name);
        m_settings->setValue(u"url"_s, carriers[static_cast<size_t>(i)].trackingUrl);
    }
    m_settings->endArray();
    Q_EMIT changed();
}

QString Preferences::trackingLink(const QString& carrier, const QString& trackingNo) const
{
    if (trackingNo.isEmpty())
        return {};
    for (const Carrier& each : carriers()) {
        if (each.name.compare(carrier, Qt::CaseInsensitive) != 0 || each.trackingUrl.isEmpty())
            continue;
        QString address = each.trackingUrl;
        address.replace(kTracking, QString::fromLatin1(QUrl::toPercentEncoding(trackingNo)));
        const QUrl url(address, QUrl::StrictMode);
        // Templates are typed by people and opened by a click: nothing but a web page.
        if (url.isValid() && url.scheme() == u"https" && !url.host().isEmpty() && url.userInfo().isEmpty())
            return address;
    }
    return {};
}

QStringList Preferences::notifiedStatuses() const
{
    return m_settings->value(u"notify/statuses"_s, QStringList{u"PAID"_s}).toStringList();
}

void Preferences::setNotifiedStatuses(const QStringList& statuses)
{
    store(u"notify/statuses"_s, statuses);
}

bool Preferences::playsSounds() const
{
    return m_settings->value(u"notify/sounds"_s, true).toBool();
}

void Preferences::setPlaysSounds(bool plays)
{
    store(u"notify/sounds"_s, plays);
}

bool Preferences::hasQuietHours() const
{
    return m_settings->value(u"notify/quiet"_s, false).toBool();
}

QTime Preferences::quietFrom() const
{
    const QTime time = m_settings->value(u"notify/quiet_from"_s).toTime();
    return time.isValid() ? time : QTime(20, 0);
}

QTime Preferences::quietTo() const
{
    const QTime time = m_settings->value(u"notify/quiet_to"_s).toTime();
    return time.isValid() ? time : QTime(8, 0);
}

void Preferences::setQuietHours(bool on, QTime from, QTime to)
{
    if (on == hasQuietHours() && from == quietFrom() && to == quietTo())
        return;
    m_settings->setValue(u"notify/quiet"_s, on);
    m_settings->setValue(u"notify/quiet_from"_s, from);
    m_settings->setValue(u"notify/quiet_to"_s, to);
    Q_EMIT changed();
}

QByteArray Preferences::layout(const QString& name) const
{
    return m_settings->value(QString(u"layout/" + name)).toByteArray();
}

void Preferences::setLayout(const QString& name, const QByteArray& state)
{
    // Not announced: nobody but its owner looks at it, and headers change often.
    m_settings->setValue(QString(u"layout/" + name), state);
}

QStringList Preferences::list(const QString& name) const
{
    return m_settings->value(QString(u"lists/" + name)).toStringList();
}

void Preferences::setList(const QString& name, const QStringList& values)
{
    m_settings->setValue(QString(u"lists/" + name), values);
}

} // namespace ch::ui
