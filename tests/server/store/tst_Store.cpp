// SPDX-License-Identifier: Apache-2.0
#include "server/store/FeedTable.h"
#include "server/store/IdempotencyTable.h"
#include "server/store/Store.h"
#include "tests/support/StoreFixture.h"

#include <QFile>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_Store : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newStore_hasAShopInEurAndUtc();
    void secondWriter_isRefusedWithASentence();
    void reader_mayOpenWhileServed();
    void badLocations_areRefusedWithASentence_data();
    void badLocations_areRefusedWithASentence();
    void newerStore_isRefusedUntouched();
    void storeFile_isReadableByItsOwnerOnly();
    void runs_haveDifferentIds();
    void keys_replayConflictAndForget();
    void feedEntries_moveAndLeaveTombstones();
    void commit_afterAFailedStatement_neverSaysThatItKeptWhatItDidNot();
};

void tst_Store::newStore_hasAShopInEurAndUtc()
{
    test::StoreFixture fixture;
    const Shop shop = fixture.shop();
    QCOMPARE(shop.currency, u"EUR"_s);
    QCOMPARE(shop.timeZone, u"UTC"_s);
    QCOMPARE(shop.handlingDays, 2);
}

void tst_Store::secondWriter_isRefusedWithASentence()
{
    test::StoreFixture fixture;
    const auto second = Store::open(fixture.location(), StoreUse::Exclusive, fixture.clock);
    QVERIFY(!second);
    QVERIFY2(second.error().detail.contains(u"in use"_s), qPrintable(second.error().detail));
}

void tst_Store::reader_mayOpenWhileServed()
{
    test::StoreFixture fixture;
    const auto reader = Store::open(fixture.location(), StoreUse::ReadOnly, fixture.clock);
    QVERIFY(reader);
}

void tst_Store::badLocations_areRefusedWithASentence_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<bool>("exclusive");
    QTest::newRow("empty") << u""_s << true;
    QTest::newRow("no scheme") << u"shop.db"_s << true;
    QTest::newRow("no file") << u"sqlite:"_s << true;
    QTest::newRow("folder missing") << u"sqlite:/nowhere/at/all/shop.db"_s << true;
    QTest::newRow("file missing to read") << u"sqlite:missing-shop.db"_s << false;
    QTest::newRow("no server there") << u"postgresql://nobody@127.0.0.1:1/shop"_s << true;
    QTest::newRow("no database") << u"postgresql://127.0.0.1"_s << true;
    QTest::newRow("other engine") << u"mysql://localhost/shop"_s << true;
}

void tst_Store::badLocations_areRefusedWithASentence()
{
    QFETCH(QString, location);
    QFETCH(bool, exclusive);
    test::ManualClock clock;
    const auto store = Store::open(location, exclusive ? StoreUse::Exclusive : StoreUse::ReadOnly, clock);
    QVERIFY(!store);
    QVERIFY2(store.error().detail.endsWith(u'.'), qPrintable(store.error().detail));
}

void tst_Store::newerStore_isRefusedUntouched()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"shop.db"_s);
    test::ManualClock clock;
    {
        auto store = test::StoreFixture::orThrow(Store::open(u"sqlite:"_s + path, StoreUse::Exclusive, clock));
        auto db = test::StoreFixture::orThrow(store->openWriter());
        QVERIFY(db->execute(u"PRAGMA user_version=999"_s));
        QVERIFY(db->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto store = Store::open(u"sqlite:"_s + path, StoreUse::Exclusive, clock);
    QVERIFY(!store);
    QVERIFY(store.error().detail.contains(u"newer"_s));
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void tst_Store::storeFile_isReadableByItsOwnerOnly()
{
    CH_EMBEDDED_STORE_ONLY();
    test::StoreFixture fixture;
    const auto permissions = QFile::permissions(fixture.store().file());
    QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void tst_Store::runs_haveDifferentIds()
{
    test::StoreFixture fixture;
    const auto first = fixture.store().beginRun(fixture.db());
    const auto second = fixture.store().beginRun(fixture.db());
    QVERIFY(first && second);
    QVERIFY(first->runId != second->runId);
    QVERIFY(second->run > first->run);
}

void tst_Store::keys_replayConflictAndForget()
{
    test::StoreFixture fixture;
    const KeyedRequest request{.user = UserId(1),
                               .key = *OpId::fromText("0123456789abcdef"),
                               .route = u"POST /x"_s,
                               .bodyHash = bodyHash("{}")};
    QVERIFY(!*findAnswer(fixture.db(), request));
    QVERIFY(rememberAnswer(fixture.context(), request, {.code = 201, .data = "{\"a\":1}"}));
    const auto found = findAnswer(fixture.db(), request);
    QVERIFY(found && *found);
    QCOMPARE((*found)->code, 201);
    QCOMPARE((*found)->data, QByteArray("{\"a\":1}"));

    KeyedRequest other = request;
    other.bodyHash = bodyHash("{} ");
    QCOMPARE(findAnswer(fixture.db(), other).error().code, u"KEY_REUSED"_s);
    other = request;
    other.route = u"POST /y"_s;
    QCOMPARE(findAnswer(fixture.db(), other).error().code, u"KEY_REUSED"_s);
    other = request;
    other.user = UserId(2);
    QVERIFY2(!*findAnswer(fixture.db(), other), "another user's key is another key");

    fixture.clock.advanceSeconds(10);
    QCOMPARE(*forgetAnswers(fixture.context(), fixture.clock.now()), 1);
    QVERIFY(!*findAnswer(fixture.db(), request));
}

void tst_Store::feedEntries_moveAndLeaveTombstones()
{
    test::StoreFixture fixture;
    WriteContext& context = fixture.context();
    const FeedEntry entry{.entity = Entity::View, .id = u"5"_s, .audience = Role::Merchant, .body = "{}", .masked = {}};
    const qint64 first = context.nextPosition();
    QVERIFY(putFeedEntry(context, entry, first, 0));
    const qint64 second = context.nextPosition();
    QVERIFY(putFeedEntry(context, entry, second, first));
    QCOMPARE(*fixture.db().integer("SELECT count(*) FROM feed"), 1);
    QVERIFY(putTombstone(context, Entity::View, u"5"_s, second));
    QCOMPARE(*fixture.db().integer("SELECT deleted FROM feed"), 1);
    QVERIFY(*fixture.db().integer("SELECT position FROM feed") > second);
    QCOMPARE(*forgetTombstones(context, context.now), 0);
    QCOMPARE(*forgetTombstones(context, context.now.plusMs(1)), 1);
    QCOMPARE(*fixture.db().integer("SELECT horizon FROM feed_clock"), context.position());
}

void tst_Store::commit_afterAFailedStatement_neverSaysThatItKeptWhatItDidNot()
{
    test::StoreFixture fixture;
    auto transaction = test::StoreFixture::orThrow(sql::Transaction::begin(fixture.db()));
    QVERIFY(fixture.db().run("UPDATE shop SET name = 'Kept'"));
    QVERIFY(!fixture.db().run("INSERT INTO shop (id) VALUES (1)"));
    const bool isCommitted = bool(transaction.commit());
    {
        const auto over = std::move(transaction);
    }
    QCOMPARE(fixture.shop().name == u"Kept"_s, isCommitted);
}

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_Store.moc"
