// SPDX-License-Identifier: Apache-2.0
// Pages of the feed on their way into the cache: gathered, stopped, cut off, and called back by a service that began anew.

#include "core/store/DumpTable.h"
#include "core/sync/PullChanges.h"
#include "core/wire/JsonWriter.h"
#include "core/wire/OrderJson.h"
#include "tests/core/sync/DeskFixture.h"

#include <QUrlQuery>

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kOrdersOnAPage = 3;

Order orderOf(qint64 number)
{
    Order order;
    order.id = OrderId(1'000'000 + number);
    order.orderNo = u"N-%1"_s.arg(number);
    order.currency = u"EUR"_s;
    order.customer.name = u"Anna"_s;
    order.shipTo = {.name = u"Anna"_s, .line1 = u"1 Main"_s, .city = u"Hamburg"_s, .country = u"DE"_s};
    order.createdAt = UtcTime(1'600'000'000'000 + number * 1000);
    order.updatedAt = order.createdAt;
    order.lines.push_back(
        {.lineNo = 1, .sku = u"TEA"_s, .title = u"Tea"_s, .quantity = 2, .unitPriceMinor = 5, .lineTotalMinor = 10});
    order.subtotalMinor = order.totalMinor = 10;
    order.revision = number;
    return order;
}

/// A feed of pages as a service sends it, and what a test does to it.
class ScriptedFeed
{
public:
    ScriptedFeed(DeskFixture& desk, int pages) : m_pages(pages)
    {
        desk.network->setRule([this](const HttpRequest& request, const FaultyTransport::Pass&,
                                     std::stop_token) -> FaultyTransport::Answer {
            const QUrlQuery query(request.url);
            if (!request.url.path().endsWith(u"/changes"))
                return std::nullopt;
            return page(query.queryItemValue(u"cursor"_s));
        });
    }

    /// Asked for each page but the first; an answer takes the page's place.
    std::function<FaultyTransport::Answer(int page)> onPage;
    /// The pages that were asked for, in order.
    std::vector<int> asked;

private:
    FaultyTransport::Answer page(const QString& cursor)
    {
        const int number = cursor.isEmpty() ? 0 : cursor.mid(1).toInt();
        asked.push_back(number);
        if (onPage) {
            if (auto answer = onPage(number))
                return answer;
        }
        JsonWriter json;
        json.beginObject();
        json.key("code"_L1).number(200);
        json.key("msg"_L1).text(u"Success"_s);
        json.key("data"_L1).beginObject();
        json.key("items"_L1).beginArray();
        for (int i = 1; i <= kOrdersOnAPage; ++i) {
            const Order order = orderOf(number * kOrdersOnAPage + i);
            json.beginObject();
            json.key("entity"_L1).text("order"_L1);
            json.key("id"_L1).text(order.id.toString());
            json.key("revision"_L1).number(order.revision);
            json.key("deleted"_L1).boolean(false);
            json.key("data"_L1);
            writeOrder(json, order);
            json.endObject();
        }
        json.endArray();
        json.key("cursor"_L1).text(u"c%1"_s.arg(number + 1));
        json.key("has_more"_L1).boolean(number + 1 < m_pages);
        json.endObject();
        json.key("trace_id"_L1).text(QString(32, u'0'));
        json.endObject();
        return jsonAnswer(200, json.take());
    }

    int m_pages;
};

FaultyTransport::Answer gone()
{
    return jsonAnswer(410, refusalEnvelope(41000, "CURSOR_GONE"));
}

qint64 ordersIn(DeskFixture& desk)
{
    return desk.count("SELECT count(*) FROM orders");
}

/// The cursor never says more, or less, than what is here.
void checkCursor(DeskFixture& desk)
{
    const QString cursor = desk.meta(store::Meta::Cursor);
    const int pages = cursor.isEmpty() ? 0 : cursor.mid(1).toInt();
    QCOMPARE(ordersIn(desk), qint64(pages) * kOrdersOnAPage);
}

} // namespace

class tst_PullChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstLoad_manyPages_allCome()
    {
        DeskFixture desk;
        require(desk.signIn());
        ScriptedFeed feed(desk, 41);
        const SyncReport report = desk.sync();
        QVERIFY(!report.error);
        QCOMPARE(report.changed, 41 * kOrdersOnAPage);
        checkCursor(desk);
        QCOMPARE(desk.meta(store::Meta::Cursor), u"c41"_s);
        QCOMPARE(desk.meta(store::Meta::Load), u"READY"_s);
        // Each once, in order.
        for (int i = 0; i < 41; ++i)
            QCOMPARE(feed.asked.at(size_t(i)), i);
        QCOMPARE(desk.count("SELECT sum(units) FROM order_lines"), 41 * kOrdersOnAPage * 2);
        QCOMPARE(desk.count("SELECT sum(orders) FROM order_counts WHERE day = 0"), 41 * kOrdersOnAPage);
    }

    void firstLoad_isSeenWhileItRuns()
    {
        DeskFixture desk;
        require(desk.signIn());
        ScriptedFeed feed(desk, 12);
        qint64 most = 0;
        feed.onPage = [&](int page) -> FaultyTransport::Answer {
            // The first page is not kept waiting for company.
            if (page == 3)
                [&] { QTRY_VERIFY(ordersIn(desk) >= kOrdersOnAPage); }();
            most = std::max(most, ordersIn(desk));
            return std::nullopt;
        };
        QVERIFY(!desk.sync().error);
        QVERIFY(most >= kOrdersOnAPage);
        QCOMPARE(ordersIn(desk), 12 * kOrdersOnAPage);
    }

    void lostLine_keepsWhatCameAndGoesOnThere_data()
    {
        QTest::addColumn<int>("lostAt");
        for (int page = 0; page < 12; ++page)
            QTest::addRow("page %d", page) << page;
    }
    void lostLine_keepsWhatCameAndGoesOnThere()
    {
        QFETCH(int, lostAt);
        DeskFixture desk;
        require(desk.signIn());
        ScriptedFeed feed(desk, 12);
        bool isDown = true;
        feed.onPage = [&](int page) -> FaultyTransport::Answer {
            if (isDown && page == lostAt)
                return Result<HttpResponse>(offlineError());
            return std::nullopt;
        };
        const SyncReport failed = desk.sync();
        QVERIFY(failed.error);
        QCOMPARE(failed.error->kind, ErrorKind::Offline);
        // Everything that came before is here: a page that was gathered is not thrown away.
        checkCursor(desk);
        QCOMPARE(ordersIn(desk), qint64(lostAt) * kOrdersOnAPage);
        QCOMPARE(failed.changed, qint64(lostAt) * kOrdersOnAPage);
        isDown = false;
        feed.asked.clear();
        QVERIFY(!desk.sync().error);
        QCOMPARE(feed.asked.front(), lostAt);
        checkCursor(desk);
        QCOMPARE(ordersIn(desk), 12 * kOrdersOnAPage);
    }

    void stopped_keepsWhatCame()
    {
        DeskFixture desk;
        require(desk.signIn());
        ScriptedFeed feed(desk, 30);
        std::stop_source stop;
        feed.onPage = [&](int page) -> FaultyTransport::Answer {
            if (page == 7)
                stop.request_stop();
            return std::nullopt;
        };
        const SyncReport report = desk.engine->sync(false, stop.get_token(), {});
        QVERIFY(report.error);
        QCOMPARE(report.error->kind, ErrorKind::Cancelled);
        checkCursor(desk);
        QVERIFY(ordersIn(desk) >= 7 * kOrdersOnAPage);
        QVERIFY(!desk.sync().error);
        QCOMPARE(ordersIn(desk), 30 * kOrdersOnAPage);
    }

    void cursorGone_inTheMiddle_beginsAnewBesideWhatIsHere()
    {
        DeskFixture desk;
        require(desk.signIn());
        ScriptedFeed feed(desk, 10);
        int refusals = 1;
        feed.onPage = [&](int page) -> FaultyTransport::Answer {
            return page == 6 && refusals-- > 0 ? gone() : std::nullopt;
        };
        const SyncReport report = desk.sync();
        QVERIFY(!report.error);
        QCOMPARE(feed.asked, (std::vector{0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(ordersIn(desk), 10 * kOrdersOnAPage);
        QCOMPARE(report.removed, 0);
        QCOMPARE(desk.count("SELECT count(*) FROM resync_seen"), 0);
        QCOMPARE(desk.meta(store::Meta::Resync), QString());
    }

    void cursorGone_againAndAgain_endsThePass()
    {
        DeskFixture desk;
        require(desk.signIn());
        ScriptedFeed feed(desk, 10);
        feed.onPage = [](int page) -> FaultyTransport::Answer { return page == 2 ? gone() : std::nullopt; };
        const SyncReport report = desk.sync();
        QVERIFY(report.error);
        QCOMPARE(report.error->code, u"CURSOR_GONE"_s);
        QVERIFY(feed.asked.size() <= 9);
        QCOMPARE(ordersIn(desk), 2 * kOrdersOnAPage);
    }

    void secondPass_readsNothingTwice()
    {
        DeskFixture desk;
        require(desk.signIn());
        ScriptedFeed feed(desk, 5);
        QVERIFY(!desk.sync().error);
        feed.asked.clear();
        const SyncReport report = desk.sync();
        QVERIFY(!report.error);
        QCOMPARE(feed.asked, std::vector{5});
        // The script goes on with new orders behind the last page.
        QCOMPARE(report.changed, kOrdersOnAPage);
    }

    void personsWrite_duringALoad_comesBetweenPages()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        require(desk.signIn());
        ScriptedFeed feed(desk, 40);
        QFuture<Result<PendingOperation>> queued;
        Lane person(u"person"_s);
        qint64 ordersThen = -1;
        feed.onPage = [&](int page) -> FaultyTransport::Answer {
            if (page != 10)
                return std::nullopt;
            queued = person.run([&] {
                auto entry = desk.engine->enqueue(
                    {.kind = OperationKind::Adjust, .entityId = u"TEA"_s, .label = u"TEA"_s, .body = "{}"});
                ordersThen = ordersIn(desk);
                return entry;
            });
            return std::nullopt;
        };
        QVERIFY(!desk.sync().error);
        QVERIFY(queued.result());
        QVERIFY(ordersThen > 0);
        QCOMPARE(ordersIn(desk), 40 * kOrdersOnAPage);
        QCOMPARE(desk.count("SELECT count(*) FROM outbox"), 1);
    }
};

QTEST_GUILESS_MAIN(tst_PullChanges)
#include "tst_PullChanges.moc"
