// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ColumnLayout.h"
#include "ui/orders/Column.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

int widthOf(const std::vector<ColumnLayout::Placed>& placed)
{
    return std::accumulate(placed.begin(), placed.end(), 0,
                           [](int sum, const ColumnLayout::Placed& each) { return sum + each.width; });
}

bool holds(const std::vector<ColumnLayout::Placed>& placed, ColumnId column)
{
    return std::ranges::find(placed, column, &ColumnLayout::Placed::column) != placed.end();
}

} // namespace

class tst_ColumnLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void specOf_eachColumn_isItsOwn();
    void strings_roundTrip_keepOrderShownAndWidth();
    void fromStrings_nonsense_fallsBackToTheStandard_data();
    void fromStrings_nonsense_fallsBackToTheStandard();
    void fromStrings_columnOfALaterVersion_isHiddenAtTheEnd();
    void role_withoutMoney_hasNoTotal();
    void setShown_lastOne_stays();
    void showOnly_names_areShownInThatOrder();
    void move_column_standsWhereItWasPut();
    void placedIn_anyRoom_neverWiderAndNothingBelowItsLeast();
    void placedIn_lessRoom_leavesOutTheHighestRankFirst();
    void placedIn_moreRoom_isAllGiven();
    void placedIn_widthOfAPerson_isKept();
};

void tst_ColumnLayout::specOf_eachColumn_isItsOwn()
{
    QCOMPARE(orderColumns().count(), int(Column::Tracking) + 1);
    for (int place = 0; place < orderColumns().count(); ++place) {
        const ListColumn& spec = orderColumns().spec(ColumnId(place));
        QCOMPARE(orderColumns().fromName(QString(spec.name)), ColumnId(place));
        QVERIFY(spec.leastWidth <= spec.width);
        QVERIFY(!orderColumns().title(ColumnId(place)).isEmpty());
        if (spec.sort)
            QCOMPARE(orderColumns().sortedBy(*spec.sort), ColumnId(place));
    }
}

void tst_ColumnLayout::strings_roundTrip_keepOrderShownAndWidth()
{
    ColumnLayout layout(orderColumns(), Role::Merchant);
    layout.setShown(Column::Tracking, true);
    layout.setShown(Column::Country, false);
    layout.move(Column::Total, 0);
    layout.setWidth(Column::Customer, 333);
    QCOMPARE(ColumnLayout::fromStrings(layout.toStrings(), orderColumns(), Role::Merchant), layout);
    QCOMPARE(layout.toStrings().front(), u"total_minor"_s);
    QVERIFY(layout.toStrings().contains(u"customer:333"_s));
    QVERIFY(layout.toStrings().contains(u"-country"_s));
}

void tst_ColumnLayout::fromStrings_nonsense_fallsBackToTheStandard_data()
{
    QTest::addColumn<QStringList>("strings");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown names") << QStringList{u"colour"_s, u"price:12"_s};
    QTest::newRow("nothing shown") << QStringList{u"-order_no"_s, u"-status"_s};
}

void tst_ColumnLayout::fromStrings_nonsense_fallsBackToTheStandard()
{
    QFETCH(QStringList, strings);
    QCOMPARE(ColumnLayout::fromStrings(strings, orderColumns(), Role::Merchant),
             ColumnLayout(orderColumns(), Role::Merchant));
}

void tst_ColumnLayout::fromStrings_columnOfALaterVersion_isHiddenAtTheEnd()
{
    const ColumnLayout layout =
        ColumnLayout::fromStrings({u"order_no"_s, u"order_no"_s, u"status:-5"_s}, orderColumns(), Role::Merchant);
    QCOMPARE(layout.shown(), (std::vector<ColumnId>{Column::Number, Column::Status}));
    QCOMPARE(layout.all().size(), size_t(orderColumns().count()));
}

void tst_ColumnLayout::role_withoutMoney_hasNoTotal()
{
    const ColumnLayout layout =
        ColumnLayout::fromStrings({u"order_no"_s, u"total_minor"_s}, orderColumns(), Role::Warehouse);
    QVERIFY(!layout.isShown(Column::Total));
    const std::vector<ColumnId> all = layout.all();
    QVERIFY(std::ranges::find(all, Column::Total) == all.end());
}

void tst_ColumnLayout::setShown_lastOne_stays()
{
    ColumnLayout layout(orderColumns(), Role::Merchant);
    for (const ColumnId column : layout.all())
        layout.setShown(column, false);
    QCOMPARE(layout.shown().size(), size_t(1));
}

void tst_ColumnLayout::showOnly_names_areShownInThatOrder()
{
    ColumnLayout layout(orderColumns(), Role::Merchant);
    layout.setWidth(Column::Total, 200);
    layout.showOnly({u"total_minor"_s, u"bogus"_s, u"order_no"_s, u"total_minor"_s});
    QCOMPARE(layout.shown(), (std::vector<ColumnId>{Column::Total, Column::Number}));
    QCOMPARE(layout.placedIn(2000).front().width, 200);
    layout.showOnly({u"bogus"_s});
    QCOMPARE(layout.shown().size(), size_t(2));
}

void tst_ColumnLayout::move_column_standsWhereItWasPut()
{
    ColumnLayout layout(orderColumns(), Role::Merchant);
    layout.move(Column::Status, 4);
    QCOMPARE(layout.all()[4], Column::Status);
    layout.move(Column::Status, 0);
    QCOMPARE(layout.all()[0], Column::Status);
    layout.move(Column::Status, 99);
    QCOMPARE(layout.all().back(), Column::Status);
    QCOMPARE(layout.all().size(), size_t(orderColumns().count()));
}

void tst_ColumnLayout::placedIn_anyRoom_neverWiderAndNothingBelowItsLeast()
{
    ColumnLayout layout(orderColumns(), Role::Merchant);
    for (const ColumnId column : layout.all())
        layout.setShown(column, true);
    for (int room = specOf(Column::Number).leastWidth; room < 3000; ++room) {
        const auto placed = layout.placedIn(room);
        QVERIFY(!placed.empty());
        QVERIFY2(widthOf(placed) <= room, qPrintable(QString::number(room)));
        for (const ColumnLayout::Placed& each : placed)
            QVERIFY(each.width >= orderColumns().spec(each.column).leastWidth);
    }
}

void tst_ColumnLayout::placedIn_lessRoom_leavesOutTheHighestRankFirst()
{
    const ColumnLayout layout(orderColumns(), Role::Merchant);
    size_t before = layout.placedIn(3000).size();
    QCOMPARE(before, layout.shown().size());
    for (int room = 3000; room > 100; room -= 10) {
        const auto placed = layout.placedIn(room);
        QVERIFY(placed.size() <= before);
        before = placed.size();
        for (const ColumnId column : layout.shown()) {
            // Whoever is left out has a higher rank than all who are in.
            for (const ColumnLayout::Placed& each : placed)
                QVERIFY(holds(placed, column) ||
                        orderColumns().spec(column).rank > orderColumns().spec(each.column).rank);
        }
    }
    QVERIFY(holds(layout.placedIn(100), Column::Number));
}

void tst_ColumnLayout::placedIn_moreRoom_isAllGiven()
{
    const ColumnLayout layout(orderColumns(), Role::Merchant);
    for (const int room : {1300, 1500, 1999, 2500})
        QCOMPARE(widthOf(layout.placedIn(room)), room);
}

void tst_ColumnLayout::placedIn_widthOfAPerson_isKept()
{
    ColumnLayout layout(orderColumns(), Role::Merchant);
    layout.setWidth(Column::Customer, 222);
    const auto placed = layout.placedIn(2000);
    const auto customer = std::ranges::find(placed, Column::Customer, &ColumnLayout::Placed::column);
    QCOMPARE(customer->width, 222);
    QCOMPARE(widthOf(placed), 2000);
}

QTEST_APPLESS_MAIN(tst_ColumnLayout)
#include "tst_ColumnLayout.moc"
