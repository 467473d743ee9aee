// SPDX-License-Identifier: Apache-2.0
// Carrier and tracking number of a parcel, corrected; what they were stays in the timeline.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/StepForm.h"

class QComboBox;
class QLineEdit;

namespace ch::ui {

class TrackingCorrectForm : public StepForm
{
    Q_OBJECT

public:
    /// `parcelNo`: which one to begin with; an order that has several lets the person choose.
    TrackingCorrectForm(UiContext& context, const Order& order, int parcelNo, QWidget* parent = nullptr);
    void setDraft(const OrderStepDraft& draft) override;

protected:
    void check() override;
    OrderStepDraft read() const override;

private:
    const Shipment* parcel() const;
    void showParcel();

    std::vector<Shipment> m_parcels;
    QComboBox* m_which;
    QLineEdit* m_tracking;
    QComboBox* m_carrier;
    SheetField* m_carrierField = nullptr;
    SheetField* m_trackingField = nullptr;
};

} // namespace ch::ui
