// SPDX-License-Identifier: Apache-2.0
// Why an order is cancelled: a reason of the contract's list, and a note.
// Thread of the windows.
#pragma once

#include "ui/orders/StepForm.h"

class QComboBox;
class QPlainTextEdit;

namespace ch::ui {

class CancelForm : public StepForm
{
    Q_OBJECT

public:
    explicit CancelForm(QWidget* parent = nullptr);
    void setDraft(const OrderStepDraft& draft) override;

protected:
    void check() override;
    OrderStepDraft read() const override;

private:
    QComboBox* m_reason;
    QPlainTextEdit* m_note;
    SheetField* m_noteField;
};

} // namespace ch::ui
