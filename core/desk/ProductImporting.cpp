// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ProductImporting.h"

#include "core/api/ProductsApi.h"
#include "core/desk/OnlineSteps.h"
#include "core/desk/StockOverlay.h"
#include "core/store/ProductListTable.h"
#include "core/sync/StopAfter.h"

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Answers that are written into the cache together.
constexpr size_t kAtOnce = 100;

/// How long a row that is under way may still take when somebody stops.
constexpr std::chrono::seconds kLastRow{2};

/// What the service refuses of one row; anything else ends it all.
bool isAboutOneRow(const Error& error)
{
    return error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound;
}

/// What a row came to.
struct RowDone
{
    bool isCreated = false;
    bool isChanged = false;
    bool isCounted = false;
};

class Importing
{
public:
    Importing(sync::Engine& engine, HttpClient& client, std::stop_token stop)
        : m_engine(engine)
        , m_products(client)
        , m_stop(std::move(stop))
    {}

    /// A row that is under way when somebody stops is brought to its end: it would else be told as left, and may be done.
    Result<> take(const ProductImportStep& step, ProductImportReport& report)
    {
        const Keys keys;
        RowDone done;
        bool mayBeDone = false;
        CallContext context(m_stop);
        context.mayBeDone = &mayBeDone;
        auto taken = send(step, keys, context, done);
        if (!taken && taken.error().kind == ErrorKind::Cancelled && mayBeDone) {
            const sync::StopAfter patience(kLastRow);
            done = {};
            taken = send(step, keys, CallContext(patience.token()), done);
        }
        report.created += done.isCreated ? 1 : 0;
        report.changed += done.isChanged ? 1 : 0;
        report.counted += done.isCounted ? 1 : 0;
        return taken;
    }

    /// What has been answered and is not in the cache yet.
    void flush()
    {
        const auto records = std::exchange(m_records, {});
        if (!records.empty())
            keepAnswers(m_engine, records);
    }

private:
    /// The same for every attempt at a row, so that nothing is done twice.
    struct Keys
    {
        OpId edit = OpId::random();
        OpId stock = OpId::random();
    };

    Result<> send(const ProductImportStep& step, const Keys& keys, const CallContext& context, RowDone& done)
    {
        if (step.draft) {
            CH_CHECK(keep(m_products.create(*step.draft, keys.edit, context)));
            done.isCreated = true;
        } else if (!step.change.isEmpty()) {
            CH_CHECK(keep(m_products.edit(step.sku, step.change, step.version, keys.edit, context)));
            done.isChanged = true;
        }
        if (!step.counted)
            return ok();
        if (step.draft) {
            const StockDelta first{.sku = step.sku, .delta = *step.counted, .reason = u"RECEIVED"_s};
            CH_CHECK(keep(m_products.adjust(first, keys.stock, context)));
        } else {
            const StockCountDraft count{
                .sku = step.sku, .counted = *step.counted, .expected = step.expected, .reason = u"COUNTED"_s};
            CH_CHECK(keep(m_products.count(count, keys.stock, context)));
        }
        done.isCounted = true;
        return ok();
    }

    Result<> keep(const Result<ProductAnswer>& answer)
    {
        if (!answer)
            return answer.error();
        m_records.push_back({.entity = u"product"_s,
                             .id = answer->product.sku,
                             .revision = answer->product.revision,
                             .deleted = false,
                             .body = answer->body});
        if (m_records.size() >= kAtOnce)
            flush();
        return ok();
    }

    sync::Engine& m_engine;
    ProductsApi m_products;
    std::stop_token m_stop;
    std::vector<FeedRecord> m_records;
};

} // namespace

Result<ImportGround> importGround(sql::Connection& db, int currencyDigits, const std::stop_token& stop)
{
    ImportGround ground{.products = {}, .barcodes = {}, .currencyDigits = currencyDigits};
    CH_CHECK(store::eachProduct(db, [&](const Product& product) {
        ground.products.insert(product.sku, product);
        if (product.barcode)
            ground.barcodes.insert(*product.barcode, product.sku);
        return !stop.stop_requested();
    }));
    if (stop.stop_requested())
        return Error{.kind = ErrorKind::Cancelled};
    for (const ProductGroup group : {ProductGroup::Active, ProductGroup::Retired}) {
        CH_TRY(const auto waiting, store::productRows(db, {.group = group, .isInOutbox = true}, -1));
        CH_TRY(const auto stored, store::storedProducts(db, waiting));
        for (const store::StoredProduct& each : stored)
            ground.products.insert(each.product.sku, listItemOf(each).product);
    }
    return ground;
}

ProductImportReport runImport(sync::Engine& engine, const ProductImportPlan& plan, const std::stop_token& stop,
                              const std::function<void(qint64, qint64)>& onProgress)
{
    ProductImportReport report;
    const auto client = engine.client();
    if (!client) {
        report.ended = client.error();
        return report;
    }
    Importing importing(engine, **client, stop);
    qint64 done = 0;
    for (const ProductImportStep& step : plan.steps) {
        if (step.verdict != ImportVerdict::New && step.verdict != ImportVerdict::Changed)
            continue;
        if (stop.stop_requested()) {
            report.ended = Error{.kind = ErrorKind::Cancelled};
            break;
        }
        const auto taken = importing.take(step, report);
        if (!taken && !isAboutOneRow(taken.error())) {
            report.ended = taken.error();
            break;
        }
        if (!taken)
            report.failures.push_back({.row = step.row, .sku = step.sku, .error = taken.error()});
        onProgress(++done, plan.toDo());
    }
    importing.flush();
    report.left = plan.toDo() - done;
    return report;
}

} // namespace ch::desk
