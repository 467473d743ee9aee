// SPDX-License-Identifier: Apache-2.0
#include "tests/server/orders/ReadsFixture.h"

#include <QTest>

#include <random>

using namespace ch;
using namespace ch::test;

namespace {

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
        order.noteCount = std::max(0, below(6) - 3);
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
        if (name == u"has_note"_s)
            return wanted == (order.noteCount > 0);
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
    if (readsNotes(role))
        choices.emplace_back(u"has_note"_s, random.oneOf({u"true"_s, u"false"_s}));
    Parameters chosen;
    for (int i = random.below(4); i > 0; --i) {
        const int pick = random.below(int(choices.size()));
        chosen.push_back(choices[size_t(pick)]);
        choices.erase(choices.begin() + pick);
    }
    return chosen;
}

} // namespace

class tst_OrderSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_agreeWithAPlainSearch_whateverIsAsked();
};

void tst_OrderSearch::lists_agreeWithAPlainSearch_whateverIsAsked()
{
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    ReadsFixture shop;
    RandomOrders random(seed);
    std::vector<Order> orders;
    orders.reserve(300);
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

QTEST_GUILESS_MAIN(tst_OrderSearch)
#include "tst_OrderSearch.moc"
