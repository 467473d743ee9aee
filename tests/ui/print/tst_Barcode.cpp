// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/Barcode.h"
#include "ui/print/PageParts.h"

#include <QGuiApplication>

using namespace ch;
using namespace ch::test;
using ui::Symbology;

class tst_Barcode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawn_isReadByAnotherDecoder_data();
    void drawn_isReadByAnotherDecoder();
    void ean13_takesOnlyWhatAddsUp();
    void productCode_thatIsNoEan_isCode128();
    void textThatCannotBeSaid_isNone();
    void modules_haveNoBlankEdge();

private:
    static QImage drawn(const ui::Barcode& barcode)
    {
        constexpr int kModule = 4;
        const int quiet = barcode.quietModules() * kModule;
        const QSize size(barcode.columns * kModule, barcode.isLinear() ? 120 : barcode.rows * kModule);
        QImage image(size + QSize(2 * quiet, 2 * quiet), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        ui::drawBarcode(painter, barcode, QRectF(QPointF(quiet, quiet), QSizeF(size)));
        return image;
    }
};

void tst_Barcode::drawn_isReadByAnotherDecoder_data()
{
    QTest::addColumn<int>("symbology");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* name, Symbology symbology, const QString& text, const QString& format) {
        QTest::newRow(name) << int(symbology) << text << QString(format + u' ' + text);
    };
    row("number", Symbology::Code128, u"100231"_s, u"Code128"_s);
    row("odd digits", Symbology::Code128, u"1002317"_s, u"Code128"_s);
    row("letters", Symbology::Code128, u"DE-2025/000481 b"_s, u"Code128"_s);
    row("signs", Symbology::Code128, u"!#$%&'()*+,-./:;<=>?@[]^_`{|}~"_s, u"Code128"_s);
    row("longest", Symbology::Code128, u"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"_s, u"Code128"_s);
    row("EAN", Symbology::Ean13, u"4006381333931"_s, u"EAN13"_s);
    row("ISBN", Symbology::Ean13, u"9783161484100"_s, u"EAN13"_s);
    row("link", Symbology::Qr, u"countinghouse://order/100231"_s, u"QRCode"_s);
    row("Chinese link", Symbology::Qr, ui::orderLink(u"订单 100/231"_s), u"QRCode"_s);
}

void tst_Barcode::drawn_isReadByAnotherDecoder()
{
    if (!hasProgram(u"ZXingReader"_s))
        QSKIP("no ZXingReader (zxing-cpp-tools)");
    QFETCH(int, symbology);
    QFETCH(QString, text);
    QFETCH(QString, read);
    const auto barcode = ui::encodeBarcode(Symbology(symbology), text);
    QVERIFY(barcode);
    // It writes "EAN-13", or "EAN13", by its version.
    QCOMPARE(zxingReads(drawn(*barcode)).replace(u"EAN-13"_s, u"EAN13"_s), read);
}

void tst_Barcode::ean13_takesOnlyWhatAddsUp()
{
    QVERIFY(ui::isEan13(u"4006381333931"));
    for (const QString& bad : {u"4006381333932"_s, u"400638133393"_s, u"40063813339311"_s, u"400638133393X"_s,
                               QString(), u"٤٠٠٦٣٨١٣٣٣٩٣١"_s}) {
        QVERIFY2(!ui::isEan13(bad), qPrintable(bad));
        QVERIFY(!ui::encodeBarcode(Symbology::Ean13, bad));
    }
}

void tst_Barcode::productCode_thatIsNoEan_isCode128()
{
    QCOMPARE(ui::productBarcode(u"4006381333931"_s)->symbology, Symbology::Ean13);
    QCOMPARE(ui::productBarcode(u"4006381333932"_s)->symbology, Symbology::Code128);
    QCOMPARE(ui::productBarcode(u"85123A"_s)->symbology, Symbology::Code128);
}

void tst_Barcode::textThatCannotBeSaid_isNone()
{
    QVERIFY(!ui::encodeBarcode(Symbology::Code128, u"订单1"_s));
    QVERIFY(!ui::encodeBarcode(Symbology::Code128, QString()));
    QVERIFY(!ui::encodeBarcode(Symbology::Qr, QString()));
    QVERIFY(!ui::encodeBarcode(Symbology::Qr, QString(10'000, u'x')));
    QVERIFY(!ui::productBarcode(u"茶杯"_s));
}

void tst_Barcode::modules_haveNoBlankEdge()
{
    // Whoever places them counts on the quiet zone being outside.
    for (const Symbology symbology : {Symbology::Code128, Symbology::Ean13, Symbology::Qr}) {
        const auto barcode = ui::encodeBarcode(symbology, u"4006381333931"_s);
        QVERIFY(barcode);
        QCOMPARE(barcode->modules.size(), size_t(barcode->rows) * size_t(barcode->columns));
        QVERIFY(barcode->isDark(0, 0));
        QVERIFY(barcode->isDark(0, barcode->columns - 1));
        QVERIFY(barcode->quietModules() > 0);
    }
}

QTEST_MAIN(tst_Barcode)
#include "tst_Barcode.moc"
