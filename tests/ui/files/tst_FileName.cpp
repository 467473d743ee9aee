// SPDX-License-Identifier: Apache-2.0
#include "ui/files/FileName.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

/// X10.
class tst_FileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safeFileName_anything_isOneHarmlessName_data();
    void safeFileName_anything_isOneHarmlessName();
    void safeFileName_harmless_staysAsItIs();
    void freePath_taken_countsOn();
};

void tst_FileName::safeFileName_anything_isOneHarmlessName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("up") << u"../../etc/passwd.csv"_s;
    QTest::newRow("up on Windows") << u"..\\..\\boot.ini"_s;
    QTest::newRow("absolute") << u"/tmp/x.csv"_s;
    QTest::newRow("drive") << u"C:\\x.csv"_s;
    QTest::newRow("stream") << u"x.csv:evil"_s;
    QTest::newRow("dot") << u"."_s;
    QTest::newRow("dots") << u".."_s;
    QTest::newRow("hidden") << u".bashrc"_s;
    QTest::newRow("trailing dot") << u"orders.csv."_s;
    QTest::newRow("trailing blank") << u"orders.csv "_s;
    QTest::newRow("CON") << u"CON"_s;
    QTest::newRow("con.csv") << u"con.csv"_s;
    QTest::newRow("LPT1 with blank") << u"LPT1 .xlsx"_s;
    QTest::newRow("control marks") << u"a\u0000b\nc\u202Excod.csv"_s;
    QTest::newRow("300 characters") << QString(QString(300, u'x') + u".csv"_s);
    QTest::newRow("300 emoji") << QString(u"😀"_s.repeated(300) + u".csv"_s);
    QTest::newRow("half a character") << QString(u"../a"_s + QChar(0xD800) + u"/../b.csv"_s);
    QTest::newRow("nothing") << QString();
    QTest::newRow("only bad ones") << u"///"_s;
}

void tst_FileName::safeFileName_anything_isOneHarmlessName()
{
    QFETCH(QString, name);
    const QString safe = safeFileName(name);
    QVERIFY2(!safe.isEmpty() && safe.size() <= 120, qPrintable(safe));
    QCOMPARE(safe, safeFileName(safe));
    QCOMPARE(safe, safe.toUcs4().isEmpty() ? QString() : QString::fromUtf8(safe.toUtf8()));
    for (const QChar bad : u"/\\:*?\"<>|\n\u202E"_s)
        QVERIFY(!safe.contains(bad));
    QVERIFY(!safe.startsWith(u'.') && !safe.endsWith(u'.') && !safe.endsWith(u' '));
    QVERIFY(safe.section(u'.', 0, 0).trimmed().compare(u"con"_s, Qt::CaseInsensitive) != 0);
    if (name.endsWith(u".csv"))
        QVERIFY(safe.endsWith(u".csv"_s));
    // It lands in the folder, as a file that can be made.
    QTemporaryDir folder;
    const QString path = freePath(QDir(folder.path()), safe);
    QCOMPARE(QFileInfo(path).absolutePath(), QFileInfo(folder.path()).absoluteFilePath());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QFileInfo(path).fileName()});
}

void tst_FileName::safeFileName_harmless_staysAsItIs()
{
    for (const QString& name : {u"Orders Paid, Germany 2026-03-02.xlsx"_s, u"订单 2026.csv"_s, u"consul.csv"_s})
        QCOMPARE(safeFileName(name), name);
}

void tst_FileName::freePath_taken_countsOn()
{
    QTemporaryDir folder;
    for (const QString& expected : {u"a.csv"_s, u"a (2).csv"_s, u"a (3).csv"_s}) {
        QFile file(freePath(QDir(folder.path()), u"a.csv"_s));
        QCOMPARE(QFileInfo(file).fileName(), expected);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
}

QTEST_APPLESS_MAIN(tst_FileName)
#include "tst_FileName.moc"
