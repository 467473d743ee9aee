// SPDX-License-Identifier: Apache-2.0
// A note for the order's timeline.
// Thread of the windows.
#pragma once

#include "ui/orders/StepForm.h"

class QPlainTextEdit;

namespace ch::ui {

class NoteForm : public StepForm
{
    Q_OBJECT

public:
    explicit NoteForm(QWidget* parent = nullptr);
    void setDraft(const OrderStepDraft& draft) override;

protected:
    void check() override;
    OrderStepDraft read() const override;

private:
    QPlainTextEdit* m_text;
    SheetField* m_field;
};

} // namespace ch::ui
