// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/Arguments.h"

#include <QTest>

using namespace ch::app;
using namespace Qt::Literals::StringLiterals;

class tst_Arguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderNoOf_linksGoodAndBad_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("number");
        QTest::newRow("plain") << u"countinghouse://order/536365"_s << u"536365"_s;
        QTest::newRow("escaped") << u"countinghouse://order/A%2F7%20b"_s << u"A/7 b"_s;
        QTest::newRow("chinese") << u"countinghouse://order/订单7"_s << u"订单7"_s;
        QTest::newRow("scheme in capitals") << u"COUNTINGHOUSE://order/7"_s << u"7"_s;
        QTest::newRow("no number") << u"countinghouse://order/"_s << QString();
        QTest::newRow("nothing") << u"countinghouse://order"_s << QString();
        QTest::newRow("other host") << u"countinghouse://settings/7"_s << QString();
        QTest::newRow("other scheme") << u"https://order/7"_s << QString();
        QTest::newRow("a file") << u"file:///etc/passwd"_s << QString();
        QTest::newRow("query") << u"countinghouse://order/7?x=1"_s << QString();
        QTest::newRow("too long") << QString(u"countinghouse://order/"_s + QString(33, u'7')) << QString();
        QTest::newRow("as long as may be")
            << QString(u"countinghouse://order/"_s + QString(32, u'7')) << QString(32, u'7');
        QTest::newRow("control character") << u"countinghouse://order/7%0A8"_s << QString();
    }
    void orderNoOf_linksGoodAndBad()
    {
        QFETCH(const QString, link);
        QTEST(orderNoOf(link).value_or(QString()), "number");
    }

    void readArguments_all_areRead()
    {
        const auto arguments =
            read({"--profile", "/p", "--demo", "--tour", "/t", "--language", "zh_CN", "countinghouse://order/7"});
        QVERIFY(arguments);
        QCOMPARE(arguments->profile, u"/p"_s);
        QCOMPARE(arguments->demo, true);
        QCOMPARE(arguments->tour, u"/t"_s);
        QCOMPARE(arguments->language, u"zh_CN"_s);
        QCOMPARE(arguments->orderNo, u"7"_s);
    }

    void readArguments_wrong_exitWith2_data()
    {
        QTest::addColumn<QList<QByteArray>>("given");
        QTest::newRow("unknown option") << QList<QByteArray>{"--nonsense"};
        QTest::newRow("unknown language") << QList<QByteArray>{"--language", "xx"};
        QTest::newRow("no value") << QList<QByteArray>{"--profile"};
        QTest::newRow("bad link") << QList<QByteArray>{"https://example.com/"};
        QTest::newRow("two links") << QList<QByteArray>{"countinghouse://order/7", "countinghouse://order/8"};
    }
    void readArguments_wrong_exitWith2()
    {
        QFETCH(const QList<QByteArray>, given);
        QVERIFY(!read(given));
        QCOMPARE(m_exitCode, 2);
    }

    void readArguments_versionAndHelp_exitWith0()
    {
        QVERIFY(!read({"--version"}));
        QCOMPARE(m_exitCode, 0);
        QVERIFY(!read({"--help"}));
        QCOMPARE(m_exitCode, 0);
    }

    void readArguments_beforeTheApplication_letsQtsOwnPass()
    {
        const auto arguments = read({"-platform", "offscreen", "--demo", "countinghouse://order/7"}, false);
        QVERIFY(arguments);
        QVERIFY(arguments->demo);
        QVERIFY(arguments->orderNo.isEmpty());
    }

private:
    std::optional<Arguments> read(QList<QByteArray> given, bool strict = true)
    {
        given.prepend("countinghouse");
        std::vector<char*> raw;
        for (QByteArray& each : given)
            raw.push_back(each.data());
        m_exitCode = -1;
        return readArguments(int(raw.size()), raw.data(), strict, m_exitCode);
    }

    int m_exitCode = -1;
};

QTEST_APPLESS_MAIN(tst_Arguments)
#include "tst_Arguments.moc"
