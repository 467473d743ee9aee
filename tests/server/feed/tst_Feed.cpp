// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonReader.h"
#include "server/feed/FeedHub.h"
#include "server/feed/FeedRepository.h"
#include "server/http/Response.h"
#include "server/store/FeedTable.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Page
{
    QStringList ids;
    QStringList deleted;
    QByteArray json;
    FeedCursor cursor;
    bool hasMore = false;
};

class RecordingSink final : public EventSink
{
public:
    void send(QByteArray event) override
    {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(std::move(event));
    }
    void close() override { m_closed = true; }
    bool isClosed() const override { return m_closed; }
    size_t count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_events.size();
    }
    QByteArray last() const
    {
        const std::lock_guard lock(m_mutex);
        return m_events.empty() ? QByteArray() : m_events.back();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<QByteArray> m_events;
    std::atomic<bool> m_closed{false};
};

} // namespace

class tst_Feed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void cursorText_roundTrips();
    void cursorText_garbage_isBadCursor_data();
    void cursorText_garbage_isBadCursor();
    void pages_fromTheBeginning_holdEveryEntityOnce();
    void page_endsWithTheRecordThatPassesItsBytes();
    void page_holdsTextsByteForByte();
    void page_isWrappedWhereItLies();
    void page_afterAChange_holdsOnlyThat();
    void roles_seeTheirEntities_maskedOrAsTombstones();
    void cursor_ofAnotherRole_isGone();
    void cursor_ofAnUnknownRun_isGone();
    void cursor_pastTheEndOfItsRun_isGone();
    void cursor_fromBeforeForgottenTombstones_isGone_butAFirstSyncGoesOn();
    void hub_ringsAndEndsWithTheToken();

private:
    void put(Entity entity, const QString& id, const QByteArray& body, const QByteArray& masked = {},
             std::optional<Roles> audience = {});
    Page page(const FeedCursor& cursor, const PageLimits& limits = {.items = 1000, .bytes = 1 << 20});
    FeedCursor beginning(Role role);
    void persist() { QVERIFY(m_fixture->context().persistClocks()); }

    std::unique_ptr<test::StoreFixture> m_fixture;
    QHash<QString, qint64> m_revisions;
};

void tst_Feed::init()
{
    m_revisions.clear();
    m_fixture = std::make_unique<test::StoreFixture>();
    QVERIFY(m_fixture->store().beginRun(m_fixture->db()));
}

void tst_Feed::cleanup()
{
    m_fixture.reset();
}

void tst_Feed::put(Entity entity, const QString& id, const QByteArray& body, const QByteArray& masked,
                   std::optional<Roles> audience)
{
    WriteContext& context = m_fixture->context();
    const qint64 position = context.nextPosition();
    const FeedEntry entry{.entity = entity,
                          .id = id,
                          .audience = audience.value_or(feedAudience(entity)),
                          .body = body,
                          .masked = masked};
    QVERIFY(putFeedEntry(context, entry, position, m_revisions.value(id)));
    m_revisions[id] = position;
    persist();
}

FeedCursor tst_Feed::beginning(Role role)
{
    FeedCursor cursor = test::StoreFixture::orThrow(newestCursor(m_fixture->db(), role));
    cursor.position = 0;
    return cursor;
}

Page tst_Feed::page(const FeedCursor& cursor, const PageLimits& limits)
{
    Page page;
    page.json = test::StoreFixture::orThrow(readChanges(m_fixture->db(), cursor, limits));
    auto document = test::StoreFixture::orThrow(JsonDocument::parse(page.json, UnknownMembers::Ignore));
    JsonObject root = document.root();
    for (JsonObject& item : root.objects("items"_L1, 2000)) {
        const QString id = item.requiredText("id"_L1);
        (item.boolean("deleted"_L1).value_or(false) ? page.deleted : page.ids) << id;
    }
    page.hasMore = root.boolean("has_more"_L1).value_or(false);
    page.cursor = test::StoreFixture::orThrow(FeedCursor::fromText(root.requiredText("cursor"_L1)));
    return page;
}

void tst_Feed::cursorText_roundTrips()
{
    const FeedCursor cursor{.runId = u"abcdef0123456789"_s,
                            .position = std::numeric_limits<qint64>::max(),
                            .role = Role::Warehouse,
                            .began = 7};
    QCOMPARE(*FeedCursor::fromText(cursor.toText()), cursor);
}

void tst_Feed::cursorText_garbage_isBadCursor_data()
{
    QTest::addColumn<QString>("text");
    const auto encoded = [](QByteArrayView plain) {
        return QString::fromLatin1(plain.toByteArray().toBase64(QByteArray::Base64UrlEncoding));
    };
    QTest::newRow("empty") << u""_s;
    QTest::newRow("not base64") << u"%%%"_s;
    QTest::newRow("words") << u"hello"_s;
    QTest::newRow("other version") << encoded("f9.run.1.merchant.0");
    QTest::newRow("no run") << encoded("f1..1.merchant.0");
    QTest::newRow("negative") << encoded("f1.run.-1.merchant.0");
    QTest::newRow("too large") << encoded("f1.run.99999999999999999999.merchant.0");
    QTest::newRow("not a number") << encoded("f1.run.1e3.merchant.0");
    QTest::newRow("unknown role") << encoded("f1.run.1.emperor.0");
    QTest::newRow("more parts") << encoded("f1.run.1.merchant.0.0");
}

void tst_Feed::cursorText_garbage_isBadCursor()
{
    QFETCH(QString, text);
    const auto cursor = FeedCursor::fromText(text);
    QVERIFY(!cursor);
    QCOMPARE(cursor.error().code, u"BAD_CURSOR"_s);
}

void tst_Feed::pages_fromTheBeginning_holdEveryEntityOnce()
{
    for (int i = 0; i < 25; ++i)
        put(Entity::Order, QString::number(i), "{\"n\":1}");
    put(Entity::Order, u"3"_s, "{\"n\":2}");
    QStringList seen;
    FeedCursor cursor = beginning(Role::Merchant);
    for (bool more = true; more;) {
        const Page next = page(cursor, {.items = 10, .bytes = 1 << 20});
        QVERIFY(next.ids.size() <= 10);
        seen += next.ids;
        cursor = next.cursor;
        more = next.hasMore;
    }
    QCOMPARE(seen.size(), 25);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 25);
    QCOMPARE(seen.last(), u"3"_s);
    QVERIFY(page(cursor).ids.isEmpty());
}

void tst_Feed::page_endsWithTheRecordThatPassesItsBytes()
{
    for (int i = 0; i < 20; ++i)
        put(Entity::Order, QString::number(i), "{\"n\":\"" + QByteArray(1000, 'x') + "\"}");
    const Page first = page(beginning(Role::Merchant), {.items = 1000, .bytes = 5000});
    QCOMPARE(first.ids.size(), 5);
    QVERIFY(first.hasMore && first.json.size() < 6500);
    // However little is left, a page has a record: the reader goes on.
    QStringList seen = first.ids;
    FeedCursor cursor = first.cursor;
    for (bool more = true; more;) {
        const Page next = page(cursor, {.items = 1000, .bytes = 1});
        QCOMPARE(next.ids.size(), 1);
        seen += next.ids;
        cursor = next.cursor;
        more = next.hasMore;
    }
    QCOMPARE(seen.size(), 20);
}

void tst_Feed::page_holdsTextsByteForByte()
{
    for (const QString& sku : {u"85123A"_s, u"quo\"te"_s, u"back\\slash"_s, u"茶 – Ω"_s, u"🐘"_s})
        put(Entity::Product, sku, "{\"sku\":1}");
    QCOMPARE(page(beginning(Role::Merchant)).ids,
             (QStringList{u"85123A"_s, u"quo\"te"_s, u"back\\slash"_s, u"茶 – Ω"_s, u"🐘"_s}));
}

/// A page of megabytes is not copied once more for the envelope around it.
void tst_Feed::page_isWrappedWhereItLies()
{
    for (int i = 0; i < 40; ++i)
        put(Entity::Order, QString::number(i), "{\"n\":\"" + QByteArray(1000, 'x') + "\"}");
    Page whole = page(beginning(Role::Merchant));
    const QByteArray wanted = "{\"code\":200,\"msg\":\"Success\",\"data\":" + whole.json + ",\"trace_id\":\"";
    const char* const lies = whole.json.constData();
    const Response response = success(200, std::move(whole.json), TraceId::random());
    QVERIFY(response.body.startsWith(wanted));
    QVERIFY(JsonDocument::parse(response.body, UnknownMembers::Ignore));
    QVERIFY(response.body.constData() < lies && lies < response.body.constData() + 64);
}

void tst_Feed::page_afterAChange_holdsOnlyThat()
{
    put(Entity::Order, u"1"_s, "{}");
    put(Entity::Product, u"A \"quoted\" \\ sku"_s, "{}");
    const FeedCursor here = page(beginning(Role::Merchant)).cursor;
    put(Entity::Product, u"A \"quoted\" \\ sku"_s, "{\"on_hand\":2}");
    const Page next = page(here);
    QCOMPARE(next.ids, QStringList{u"A \"quoted\" \\ sku"_s});
    QVERIFY(next.json.contains("{\"on_hand\":2}"));
}

void tst_Feed::roles_seeTheirEntities_maskedOrAsTombstones()
{
    put(Entity::Order, u"1"_s, "{\"total_minor\":5}");
    put(Entity::Product, u"A"_s, "{\"price_minor\":5}");
    // Written by a service that stored what it masked: of money, it is looked at no more.
    put(Entity::Order, u"old"_s, "{\"total_minor\":5,\"units\":2}", "{\"units\":1}");
    // Blind for those who count.
    put(Entity::StockCount, u"count"_s, "{\"difference_count\":3}", "{\"difference_count\":null}");
    put(Entity::Refund, u"2"_s, "{\"amount_minor\":5}");
    put(Entity::User, u"3"_s, "{}");
    put(Entity::View, u"4"_s, "{}", {}, Role::Merchant | Role::Manager);
    put(Entity::View, u"5"_s, "{\"filter\":{\"total_from_minor\":5}}");

    const Page merchant = page(beginning(Role::Merchant));
    QCOMPARE(merchant.ids, QStringList({u"1"_s, u"A"_s, u"old"_s, u"count"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
    QVERIFY(merchant.json.contains("{\"difference_count\":3}"));
    const Page manager = page(beginning(Role::Manager));
    QCOMPARE(manager.ids, QStringList({u"1"_s, u"A"_s, u"old"_s, u"2"_s, u"4"_s, u"5"_s}));
    QVERIFY(manager.json.contains("total_minor"));
    const Page warehouse = page(beginning(Role::Warehouse));
    QCOMPARE(warehouse.ids, QStringList({u"1"_s, u"A"_s, u"old"_s, u"count"_s, u"5"_s}));
    QCOMPARE(warehouse.deleted, QStringList{u"4"_s});
    QVERIFY(!warehouse.json.contains("total_minor") && !warehouse.json.contains("price_minor"));
    QVERIFY(warehouse.json.contains("{\"units\":2}"));
    QVERIFY(warehouse.json.contains("{\"difference_count\":null}"));
    // What a view asks for is nobody's money.
    QVERIFY(warehouse.json.contains("total_from_minor"));
}

void tst_Feed::cursor_ofAnotherRole_isGone()
{
    QCOMPARE(checkCursor(m_fixture->db(), beginning(Role::Merchant), Role::Warehouse).error().code, u"CURSOR_GONE"_s);
}

void tst_Feed::cursor_ofAnUnknownRun_isGone()
{
    FeedCursor cursor = beginning(Role::Merchant);
    QVERIFY(checkCursor(m_fixture->db(), cursor, Role::Merchant));
    cursor.runId = u"0000000000000000"_s;
    QCOMPARE(checkCursor(m_fixture->db(), cursor, Role::Merchant).error().code, u"CURSOR_GONE"_s);
}

void tst_Feed::cursor_pastTheEndOfItsRun_isGone()
{
    put(Entity::Order, u"1"_s, "{}");
    put(Entity::Order, u"2"_s, "{}");
    const FeedCursor read = page(beginning(Role::Merchant)).cursor;
    FeedCursor future = read;
    future.position += 1;
    QCOMPARE(checkCursor(m_fixture->db(), future, Role::Merchant).error().code, u"CURSOR_GONE"_s);

    // A restored backup: the store is back at an earlier position when the next run begins.
    QVERIFY(m_fixture->db().run("UPDATE feed_clock SET position = 1"));
    QVERIFY(m_fixture->store().beginRun(m_fixture->db()));
    QVERIFY(m_fixture->db().run("UPDATE feed_clock SET position = 1000"));
    QCOMPARE(checkCursor(m_fixture->db(), read, Role::Merchant).error().code, u"CURSOR_GONE"_s);
    FeedCursor early = read;
    early.position = 1;
    QVERIFY2(checkCursor(m_fixture->db(), early, Role::Merchant), "what the backup holds is still common ground");
}

void tst_Feed::cursor_fromBeforeForgottenTombstones_isGone_butAFirstSyncGoesOn()
{
    put(Entity::View, u"9"_s, "{}");
    const FeedCursor old = page(beginning(Role::Merchant)).cursor;
    put(Entity::Order, u"1"_s, "{}");
    QVERIFY(putTombstone(m_fixture->context(), Entity::View, u"9"_s, m_revisions[u"9"_s]));
    persist();
    QVERIFY(checkCursor(m_fixture->db(), old, Role::Merchant));
    m_fixture->clock.advanceSeconds(10);
    QCOMPARE(*forgetTombstones(m_fixture->context(), m_fixture->clock.now()), 1);
    QCOMPARE(checkCursor(m_fixture->db(), old, Role::Merchant).error().code, u"CURSOR_GONE"_s);

    FeedCursor firstSync = beginning(Role::Merchant);
    firstSync.position = 1;
    QVERIFY(checkCursor(m_fixture->db(), firstSync, Role::Merchant));
}

void tst_Feed::hub_ringsAndEndsWithTheToken()
{
    std::atomic<bool> alive{true};
    FeedHub hub([&alive](const Caller&) { return alive.load(); });
    auto sink = std::make_shared<RecordingSink>();
    const FeedCursor newest = beginning(Role::Merchant);
    hub.add(sink, Caller{}, newest, false);
    QCOMPARE(sink->count(), size_t(0));
    hub.advanced(newest.position + 5);
    QTRY_COMPARE(sink->count(), size_t(1));
    QVERIFY(sink->last().startsWith("id: "));
    QVERIFY(sink->last().endsWith("\n\n"));
    QTRY_COMPARE(hub.lag(), 0);
    alive = false;
    QTRY_VERIFY(sink->isClosed());
    QTRY_COMPARE(hub.streams(), size_t(0));
}

QTEST_GUILESS_MAIN(tst_Feed)
#include "tst_Feed.moc"
