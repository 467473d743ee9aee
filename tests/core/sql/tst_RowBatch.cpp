// SPDX-License-Identifier: Apache-2.0
#include "core/sql/RowBatch.h"

#include <QTest>

using namespace ch::sql;
using namespace Qt::Literals::StringLiterals;

class tst_RowBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forManyRows_takesArrays_data();
    void forManyRows_takesArrays();
    void forManyRows_ofWhatIsForOneRowOnly_isNothing_data();
    void forManyRows_ofWhatIsForOneRowOnly_isNothing();
    void elementTypes_areThoseThatRowsHold();
    void arrays_holdEachColumn();
    void text_thatIsNoUtf16_isSentAsFarAsItIs();
    void row_thatCannotBeSent_isRefused_data();
    void row_thatCannotBeSent_isRefused();
};

void tst_RowBatch::forManyRows_takesArrays_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("expected");
    QTest::newRow("insert") << u"INSERT INTO t (a, b, c) VALUES ($1, '$', $2)"_s
                            << u"INSERT INTO t (a, b, c) SELECT rows.p1, '$', rows.p2 "
                               "FROM (SELECT unnest($1::bigint[]) AS p1, unnest($2::text[]) AS p2) AS rows"_s;
    QTest::newRow("update") << u"UPDATE t SET a = a + $1 WHERE b = $2 AND a + $1 >= 0"_s
                            << u"UPDATE t SET a = a + rows.p1 FROM (SELECT unnest($1::bigint[]) AS p1, "
                               "unnest($2::text[]) AS p2) AS rows WHERE b = rows.p2 AND a + rows.p1 >= 0"_s;
    QTest::newRow("delete") << u"DELETE FROM t WHERE a = $1 AND b = $2"_s
                            << u"DELETE FROM t USING (SELECT unnest($1::bigint[]) AS p1, unnest($2::text[]) AS p2) "
                               "AS rows WHERE a = rows.p1 AND b = rows.p2"_s;
}

void tst_RowBatch::forManyRows_takesArrays()
{
    QFETCH(QString, statement);
    QFETCH(QString, expected);
    QCOMPARE(forManyRows(statement, {u"bigint"_s, u"text"_s}), expected);
}

void tst_RowBatch::forManyRows_ofWhatIsForOneRowOnly_isNothing_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("query") << u"SELECT a FROM t WHERE a = $1"_s;
    QTest::newRow("with a conflict clause") << u"INSERT INTO t (a) VALUES ($1) ON CONFLICT DO NOTHING"_s;
    QTest::newRow("of all rows") << u"UPDATE t SET a = $1"_s;
}

void tst_RowBatch::forManyRows_ofWhatIsForOneRowOnly_isNothing()
{
    QFETCH(QString, statement);
    QVERIFY(!forManyRows(statement, {u"bigint"_s}));
}

void tst_RowBatch::elementTypes_areThoseThatRowsHold()
{
    const std::vector expected{ElementType::Text, ElementType::Bigint, ElementType::Bytea};
    QVERIFY(elementTypesOf({u"text"_s, u"bigint"_s, u"bytea"_s}) == expected);
    QVERIFY(!elementTypesOf({u"bigint"_s, u"integer"_s}));
}

// Dimensions, whether there is a NULL, the elements' type, length and first index; then each with its size before it.
void tst_RowBatch::arrays_holdEachColumn()
{
    RowBatch batch({ElementType::Bigint, ElementType::Text, ElementType::Bytea});
    QVERIFY(batch.add({QVariant(7LL), QVariant(u"it's \"ö\" 账"_s), QVariant(QByteArray("\x01\xff"))}));
    QVERIFY(batch.add({QVariant(-1), QVariant(), QVariant(QByteArrayLiteral(""))}));
    QCOMPARE(batch.rows(), 2);
    const std::vector<QByteArray> arrays = std::move(batch).arrays();
    QCOMPARE(arrays.size(), 3U);
    QCOMPARE(arrays[0].toHex(' '), "00 00 00 01 00 00 00 00 00 00 00 14 00 00 00 02 00 00 00 01 "
                                   "00 00 00 08 00 00 00 00 00 00 00 07 00 00 00 08 ff ff ff ff ff ff ff ff");
    QCOMPARE(arrays[1].toHex(' '), "00 00 00 01 00 00 00 01 00 00 00 19 00 00 00 02 00 00 00 01 "
                                   "00 00 00 0d 69 74 27 73 20 22 c3 b6 22 20 e8 b4 a6 ff ff ff ff");
    QCOMPARE(arrays[2].toHex(' '), "00 00 00 01 00 00 00 00 00 00 00 11 00 00 00 02 00 00 00 01 "
                                   "00 00 00 02 01 ff 00 00 00 00");
}

void tst_RowBatch::text_thatIsNoUtf16_isSentAsFarAsItIs()
{
    RowBatch batch({ElementType::Text});
    QVERIFY(batch.add({QVariant(QString(u"a"_s + QChar(0xd83c)))}));
    QVERIFY(batch.add({QVariant(QString(QChar(0xdf75) + u"b"_s))}));
    QCOMPARE(std::move(batch).arrays().front().sliced(20).toHex(' '),
             "00 00 00 04 61 ef bf bd 00 00 00 04 ef bf bd 62");
}

void tst_RowBatch::row_thatCannotBeSent_isRefused_data()
{
    QTest::addColumn<QVariantList>("row");
    QTest::newRow("text with a NUL") << QVariantList{1, QString(u"a"_s + QChar(u'\0') + u"b"_s)};
    QTest::newRow("kind that no value of ours is") << QVariantList{1.5, u"a"_s};
    QTest::newRow("text for a number") << QVariantList{u"1"_s, u"a"_s};
    QTest::newRow("number for a text") << QVariantList{1, 1};
    QTest::newRow("too short") << QVariantList{1};
}

void tst_RowBatch::row_thatCannotBeSent_isRefused()
{
    QFETCH(QVariantList, row);
    RowBatch batch({ElementType::Bigint, ElementType::Text});
    QVERIFY(!batch.add({row.begin(), row.end()}));
    QCOMPARE(batch.rows(), 0);
}

QTEST_GUILESS_MAIN(tst_RowBatch)
#include "tst_RowBatch.moc"
