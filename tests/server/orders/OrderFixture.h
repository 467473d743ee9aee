// SPDX-License-Identifier: Apache-2.0
// A shop with products in a real store, callers of every role, and the handlers' way to it: plan, then the effect in a
// savepoint that an Error undoes.
// Belongs to the test's thread.
#pragma once

#include "core/wire/CatalogueJson.h"
#include "core/wire/Mask.h"
#include "core/wire/OrderJson.h"
#include "server/accounts/Accounts.h"
#include "server/api/Handler.h"
#include "server/api/RateLimiter.h"
#include "server/feed/FeedHub.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderRepository.h"
#include "server/stock/ProductRepository.h"
#include "server/store/ReadPool.h"
#include "server/store/WriteQueue.h"
#include "tests/support/StoreFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;
using namespace ch::server;

/// JSON with ' for ": moc cannot read raw literals with a lone quotation mark.
inline QByteArray q(const char* json)
{
    return QByteArray(json).replace('\'', '"');
}

class OrderFixture : public StoreFixture
{
public:
    OrderFixture()
    {
        // A commit for each step would only test the disk.
        if (db().engine() == sql::Engine::Sqlite)
            orThrow(db().run("PRAGMA synchronous = OFF"));
        addProduct(u"TEA"_s, 1290, 10);
        addProduct(u"MUG"_s, 1300, 5);
    }

    static Caller callerOf(Role role, qint64 id)
    {
        return {.id = UserId(id),
                .name = QString(nameOf(role)),
                .role = role,
                .device = u"desk 1"_s,
                .session = SessionId(id),
                .tokenExpiresAt = UtcTime(std::numeric_limits<qint64>::max())};
    }
    Caller merchant = callerOf(Role::Merchant, 11);
    Caller warehouse = callerOf(Role::Warehouse, 12);
    Caller otherPacker = callerOf(Role::Warehouse, 13);
    Caller storefront = callerOf(Role::Storefront, 14);
    Caller otherFront = callerOf(Role::Storefront, 15);

    ServiceSettings settings;
    ShopHolder shopHolder{shop()};

    void addProduct(const QString& sku, qint64 priceMinor, qint64 onHand)
    {
        Product product;
        product.sku = sku;
        product.title = u"The "_s + sku;
        product.priceMinor = priceMinor;
        orThrow(insertProduct(context(), product));
        if (onHand > 0)
            receive(sku, onHand);
    }
    void receive(const QString& sku, qint64 units)
    {
        orThrow(changeStock(
            context(),
            {.sku = sku, .kind = MovementKind::Receive, .reason = u"RECEIVED"_s, .deltaOnHand = units, .note = {}},
            {}));
    }

    /// A call of one of the routes below /orders; each has a key of its own.
    Call call(const Caller& caller, const QByteArray& body, OrderId order = {}, std::optional<qint64> ifMatch = {})
    {
        Call made;
        made.request.method = Method::Post;
        made.request.body = body;
        made.request.trace = TraceId::random();
        made.caller = caller;
        made.pathValues = {order.toString()};
        made.now = clock.now();
        made.key = OpId::random();
        made.ifMatch = ifMatch;
        return made;
    }

    /// The service's part: an Error of the effect undoes it.
    Result<Answer> apply(const Effect& effect)
    {
        // PostgreSQL knows no savepoint outside of a transaction, and some tests hold one on SQLite.
        const bool isOnServer = db().engine() == sql::Engine::PostgreSql;
        orThrow(db().execute(isOnServer ? u"BEGIN"_s : u"SAVEPOINT step"_s));
        auto answer = effect(context());
        if (!answer)
            orThrow(db().execute(isOnServer ? u"ROLLBACK"_s : u"ROLLBACK TO step"_s));
        orThrow(db().execute(isOnServer ? u"COMMIT"_s : u"RELEASE step"_s));
        return answer;
    }
    /// A portion of the sweeper's work, committed.
    template <class T> T swept(Result<T> (*sweep)(WriteContext&, int), int limit)
    {
        auto transaction = orThrow(sql::Transaction::begin(db()));
        T done = orThrow(sweep(context(), limit));
        orThrow(transaction.commit());
        return done;
    }
    Result<Answer> send(WriteHandler handler, const Call& made)
    {
        // Every step at another moment, as in life.
        clock.advanceMs(1);
        auto planned = handler(m_services, made);
        if (!planned)
            return planned.error();
        return apply(planned->effect);
    }
    /// The reason of the refusal; "" if there was none.
    QString refusalOf(WriteHandler handler, const Call& made)
    {
        const auto answer = send(handler, made);
        return !answer ? answer.error().code : answer->refusal ? answer->refusal->code : QString();
    }
    const Services& services() const { return m_services; }

    /// The order in the answer; throws unless it has the wanted status.
    static Order orderIn(const Result<Answer>& answer, int status)
    {
        if (!answer)
            throw std::runtime_error(
                QString(answer.error().code + u' ' + answer.error().detail + QString::fromUtf8(answer.error().facts))
                    .toStdString());
        if (answer->status != status)
            throw std::runtime_error("the status is " + std::to_string(answer->status));
        return orThrow(orderFromJson(answer->data));
    }
    Order load(OrderId id) { return orThrow(loadOrder(db(), id)).value(); }

    static QByteArray draft(const QByteArray& lines, const QByteArray& more = {})
    {
        return q("{'currency':'EUR','customer':{'name':'Anna Vogel','email':'anna@example.org'},'ship_to':{'name':"
                 "'Anna Vogel','line1':'Lindenweg 4','city':'Hamburg','country':'DE'},'lines':") +
               lines + more + '}';
    }
    /// Line 1: TEA × tea; line 2: MUG × mug.
    Order place(int tea = 2, int mug = 1)
    {
        const QByteArray lines = q("[{'sku':'TEA','quantity':") + QByteArray::number(tea) +
                                 q("},{'sku':'MUG','quantity':") + QByteArray::number(mug) + "}]";
        return orderIn(send(placeOrder, call(storefront, draft(lines))), 201);
    }
    static QByteArray payment(qint64 amount, const QByteArray& reference = "ref-1")
    {
        return q("{'amount_minor':") + QByteArray::number(amount) + q(",'method':'CARD','reference':'") + reference +
               q("'}");
    }
    Order pay(const Order& order)
    {
        return orderIn(send(recordPayment, call(storefront, payment(order.totalMinor), order.id)), 201);
    }
    Order paid(int tea = 2, int mug = 1) { return pay(place(tea, mug)); }
    /// All that is left, or the given lines.
    Call shipment(const Order& order, const QByteArray& lines = {})
    {
        const QByteArray body =
            q("{'carrier':'DHL','tracking_no':'T1'") + (lines.isEmpty() ? QByteArray() : q(",'lines':") + lines) + '}';
        return call(warehouse, body, order.id, order.version);
    }
    Order shipped(const Order& order, const QByteArray& lines = {})
    {
        return orderIn(send(shipOrder, shipment(order, lines)), 201);
    }

    Product product(const QString& sku) { return orThrow(loadProduct(db(), sku)).value(); }
    /// The kinds of the order's timeline, in order.
    QStringList timeline(OrderId id)
    {
        auto rows = orThrow(db().query("SELECT kind, seq FROM events WHERE order_id = ? ORDER BY seq", id));
        QStringList kinds;
        while (rows.next()) {
            if (rows.integer(1) != kinds.size() + 1)
                throw std::runtime_error("the timeline has a gap");
            kinds.push_back(rows.text(0));
        }
        return kinds;
    }
    /// One JSON column of the newest event of a kind.
    QJsonObject event(OrderId id, const QString& kind, QLatin1StringView column)
    {
        auto rows = orThrow(db().query(
            "SELECT changes, detail FROM events WHERE order_id = ? AND kind = ? ORDER BY seq DESC LIMIT 1", id, kind));
        if (!rows.next())
            throw std::runtime_error("no such event");
        return QJsonDocument::fromJson(rows.bytes(column == "changes"_L1 ? 0 : 1)).object();
    }

    /// What is wrong in the whole store; empty if every row, movement and feed entry agrees.
    QStringList violations();

private:
    void checkOrder(QStringList& found, OrderId id);
    void checkFeed(QStringList& found, const QString& what, qint64 revision, const QByteArray& wanted);

    WriteQueue m_writes{{}, ids(), clock, {}};
    ReadPool m_reads{1, {}};
    Accounts m_accounts{clock};
    FeedHub m_feed{[](const Caller&) { return true; }};
    RateLimiter m_reportLimit;
    const Services m_services{.clock = clock,
                              .settings = settings,
                              .ids = ids(),
                              .writes = m_writes,
                              .reads = m_reads,
                              .shop = shopHolder,
                              .accounts = m_accounts,
                              .feed = m_feed,
                              .reportLimit = m_reportLimit};
};

inline void OrderFixture::checkFeed(QStringList& found, const QString& what, qint64 revision, const QByteArray& wanted)
{
    auto rows = orThrow(db().query("SELECT body FROM feed WHERE position = ?", revision));
    if (!rows.next())
        found.push_back(what + u": no feed entry at its revision"_s);
    else if (const QByteArray json = orThrow(readJson(rows, 0)); json != wanted)
        found.push_back(what + u": the feed says "_s + QString::fromUtf8(json));
}

inline void OrderFixture::checkOrder(QStringList& found, OrderId id)
{
    const Order order = load(id);
    checkFeed(found, order.orderNo, order.revision, orderToJson(order));
    Order onWire = orThrow(orderFromJson(orderToJson(order)));
    onWire.placedBy = order.placedBy;
    onWire.createOpId = order.createOpId;
    if (onWire != order)
        found.push_back(order.orderNo + u": not the same when read from its JSON"_s);
    if (order.source == u"import"_s)
        return;
    const bool isOpen = order.status == OrderStatus::Pending || order.status == OrderStatus::Paid;
    for (const OrderLine& line : order.lines) {
        const auto sum = [&](std::string_view sql) { return orThrow(db().integer(sql, id, line.lineNo)).value_or(0); };
        const qint64 reserved = sum("SELECT sum(delta_reserved) FROM movements WHERE order_id = ? AND line_no = ?");
        const qint64 out = sum("SELECT -sum(delta_on_hand) FROM movements WHERE order_id = ? AND line_no = ?");
        if (reserved != (isOpen ? line.toShip() : 0) || out != line.shippedQuantity)
            found.push_back(
                u"%1 line %2: reserved %3, out %4"_s.arg(order.orderNo).arg(line.lineNo).arg(reserved).arg(out));
    }
}

inline QStringList OrderFixture::violations()
{
    QStringList found;
    for (const QString& sku : texts("SELECT sku FROM products")) {
        const Product held = product(sku);
        const qint64 onHand =
            orThrow(db().integer("SELECT sum(delta_on_hand) FROM movements WHERE sku = ?", sku)).value_or(0);
        const qint64 reserved =
            orThrow(db().integer("SELECT sum(delta_reserved) FROM movements WHERE sku = ?", sku)).value_or(0);
        if (held.onHand != onHand || held.reserved != reserved)
            found.push_back(sku + u": the row is not the sum of its movements"_s);
        checkFeed(found, sku, held.revision, productToJson(held));
    }
    for (const QString& id : texts("SELECT id FROM orders"))
        checkOrder(found, OrderId(id.toLongLong()));
    if (count("SELECT count(*) FROM feed") !=
        count("SELECT count(*) FROM (SELECT DISTINCT entity, entity_id FROM feed) entities"))
        found.push_back(u"an entity is in the feed twice"_s);
    for (const QString& id :
         texts("SELECT r.id FROM refunds r LEFT JOIN feed f ON f.position = r.revision "
               "AND f.entity = 'refund' AND f.entity_id = CAST(r.id AS TEXT) WHERE f.position IS NULL"))
        found.push_back(u"refund %1: no feed entry at its revision"_s.arg(id));
    return found;
}

} // namespace ch::test

/// After each test the whole store must agree with itself.
#define VERIFY_STORE(fixture) QCOMPARE((fixture).violations(), QStringList())
