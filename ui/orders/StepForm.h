// SPDX-License-Identifier: Apache-2.0
// The questions that a step asks, whether it is about one order or many.
// Thread of the windows.
#pragma once

#include "core/domain/OrderSteps.h"
#include "ui/orders/SheetField.h"

#include <QVBoxLayout>

#include <optional>

namespace ch::ui {

class StepForm : public QWidget
{
    Q_OBJECT

public:
    explicit StepForm(QWidget* parent = nullptr);

    /// What was entered; nothing if something is wrong: then the fields say what, and the first of them has the focus.
    std::optional<OrderStepDraft> draft();
    /// Shows what somebody entered before; a draft of another kind is ignored.
    virtual void setDraft(const OrderStepDraft& draft) = 0;

Q_SIGNALS:
    void edited();

protected:
    /// Tab goes through editors in the order in which they were made: make them in the order of the fields.
    SheetField* addField(const QString& caption, QWidget* editor);
    /// One that needs no caption.
    void addWidget(QWidget* widget);
    /// Sets the problems of the fields.
    virtual void check() = 0;
    virtual OrderStepDraft read() const = 0;

private:
    QVBoxLayout* m_column;
    QList<SheetField*> m_fields;
};

} // namespace ch::ui
