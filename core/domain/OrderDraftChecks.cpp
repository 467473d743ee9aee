// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"

#include "core/domain/OrderRuleSupport.h"

#include <algorithm>
#include <array>
#include <set>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

namespace {

/// What a person may give as the reason of a cancellation; TIMEOUT and REFUNDED are the service's own.
constexpr auto kCancelReasons =
    std::to_array<QLatin1StringView>({"CUSTOMER"_L1, "MERCHANT"_L1, "FRAUD"_L1, "OUT_OF_STOCK"_L1, "OTHER"_L1});

void requireText(Problems& problems, QLatin1StringView field, const QString& text)
{
    if (isBlank(text))
        problems.add(field, u"is required"_s);
}

void limitNote(Problems& problems, QLatin1StringView field, const QString& text)
{
    if (characterCount(text) > kMaxNoteLength)
        problems.add(field, u"must have at most %1 characters"_s.arg(kMaxNoteLength));
}

/// `member` is the wire name of the quantity.
void checkQuantities(Problems& problems, const std::vector<LineQuantity>& lines, QLatin1StringView list,
                     QLatin1StringView member, qint64 least)
{
    std::set<int> seen;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (!seen.insert(lines[i].lineNo).second)
            problems.add(memberOf(list, i, "line_no"_L1), u"is named twice"_s);
        if (lines[i].quantity < least || lines[i].quantity > kMaxLineQuantity)
            problems.add(memberOf(list, i, member), u"must be between %1 and %2"_s.arg(least).arg(kMaxLineQuantity));
    }
}

} // namespace

Result<> checkPayment(const PaymentDraft& draft)
{
    Problems problems;
    if (draft.amountMinor < 0)
        problems.add("amount_minor"_L1, u"must not be negative"_s);
    requireText(problems, "method"_L1, draft.method);
    // The reference is what tells a repeated message from a second payment.
    requireText(problems, "reference"_L1, draft.reference);
    return problems.result();
}

Result<> checkShipment(const ShipmentDraft& draft)
{
    Problems problems;
    requireText(problems, "carrier"_L1, draft.carrier);
    checkQuantities(problems, draft.lines, "lines"_L1, "quantity"_L1, 1);
    return problems.result();
}

Result<> checkCorrection(const ShipmentCorrection& correction)
{
    Problems problems;
    if (correction.carrier)
        requireText(problems, "carrier"_L1, *correction.carrier);
    return problems.result();
}

Result<> checkRefund(const RefundDraft& draft)
{
    Problems problems;
    if (draft.amountMinor < 0)
        problems.add("amount_minor"_L1, u"must not be negative"_s);
    requireText(problems, "reason"_L1, draft.reason);
    limitNote(problems, "note"_L1, draft.note);
    checkQuantities(problems, draft.release, "release"_L1, "quantity"_L1, 1);
    return problems.result();
}

Result<> checkCancellation(const QString& reason, const QString& note)
{
    Problems problems;
    if (std::ranges::none_of(kCancelReasons, [&reason](QLatin1StringView known) { return reason == known; }))
        problems.add("reason"_L1, u"must be CUSTOMER, MERCHANT, FRAUD, OUT_OF_STOCK or OTHER"_s);
    limitNote(problems, "note"_L1, note);
    return problems.result();
}

Result<> checkHold(const QString& reason, std::optional<UtcTime> until, UtcTime now)
{
    Problems problems;
    requireText(problems, "reason"_L1, reason);
    if (until && *until <= now)
        problems.add("until"_L1, u"must be in the future"_s);
    return problems.result();
}

Result<> checkClaim(bool takeOver, const QString& reason)
{
    Problems problems;
    if (takeOver)
        requireText(problems, "reason"_L1, reason);
    return problems.result();
}

Result<> checkNote(const QString& text)
{
    Problems problems;
    requireText(problems, "text"_L1, text);
    limitNote(problems, "text"_L1, text);
    return problems.result();
}

Result<> checkPacking(const std::vector<LineQuantity>& packed)
{
    Problems problems;
    if (packed.empty())
        problems.add("lines"_L1, u"must name at least one line"_s);
    checkQuantities(problems, packed, "lines"_L1, "packed_quantity"_L1, 0);
    return problems.result();
}

Result<> checkPrint(const QString& document, int copies)
{
    Problems problems;
    requireText(problems, "document"_L1, document);
    if (copies < 1 || copies > kMaxPrintCopies)
        problems.add("copies"_L1, u"must be between 1 and %1"_s.arg(kMaxPrintCopies));
    return problems.result();
}

bool isOrderNo(QStringView text)
{
    // Lists of order numbers are separated by commas, in filters and wherever people paste them.
    return isVisibleText(text, kMaxOrderNoLength) && !text.contains(u',');
}

} // namespace ch
