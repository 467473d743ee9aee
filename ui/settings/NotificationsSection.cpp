// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/NotificationsSection.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QSignalBlocker>
#include <QTimeEdit>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTimeWidth = 120;

} // namespace

NotificationsSection::NotificationsSection(UiContext& context, QWidget* parent)
    : SettingsSection("bell"_L1, context, parent)
    , m_what(addCard())
    , m_when(addCard())
    , m_sound(new QCheckBox(this))
    , m_quiet(new QCheckBox(this))
    , m_from(new QTimeEdit(this))
    , m_to(new QTimeEdit(this))
{
    for (const OrderStatus status : allOrderStatuses()) {
        auto* box = new QCheckBox(this);
        m_what->body()->addWidget(box);
        m_statuses.emplace_back(status, box);
        connect(box, &QCheckBox::toggled, this, &NotificationsSection::saveStatuses);
    }
    m_when->body()->addWidget(m_sound);
    auto* hours = new QHBoxLayout;
    hours->setSpacing(kGrid);
    // Under the words of the box above.
    hours->setContentsMargins(3 * kGrid, 0, 0, 0);
    hours->addWidget(m_from);
    hours->addWidget(new TextLabel(u"–"_s, TextStyle::Body, this));
    hours->addWidget(m_to);
    hours->addStretch(1);
    m_when->body()->addWidget(m_quiet);
    m_when->body()->addLayout(hours);
    for (QTimeEdit* time : {m_from, m_to}) {
        time->setFixedWidth(kTimeWidth);
        connect(time, &QTimeEdit::editingFinished, this, &NotificationsSection::saveQuietHours);
    }
    retranslate();
    load();
    connect(m_sound, &QCheckBox::toggled, this, [this](bool plays) { preferences().setPlaysSounds(plays); });
    connect(m_quiet, &QCheckBox::toggled, this, &NotificationsSection::saveQuietHours);
}

void NotificationsSection::retranslate()
{
    m_what->setHeading(tr("Announce orders that become"));
    m_when->setHeading(tr("How and when"));
    for (const auto& [status, box] : m_statuses)
        box->setText(words(status));
    m_sound->setText(tr("With a sound"));
    m_quiet->setText(tr("Quiet hours: nothing is announced"));
    m_from->setAccessibleName(tr("Quiet from"));
    m_to->setAccessibleName(tr("Quiet until"));
    const QString format = context().formats().locale().timeFormat(QLocale::ShortFormat);
    m_from->setDisplayFormat(format);
    m_to->setDisplayFormat(format);
}

void NotificationsSection::load()
{
    const QStringList announced = preferences().notifiedStatuses();
    for (const auto& [status, box] : m_statuses) {
        const QSignalBlocker quiet(box);
        box->setChecked(announced.contains(nameOf(status)));
    }
    const QSignalBlocker quietSound(m_sound);
    const QSignalBlocker quietHours(m_quiet);
    m_sound->setChecked(preferences().playsSounds());
    m_quiet->setChecked(preferences().hasQuietHours());
    m_from->setTime(preferences().quietFrom());
    m_to->setTime(preferences().quietTo());
    m_from->setEnabled(m_quiet->isChecked());
    m_to->setEnabled(m_quiet->isChecked());
}

void NotificationsSection::saveStatuses()
{
    QStringList announced;
    for (const auto& [status, box] : m_statuses) {
        if (box->isChecked())
            announced.push_back(nameOf(status));
    }
    preferences().setNotifiedStatuses(announced);
}

void NotificationsSection::saveQuietHours()
{
    m_from->setEnabled(m_quiet->isChecked());
    m_to->setEnabled(m_quiet->isChecked());
    preferences().setQuietHours(m_quiet->isChecked(), m_from->time(), m_to->time());
}

} // namespace ch::ui
