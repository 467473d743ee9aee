// SPDX-License-Identifier: Apache-2.0
// What time does to a store: unpaid orders close, holds end, and what nobody needs any more is forgotten.
#include "server/feed/FeedRepository.h"
#include "server/jobs/RetentionTable.h"
#include "server/jobs/Sweeper.h"
#include "server/store/FeedTable.h"
#include "tests/support/ServiceFixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <ctime>
#include <future>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kDay = 86'400;

/// The running service with one product; its clock stands where the test puts it.
class SweptShop : public ServiceFixture
{
public:
    SweptShop()
    {
        settings.paymentTimeoutSeconds = 60;
        ok(as(Role::Merchant, Method::Post, "/products", R"({"sku":"TEA","title":"Tea","price_minor":100})"));
        ok(as(Role::Merchant, Method::Post, "/stock-adjustments", R"({"sku":"TEA","delta":100,"reason":"RECEIVED"})"));
    }

    static QJsonObject ok(const Response& response)
    {
        if (response.status >= 300)
            throw std::runtime_error(response.body.toStdString());
        return QJsonDocument::fromJson(response.body).object()[u"data"_s].toObject();
    }
    QJsonObject place()
    {
        return ok(as(Role::Merchant, Method::Post, "/orders",
                     R"({"currency":"EUR","customer":{"name":"A"},"ship_to":{"name":"A","line1":"1","city":"B",)"
                     R"("country":"DE"},"lines":[{"sku":"TEA","quantity":2}]})"));
    }
    QJsonObject pay(const QJsonObject& order)
    {
        const QByteArray body = R"({"amount_minor":200,"method":"card","reference":"r"})";
        return ok(as(Role::Merchant, Method::Post, path(order) + "/payments", body));
    }
    QJsonObject order(const QJsonObject& of) { return ok(as(Role::Merchant, Method::Get, path(of))); }
    static QByteArray path(const QJsonObject& order) { return "/orders/" + order[u"id"_s].toString().toLatin1(); }
    qint64 count(std::string_view sql) { return StoreFixture::orThrow(db().integer(sql)).value_or(0); }

    /// One sweep, through a sweeper that is started and stopped again.
    SweepReport sweep()
    {
        std::promise<Result<SweepReport>> swept;
        auto future = swept.get_future();
        std::atomic<bool> isFirst = true;
        Sweeper sweeper(services(), [&](const Result<SweepReport>& report) {
            if (isFirst.exchange(false))
                swept.set_value(report);
        });
        return StoreFixture::orThrow(future.get());
    }
    /// Something of the writer's thread.
    template <class T> T write(const std::function<Result<T>(WriteContext&)>& step)
    {
        std::promise<Result<T>> done;
        auto future = done.get_future();
        std::optional<Result<T>> outcome;
        writes->submit({.work =
                            [&](WriteContext& context) {
                                outcome = step(context);
                                return StepVerdict{.keep = bool(*outcome)};
                            },
                        .done =
                            [&](const Result<>& committed) {
                                done.set_value(committed ? *outcome : Result<T>(committed.error()));
                            }});
        return StoreFixture::orThrow(future.get());
    }

private:
    Services services()
    {
        return {.clock = clock(),
                .settings = settings,
                .ids = ids(),
                .writes = *writes,
                .reads = *reads,
                .shop = *shop,
                .accounts = accounts,
                .feed = *hub,
                .reportLimit = reportLimit};
    }
};

} // namespace

class tst_Sweeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sweep_closesWhatIsOverdue_andNothingElse();
    void sweep_endsHoldsThatPassed();
    void sweep_again_changesNothing();
    void retention_forgetsWhatIsOld_andNothingElse();
    void retention_keepsUp_howeverMuchIsOld();
    void retention_raisesTheHorizon_soThatOldCursorsAreGone();
    void retention_doesNotReadTheWholeFeed();
};

void tst_Sweeper::sweep_closesWhatIsOverdue_andNothingElse()
{
    SweptShop shop;
    const QJsonObject unpaid = shop.place();
    const QJsonObject paid = shop.pay(shop.place());
    shop.clock().advanceSeconds(30);
    const QJsonObject young = shop.place();
    shop.clock().advanceMs(29'999);
    QCOMPARE(shop.sweep().ordersClosed, 0);
    shop.clock().advanceMs(1'501);
    const SweepReport report = shop.sweep();
    QCOMPARE(report.ordersClosed, 1);
    QCOMPARE(report.lagMs, 1'500);
    QVERIFY(!report.failure);
    QCOMPARE(shop.order(unpaid)[u"cancel_reason"_s].toString(), u"TIMEOUT"_s);
    QCOMPARE(shop.order(paid)[u"status"_s].toString(), u"PAID"_s);
    QCOMPARE(shop.order(young)[u"status"_s].toString(), u"PENDING"_s);
    QCOMPARE(shop.count("SELECT reserved FROM products"), 4);
}

void tst_Sweeper::sweep_endsHoldsThatPassed()
{
    SweptShop shop;
    const QJsonObject held = shop.pay(shop.place());
    const QByteArray until = shop.clock().now().plusSeconds(10).toString().toLatin1();
    SweptShop::ok(shop.as(Role::Merchant, Method::Post, SweptShop::path(held) + "/hold",
                          R"({"reason":"holiday","until":")" + until + "\"}", held[u"version"_s].toInteger()));
    shop.clock().advanceMs(9'999);
    QCOMPARE(shop.sweep().holdsEnded, 0);
    QVERIFY(shop.order(held)[u"hold"_s].isObject());
    shop.clock().advanceMs(1);
    QCOMPARE(shop.sweep().holdsEnded, 1);
    QVERIFY(shop.order(held)[u"hold"_s].isNull());
}

void tst_Sweeper::sweep_again_changesNothing()
{
    SweptShop shop;
    shop.place();
    shop.clock().advanceSeconds(61);
    QCOMPARE(shop.sweep().ordersClosed, 1);
    const qint64 position = shop.count("SELECT position FROM feed_clock");
    QCOMPARE(shop.sweep().ordersClosed, 0);
    QCOMPARE(shop.count("SELECT position FROM feed_clock"), position);
}

// A sweep may be an hour after the one before.
void tst_Sweeper::retention_keepsUp_howeverMuchIsOld()
{
    SweptShop shop;
    const auto run = [&shop](const QString& sql) { StoreFixture::orThrow(shop.db().execute(sql)); };
    run(u"INSERT INTO webhooks (id, url, kinds, secret, from_position, created_at, created_by) "
        "VALUES (1, 'https://a.test/', 'PAID', '', 0, 1, 'm')"_s);
    run(u"INSERT INTO event_cursors (reader, position, seq, moved_at) VALUES ('c', 99999, 1, 1)"_s);
    run(u"INSERT INTO consumed_events (consumer, position, seq, consumed_at) "
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) SELECT 'c', i, 1, 1 FROM n"_s);
    run(u"INSERT INTO webhook_deliveries (id, webhook_id, position, seq, order_id, kind, trace_id, body, created_at, "
        "ended_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) "
        "SELECT i, 1, i, 1, 1, 'PAID', '', '', 1, 1 FROM n"_s);
    shop.sweep();
    QCOMPARE(shop.count("SELECT count(*) FROM consumed_events"), 0);
    QCOMPARE(shop.count("SELECT count(*) FROM webhook_deliveries"), 0);
}

void tst_Sweeper::retention_forgetsWhatIsOld_andNothingElse()
{
    SweptShop shop;
    shop.settings.paymentTimeoutSeconds = 200 * kDay;
    shop.place();
    const qint64 keys = shop.count("SELECT count(*) FROM idempotency");
    QVERIFY(keys >= 3);
    const QJsonObject view =
        SweptShop::ok(shop.as(Role::Merchant, Method::Post, "/views",
                              R"({"name":"v","query":{},"columns":[],"sort":"-created_at","roles":["merchant"]})"));
    SweptShop::ok(shop.as(Role::Merchant, Method::Delete, "/views/" + view[u"id"_s].toString().toLatin1()));
    const auto tombstones = [&] { return shop.count("SELECT count(*) FROM feed WHERE deleted = 1"); };
    QCOMPARE(tombstones(), 1);
    const qint64 living = shop.count("SELECT count(*) FROM feed WHERE deleted = 0");
    const QByteArray wrong = R"({"username":"merchant","password":"wrong","device":"d"})";
    QCOMPARE(shop.send(Method::Post, "/sessions", wrong, {}, {}).status, 401);
    // Nobody waits for this row to be written.
    QTRY_COMPARE(shop.count("SELECT count(*) FROM sign_in_failures"), 1);

    shop.clock().advanceSeconds(kDay);
    shop.sweep();
    QCOMPARE(shop.count("SELECT count(*) FROM sign_in_failures"), 1);
    shop.clock().advanceMs(1);
    shop.sweep();
    QCOMPARE(shop.count("SELECT count(*) FROM sign_in_failures"), 0);

    shop.clock().advanceSeconds(29 * kDay);
    shop.clock().advanceMs(-1);
    shop.sweep();
    QVERIFY(shop.count("SELECT count(*) FROM idempotency") >= keys + 2);
    shop.clock().advanceMs(1);
    shop.sweep();
    QCOMPARE(shop.count("SELECT count(*) FROM idempotency"), 0);
    QCOMPARE(tombstones(), 1);

    shop.clock().advanceSeconds(15 * kDay);
    shop.clock().advanceMs(1);
    shop.sweep();
    QCOMPARE(tombstones(), 0);
    QCOMPARE(shop.count("SELECT count(*) FROM feed"), living);

    QVERIFY(shop.count("SELECT count(*) FROM sessions") > 0);
    shop.clock().advanceSeconds(45 * kDay + 1);
    shop.sweep();
    QCOMPARE(shop.count("SELECT count(*) FROM sessions"), 0);
    QCOMPARE(shop.count("SELECT count(*) FROM orders"), 1);
    QCOMPARE(shop.count("SELECT count(*) FROM users"), 4);
}

void tst_Sweeper::retention_raisesTheHorizon_soThatOldCursorsAreGone()
{
    SweptShop shop;
    const auto cursorNow = [&] { return StoreFixture::orThrow(newestCursor(shop.db(), Role::Merchant)); };
    const FeedCursor before = cursorNow();
    shop.write<std::monostate>([](WriteContext& context) { return putTombstone(context, Entity::View, u"7"_s, 0); });
    const FeedCursor after = cursorNow();
    shop.clock().advanceSeconds(46 * kDay);
    QVERIFY(checkCursor(shop.db(), before, Role::Merchant));
    shop.sweep();
    QCOMPARE(checkCursor(shop.db(), before, Role::Merchant).error().code, u"CURSOR_GONE"_s);
    QVERIFY(checkCursor(shop.db(), after, Role::Merchant));
}

/// It runs twice a minute on the writer's thread, in a store of a million orders too.
void tst_Sweeper::retention_doesNotReadTheWholeFeed()
{
    CH_EMBEDDED_STORE_ONLY();
    SweptShop shop;
    StoreFixture::orThrow(
        shop.db().run("WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 150000) "
                      "INSERT INTO feed (position, entity, entity_id, audience, deleted, changed_at, body) "
                      "SELECT i, 'order', i, 7, 0, 0, zeroblob(400) FROM n"));
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        best = std::min(best, shop.write<double>([](WriteContext& context) -> Result<double> {
            const std::clock_t began = std::clock();
            CH_CHECK(forgetOld(context));
            return double(std::clock() - began) / CLOCKS_PER_SEC;
        }));
    }
    QVERIFY2(best < 0.005, QByteArray::number(best).constData());
}

QTEST_GUILESS_MAIN(tst_Sweeper)
#include "tst_Sweeper.moc"
