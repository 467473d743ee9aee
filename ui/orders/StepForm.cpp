// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/StepForm.h"

namespace ch::ui {

StepForm::StepForm(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * kGrid);
}

std::optional<OrderStepDraft> StepForm::draft()
{
    check();
    if (focusFirstProblem(m_fields))
        return std::nullopt;
    return read();
}

SheetField* StepForm::addField(const QString& caption, QWidget* editor)
{
    auto* field = new SheetField(caption, editor, this);
    m_column->addWidget(field);
    m_fields.push_back(field);
    return field;
}

void StepForm::addWidget(QWidget* widget)
{
    m_column->addWidget(widget);
}

} // namespace ch::ui
