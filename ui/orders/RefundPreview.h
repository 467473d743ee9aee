// SPDX-License-Identifier: Apache-2.0
// What a refund would do, before anybody decides: how much there is to give back, and what becomes of the order.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderRules.h"

#include <QLocale>

namespace ch::ui {

/// The most that the rules would let through now; 0: nothing.
qint64 refundableMinor(const Order& order);
/// Units that have not shipped and could go back to stock.
qint64 releasableUnits(const Order& order);
/// The order as it would be, or why not. Changes nothing.
Result<Order> refundPreview(const Order& order, const RefundDraft& draft, UtcTime now);

/// An amount as a person of the locale types it ("12.50", "1,234.5", "€ 12", "12,50" in German), exactly. Nothing if it is
/// no amount of the currency: separators that group wrongly, more digits than the currency has, a sign.
std::optional<qint64> minorFromText(const QString& text, const QString& currency, const QLocale& locale);
/// What minorFromText() reads back: digits and the locale's decimal point, without grouping.
QString textFromMinor(qint64 minor, const QString& currency, const QLocale& locale);

} // namespace ch::ui
