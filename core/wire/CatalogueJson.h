// SPDX-License-Identifier: Apache-2.0
// Products, movements and refunds as JSON (contract section 5).
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Product.h"
#include "core/domain/Refund.h"
#include "core/domain/Stock.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace ch {

void writeProduct(JsonWriter& json, const Product& product);
QByteArray productToJson(const Product& product);
Product readProduct(JsonObject& json);

void writeMovement(JsonWriter& json, const Movement& movement);
Movement readMovement(JsonObject& json);

void writeRefund(JsonWriter& json, const Refund& refund);
QByteArray refundToJson(const Refund& refund);
Refund readRefund(JsonObject& json);

} // namespace ch
