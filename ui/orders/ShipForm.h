// SPDX-License-Identifier: Apache-2.0
// A parcel of one order: carrier, tracking number, and what goes into it, filled with all that is left.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/ShipLinesModel.h"
#include "ui/orders/StepForm.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace ch::ui {

class OrderDetailTable;

class ShipForm : public StepForm
{
    Q_OBJECT

public:
    ShipForm(UiContext& context, const Order& order, QWidget* parent = nullptr);
    void setDraft(const OrderStepDraft& draft) override;
    ShipLinesModel& lines() { return m_lines; }

protected:
    void check() override;
    OrderStepDraft read() const override;

private:
    QWidget* makeLines();
    void showTotal();

    UiContext& m_context;
    ShipLinesModel m_lines;
    QLineEdit* m_tracking;
    QComboBox* m_carrier;
    QCheckBox* m_notify = nullptr;
    OrderDetailTable* m_table = nullptr;
    SheetField* m_carrierField;
    SheetField* m_trackingField;
    SheetField* m_linesField;
};

/// Carriers that the person set up, and free text; begins with the one used last.
QComboBox* makeCarrierBox(const UiContext& context, QWidget* parent);
/// Makes it the one used last.
void rememberCarrier(const UiContext& context, const QString& carrier);

/// Of carriers and tracking numbers, as the service limits them.
inline constexpr int kLongestParcelText = 64;

} // namespace ch::ui
