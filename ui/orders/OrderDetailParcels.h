// SPDX-License-Identifier: Apache-2.0
// The parcels of an order, with what corrections changed.
// Thread of the windows.
#pragma once

#include "core/domain/Timeline.h"
#include "ui/orders/OrderDetailParcel.h"

namespace ch::ui {

class OrderDetailParcels : public Card
{
    Q_OBJECT

public:
    explicit OrderDetailParcels(UiContext& context, QWidget* parent = nullptr);
    void render(const desk::OrderDetail& detail, const std::vector<TimelineEntry>& timeline);
    void setCorrectable(bool correctable);

Q_SIGNALS:
    void correctionRequested(int parcelNo);

private:
    void fill();

    UiContext& m_context;
    std::vector<OrderDetailParcel::Facts> m_facts;
    QWidget* m_rows = nullptr;
    bool m_isCorrectable = false;
};

} // namespace ch::ui
