// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/settings/CarrierRow.h"

#include <QTest>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_CarrierRow : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void address_eachText_isTakenOrRefused_data();
    void address_eachText_isTakenOrRefused();
    void row_withoutName_isNotWell();
    void row_sameNameTwice_isNotWell();
};

void tst_CarrierRow::address_eachText_isTakenOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::addRow("none") << QString() << true;
    QTest::addRow("query") << u"https://www.dhl.com/track?id={tracking}"_s << true;
    QTest::addRow("path") << u"https://gls-group.com/track/{tracking}"_s << true;
    QTest::addRow("twice") << u"https://a.example/{tracking}?again={tracking}"_s << true;
    QTest::addRow("plain http") << u"http://www.dhl.com/{tracking}"_s << false;
    QTest::addRow("file") << u"file:///etc/{tracking}"_s << false;
    QTest::addRow("script") << u"javascript:alert({tracking})"_s << false;
    QTest::addRow("no place for the number") << u"https://www.dhl.com/track"_s << false;
    QTest::addRow("other place") << u"https://www.dhl.com/{number}"_s << false;
    QTest::addRow("in the host") << u"https://{tracking}.example/"_s << false;
    QTest::addRow("with a user") << u"https://anna:pw@dhl.com/{tracking}"_s << false;
    QTest::addRow("no host") << u"https:///{tracking}"_s << false;
    QTest::addRow("blank") << u"https://dhl.com/ {tracking}"_s << false;
    QTest::addRow("words") << u"ask the driver"_s << false;
}

void tst_CarrierRow::address_eachText_isTakenOrRefused()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isTaken);
    QCOMPARE(ui::trackingAddressProblem(text).isEmpty(), isTaken);
}

void tst_CarrierRow::row_withoutName_isNotWell()
{
    ui::CarrierRow row({.name = u"  "_s});
    row.judge(false);
    QVERIFY(!row.isWell());
}

void tst_CarrierRow::row_sameNameTwice_isNotWell()
{
    ui::CarrierRow row({.name = u"DHL"_s});
    row.judge(true);
    QVERIFY(!row.isWell());
    row.judge(false);
    QVERIFY(row.isWell());
    QCOMPARE(row.carrier(), (ui::Carrier{u"DHL"_s, QString()}));
}

QTEST_MAIN(tst_CarrierRow)
#include "tst_CarrierRow.moc"
