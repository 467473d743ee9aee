// SPDX-License-Identifier: Apache-2.0
#include "core/desk/SalesStore.h"

#include "core/desk/WorkspaceCore.h"
#include "core/domain/Reason.h"
#include "core/store/RefundListTable.h"
#include "core/store/SalesBreakdownTable.h"
#include "core/store/StockWorthTable.h"

#include <QDateTime>

namespace ch::desk {

namespace {

/// Whose figures they are.
struct Books
{
    QString currency;
    QTimeZone zone;
};

Result<SalesSeries> seriesOf(sql::Connection& db, const SalesQuestion& question, const SalesDays& days,
                             const Books& books)
{
    const store::SalesRange range{.from = days.from, .to = days.to, .currency = books.currency};
    const store::SalesCalendar calendar{.zone = books.zone, .weekStart = question.weekStart};
    const store::SalesFilter filter{.sku = question.sku, .country = question.country};
    SalesSeries series;
    if (filter.isEmpty()) {
        CH_TRY(series.periods, store::salesByPeriod(db, range, question.bucket, calendar));
    } else {
        CH_TRY(series.periods, store::filteredSales(db, range, question.bucket, calendar, filter));
    }
    series.total = totalOf(series.periods);
    return series;
}

Result<SalesOverview> overviewOf(sql::Connection& db, const SalesQuestion& question, const Books& books)
{
    SalesOverview overview{.question = question, .currency = books.currency, .now = {}, .before = {}, .others = {}};
    CH_TRY(overview.now, seriesOf(db, question, question.days, books));
    if (question.before) {
        CH_TRY(overview.before, seriesOf(db, question, *question.before, books));
    }
    if (question.sku.isEmpty() && question.country.isEmpty()) {
        CH_TRY(overview.others,
               store::salesInOtherCurrencies(
                   db, {.from = question.days.from, .to = question.days.to, .currency = books.currency}));
    }
    return overview;
}

Result<SalesBreakdown> breakdownOf(sql::Connection& db, const SalesDays& days, const Books& books)
{
    const store::SalesRange range{.from = days.from, .to = days.to, .currency = books.currency};
    SalesBreakdown breakdown;
    breakdown.days = days;
    breakdown.currency = books.currency;
    CH_TRY(auto products, store::topProducts(db, range, SalesStore::kMostProducts));
    breakdown.byMoney = std::move(products.byMoney);
    breakdown.byUnits = std::move(products.byUnits);
    CH_TRY(breakdown.countries, store::salesByCountry(db, range));
    CH_TRY(breakdown.regions, store::salesByRegion(db, range, SalesStore::kMostRegions));
    CH_TRY(breakdown.week, store::salesByWeekdayAndHour(db, range));
    CH_TRY(const auto outcomes, store::orderOutcomes(db, days));
    breakdown.funnel = funnelOf(outcomes);
    CH_TRY(breakdown.shipping, store::shippingTimes(db, days));
    CH_TRY(breakdown.refunds, store::refundsByReason(db, range));
    return breakdown;
}

template <class T> QFuture<Result<T>> forbidden()
{
    return QtFuture::makeReadyFuture(Result<T>(refusal(Reason::Forbidden)));
}

Books booksOf(const Identity& identity)
{
    return {.currency = identity.currency, .zone = identity.zone()};
}

} // namespace

SalesStore::SalesStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::booksChanged, this, &SalesStore::changed);
    connect(&core, &WorkspaceCore::identityChanged, this, &SalesStore::changed);
}

QFuture<Result<SalesOverview>> SalesStore::overview(const SalesQuestion& question)
{
    if (!seesMoney(m_core.identity().role))
        return forbidden<SalesOverview>();
    // A product's orders are looked up one by one: who wants one row does not wait behind them.
    const auto read = [question, books = booksOf(m_core.identity())](sql::Connection& db) {
        return overviewOf(db, question, books);
    };
    return question.sku.isEmpty() ? m_core.read(read) : m_core.scan(read);
}

QFuture<Result<SalesBreakdown>> SalesStore::breakdown(const SalesDays& days)
{
    if (!seesMoney(m_core.identity().role))
        return forbidden<SalesBreakdown>();
    return m_core.read(
        [days, books = booksOf(m_core.identity())](sql::Connection& db) { return breakdownOf(db, days, books); });
}

QFuture<Result<StockWorth>> SalesStore::stock()
{
    if (!seesMoney(m_core.identity().role))
        return forbidden<StockWorth>();
    const qint64 nowMs = m_core.parts().clock.now().epochMs();
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs, m_core.identity().zone()).date();
    const QDate slowSince = today.addDays(1 - kSlowDays);
    return m_core.read([slowSince](sql::Connection& db) { return store::stockWorth(db, slowSince, kMostSlow); });
}

QFuture<Result<RefundList>> SalesStore::refunds(const RefundQuery& query)
{
    if (!seesMoney(m_core.identity().role))
        return forbidden<RefundList>();
    return m_core.scan([query](sql::Connection& db) -> Result<RefundList> {
        RefundList list;
        CH_TRY(list.refunds, store::refundList(db, query, kMostRefunds));
        CH_TRY(const auto total, store::refundTotal(db, query));
        list.total = total.refunds;
        list.amountMinor = total.amountMinor;
        return list;
    });
}

QFuture<Result<std::optional<SalesDays>>> SalesStore::days()
{
    if (!seesMoney(m_core.identity().role))
        return forbidden<std::optional<SalesDays>>();
    return m_core.read(
        [currency = m_core.identity().currency](sql::Connection& db) { return store::salesDays(db, currency); });
}

} // namespace ch::desk
