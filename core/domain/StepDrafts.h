// SPDX-License-Identifier: Apache-2.0
// What a person asks for where it is less than an order: the drafts of the small steps (contract section 5).
// Plain values; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"

#include <QString>

#include <optional>

namespace ch {

struct CancellationDraft
{
    /// CUSTOMER, MERCHANT, FRAUD, OUT_OF_STOCK or OTHER.
    QString reason;
    /// Empty: none.
    QString note{};
};

struct HoldDraft
{
    /// 1–200 characters.
    QString reason;
    /// Nothing: until somebody ends it.
    std::optional<UtcTime> until{};
};

struct ClaimDraft
{
    /// Take it from whoever claimed it; needs a reason.
    bool takeOver = false;
    QString reason{};
};

/// That a document of the order was printed.
struct PrintDraft
{
    /// 1–64 characters: a name of core/domain/PrintDocument.h, or a script's own.
    QString document;
    /// Where: what the system calls the printer, or a folder; 1–128 characters.
    QString printer;
    int copies = 1;
};

/// A change of a stock by a difference.
struct StockDelta
{
    QString sku;
    /// Not 0.
    qint64 delta = 0;
    /// RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION or OTHER.
    QString reason;
    /// Empty: none.
    QString note{};
};

/// A stock set to what was counted, if it still is what was shown.
struct StockCountDraft
{
    QString sku;
    qint64 counted = 0;
    /// The on_hand that was shown when it was counted.
    qint64 expected = 0;
    QString reason;
    QString note{};
};

} // namespace ch
