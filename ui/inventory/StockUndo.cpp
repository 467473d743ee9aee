// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/StockUndo.h"

#include "core/base/Deliver.h"
#include "core/desk/ActivityStore.h"
#include "ui/inventory/MovementWords.h"

#include <QPointer>

namespace ch::ui {

namespace {

/// It has not happened yet: a success is never told before it is true.
class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::StockUndo)

public:
    static QString willBe(const PendingOperation& entry, const ProductWriter& writer)
    {
        return tr("Stock of %1: %2").arg(entry.label, stockWishWords(entry, writer));
    }
    static QString offline() { return tr("Sent when the service can be reached again."); }
    static QString undo() { return tr("Undo"); }
    static QString undone(bool isBack)
    {
        return isBack ? tr("Taken back: nothing was sent.") : tr("Too late to take it back: it has been sent.");
    }
};

void offerUndo(UiContext& context, const PendingOperation& entry)
{
    const ProductWriter writer{context.formats(), context.now(), context.workspace().identity().currency};
    Toast toast{.text = Sentences::willBe(entry, writer)};
    if (!context.workspace().status().isOnline())
        toast.text += u' ' + Sentences::offline();
    if (const auto undoTime = context.preferences().undoTime(); undoTime.count() > 0) {
        toast.time = undoTime;
        toast.actionText = Sentences::undo();
        toast.action = [&context, seq = entry.seq] { undoStockChange(context, seq); };
    }
    context.toast(toast);
}

using OnTaken = std::function<void(const Result<PendingOperation>&)>;

void queue(UiContext& context, const desk::StockStep& step, const QPointer<QObject>& alive, const OnTaken& onTaken)
{
    const auto onAnswer = [&context, alive, onTaken](const Result<PendingOperation>& taken) {
        if (taken)
            offerUndo(context, *taken);
        if (alive)
            onTaken(taken);
        else if (!taken)
            context.toast({.text = words(taken.error()).what, .tone = Tone::Bad});
    };
    // Not to the receiver: a sheet may be closed before the entry is durable, and there must be a way back all the same.
    deliver(context.workspace().products().change(step, context.preferences().undoTime()), &context, onAnswer);
}

} // namespace

void changeStock(UiContext& context, const desk::StockStep& step, std::optional<qint64> replaced, QObject* receiver,
                 std::function<void(const Result<PendingOperation>&)> onTaken)
{
    const QPointer<QObject> alive(receiver);
    if (!replaced)
        return queue(context, step, alive, onTaken);
    const auto onDiscarded = [&context, step, alive, onTaken = std::move(onTaken)](const Result<bool>& discarded) {
        if (discarded)
            queue(context, step, alive, onTaken);
        else if (alive)
            onTaken(discarded.error());
    };
    deliver(context.workspace().activity().discard(*replaced), &context, onDiscarded);
}

void undoStockChange(UiContext& context, qint64 seq)
{
    const auto onAnswer = [&context](const Result<std::vector<bool>>& undone) {
        if (!undone) {
            context.toast({.text = words(undone.error()).what, .tone = Tone::Bad});
            return;
        }
        const bool isBack = !undone->empty() && undone->front();
        context.toast({.text = Sentences::undone(isBack), .tone = isBack ? Tone::Neutral : Tone::Warn});
    };
    deliver(context.workspace().products().undo({seq}), &context, onAnswer);
}

} // namespace ch::ui
