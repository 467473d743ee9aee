// SPDX-License-Identifier: Apache-2.0
#include "server/feed/FeedRepository.h"

#include "core/domain/Reason.h"
#include "core/wire/Mask.h"
#include "server/http/Response.h"
#include "server/store/FeedTable.h"
#include "server/store/StoredJson.h"

#include <string_view>

namespace ch::server {

namespace {

// What is taken at once for a page; most orders of a shop are smaller than the share of one reader.
constexpr qsizetype kUsualItemBytes = 2048;

/// The same page for each role: which entities it carries, and whose stock counts may be blind. Texts as the bytes that they
/// are: they are only copied.
std::string_view pageStatement(Role role)
{
    switch (role) {
    case Role::Merchant:
        return "SELECT position, CAST(entity AS BLOB), CAST(entity_id AS BLOB), audience, deleted, body FROM feed "
               "WHERE position > ? ORDER BY position LIMIT ?";
    case Role::Manager:
        return "SELECT position, CAST(entity AS BLOB), CAST(entity_id AS BLOB), audience, deleted, body FROM feed "
               "WHERE position > ? AND entity IN ('order', 'product', 'refund', 'view') ORDER BY position LIMIT ?";
    case Role::Warehouse:
    case Role::Storefront:
        return "SELECT position, CAST(entity AS BLOB), CAST(entity_id AS BLOB), audience, deleted, "
               "coalesce(CASE entity WHEN 'stock_count' THEN masked END, body) FROM feed "
               "WHERE position > ? AND entity IN ('order', 'product', 'view', 'stock_count') ORDER BY position LIMIT ?";
    }
    Q_UNREACHABLE();
}

/// A SKU may hold anything visible, quotes and backslashes too.
void appendJsonText(QByteArray& json, const QByteArray& utf8)
{
    json += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c;
    }
    json += '"';
}

/// Views name fields of money, and tell none; refunds and users are in no feed of a role that sees no money.
bool holdsMoney(const QByteArray& entity)
{
    return entity == "order" || entity == "product";
}

Result<> appendItem(QByteArray& json, const sql::Rows& row, Role role)
{
    const QByteArray entity = row.bytes(1);
    const bool visible = row.integer(4) == 0 && Roles::fromBits(int(row.integer(3))).contains(role);
    json += "{\"entity\":\"";
    json += entity;
    json += "\",\"id\":";
    appendJsonText(json, row.bytes(2));
    json += ",\"revision\":";
    json += QByteArray::number(row.integer(0));
    if (!visible) {
        json += ",\"deleted\":true,\"data\":null}";
        return ok();
    }
    CH_TRY(const QByteArray data, readJson(row, 5));
    json += ",\"deleted\":false,\"data\":";
    json += !seesMoney(role) && holdsMoney(entity) ? withoutMoney(data) : data;
    json += '}';
    return ok();
}

} // namespace

Result<FeedCursor> newestCursor(sql::Connection& db, Role role)
{
    CH_TRY(sql::Rows rows, db.query("SELECT run_id, (SELECT position FROM feed_clock WHERE id = 1) FROM runs "
                                    "ORDER BY run DESC LIMIT 1"));
    if (!rows.next())
        return refusal(Reason::Unavailable, {}, QStringLiteral("the store has no run"));
    return FeedCursor{.runId = rows.text(0), .position = rows.integer(1), .role = role, .began = rows.integer(1)};
}

Result<> checkCursor(sql::Connection& db, const FeedCursor& cursor, Role role)
{
    if (cursor.role != role)
        return refusal(Reason::CursorGone);
    CH_TRY(sql::Rows rows,
           db.query("SELECT coalesce((SELECT min(later.first_position) FROM runs later WHERE later.run > runs.run), "
                    "clock.position), clock.horizon FROM runs, feed_clock clock WHERE runs.run_id = ? AND clock.id = 1",
                    cursor.runId));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return refusal(Reason::CursorGone);
    }
    const qint64 endOfItsRun = rows.integer(0);
    const qint64 horizon = rows.integer(1);
    if (cursor.position > endOfItsRun || (cursor.position < horizon && cursor.began < horizon))
        return refusal(Reason::CursorGone);
    return ok();
}

Result<QByteArray> readChanges(sql::Connection& db, const FeedCursor& cursor, const PageLimits& limits)
{
    // Read before the rows: everything up to here is committed and so in the rows' snapshot, or in an earlier page.
    CH_TRY(FeedCursor next, newestCursor(db, cursor.role));
    QByteArray json = beginData(std::min<qsizetype>(limits.items * kUsualItemBytes, limits.bytes + kUsualItemBytes));
    json += "{\"items\":[";
    bool hasMore = false;
    qint64 last = cursor.position;
    int count = 0;
    {
        CH_TRY(sql::Rows rows, db.query(pageStatement(cursor.role), cursor.position, limits.items + 1));
        while (rows.next()) {
            if (count == limits.items || (count > 0 && json.size() > limits.bytes)) {
                hasMore = true;
                break;
            }
            // Committed since, perhaps in a run that began since: it comes with the next page.
            if (rows.integer(0) > next.position)
                break;
            if (count++ > 0)
                json += ',';
            CH_CHECK(appendItem(json, rows, cursor.role));
            last = rows.integer(0);
        }
        CH_CHECK(rows.end());
    }
    next.position = hasMore ? last : std::max(last, next.position);
    next.began = cursor.began;
    json += "],\"cursor\":\"";
    json += next.toText().toLatin1();
    json += hasMore ? "\",\"has_more\":true}" : "\",\"has_more\":false}";
    endData(json);
    return json;
}

} // namespace ch::server
