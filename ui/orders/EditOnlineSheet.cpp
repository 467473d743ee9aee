// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/EditOnlineSheet.h"

#include "core/base/Deliver.h"
#include "ui/orders/OrderStepSheet.h"

#include <QPointer>
#include <QVBoxLayout>

namespace ch::ui {

EditOnlineSheet::EditOnlineSheet(UiContext& context, const desk::OrderDetail& detail, const QString& title,
                                 QWidget* host)
    : Sheet(title, host)
    , m_context(context)
    , m_detail(detail)
    , m_fields(new QWidget(this))
{
    body()->addWidget(makeOrderCaption(detail, this));
    m_column = new QVBoxLayout(m_fields);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * kGrid);
    body()->addWidget(m_fields);
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &EditOnlineSheet::showConnection);
}

void EditOnlineSheet::addButtons(const QString& goText)
{
    m_goText = goText;
    auto* back = addButton(tr("Close"), ButtonKind::Plain);
    connect(back, &QPushButton::clicked, this, &Sheet::leave);
    auto* go = addButton(goText, ButtonKind::Primary);
    connect(go, &QPushButton::clicked, this, &EditOnlineSheet::submit);
    showConnection();
}

SheetField* EditOnlineSheet::addField(const QString& caption, QWidget* editor)
{
    auto* field = new SheetField(caption, editor, m_fields);
    m_column->addWidget(field);
    m_all.push_back(field);
    return field;
}

void EditOnlineSheet::markEdited()
{
    setDirty(true);
}

void EditOnlineSheet::submit()
{
    // A cell that is being edited gives up its quantity when it loses the focus; Ctrl+Enter alone would not take it away.
    primaryButton()->setFocus();
    if (m_isSending)
        return;
    // While the outcome is unknown the fields are locked: what is sent again is what was sent.
    if (m_key.isNull() && (!check() || focusFirstProblem(m_all)))
        return;
    if (m_key.isNull())
        m_key = OpId::random();
    m_isSending = true;
    m_fields->setEnabled(false);
    primaryButton()->setEnabled(false);
    primaryButton()->setText(tr("Sending…"));
    const auto onAnswer = [&context = m_context, self = QPointer<EditOnlineSheet>(this)](const Result<Order>& answer) {
        if (self)
            self->finish(answer);
        else if (!answer)
            context.toast({.text = words(answer.error()).what, .tone = Tone::Bad});
    };
    // Not to the sheet, which may be closed meanwhile: what became of money has to be said.
    deliver(send(m_key), &m_context, onAnswer);
}

void EditOnlineSheet::finish(const Result<Order>& answer)
{
    m_isSending = false;
    if (answer) {
        m_context.toast({.text = doneWords(*answer), .tone = Tone::Good});
        setDirty(false);
        close();
        return;
    }
    const Error& error = answer.error();
    const bool isUnknown =
        isTransient(error) || error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Protocol;
    if (!isUnknown)
        m_key = OpId();
    m_fields->setEnabled(!isUnknown);
    primaryButton()->setEnabled(true);
    primaryButton()->setText(isUnknown ? tr("Try again") : m_goText);
    notice()->show(error);
}

void EditOnlineSheet::showConnection()
{
    const bool isOnline = m_context.workspace().status().isOnline();
    if (isOnline && m_saysOffline) {
        m_saysOffline = false;
        notice()->hide();
    } else if (!isOnline && !m_isSending) {
        m_saysOffline = true;
        notice()->show(Tone::Warn,
                       tr("This is done at the service at once and never queued. It cannot be reached now."));
    }
    if (primaryButton() && !m_isSending)
        primaryButton()->setEnabled(isOnline || !m_key.isNull());
}

} // namespace ch::ui
