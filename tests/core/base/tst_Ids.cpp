// SPDX-License-Identifier: Apache-2.0
#include "core/base/Ids.h"

#include <QSet>
#include <QTest>

#include <type_traits>
#include <unordered_set>

using namespace ch;

static_assert(!std::is_convertible_v<UserId, OrderId>);
static_assert(!std::is_convertible_v<qint64, OrderId>);
static_assert(!std::is_constructible_v<OrderId, UserId>);

class IdsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromText_canonical_comesBack_data();
    void fromText_canonical_comesBack();
    void fromText_other_givesNothing_data();
    void fromText_other_givesNothing();
    void id_isOrderedAndHashed();
    void opId_fromText_takesTheAlphabetAndTheLengths();
    void opId_fromText_refusesAllElse_data();
    void opId_fromText_refusesAllElse();
    void opId_random_isAWellFormedUuid();
};

void IdsTest::fromText_canonical_comesBack_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"1", "42", "9007199254740993", "1234567890123456789", "9223372036854775807"})
        QTest::newRow(text) << QByteArray(text);
}

void IdsTest::fromText_canonical_comesBack()
{
    QFETCH(QByteArray, text);
    const auto id = OrderId::fromText(text);
    QVERIFY(id.has_value());
    QVERIFY(!id->isNull());
    QCOMPARE(id->value(), text.toLongLong());
    QCOMPARE(id->toBytes(), text);
    QCOMPARE(id->toString(), QString::fromLatin1(text));
}

void IdsTest::fromText_other_givesNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "0", "00", "01", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "abc", "9223372036854775808",
          "9999999999999999999", "18446744073709551617", "10000000000000000000000", "\xd9\xa1"})
        QTest::addRow("'%s'", text) << QByteArray(text);
    QTest::newRow("zero byte") << QByteArray("1\0", 2);
}

void IdsTest::fromText_other_givesNothing()
{
    QFETCH(QByteArray, text);
    QVERIFY(!OrderId::fromText(text));
}

void IdsTest::id_isOrderedAndHashed()
{
    QVERIFY(OrderId(1) < OrderId(2));
    QVERIFY(OrderId().isNull());
    const std::unordered_set<OrderId> ids{OrderId(1), OrderId(2), OrderId(1)};
    QCOMPARE(ids.size(), size_t(2));
}

void IdsTest::opId_fromText_takesTheAlphabetAndTheLengths()
{
    for (const char* text : {"abcdefghijklmnop", "0123456789_-ABCXYZ", "123e4567-e89b-42d3-a456-426614174000"}) {
        const auto id = OpId::fromText(text);
        QVERIFY2(id, text);
        QCOMPARE(id->toString(), QString::fromLatin1(text));
        QVERIFY(!id->isNull());
    }
    QVERIFY(OpId::fromText(QByteArray(64, 'x')));
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        const bool allowed = QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-").contains(c);
        QCOMPARE(OpId::fromText(QByteArray(15, 'a').append(c)).has_value(), allowed);
    }
}

void IdsTest::opId_fromText_refusesAllElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("15") << QByteArray(15, 'x');
    QTest::newRow("65") << QByteArray(65, 'x');
    QTest::newRow("300") << QByteArray(300, 'x');
    QTest::newRow("line break") << QByteArray("abcdefghijklmnop\r\nX: y");
    QTest::newRow("quote") << QByteArray("abcdefghijklmno'");
}

void IdsTest::opId_fromText_refusesAllElse()
{
    QFETCH(QByteArray, text);
    QVERIFY(!OpId::fromText(text));
}

void IdsTest::opId_random_isAWellFormedUuid()
{
    QSet<QString> seen;
    for (int i = 0; i < 1'000; ++i) {
        const OpId id = OpId::random();
        QCOMPARE(id.toString().size(), qsizetype(36));
        QCOMPARE(id.toString()[14], u'4');
        QCOMPARE(OpId::fromText(id.toString().toLatin1()), std::optional<OpId>(id));
        seen.insert(id.toString());
    }
    QCOMPARE(seen.size(), qsizetype(1'000));
    QVERIFY(OpId().isNull());
}

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_Ids.moc"
