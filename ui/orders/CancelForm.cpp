// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/CancelForm.h"

#include "core/domain/OrderDraftChecks.h"

#include <QComboBox>
#include <QPlainTextEdit>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

CancelForm::CancelForm(QWidget* parent)
    : StepForm(parent)
    , m_reason(new QComboBox(this))
    , m_note(new QPlainTextEdit(this))
{
    for (const QString& reason : {u"CUSTOMER"_s, u"MERCHANT"_s, u"OUT_OF_STOCK"_s, u"FRAUD"_s, u"OTHER"_s})
        m_reason->addItem(reasonWords(reason), reason);
    addField(tr("Reason"), m_reason);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(12 * kGrid);
    m_noteField = addField(tr("Note"), m_note);
    m_noteField->setHint(tr("Optional; stays in the order's timeline."));
    connect(m_reason, &QComboBox::currentIndexChanged, this, &StepForm::edited);
    connect(m_note, &QPlainTextEdit::textChanged, this, &StepForm::edited);
}

void CancelForm::setDraft(const OrderStepDraft& draft)
{
    const auto* cancellation = std::get_if<CancellationDraft>(&draft);
    if (!cancellation)
        return;
    m_reason->setCurrentIndex(std::max(0, m_reason->findData(cancellation->reason)));
    m_note->setPlainText(cancellation->note);
}

void CancelForm::check()
{
    m_noteField->setProblem(textProblem(m_noteField->caption(), m_note->toPlainText(), int(kMaxNoteLength), false));
}

OrderStepDraft CancelForm::read() const
{
    return CancellationDraft{.reason = m_reason->currentData().toString(), .note = m_note->toPlainText().trimmed()};
}

} // namespace ch::ui
