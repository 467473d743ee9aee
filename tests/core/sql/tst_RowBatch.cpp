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
    void arguments_holdEachColumn();
    void arguments_ofLongTexts_areLiterals();
    void row_thatCannotBeSent_isLeftOut();
};

void tst_RowBatch::forManyRows_takesArrays_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("expected");
    QTest::newRow("insert") << u"INSERT INTO t (a, b, c) VALUES ($1, '$', $2)"_s
                            << u"INSERT INTO t (a, b, c) SELECT rows.p1, '$', rows.p2 "
                               "FROM unnest($1::bigint[], $2::text[]) AS rows (p1, p2)"_s;
    QTest::newRow("update") << u"UPDATE t SET a = a + $1 WHERE b = $2 AND a + $1 >= 0"_s
                            << u"UPDATE t SET a = a + rows.p1 FROM unnest($1::bigint[], $2::text[]) AS rows (p1, p2) "
                               "WHERE b = rows.p2 AND a + rows.p1 >= 0"_s;
    QTest::newRow("delete") << u"DELETE FROM t WHERE a = $1 AND b = $2"_s
                            << u"DELETE FROM t USING unnest($1::bigint[], $2::text[]) AS rows (p1, p2) "
                               "WHERE a = rows.p1 AND b = rows.p2"_s;
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

void tst_RowBatch::arguments_holdEachColumn()
{
    RowBatch batch(3);
    QVERIFY(batch.add({QVariant(7LL), QVariant(u"it's \"so\" \\ {a,b}"_s), QVariant(QByteArray("\x01\xff"))}));
    QVERIFY(batch.add({QVariant(-1), QVariant(), QVariant(QByteArrayLiteral(""))}));
    QCOMPARE(batch.rows(), 2);
    QCOMPARE(batch.arguments(), uR"(('{7,-1}','{"it''s \"so\" \\ {a,b}",NULL}','{"\\x01ff","\\x"}'))"_s);
}

void tst_RowBatch::arguments_ofLongTexts_areLiterals()
{
    const QString letters(300, u'x');
    RowBatch batch(2);
    QVERIFY(batch.add({QVariant(letters + u"'\"\\"), QVariant(u"a"_s)}));
    QVERIFY(batch.add({QVariant(), QVariant(letters + u'"')}));
    QVERIFY(batch.add({QVariant(u"b'"_s), QVariant()}));
    QCOMPARE(batch.arguments(),
             u"(ARRAY['"_s + letters + uR"(''"\',NULL,'b'''],'{"a",")" + letters + uR"(\"",NULL}'))");
}

void tst_RowBatch::row_thatCannotBeSent_isLeftOut()
{
    RowBatch batch(2);
    QVERIFY(!batch.add({QVariant(1), QVariant(QString(u"a"_s + QChar(u'\0') + u"b"_s))}));
    QVERIFY(!batch.add({QVariant(1), QVariant(1.5)}));
    QVERIFY(!batch.add({QVariant(1)}));
    QVERIFY(batch.add({QVariant(1), QVariant(u"NULL"_s)}));
    QCOMPARE(batch.rows(), 1);
    QCOMPARE(batch.arguments(), uR"(('{1}','{"NULL"}'))"_s);
}

QTEST_GUILESS_MAIN(tst_RowBatch)
#include "tst_RowBatch.moc"
