// SPDX-License-Identifier: Apache-2.0
#include "core/domain/NaturalOrder.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

class NaturalOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compare_places_walksThemAsPeopleDo_data();
    void compare_places_walksThemAsPeopleDo();
    void sort_shuffledPlaces_isAlwaysTheSameWalk();
};

void NaturalOrderTest::compare_places_walksThemAsPeopleDo_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("bin 2 before bin 15") << u"A-2"_s << u"A-15"_s;
    QTest::newRow("zeros in front count for nothing") << u"A-02"_s << u"A-15"_s;
    QTest::newRow("the last part decides") << u"A-02-9"_s << u"A-02-10"_s;
    QTest::newRow("aisles before bins") << u"A-99"_s << u"B-1"_s;
    QTest::newRow("a shorter place first") << u"A-2"_s << u"A-2-1"_s;
    QTest::newRow("letters whatever their case") << u"a-2"_s << u"A-15"_s;
    QTest::newRow("numbers of any length") << u"9999999999999999999999"_s << u"10000000000000000000000"_s;
    QTest::newRow("numbers before letters") << u"2"_s << u"A"_s;
    QTest::newRow("no place last") << u"Z-99"_s << QString();
    QTest::newRow("alike but for zeros") << u"A-02"_s << u"A-2"_s;
    QTest::newRow("Chinese shelves") << u"货架2"_s << u"货架15"_s;
}

void NaturalOrderTest::compare_places_walksThemAsPeopleDo()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QVERIFY(naturalOrder(first, second) < 0);
    QVERIFY(naturalOrder(second, first) > 0);
    QVERIFY(naturalOrder(first, first) == 0);
}

void NaturalOrderTest::sort_shuffledPlaces_isAlwaysTheSameWalk()
{
    QStringList places;
    for (int aisle = 0; aisle < 4; ++aisle) {
        for (int bin = 1; bin <= 25; ++bin)
            places.append(u"%1-%2"_s.arg(QChar(u'A' + aisle)).arg(bin));
    }
    const QStringList walk = places;
    const auto seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(places.begin(), places.end(), random);
        std::ranges::sort(places, [](const QString& a, const QString& b) { return naturalOrder(a, b) < 0; });
        QCOMPARE(places, walk);
    }
}

QTEST_GUILESS_MAIN(NaturalOrderTest)
#include "tst_NaturalOrder.moc"
