// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailParcels.h"

#include "ui/orders/OrderDetailText.h"
#include "ui/orders/TimelineWords.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

ParcelHistory historyOf(int parcelNo, const std::vector<TimelineEntry>& timeline, const TimelineWords& say)
{
    ParcelHistory history;
    for (const TimelineEntry& entry : timeline) {
        if (entry.kind != TimelineKind::ShipmentCorrected || numberOf(entry.detail, "shipment_no"_L1) != parcelNo)
            continue;
        for (const FieldChange& change : entry.changes)
            history.push_back(OrderDetailParcels::tr("%1, %2, %3", "what changed, when, who")
                                  .arg(say.change(change), say.when(entry.at), entry.actor.name));
    }
    return history;
}

} // namespace

OrderDetailParcels::OrderDetailParcels(UiContext& context, QWidget* parent) : Card({}, parent), m_context(context) {}

void OrderDetailParcels::render(const desk::OrderDetail& detail, const std::vector<TimelineEntry>& timeline)
{
    const auto& parcels = detail.shown.shipments;
    setVisible(!parcels.empty());
    setHeading(tr("%n parcel(s)", nullptr, int(parcels.size())));
    m_facts.clear();
    const TimelineWords say(m_context, detail.shown.currency);
    for (const Shipment& parcel : parcels) {
        qint64 units = 0;
        for (const LineQuantity& line : parcel.lines)
            units += line.quantity;
        const bool isUnsent = std::ranges::none_of(detail.base.shipments, [&parcel](const Shipment& sent) {
            return sent.no == parcel.no && sent.opId == parcel.opId;
        });
        m_facts.push_back({parcel, historyOf(parcel.no, timeline, say), isUnsent, units});
    }
    fill();
}

void OrderDetailParcels::setCorrectable(bool correctable)
{
    if (correctable == m_isCorrectable)
        return;
    m_isCorrectable = correctable;
    fill();
}

void OrderDetailParcels::fill()
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    for (const OrderDetailParcel::Facts& facts : m_facts) {
        auto* row = new OrderDetailParcel(m_context, facts, m_isCorrectable, m_rows);
        connect(row, &OrderDetailParcel::correctionRequested, this,
                [this, no = facts.parcel.no] { Q_EMIT correctionRequested(no); });
        column->addWidget(row);
    }
    body()->addWidget(m_rows);
}

} // namespace ch::ui
