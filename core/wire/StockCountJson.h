// SPDX-License-Identifier: Apache-2.0
// Stock takes as JSON (contract section 5): as they are answered, and what is asked for.
// Pure functions; safe on any thread. The outbox keeps the bytes of a counted line and sends them unchanged (R1).
#pragma once

#include "core/domain/StockCount.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

#include <vector>

namespace ch {

/// The members of a count, inside an object that the caller began: its lines may follow.
void writeStockCountMembers(JsonWriter& json, const StockCount& count);
void writeStockCount(JsonWriter& json, const StockCount& count);
QByteArray stockCountToJson(const StockCount& count);
/// Does not look at members that are not the count's own (its lines).
StockCount readStockCountMembers(JsonObject& json);
StockCount readStockCount(JsonObject& json);

void writeStockCountLine(JsonWriter& json, const StockCountLine& line);
QByteArray stockCountLineToJson(const StockCountLine& line);
StockCountLine readStockCountLine(JsonObject& json);

/// What counting a line is answered with: the count, and the line.
QByteArray countedLineToJson(const StockCount& count, const StockCountLine& line);

/// The bodies of requests. Reading checks shapes and ranges and calls finish().
NewStockCount readNewStockCount(JsonObject& json);
CountLineDraft readCountLineDraft(JsonObject& json);
CountApproval readCountApproval(JsonObject& json);
std::vector<QString> readRecount(JsonObject& json);

QByteArray toJson(const NewStockCount& draft);
QByteArray toJson(const CountLineDraft& draft);
QByteArray toJson(const CountApproval& approval);
QByteArray toRecountJson(const std::vector<QString>& skus);

} // namespace ch
