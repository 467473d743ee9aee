// SPDX-License-Identifier: Apache-2.0
// The shop, users and saved views as JSON (contract section 5).
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Shop.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace ch {

/// {id, name, currency, time_zone, handling_days, version}.
void writeShop(JsonWriter& json, const Shop& shop);
Shop readShop(JsonObject& json);

void writeUser(JsonWriter& json, const User& user);
QByteArray userToJson(const User& user);
User readUser(JsonObject& json);

void writeView(JsonWriter& json, const SavedView& view);
QByteArray viewToJson(const SavedView& view);
SavedView readView(JsonObject& json);

} // namespace ch
