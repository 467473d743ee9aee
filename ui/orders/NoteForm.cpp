// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/NoteForm.h"

#include "core/domain/OrderDraftChecks.h"

#include <QPlainTextEdit>

namespace ch::ui {

NoteForm::NoteForm(QWidget* parent) : StepForm(parent), m_text(new QPlainTextEdit(this))
{
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(20 * kGrid);
    m_field = addField(tr("Note"), m_text);
    m_field->setHint(tr("Colleagues see it in the order's timeline. Notes cannot be changed later."));
    connect(m_text, &QPlainTextEdit::textChanged, this, &StepForm::edited);
}

void NoteForm::setDraft(const OrderStepDraft& draft)
{
    if (const auto* note = std::get_if<NoteDraft>(&draft))
        m_text->setPlainText(note->text);
}

void NoteForm::check()
{
    m_field->setProblem(textProblem(m_field->caption(), m_text->toPlainText(), int(kMaxNoteLength)));
}

OrderStepDraft NoteForm::read() const
{
    return NoteDraft{.text = m_text->toPlainText().trimmed()};
}

} // namespace ch::ui
