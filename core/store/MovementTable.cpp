// SPDX-License-Identifier: Apache-2.0
#include "core/store/MovementTable.h"

#include "core/wire/CatalogueJson.h"
#include "core/wire/JsonSlices.h"

namespace ch::store {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray toJson(const std::vector<Movement>& entries)
{
    JsonWriter json;
    json.beginObject();
    json.key("items"_L1).beginArray();
    for (const Movement& entry : entries)
        writeMovement(json, entry);
    json.endArray();
    json.endObject();
    return json.take();
}

/// Kinds that this version does not know are left out: the profile may have been used by a later one.
Result<std::vector<Movement>> fromJson(const QByteArray& body)
{
    CH_TRY(const auto members, jsonMembers(body));
    CH_TRY(const auto items, jsonElements(textOf(members, "items")));
    std::vector<Movement> entries;
    entries.reserve(items.size());
    for (const QByteArrayView item : items) {
        CH_TRY(JsonDocument document, JsonDocument::parse(item, UnknownMembers::Ignore));
        JsonObject root = document.root();
        Movement entry = readMovement(root);
        if (document.result())
            entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

Result<std::optional<StoredMovements>> movements(sql::Connection& db, const QString& sku)
{
    std::optional<StoredMovements> found;
    QByteArray body;
    CH_TRY(sql::Rows rows, db.query("SELECT as_of, is_whole, body FROM movements WHERE sku = ?", sku));
    if (rows.next()) {
        found.emplace(StoredMovements{.entries = {}, .asOf = rows.time(0), .isWhole = rows.boolean(1)});
        body = rows.bytes(2);
    }
    CH_CHECK(rows.end());
    if (found) {
        CH_TRY(found->entries, fromJson(body));
    }
    return found;
}

Result<> putMovements(sql::Connection& db, const QString& sku, const StoredMovements& movements)
{
    CH_CHECK(db.run("INSERT INTO movements (sku, as_of, is_whole, body) VALUES (?, ?, ?, ?) ON CONFLICT (sku) DO "
                    "UPDATE SET as_of = excluded.as_of, is_whole = excluded.is_whole, body = excluded.body",
                    sku, movements.asOf, movements.isWhole, toJson(movements.entries)));
    CH_CHECK(db.run("DELETE FROM movements WHERE sku IN (SELECT sku FROM movements ORDER BY as_of DESC "
                    "LIMIT -1 OFFSET ?)",
                    kKeptMovements));
    return ok();
}

} // namespace ch::store
