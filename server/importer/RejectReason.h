// SPDX-License-Identifier: Apache-2.0
// Why a row of a book does not come in (contract section 8); the names are those of the summary and the rejects file.
// Constant data; safe on any thread.
#pragma once

#include <QLatin1StringView>

#include <array>
#include <cstddef>

namespace ch::server {

/// In the order in which a row is judged.
enum class RejectReason : std::size_t {
    MissingField,
    BadNumber,
    BadDate,
    BadEncoding,
    /// An order number or SKU that is too long or has control characters.
    BadText,
    /// The mapping does not say what the status means.
    BadStatus,
    NegativePrice,
    NegativeQuantity,
    /// A refund that gives nothing back, or more than was paid.
    NotARefund,
    /// A second row of an order, where rows are orders.
    DuplicateOrder,
    TooManyLines,
};

inline constexpr std::array kRejectReasonNames = {
    QLatin1StringView("MISSING_FIELD"),   QLatin1StringView("BAD_NUMBER"),        QLatin1StringView("BAD_DATE"),
    QLatin1StringView("BAD_ENCODING"),    QLatin1StringView("BAD_TEXT"),          QLatin1StringView("BAD_STATUS"),
    QLatin1StringView("NEGATIVE_PRICE"),  QLatin1StringView("NEGATIVE_QUANTITY"), QLatin1StringView("NOT_A_REFUND"),
    QLatin1StringView("DUPLICATE_ORDER"), QLatin1StringView("TOO_MANY_LINES"),
};
inline constexpr std::size_t kRejectReasons = kRejectReasonNames.size();

} // namespace ch::server
