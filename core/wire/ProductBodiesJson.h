// SPDX-License-Identifier: Apache-2.0
// What a desk asks of products, as JSON, and what its own entries about stock say.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/ProductDrafts.h"

#include <QByteArray>
#include <QByteArrayView>

namespace ch {

QByteArray toJson(const ProductDraft& draft);
QByteArray toJson(const ProductChange& change);

/// The body of an entry of the outbox about stock: a difference, or a count against what was shown.
struct StockEntry
{
    QString sku{};
    /// counted − expected for a count.
    qint64 delta = 0;
    std::optional<qint64> counted{};
    std::optional<qint64> expected{};
    QString reason{};
    QString note{};
};
Result<StockEntry> stockEntryFromJson(QByteArrayView json);

} // namespace ch
