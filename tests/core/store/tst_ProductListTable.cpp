// SPDX-License-Identifier: Apache-2.0
#include "core/store/CatalogueTable.h"
#include "core/store/MovementTable.h"
#include "core/store/OutboxTable.h"
#include "core/store/ProductListTable.h"
#include "core/store/ProductText.h"
#include "core/wire/CatalogueJson.h"
#include "tests/core/store/CacheFixture.h"

#include <QElapsedTimer>

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMany = 400;

Product sample(int i, QRandomGenerator& random)
{
    static const QStringList titles{u"Tea glass"_s, u"红色 茶杯"_s, u"ÄPFEL, green"_s, u"tea tin"_s};
    Product product;
    product.sku = u"SKU-%1"_s.arg(i, 6, 10, QLatin1Char('0'));
    product.title = titles[int(random.bounded(int(titles.size())))];
    if (random.bounded(3) > 0)
        product.barcode = u"40012345%1"_s.arg(i);
    if (random.bounded(4) > 0)
        product.location =
            u"%1-%2-%3"_s.arg(QChar(u'A' + int(random.bounded(3)))).arg(random.bounded(20)).arg(random.bounded(30));
    product.priceMinor = random.bounded(5000);
    if (random.bounded(2) > 0)
        product.reorderPoint = random.bounded(8);
    product.active = random.bounded(8) > 0;
    product.reserved = random.bounded(6);
    product.onHand = product.reserved + random.bounded(12);
    product.createdAt = UtcTime(1'300'000'000'000);
    product.updatedAt = UtcTime(1'300'000'000'000 + qint64(random.bounded(1000)) * 1000);
    return product;
}

bool isIn(const Product& product, ProductGroup group)
{
    switch (group) {
    case ProductGroup::Active:
        return product.active;
    case ProductGroup::Low:
        return product.active && product.reorderPoint && product.available() <= *product.reorderPoint;
    case ProductGroup::Out:
        return product.active && product.available() <= 0;
    case ProductGroup::OnHand:
        return product.onHand > 0;
    case ProductGroup::Retired:
        return !product.active;
    }
    Q_UNREACHABLE();
}

class Stockroom
{
public:
    explicit Stockroom(int count)
    {
        QRandomGenerator random(11);
        for (int i = 0; i < count; ++i) {
            put(sample(i, random));
            if (i % 1000 == 999)
                flush();
        }
        flush();
    }

    void put(Product product)
    {
        product.revision = ++m_revision;
        m_pending.push_back({.entity = u"product"_s,
                             .id = product.sku,
                             .revision = product.revision,
                             .deleted = false,
                             .body = productToJson(product)});
        products[product.sku] = product;
    }
    void flush() { (void)require(cache.apply(std::exchange(m_pending, {}))); }
    sql::Connection& db() { return *cache.db; }

    QStringList skus(const ProductQuery& query)
    {
        QStringList found;
        const auto rows = require(productRows(db(), query, -1));
        for (const StoredProduct& each : require(storedProducts(db(), rows)))
            found.push_back(each.product.sku);
        return found;
    }
    QStringList expected(const std::function<bool(const Product&)>& isWanted) const
    {
        QStringList found;
        for (const auto& [sku, product] : products) {
            if (isWanted(product))
                found.push_back(sku);
        }
        return found;
    }

    CacheFixture cache;
    std::map<QString, Product> products;

private:
    std::vector<FeedRecord> m_pending;
    qint64 m_revision = 0;
};

} // namespace

class tst_ProductListTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groups_areWhatTheRuleSays_andCountsAgree();
    void sorts_eachWay_areInOrder_data();
    void sorts_eachWay_areInOrder();
    void sorts_areLedByTheirIndex_data();
    void sorts_areLedByTheirIndex();
    void search_anySubstring_ignoresCase();
    void search_ofManyRows_isTheSameInEverySort();
    void search_renamedOrRemovedProduct_isFoundByWhatItIsNow();
    void place_beginning_takesWholeNumbersOnly();
    void placeKey_numbers_areWalkedInOrder();
    void places_areAreas_asPeopleWalk();
    void outbox_openEntries_areListedAndCarried();
    void scan_skuThenBarcodeThenOtherCase();
    void stopped_isCancelled();
    void changed_product_movesInTheList();
    void hundredThousand_listsSearchesAndCounts_areQuick();
    void movements_kept_comeBackAsTheyWere();
    void movements_ofManyProducts_keepTheNewest();
};

void tst_ProductListTable::groups_areWhatTheRuleSays_andCountsAgree()
{
    Stockroom shop(kMany);
    const ProductCounts counts = require(countProducts(shop.db(), {}));
    for (size_t i = 0; i < kProductGroupCount; ++i) {
        const auto group = ProductGroup(i);
        const QStringList found = shop.skus({.group = group});
        QCOMPARE(found, shop.expected([group](const Product& product) { return isIn(product, group); }));
        QVERIFY(!found.isEmpty());
        QCOMPARE(counts[i], found.size());
        for (const ProductSort sort : {ProductSort::Title, ProductSort::OnHand, ProductSort::Price}) {
            QStringList sorted = shop.skus({.group = group, .sort = sort});
            std::ranges::sort(sorted);
            QCOMPARE(sorted, found);
        }
        QCOMPARE(shop.skus({.group = group, .search = u"sku-00012"_s}),
                 found.filter(u"sku-00012"_s, Qt::CaseInsensitive));
    }
}

void tst_ProductListTable::sorts_eachWay_areInOrder_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    for (int sort = int(ProductSort::Sku); sort <= int(ProductSort::UpdatedAt); ++sort) {
        for (const bool descending : {false, true})
            QTest::addRow("%d %s", sort, descending ? "down" : "up") << sort << descending;
    }
}

void tst_ProductListTable::sorts_eachWay_areInOrder()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    Stockroom shop(kMany);
    const auto rows = require(productRows(shop.db(), {.sort = ProductSort(sort), .isDescending = descending}, -1));
    const auto stored = require(storedProducts(shop.db(), rows));
    QCOMPARE(QSet<qint64>(rows.begin(), rows.end()).size(), qsizetype(rows.size()));
    QCOMPARE(qint64(stored.size()), qint64(shop.skus({}).size()));
    const auto keyOf = [sort](const Product& product) -> QVariant {
        switch (ProductSort(sort)) {
        case ProductSort::Sku:
            return product.sku.toUtf8();
        case ProductSort::Title:
            return product.title.toUtf8();
        case ProductSort::Place:
            return placeKey(product.location.value_or(QString())).toUtf8();
        case ProductSort::OnHand:
            return product.onHand;
        case ProductSort::Reserved:
            return product.reserved;
        case ProductSort::Available:
            return product.available();
        case ProductSort::Price:
            return product.priceMinor;
        case ProductSort::UpdatedAt:
            return product.updatedAt.epochMs();
        }
        Q_UNREACHABLE();
    };
    for (size_t i = 1; i < stored.size(); ++i) {
        const QVariant a = keyOf(stored[i - 1].product);
        const QVariant b = keyOf(stored[i].product);
        const auto order = QVariant::compare(a, b);
        QVERIFY(order == QPartialOrdering::Equivalent ||
                order == (descending ? QPartialOrdering::Greater : QPartialOrdering::Less));
    }
}

void tst_ProductListTable::sorts_areLedByTheirIndex_data()
{
    sorts_eachWay_areInOrder_data();
}

void tst_ProductListTable::sorts_areLedByTheirIndex()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    Stockroom shop(10);
    const QString plan =
        require(explainProductRows(shop.db(), {.sort = ProductSort(sort), .isDescending = descending})).join(u'\n');
    QVERIFY2(!plan.contains(u"TEMP B-TREE"), qPrintable(plan));
}

void tst_ProductListTable::search_anySubstring_ignoresCase()
{
    Stockroom shop(kMany);
    for (const QString& text : {u"TEA"_s, u"äpfel"_s, u"茶"_s, u"sku-0001"_s, u"4001234512"_s, u"b-1"_s, u"% _"_s,
                                u"te"_s, u"茶杯"_s, u"红色 茶"_s, u"zq"_s, u"\"te"_s, u"tea*"_s, u"a AND t"_s}) {
        const QStringList expected = shop.expected([&text](const Product& product) {
            const QStringList texts{product.sku, product.title, product.barcode.value_or(QString()),
                                    product.location.value_or(QString())};
            return product.active && std::ranges::any_of(texts, [&text](const QString& each) {
                       return each.toCaseFolded().contains(text.toCaseFolded());
                   });
        });
        QCOMPARE(shop.skus({.search = text}), expected);
        QCOMPARE(require(countProducts(shop.db(), {.search = text}))[0], expected.size());
    }
}

void tst_ProductListTable::search_ofManyRows_isTheSameInEverySort()
{
    // More than are sorted one by one.
    Stockroom shop(6000);
    const QStringList expected = shop.expected(
        [](const Product& product) { return product.active && product.title.toCaseFolded().contains(u"tea "_s); });
    QVERIFY(expected.size() > 2000);
    for (const ProductSort sort : {ProductSort::Sku, ProductSort::Title, ProductSort::Available}) {
        QStringList found = shop.skus({.search = u"tea "_s, .sort = sort});
        found.sort();
        QCOMPARE(found, expected);
    }
    QCOMPARE(require(countProducts(shop.db(), {.search = u"tea "_s}))[0], expected.size());
}

void tst_ProductListTable::search_renamedOrRemovedProduct_isFoundByWhatItIsNow()
{
    Stockroom shop(30);
    Product changed = shop.products.begin()->second;
    changed.active = true;
    changed.title = u"Samowar"_s;
    shop.put(changed);
    shop.flush();
    QCOMPARE(shop.skus({.search = u"samowar"_s}), QStringList{changed.sku});
    changed.title = u"Kessel"_s;
    shop.put(changed);
    shop.flush();
    QVERIFY(shop.skus({.search = u"samowar"_s}).isEmpty());
    QCOMPARE(shop.skus({.search = u"kesse"_s}), QStringList{changed.sku});
    QVERIFY(require(removeProduct(shop.db(), changed.sku)));
    QVERIFY(shop.skus({.search = u"kesse"_s}).isEmpty());
    QCOMPARE(require(countProducts(shop.db(), {.search = u"se"_s}))[0], 0);
    // What the index holds is what the rows say.
    QVERIFY(
        shop.cache.db->execute(u"INSERT INTO product_search (product_search, rank) VALUES ('integrity-check', 1)"_s));
}

void tst_ProductListTable::place_beginning_takesWholeNumbersOnly()
{
    Stockroom shop(0);
    for (const QString& place : {u"A-2"_s, u"A-2-1"_s, u"A-02-7"_s, u"A-20"_s, u"A-21-2"_s, u"B-2"_s, u"a-2-9"_s}) {
        Product product{.sku = u"at "_s + place, .title = u"x"_s};
        product.location = place;
        shop.put(product);
    }
    shop.flush();
    QCOMPARE(shop.skus({.place = u"a-2"_s}), (QStringList{u"at A-02-7"_s, u"at A-2"_s, u"at A-2-1"_s, u"at a-2-9"_s}));
    QCOMPARE(shop.skus({.place = u"A-20"_s}), QStringList{u"at A-20"_s});
    QCOMPARE(shop.skus({.place = u"A-"_s}).size(), 6);
}

void tst_ProductListTable::placeKey_numbers_areWalkedInOrder()
{
    const QStringList walk{u"A-2"_s, u"a-2-3"_s, u"A-15"_s, u"A-15-02"_s, u"A-15-10"_s, u"A-100"_s, u"B-1"_s};
    QStringList keys;
    for (const QString& place : walk)
        keys.push_back(placeKey(place));
    QStringList sorted = keys;
    sorted.sort();
    QCOMPARE(sorted, keys);
    QCOMPARE(placeKey(u" A-007 "_s), placeKey(u"a-7"_s));
    QCOMPARE(placeKey({}), QString());
}

void tst_ProductListTable::places_areAreas_asPeopleWalk()
{
    Stockroom shop(0);
    for (const QString& place : {u"A-15-1"_s, u"A-2-9"_s, u"A-2-1"_s, u"B-1"_s, u"Yard"_s}) {
        Product product{.sku = place, .title = u"x"_s};
        product.location = place;
        shop.put(product);
    }
    shop.flush();
    QCOMPARE(require(productPlaces(shop.db(), 10)), (QStringList{u"A-2"_s, u"A-15"_s, u"B-1"_s, u"Yard"_s}));
    QCOMPARE(require(productPlaces(shop.db(), 2)).size(), 2);
}

void tst_ProductListTable::outbox_openEntries_areListedAndCarried()
{
    Stockroom shop(20);
    const QString sku = shop.skus({}).at(3);
    const OperationDraft draft{.kind = OperationKind::Adjust, .entityId = sku, .label = sku, .body = "{}"};
    const auto entry = require(enqueue(shop.db(), draft, UtcTime(1000), UtcTime(1000)));
    QCOMPARE(shop.skus({.isInOutbox = true}), QStringList{sku});
    QCOMPARE(require(countProducts(shop.db(), {.isInOutbox = true}))[0], 1);
    const auto stored = require(storedProduct(shop.db(), sku));
    QCOMPARE(stored->open.size(), size_t(1));
    QCOMPARE(stored->open.front().seq, entry.seq);
    require(markDone(shop.db(), entry.seq, std::nullopt, {}, UtcTime(2000)));
    QVERIFY(shop.skus({.isInOutbox = true}).isEmpty());
    // A refused one stays with the product until somebody decides, but waits to be sent no more.
    const auto refused = require(enqueue(shop.db(), draft, UtcTime(3000), UtcTime(3000)));
    require(markSending(shop.db(), refused.seq, UtcTime(3000)));
    QCOMPARE(shop.skus({.isInOutbox = true}), QStringList{sku});
    require(
        markRefused(shop.db(), refused.seq, {.kind = ErrorKind::Conflict, .code = u"STALE_QUANTITY"_s}, UtcTime(3000)));
    QVERIFY(shop.skus({.isInOutbox = true}).isEmpty());
    QCOMPARE(require(storedProduct(shop.db(), sku))->open.size(), size_t(1));
}

void tst_ProductListTable::scan_skuThenBarcodeThenOtherCase()
{
    Stockroom shop(0);
    Product a{.sku = u"85035A"_s, .title = u"a"_s};
    a.barcode = u"4001"_s;
    Product b{.sku = u"85035a"_s, .title = u"b"_s};
    Product c{.sku = u"4001"_s, .title = u"its SKU is another's barcode"_s};
    Product d{.sku = u"Mug"_s, .title = u"d"_s};
    Product e{.sku = u"KETTLE"_s, .title = u"e"_s};
    e.barcode = u"0036000291452"_s;
    for (const Product& each : {a, b, c, d, e})
        shop.put(each);
    shop.flush();
    QCOMPARE(require(scannedProduct(shop.db(), u"85035a"_s)), u"85035a"_s);
    QCOMPARE(require(scannedProduct(shop.db(), u"4001"_s)), u"4001"_s);
    QCOMPARE(require(scannedProduct(shop.db(), u"MUG"_s)), u"Mug"_s);
    QCOMPARE(require(scannedProduct(shop.db(), u"85035A "_s)), u"85035A"_s);
    // One article, in whatever length and dress a label has it.
    for (const QString& label : {u"036000291452"_s, u"0036000291452"_s, u"00036000291452"_s, u"]C10100036000291452"_s})
        QCOMPARE(require(scannedProduct(shop.db(), label)), u"KETTLE"_s);
    QCOMPARE(require(scannedProduct(shop.db(), u"nothing"_s)), QString());
    QCOMPARE(require(scannedProduct(shop.db(), QString())), QString());
}

void tst_ProductListTable::stopped_isCancelled()
{
    Stockroom shop(10);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(productRows(shop.db(), {}, -1, stop.get_token()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(storedProducts(shop.db(), {1}, stop.get_token()).error().kind, ErrorKind::Cancelled);
}

void tst_ProductListTable::changed_product_movesInTheList()
{
    Stockroom shop(50);
    const QString sku = shop.skus({}).at(10);
    const auto row = require(storedProduct(shop.db(), sku))->row;
    Product changed = shop.products.at(sku);
    changed.onHand = 100'000;
    changed.title = u"First"_s;
    shop.put(changed);
    shop.flush();
    QCOMPARE(shop.skus({.sort = ProductSort::OnHand, .isDescending = true}).front(), sku);
    // The row's number stays as long as the product does.
    QCOMPARE(require(storedProduct(shop.db(), sku))->row, row);
    QCOMPARE(shop.skus({.search = u"first"_s}), QStringList{sku});
}

void tst_ProductListTable::hundredThousand_listsSearchesAndCounts_areQuick()
{
    constexpr int kProducts = 100'000;
    Stockroom shop(kProducts);
    QElapsedTimer time;
    const auto taken = [&time](const char* what) {
        qInfo("%s: %lld ms", what, time.elapsed());
        return time.restart();
    };
    time.start();
    // As generous as a machine that does something else besides needs it; the figures are printed.
    constexpr qint64 kLongest = 3'000;
    const auto rows = require(productRows(shop.db(), {.sort = ProductSort::Available}, -1));
    QVERIFY(taken("all rows by what is available") < kLongest);
    QVERIFY(rows.size() > kProducts / 2);
    QVERIFY(!require(productRows(shop.db(), {.group = ProductGroup::Low, .sort = ProductSort::Place}, -1)).empty());
    QVERIFY(taken("low ones by location") < kLongest);
    QVERIFY(!require(productRows(shop.db(), {.search = u"äpfel"_s, .sort = ProductSort::Title}, -1)).empty());
    QVERIFY(taken("a search by title, a quarter of them") < kLongest);
    QCOMPARE(require(productRows(shop.db(), {.search = u"sku-0123"_s, .sort = ProductSort::Title}, -1)).size() > 50,
             true);
    QVERIFY(taken("a search by title, few of them") < kLongest);
    QVERIFY(require(countProducts(shop.db(), {.search = u"sku-0123"_s}))[0] > 50);
    QVERIFY(taken("counts of a search") < kLongest);
    QVERIFY(require(countProducts(shop.db(), {}))[0] > 0);
    QVERIFY(taken("counts of the groups") < kLongest);
    shop.cache.finish();
    (void)taken("the end of the load");
    QVERIFY(!require(productRows(shop.db(), {.group = ProductGroup::OnHand, .sort = ProductSort::Title}, -1)).empty());
    QVERIFY(taken("on hand by title") < kLongest);
    const ProductQuery slow{
        .group = ProductGroup::OnHand, .notSoldSince = QDate(2026, 9, 1), .sort = ProductSort::Price};
    QVERIFY(!require(productRows(shop.db(), slow, 128)).empty());
    QVERIFY(taken("not sold since a day, by price, the first page") < kLongest);
    QVERIFY(require(countProducts(shop.db(), slow))[size_t(ProductGroup::OnHand)] > 128);
    QVERIFY(taken("counts of those not sold") < kLongest);
    QVERIFY(!require(productRows(shop.db(), {.place = u"a-2"_s, .sort = ProductSort::Price}, -1)).empty());
    QVERIFY(taken("one location by price") < kLongest);
    QCOMPARE(require(storedProducts(shop.db(), {rows.begin(), rows.begin() + 128})).size(), size_t(128));
    QVERIFY(taken("128 products") < kLongest);
}

void tst_ProductListTable::movements_kept_comeBackAsTheyWere()
{
    CacheFixture cache;
    QVERIFY(!require(movements(*cache.db, u"TEA"_s)));
    StoredMovements ledger{.entries = {}, .asOf = UtcTime(5000), .isWhole = false};
    ledger.entries.push_back({.id = MovementId(9),
                              .sku = u"TEA"_s,
                              .kind = MovementKind::Ship,
                              .deltaOnHand = -2,
                              .deltaReserved = -2,
                              .orderId = OrderId(4),
                              .orderNo = u"CH-4"_s,
                              .lineNo = 1,
                              .shipmentNo = 1,
                              .user = u"anna"_s,
                              .device = u"bench"_s,
                              .at = UtcTime(4000),
                              .opId = u"key"_s});
    ledger.entries.push_back({.id = MovementId(8),
                              .sku = u"TEA"_s,
                              .kind = MovementKind::Receive,
                              .reason = u"RECEIVED"_s,
                              .deltaOnHand = 5,
                              .user = u"王小明"_s,
                              .device = u"d"_s,
                              .at = UtcTime(3000),
                              .note = u"=cmd()"_s});
    require(putMovements(*cache.db, u"TEA"_s, ledger));
    const auto found = require(movements(*cache.db, u"TEA"_s));
    QVERIFY(found->entries == ledger.entries);
    QCOMPARE(found->asOf, ledger.asOf);
    QVERIFY(!found->isWhole);
}

void tst_ProductListTable::movements_ofManyProducts_keepTheNewest()
{
    CacheFixture cache;
    auto transaction = require(sql::Transaction::begin(*cache.db));
    for (int i = 0; i < kKeptMovements + 3; ++i)
        require(putMovements(*cache.db, QString::number(i), {.entries = {}, .asOf = UtcTime(i)}));
    require(transaction.commit());
    QVERIFY(!require(movements(*cache.db, u"2"_s)));
    QVERIFY(require(movements(*cache.db, u"3"_s)));
    QVERIFY(require(movements(*cache.db, QString::number(kKeptMovements + 2))));
}

QTEST_GUILESS_MAIN(tst_ProductListTable)
#include "tst_ProductListTable.moc"
