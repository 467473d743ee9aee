// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ProductStore.h"

#include "core/api/ProductsApi.h"
#include "core/base/Money.h"
#include "core/desk/OnlineSteps.h"
#include "core/desk/ProductImporting.h"
#include "core/desk/StepRules.h"
#include "core/desk/StepTaking.h"
#include "core/desk/StockOverlay.h"
#include "core/desk/WorkspaceCore.h"
#include "core/domain/Reason.h"
#include "core/store/MovementTable.h"
#include "core/wire/RequestBodies.h"

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Pages of a ledger that are read when a product is opened: the newest two thousand movements.
constexpr int kLedgerPage = 200;
constexpr int kMostLedgerPages = 10;

std::vector<ProductListItem> itemsOf(const std::vector<store::StoredProduct>& stored)
{
    std::vector<ProductListItem> items;
    items.reserve(stored.size());
    for (const store::StoredProduct& each : stored)
        items.push_back(listItemOf(each));
    return items;
}

Result<PendingOperation> queueStep(sql::Connection& db, const StockStep& step, const Viewer& viewer, UtcTime sendFrom)
{
    const auto* const count = std::get_if<StockCountDraft>(&step);
    const QString sku = count ? count->sku : std::get<StockDelta>(step).sku;
    const OperationKind kind = count ? OperationKind::Count : OperationKind::Adjust;
    if (!mayTake(viewer.role, kind))
        return refusal(Reason::Forbidden);
    CH_TRY(const auto stored, store::storedProduct(db, sku));
    if (!stored)
        return refusal(Reason::NotFound);
    if (stored->isOutdated)
        return Error{.kind = ErrorKind::Conflict, .code = kNotUnderstood};
    const Product shown = listItemOf(*stored).product;
    const qint64 after = count ? count->counted : shown.onHand + std::get<StockDelta>(step).delta;
    if (auto refused = stockRefusal(shown, after))
        return *std::move(refused);
    const QByteArray body = count ? toJson(*count) : toJson(std::get<StockDelta>(step));
    return store::enqueue(db, {.kind = kind, .entityId = sku, .label = sku, .body = body}, viewer.now, sendFrom);
}

/// The product as it now is, in the cache already.
Result<Product> takeAtService(sync::Engine& engine, const std::function<Result<ProductAnswer>(ProductsApi&)>& step)
{
    CH_TRY(const auto client, engine.client());
    ProductsApi products(*client);
    auto answer = step(products);
    if (!answer)
        return named(std::move(answer).error(), kProductNeedsNetwork);
    keepAnswers(engine, {{.entity = u"product"_s,
                          .id = answer->product.sku,
                          .revision = answer->product.revision,
                          .deleted = false,
                          .body = answer->body}});
    return std::move(answer->product);
}

Result<ProductMovements> fetchMovements(sync::Engine& engine, const QString& sku, UtcTime now,
                                        const CallContext& context)
{
    CH_TRY(const auto client, engine.client());
    const ProductsApi products(*client);
    store::StoredMovements ledger{.entries = {}, .asOf = now, .isWhole = false};
    PageRequest request{.limit = kLedgerPage};
    for (int page = 0; page < kMostLedgerPages && !ledger.isWhole; ++page) {
        CH_TRY(auto answer, products.movements(sku, request, context));
        ledger.entries.insert(ledger.entries.end(), std::make_move_iterator(answer.items.begin()),
                              std::make_move_iterator(answer.items.end()));
        request.cursor = answer.nextCursor;
        ledger.isWhole = request.cursor.isEmpty();
    }
    CH_CHECK(engine.write([&](sql::Connection& db) { return store::putMovements(db, sku, ledger); }));
    return ProductMovements{.entries = std::move(ledger.entries), .asOf = ledger.asOf, .isWhole = ledger.isWhole};
}

} // namespace

ProductStore::ProductStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::productsChanged, this, &ProductStore::changed);
}

bool ProductStore::mayAsk(const ProductQuery& query) const
{
    return !query.notSoldSince.isValid() || seesMoney(m_core.identity().role);
}

QFuture<Result<std::vector<qint64>>> ProductStore::rows(const ProductQuery& query, std::stop_token stop)
{
    if (!mayAsk(query))
        return QtFuture::makeReadyFuture(Result<std::vector<qint64>>(refusal(Reason::Forbidden)));
    return m_core.scan([query, stop](sql::Connection& db) { return store::productRows(db, query, -1, stop); });
}

QFuture<Result<ProductCounts>> ProductStore::counts(const ProductQuery& query, std::stop_token stop)
{
    if (!mayAsk(query))
        return QtFuture::makeReadyFuture(Result<ProductCounts>(refusal(Reason::Forbidden)));
    return m_core.scan([query, stop](sql::Connection& db) -> Result<ProductCounts> {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        return store::countProducts(db, query);
    });
}

QFuture<Result<std::vector<ProductListItem>>> ProductStore::items(const std::vector<qint64>& rows)
{
    return m_core.read([rows](sql::Connection& db) -> Result<std::vector<ProductListItem>> {
        CH_TRY(const auto stored, store::storedProducts(db, rows));
        return itemsOf(stored);
    });
}

QFuture<Result<std::vector<ProductListItem>>> ProductStore::itemsForFile(const std::vector<qint64>& rows)
{
    return m_core.scan([rows, stop = m_core.ending()](sql::Connection& db) -> Result<std::vector<ProductListItem>> {
        CH_TRY(const auto stored, store::storedProducts(db, rows, stop));
        return itemsOf(stored);
    });
}

QFuture<Result<ProductListItem>> ProductStore::find(const QString& code)
{
    return m_core.read([code](sql::Connection& db) -> Result<ProductListItem> {
        CH_TRY(const QString sku, store::scannedProduct(db, code));
        CH_TRY(const auto stored, store::storedProduct(db, sku));
        return stored ? Result<ProductListItem>(listItemOf(*stored)) : refusal(Reason::NotFound);
    });
}

QFuture<Result<QStringList>> ProductStore::places()
{
    constexpr int kMostPlaces = 60;
    return m_core.scan([](sql::Connection& db) { return store::productPlaces(db, kMostPlaces); });
}

QFuture<Result<ProductDetail>> ProductStore::detail(const QString& sku)
{
    return m_core.read([sku](sql::Connection& db) -> Result<ProductDetail> {
        CH_TRY(auto stored, store::storedProduct(db, sku));
        if (!stored)
            return refusal(Reason::NotFound);
        ProductListItem item = listItemOf(*stored);
        return ProductDetail{
            .item = std::move(item), .base = std::move(stored->product), .open = std::move(stored->open)};
    });
}

QFuture<Result<ProductMovements>> ProductStore::movements(const QString& sku)
{
    return m_core.read([sku](sql::Connection& db) -> Result<ProductMovements> {
        CH_TRY(auto stored, store::movements(db, sku));
        if (!stored)
            return ProductMovements{};
        return ProductMovements{
            .entries = std::move(stored->entries), .asOf = stored->asOf, .isWhole = stored->isWhole};
    });
}

QFuture<Result<ProductMovements>> ProductStore::refreshMovements(const QString& sku)
{
    m_movementsRead.request_stop();
    m_movementsRead = {};
    return m_core.lookUp([sku, read = m_movementsRead, ending = m_core.ending(),
                          now = m_core.viewer().now](sync::Engine& engine) mutable {
        const std::stop_callback onEnd(ending, [&read] { read.request_stop(); });
        return fetchMovements(engine, sku, now, CallContext(read.get_token()));
    });
}

QFuture<Result<PendingOperation>> ProductStore::change(const StockStep& step, std::chrono::seconds undoTime)
{
    return m_core.work(
        [&core = m_core, step, undoTime, viewer = m_core.viewer()](sync::Engine& engine) -> Result<PendingOperation> {
            CH_TRY(auto entry, engine.write([&](sql::Connection& db) {
                return queueStep(db, step, viewer, viewer.now.plusSeconds(undoTime.count()));
            }));
            core.noteSteps({});
            return entry;
        });
}

QFuture<Result<std::vector<bool>>> ProductStore::undo(const std::vector<qint64>& seqs)
{
    return m_core.work([&core = m_core, seqs, now = m_core.viewer().now](sync::Engine& engine) {
        return undoSteps(core, engine, seqs, now);
    });
}

QFuture<Result<Product>> ProductStore::create(const ProductDraft& draft, const OpId& key)
{
    return m_core.online([=, stop = m_core.ending()](sync::Engine& engine) {
        return takeAtService(
            engine, [&](const ProductsApi& products) { return products.create(draft, key, CallContext(stop)); });
    });
}

QFuture<Result<Product>> ProductStore::edit(const QString& sku, const ProductChange& change, qint64 version,
                                            const OpId& key)
{
    return m_core.online([=, stop = m_core.ending()](sync::Engine& engine) {
        return takeAtService(engine, [&](const ProductsApi& products) {
            return products.edit(sku, change, version, key, CallContext(stop));
        });
    });
}

QFuture<Result<ProductImportPlan>> ProductStore::plan(std::vector<ProductImportRow> rows, std::stop_token stop)
{
    const int digits = currencyDigits(m_core.identity().currency).value_or(2);
    return m_core.bulk([rows = std::move(rows), stop, digits](sync::Engine& engine) -> Result<ProductImportPlan> {
        CH_TRY(ImportGround ground, engine.profile()
                                        .database()
                                        .scan([&](sql::Connection& db) { return importGround(db, digits, stop); })
                                        .result());
        return planImport(rows, std::move(ground));
    });
}

QFuture<Result<ProductImportReport>> ProductStore::import(ProductImportPlan plan, std::stop_token stop,
                                                          std::function<void(qint64, qint64)> onProgress)
{
    return m_core.bulk([plan = std::move(plan), stop, ending = m_core.ending(), role = m_core.viewer().role,
                        onProgress = std::move(onProgress)](sync::Engine& engine) -> Result<ProductImportReport> {
        if (role != Role::Merchant)
            return refusal(Reason::Forbidden);
        std::stop_source either;
        const std::stop_callback onStop(stop, [&either] { either.request_stop(); });
        const std::stop_callback onEnd(ending, [&either] { either.request_stop(); });
        return runImport(engine, plan, either.get_token(), onProgress);
    });
}

} // namespace ch::desk
