// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/UndoOffer.h"

#include "core/base/Deliver.h"

#include <QPointer>

#include <algorithm>

namespace ch::ui {

namespace {

/// It has not happened yet: a success is never told before it is true.
class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::UndoOffer)

public:
    static QString one(const PendingOperation& entry)
    {
        switch (entry.kind) {
        case OperationKind::Ship:
            return tr("%1 will be shipped.").arg(entry.label);
        case OperationKind::CorrectParcel:
            return tr("A parcel of %1 will be corrected.").arg(entry.label);
        case OperationKind::Cancel:
            return tr("%1 will be cancelled.").arg(entry.label);
        case OperationKind::Complete:
            return tr("%1 will be completed.").arg(entry.label);
        case OperationKind::Hold:
            return tr("%1 will be put on hold.").arg(entry.label);
        case OperationKind::ReleaseHold:
            return tr("The hold on %1 will be released.").arg(entry.label);
        case OperationKind::Note:
            return tr("The note on %1 will be added.").arg(entry.label);
        case OperationKind::Packing:
        case OperationKind::Print:
        case OperationKind::Adjust:
        case OperationKind::Count:
        case OperationKind::CountLine:
            return tr("%1 will be changed.").arg(entry.label);
        }
        Q_UNREACHABLE();
    }

    static QString many(OperationKind kind, int n)
    {
        switch (kind) {
        case OperationKind::Ship:
            return tr("%n order(s) will be shipped.", nullptr, n);
        case OperationKind::Cancel:
            return tr("%n order(s) will be cancelled.", nullptr, n);
        case OperationKind::Complete:
            return tr("%n order(s) will be completed.", nullptr, n);
        case OperationKind::Hold:
            return tr("%n order(s) will be put on hold.", nullptr, n);
        case OperationKind::ReleaseHold:
            return tr("%n hold(s) will be released.", nullptr, n);
        case OperationKind::Note:
            return tr("%n note(s) will be added.", nullptr, n);
        case OperationKind::CorrectParcel:
        case OperationKind::Packing:
        case OperationKind::Print:
        case OperationKind::Adjust:
        case OperationKind::Count:
        case OperationKind::CountLine:
            return tr("%n change(s) will be sent.", nullptr, n);
        }
        Q_UNREACHABLE();
    }

    static QString partOfParcel(const QString& orderNo)
    {
        return tr("The parcel of %1 that waits to be sent was corrected.").arg(orderNo);
    }

    static QString undone(qsizetype back, qsizetype all)
    {
        if (back == all)
            return tr("Taken back: nothing was sent.");
        if (back == 0)
            return tr("Too late to take it back: it has been sent.");
        return tr("%1 of %2 taken back; the others have been sent.").arg(back).arg(all);
    }

    static QString offline() { return tr("Sent when the service can be reached again."); }
    static QString undo() { return tr("Undo"); }
    static QString failed(const Error& error)
    {
        const ErrorWords said = words(error);
        return said.next.isEmpty() ? said.what : QString(said.what + u' ' + said.next);
    }
};

} // namespace

void takeSteps(UiContext& context, const std::vector<OrderStepRequest>& requests, QObject* receiver,
               std::function<void(const std::vector<desk::StepOutcome>&)> onTaken)
{
    const auto undoTime = context.preferences().undoTime();
    const auto onOutcomes = [&context, alive = QPointer<QObject>(receiver),
                             onTaken = std::move(onTaken)](const std::vector<desk::StepOutcome>& outcomes) {
        offerUndo(context, outcomes);
        if (alive)
            onTaken(outcomes);
    };
    // Not to the receiver: a sheet may be closed before the entry is durable, and there must be a way back all the same.
    deliver(context.workspace().orders().take(requests, undoTime), &context, onOutcomes);
}

void offerUndo(UiContext& context, const std::vector<desk::StepOutcome>& outcomes)
{
    std::vector<qint64> seqs;
    const PendingOperation* first = nullptr;
    for (const desk::StepOutcome& outcome : outcomes) {
        // To take that back would take back the parcel itself.
        if (!outcome.entry || outcome.isPartOfParcel)
            continue;
        if (!first)
            first = &*outcome.entry;
        seqs.push_back(outcome.entry->seq);
    }
    if (!first) {
        if (outcomes.size() == 1 && outcomes.front().entry)
            context.toast({.text = Sentences::partOfParcel(outcomes.front().orderNo)});
        return;
    }
    Toast toast;
    toast.text = seqs.size() == 1 ? Sentences::one(*first) : Sentences::many(first->kind, int(seqs.size()));
    if (!context.workspace().status().isOnline())
        toast.text += u' ' + Sentences::offline();
    const auto undoTime = context.preferences().undoTime();
    if (undoTime.count() > 0) {
        toast.time = undoTime;
        toast.actionText = Sentences::undo();
        toast.action = [&context, seqs] { undoSteps(context, seqs); };
    }
    context.toast(toast);
}

void undoSteps(UiContext& context, const std::vector<qint64>& seqs, QObject* receiver,
               std::function<void(const std::vector<bool>&)> onUndone)
{
    const auto onAnswer = [&context, alive = QPointer<QObject>(receiver),
                           onUndone = std::move(onUndone)](const Result<std::vector<bool>>& undone) {
        if (!undone) {
            context.toast({.text = Sentences::failed(undone.error()), .tone = Tone::Bad});
            return;
        }
        const auto back = std::ranges::count(*undone, true);
        context.toast({.text = Sentences::undone(back, qsizetype(undone->size())),
                       .tone = back == qsizetype(undone->size()) ? Tone::Neutral : Tone::Warn});
        if (alive && onUndone)
            onUndone(*undone);
    };
    deliver(context.workspace().orders().undo(seqs), &context, onAnswer);
}

} // namespace ch::ui
