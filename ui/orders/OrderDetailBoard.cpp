// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailBoard.h"

#include "ui/kit/Widgets.h"
#include "ui/orders/OrderDetailLines.h"
#include "ui/orders/OrderDetailMoney.h"
#include "ui/orders/OrderDetailOpen.h"
#include "ui/orders/OrderDetailParcels.h"
#include "ui/orders/OrderDetailPeople.h"
#include "ui/orders/TimelineCard.h"

#include <QVBoxLayout>

namespace ch::ui {

namespace {

constexpr int kTwoColumns = 760;

} // namespace

OrderDetailBoard::OrderDetailBoard(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_hold(new Notice(this))
    , m_open(new OrderDetailOpen(context, this))
    , m_lines(new OrderDetailLines(context, this))
    , m_parcels(new OrderDetailParcels(context, this))
    , m_people(new OrderDetailPeople(context, this))
    , m_money(new OrderDetailMoney(context, this))
    , m_timeline(new TimelineCard(context, this))
    , m_top(new QVBoxLayout)
    , m_left(new QVBoxLayout)
    , m_side(new QWidget(this))
    , m_right(new QVBoxLayout(m_side))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * kGrid);
    for (QBoxLayout* each : {m_top, m_left, m_right})
        each->setSpacing(2 * kGrid);
    columns->addLayout(m_left, 3);
    m_right->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(m_side, 2);
    column->addLayout(m_top);
    column->addLayout(columns);
    column->addStretch(1);
    for (QWidget* each : {static_cast<QWidget*>(m_hold), static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_lines)})
        m_top->addWidget(each);
    connect(m_open, &OrderDetailOpen::correctionRequested, this, &OrderDetailBoard::entryCorrectionRequested);
    connect(m_parcels, &OrderDetailParcels::correctionRequested, this, &OrderDetailBoard::parcelCorrectionRequested);
    connect(m_people, &OrderDetailPeople::editRequested, this,
            [this] { Q_EMIT actionRequested(OrderAction::EditAddress); });
    connect(m_timeline, &TimelineCard::refreshRequested, this, &OrderDetailBoard::timelineRequested);
    arrange(false);
}

void OrderDetailBoard::render(const desk::OrderDetail& detail, const desk::OrderTimeline& timeline)
{
    showHold(detail.shown);
    m_open->render(detail, timeline.entries);
    m_lines->render(detail.shown);
    m_parcels->render(detail, timeline.entries);
    m_people->render(detail.shown);
    m_money->render(detail.shown, timeline.entries);
    m_timeline->render(timeline, detail.base.currency);
}

void OrderDetailBoard::offer(const OrderVerdicts& verdicts)
{
    const auto isAllowed = [&verdicts](OrderAction which) { return !verdicts[static_cast<size_t>(which)]; };
    m_people->setEditable(isAllowed(OrderAction::EditAddress));
    m_parcels->setCorrectable(isAllowed(OrderAction::CorrectTracking));
}

void OrderDetailBoard::showHold(const Order& order)
{
    const UtcTime now = m_context.now();
    const auto& hold = order.hold;
    if (!hold || (hold->until && *hold->until <= now)) {
        m_hold->hide();
        return;
    }
    const Formats& formats = m_context.formats();
    QString text = hold->until ? tr("On hold until %1: %2").arg(formats.dayOf(*hold->until, now), hold->reason)
                               : tr("On hold: %1").arg(hold->reason);
    if (!hold->by.isEmpty())
        text += QStringLiteral(" (%1, %2)").arg(hold->by, formats.when(hold->at, now));
    m_hold->show(Tone::Warn, text);
}

void OrderDetailBoard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(width() >= kTwoColumns);
}

void OrderDetailBoard::arrange(bool isWide)
{
    if (m_isWide == isWide)
        return;
    m_isWide = isWide;
    QWidget* const parts[]{m_parcels, m_people, m_money, m_timeline};
    for (QWidget* part : parts) {
        m_left->removeWidget(part);
        m_right->removeWidget(part);
    }
    for (QBoxLayout* each : {m_left, m_right}) {
        while (QLayoutItem* const rest = each->takeAt(0))
            delete rest;
    }
    for (QWidget* part : parts) {
        const bool isSide = part == m_people || part == m_money;
        (isWide && isSide ? m_right : m_left)->addWidget(part);
    }
    m_left->addStretch(1);
    m_right->addStretch(1);
    // An empty layout would take its share all the same; a hidden widget does not.
    m_side->setVisible(isWide);
}

} // namespace ch::ui
