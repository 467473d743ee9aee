// SPDX-License-Identifier: Apache-2.0
#include "core/domain/ScanCode.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

class ScanCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainCode_whatScannersSend_isTheCodeItself_data();
    void plainCode_whatScannersSend_isTheCodeItself();
    void orderNoOfLink_codes_onlyOurLinksAreOrders_data();
    void orderNoOfLink_codes_onlyOurLinksAreOrders();
    void gtinOf_sameArticle_isTheSameWhateverTheLabelBears();
};

void ScanCodeTest::plainCode_whatScannersSend_isTheCodeItself_data()
{
    QTest::addColumn<QString>("scanned");
    QTest::addColumn<QString>("code");
    QTest::newRow("as it is") << u"85123A"_s << u"85123A"_s;
    QTest::newRow("blanks") << u"  85123A \r"_s << u"85123A"_s;
    QTest::newRow("EAN-13 with its symbology") << u"]E04006381333931"_s << u"4006381333931"_s;
    QTest::newRow("Code 128 with its symbology") << u"]C0CH7K2M"_s << u"CH7K2M"_s;
    QTest::newRow("GS1-128 with an article number") << u"]C10104006381333931"_s << u"04006381333931"_s;
    QTest::newRow("GS1-128 with a lot behind it") << u"]C10104006381333931"
                                                     "10AB12"_s
                                                  << u"04006381333931"_s;
    QTest::newRow("brackets") << u"(01)04006381333931(10)AB12"_s << u"04006381333931"_s;
    QTest::newRow("Code 128 that only looks like GS1") << u"]C00104006381333931"_s << u"0104006381333931"_s;
    QTest::newRow("a bracket of its own") << u"]X"_s << u"]X"_s;
    QTest::newRow("link") << u"countinghouse://order/A-100"_s << u"countinghouse://order/A-100"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void ScanCodeTest::plainCode_whatScannersSend_isTheCodeItself()
{
    QFETCH(const QString, scanned);
    QFETCH(const QString, code);
    QCOMPARE(plainCode(scanned), code);
}

void ScanCodeTest::orderNoOfLink_codes_onlyOurLinksAreOrders_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("orderNo");
    QTest::newRow("link") << u"countinghouse://order/A-100"_s << u"A-100"_s;
    QTest::newRow("CapsLock") << u"COUNTINGHOUSE://ORDER/A-100"_s << u"A-100"_s;
    QTest::newRow("with escapes") << u"countinghouse://order/A%20100"_s << u"A 100"_s;
    QTest::newRow("with more behind it") << u"countinghouse://order/A-100/?from=slip"_s << u"A-100"_s;
    QTest::newRow("no number") << u"countinghouse://order/"_s << QString();
    QTest::newRow("another link") << u"https://example.org/order/A-100"_s << QString();
    QTest::newRow("a plain number") << u"A-100"_s << QString();
}

void ScanCodeTest::orderNoOfLink_codes_onlyOurLinksAreOrders()
{
    QFETCH(const QString, code);
    QFETCH(const QString, orderNo);
    QCOMPARE(orderNoOfLink(code).value_or(QString()), orderNo);
}

void ScanCodeTest::gtinOf_sameArticle_isTheSameWhateverTheLabelBears()
{
    QCOMPARE(gtinOf(u"036000291452"), u"00036000291452"_s);
    QCOMPARE(gtinOf(u"0036000291452"), gtinOf(u"036000291452"));
    QCOMPARE(gtinOf(u"00036000291452"), gtinOf(u"036000291452"));
    QCOMPARE(gtinOf(u"96385074"), u"00000096385074"_s);
    QCOMPARE(gtinOf(u"12345"), QString());
    QCOMPARE(gtinOf(u"03600029145X"), QString());
    QCOMPARE(gtinOf(u""), QString());
}

QTEST_GUILESS_MAIN(ScanCodeTest)
#include "tst_ScanCode.moc"
