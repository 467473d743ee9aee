// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderActionRules.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "core/domain/Reason.h"
#include "ui/orders/RefundPreview.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ActionRow
{
    const char* text = nullptr;
    const char* imperative = nullptr;
    QLatin1StringView icon;
    /// What it becomes in the outbox; nothing for what is done at the service or needs no permission.
    std::optional<OperationKind> kind;
    bool isForMany = false;
};

constexpr std::array<ActionRow, kOrderActionCount> kRows{{
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Ship…"), QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Ship"), "truck"_L1,
     OperationKind::Ship, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Complete"), QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Complete"),
     "check"_L1, OperationKind::Complete, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Release hold"),
     QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Release hold"), "play"_L1, OperationKind::ReleaseHold, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Hold…"), QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Hold"), "pause"_L1,
     OperationKind::Hold, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Add note…"), QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Add note"),
     "note"_L1, OperationKind::Note, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Correct tracking…"),
     QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Correct"), "edit"_L1, OperationKind::CorrectParcel, false},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Edit customer and address…"),
     QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Save"), "user"_L1, std::nullopt, false},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Import tracking numbers…"),
     QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Ship"), "upload"_L1, OperationKind::Ship, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Print…"), QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Print"),
     "printer"_L1, std::nullopt, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Copy order numbers"), QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Copy"),
     "copy"_L1, std::nullopt, true},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Refund…"), QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Refund"),
     "refund"_L1, std::nullopt, false},
    {QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Cancel order…"),
     QT_TRANSLATE_NOOP("ch::ui::OrderActions", "Cancel order"), "ban"_L1, OperationKind::Cancel, true},
}};

const ActionRow& rowOf(OrderAction which)
{
    return kRows[static_cast<size_t>(which)];
}

StepContext asMe(const UiContext& context)
{
    StepContext step;
    step.actor.name = context.workspace().identity().userName;
    step.actor.role = context.role();
    step.now = context.now();
    return step;
}

/// What needs no question to the store.
OrderVerdicts verdictsHere(const UiContext& context, const Order& order)
{
    OrderVerdicts verdicts;
    for (size_t i = 0; i < kOrderActionCount; ++i) {
        if (!mayEver(context.role(), OrderAction(i)))
            verdicts[i] = refusal(Reason::Forbidden);
    }
    const auto judge = [&verdicts](OrderAction which, std::optional<Error> refused) {
        std::optional<Error>& verdict = verdicts[static_cast<size_t>(which)];
        if (!verdict)
            verdict = std::move(refused);
    };
    const auto edited = edit(order, OrderEdit{}, asMe(context));
    judge(OrderAction::EditAddress, edited ? std::optional<Error>() : edited.error());
    judge(OrderAction::Refund, refundableMinor(order) > 0 || releasableUnits(order) > 0
                                   ? std::optional<Error>()
                                   : refusal(Reason::StateConflict));
    if (order.shipments.empty())
        judge(OrderAction::CorrectTracking, refusal(Reason::NotFound));
    // To hold what is on hold replaces the hold, and to release none changes nothing: the rules allow both, but nobody
    // should be offered the latter.
    if (!order.hold)
        judge(OrderAction::ReleaseHold, refusal(Reason::StateConflict));
    return verdicts;
}

} // namespace

QString words(OrderAction which)
{
    return QCoreApplication::translate("ch::ui::OrderActions", rowOf(which).text);
}

QString imperative(OrderAction which)
{
    return QCoreApplication::translate("ch::ui::OrderActions", rowOf(which).imperative);
}

QLatin1StringView iconNameOf(OrderAction which)
{
    return rowOf(which).icon;
}

bool mayEver(Role role, OrderAction which)
{
    if (which == OrderAction::EditAddress || which == OrderAction::Refund)
        return role == Role::Merchant;
    const auto kind = rowOf(which).kind;
    return !kind || desk::mayTake(role, *kind);
}

bool isForMany(OrderAction which)
{
    return rowOf(which).isForMany;
}

std::optional<OrderStepDraft> probeOf(OrderAction which)
{
    switch (which) {
    case OrderAction::Ship:
    case OrderAction::ImportTracking:
        return ShipmentDraft{.carrier = u"-"_s, .trackingNo = u"-"_s};
    case OrderAction::Complete:
        return CompletionDraft{};
    case OrderAction::ReleaseHold:
        return ReleaseHoldDraft{};
    case OrderAction::Hold:
        return HoldDraft{.reason = u"-"_s};
    case OrderAction::Note:
        return NoteDraft{.text = u"-"_s};
    case OrderAction::Cancel:
        return CancellationDraft{.reason = u"OTHER"_s};
    case OrderAction::CorrectTracking:
    case OrderAction::EditAddress:
    case OrderAction::Print:
    case OrderAction::Copy:
    case OrderAction::Refund:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

void judgeActions(UiContext& context, const desk::OrderDetail& detail, QObject* receiver,
                  std::function<void(const OrderVerdicts&)> onVerdicts)
{
    OrderVerdicts verdicts = verdictsHere(context, detail.shown);
    std::vector<OrderAction> asked;
    std::vector<OrderStepRequest> requests;
    for (size_t i = 0; i < kOrderActionCount; ++i) {
        const auto which = OrderAction(i);
        // Importing is not about the order at hand.
        if (verdicts[i] || which == OrderAction::ImportTracking)
            continue;
        if (auto probe = probeOf(which)) {
            asked.push_back(which);
            requests.push_back({detail.base.id, *std::move(probe)});
        }
    }
    const auto onChecked = [verdicts, asked, onVerdicts = std::move(onVerdicts)](
                               const Result<std::vector<desk::StepCheck>>& checks) mutable {
        for (size_t i = 0; i < asked.size(); ++i) {
            std::optional<Error>& verdict = verdicts[static_cast<size_t>(asked[i])];
            if (!checks)
                verdict = checks.error();
            else if (i < checks->size())
                verdict = (*checks)[i].refusal;
        }
        onVerdicts(verdicts);
    };
    deliver(context.workspace().orders().check(requests), receiver, onChecked);
}

} // namespace ch::ui
