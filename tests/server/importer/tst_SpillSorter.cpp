// SPDX-License-Identifier: Apache-2.0
#include "server/importer/SpillSorter.h"
#include "server/importer/Spool.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

using Record = std::tuple<QByteArray, qint64, QByteArray>;

std::vector<Record> drain(SpillSorter& sorter)
{
    std::vector<Record> records;
    while (true) {
        const auto record = sorter.next();
        if (!record || !*record)
            return records;
        records.emplace_back((*record)->key.toByteArray(), (*record)->sequence, (*record)->payload.toByteArray());
    }
}

} // namespace

class tst_SpillSorter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void records_comeSorted_data();
    void records_comeSorted();
    void nothing_comesFromNothing();
    void recordLargerThanMemory_isKept();
    void folder_isLeftEmpty();
    void folder_missing_isAnError();
    void spool_readsWhatWasWritten();
};

void tst_SpillSorter::records_comeSorted_data()
{
    QTest::addColumn<int>("memory");
    QTest::addColumn<int>("count");
    QTest::newRow("in memory") << 10'000'000 << 5'000;
    QTest::newRow("two runs") << 200'000 << 5'000;
    QTest::newRow("hundreds of runs") << 2'000 << 20'000;
    QTest::newRow("a record a run") << 1 << 300;
}

void tst_SpillSorter::records_comeSorted()
{
    QFETCH(const int, memory);
    QFETCH(const int, count);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QTemporaryDir folder;
    SpillSorter sorter(folder.path(), static_cast<size_t>(memory));
    std::vector<Record> expected;
    for (int i = 0; i < count; ++i) {
        // Keys that begin alike, that contain zeros and high bytes, and empty ones.
        QByteArray key = QByteArray("invoice-").left(random.bounded(9)) + QByteArray::number(random.bounded(200));
        if (random.bounded(4) == 0)
            key += QByteArray("\0\xFF", random.bounded(3));
        if (random.bounded(50) == 0)
            key.clear();
        const QByteArray payload(random.bounded(60), static_cast<char>('a' + i % 26));
        QVERIFY(bool(sorter.add(key, i, payload)));
        expected.emplace_back(key, i, payload);
    }
    std::ranges::sort(expected, [](const Record& a, const Record& b) {
        const int order = QByteArrayView(std::get<0>(a)).compare(std::get<0>(b));
        return order != 0 ? order < 0 : std::get<1>(a) < std::get<1>(b);
    });
    QVERIFY(bool(sorter.sort()));
    QCOMPARE(sorter.count(), count);
    const auto records = drain(sorter);
    QCOMPARE(records.size(), expected.size());
    QVERIFY(records == expected);
}

void tst_SpillSorter::nothing_comesFromNothing()
{
    SpillSorter sorter(QDir::tempPath(), 1000);
    QVERIFY(bool(sorter.sort()));
    QVERIFY(drain(sorter).empty());
}

void tst_SpillSorter::recordLargerThanMemory_isKept()
{
    const QTemporaryDir folder;
    SpillSorter sorter(folder.path(), 1000);
    const QByteArray large(1'000'000, 'x');
    QVERIFY(bool(sorter.add("b", 1, large)));
    QVERIFY(bool(sorter.add("a", 2, "small")));
    QVERIFY(bool(sorter.sort()));
    const auto records = drain(sorter);
    QCOMPARE(records.size(), 2U);
    QCOMPARE(std::get<2>(records[0]), "small"_ba);
    QCOMPARE(std::get<2>(records[1]), large);
}

void tst_SpillSorter::folder_isLeftEmpty()
{
    const QTemporaryDir folder;
    {
        SpillSorter sorter(folder.path(), 100);
        for (int i = 0; i < 100; ++i)
            QVERIFY(bool(sorter.add(QByteArray::number(i), i, "payload")));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_SpillSorter::folder_missing_isAnError()
{
    SpillSorter sorter(u"/no/such/folder"_s, 100);
    Result<> added;
    for (int i = 0; i < 100 && added; ++i)
        added = sorter.add(QByteArray::number(i), i, "payload");
    QVERIFY(!added);
    QVERIFY(added.error().detail.contains(u"Make room"_s));
}

void tst_SpillSorter::spool_readsWhatWasWritten()
{
    SpoolWriter writer;
    const std::vector<qint64> numbers{0,
                                      1,
                                      -1,
                                      63,
                                      64,
                                      -64,
                                      -65,
                                      127,
                                      128,
                                      16383,
                                      100000,
                                      1291191960000,
                                      std::numeric_limits<qint64>::max(),
                                      std::numeric_limits<qint64>::min()};
    for (const qint64 number : numbers) {
        writer.number(number);
        writer.text(QByteArray(static_cast<qsizetype>(std::abs(number % 1000)), 'x'));
    }
    SpoolReader reader(writer.bytes());
    for (const qint64 number : numbers) {
        QCOMPARE(reader.number(), number);
        QCOMPARE(reader.text().size(), std::abs(number % 1000));
    }
    QVERIFY(reader.atEnd());
}

QTEST_GUILESS_MAIN(tst_SpillSorter)
#include "tst_SpillSorter.moc"
