// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Words.h"

#include <array>
#include <string_view>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DomainWords
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::DomainWords)
};

struct ReasonWord
{
    QLatin1StringView name;
    const char* text;
};

// Of cancellations, stock movements and refunds; what a shop wrote itself is shown as it is.
constexpr auto kReasonWords = std::to_array<ReasonWord>({
    {"CUSTOMER"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Customer's wish")},
    {"MERCHANT"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Shop's decision")},
    {"FRAUD"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Suspected fraud")},
    {"OUT_OF_STOCK"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Out of stock")},
    {"OTHER"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Other reason")},
    {"TIMEOUT"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Not paid in time")},
    {"REFUNDED"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Refunded")},
    {"RECEIVED"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Goods received")},
    {"RETURNED"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Returned by a customer")},
    {"DAMAGED"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Damaged")},
    {"LOST"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Lost")},
    {"COUNTED"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Counted")},
    {"CORRECTION"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Correction")},
    {"GOODWILL"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Goodwill")},
    {"DUPLICATE"_L1, QT_TRANSLATE_NOOP("ch::ui::DomainWords", "Duplicate")},
});

} // namespace

QString words(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Pending:
        return DomainWords::tr("Unpaid", "status of an order");
    case OrderStatus::Paid:
        return DomainWords::tr("Paid", "status of an order");
    case OrderStatus::Shipped:
        return DomainWords::tr("Shipped", "status of an order");
    case OrderStatus::Completed:
        return DomainWords::tr("Completed", "status of an order");
    case OrderStatus::Cancelled:
        return DomainWords::tr("Cancelled", "status of an order");
    }
    return {};
}

Tone toneOf(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Pending:
        return Tone::Warn;
    case OrderStatus::Paid:
        return Tone::Info;
    case OrderStatus::Shipped:
        return Tone::Good;
    case OrderStatus::Completed:
        return Tone::Neutral;
    case OrderStatus::Cancelled:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QString words(Fulfilment fulfilment)
{
    switch (fulfilment) {
    case Fulfilment::Unfulfilled:
        return DomainWords::tr("To pack", "how far the goods are");
    case Fulfilment::Packing:
        return DomainWords::tr("Packing", "how far the goods are");
    case Fulfilment::Packed:
        return DomainWords::tr("Packed", "how far the goods are");
    case Fulfilment::Partial:
        return DomainWords::tr("Part shipped", "how far the goods are");
    case Fulfilment::Fulfilled:
        return DomainWords::tr("All shipped", "how far the goods are");
    }
    return {};
}

QString words(Role role)
{
    switch (role) {
    case Role::Merchant:
        return DomainWords::tr("Merchant", "role");
    case Role::Manager:
        return DomainWords::tr("Manager", "role");
    case Role::Warehouse:
        return DomainWords::tr("Warehouse", "role");
    case Role::Storefront:
        return DomainWords::tr("Storefront", "role");
    }
    return {};
}

QString words(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Ship:
        return DomainWords::tr("Ship", "what was done");
    case OperationKind::CorrectParcel:
        return DomainWords::tr("Correct tracking", "what was done");
    case OperationKind::Cancel:
        return DomainWords::tr("Cancel", "what was done");
    case OperationKind::Complete:
        return DomainWords::tr("Complete", "what was done");
    case OperationKind::Hold:
        return DomainWords::tr("Hold", "what was done");
    case OperationKind::ReleaseHold:
        return DomainWords::tr("End hold", "what was done");
    case OperationKind::Note:
        return DomainWords::tr("Add note", "what was done");
    case OperationKind::Packing:
        return DomainWords::tr("Pack", "what was done");
    case OperationKind::Print:
        return DomainWords::tr("Record a print", "what was done");
    case OperationKind::Adjust:
        return DomainWords::tr("Adjust stock", "what was done");
    case OperationKind::Count:
        return DomainWords::tr("Count stock", "what was done");
    case OperationKind::CountLine:
        return DomainWords::tr("Stock take", "what was done");
    }
    return {};
}

QString words(PrintDocument document)
{
    switch (document) {
    case PrintDocument::PackingSlip:
        return DomainWords::tr("Packing slip", "document");
    case PrintDocument::Invoice:
        return DomainWords::tr("Invoice", "document");
    case PrintDocument::PickList:
        return DomainWords::tr("Pick list", "document");
    case PrintDocument::AddressLabel:
        return DomainWords::tr("Address label", "document");
    }
    return {};
}

QString documentWords(const QString& name)
{
    const auto document = printDocumentFromName(name);
    return document ? words(*document) : name;
}

QString words(OperationState state)
{
    switch (state) {
    case OperationState::Waiting:
        return DomainWords::tr("Waiting", "state of a change");
    case OperationState::Sending:
        return DomainWords::tr("Sending", "state of a change");
    case OperationState::Refused:
        return DomainWords::tr("Refused", "state of a change");
    case OperationState::Done:
        return DomainWords::tr("Done", "state of a change");
    case OperationState::Discarded:
        return DomainWords::tr("Discarded", "state of a change");
    }
    return {};
}

Tone toneOf(OperationState state)
{
    switch (state) {
    case OperationState::Waiting:
        return Tone::Warn;
    case OperationState::Sending:
        return Tone::Info;
    case OperationState::Refused:
        return Tone::Bad;
    case OperationState::Done:
        return Tone::Good;
    case OperationState::Discarded:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString words(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Placed:
        return DomainWords::tr("Order placed", "timeline");
    case TimelineKind::Paid:
        return DomainWords::tr("Paid", "timeline");
    case TimelineKind::PaymentRefused:
        return DomainWords::tr("Payment refused", "timeline");
    case TimelineKind::Shipped:
        return DomainWords::tr("Shipped", "timeline");
    case TimelineKind::ShipmentCorrected:
        return DomainWords::tr("Tracking corrected", "timeline");
    case TimelineKind::Completed:
        return DomainWords::tr("Receipt confirmed", "timeline");
    case TimelineKind::Cancelled:
        return DomainWords::tr("Cancelled", "timeline");
    case TimelineKind::TimedOut:
        return DomainWords::tr("Closed, not paid in time", "timeline");
    case TimelineKind::Refunded:
        return DomainWords::tr("Refunded", "timeline");
    case TimelineKind::Held:
        return DomainWords::tr("Put on hold", "timeline");
    case TimelineKind::HoldReleased:
        return DomainWords::tr("Hold ended", "timeline");
    case TimelineKind::HoldExpired:
        return DomainWords::tr("Hold ran out", "timeline");
    case TimelineKind::Claimed:
        return DomainWords::tr("Packing begun", "timeline");
    case TimelineKind::ClaimReleased:
        return DomainWords::tr("Packing given back", "timeline");
    case TimelineKind::ClaimTakenOver:
        return DomainWords::tr("Packing taken over", "timeline");
    case TimelineKind::Noted:
        return DomainWords::tr("Note", "timeline");
    case TimelineKind::Packed:
        return DomainWords::tr("Packed", "timeline");
    case TimelineKind::Edited:
        return DomainWords::tr("Edited", "timeline");
    case TimelineKind::Printed:
        return DomainWords::tr("Printed", "timeline");
    case TimelineKind::Imported:
        return DomainWords::tr("Imported", "timeline");
    }
    return {};
}

QString reasonWords(const QString& reason)
{
    for (const ReasonWord& each : kReasonWords) {
        if (reason == each.name)
            return DomainWords::tr(each.text);
    }
    return reason;
}

} // namespace ch::ui
