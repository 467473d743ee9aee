// SPDX-License-Identifier: Apache-2.0
// What happened to a product's stock, in words.
// Pure functions; thread of the windows.
#pragma once

#include "core/domain/PendingOperation.h"
#include "core/domain/Stock.h"
#include "ui/inventory/ProductCells.h"

namespace ch::ui {

/// "Received", "Shipped", "Adjusted: damaged", …
QString movementWords(const Movement& movement);
Tone toneOf(MovementKind kind);
/// "−3 on hand · −3 reserved".
QString effectWords(const Movement& movement, const ProductWriter& writer);
/// Who, on which device.
QString actorWords(const Movement& movement);
/// Of an entry of the outbox about stock: "+5, received", "counted 12, was 10".
QString stockWishWords(const PendingOperation& entry, const ProductWriter& writer);
/// RECEIVED, RETURNED, …: those that a person may give, in the order they are offered.
QStringList stockReasons();

} // namespace ch::ui
