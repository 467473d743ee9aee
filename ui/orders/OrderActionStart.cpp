// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderActionStart.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "ui/orders/BulkSheet.h"
#include "ui/orders/CancelForm.h"
#include "ui/orders/EditAddressSheet.h"
#include "ui/orders/HoldForm.h"
#include "ui/orders/NoteForm.h"
#include "ui/orders/OrderActionRules.h"
#include "ui/orders/OrderStepSheet.h"
#include "ui/orders/RefundSheet.h"
#include "ui/orders/ShipForm.h"
#include "ui/orders/TrackingCorrectForm.h"
#include "ui/orders/TrackingImportSheet.h"
#include "ui/orders/UndoOffer.h"
#include "ui/print/PrintSheet.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ch::ui {

namespace {

int lastParcelNo(const Order& order)
{
    return order.shipments.empty() ? 0 : order.shipments.back().no;
}

/// Null: the action has no form.
StepForm* makeForm(UiContext& context, OrderAction which, const Order& order, int parcelNo)
{
    switch (which) {
    case OrderAction::Ship:
        return new ShipForm(context, order);
    case OrderAction::Hold:
        return new HoldForm(context);
    case OrderAction::Note:
        return new NoteForm;
    case OrderAction::Cancel:
        return new CancelForm;
    case OrderAction::CorrectTracking:
        return new TrackingCorrectForm(context, order, parcelNo);
    default:
        return nullptr;
    }
}

OrderStepSheet* makeStepSheet(UiContext& context, QWidget* host, OrderAction which, const desk::OrderDetail& detail)
{
    StepForm* const form = makeForm(context, which, detail.shown, lastParcelNo(detail.shown));
    return form ? new OrderStepSheet(context, detail, which, form, host) : nullptr;
}

void takeAtOnce(UiContext& context, const OrderStepRequest& request)
{
    takeSteps(context, {request}, &context, [&context](const std::vector<desk::StepOutcome>& outcomes) {
        if (!outcomes.empty() && !outcomes.front().entry)
            context.toast({.text = words(outcomes.front().entry.error()).what, .tone = Tone::Bad});
    });
}

std::optional<OrderAction> actionOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Ship:
        return OrderAction::Ship;
    case OperationKind::CorrectParcel:
        return OrderAction::CorrectTracking;
    case OperationKind::Cancel:
        return OrderAction::Cancel;
    case OperationKind::Hold:
        return OrderAction::Hold;
    case OperationKind::Note:
        return OrderAction::Note;
    default:
        return std::nullopt;
    }
}

} // namespace

void startAction(UiContext& context, QWidget* host, OrderAction which, const desk::OrderDetail& detail)
{
    Sheet* sheet = makeStepSheet(context, host, which, detail);
    switch (which) {
    case OrderAction::Refund:
        sheet = new RefundSheet(context, detail, host);
        break;
    case OrderAction::EditAddress:
        sheet = new EditAddressSheet(context, detail, host);
        break;
    case OrderAction::ImportTracking:
        sheet = new TrackingImportSheet(context, host);
        break;
    case OrderAction::Print:
        sheet = new PrintSheet(context, {detail.base.id}, host);
        break;
    case OrderAction::Complete:
        takeAtOnce(context, {detail.base.id, CompletionDraft{}});
        break;
    case OrderAction::ReleaseHold:
        takeAtOnce(context, {detail.base.id, ReleaseHoldDraft{}});
        break;
    case OrderAction::Copy:
        QGuiApplication::clipboard()->setText(detail.base.orderNo);
        context.toast({.text = OrderActions::tr("%1 copied.").arg(detail.base.orderNo)});
        break;
    default:
        break;
    }
    if (sheet)
        sheet->open();
}

void startAction(UiContext& context, QWidget* host, OrderAction which, const std::vector<OrderId>& orders)
{
    if (which == OrderAction::ImportTracking) {
        (new TrackingImportSheet(context, host))->open();
    } else if (which == OrderAction::Print && !orders.empty()) {
        (new PrintSheet(context, orders, host))->open();
    } else if (orders.size() > 1 && isForMany(which)) {
        (new BulkSheet(context, which, orders, host))->open();
    } else if (orders.size() == 1) {
        const auto onDetail = [&context, host, which](const Result<desk::OrderDetail>& detail) {
            if (detail)
                startAction(context, host, which, *detail);
            else
                context.toast({.text = words(detail.error()).what, .tone = Tone::Bad});
        };
        deliver(context.workspace().orders().detail(orders.front()), host, onDetail);
    }
}

void startParcelCorrection(UiContext& context, QWidget* host, const desk::OrderDetail& detail, int parcelNo)
{
    StepForm* const form = makeForm(context, OrderAction::CorrectTracking, detail.shown, parcelNo);
    (new OrderStepSheet(context, detail, OrderAction::CorrectTracking, form, host))->open();
}

bool startCorrection(UiContext& context, QWidget* host, const desk::OrderDetail& detail,
                     const PendingOperation& refused)
{
    const auto which = actionOf(refused.kind);
    const auto draft = desk::stepOf(refused);
    OrderStepSheet* const sheet = which && draft ? makeStepSheet(context, host, *which, detail) : nullptr;
    if (!sheet)
        return false;
    sheet->correct(refused.seq, *draft);
    sheet->open();
    return true;
}

} // namespace ch::ui
