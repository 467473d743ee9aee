// SPDX-License-Identifier: Apache-2.0
#include "core/base/Clock.h"
#include "core/base/UtcTime.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace ch;

class UtcTimeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromText_wellFormed_givesTheMoment_data();
    void fromText_wellFormed_givesTheMoment();
    void fromText_malformed_givesNothing_data();
    void fromText_malformed_givesNothing();
    void fromText_everyTruncationAndFlippedByte_neverGivesAnotherLength();
    void toBytes_anyMoment_comesBack();
    void toBytes_agreesWithQt();
    void toBytes_beyondFourDigitYears_isClamped();
    void arithmetic_countsInMilliseconds();
    void systemClock_isCloseToQts();
};

void UtcTimeTest::fromText_wellFormed_givesTheMoment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("epochMs");
    QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00.000Z") << qint64(0);
    QTest::newRow("no fraction") << QByteArray("1970-01-01T00:00:01Z") << qint64(1000);
    QTest::newRow("one digit") << QByteArray("1970-01-01T00:00:00.5Z") << qint64(500);
    QTest::newRow("two digits") << QByteArray("1970-01-01T00:00:00.05Z") << qint64(50);
    QTest::newRow("cut, not rounded") << QByteArray("1970-01-01T00:00:00.999999999Z") << qint64(999);
    QTest::newRow("lower case") << QByteArray("1970-01-01t00:00:00z") << qint64(0);
    QTest::newRow("east") << QByteArray("1970-01-01T02:00:00+02:00") << qint64(0);
    QTest::newRow("west with minutes") << QByteArray("1969-12-31T20:30:00.001-03:30") << qint64(1);
    QTest::newRow("minus zero") << QByteArray("1970-01-01T00:00:00-00:00") << qint64(0);
    QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59.999Z") << qint64(-1);
    QTest::newRow("leap day") << QByteArray("2012-02-29T12:00:00Z") << qint64(1330516800000);
    QTest::newRow("leap century") << QByteArray("2000-02-29T00:00:00Z") << qint64(951782400000);
    QTest::newRow("first") << QByteArray("0001-01-01T00:00:00.000Z") << qint64(-62135596800000);
    QTest::newRow("last") << QByteArray("9999-12-31T23:59:59.999Z") << qint64(253402300799999);
}

void UtcTimeTest::fromText_wellFormed_givesTheMoment()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, epochMs);
    const auto time = UtcTime::fromText(text);
    QVERIFY(time.has_value());
    QCOMPARE(time->epochMs(), epochMs);
}

void UtcTimeTest::fromText_malformed_givesNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    const QList<QByteArray> bad = {
        "",
        "2011-09-01",
        "2011-09-01T08:30:00",
        "2011-09-01T08:30Z",
        "2011-09-01 08:30:00Z",
        " 2011-09-01T08:30:00Z",
        "2011-09-01T08:30:00Z ",
        "2011-09-01T08:30:00ZZ",
        "11-09-01T08:30:00Z",
        "02011-09-01T08:30:00Z",
        "+2011-09-01T08:30:00Z",
        "-011-09-01T08:30:00Z",
        "2011-9-01T08:30:00Z",
        "2011-00-01T08:30:00Z",
        "2011-13-01T08:30:00Z",
        "2011-09-00T08:30:00Z",
        "2011-09-31T08:30:00Z",
        "2011-02-29T08:30:00Z",
        "1900-02-29T08:30:00Z",
        "2011-09-01T24:00:00Z",
        "2011-09-01T08:60:00Z",
        "2011-09-01T08:30:60Z",
        "2011-09-01T08:30:00.Z",
        "2011-09-01T08:30:00,5Z",
        "2011-09-01T08:30:00.1234567890Z",
        "2011-09-01T08:30:00+0200",
        "2011-09-01T08:30:00+02",
        "2011-09-01T08:30:00+24:00",
        "2011-09-01T08:30:00+02:60",
        "2011-09-01T08:30:00+2:00",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "2011/09/01T08:30:00Z",
        "\xd9\xa2\xd9\xa0\xd9\xa1\xd9\xa1-09-01T08:30:00Z",
    };
    for (const QByteArray& text : bad)
        QTest::newRow(text.isEmpty() ? "empty" : text.constData()) << text;
    QTest::newRow("zero byte inside") << QByteArray("2011-09-01T08:30:00\0Z", 21);
}

void UtcTimeTest::fromText_malformed_givesNothing()
{
    QFETCH(QByteArray, text);
    QVERIFY(!UtcTime::fromText(text));
}

void UtcTimeTest::fromText_everyTruncationAndFlippedByte_neverGivesAnotherLength()
{
    const QByteArray good = "2011-09-01T08:30:00.123Z";
    for (qsizetype length = 0; length < good.size(); ++length)
        QVERIFY2(!UtcTime::fromText(QByteArrayView(good).first(length)), good.left(length).constData());
    int accepted = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray text = good;
            text[at] = static_cast<char>(byte);
            const auto time = UtcTime::fromText(text);
            if (!time)
                continue;
            ++accepted;
            QCOMPARE(time->toBytes(), text.toUpper());
        }
    }
    QVERIFY(accepted > good.size());
}

void UtcTimeTest::toBytes_anyMoment_comesBack()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const qint64 first = -62135596800000;
    const qint64 last = 253402300799999;
    for (int i = 0; i < 20'000; ++i) {
        const UtcTime time(first + static_cast<qint64>(random.generate64() % static_cast<quint64>(last - first + 1)));
        const auto back = UtcTime::fromText(time.toBytes());
        QVERIFY2(back, time.toBytes().constData());
        QCOMPARE(back->epochMs(), time.epochMs());
    }
}

void UtcTimeTest::toBytes_agreesWithQt()
{
    for (qint64 ms = -2'000'000'000'000; ms < 5'000'000'000'000; ms += 86'399'123'457) {
        const QString expected = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
        QCOMPARE(UtcTime(ms).toString(), expected);
    }
}

void UtcTimeTest::toBytes_beyondFourDigitYears_isClamped()
{
    QCOMPARE(UtcTime(std::numeric_limits<qint64>::max()).toBytes(), "9999-12-31T23:59:59.999Z");
    QCOMPARE(UtcTime(std::numeric_limits<qint64>::min()).toBytes(), "0001-01-01T00:00:00.000Z");
}

void UtcTimeTest::arithmetic_countsInMilliseconds()
{
    QCOMPARE(UtcTime(5).plusMs(-7).epochMs(), qint64(-2));
    QCOMPARE(UtcTime(5).plusSeconds(2).epochMs(), qint64(2005));
    QVERIFY(UtcTime(1) < UtcTime(2));
    QCOMPARE(UtcTime(), UtcTime(0));
}

void UtcTimeTest::systemClock_isCloseToQts()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 now = SystemClock().now().epochMs();
    QVERIFY(now >= before);
    QVERIFY(now <= QDateTime::currentMSecsSinceEpoch());
}

QTEST_GUILESS_MAIN(UtcTimeTest)
#include "tst_UtcTime.moc"
