// SPDX-License-Identifier: Apache-2.0
#include "core/sql/PostgresDialect.h"

#include <QTest>

using namespace ch;
using namespace ch::sql;
using namespace Qt::Literals::StringLiterals;

class tst_PostgresDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statements_sayTheSame_data();
    void statements_sayTheSame();
    void literals_holdWhatTheyAreGiven_data();
    void literals_holdWhatTheyAreGiven();
    void textWithANul_isRefused();
    void locations_areRead();
    void badLocations_areRefused_data();
    void badLocations_areRefused();
};

void tst_PostgresDialect::statements_sayTheSame_data()
{
    QTest::addColumn<QByteArray>("sqlite");
    QTest::addColumn<QString>("postgres");
    QTest::addColumn<int>("placeholders");
    const auto row = [](const char* name, const char* sqlite, const QString& postgres, int placeholders) {
        QTest::newRow(name) << QByteArray(sqlite) << postgres << placeholders;
    };
    row("placeholders", "SELECT a FROM t WHERE a = ? AND b IN (?, ?)",
        u"SELECT a FROM t WHERE a = $1 AND b IN ($2, $3)"_s, 3);
    row("question mark in a literal", "SELECT '?' || a FROM t WHERE a = ?", u"SELECT '?' || a FROM t WHERE a = $1"_s,
        1);
    row("quote in a literal", "SELECT 'it''s ?' FROM t WHERE a = ?", u"SELECT 'it''s ?' FROM t WHERE a = $1"_s, 1);
    row("letter case", "SELECT id FROM t WHERE o.name = ? COLLATE NOCASE",
        u"SELECT id FROM t WHERE lower(o.name) = lower($1 COLLATE \"C\")"_s, 1);
    row("folded value", "SELECT id FROM t WHERE lower(sku) = lower(?)",
        u"SELECT id FROM t WHERE lower(sku) = lower($1 COLLATE \"C\")"_s, 1);
    row("bytes", "SELECT CAST(entity AS BLOB) FROM feed", u"SELECT entity FROM feed"_s, 0);
    row("reserved column", "SELECT m.user, user_id FROM m", u"SELECT m.\"user\", user_id FROM m"_s, 0);
    row("reserved word as a value", "SELECT 1 FROM feed WHERE entity = 'user'",
        u"SELECT 1 FROM feed WHERE entity = 'user'"_s, 0);
}

void tst_PostgresDialect::statements_sayTheSame()
{
    QFETCH(QByteArray, sqlite);
    QFETCH(QString, postgres);
    QFETCH(int, placeholders);
    size_t count = 0;
    QCOMPARE(toPostgres(std::string_view(sqlite.data(), size_t(sqlite.size())), count), postgres);
    QCOMPARE(int(count), placeholders);
}

void tst_PostgresDialect::literals_holdWhatTheyAreGiven_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("literal");
    QTest::newRow("nothing") << QVariant() << u"NULL"_s;
    QTest::newRow("number") << toBound(qint64(-9'223'372'036'854'775'807)) << u"-9223372036854775807"_s;
    QTest::newRow("truth") << toBound(true) << u"1"_s;
    QTest::newRow("empty text") << toBound(QString()) << u"''"_s;
    QTest::newRow("quotes") << toBound(u"O'Neil \\'); DROP TABLE orders; --"_s)
                            << u"'O''Neil \\''); DROP TABLE orders; --'"_s;
    QTest::newRow("Chinese") << toBound(u"王小明"_s) << u"'王小明'"_s;
    QTest::newRow("bytes") << toBound(QByteArray("\0'\xff", 3)) << u"'\\x0027ff'"_s;
}

void tst_PostgresDialect::literals_holdWhatTheyAreGiven()
{
    QFETCH(QVariant, value);
    QFETCH(QString, literal);
    QString text;
    QVERIFY(appendLiteral(text, value));
    QCOMPARE(text, literal);
}

void tst_PostgresDialect::textWithANul_isRefused()
{
    QString text;
    QVERIFY(!appendLiteral(text, QVariant(QString(u"a"_s + QChar(u'\0') + u"b"_s))));
}

void tst_PostgresDialect::locations_areRead()
{
    const auto full =
        postgresOptionsOf(u"postgresql://maria:a%40b@db.example:6543/shop?sslmode=require&sslrootcert=/etc/it's.pem"_s);
    QVERIFY(full);
    QCOMPARE(full->host, u"db.example"_s);
    QCOMPARE(full->port, 6543);
    QCOMPARE(full->user, u"maria"_s);
    QCOMPARE(full->password, u"a@b"_s);
    QCOMPARE(full->database, u"shop"_s);
    QCOMPARE(full->parameters, (QStringList{u"sslmode='require'"_s, u"sslrootcert='/etc/it\\'s.pem'"_s}));
    const auto local = postgresOptionsOf(u"postgresql:///shop?host=/run/postgresql"_s);
    QVERIFY(local);
    QCOMPARE(local->host, u"/run/postgresql"_s);
    QCOMPARE(local->port, 5432);
}

void tst_PostgresDialect::badLocations_areRefused_data()
{
    QTest::addColumn<QString>("location");
    QTest::newRow("another scheme") << u"mysql://host/shop"_s;
    QTest::newRow("no database") << u"postgresql://host"_s;
    QTest::newRow("no database, with a slash") << u"postgresql://host/"_s;
    QTest::newRow("bad port") << u"postgresql://host:port/shop"_s;
    QTest::newRow("option in an option") << u"postgresql://host/shop?sslmode=disable;password=x"_s;
}

void tst_PostgresDialect::badLocations_areRefused()
{
    QFETCH(QString, location);
    QVERIFY(!postgresOptionsOf(location));
}

QTEST_GUILESS_MAIN(tst_PostgresDialect)
#include "tst_PostgresDialect.moc"
