// SPDX-License-Identifier: Apache-2.0
#include "core/store/DumpTable.h"

namespace ch::store {

Result<> dump(sql::Connection& db, const std::function<void(const FeedRecord&)>& take)
{
    for (const std::string_view sql :
         {"SELECT 'order', CAST(o.id AS TEXT), o.revision, b.body FROM orders o JOIN order_bodies b ON b.row = o.row "
          "ORDER BY o.id",
          "SELECT 'product', sku, revision, body FROM products ORDER BY sku",
          "SELECT 'refund', CAST(id AS TEXT), revision, body FROM refunds ORDER BY id",
          "SELECT entity, id, revision, body FROM records ORDER BY entity, id"}) {
        CH_TRY(sql::Rows rows, db.query(sql));
        while (rows.next())
            take({.entity = rows.text(0), .id = rows.text(1), .revision = rows.integer(2), .body = rows.bytes(3)});
        CH_CHECK(rows.end());
    }
    return ok();
}

} // namespace ch::store
