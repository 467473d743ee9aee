// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/VersionsView.h"

#include "core/base/Deliver.h"
#include "ui/activity/ActivityItem.h"
#include "ui/activity/FactList.h"
#include "ui/activity/OperationText.h"

#include <QBoxLayout>

namespace ch::ui {

VersionsView::VersionsView(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_sides(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_wanted(new Card({}, this))
    , m_now(new Card({}, this))
    , m_wantedFacts(new FactList(this))
    , m_nowFacts(new FactList(this))
    , m_status(new Pill({}, Tone::Neutral, this))
    , m_nowText(new TextLabel({}, TextStyle::Body, this))
{
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(kGrid);
    m_sides->addWidget(m_wanted, 1);
    m_sides->addWidget(m_now, 1);
    m_wanted->body()->addWidget(m_wantedFacts);
    m_now->addHeaderWidget(m_status);
    m_now->body()->addWidget(m_nowText);
    m_now->body()->addWidget(m_nowFacts);
    // The rows of both begin at the top.
    for (const Card* card : {m_wanted, m_now})
        card->body()->addStretch(1);
    m_nowText->setMuted(true);
    retranslate();
}

void VersionsView::setSideBySide(bool isBeside)
{
    m_sides->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void VersionsView::retranslate()
{
    m_wanted->setHeading(tr("You wanted"));
    m_now->setHeading(tr("The service has"));
}

void VersionsView::show(const PendingOperation& operation)
{
    m_operation = operation;
    showWanted();
    m_status->hide();
    m_nowFacts->set({});
    const auto order = orderOf(operation);
    m_now->setVisible(order.has_value());
    if (!order)
        return;
    m_nowText->setFullText(tr("Reading the order…"));
    m_nowText->show();
    deliver(m_context.workspace().orders().detail(*order), this,
            [this, seq = operation.seq](const Result<desk::OrderDetail>& detail) {
                if (m_operation.seq == seq)
                    showNow(detail);
            });
}

void VersionsView::showWanted()
{
    const Formats& formats = m_context.formats();
    m_wantedFacts->set(
        {{tr("Step"), words(m_operation.kind)},
         {tr("Entered"), summaryOf(m_operation, formats)},
         {tr("Decided"), formats.when(m_operation.createdAt, m_context.now()), formats.exact(m_operation.createdAt)},
         {tr("Version seen"), m_operation.baseVersion ? formats.count(*m_operation.baseVersion) : QString()}});
}

void VersionsView::showNow(const Result<desk::OrderDetail>& detail)
{
    if (!detail) {
        const ErrorWords why = words(detail.error());
        m_nowText->setFullText(why.what);
        return;
    }
    const Order& order = detail->base;
    const Formats& formats = m_context.formats();
    const UnitTotals units = order.units();
    m_nowText->hide();
    m_status->set(words(order.status), toneOf(order.status));
    m_status->show();
    const QString parcels =
        order.shipments.empty()
            ? QString()
            : QString(order.shipments.back().carrier + u' ' + order.shipments.back().trackingNo).trimmed();
    m_nowFacts->set(
        {{tr("Version"), formats.count(order.version)},
         {tr("Changed"), formats.ago(order.updatedAt, m_context.now()), formats.exact(order.updatedAt)},
         {tr("Cancelled because"), order.cancelReason.isEmpty() ? QString() : reasonWords(order.cancelReason)},
         {tr("On hold because"), order.hold ? order.hold->reason : QString()},
         {tr("Shipped"), tr("%1 of %2").arg(formats.count(units.shipped), formats.count(units.ordered))},
         {tr("Last parcel"), parcels}});
}

} // namespace ch::ui
