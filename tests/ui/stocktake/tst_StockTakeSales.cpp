// SPDX-License-Identifier: Apache-2.0
// Two desks count while the shop sells what they count: afterwards the records say what really lies on the shelves.
// CH_COUNT_ORDERS says how many orders are sold meanwhile; a hundred are the (./dev faults).
#include "core/desk/StockCountStore.h"
#include "tests/ui/orders/OrderUiFixture.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using desk::CountStep;

namespace {

constexpr int kFewOrders = 12;
constexpr int kProducts = 20;
constexpr qint64 kRecords = 200;

int wantedOrders()
{
    const int wanted = qEnvironmentVariableIntValue("CH_COUNT_ORDERS");
    return wanted > 0 ? wanted : kFewOrders;
}

} // namespace

class tst_StockTakeSales : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void counting_whileOrdersSellTheSame_endsAtWhatLiesThere();

private:
    void sell(OtherPerson& office);
    void countOne(OrderUi& desk, const QString& sku);
    bool isSent(OrderUi& desk) const;
    static QString skuOf(int product) { return u"SHELF-%1"_s.arg(product, 2, 10, QChar(u'0')); }

    std::unique_ptr<RealService> m_service;
    QRandomGenerator m_random{4711};
    /// What really lies there: some is missing, some is too many.
    QHash<QString, qint64> m_shelf;
    StockCount m_count;
    int m_sold = 0;
};

void tst_StockTakeSales::initTestCase()
{
    m_service = std::make_unique<RealService>(40);
    m_service->start();
    OtherPerson office(m_service->url());
    for (int i = 0; i < kProducts; ++i) {
        const QString sku = skuOf(i);
        (void)office.call("POST", u"/products"_s,
                          {{u"sku"_s, sku}, {u"title"_s, u"Shelf article"_s}, {u"price_minor"_s, 100}});
        (void)office.call("POST", u"/stock-adjustments"_s,
                          {{u"sku"_s, sku}, {u"delta"_s, kRecords}, {u"reason"_s, u"RECEIVED"_s}});
        m_shelf[sku] = kRecords + i % 5 - 2;
    }
}

/// Two articles, paid and taken off the shelf at once.
void tst_StockTakeSales::sell(OtherPerson& office)
{
    const int first = m_random.bounded(kProducts);
    const int second = (first + 1 + m_random.bounded(kProducts - 1)) % kProducts;
    QJsonArray lines;
    for (const int product : {first, second})
        lines.append(QJsonObject{{u"sku"_s, skuOf(product)}, {u"quantity"_s, 1 + product % 2}});
    const QJsonObject shipTo{{u"name"_s, u"Anna"_s},
                             {u"line1"_s, u"Kastanienallee 12"_s},
                             {u"city"_s, u"Berlin"_s},
                             {u"postcode"_s, u"10435"_s},
                             {u"country"_s, u"DE"_s}};
    const QJsonObject order = office.call("POST", u"/orders"_s,
                                          {{u"currency"_s, u"EUR"_s},
                                           {u"customer"_s, QJsonObject{{u"name"_s, u"Anna"_s}}},
                                           {u"ship_to"_s, shipTo},
                                           {u"lines"_s, lines}});
    const auto id = *OrderId::fromText(order.value(u"id").toString().toLatin1());
    office.step(id, u"payments"_s,
                {{u"amount_minor"_s, order.value(u"total_minor")},
                 {u"method"_s, u"card"_s},
                 {u"reference"_s, u"R-%1"_s.arg(m_sold)}});
    office.step(id, u"shipments"_s, {{u"carrier"_s, u"DHL"_s}, {u"tracking_no"_s, u"T-%1"_s.arg(m_sold)}});
    for (const int product : {first, second})
        m_shelf[skuOf(product)] -= 1 + product % 2;
    ++m_sold;
}

void tst_StockTakeSales::countOne(OrderUi& desk, const QString& sku)
{
    // Nobody counts in the same millisecond in which a parcel leaves.
    QTest::qWait(5);
    (void)good(desk.desk.workspace->stockCounts().count(
        {.count = m_count.id, .sku = sku, .how = CountStep::How::Set, .units = m_shelf.value(sku)}));
    QTest::qWait(5);
}

bool tst_StockTakeSales::isSent(OrderUi& desk) const
{
    desk.desk.workspace->syncNow();
    return QTest::qWaitFor(
        [&] {
            const auto items = good(desk.desk.workspace->stockCounts().counts());
            return std::ranges::all_of(items, [](const auto& item) { return item.waiting == 0 && item.refused == 0; });
        },
        30'000);
}

void tst_StockTakeSales::counting_whileOrdersSellTheSame_endsAtWhatLiesThere()
{
    OrderUi merchant(*m_service);
    OrderUi packer(*m_service, u"warehouse"_s);
    OtherPerson office(m_service->url());
    desk::StockCountStore& store = merchant.desk.workspace->stockCounts();
    m_count = good(store.begin({.name = u"Open for business"_s,
                                .scope = {.kind = CountScope::Kind::Skus, .location = {}, .skus = m_shelf.keys()}},
                               OpId::random()));
    QTRY_VERIFY_WITH_TIMEOUT(bool(await(packer.desk.workspace->stockCounts().sheet(m_count.id))), 20'000);
    // Each counts half of them, in between the parcels; the last orders leave after the last count.
    const int orders = wantedOrders();
    int counted = 0;
    for (int i = 0; i < orders; ++i) {
        sell(office);
        while (counted < kProducts && counted * (orders - 2) <= i * kProducts) {
            countOne(counted % 2 == 0 ? merchant : packer, skuOf(counted));
            ++counted;
        }
    }
    QCOMPARE(counted, kProducts);
    QVERIFY(isSent(merchant));
    QVERIFY(isSent(packer));
    merchant.desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(good(store.sheet(m_count.id)).count.counted, kProducts, 20'000);
    (void)good(store.refresh(m_count.id));
    const desk::CountSheet seen = good(store.sheet(m_count.id));
    for (const desk::CountSheetLine& line : seen.lines)
        QCOMPARE(line.line.difference(), std::optional<qint64>(line.line.sku.last(2).toInt() % 5 - 2));
    const StockCount ended =
        good(store.approve(m_count.id, {.version = seen.count.version, .lines = {}}, OpId::random()));
    QCOMPARE(ended.status, StockCountStatus::Approved);
    for (auto shelf = m_shelf.cbegin(); shelf != m_shelf.cend(); ++shelf) {
        const QJsonObject product = office.call("GET", QString(u"/products/" + shelf.key()));
        QCOMPARE(product.value(u"on_hand").toInteger(), shelf.value());
        QCOMPARE(product.value(u"reserved").toInteger(), 0);
    }
    QCOMPARE(m_service->audit(), QString());
    qInfo("%d orders sold while two desks counted %d products", m_sold, kProducts);
}

QTEST_MAIN(tst_StockTakeSales)
#include "tst_StockTakeSales.moc"
