// SPDX-License-Identifier: Apache-2.0
// What is wrong with a step's values whatever order it meets: the service asks before it looks the order up, and the
// rules ask again, for the desktop calls them directly.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderRules.h"

namespace ch {

/// Units of one line, and lines of one order (contract section 10, ruling 17).
inline constexpr qint64 kMaxLineQuantity = 1'000'000;
inline constexpr size_t kMaxOrderLines = 1'200;
/// Characters (code points) of a note, an order number.
inline constexpr qsizetype kMaxNoteLength = 2'000;
inline constexpr qsizetype kMaxOrderNoLength = 32;
inline constexpr int kMaxPrintCopies = 1'000;

/// Each: VALIDATION_FAILED that names every bad field, or ok.
Result<> checkPayment(const PaymentDraft& draft);
Result<> checkShipment(const ShipmentDraft& draft);
Result<> checkCorrection(const ShipmentCorrection& correction);
Result<> checkRefund(const RefundDraft& draft);
Result<> checkCancellation(const QString& reason, const QString& note);
/// `until`, if given, must be later than `now`.
Result<> checkHold(const QString& reason, std::optional<UtcTime> until, UtcTime now);
Result<> checkClaim(bool takeOver, const QString& reason);
Result<> checkNote(const QString& text);
Result<> checkPacking(const std::vector<LineQuantity>& packed);
Result<> checkPrint(const QString& document, int copies);

/// 1–32 visible characters, inner spaces allowed.
bool isOrderNo(QStringView text);

} // namespace ch
