// SPDX-License-Identifier: Apache-2.0
// Sales figures as screens see them, in the shop's currency and time zone; nothing of it for roles that see no money.
// Lives on the thread of the windows; every future is answered from a lane. Use deliver() to take results.
#pragma once

#include "core/base/Result.h"
#include "core/domain/RefundQuery.h"
#include "core/domain/SalesFigures.h"

#include <QFuture>
#include <QObject>

#include <stop_token>

namespace ch::desk {

class WorkspaceCore;

/// What a chart over time shows.
struct SalesQuestion
{
    SalesDays days;
    SalesBucket bucket = SalesBucket::Day;
    /// Beside them, for comparison.
    std::optional<SalesDays> before{};
    /// 1 (Monday) – 7.
    int weekStart = 1;
    /// Narrowed to a product, a country, or a product in a country; empty: all.
    QString sku{};
    QString country{};

    friend bool operator==(const SalesQuestion&, const SalesQuestion&) = default;
};

struct SalesSeries
{
    std::vector<PeriodSales> periods;
    SalesFigures total;
};

struct SalesOverview
{
    SalesQuestion question;
    QString currency;
    SalesSeries now;
    std::optional<SalesSeries> before;
    /// Never added to the shop's own.
    std::vector<CurrencySales> others;
};

/// What the same days are made of.
struct SalesBreakdown
{
    SalesDays days;
    QString currency;
    std::vector<ProductSales> byMoney;
    std::vector<ProductSales> byUnits;
    std::vector<CountrySales> countries;
    std::vector<RegionSales> regions;
    WeekSales week;
    OrderFunnel funnel;
    ShippingTimes shipping;
    std::vector<RefundReason> refunds;
};

struct RefundList
{
    /// Newest first, kMostRefunds at most.
    std::vector<Refund> refunds;
    qint64 total = 0;
    qint64 amountMinor = 0;
};

class SalesStore : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostProducts = 50;
    static constexpr int kMostRegions = 50;
    static constexpr int kMostRefunds = 1'000;
    static constexpr int kMostSlow = 50;
    /// Nobody bought it for that long, today included.
    static constexpr int kSlowDays = 90;

    explicit SalesStore(WorkspaceCore& core, QObject* parent = nullptr);

    /// Some milliseconds, for any days. Invalid TOO_MANY_PERIODS; Forbidden for roles without money.
    QFuture<Result<SalesOverview>> overview(const SalesQuestion& question);
    QFuture<Result<SalesBreakdown>> breakdown(const SalesDays& days);
    /// All products as they are now.
    QFuture<Result<StockWorth>> stock();
    QFuture<Result<RefundList>> refunds(const RefundQuery& query);
    /// The first and the last day with a sale or a refund; nothing if there was none.
    QFuture<Result<std::optional<SalesDays>>> days();

Q_SIGNALS:
    /// Orders, refunds or products were committed, or the shop, its zone or its currency is another.
    void changed();

private:
    WorkspaceCore& m_core;
};

} // namespace ch::desk
