// SPDX-License-Identifier: Apache-2.0
#include "core/desk/PrintStore.h"

#include "core/desk/Overlay.h"
#include "core/desk/StepRules.h"
#include "core/desk/StepTaking.h"
#include "core/store/OrderItemTable.h"
#include "core/store/PrintSourceTable.h"
#include "core/store/ProductListTable.h"

namespace ch::desk {

namespace {

/// Beyond it nobody waits at a printer for the first page.
constexpr size_t kMany = 50;

Result<> addProducts(sql::Connection& db, const Order& order, ProductsBySku& known, ProductsBySku& products)
{
    for (const OrderLine& line : order.lines) {
        if (!known.contains(line.sku)) {
            CH_TRY(auto stored, store::storedProduct(db, line.sku));
            known.insert(line.sku, stored ? std::move(stored->product) : Product{});
        }
        const Product& product = known[line.sku];
        if (!product.sku.isEmpty())
            products.insert(line.sku, product);
    }
    return ok();
}

Result<std::vector<PrintSource>> readSources(sql::Connection& db, const std::vector<OrderId>& orders,
                                             const Viewer& viewer, const std::stop_token& stop)
{
    CH_TRY(const auto printed, store::printedDocuments(db, orders));
    std::vector<PrintSource> sources;
    sources.reserve(orders.size());
    ProductsBySku known;
    for (const OrderId id : orders) {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        CH_TRY(auto stored, store::storedOrder(db, id));
        if (!stored)
            continue;
        PrintSource& source = sources.emplace_back();
        source.order = overlay(stored->order, stored->open, viewer.now, viewer.actor).shown;
        CH_CHECK(addProducts(db, source.order, known, source.products));
        if (seesMoney(viewer.role)) {
            CH_TRY(source.refunds, store::refundsOf(db, id));
        }
        if (const auto found = printed.find(id); found != printed.end())
            source.printed = found->second;
    }
    return sources;
}

std::vector<StepOutcome> recordPrints(WorkspaceCore& core, sync::Engine& engine, const std::vector<PrintRecord>& prints,
                                      const Viewer& viewer)
{
    std::vector<StepOutcome> outcomes;
    outcomes.reserve(prints.size());
    std::vector<OrderId> changed;
    // One transaction for all of them: five hundred slips are one job, and are known as one.
    const auto written = engine.write([&](sql::Connection& db) -> Result<> {
        for (const PrintRecord& print : prints) {
            auto outcome = takeStep(db, {.order = print.order, .draft = print.draft}, viewer, std::chrono::seconds(0));
            // One that went meanwhile does not take back what is known of the others' paper.
            if (!outcome && outcome.error().kind != ErrorKind::NotFound)
                return std::move(outcome).error();
            if (!outcome) {
                outcomes.push_back({.order = print.order, .orderNo = {}, .entry = std::move(outcome).error()});
                continue;
            }
            if (outcome->entry)
                changed.push_back(print.order);
            outcomes.push_back(*std::move(outcome));
        }
        return ok();
    });
    if (!written) {
        outcomes.clear();
        for (const PrintRecord& print : prints)
            outcomes.push_back({.order = print.order, .orderNo = {}, .entry = written.error()});
        return outcomes;
    }
    if (!changed.empty())
        core.noteSteps(changed);
    return outcomes;
}

} // namespace

PrintStore::PrintStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core) {}

QFuture<Result<std::vector<PrintSource>>> PrintStore::sources(const std::vector<OrderId>& orders, std::stop_token stop)
{
    const auto read = [orders, stop, viewer = m_core.viewer()](sql::Connection& db) {
        return readSources(db, orders, viewer, stop);
    };
    return orders.size() > kMany ? m_core.scan(read) : m_core.read(read);
}

bool PrintStore::mayRecord() const
{
    return mayTake(m_core.viewer().role, OperationKind::Print);
}

QFuture<std::vector<StepOutcome>> PrintStore::record(const std::vector<PrintRecord>& prints)
{
    sync::Engine* const engine = m_core.engine();
    if (!engine) {
        std::vector<StepOutcome> refused;
        refused.reserve(prints.size());
        for (const PrintRecord& print : prints)
            refused.push_back({.order = print.order, .orderNo = {}, .entry = notOpen()});
        return QtFuture::makeReadyFuture(std::move(refused));
    }
    return m_core.workLane().run([&core = m_core, engine, prints, viewer = m_core.viewer()] {
        return recordPrints(core, *engine, prints, viewer);
    });
}

} // namespace ch::desk
