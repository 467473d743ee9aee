// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ProductStore.h"
#include "core/desk/SalesStore.h"
#include "tests/core/desk/DeskFixture.h"

#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const SalesDays kEver{QDate(2015, 1, 1), QDate(2035, 12, 31)};

} // namespace

/// Figures of a demo shop, against the orders themselves.
class tst_SalesStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void overview_addsUpToTheOrders();
    void breakdown_agreesWithTheOverview();
    void narrowed_isPartOfTheWhole();
    void refunds_addUpToTheFigure();
    void stock_isCounted();
    void slowStock_offline_listHasExactlyWhatTheFigureCounts();
    void days_areThoseWithFigures();
    void tooManyPeriods_areRefused();
    void roles_withoutMoney_areRefused();
    void changed_whatIsCommitted_andNothingThatWaits();
    void beforeAProfile_isAnError();

private:
    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
};

void tst_SalesStore::initTestCase()
{
    m_service = std::make_unique<RealService>(400);
    m_service->start();
    m_desk = std::make_unique<DeskFixture>();
    m_desk->join(*m_service);
}

void tst_SalesStore::overview_addsUpToTheOrders()
{
    const QString currency = m_desk->workspace->identity().currency;
    SalesFigures expected;
    for (const Order& order : good(m_desk->workspace->orders().orders(m_desk->rows()))) {
        if (order.paidAt && order.currency == currency)
            expected += {.orders = 1, .units = order.units().ordered, .grossMinor = order.totalMinor};
    }
    for (const SalesBucket bucket : {SalesBucket::Week, SalesBucket::Month, SalesBucket::Quarter, SalesBucket::Year}) {
        const auto overview = good(m_desk->workspace->sales().overview(
            {.days = kEver, .bucket = bucket, .before = SalesDays{QDate(2000, 1, 1), QDate(2000, 12, 31)}}));
        QCOMPARE(overview.currency, currency);
        QCOMPARE(overview.now.total.orders, expected.orders);
        QCOMPARE(overview.now.total.units, expected.units);
        QCOMPARE(overview.now.total.grossMinor, expected.grossMinor);
        QVERIFY(overview.before && overview.before->total.isEmpty());
        QCOMPARE(totalOf(overview.now.periods), overview.now.total);
    }
}

void tst_SalesStore::breakdown_agreesWithTheOverview()
{
    desk::SalesStore& sales = m_desk->workspace->sales();
    const SalesFigures total = good(sales.overview({.days = kEver, .bucket = SalesBucket::Year})).now.total;
    const desk::SalesBreakdown breakdown = good(sales.breakdown(kEver));
    SalesFigures countries;
    for (const CountrySales& country : breakdown.countries)
        countries += country.figures;
    QCOMPARE(countries, total);
    SalesFigures hours;
    for (const auto& weekday : breakdown.week) {
        for (const SalesFigures& hour : weekday)
            hours += hour;
    }
    QCOMPARE(hours, total);
    qint64 refunded = 0;
    for (const RefundReason& reason : breakdown.refunds)
        refunded += reason.amountMinor;
    QCOMPARE(refunded, total.refundedMinor);
    QCOMPARE(breakdown.funnel.placed, good(m_desk->workspace->orders().count({})));
    QVERIFY(breakdown.funnel.placed >= breakdown.funnel.paid && breakdown.funnel.paid >= breakdown.funnel.shipped);
    QVERIFY(!breakdown.byMoney.empty() && breakdown.byMoney.size() == breakdown.byUnits.size());
}

void tst_SalesStore::narrowed_isPartOfTheWhole()
{
    desk::SalesStore& sales = m_desk->workspace->sales();
    const desk::SalesBreakdown breakdown = good(sales.breakdown(kEver));
    const ProductSales& product = breakdown.byMoney.front();
    const SalesFigures ofProduct =
        good(sales.overview({.days = kEver, .bucket = SalesBucket::Month, .sku = product.sku})).now.total;
    QCOMPARE(ofProduct.orders, product.orders);
    QCOMPARE(ofProduct.units, product.units);
    QCOMPARE(ofProduct.grossMinor, product.grossMinor);
    SalesFigures byCountry;
    for (const CountrySales& country : breakdown.countries) {
        const desk::SalesQuestion question{.days = kEver, .bucket = SalesBucket::Year, .country = country.country};
        QCOMPARE(good(sales.overview(question)).now.total, country.figures);
        desk::SalesQuestion both = question;
        both.sku = product.sku;
        byCountry += good(sales.overview(both)).now.total;
    }
    QCOMPARE(byCountry, ofProduct);
}

void tst_SalesStore::refunds_addUpToTheFigure()
{
    desk::SalesStore& sales = m_desk->workspace->sales();
    const auto overview = good(sales.overview({.days = kEver, .bucket = SalesBucket::Year}));
    const desk::RefundList list =
        good(sales.refunds({.from = UtcTime(0), .to = UtcTime(4'000'000'000'000), .currency = overview.currency}));
    QCOMPARE(list.amountMinor, overview.now.total.refundedMinor);
    QCOMPARE(list.total, qint64(list.refunds.size()));
    qint64 sum = 0;
    for (const Refund& refund : list.refunds)
        sum += refund.amountMinor;
    QCOMPARE(sum, list.amountMinor);
}

void tst_SalesStore::stock_isCounted()
{
    const StockWorth stock = good(m_desk->workspace->sales().stock());
    QVERIFY(stock.products > 0 && stock.units > 0 && stock.worthMinor > 0);
    QVERIFY(stock.slowProducts <= stock.products && stock.slowWorthMinor <= stock.worthMinor);
}

void tst_SalesStore::slowStock_offline_listHasExactlyWhatTheFigureCounts()
{
    desk::ProductStore& products = m_desk->workspace->products();
    (void)good(products.create({.sku = u"NOBODY-BUYS"_s, .title = u"Dust"_s, .priceMinor = 700}, OpId::random()));
    (void)good(products.change(StockDelta{.sku = u"NOBODY-BUYS"_s, .delta = 6, .reason = u"RECEIVED"_s}, {}));
    m_desk->workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(good(products.detail(u"NOBODY-BUYS"_s)).base.onHand, 6, 20'000);
    m_service->stop();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    const StockWorth stock = good(m_desk->workspace->sales().stock());
    QVERIFY(stock.slowProducts > 0 && stock.slowProducts < stock.products);
    const ProductQuery query{.group = ProductGroup::OnHand, .notSoldSince = stock.slowSince};
    QCOMPARE(good(products.counts(query, {}))[size_t(ProductGroup::OnHand)], stock.slowProducts);
    StockWorth listed;
    for (const ProductListItem& item : good(products.items(good(products.rows(query, {}))))) {
        ++listed.slowProducts;
        listed.slowWorthMinor += item.baseOnHand * item.product.priceMinor;
        // By the orders themselves.
        for (const Order& order : good(m_desk->workspace->orders().orders(m_desk->rows({.sku = item.product.sku})))) {
            const QTimeZone zone = m_desk->workspace->identity().zone();
            QVERIFY(!order.paidAt ||
                    QDateTime::fromMSecsSinceEpoch(order.paidAt->epochMs(), zone).date() < stock.slowSince);
        }
    }
    QCOMPARE(listed.slowProducts, stock.slowProducts);
    QCOMPARE(listed.slowWorthMinor, stock.slowWorthMinor);
    m_service->start();
    m_desk->workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->workspace->status().isOnline(), 20'000);
}

void tst_SalesStore::days_areThoseWithFigures()
{
    desk::SalesStore& sales = m_desk->workspace->sales();
    const auto days = good(sales.days());
    QVERIFY(days && days->from <= days->to);
    const SalesFigures all = good(sales.overview({.days = kEver, .bucket = SalesBucket::Year})).now.total;
    QCOMPARE(good(sales.overview({.days = *days, .bucket = SalesBucket::Year})).now.total, all);
}

void tst_SalesStore::tooManyPeriods_areRefused()
{
    const SalesDays century{QDate(1950, 1, 1), QDate(2049, 12, 31)};
    const Error error = bad(m_desk->workspace->sales().overview({.days = century, .bucket = SalesBucket::Day}));
    QCOMPARE(error.kind, ErrorKind::Invalid);
    QCOMPARE(error.code, u"TOO_MANY_PERIODS"_s);
}

void tst_SalesStore::roles_withoutMoney_areRefused()
{
    DeskFixture packer;
    packer.join(*m_service, u"warehouse"_s);
    desk::SalesStore& sales = packer.workspace->sales();
    QCOMPARE(bad(sales.overview({.days = kEver})).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(sales.breakdown(kEver)).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(sales.stock()).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(sales.refunds({})).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(sales.days()).kind, ErrorKind::Forbidden);
    // A list that tells of sales is one of their figures.
    const ProductQuery slow{.notSoldSince = QDate(2030, 1, 1)};
    QCOMPARE(bad(packer.workspace->products().rows(slow, {})).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(packer.workspace->products().counts(slow, {})).kind, ErrorKind::Forbidden);
    DeskFixture manager;
    manager.join(*m_service, u"manager"_s);
    QVERIFY(good(manager.workspace->sales().breakdown(kEver)).funnel.placed > 0);
}

void tst_SalesStore::changed_whatIsCommitted_andNothingThatWaits()
{
    // The service closes orders whose time is over; without it, only the desk itself changes anything.
    m_service->stop();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    QTRY_VERIFY(m_desk->isIdle());
    QSignalSpy changed(&m_desk->workspace->sales(), &desk::SalesStore::changed);
    QSignalSpy ordersChanged(&m_desk->workspace->orders(), &desk::OrderStore::changed);
    (void)m_desk->take(m_desk->items().front().id, NoteDraft{.text = u"waits"_s}, std::chrono::hours(1));
    QTRY_VERIFY(!ordersChanged.isEmpty());
    QVERIFY(changed.isEmpty());
    m_service->start();
    // What stock is worth is a figure too.
    desk::ProductStore& products = m_desk->workspace->products();
    const QString sku = good(products.items({good(products.rows({}, {})).front()})).front().product.sku;
    const Product before = good(products.detail(sku)).base;
    (void)good(products.edit(sku, {.priceMinor = before.priceMinor + 100}, before.version, OpId::random()));
    QTRY_VERIFY(!changed.isEmpty());
}

void tst_SalesStore::beforeAProfile_isAnError()
{
    MemorySecretStore secrets;
    const SystemClock clock;
    desk::Workspace workspace({.secrets = secrets, .clock = clock, .device = u"none"_s});
    QVERIFY(!await(workspace.sales().stock()));
}

QTEST_GUILESS_MAIN(tst_SalesStore)
#include "tst_SalesStore.moc"
