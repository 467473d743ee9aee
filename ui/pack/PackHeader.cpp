// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackHeader.h"

#include "ui/pack/PackFonts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kUnitsSize = 32;
constexpr int kRim = 3;

} // namespace

PackHeader::PackHeader(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_leave(makeIconButton("chevron-left"_L1, {}, this))
    , m_number(new TextLabel({}, TextStyle::Figure, this))
    , m_who(new TextLabel({}, TextStyle::Body, this))
    , m_due(new Pill({}, Tone::Neutral, this))
    , m_claim(new Pill({}, Tone::Neutral, this))
    , m_offline(new Pill({}, Tone::Neutral, this))
    , m_units(new TextLabel({}, TextStyle::Figure, this))
    , m_unitsCaption(new TextLabel({}, TextStyle::Caption, this))
{
    m_leave->setFixedSize(kGloveHeight, kGloveHeight);
    m_leave->setIconSize({28, 28});
    m_who->setMuted(true);
    m_who->setElided(true);
    m_number->setElided(true);
    m_units->setFont(packFont(kUnitsSize));
    m_units->setAlignment(Qt::AlignRight);
    m_unitsCaption->setAlignment(Qt::AlignRight);
    m_unitsCaption->setMuted(true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_number);
    texts->addWidget(m_who);
    auto* figures = new QVBoxLayout;
    figures->setSpacing(0);
    figures->addWidget(m_units);
    figures->addWidget(m_unitsCaption);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_leave);
    row->addLayout(texts, 1);
    for (Pill* pill : {m_offline, m_claim, m_due})
        row->addWidget(pill, 0, Qt::AlignVCenter);
    row->addSpacing(2 * kGrid);
    row->addLayout(figures);
    retranslate();
    connect(m_leave, &QToolButton::clicked, this, &PackHeader::leaveRequested);
}

void PackHeader::retranslate()
{
    m_leave->setToolTip(tr("Leave the order (Esc)"));
    m_leave->setAccessibleName(tr("Leave the order"));
    m_unitsCaption->setFullText(tr("units packed"));
}

void PackHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PackHeader::setAlarm(bool isAlarm)
{
    m_isAlarm = isAlarm;
    update();
}

void PackHeader::paintEvent(QPaintEvent*)
{
    if (!m_isAlarm)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(palette()).surface);
    for (const Pill* pill : {m_offline, m_claim, m_due}) {
        const QRect rim = pill->geometry().adjusted(-kRim, -kRim, kRim, kRim);
        if (pill->isVisible())
            painter.drawRoundedRect(rim, rim.height() / 2.0, rim.height() / 2.0);
    }
}

void PackHeader::show(const PackFlow& flow)
{
    const Order& order = flow.order();
    m_number->setFullText(order.orderNo);
    QStringList who;
    for (const QString& part : {order.shipTo.name.isEmpty() ? order.customer.name : order.shipTo.name,
                                order.shipTo.city, m_context.formats().country(order.shipTo.country)}) {
        if (!part.isEmpty())
            who.append(part);
    }
    m_who->setFullText(who.join(u" · "_s));
    const PackingSession& session = flow.session();
    m_units->setFullText(QString(m_context.formats().count(session.packedUnits()) + u" / " +
                                 m_context.formats().count(session.wantedUnits())));
    m_units->setVisible(session.wantedUnits() > 0);
    m_unitsCaption->setVisible(session.wantedUnits() > 0);
    showClaim(flow);
    showDue(order);
}

void PackHeader::showClaim(const PackFlow& flow)
{
    QString text;
    Tone tone = Tone::Neutral;
    switch (flow.claim().state()) {
    case PackClaim::State::Mine:
        text = tr("Yours");
        tone = Tone::Good;
        break;
    case PackClaim::State::Other:
        text = whoHas(flow.claim().other());
        tone = Tone::Bad;
        break;
    case PackClaim::State::Offline:
        // Others cannot see that it is packed here.
        text = tr("Not claimed");
        tone = Tone::Warn;
        break;
    default:
        break;
    }
    m_claim->set(text, tone);
    m_claim->setVisible(!text.isEmpty());
    const bool isOffline = !m_context.workspace().status().isOnline();
    m_offline->set(tr("Offline: kept here, sent later"), Tone::Warn);
    m_offline->setVisible(isOffline);
}

void PackHeader::showDue(const Order& order)
{
    m_due->setVisible(order.shipBy.has_value());
    if (!order.shipBy)
        return;
    const UtcTime now = m_context.now();
    const bool isLate = *order.shipBy < now;
    const QString day = m_context.formats().dayOf(*order.shipBy, now);
    m_due->set(isLate ? tr("Late: %1").arg(day) : tr("Due %1").arg(day), isLate ? Tone::Bad : Tone::Neutral);
    m_due->setToolTip(m_context.formats().exact(*order.shipBy));
}

} // namespace ch::ui
