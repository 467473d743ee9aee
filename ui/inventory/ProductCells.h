// SPDX-License-Identifier: Apache-2.0
// What the cells of a list of products say: on screen, under the pointer, to screen readers.
// Pure functions; thread of the windows.
#pragma once

#include "core/domain/ProductListItem.h"
#include "ui/inventory/ProductColumn.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Words.h"

namespace ch::ui {

/// What a product's stock comes to, in one word.
enum class StockState { Enough, Low, Out, Retired };
StockState stockStateOf(const ProductListItem& item);
QString words(StockState state);
Tone toneOf(StockState state);

struct ProductWriter
{
    const Formats& formats;
    UtcTime now;
    /// The shop's.
    QString currency;

    QString text(const ProductListItem& item, ProductColumn column) const;
    /// What the number means, the exact moment, why something is marked; empty: nothing to add.
    QString tip(const ProductListItem& item, ProductColumn column) const;
    /// text() and what its marks mean.
    QString spoken(const ProductListItem& item, ProductColumn column) const;
    /// "+5 waits to be sent", "1 change was refused", …
    QStringList marks(const ProductListItem& item) const;
    /// "+5", "−3": with the sign that the language has.
    QString signedCount(qint64 delta) const;
};

/// "What is in the warehouse, …": one line for each of the three numbers.
QString meaningOf(ProductColumn column);

} // namespace ch::ui
