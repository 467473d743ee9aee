// SPDX-License-Identifier: Apache-2.0
// Why an order is put on hold, and until when.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/StepForm.h"

class QCheckBox;
class QComboBox;
class QDateEdit;

namespace ch::ui {

class HoldForm : public StepForm
{
    Q_OBJECT

public:
    explicit HoldForm(UiContext& context, QWidget* parent = nullptr);
    void setDraft(const OrderStepDraft& draft) override;

protected:
    void check() override;
    OrderStepDraft read() const override;

private:
    /// The last moment of the day that is chosen.
    UtcTime until() const;

    UiContext& m_context;
    QComboBox* m_reason;
    QCheckBox* m_hasEnd = nullptr;
    QDateEdit* m_day = nullptr;
    SheetField* m_reasonField;
    SheetField* m_dayField;
};

} // namespace ch::ui
