// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/PasteNumbers.h"

#include <QTest>

using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_PasteNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNumberList_text_tellsListsFromSearches_data();
    void isNumberList_text_tellsListsFromSearches();
    void pastedNumbers_text_keepsEachOnceInOrder_data();
    void pastedNumbers_text_keepsEachOnceInOrder();
    void pastedNumbers_moreThanTheLimit_saysHowManyWereLeftOut();
};

void tst_PasteNumbers::isNumberList_text_tellsListsFromSearches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isList");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("one number") << u"CH-1001"_s << false;
    QTest::newRow("one number with its line's end") << u"CH-1001\n"_s << false;
    QTest::newRow("words") << u"Anna Schmidt"_s << false;
    QTest::newRow("a name with a comma") << u"Schmidt, Anna"_s << false;
    QTest::newRow("a street") << u"Kastanienallee 35"_s << false;
    QTest::newRow("an address of lines") << u"Anna Schmidt\nHauptstraße\nBerlin Mitte"_s << false;
    QTest::newRow("a column") << u"CH-1001\nCH-1002"_s << true;
    QTest::newRow("a column from Windows") << u"CH-1001\r\nCH-1002\r\n"_s << true;
    QTest::newRow("a column with its head") << u"Order\nCH-1001\nCH-1002\n"_s << true;
    QTest::newRow("a column of letters") << u"ALPHA\nBETA\nGAMMA"_s << true;
    QTest::newRow("a row of cells") << u"CH-1001\tCH-1002\tCH-1003"_s << true;
    QTest::newRow("commas") << u"536365, 536366,536367"_s << true;
    QTest::newRow("semicolons") << u"536365;536366"_s << true;
    QTest::newRow("commas of Chinese") << u"536365，536366、536367"_s << true;
    QTest::newRow("line separators") << u"536365\u2028536366"_s << true;
}

void tst_PasteNumbers::isNumberList_text_tellsListsFromSearches()
{
    QFETCH(QString, text);
    QFETCH(bool, isList);
    QCOMPARE(isNumberList(text), isList);
}

void tst_PasteNumbers::pastedNumbers_text_keepsEachOnceInOrder_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("numbers");
    QTest::newRow("nothing") << u" \n\t"_s << QStringList();
    QTest::newRow("twice") << u"B2\nA1\nB2"_s << QStringList{u"B2"_s, u"A1"_s};
    QTest::newRow("quotes and hashes") << u"\"A1\", #A2; “A3” 'A4'"_s
                                       << QStringList{u"A1"_s, u"A2"_s, u"A3"_s, u"A4"_s};
    QTest::newRow("the head of the column") << u"Order\nA1\nA2"_s << QStringList{u"A1"_s, u"A2"_s};
    QTest::newRow("letters only") << u"ALPHA\nBETA"_s << QStringList{u"ALPHA"_s, u"BETA"_s};
    QTest::newRow("too long") << QString(u"A1 "_s + QString(33, u'9')) << QStringList{u"A1"_s};
}

void tst_PasteNumbers::pastedNumbers_text_keepsEachOnceInOrder()
{
    QFETCH(QString, text);
    QFETCH(QStringList, numbers);
    QCOMPARE(pastedNumbers(text).numbers, numbers);
    QCOMPARE(pastedNumbers(text).leftOut, 0);
}

void tst_PasteNumbers::pastedNumbers_moreThanTheLimit_saysHowManyWereLeftOut()
{
    QStringList lines;
    for (int i = 0; i < kMostPastedNumbers + 7; ++i)
        lines.push_back(QString::number(i));
    const PastedNumbers pasted = pastedNumbers(lines.join(u'\n'));
    QCOMPARE(pasted.numbers.size(), kMostPastedNumbers);
    QCOMPARE(pasted.numbers.back(), QString::number(kMostPastedNumbers - 1));
    QCOMPARE(pasted.leftOut, 7);
}

QTEST_APPLESS_MAIN(tst_PasteNumbers)
#include "tst_PasteNumbers.moc"
