// SPDX-License-Identifier: Apache-2.0
#include "core/store/PrintSourceTable.h"

#include "core/store/StoredBody.h"
#include "core/store/TimelineTable.h"
#include "core/wire/CatalogueJson.h"
#include "core/wire/JsonSlices.h"

#include <algorithm>

namespace ch::store {

using namespace Qt::Literals::StringLiterals;

namespace {

/// For json_each: one parameter instead of a thousand.
QString jsonOf(const std::vector<OrderId>& orders)
{
    QString json(u'[');
    for (const OrderId id : orders) {
        if (json.size() > 1)
            json += u',';
        json += QString(u'"' + id.toString() + u'"');
    }
    return QString(json + u']');
}

void add(PrintedDocuments& printed, OrderId order, QStringView name)
{
    const auto document = printDocumentFromName(name);
    if (!document)
        return;
    std::vector<PrintDocument>& known = printed[order];
    if (std::ranges::find(known, *document) == known.end())
        known.push_back(*document);
}

Result<> addOutbox(sql::Connection& db, const std::vector<OrderId>& orders, PrintedDocuments& printed)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT entity_id, body FROM outbox WHERE entity = 'order' AND kind = 'PRINT' "
                    "AND state <> 'DISCARDED' AND entity_id IN (SELECT value FROM json_each(?)) ORDER BY seq",
                    jsonOf(orders)));
    while (rows.next()) {
        const auto order = OrderId::fromText(rows.text(0).toLatin1());
        const QByteArray body = rows.bytes(1);
        const auto members = jsonMembers(body);
        if (order && members)
            add(printed, *order, jsonText(textOf(*members, "document")).value_or(QString()));
    }
    CH_CHECK(rows.end());
    return ok();
}

Result<> addTimeline(sql::Connection& db, OrderId order, PrintedDocuments& printed)
{
    CH_TRY(const auto kept, timeline(db, order));
    if (!kept)
        return ok();
    for (const TimelineEntry& entry : kept->entries) {
        if (entry.kind != TimelineKind::Printed)
            continue;
        const auto field = std::ranges::find(entry.detail, u"document"_s, &Field::name);
        const auto* const name = field == entry.detail.end() ? nullptr : std::get_if<QString>(&field->value);
        if (name)
            add(printed, order, *name);
    }
    return ok();
}

} // namespace

Result<std::vector<Refund>> refundsOf(sql::Connection& db, OrderId order)
{
    std::vector<Refund> refunds;
    CH_TRY(sql::Rows rows, db.query("SELECT body FROM refunds WHERE order_id = ? ORDER BY at, id", order));
    while (rows.next()) {
        if (auto refund = storedBody(rows.bytes(0), readRefund))
            refunds.push_back(*std::move(refund));
    }
    CH_CHECK(rows.end());
    return refunds;
}

Result<PrintedDocuments> printedDocuments(sql::Connection& db, const std::vector<OrderId>& orders)
{
    PrintedDocuments printed;
    CH_CHECK(addOutbox(db, orders, printed));
    for (const OrderId order : orders)
        CH_CHECK(addTimeline(db, order, printed));
    return printed;
}

} // namespace ch::store
