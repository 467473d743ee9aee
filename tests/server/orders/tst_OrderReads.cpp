// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderFilterTable.h"
#include "server/orders/OrderReadHandlers.h"
#include "tests/server/orders/OrderFixture.h"

#include <QTest>
#include <QUrl>

#include <random>

using namespace ch;
using namespace ch::test;

namespace {

using Parameters = std::vector<std::pair<QString, QString>>;

QByteArray encoded(const Parameters& parameters)
{
    QByteArrayList parts;
    for (const auto& [name, value] : parameters)
        parts.push_back(name.toLatin1() + '=' + QUrl::toPercentEncoding(value));
    return parts.join('&');
}

UtcTime at(const char* text)
{
    return UtcTime::fromText(text).value();
}

/// A shop in Berlin; orders are put into the store as they are given, finished ones and impossible ones too.
class ReadsFixture : public OrderFixture
{
public:
    ReadsFixture()
    {
        Shop berlin = shop();
        berlin.timeZone = u"Europe/Berlin"_s;
        shopHolder.set(berlin);
    }

    Order plain(const QString& orderNo)
    {
        Order order;
        order.id = ids().nextId<OrderId>();
        order.orderNo = orderNo;
        order.source = u"api"_s;
        order.currency = u"EUR"_s;
        order.customer.name = u"Anna Vogel"_s;
        order.shipTo.country = u"DE"_s;
        order.createdAt = clock.now();
        order.updatedAt = clock.now();
        order.lines.push_back({.lineNo = 1, .sku = u"TEA"_s, .title = u"Tea"_s, .quantity = 2});
        return order;
    }
    Order put(const Order& order)
    {
        OrderChange change;
        change.after = order;
        return orThrow(insertOrder(context(), change, {.moveStock = false}));
    }

    Call reading(const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        Call made = call(caller, {}, id);
        made.request.method = Method::Get;
        made.request.target = "/api/v1/orders?" + query;
        return made;
    }
    Result<Answer> read(ReadHandler handler, const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        return handler(services(), db(), reading(caller, query, id));
    }
    QJsonObject json(ReadHandler handler, const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        return QJsonDocument::fromJson(orThrow(read(handler, caller, query, id)).data).object();
    }
    /// `member` of every item, over all the pages.
    QStringList all(ReadHandler handler, const Caller& caller, const QByteArray& query, QStringView member,
                    OrderId id = {})
    {
        QStringList found;
        QByteArray cursor;
        do {
            const QJsonObject page = json(handler, caller, query + cursor, id);
            for (const auto& each : page[u"items"].toArray())
                found.push_back(each.toObject()[member].toVariant().toString());
            const auto next = page[u"next_cursor"];
            cursor = next.isNull() ? QByteArray() : "&cursor=" + next.toString().toLatin1();
        } while (!cursor.isEmpty() && found.size() < 10'000);
        return found;
    }
    QStringList numbers(const Caller& caller, const QByteArray& query)
    {
        return all(listOrders, caller, query, u"order_no");
    }
    /// "REASON field"; "" for a good answer.
    QString refusalOf(ReadHandler handler, const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        const auto answer = read(handler, caller, query, id);
        if (answer)
            return {};
        const auto facts = QJsonDocument::fromJson(answer.error().facts).object();
        return QString(answer.error().code + u' ' + facts[u"field"].toString()).trimmed();
    }
};

/// Believable and unbelievable orders, many of them alike in what lists sort by.
class RandomOrders
{
public:
    explicit RandomOrders(unsigned seed) : m_random(seed) {}

    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }
    template <class T> T oneOf(std::initializer_list<T> values) { return values.begin()[below(int(values.size()))]; }

    Order make(ReadsFixture& shop, int i)
    {
        Order order = shop.plain(u"N%1"_s.arg((i * 7919) % 1000, 4, 10, QChar(u'0')));
        order.status = oneOf({OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Shipped, OrderStatus::Completed,
                              OrderStatus::Completed, OrderStatus::Cancelled});
        order.createdAt = shop.clock.now().plusSeconds(-3600 * below(60));
        order.updatedAt = order.createdAt.plusSeconds(3600 * below(3));
        order.customer = {.id = oneOf({u""_s, u"17850"_s, u"17"_s}),
                          .name =
                              oneOf({u"Anna Vogel"_s, u"ANNE Vogt"_s, u"Bo%b_"_s, u"17850"_s, u"Änne"_s, u"李娜"_s}),
                          .email = oneOf({u""_s, u"anna@example.org"_s, u"Bob@Example.org"_s}),
                          .phone = {}};
        order.shipTo.country = oneOf({u"DE"_s, u"GB"_s, u"Unspecified"_s, u""_s});
        order.totalMinor = 100 * below(20);
        order.placedBy = oneOf({UserId(), UserId(14), UserId(15)});
        addLines(order);
        addStates(order, shop.clock.now());
        return order;
    }

private:
    void addLines(Order& order)
    {
        order.lines.clear();
        for (int no = 1; no <= 1 + below(3); ++no) {
            OrderLine line{
                .lineNo = no, .sku = oneOf({u"TEA"_s, u"tea"_s, u"MUG"_s, u"17"_s}), .quantity = 1 + below(3)};
            if (order.status == OrderStatus::Shipped || order.status == OrderStatus::Completed)
                line.shippedQuantity = line.quantity;
            else if (order.status == OrderStatus::Paid)
                line.shippedQuantity = below(int(line.quantity));
            line.packedQuantity = line.shippedQuantity + below(int(line.quantity - line.shippedQuantity) + 1);
            order.lines.push_back(line);
        }
    }

    void addStates(Order& order, UtcTime now)
    {
        if (order.status != OrderStatus::Pending && below(5) > 0)
            order.paidAt = order.createdAt.plusSeconds(1800 * below(4));
        if (order.paidAt && below(4) > 0)
            order.shipBy = order.paidAt->plusSeconds(86'400 * (below(3) - 1));
        const bool isOpen = order.status == OrderStatus::Pending || order.status == OrderStatus::Paid;
        if (isOpen && below(3) == 0)
            order.hold = Hold{.reason = u"ADDRESS"_s,
                              .until = oneOf({std::optional<UtcTime>(), std::optional(now.plusSeconds(60)),
                                              std::optional(now.plusSeconds(-60))}),
                              .by = u"walter"_s,
                              .at = order.createdAt};
        if (order.status == OrderStatus::Shipped)
            order.shipments.push_back({.no = 1,
                                       .carrier = u"DHL"_s,
                                       .trackingNo = u"T%1"_s.arg(below(5)),
                                       .lines = {},
                                       .shippedAt = now,
                                       .by = u"walter"_s,
                                       .opId = {}});
    }

    std::mt19937 m_random;
};

/// What the service promises, said again in the plainest way.
class Expectation
{
public:
    Expectation(UtcTime now, const Caller& caller) : m_now(now), m_caller(caller) {}

    bool keeps(const Order& order, const Parameters& parameters) const
    {
        if (m_caller.role == Role::Storefront && order.placedBy != m_caller.id)
            return false;
        return std::ranges::all_of(parameters, [&](const auto& each) { return keeps(order, each.first, each.second); });
    }

    static bool isBefore(const Order& a, const Order& b, QStringView sort)
    {
        const bool falls = sort.startsWith(u'-');
        if (falls)
            return isBefore(b, a, sort.sliced(1));
        const auto ordered = [&](const auto& x, const auto& y) { return x != y ? x < y : a.id < b.id; };
        const UtcTime never(std::numeric_limits<qint64>::max());
        if (sort == u"order_no")
            return ordered(a.orderNo, b.orderNo);
        if (sort == u"total_minor")
            return ordered(a.totalMinor, b.totalMinor);
        if (sort == u"ship_by")
            return ordered(a.shipBy.value_or(never), b.shipBy.value_or(never));
        if (sort == u"updated_at")
            return ordered(a.updatedAt, b.updatedAt);
        if (sort == u"status" && a.status != b.status)
            return nameOf(a.status) < nameOf(b.status);
        return ordered(a.createdAt, b.createdAt);
    }

private:
    bool keeps(const Order& order, const QString& name, const QString& value) const
    {
        const bool wanted = value == u"true"_s;
        if (name == u"status"_s)
            return value.split(u',').contains(nameOf(order.status));
        if (name == u"exclude_status"_s)
            return !value.split(u',').contains(nameOf(order.status));
        if (name == u"fulfilment"_s)
            return value.split(u',').contains(nameOf(order.fulfilment()));
        if (name == u"sku"_s)
            return hasSku(order, value);
        if (name == u"country"_s)
            return order.shipTo.country == value;
        if (name == u"order_no"_s)
            return value.split(u',').contains(order.orderNo);
        if (name == u"min_total"_s)
            return order.totalMinor >= value.toLongLong();
        if (name == u"max_total"_s)
            return order.totalMinor <= value.toLongLong();
        if (name == u"on_hold"_s)
            return wanted == (order.hold && (!order.hold->until || *order.hold->until > m_now));
        if (name == u"overdue"_s)
            return wanted == order.isOverdue(m_now);
        return keepsTimesOrTexts(order, name, value);
    }

    bool keepsTimesOrTexts(const Order& order, const QString& name, const QString& value) const
    {
        const bool hasEmail =
            m_caller.role != Role::Warehouse && order.customer.email.compare(value, Qt::CaseInsensitive) == 0;
        if (name == u"q"_s)
            return order.orderNo == value || hasSku(order, value) || hasEmail ||
                   (!order.shipments.empty() && order.shipments.front().trackingNo == value) ||
                   order.customer.name.startsWith(value, Qt::CaseInsensitive);
        if (name == u"customer"_s)
            return order.customer.id == value || hasEmail ||
                   order.customer.name.compare(value, Qt::CaseInsensitive) == 0;
        const UtcTime time = at(value.toLatin1().constData());
        if (name == u"created_from"_s)
            return order.createdAt >= time;
        if (name == u"created_to"_s)
            return order.createdAt < time;
        if (name == u"paid_from"_s)
            return order.paidAt && *order.paidAt >= time;
        return order.paidAt && *order.paidAt < time;
    }

    static bool hasSku(const Order& order, const QString& sku)
    {
        return std::ranges::find(order.lines, sku, &OrderLine::sku) != order.lines.end();
    }

    UtcTime m_now;
    Caller m_caller;
};

/// Up to three filters of one caller, each with a value that some orders have.
Parameters randomFilters(RandomOrders& random, UtcTime now, Role role)
{
    const auto time = [&] { return now.plusSeconds(-1800 * random.below(120)).toString(); };
    std::vector<std::pair<QString, QString>> choices{
        {u"status"_s, random.oneOf({u"PAID"_s, u"PENDING,PAID"_s, u"COMPLETED,CANCELLED,PAID"_s})},
        {u"exclude_status"_s, random.oneOf({u"COMPLETED"_s, u"PENDING,PAID"_s})},
        {u"fulfilment"_s, random.oneOf({u"UNFULFILLED"_s, u"PARTIAL,PACKED"_s, u"FULFILLED"_s})},
        {u"q"_s,
         random.oneOf({u"N0019"_s, u"T3"_s, u"TEA"_s, u"anna@EXAMPLE.org"_s, u"ann"_s, u"Bo%"_s, u"17"_s, u"李"_s})},
        {u"sku"_s, random.oneOf({u"TEA"_s, u"tea"_s, u"nothing"_s})},
        {u"country"_s, random.oneOf({u"DE"_s, u"Unspecified"_s, u"FR"_s})},
        {u"created_from"_s, time()},
        {u"created_to"_s, time()},
        {u"paid_from"_s, time()},
        {u"paid_to"_s, time()},
        {u"customer"_s, random.oneOf({u"17850"_s, u"anna vogel"_s, u"bob@example.ORG"_s})},
        {u"order_no"_s, random.oneOf({u"N0019,N0007,N0500"_s, u"N0019"_s})},
        {u"on_hold"_s, random.oneOf({u"true"_s, u"false"_s})},
        {u"overdue"_s, random.oneOf({u"true"_s, u"false"_s})},
    };
    if (role != Role::Warehouse) {
        choices.emplace_back(u"min_total"_s, QString::number(100 * random.below(20)));
        choices.emplace_back(u"max_total"_s, QString::number(100 * random.below(20)));
    }
    Parameters chosen;
    for (int i = random.below(4); i > 0; --i) {
        const int pick = random.below(int(choices.size()));
        chosen.push_back(choices[size_t(pick)]);
        choices.erase(choices.begin() + pick);
    }
    return chosen;
}

} // namespace

class tst_OrderReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_agreeWithAPlainSearch_whateverIsAsked();
    void lists_areLedByAnIndex_data();
    void lists_areLedByAnIndex();
    void list_withoutAnything_isTheFirstFiftyNewest();
    void list_whileOrdersArrive_hasNoGapAndNothingTwice();
    void days_areThoseOfTheShop_data();
    void days_areThoseOfTheShop();
    void parameters_areChecked_data();
    void parameters_areChecked();
    void parameters_areNeverPartOfTheStatement_data();
    void parameters_areNeverPartOfTheStatement();
    void cursor_belongsToItsListOnly();
    void warehouse_seesNoMoney();
    void storefront_seesItsOwnOnly();
    void country_isFoundByCodeAndByName();
    void counts_haveEveryStatus();
    void order_isTheStoredBody();
    void events_comeInPages();
    void events_ofNothing_areNotFound();
    void refunds_areNewestFirst();
};

void tst_OrderReads::lists_agreeWithAPlainSearch_whateverIsAsked()
{
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    ReadsFixture shop;
    RandomOrders random(seed);
    std::vector<Order> orders;
    for (int i = 0; i < 300; ++i)
        orders.push_back(shop.put(random.make(shop, i)));

    for (int i = 0; i < 400; ++i) {
        const Caller caller = random.oneOf({shop.merchant, shop.merchant, shop.warehouse, shop.storefront});
        Parameters parameters = randomFilters(random, shop.clock.now(), caller.role);
        const Expectation expected(shop.clock.now(), caller);
        std::vector<Order> kept;
        QJsonObject counts;
        for (const OrderStatus status : allOrderStatuses())
            counts[nameOf(status)] = 0;
        for (const Order& order : orders) {
            if (!expected.keeps(order, parameters))
                continue;
            kept.push_back(order);
            counts[nameOf(order.status)] = counts[nameOf(order.status)].toInt() + 1;
        }
        QCOMPARE(shop.json(orderCounts, caller, encoded(parameters)), counts);

        QString sort = random.oneOf({u"created_at"_s, u"order_no"_s, u"ship_by"_s, u"updated_at"_s, u"status"_s,
                                     caller.role == Role::Warehouse ? u"status"_s : u"total_minor"_s});
        if (random.below(2) == 0)
            sort.prepend(u'-');
        std::ranges::sort(kept, [&](const Order& a, const Order& b) { return Expectation::isBefore(a, b, sort); });
        QStringList wanted;
        for (const Order& order : kept)
            wanted.push_back(order.orderNo);
        parameters.emplace_back(u"sort"_s, sort);
        parameters.emplace_back(u"limit"_s, QString::number(1 + random.below(90)));
        const QByteArray query = encoded(parameters);
        const QStringList found = shop.numbers(caller, query);
        QVERIFY2(found == wanted, qPrintable(u"%1 (%2): %3 instead of %4"_s.arg(QString::fromLatin1(query), caller.name,
                                                                                found.join(u' '), wanted.join(u' '))));
    }
}

void tst_OrderReads::lists_areLedByAnIndex_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("index");
    QTest::addColumn<bool>("sorts");
    const auto row = [](const char* query, const char* index, bool sorts = false) {
        QTest::newRow(*query ? query : "nothing") << QByteArray(query) << QString::fromLatin1(index) << sorts;
    };
    row("", "orders_created");
    row("sort=created_at", "orders_created");
    row("sort=order_no", "sqlite_autoindex_orders_1");
    row("sort=-total_minor", "orders_total");
    row("sort=ship_by", "orders_ship_by");
    row("sort=-ship_by", "orders_ship_by");
    row("sort=-updated_at", "orders_updated");
    row("sort=status", "orders_status");
    row("sort=-status", "orders_status");
    row("status=PAID", "orders_status");
    row("status=COMPLETED&created_from=2026-01-01&created_to=2026-01-31", "orders_status");
    row("status=PENDING,PAID", "orders_status", true);
    row("exclude_status=CANCELLED", "orders_status", true);
    row("status=PENDING,PAID&sort=ship_by", "orders_status", true);
    row("status=SHIPPED,COMPLETED&sort=-updated_at", "orders_updated");
    row("country=DE", "orders_country");
    row("country=DE&status=COMPLETED", "orders_country");
    row("country=DE&status=PAID", "orders_status");
    row("created_from=2026-01-01", "orders_created");
    row("created_from=2026-01-01&sort=-total_minor", "orders_created", true);
    row("paid_from=2026-01-01&paid_to=2026-01-01", "orders_paid", true);
    row("min_total=100", "orders_created");
    row("min_total=100&sort=total_minor", "orders_total");
    row("on_hold=true", "orders_status", true);
    row("overdue=true", "orders_status");
    row("fulfilment=PARTIAL&status=PAID", "orders_status");
}

void tst_OrderReads::lists_areLedByAnIndex()
{
    CH_EMBEDDED_STORE_ONLY();
    QFETCH(QByteArray, query);
    QFETCH(QString, index);
    QFETCH(bool, sorts);
    ReadsFixture shop;
    auto parsed = StoreFixture::orThrow(readOrderListQuery(shop.services(), shop.reading(shop.merchant, query)));
    for (const bool isFirstPage : {true, false}) {
        if (!isFirstPage)
            parsed.after = OrderPosition{.status = u"PAID"_s, .value = qint64(1'700'000'000'000), .id = OrderId(7)};
        const QStringList plan = StoreFixture::orThrow(orderPageStatement(parsed).explain(shop.db()));
        const QString text = plan.join(u'\n');
        bool isLed = false;
        for (const QString& step : plan) {
            isLed = isLed || step.contains(QString(u" INDEX "_s + index));
            QVERIFY2(step != u"SCAN o"_s && !step.startsWith(u"SCAN f"_s), qPrintable(text));
        }
        QVERIFY2(isLed, qPrintable(text));
        QVERIFY2(text.contains(u"USE TEMP B-TREE"_s) == sorts, qPrintable(text));
    }
}

void tst_OrderReads::list_withoutAnything_isTheFirstFiftyNewest()
{
    ReadsFixture shop;
    QStringList newestFirst;
    for (int i = 0; i < 60; ++i) {
        shop.clock.advanceSeconds(1);
        newestFirst.prepend(shop.put(shop.plain(u"N%1"_s.arg(i))).orderNo);
    }
    const QJsonObject page = shop.json(listOrders, shop.merchant, "");
    QCOMPARE(page.keys(), QStringList({u"items"_s, u"next_cursor"_s}));
    QCOMPARE(page[u"items"].toArray().size(), 50);
    QCOMPARE(shop.numbers(shop.merchant, ""), newestFirst);
    QCOMPARE(shop.json(listOrders, shop.merchant, "limit=60")[u"next_cursor"], QJsonValue(QJsonValue::Null));
}

void tst_OrderReads::list_whileOrdersArrive_hasNoGapAndNothingTwice()
{
    for (const QByteArray sort : {"created_at", "-created_at", "-updated_at", "order_no", "-ship_by"}) {
        ReadsFixture shop;
        QStringList before;
        for (int i = 0; i < 40; ++i) {
            shop.clock.advanceMs(i % 3);
            before.push_back(shop.put(shop.plain(u"N%1"_s.arg(i))).orderNo);
        }
        QStringList found;
        QByteArray cursor;
        for (int page = 0; page == 0 || !cursor.isEmpty(); ++page) {
            const QJsonObject json = shop.json(listOrders, shop.merchant, "limit=7&sort=" + sort + cursor);
            for (const auto& each : json[u"items"].toArray())
                found.push_back(each.toObject()[u"order_no"].toString());
            const QString next = json[u"next_cursor"].toString();
            cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
            if (page < 5)
                shop.put(shop.plain(u"M%1"_s.arg(page)));
        }
        const QStringList unique = QStringList(QSet<QString>(found.begin(), found.end()).values());
        QCOMPARE(unique.size(), found.size());
        for (const QString& orderNo : before)
            QVERIFY2(found.contains(orderNo), qPrintable(orderNo));
    }
}

void tst_OrderReads::days_areThoseOfTheShop_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("wanted");
    // In Berlin the day of 2026-03-29 lasts from 23:00Z to 22:00Z.
    QTest::newRow("one day") << QByteArray("created_from=2026-03-29&created_to=2026-03-29")
                             << QStringList({u"first"_s, u"last"_s});
    QTest::newRow("from a day") << QByteArray("created_from=2026-03-29")
                                << QStringList({u"first"_s, u"last"_s, u"after"_s});
    QTest::newRow("to a day") << QByteArray("created_to=2026-03-28") << QStringList(u"before"_s);
    QTest::newRow("from a moment, included")
        << QByteArray("created_from=2026-03-29T21:59:59.999Z") << QStringList({u"last"_s, u"after"_s});
    QTest::newRow("to a moment, excluded")
        << QByteArray("created_to=2026-03-29T21:59:59.999Z") << QStringList({u"before"_s, u"first"_s});
    QTest::newRow("a moment of another zone")
        << QByteArray("created_from=2026-03-29T23:59:59.999%2B02:00") << QStringList({u"last"_s, u"after"_s});
    QTest::newRow("paid") << QByteArray("paid_from=2026-03-29&paid_to=2026-03-29")
                          << QStringList({u"first"_s, u"last"_s});
    QTest::newRow("nothing between") << QByteArray("created_from=2026-03-30T00:00:00Z&created_to=2026-03-29")
                                     << QStringList();
}

void tst_OrderReads::days_areThoseOfTheShop()
{
    QFETCH(QByteArray, query);
    QFETCH(QStringList, wanted);
    ReadsFixture shop;
    const std::vector<std::pair<QString, UtcTime>> orders{{u"before"_s, at("2026-03-28T22:59:59.999Z")},
                                                          {u"first"_s, at("2026-03-28T23:00:00.000Z")},
                                                          {u"last"_s, at("2026-03-29T21:59:59.999Z")},
                                                          {u"after"_s, at("2026-03-29T22:00:00.000Z")}};
    for (const auto& [orderNo, time] : orders) {
        Order order = shop.plain(orderNo);
        order.createdAt = time;
        order.paidAt = time;
        order.status = OrderStatus::Paid;
        shop.put(order);
    }
    QCOMPARE(shop.numbers(shop.merchant, "sort=created_at&" + query), wanted);
}

void tst_OrderReads::parameters_areChecked_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("alsoOfCounts");
    const auto row = [](const QByteArray& query, const char* field, bool alsoOfCounts = true) {
        QTest::newRow(query.left(40).constData()) << query << QString::fromLatin1(field) << alsoOfCounts;
    };
    row("colour=red", "colour");
    row("Status=PAID", "Status");
    row("status=paid", "status");
    row("status=PAID,", "status");
    row("status=PAID&status=PAID", "status");
    row("exclude_status=DONE", "exclude_status");
    row("fulfilment=packed", "fulfilment");
    row("created_from=yesterday", "created_from");
    row("created_to=2026-02-30", "created_to");
    row("paid_from=2026-03-01T10:00:00", "paid_from");
    row("paid_to=1e400", "paid_to");
    row("min_total=-1", "min_total");
    row("min_total=1.5", "min_total");
    row("max_total=9223372036854775808", "max_total");
    row("on_hold=yes", "on_hold");
    row("overdue=2", "overdue");
    row("q=" + QByteArray(201, 'x'), "q");
    row("order_no=" + QByteArray("A,").repeated(200) + "A", "order_no");
    row("q=%FF", "query");
    row("q=%2", "query");
    row("q=%00", "query");
    row("sort=name", "sort", false);
    row("sort=--created_at", "sort", false);
    row("sort=created_at,id", "sort", false);
    row("limit=0", "limit", false);
    row("limit=201", "limit", false);
    row("limit=ten", "limit", false);
}

void tst_OrderReads::parameters_areChecked()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, field);
    QFETCH(bool, alsoOfCounts);
    ReadsFixture shop;
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, query), QString(u"BAD_REQUEST "_s + field));
    if (alsoOfCounts)
        QCOMPARE(shop.refusalOf(orderCounts, shop.merchant, query), QString(u"BAD_REQUEST "_s + field));
    for (const char* ofLists : {"sort=created_at", "limit=5", "cursor=x"})
        QVERIFY(shop.refusalOf(orderCounts, shop.merchant, ofLists).startsWith(u"BAD_REQUEST"_s));
}

void tst_OrderReads::parameters_areNeverPartOfTheStatement_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"status", "exclude_status", "fulfilment", "q", "sku", "country", "created_from", "created_to", "paid_from",
          "paid_to", "customer", "order_no", "min_total", "max_total", "on_hold", "overdue", "sort", "limit", "cursor"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_OrderReads::parameters_areNeverPartOfTheStatement()
{
    QFETCH(QString, name);
    ReadsFixture shop;
    shop.put(shop.plain(u"N1"_s));
    for (const QString& value : {u"' OR '1'='1"_s, u"1; DROP TABLE orders; --"_s, u"%"_s, u"_"_s, u"\\"_s, u"?"_s,
                                 u"\")"_s, u"o.id) OR (1=1"_s, u"\U0010FFFF"_s, u"*"_s}) {
        const auto answer = shop.read(listOrders, shop.merchant, encoded({{name, value}}));
        if (answer)
            QCOMPARE(answer->data, QByteArray("{\"items\":[],\"next_cursor\":null}"));
        else
            QVERIFY2(answer.error().code == u"BAD_REQUEST"_s || answer.error().code == u"BAD_CURSOR"_s,
                     qPrintable(answer.error().detail));
    }
    QCOMPARE(shop.numbers(shop.merchant, ""), QStringList(u"N1"_s));
}

void tst_OrderReads::cursor_belongsToItsListOnly()
{
    ReadsFixture shop;
    for (int i = 0; i < 3; ++i)
        shop.put(shop.plain(u"N%1"_s.arg(i)));
    const auto cursorOf = [&](const QByteArray& query) -> QByteArray {
        return "&cursor=" + shop.json(listOrders, shop.merchant, query)[u"next_cursor"].toString().toLatin1();
    };
    const QByteArray plain = cursorOf("limit=1");
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "limit=2" + plain), QString());
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "sort=-created_at" + plain), QString());
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "sort=created_at" + plain), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "status=PENDING" + plain), u"BAD_CURSOR"_s);
    const QByteArray filtered = cursorOf("limit=1&status=PENDING&country=DE");
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "country=DE&status=PENDING" + filtered), QString());
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "country=DE" + filtered), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "limit=1" + filtered), u"BAD_CURSOR"_s);
    for (const QByteArray garbage : {"x", "AAAA", "%25", "LWNyZWF0ZWRfYXQKCg", "eyJpZCI6MX0"})
        QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "cursor=" + garbage), u"BAD_CURSOR"_s);
}

void tst_OrderReads::warehouse_seesNoMoney()
{
    ReadsFixture shop;
    Order order = shop.plain(u"N1"_s);
    order.customer.email = u"anna@example.org"_s;
    order = shop.put(order);
    const auto list = shop.read(listOrders, shop.warehouse, "");
    const auto one = shop.read(getOrder, shop.warehouse, "", order.id);
    for (const auto& answer : {list, one}) {
        QVERIFY(answer);
        QVERIFY(answer->isMasked);
        QVERIFY(!answer->data.contains("_minor"));
        QVERIFY(!answer->data.contains("email"));
        QVERIFY(answer->data.contains("N1"));
    }
    for (const QByteArray query : {"min_total=1", "max_total=1", "max_total=x", "min_total=1&colour=red"}) {
        QCOMPARE(shop.refusalOf(listOrders, shop.warehouse, query), u"FORBIDDEN"_s);
        QCOMPARE(shop.refusalOf(orderCounts, shop.warehouse, query), u"FORBIDDEN"_s);
    }
    for (const QByteArray query : {"sort=total_minor", "sort=-total_minor"})
        QCOMPARE(shop.refusalOf(listOrders, shop.warehouse, query), u"FORBIDDEN"_s);
    for (const QByteArray name : {"q", "customer"}) {
        QCOMPARE(shop.numbers(shop.warehouse, name + "=anna@example.org"), QStringList());
        QCOMPARE(shop.numbers(shop.merchant, name + "=anna@example.org"), QStringList(u"N1"_s));
        QCOMPARE(shop.numbers(shop.warehouse, name + "=Anna%20Vogel"), QStringList(u"N1"_s));
    }
}

void tst_OrderReads::storefront_seesItsOwnOnly()
{
    ReadsFixture shop;
    Order own = shop.plain(u"own"_s);
    own.placedBy = shop.storefront.id;
    own = shop.put(own);
    Order others = shop.plain(u"others"_s);
    others.placedBy = shop.otherFront.id;
    others = shop.put(others);
    const Order nobodys = shop.put(shop.plain(u"nobodys"_s));

    QCOMPARE(shop.numbers(shop.storefront, ""), QStringList(u"own"_s));
    for (const QByteArray query : {"q=others", "order_no=own,others", "customer=Anna%20Vogel", "sku=TEA", "country=DE",
                                   "status=PENDING", "sort=total_minor"})
        QVERIFY(!shop.numbers(shop.storefront, query).contains(u"others"_s));
    QCOMPARE(shop.json(orderCounts, shop.storefront, "")[u"PENDING"].toInt(), 1);
    QCOMPARE(shop.json(getOrder, shop.storefront, "", own.id)[u"order_no"].toString(), u"own"_s);
    const auto unknown = shop.read(getOrder, shop.storefront, "", OrderId(99));
    for (const OrderId id : {others.id, nobodys.id}) {
        const auto refused = shop.read(getOrder, shop.storefront, "", id);
        QVERIFY(!refused);
        QCOMPARE(refused.error(), unknown.error());
    }
}

void tst_OrderReads::country_isFoundByCodeAndByName()
{
    ReadsFixture shop;
    for (const auto& [number, country] : {std::pair{u"code"_s, u"GB"_s}, {u"island"_s, u"Channel Islands"_s}}) {
        Order order = shop.plain(number);
        order.shipTo.country = country;
        shop.put(order);
    }
    const QByteArray draft = OrderFixture::draft(q("[{'sku':'TEA','quantity':1}]"), q(",'order_no':'name'"));
    const QByteArray written = QByteArray(draft).replace("\"DE\"", "\" united  kingdom\"");
    const Order placed = OrderFixture::orderIn(shop.send(placeOrder, shop.call(shop.merchant, written)), 201);
    QCOMPARE(placed.shipTo.country, u"GB"_s);
    for (const QByteArray country : {"GB", "gb", "United%20Kingdom", "Great%20Britain"})
        QCOMPARE(shop.numbers(shop.merchant, "sort=order_no&country=" + country), (QStringList{u"code"_s, u"name"_s}));
    QCOMPARE(shop.numbers(shop.merchant, "country=Channel%20Islands"), QStringList(u"island"_s));
    QCOMPARE(shop.json(orderCounts, shop.merchant, "country=United%20Kingdom")[u"PENDING"].toInt(), 2);
    QCOMPARE(shop.numbers(shop.merchant, "country=EIRE"), QStringList());

    const QByteArray moved = q("{'ship_to':{'name':'A','line1':'1','city':'Dublin','country':'EIRE'}}");
    const auto patched = shop.send(patchOrder, shop.call(shop.merchant, moved, placed.id, placed.version));
    QCOMPARE(OrderFixture::orderIn(patched, 200).shipTo.country, u"IE"_s);
    QCOMPARE(shop.numbers(shop.merchant, "country=EIRE"), QStringList(u"name"_s));
}

void tst_OrderReads::counts_haveEveryStatus()
{
    ReadsFixture shop;
    const QByteArray none = R"({"PENDING":0,"PAID":0,"SHIPPED":0,"COMPLETED":0,"CANCELLED":0})";
    QCOMPARE(StoreFixture::orThrow(shop.read(orderCounts, shop.merchant, "")).data, none);
    shop.put(shop.plain(u"N1"_s));
    QCOMPARE(StoreFixture::orThrow(shop.read(orderCounts, shop.merchant, "status=PAID&exclude_status=PAID")).data,
             none);
    QCOMPARE(shop.numbers(shop.merchant, "status=PAID&exclude_status=PAID"), QStringList());
    QByteArray one = none;
    one.replace("\"PENDING\":0", "\"PENDING\":1");
    QCOMPARE(StoreFixture::orThrow(shop.read(orderCounts, shop.merchant, "")).data, one);
}

void tst_OrderReads::order_isTheStoredBody()
{
    ReadsFixture shop;
    const Order order = shop.paid();
    const auto answer = shop.read(getOrder, shop.merchant, "", order.id);
    QCOMPARE(StoreFixture::orThrow(answer).data, orderToJson(order));
    QCOMPARE(shop.refusalOf(getOrder, shop.merchant, "", OrderId(99)), u"NOT_FOUND"_s);
    QCOMPARE(shop.refusalOf(getOrder, shop.merchant, "fields=id", order.id), u"BAD_REQUEST fields"_s);
    Call noNumber = shop.reading(shop.merchant, "");
    noNumber.pathValues = {u"N1"_s};
    QCOMPARE(getOrder(shop.services(), shop.db(), noNumber).error().code, u"NOT_FOUND"_s);
}

void tst_OrderReads::events_comeInPages()
{
    ReadsFixture shop;
    const Order order = shop.paid();
    for (int i = 0; i < 9; ++i)
        QVERIFY(shop.send(addNote, shop.call(shop.merchant, R"({"text":"again"})", order.id)));
    const QStringList kinds = shop.timeline(order.id);
    QCOMPARE(kinds.size(), 11);
    for (const QByteArray limit : {"1", "3", "11", "200"})
        QCOMPARE(shop.all(orderEvents, shop.merchant, "limit=" + limit, u"kind", order.id), kinds);

    const QJsonObject first = shop.json(orderEvents, shop.merchant, "limit=1", order.id);
    const QJsonObject placed = first[u"items"].toArray().first().toObject();
    QCOMPARE(placed.keys(), QStringList({u"actor"_s, u"actor_role"_s, u"at"_s, u"changes"_s, u"detail"_s, u"device"_s,
                                         u"kind"_s, u"op_id"_s, u"seq"_s, u"trace_id"_s}));
    QCOMPARE(placed[u"actor"].toString(), u"storefront"_s);
    QCOMPARE(placed[u"seq"].toInt(), 1);
    QVERIFY(placed[u"changes"].isObject());
    // The service masks what is not said to be masked.
    QVERIFY(!StoreFixture::orThrow(shop.read(orderEvents, shop.warehouse, "", order.id)).isMasked);

    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "limit=201", order.id), u"BAD_REQUEST limit"_s);
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "cursor=x", order.id), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "kind=PAID", order.id), u"BAD_REQUEST kind"_s);
    const Order other = shop.paid(1, 1);
    const QByteArray cursor = "cursor=" + first[u"next_cursor"].toString().toLatin1();
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, cursor, other.id), u"BAD_CURSOR"_s);
}

void tst_OrderReads::events_ofNothing_areNotFound()
{
    ReadsFixture shop;
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "", OrderId(99)), u"NOT_FOUND"_s);
}

void tst_OrderReads::refunds_areNewestFirst()
{
    ReadsFixture shop;
    shop.clock.set(at("2026-03-28T12:00:00Z"));
    QStringList newestFirst;
    std::vector<Order> orders;
    for (int i = 0; i < 4; ++i) {
        const Order order = shop.paid(1, 1);
        orders.push_back(order);
        const auto refunded =
            shop.send(refundOrder,
                      shop.call(shop.merchant, R"({"amount_minor":100,"reason":"DAMAGED"})", order.id, order.version));
        QVERIFY2(refunded, qPrintable(refunded ? QString() : QString::fromUtf8(refunded.error().facts)));
        newestFirst.prepend(order.orderNo);
        shop.clock.advanceSeconds(12 * 3600);
    }
    for (const QByteArray limit : {"1", "3", "4", "200"})
        QCOMPARE(shop.all(listRefunds, shop.merchant, "limit=" + limit, u"order_no"), newestFirst);
    const QByteArray two = (orders[1].orderNo + u',' + orders[2].orderNo).toLatin1();
    QCOMPARE(shop.all(listRefunds, shop.merchant, "limit=1&order_no=" + two, u"order_no"),
             QStringList({orders[2].orderNo, orders[1].orderNo}));
    // The refunds were made at noon and midnight UTC, of the 28th and the 29th.
    QCOMPARE(shop.all(listRefunds, shop.merchant, "from=2026-03-29&to=2026-03-29", u"order_no"),
             QStringList({orders[2].orderNo, orders[1].orderNo}));
    QCOMPARE(shop.all(listRefunds, shop.merchant, "to=2026-03-28", u"order_no"), QStringList(orders[0].orderNo));
    const QByteArray cursor =
        "cursor=" + shop.json(listRefunds, shop.merchant, "limit=1")[u"next_cursor"].toString().toLatin1();
    QCOMPARE(shop.refusalOf(listRefunds, shop.merchant, cursor + "&to=2026-03-29"), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(listRefunds, shop.merchant, "sort=at"), u"BAD_REQUEST sort"_s);
}

QTEST_GUILESS_MAIN(tst_OrderReads)
#include "tst_OrderReads.moc"
