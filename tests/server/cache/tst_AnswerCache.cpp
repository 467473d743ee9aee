// SPDX-License-Identifier: Apache-2.0
#include "server/cache/AnswerCache.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

#include <atomic>
#include <future>
#include <map>

using namespace ch;
using namespace ch::test;
using namespace ch::server;
using namespace std::chrono_literals;

namespace {

const OrderId kOrder{4711};

/// Keeps what it is given at once, whatever the version: what comes too late is judged without the script's help.
class CarelessLane final : public CacheLane
{
public:
    bool isUsable() const override { return usable; }
    bool get(const QByteArray& key, Found found) override
    {
        if (!usable)
            return false;
        const auto held = kept.find(key);
        found(held == kept.end() ? std::nullopt : std::optional(held->second));
        return true;
    }
    void put(const QByteArray& key, const QByteArray& bytes, Keep keep, std::chrono::milliseconds life) override
    {
        if (losesTombstones && keep == Keep::TombstoneOf)
            return;
        kept[key] = bytes;
        longest = std::max(longest, life);
    }

    std::atomic<bool> usable{true};
    bool losesTombstones = false;
    std::map<QByteArray, QByteArray> kept;
    std::chrono::milliseconds longest{0};
};

/// An order whose state is a number, read from "the store" by a load that can be made to wait.
class Counter
{
public:
    explicit Counter(bool othersWrite = false)
        : reads(1, [this] { return m_store.store().openReader(); })
        , cache(lane, reads, clock, othersWrite)
    {
        StoreFixture::orThrow(reads.start());
        cache.setNamespace("run");
    }

    AnswerCache::Load load()
    {
        return [this](sql::Connection&) -> Result<std::optional<CacheEntry>> {
            ++loads;
            const qint64 seen = revision;
            if (gate)
                gate->get_future().wait();
            if (seen == 0)
                return std::optional<CacheEntry>();
            return std::optional(CacheEntry{.version = seen, .placedBy = 9, .body = QByteArray::number(seen)});
        };
    }
    using Answer = std::optional<CacheEntry>;
    std::future<Answer> ask(const AnswerCache::Key& key)
    {
        auto answered = std::make_shared<std::promise<Answer>>();
        cache.fetch(key, load(),
                    [answered](const Result<Answer>& read) { answered->set_value(read ? *read : Answer()); });
        return answered->get_future();
    }
    QByteArray get(const AnswerCache::Key& key = AnswerCache::Key::ofOrder(kOrder))
    {
        const Answer answer = ask(key).get();
        return answer ? answer->body : "none";
    }
    void commit(qint64 next)
    {
        revision = next;
        cache.committed({{kOrder, next}});
    }
    AnswerCache::Figures::OfKind figures() const { return cache.figures().kinds[0]; }

    ManualClock clock;
    CarelessLane lane;
    std::atomic<qint64> revision{1};
    std::atomic<int> loads{0};
    std::unique_ptr<std::promise<void>> gate;

private:
    StoreFixture m_store;

public:
    ReadPool reads;
    AnswerCache cache;
};

} // namespace

class tst_AnswerCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetch_aSecondTime_comesFromTheCache()
    {
        Counter shop;
        QCOMPARE(shop.get(), QByteArray("1"));
        QCOMPARE(shop.get(), QByteArray("1"));
        QCOMPARE(shop.loads.load(), 1);
        QCOMPARE(shop.figures().hits, 1);
        QCOMPARE(shop.figures().misses, 1);
        QVERIFY(shop.lane.longest <= 60s);
    }
    void fetch_whatIsNotThere_isNotKept()
    {
        Counter shop;
        shop.revision = 0;
        QCOMPARE(shop.get(), QByteArray("none"));
        shop.revision = 3;
        QCOMPARE(shop.get(), QByteArray("3"));
    }
    void fetch_afterACommit_isTheNewState()
    {
        Counter shop;
        shop.get();
        shop.commit(2);
        QCOMPARE(shop.get(), QByteArray("2"));
        QCOMPARE(shop.get(), QByteArray("2"));
        QCOMPARE(shop.loads.load(), 2);
    }
    void fetch_afterACommitWhoseTombstoneWasLost_isTheNewState()
    {
        Counter shop;
        shop.get();
        shop.lane.losesTombstones = true;
        shop.commit(2);
        QCOMPARE(shop.get(), QByteArray("2"));
    }
    void fetch_afterAnOldStateCameLate_isTheNewState()
    {
        Counter shop;
        shop.get();
        const auto before = shop.lane.kept;
        shop.commit(2);
        QCOMPARE(shop.get(), QByteArray("2"));
        // The SET that was on its way all the time.
        shop.lane.kept = before;
        QCOMPARE(shop.get(), QByteArray("2"));
    }
    void fetch_afterAnHourOldCopyWasRestored_isTheNewState()
    {
        Counter shop;
        shop.get();
        const auto before = shop.lane.kept;
        shop.commit(2);
        shop.clock.advanceSeconds(3600);
        shop.lane.kept = before;
        QCOMPARE(shop.get(), QByteArray("2"));
    }
    void fetch_inAnotherNamespace_findsNothing()
    {
        Counter shop;
        shop.get();
        shop.cache.setNamespace("later run");
        shop.get();
        QCOMPARE(shop.loads.load(), 2);
    }
    void fetch_garbage_isReadFromTheStore()
    {
        Counter shop;
        shop.get();
        for (auto& [key, bytes] : shop.lane.kept)
            bytes = "\x01\x02 not ours";
        QCOMPARE(shop.get(), QByteArray("1"));
        QCOMPARE(shop.loads.load(), 2);
    }
    void fetch_withoutRedis_readsTheStoreEachTime()
    {
        Counter shop;
        shop.lane.usable = false;
        QCOMPARE(shop.get(), QByteArray("1"));
        QCOMPARE(shop.get(), QByteArray("1"));
        QCOMPARE(shop.loads.load(), 2);
        QVERIFY(shop.lane.kept.empty());
    }
    void fetch_manyAtOnce_readTheStoreOnce()
    {
        Counter shop;
        shop.gate = std::make_unique<std::promise<void>>();
        std::vector<std::future<Counter::Answer>> asked;
        asked.reserve(50);
        for (int i = 0; i < 50; ++i)
            asked.push_back(shop.ask(AnswerCache::Key::ofOrder(kOrder)));
        shop.gate->set_value();
        for (auto& each : asked)
            QCOMPARE(each.get()->body, QByteArray("1"));
        QCOMPARE(shop.loads.load(), 1);
        QCOMPARE(shop.figures().shared, 49);
    }
    void fetch_whileAnOlderStateIsBeingRead_isTheNewState()
    {
        Counter shop;
        shop.gate = std::make_unique<std::promise<void>>();
        auto first = shop.ask(AnswerCache::Key::ofOrder(kOrder));
        QTRY_COMPARE(shop.loads.load(), 1);
        shop.commit(2);
        auto second = shop.ask(AnswerCache::Key::ofOrder(kOrder));
        auto gate = std::move(shop.gate);
        gate->set_value();
        QCOMPARE(first.get()->body, QByteArray("1"));
        QCOMPARE(second.get()->body, QByteArray("2"));
        QCOMPARE(shop.get(), QByteArray("2"));
    }
    void fetch_withoutWordOfTheOthers_doesNotTrustTheCache()
    {
        Counter shop(true);
        shop.get();
        QCOMPARE(shop.loads.load(), 1);
        QVERIFY(shop.lane.kept.empty());
        shop.cache.followed({});
        shop.get();
        shop.get();
        QCOMPARE(shop.loads.load(), 2);
    }
    void fetch_ofWhatAnotherInstanceChanged_isTheNewState()
    {
        Counter shop(true);
        shop.cache.followed({});
        shop.get();
        shop.revision = 2;
        shop.cache.followed({{kOrder, 2}});
        QCOMPARE(shop.get(), QByteArray("2"));
    }
    void fetch_ofCounts_areNeverOlderThanASecondWhileOrdersChange()
    {
        Counter shop;
        const auto key = AnswerCache::Key::ofCounts("all");
        QCOMPARE(shop.get(key), QByteArray("1"));
        shop.clock.advanceSeconds(30);
        // Nothing changed.
        QCOMPARE(shop.get(key), QByteArray("1"));
        QCOMPARE(shop.loads.load(), 1);
        shop.commit(2);
        QCOMPARE(shop.get(key), QByteArray("2"));
        shop.commit(3);
        shop.clock.advanceMs(500);
        QCOMPARE(shop.get(key), QByteArray("2"));
        shop.clock.advanceMs(500);
        QCOMPARE(shop.get(key), QByteArray("3"));
    }
};

QTEST_GUILESS_MAIN(tst_AnswerCache)
#include "tst_AnswerCache.moc"
