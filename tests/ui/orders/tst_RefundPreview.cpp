// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/RefundPreview.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

Order paidOrder()
{
    Order order;
    order.id = OrderId(7);
    order.orderNo = u"CH-1"_s;
    order.status = OrderStatus::Paid;
    order.currency = u"EUR"_s;
    order.lines = {{.lineNo = 1, .sku = u"A"_s, .quantity = 2, .unitPriceMinor = 500, .lineTotalMinor = 1000},
                   {.lineNo = 2, .sku = u"B"_s, .quantity = 1, .unitPriceMinor = 250, .lineTotalMinor = 250}};
    order.subtotalMinor = order.totalMinor = order.paidMinor = 1250;
    order.payments = {{.amountMinor = 1250, .method = u"card"_s, .reference = u"r1"_s}};
    return order;
}

} // namespace

class tst_RefundPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amount_asTyped_isReadExactly_data();
    void amount_asTyped_isReadExactly();
    void amount_written_isReadBack_data();
    void amount_written_isReadBack();
    void most_eachStatus_isWhatTheRulesAllow_data();
    void most_eachStatus_isWhatTheRulesAllow();
    void most_refusedMoney_canGoBack();
    void preview_everything_cancels();
    void preview_partAndUnits_staysPaid();
};

void tst_RefundPreview::amount_asTyped_isReadExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("locale");
    // -1: no amount.
    QTest::addColumn<qint64>("minor");
    const auto row = [](const char* name, const QString& text, const QString& currency, const QString& locale,
                        qint64 minor) { QTest::newRow(name) << text << currency << locale << minor; };
    row("plain", u"12.50"_s, u"EUR"_s, u"en_GB"_s, 1250);
    row("whole", u"12"_s, u"EUR"_s, u"en_GB"_s, 1200);
    row("one digit", u"12.5"_s, u"EUR"_s, u"en_GB"_s, 1250);
    row("no whole part", u".5"_s, u"EUR"_s, u"en_GB"_s, 50);
    row("zero", u"0"_s, u"EUR"_s, u"en_GB"_s, 0);
    row("grouped", u"1,234.50"_s, u"EUR"_s, u"en_GB"_s, 123450);
    row("sign before", u"€ 12.50"_s, u"EUR"_s, u"en_GB"_s, 1250);
    row("sign after", u"12,50 €"_s, u"EUR"_s, u"de_DE"_s, 1250);
    row("code", u"EUR 12.50"_s, u"EUR"_s, u"en_GB"_s, 1250);
    row("german groups", u"1.234,50"_s, u"EUR"_s, u"de_DE"_s, 123450);
    row("full width", u"１２.５０"_s, u"CNY"_s, u"zh_CN"_s, 1250);
    row("yen", u"1250"_s, u"JPY"_s, u"en_GB"_s, 1250);
    row("dinar", u"1.234"_s, u"KWD"_s, u"en_GB"_s, 1234);
    row("a cent that no double has", u"1.10"_s, u"EUR"_s, u"en_GB"_s, 110);
    row("large", u"90071992547409.93"_s, u"EUR"_s, u"en_GB"_s, 9007199254740993);
    // What could mean two things means nothing: a refund of a hundred times the amount is not to be guessed.
    row("comma as point", u"12,50"_s, u"EUR"_s, u"en_GB"_s, -1);
    row("point as comma", u"12.50"_s, u"EUR"_s, u"de_DE"_s, -1);
    row("too exact", u"12.505"_s, u"EUR"_s, u"en_GB"_s, -1);
    row("exact zeros", u"12.500"_s, u"EUR"_s, u"en_GB"_s, 1250);
    row("yen with cents", u"12.50"_s, u"JPY"_s, u"en_GB"_s, -1);
    row("negative", u"-5"_s, u"EUR"_s, u"en_GB"_s, -1);
    row("plus", u"+5"_s, u"EUR"_s, u"en_GB"_s, -1);
    row("exponent", u"1e3"_s, u"EUR"_s, u"en_GB"_s, -1);
    row("two points", u"1.2.3"_s, u"EUR"_s, u"en_GB"_s, -1);
    row("empty", QString(), u"EUR"_s, u"en_GB"_s, -1);
    row("words", u"all of it"_s, u"EUR"_s, u"en_GB"_s, -1);
    row("too large", u"99999999999999999999"_s, u"EUR"_s, u"en_GB"_s, -1);
}

void tst_RefundPreview::amount_asTyped_isReadExactly()
{
    QFETCH(const QString, text);
    QFETCH(const QString, currency);
    QFETCH(const QString, locale);
    QFETCH(const qint64, minor);
    QCOMPARE(ui::minorFromText(text, currency, QLocale(locale)).value_or(-1), minor);
}

void tst_RefundPreview::amount_written_isReadBack_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("locale");
    for (const auto& currency : {u"EUR"_s, u"JPY"_s, u"KWD"_s}) {
        for (const auto& locale : {u"en_GB"_s, u"de_DE"_s, u"zh_CN"_s, u"fr_FR"_s})
            QTest::addRow("%s %s", qPrintable(currency), qPrintable(locale)) << currency << locale;
    }
}

void tst_RefundPreview::amount_written_isReadBack()
{
    QFETCH(const QString, currency);
    QFETCH(const QString, locale);
    for (const qint64 minor : {qint64(0), qint64(1), qint64(10), qint64(99), qint64(1250), qint64(123456789)})
        QCOMPARE(ui::minorFromText(ui::textFromMinor(minor, currency, QLocale(locale)), currency, QLocale(locale)),
                 std::optional(minor));
}

void tst_RefundPreview::most_eachStatus_isWhatTheRulesAllow_data()
{
    QTest::addColumn<int>("status");
    for (const OrderStatus status : allOrderStatuses())
        QTest::addRow("%s", nameOf(status).data()) << int(status);
}

void tst_RefundPreview::most_eachStatus_isWhatTheRulesAllow()
{
    QFETCH(const int, status);
    Order order = paidOrder();
    order.status = OrderStatus(status);
    if (order.status == OrderStatus::Pending) {
        order.paidMinor = 0;
        order.payments.clear();
    }
    const qint64 most = ui::refundableMinor(order);
    if (most > 0)
        QVERIFY(ui::refundPreview(order, {.amountMinor = most, .reason = u"-"_s}, UtcTime(1)));
    QVERIFY(!ui::refundPreview(order, {.amountMinor = most + 1, .reason = u"-"_s}, UtcTime(1)));
}

void tst_RefundPreview::most_refusedMoney_canGoBack()
{
    Order order = paidOrder();
    order.payments.push_back({.amountMinor = 1250,
                              .method = u"card"_s,
                              .reference = u"r2"_s,
                              .accepted = false,
                              .reason = u"STATE_CONFLICT"_s});
    QCOMPARE(ui::refundableMinor(order), 2500);
    order.status = OrderStatus::Cancelled;
    QCOMPARE(ui::refundableMinor(order), 1250);
    QVERIFY(ui::refundPreview(order, {.amountMinor = 1250, .reason = u"-"_s}, UtcTime(1)));
}

void tst_RefundPreview::preview_everything_cancels()
{
    const auto after = ui::refundPreview(paidOrder(), {.amountMinor = 1250, .reason = u"-"_s}, UtcTime(1));
    QVERIFY(after);
    QCOMPARE(after->status, OrderStatus::Cancelled);
    QCOMPARE(ui::releasableUnits(*after), 0);
}

void tst_RefundPreview::preview_partAndUnits_staysPaid()
{
    const auto after = ui::refundPreview(
        paidOrder(), {.amountMinor = 500, .reason = u"-"_s, .release = {{.lineNo = 1, .quantity = 1}}}, UtcTime(1));
    QVERIFY(after);
    QCOMPARE(after->status, OrderStatus::Paid);
    QCOMPARE(ui::releasableUnits(*after), 2);
    QCOMPARE(ui::refundableMinor(*after), 750);
}

QTEST_GUILESS_MAIN(tst_RefundPreview)
#include "tst_RefundPreview.moc"
