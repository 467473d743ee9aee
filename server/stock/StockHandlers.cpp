// SPDX-License-Identifier: Apache-2.0
#include "server/stock/StockHandlers.h"

#include "core/domain/Reason.h"
#include "core/wire/CatalogueJson.h"
#include "server/api/QueryParameters.h"
#include "server/stock/LedgerRepository.h"
#include "server/stock/ProductBodies.h"
#include "server/stock/ProductListRepository.h"
#include "server/stock/ProductRepository.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The ledger has one order.
const QString kLedgerSort = u"-id"_s;

Error validationFailed(QLatin1StringView field, const QString& problem)
{
    Problems problems;
    problems.unacceptable(field, problem);
    return problems.result().error();
}

Error staleQuantity(const Product& product)
{
    JsonWriter facts;
    facts.beginObject().key("sku"_L1).text(product.sku);
    facts.key("on_hand"_L1).number(product.onHand).key("available"_L1).number(product.available()).endObject();
    return refusal(Reason::StaleQuantity, facts.take());
}

MovementKind kindOf(const StockAdjustment& adjustment)
{
    if (adjustment.expected)
        return MovementKind::Count;
    return adjustment.reason == "RECEIVED"_L1 ? MovementKind::Receive : MovementKind::Adjust;
}

Result<Answer> adjust(WriteContext& context, const StockAdjustment& adjustment, const Actor& actor)
{
    CH_TRY(const auto product, loadProduct(context.db, adjustment.sku));
    if (!product)
        return validationFailed("sku"_L1, u"is not a product of this shop"_s);
    if (adjustment.expected && *adjustment.expected != product->onHand)
        return staleQuantity(*product);
    if (product->onHand + adjustment.delta > kMostOnHand)
        return validationFailed("delta"_L1, u"would raise the stock above %1"_s.arg(kMostOnHand));
    const StockChange change{.sku = adjustment.sku,
                             .kind = kindOf(adjustment),
                             .reason = adjustment.reason,
                             .deltaOnHand = adjustment.delta,
                             .note = adjustment.note};
    CH_TRY(const Product stored, changeStock(context, change, {.actor = actor, .orderId = {}, .at = context.now}));
    return Answer{.status = 201, .data = productToJson(stored)};
}

QByteArray movementToJson(const Movement& movement)
{
    JsonWriter json;
    writeMovement(json, movement);
    return json.take();
}

Result<MovementId> readPosition(const QString& text)
{
    CH_TRY(const KeysetCursor cursor, KeysetCursor::fromText(text, kLedgerSort));
    const auto id = MovementId::fromText(cursor.id.toUtf8());
    if (!id)
        return refusal(Reason::BadCursor);
    return *id;
}

} // namespace

Result<Answer> listMovements(const Services& services, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    const QTimeZone zone = services.shop.get()->zone();
    MovementQuery query;
    query.from = parameters.from("from"_L1, zone).value_or(query.from);
    query.to = parameters.to("to"_L1, zone).value_or(query.to);
    const int limit = int(parameters.integer("limit"_L1, {1, 200}).value_or(query.limit));
    const auto cursor = parameters.text("cursor"_L1);
    CH_CHECK(parameters.finish());
    if (cursor) {
        CH_TRY(query.before, readPosition(*cursor));
    }
    // Whoever scanned the product scans for its ledger too.
    CH_TRY(auto sku, scannedSku(db, call.pathValues.at(0)));
    if (!sku)
        return Call::notFound();
    query.sku = *std::move(sku);
    query.limit = limit + 1;
    CH_TRY(std::vector<Movement> movements, readMovements(db, query));
    std::optional<KeysetCursor> next;
    if (movements.size() > size_t(limit)) {
        movements.pop_back();
        next = KeysetCursor{kLedgerSort, {}, movements.back().id.toString()};
    }
    std::vector<QByteArray> items;
    items.reserve(movements.size());
    for (const Movement& movement : movements)
        items.push_back(movementToJson(movement));
    return Answer{.data = pageToJson(items, next)};
}

Result<PlannedWrite> adjustStock(const Services&, const Call& call)
{
    CH_TRY(StockAdjustment adjustment, readStockAdjustment(call.request.body));
    return PlannedWrite{.effect = [adjustment = std::move(adjustment), actor = call.actor()](WriteContext& context) {
        return adjust(context, adjustment, actor);
    }};
}

} // namespace ch::server
