// SPDX-License-Identifier: Apache-2.0
#include "core/base/TraceId.h"

#include <QSet>
#include <QTest>

using namespace ch;

class TraceIdTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromText_wellFormed_comesBack();
    void fromText_malformed_givesNothing_data();
    void fromText_malformed_givesNothing();
    void random_isWellFormedAndDifferent();
    void null_hasNoText();
};

void TraceIdTest::fromText_wellFormed_comesBack()
{
    const QByteArray text = "00112233445566778899aabbccddeeff";
    const auto id = TraceId::fromText(text);
    QVERIFY(id.has_value());
    QVERIFY(!id->isNull());
    QCOMPARE(id->toBytes(), text);
    QCOMPARE(id->toString(), QString::fromLatin1(text));
    QVERIFY(*id != TraceId::fromText("00112233445566778899aabbccddeefe").value());
}

void TraceIdTest::fromText_malformed_givesNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("all zero") << QByteArray(32, '0');
    QTest::newRow("upper case") << QByteArray("00112233445566778899AABBCCDDEEFF");
    QTest::newRow("too short") << QByteArray(31, 'a');
    QTest::newRow("too long") << QByteArray(33, 'a');
    QTest::newRow("with dashes") << QByteArray("00112233-4455-6677-8899-aabbccddeeff");
    QTest::newRow("not hex") << QByteArray(32, 'g');
    QTest::newRow("line break") << QByteArray("00112233445566778899aabbccddee\r\n");
    QTest::newRow("zero byte") << QByteArray(32, '\0');
}

void TraceIdTest::fromText_malformed_givesNothing()
{
    QFETCH(QByteArray, text);
    QVERIFY(!TraceId::fromText(text));
}

void TraceIdTest::random_isWellFormedAndDifferent()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1'000; ++i) {
        const TraceId id = TraceId::random();
        QCOMPARE(TraceId::fromText(id.toBytes()), std::optional<TraceId>(id));
        seen.insert(id.toBytes());
    }
    QCOMPARE(seen.size(), qsizetype(1'000));
}

void TraceIdTest::null_hasNoText()
{
    QVERIFY(TraceId().isNull());
    QVERIFY(TraceId().toBytes().isEmpty());
}

QTEST_GUILESS_MAIN(TraceIdTest)
#include "tst_TraceId.moc"
