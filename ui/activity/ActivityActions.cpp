// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/ActivityActions.h"

#include "ui/activity/OperationCorrection.h"
#include "ui/kit/Icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

QAction* makeAction(QWidget* page, QLatin1StringView iconName, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(icon(iconName), {}, page);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(action);
    return action;
}

bool all(const std::vector<ActivityItem>& items, bool (*isSo)(const PendingOperation&))
{
    return !items.empty() && std::all_of(items.begin(), items.end(), [isSo](const ActivityItem& item) {
        const PendingOperation* operation = operationIn(item);
        return operation && isSo(*operation);
    });
}

} // namespace

ActivityActions::ActivityActions(QWidget* page)
    : correct(makeAction(page, "edit"_L1, {Qt::Key_F2}))
    , resend(makeAction(page, "sync"_L1, {Qt::Key_R}))
    , tryNow(makeAction(page, "sync"_L1, {}))
    , takeBack(makeAction(page, "undo"_L1, QKeySequence::keyBindings(QKeySequence::Undo)))
    , open(makeAction(page, "external"_L1, {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}))
    , copy(makeAction(page, "copy"_L1, {Qt::CTRL | Qt::SHIFT | Qt::Key_C}))
    , discard(makeAction(page, "trash"_L1, QKeySequence::keyBindings(QKeySequence::Delete)))
{
    retranslate();
    offerFor({}, Again::No);
}

void ActivityActions::retranslate() const
{
    correct->setText(Texts::tr("Correct and send again…"));
    resend->setText(Texts::tr("Send again"));
    tryNow->setText(Texts::tr("Try now"));
    takeBack->setText(Texts::tr("Take back"));
    open->setText(Texts::tr("Open the order"));
    copy->setText(Texts::tr("Copy details"));
    discard->setText(Texts::tr("Discard…"));
}

void ActivityActions::offerFor(const std::vector<ActivityItem>& selected, Again again) const
{
    const auto isRefused = [](const PendingOperation& operation) { return operation.state == OperationState::Refused; };
    const auto isOpen = [](const PendingOperation& operation) { return operation.state == OperationState::Waiting; };
    const bool isOne = selected.size() == 1;
    const PendingOperation* one = isOne ? operationIn(selected.front()) : nullptr;
    const auto offer = [](QAction* action, bool isOffered) {
        action->setEnabled(isOffered);
        action->setVisible(isOffered);
    };
    offer(correct, one && isRefused(*one) && canBeCorrected(one->kind) && again != Again::No);
    offer(resend, all(selected, isRefused) && again == Again::AsItIs);
    offer(tryNow, all(selected, isOpen));
    offer(takeBack, all(selected, canBeTakenBack));
    offer(open, one && orderOf(*one));
    offer(copy, !selected.empty());
    offer(discard, all(selected, isRefused));
}

} // namespace ch::ui
