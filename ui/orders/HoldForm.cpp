// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/HoldForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>

namespace ch::ui {

namespace {

constexpr int kLongestReason = 200;

} // namespace

HoldForm::HoldForm(UiContext& context, QWidget* parent)
    : StepForm(parent)
    , m_context(context)
    , m_reason(new QComboBox(this))
{
    m_reason->setEditable(true);
    m_reason->addItems({tr("Address to be confirmed"), tr("Waiting for stock"), tr("Payment to be checked"),
                        tr("Customer asked to wait"), tr("Combine with another order")});
    m_reason->setCurrentIndex(-1);
    m_reason->lineEdit()->setPlaceholderText(tr("Why it must not ship yet"));
    m_reasonField = addField(tr("Reason"), m_reason);

    const QDate today = context.formats().localDay(context.now());
    m_hasEnd = new QCheckBox(tr("Ends by itself"), this);
    addWidget(m_hasEnd);
    m_day = new QDateEdit(this);
    m_day->setCalendarPopup(true);
    m_day->setMinimumDate(today);
    m_day->setDate(today.addDays(3));
    m_dayField = addField(tr("On hold up to and including"), m_day);
    m_dayField->setVisible(false);
    connect(m_hasEnd, &QCheckBox::toggled, m_dayField, &QWidget::setVisible);
    connect(m_hasEnd, &QCheckBox::toggled, this, &StepForm::edited);
    connect(m_reason, &QComboBox::editTextChanged, this, &StepForm::edited);
    connect(m_day, &QDateEdit::dateChanged, this, &StepForm::edited);
}

void HoldForm::setDraft(const OrderStepDraft& draft)
{
    const auto* hold = std::get_if<HoldDraft>(&draft);
    if (!hold)
        return;
    m_reason->setEditText(hold->reason);
    m_hasEnd->setChecked(hold->until.has_value());
    if (hold->until)
        m_day->setDate(m_context.formats().localDay(*hold->until));
}

void HoldForm::check()
{
    m_reasonField->setProblem(textProblem(m_reasonField->caption(), m_reason->currentText(), kLongestReason));
    const bool isOver = m_hasEnd->isChecked() && until() <= m_context.now();
    m_dayField->setProblem(isOver ? tr("The day must not be over.") : QString());
}

OrderStepDraft HoldForm::read() const
{
    HoldDraft draft{.reason = m_reason->currentText().trimmed()};
    if (m_hasEnd->isChecked())
        draft.until = until();
    return draft;
}

UtcTime HoldForm::until() const
{
    return m_context.formats().startOf(m_day->date().addDays(1)).plusMs(-1);
}

} // namespace ch::ui
