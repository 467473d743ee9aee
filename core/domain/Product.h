// SPDX-License-Identifier: Apache-2.0
// A product and its stock (contract section 4). Products are never deleted; an inactive one is retired.
// Plain values and a pure function; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace ch {

struct Product
{
    /// 1–64 visible characters, compared byte for byte.
    QString sku;
    QString title;
    std::optional<QString> barcode;
    /// Minor units of the shop's currency.
    qint64 priceMinor = 0;
    /// Where it lies in the warehouse ("A-02-15").
    std::optional<QString> location;
    /// Stock at or below it is low; nothing = never low.
    std::optional<qint64> reorderPoint;
    bool active = true;
    qint64 onHand = 0;
    qint64 reserved = 0;
    /// Grows when the product is edited; stock changes leave it alone (contract section 10, ruling 9).
    qint64 version = 1;
    /// Grows with every change at all, stock too.
    qint64 revision = 0;
    UtcTime createdAt;
    UtcTime updatedAt;

    qint64 available() const { return onHand - reserved; }
    friend bool operator==(const Product&, const Product&) = default;
};

/// Whether the text can be a SKU, a barcode or a place: 1–64 visible characters, no space at its ends (contract section
/// 10, ruling 16).
bool isProductCode(QStringView text);

} // namespace ch
