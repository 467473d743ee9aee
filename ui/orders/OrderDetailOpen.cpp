// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailOpen.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "ui/orders/ConflictPanel.h"
#include "ui/orders/ConflictWords.h"
#include "ui/orders/OrderDetailText.h"
#include "ui/orders/UndoOffer.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

OrderDetailOpen::OrderDetailOpen(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * kGrid);
    connect(&m_clock, &QTimer::timeout, this, &OrderDetailOpen::showWhere);
}

void OrderDetailOpen::render(const desk::OrderDetail& detail, const std::vector<TimelineEntry>& timeline)
{
    if (m_detail && isSameDetail(*m_detail, detail) && m_timeline == timeline)
        return;
    m_detail = detail;
    m_timeline = timeline;
    m_waiting.clear();
    emptyLayout(m_column);
    Card* card = nullptr;
    for (const PendingOperation& entry : detail.open) {
        if (entry.state == OperationState::Refused) {
            auto* panel = new ConflictPanel(m_context, detail, entry, timeline, this);
            connect(panel, &ConflictPanel::correctionRequested, this, &OrderDetailOpen::correctionRequested);
            m_column->addWidget(panel);
            continue;
        }
        if (!card) {
            card = new Card(tr("Waiting to be sent"), this);
            card->setAccessibleName(tr("Waiting to be sent"));
        }
        addWaiting(detail, entry, card->body());
    }
    if (card)
        m_column->insertWidget(0, card);
    setVisible(!detail.open.empty());
    // "Sent in 6 s" has to become 5.
    if (m_waiting.empty())
        m_clock.stop();
    else
        m_clock.start(std::chrono::seconds(1));
}

void OrderDetailOpen::showWhere()
{
    for (const Waiting& waiting : m_waiting) {
        const QString text = whereItStands(waiting.entry, waiting.isBehindRefused, m_context);
        if (isVisible() && waiting.where->text() != text)
            waiting.where->setFullText(text);
    }
}

void OrderDetailOpen::addWaiting(const desk::OrderDetail& detail, const PendingOperation& entry, QBoxLayout* rows)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    QString what = words(entry.kind);
    if (const auto draft = desk::stepOf(entry)) {
        const QString wish = wishWords(*draft, detail.base, m_context.formats(), m_context.now());
        if (!wish.isEmpty())
            what = tr("%1: %2", "kind of step, what was entered").arg(what, wish);
    }
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new TextLabel(what, TextStyle::Body, this));
    const bool isBehind = std::ranges::any_of(detail.open, [&entry](const PendingOperation& other) {
        return other.state == OperationState::Refused && other.seq < entry.seq;
    });
    auto* where = new TextLabel(whereItStands(entry, isBehind, m_context), TextStyle::Caption, this);
    where->setMuted(true);
    m_waiting.push_back({entry, isBehind, where});
    texts->addWidget(where);
    row->addLayout(texts, 1);
    rows->addLayout(row);
    if (entry.state == OperationState::Sending)
        return;
    if (entry.attempts == 0) {
        auto* undo = makeButton(tr("Undo"), ButtonKind::Plain, this);
        undo->setAccessibleName(tr("Undo: %1").arg(what));
        connect(undo, &QPushButton::clicked, this, [this, seq = entry.seq] { undoSteps(m_context, {seq}); });
        row->addWidget(undo, 0, Qt::AlignTop);
        return;
    }
    auto* question = new Notice(this);
    question->setDismissable(true);
    rows->addWidget(question);
    auto* discard = makeButton(tr("Discard…"), ButtonKind::Quiet, this);
    discard->setAccessibleName(tr("Discard: %1").arg(what));
    connect(discard, &QPushButton::clicked, this, [this, entry, question] { askToDiscard(entry, question); });
    row->addWidget(discard, 0, Qt::AlignTop);
}

void OrderDetailOpen::askToDiscard(const PendingOperation& entry, Notice* question)
{
    disconnect(question, nullptr, this, nullptr);
    connect(question, &Notice::buttonClicked, this, [this, seq = entry.seq] { discard(seq); });
    // An answer may have got lost: then it has happened, and the next pass shows it.
    question->show(Tone::Warn, tr("It was tried before and may have arrived. Discarding only stops further tries."),
                   tr("Discard the change"));
    question->button()->setFocus();
}

void OrderDetailOpen::discard(qint64 seq)
{
    const auto onAnswer = [&context = m_context](const Result<bool>& discarded) {
        if (!discarded)
            context.toast({.text = words(discarded.error()).what, .tone = Tone::Bad});
        else
            context.toast({.text = *discarded ? tr("Discarded.") : tr("Too late: it has been sent.")});
    };
    deliver(m_context.workspace().activity().discard(seq), &m_context, onAnswer);
}

QString whereItStands(const PendingOperation& entry, bool isBehindRefused, const UiContext& context)
{
    if (entry.state == OperationState::Sending)
        return OrderDetailOpen::tr("Being sent now.");
    if (isBehindRefused)
        return OrderDetailOpen::tr("Waits until the refused change is decided.");
    const qint64 waitMs = entry.nextAt.epochMs() - context.now().epochMs();
    if (entry.attempts > 0 && context.workspace().status().isOnline())
        return OrderDetailOpen::tr("Still trying: %n attempt(s) so far.", nullptr, entry.attempts);
    if (!context.workspace().status().isOnline())
        return OrderDetailOpen::tr("Sent when the service can be reached again.");
    if (waitMs > 0)
        return OrderDetailOpen::tr("Sent in %1.")
            .arg(
                context.formats().duration(std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(waitMs))));
    return OrderDetailOpen::tr("Sent with the next pass.");
}

} // namespace ch::ui
