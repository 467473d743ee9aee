// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductOpenCard.h"

#include "core/base/Deliver.h"
#include "core/desk/ActivityStore.h"
#include "ui/inventory/MovementWords.h"
#include "ui/inventory/StockUndo.h"
#include "ui/kit/Buttons.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ch::ui {

ProductOpenCard::ProductOpenCard(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ProductOpenCard::render(const desk::ProductDetail& detail, const ProductWriter& writer)
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    m_column->addWidget(m_rows);
    Card* waiting = nullptr;
    bool isBehind = false;
    for (const PendingOperation& entry : detail.open) {
        const QString wish = stockWishWords(entry, writer);
        if (entry.state == OperationState::Refused) {
            isBehind = true;
            addRefused(entry, wish, detail);
            continue;
        }
        if (!waiting) {
            waiting = new Card(tr("Waiting to be sent"), m_rows);
            column->addWidget(waiting);
        }
        addWaiting(entry, wish, isBehind, waiting);
    }
    setVisible(!detail.open.empty());
}

void ProductOpenCard::addWaiting(const PendingOperation& entry, const QString& wish, bool isBehind, Card* card)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    const QString what = tr("%1: %2", "kind of change, what was entered").arg(words(entry.kind), wish);
    texts->addWidget(new TextLabel(what, TextStyle::Body, card));
    QString where = tr("Sent with the next pass.");
    if (isBehind)
        where = tr("Waits until the refused change is decided.");
    else if (entry.state == OperationState::Sending)
        where = tr("Being sent now.");
    else if (!m_context.workspace().status().isOnline())
        where = tr("Sent when the service can be reached again.");
    auto* state = new TextLabel(where, TextStyle::Caption, card);
    state->setMuted(true);
    texts->addWidget(state);
    row->addLayout(texts, 1);
    if (entry.state == OperationState::Waiting && entry.attempts == 0) {
        auto* undo = makeButton(tr("Undo"), ButtonKind::Plain, card);
        undo->setAccessibleName(tr("Undo: %1").arg(what));
        connect(undo, &QPushButton::clicked, this, [this, seq = entry.seq] { undoStockChange(m_context, seq); });
        row->addWidget(undo, 0, Qt::AlignTop);
    }
    card->body()->addLayout(row);
}

QString ProductOpenCard::whyRefused(const PendingOperation& entry, const desk::ProductDetail& detail) const
{
    const Formats& formats = m_context.formats();
    if (entry.reason == u"INSUFFICIENT_STOCK")
        return tr("Open orders reserve what would be taken: %1 on hand, %2 reserved.")
            .arg(formats.count(detail.base.onHand), formats.count(detail.base.reserved));
    if (entry.reason == u"STALE_QUANTITY")
        return tr("The stock had changed before the count arrived: there are %1 on hand now.")
            .arg(formats.count(detail.base.onHand));
    return words(Error{.kind = ErrorKind::Conflict, .code = entry.reason, .facts = entry.facts}).what;
}

void ProductOpenCard::addRefused(const PendingOperation& entry, const QString& wish, const desk::ProductDetail& detail)
{
    auto* card = new Card(tr("Refused by the service"), m_rows);
    auto* what = new TextLabel(tr("%1: %2", "kind of change, what was entered").arg(words(entry.kind), wish),
                               TextStyle::Body, card);
    auto* why = new TextLabel(whyRefused(entry, detail), TextStyle::Body, card);
    why->setTone(Tone::Bad);
    card->body()->addWidget(what);
    card->body()->addWidget(why);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    auto* again = makeButton(tr("Enter it anew…"), ButtonKind::Plain, card);
    auto* discardIt = makeButton(tr("Discard"), ButtonKind::Quiet, card);
    discardIt->setAccessibleName(tr("Discard the refused change"));
    connect(again, &QPushButton::clicked, this, [this, entry] { Q_EMIT againRequested(entry); });
    connect(discardIt, &QPushButton::clicked, this, [this, seq = entry.seq] { discard(seq); });
    buttons->addWidget(again);
    buttons->addWidget(discardIt);
    buttons->addStretch(1);
    card->body()->addLayout(buttons);
    m_rows->layout()->addWidget(card);
}

void ProductOpenCard::discard(qint64 seq)
{
    const auto onAnswer = [&context = m_context](const Result<bool>& discarded) {
        if (!discarded)
            context.toast({.text = words(discarded.error()).what, .tone = Tone::Bad});
    };
    deliver(m_context.workspace().activity().discard(seq), &m_context, onAnswer);
}

} // namespace ch::ui
