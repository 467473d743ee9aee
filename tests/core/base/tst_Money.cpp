// SPDX-License-Identifier: Apache-2.0
#include "core/base/Money.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace ch;

namespace {

constexpr qint64 kMax = std::numeric_limits<qint64>::max();
constexpr qint64 kMin = std::numeric_limits<qint64>::min();

} // namespace

class MoneyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void currencyDigits_knowsTheList_data();
    void currencyDigits_knowsTheList();
    void currencyDigits_countsOfTheStandard();
    void checkedArithmetic_atTheEdges_neverWraps();
    void fromText_wellFormed_isExact_data();
    void fromText_wellFormed_isExact();
    void fromText_malformed_givesNothing_data();
    void fromText_malformed_givesNothing();
    void timesInMinor_roundsHalfUp_data();
    void timesInMinor_roundsHalfUp();
    void timesInMinor_outOfRange_givesNothing_data();
    void timesInMinor_outOfRange_givesNothing();
    void timesInMinor_random_agreesWithWideArithmetic();
};

void MoneyTest::currencyDigits_knowsTheList_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("digits"); // −1: unknown
    const std::pair<const char*, int> rows[] = {
        {"JPY", 0},  {"KRW", 0}, {"CLP", 0},   {"EUR", 2},   {"GBP", 2}, {"USD", 2},   {"CNY", 2},  {"AED", 2},
        {"ZWG", 2},  {"KWD", 3}, {"BHD", 3},   {"TND", 3},   {"CLF", 4}, {"UYW", 4},   {"XXX", -1}, {"XAU", -1},
        {"eur", -1}, {"EU", -1}, {"EURO", -1}, {" EUR", -1}, {"", -1},   {"E\tR", -1}, {"DEM", -1},
    };
    for (const auto& [code, digits] : rows)
        QTest::addRow("'%s'", code) << QString::fromLatin1(code) << digits;
    QTest::newRow("full-width letters") << QStringLiteral("ＥＵＲ") << -1;
}

void MoneyTest::currencyDigits_knowsTheList()
{
    QFETCH(QString, code);
    QFETCH(int, digits);
    QCOMPARE(currencyDigits(code).value_or(-1), digits);
}

void MoneyTest::currencyDigits_countsOfTheStandard()
{
    // A list that is out of order would lose codes to the binary search; the counts show it.
    std::array<int, 5> counts{};
    for (char16_t a = u'A'; a <= u'Z'; ++a) {
        for (char16_t b = u'A'; b <= u'Z'; ++b) {
            for (char16_t c = u'A'; c <= u'Z'; ++c) {
                const char16_t code[] = {a, b, c};
                if (const auto digits = currencyDigits(QStringView(code, 3)))
                    ++counts.at(static_cast<size_t>(*digits));
            }
        }
    }
    QCOMPARE(counts[0], 17);
    QCOMPARE(counts[1], 0);
    QVERIFY2(counts[2] >= 140, QByteArray::number(counts[2]).constData());
    QCOMPARE(counts[3], 7);
    QCOMPARE(counts[4], 2);
}

void MoneyTest::checkedArithmetic_atTheEdges_neverWraps()
{
    QCOMPARE(addChecked(2, 3), std::optional<qint64>(5));
    QCOMPARE(addChecked(kMax, 0), std::optional<qint64>(kMax));
    QCOMPARE(addChecked(kMax, kMin), std::optional<qint64>(-1));
    QVERIFY(!addChecked(kMax, 1));
    QVERIFY(!addChecked(kMin, -1));
    QCOMPARE(multiplyChecked(-4, 5), std::optional<qint64>(-20));
    QCOMPARE(multiplyChecked(kMax, 0), std::optional<qint64>(0));
    QCOMPARE(multiplyChecked(kMin, 1), std::optional<qint64>(kMin));
    QVERIFY(!multiplyChecked(kMin, -1));
    QVERIFY(!multiplyChecked(kMax / 2 + 1, 2));
    QVERIFY(!multiplyChecked(4'294'967'296, 4'294'967'296));
}

void MoneyTest::fromText_wellFormed_isExact_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("mantissa");
    QTest::addColumn<int>("scale");
    QTest::newRow("0") << QByteArray("0") << qint64(0) << 0;
    QTest::newRow("2.55") << QByteArray("2.55") << qint64(255) << 2;
    QTest::newRow("+2.550") << QByteArray("+2.550") << qint64(2550) << 3;
    QTest::newRow("-0.01") << QByteArray("-0.01") << qint64(-1) << 2;
    QTest::newRow(".5") << QByteArray(".5") << qint64(5) << 1;
    QTest::newRow("5.") << QByteArray("5.") << qint64(5) << 0;
    QTest::newRow("leading zeros") << QByteArray("0000000000000000000000012") << qint64(12) << 0;
    QTest::newRow("18 digits") << QByteArray("999999999999999999") << qint64(999999999999999999) << 0;
    QTest::newRow("18 decimals") << QByteArray("0.000000000000000001") << qint64(1) << 18;
}

void MoneyTest::fromText_wellFormed_isExact()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, mantissa);
    QFETCH(int, scale);
    const auto number = Decimal::fromText(text);
    QVERIFY(number.has_value());
    QCOMPARE(number->mantissa, mantissa);
    QCOMPARE(number->scale, scale);
    QCOMPARE(number->isNegative(), mantissa < 0);
    QCOMPARE(number->isZero(), mantissa == 0);
}

void MoneyTest::fromText_malformed_givesNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "-", "+", ".", "-.", "1.2.3", "1,5", "1e3", "1 ", " 1", "0x1", "--1", "1-", "nan", "inf",
          "1000000000000000000", "1.000000000000000000", "0.0000000000000000001", "\xef\xbc\x91"})
        QTest::addRow("'%s'", text) << QByteArray(text);
}

void MoneyTest::fromText_malformed_givesNothing()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Decimal::fromText(text));
}

void MoneyTest::timesInMinor_roundsHalfUp_data()
{
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<qint64>("quantity");
    QTest::addColumn<int>("digits");
    QTest::addColumn<qint64>("minor");
    QTest::newRow("the product is rounded, not the price") << QByteArray("2.555") << qint64(3) << 2 << qint64(767);
    QTest::newRow("half up") << QByteArray("2.555") << qint64(1) << 2 << qint64(256);
    QTest::newRow("below half") << QByteArray("2.5549") << qint64(1) << 2 << qint64(255);
    QTest::newRow("negative half goes up") << QByteArray("-2.555") << qint64(1) << 2 << qint64(-255);
    QTest::newRow("negative quantity") << QByteArray("2.555") << qint64(-1) << 2 << qint64(-255);
    QTest::newRow("beyond negative half") << QByteArray("-2.5551") << qint64(1) << 2 << qint64(-256);
    QTest::newRow("minus a half is zero") << QByteArray("-0.5") << qint64(1) << 0 << qint64(0);
    QTest::newRow("a half yen") << QByteArray("0.5") << qint64(1) << 0 << qint64(1);
    QTest::newRow("yen") << QByteArray("1200") << qint64(2) << 0 << qint64(2400);
    QTest::newRow("dinar") << QByteArray("1.2345") << qint64(1) << 3 << qint64(1235);
    QTest::newRow("fewer decimals than digits") << QByteArray("7") << qint64(2) << 3 << qint64(14000);
    QTest::newRow("nothing") << QByteArray("0.00") << qint64(99) << 2 << qint64(0);
    QTest::newRow("18 decimals") << QByteArray("0.500000000000000000") << qint64(1) << 0 << qint64(1);
    QTest::newRow("large with large divisor") << QByteArray("0.999999999999999999") << qint64(9) << 0 << qint64(9);
}

void MoneyTest::timesInMinor_roundsHalfUp()
{
    QFETCH(QByteArray, price);
    QFETCH(qint64, quantity);
    QFETCH(int, digits);
    QFETCH(qint64, minor);
    QCOMPARE(Decimal::fromText(price).value().timesInMinor(quantity, digits), std::optional<qint64>(minor));
}

void MoneyTest::timesInMinor_outOfRange_givesNothing_data()
{
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<qint64>("quantity");
    QTest::addColumn<int>("digits");
    QTest::newRow("product") << QByteArray("999999999999999999") << qint64(10) << 0;
    QTest::newRow("minor units") << QByteArray("999999999999999999") << qint64(1) << 2;
    QTest::newRow("negative") << QByteArray("-999999999999999999") << qint64(1'000'000) << 0;
}

void MoneyTest::timesInMinor_outOfRange_givesNothing()
{
    QFETCH(QByteArray, price);
    QFETCH(qint64, quantity);
    QFETCH(int, digits);
    QVERIFY(!Decimal::fromText(price).value().timesInMinor(quantity, digits));
}

void MoneyTest::timesInMinor_random_agreesWithWideArithmetic()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int i = 0; i < 50'000; ++i) {
        const Decimal price{random.bounded(2'000'000'000) - 1'000'000'000LL, random.bounded(7)};
        const qint64 quantity = random.bounded(2'000'001) - 1'000'000LL;
        const int digits = random.bounded(5);
        // floor(x + 1/2) in 128 bits, on numbers scaled by 10^6: another way to the same figure.
        __extension__ using Wide = __int128;
        Wide scaled = Wide(price.mantissa) * quantity;
        for (int n = 0; n < digits + 6 - price.scale; ++n)
            scaled *= 10;
        const Wide twice = 2 * scaled + 1'000'000;
        Wide expected = twice / 2'000'000;
        if (twice % 2'000'000 < 0)
            --expected;
        const auto minor = price.timesInMinor(quantity, digits);
        if (expected > Wide(kMax) || expected < Wide(kMin))
            QVERIFY(!minor);
        else if (minor)
            QVERIFY(Wide(*minor) == expected);
        else // Only what does not fit on the way may be refused.
            QVERIFY(Wide(price.mantissa) * quantity > Wide(kMax) / 10'000 ||
                    Wide(price.mantissa) * quantity < Wide(kMin) / 10'000);
    }
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_Money.moc"
