// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ManualClock.h"
#include "ui/orders/FilterParameters.h"
#include "ui/orders/FilterRangeEditors.h"
#include "ui/orders/FilterWords.h"
#include "ui/orders/OrderListCells.h"

#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

const QTimeZone kZone("Europe/Berlin");
const Formats kFormats(QLocale(QLocale::English, QLocale::UnitedKingdom), kZone);
/// Monday 2026-03-02 10:00 in Berlin.
const UtcTime kNow = test::ManualClock().now();

UtcTime berlin(int year, int month, int day)
{
    return UtcTime(QDate(year, month, day).startOfDay(kZone).toMSecsSinceEpoch());
}

/// Each part set to something.
Filter fullFilter()
{
    Filter filter;
    filter.fixed.statuses = {OrderStatus::Paid, OrderStatus::Shipped};
    filter.fixed.excludedStatuses = {OrderStatus::Cancelled};
    filter.fixed.fulfilments = {Fulfilment::Partial};
    filter.fixed.search = u"anna & co, =1"_s;
    filter.fixed.sku = u"85123A"_s;
    filter.fixed.country = u"DE"_s;
    filter.fixed.customer = u"17850"_s;
    filter.fixed.orderNos = {u"A1"_s, u"B2"_s};
    filter.fixed.createdFrom = berlin(2026, 1, 1);
    filter.fixed.createdTo = berlin(2026, 2, 1);
    filter.fixed.minTotalMinor = 1000;
    filter.fixed.maxTotalMinor = 99'999;
    filter.fixed.onHold = false;
    filter.fixed.hasNote = true;
    filter.due = DueFilter::Overdue;
    filter.paid = DatePreset::Last7Days;
    filter.fixed.isInOutbox = true;
    filter.fixed.region = u"Berlin"_s;
    filter.fixed.currency = u"EUR"_s;
    filter.fixed.cancelReason = u"CUSTOMER"_s;
    filter.fixed.isPaid = true;
    filter.fixed.paidHour = WeekHour{};
    filter.fixed.shippedFrom = berlin(2026, 1, 1);
    filter.fixed.shippedTo = berlin(2026, 2, 1);
    return filter;
}

/// Each part that a view keeps.
Filter savableFilter()
{
    Filter filter = fullFilter();
    for (const FilterPart part : allFilterParts()) {
        if (isOfFigures(part))
            filter.clear(part);
    }
    return filter;
}

OrderListItem item()
{
    OrderListItem item;
    item.orderNo = u"CH-1"_s;
    item.status = OrderStatus::Paid;
    item.fulfilment = Fulfilment::Partial;
    item.customerName = u"Anna"_s;
    item.customerId = u"17850"_s;
    item.country = u"DE"_s;
    item.city = u"Berlin"_s;
    item.firstSku = u"85123A"_s;
    item.firstTitle = u"Teapot"_s;
    item.currency = u"EUR"_s;
    item.totalMinor = 1234;
    item.createdAt = berlin(2026, 2, 27).plusSeconds(3600);
    item.paidAt = berlin(2026, 2, 28).plusSeconds(7200);
    return item;
}

} // namespace

class tst_Filter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clear_onePart_leavesTheOthers();
    void isEmpty_sortOnly_isEmpty();
    void daysOf_preset_isInTheShopsDays_data();
    void daysOf_preset_isInTheShopsDays();
    void queryOf_movingParts_followTheClock();
    void queryOf_daysAroundSummerTime_areWholeDays();
    void view_roundTrip_keepsAllButTheOutbox();
    void view_eachSort_comesBack_data();
    void view_eachSort_comesBack();
    void view_query_holdsOnlyWhatTheServiceTakes();
    void view_unknownParameter_isSaid();
    void fitsView_longList_doesNot();
    void chipText_eachPart_saysIt();
    void suggestedName_filter_isShort();
    void withSame_eachColumn_narrowsToIt();
    void withSame_customerWithoutNumber_searchesForTheName();
    void without_status_excludesIt();
    void without_fulfilment_keepsTheOthers();
    void amountFromText_asPeopleType_isExact_data();
    void amountFromText_asPeopleType_isExact();
};

void tst_Filter::clear_onePart_leavesTheOthers()
{
    for (const FilterPart part : allFilterParts()) {
        Filter filter = fullFilter();
        QVERIFY(filter.has(part));
        filter.clear(part);
        for (const FilterPart other : allFilterParts())
            QCOMPARE(filter.has(other), other != part);
    }
    Filter filter = fullFilter();
    filter.clear();
    QVERIFY(filter.isEmpty());
    QCOMPARE(filter, Filter());
}

void tst_Filter::isEmpty_sortOnly_isEmpty()
{
    Filter filter;
    filter.fixed.sort = OrderSort::Total;
    filter.fixed.isDescending = false;
    QVERIFY(filter.isEmpty());
}

void tst_Filter::daysOf_preset_isInTheShopsDays_data()
{
    QTest::addColumn<int>("preset");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::newRow("today") << int(DatePreset::Today) << QDate(2026, 3, 2) << QDate(2026, 3, 2);
    QTest::newRow("yesterday") << int(DatePreset::Yesterday) << QDate(2026, 3, 1) << QDate(2026, 3, 1);
    QTest::newRow("7 days") << int(DatePreset::Last7Days) << QDate(2026, 2, 24) << QDate(2026, 3, 2);
    QTest::newRow("30 days") << int(DatePreset::Last30Days) << QDate(2026, 2, 1) << QDate(2026, 3, 2);
    QTest::newRow("month") << int(DatePreset::ThisMonth) << QDate(2026, 3, 1) << QDate(2026, 3, 2);
    QTest::newRow("last month") << int(DatePreset::LastMonth) << QDate(2026, 2, 1) << QDate(2026, 2, 28);
    QTest::newRow("year") << int(DatePreset::ThisYear) << QDate(2026, 1, 1) << QDate(2026, 3, 2);
}

void tst_Filter::daysOf_preset_isInTheShopsDays()
{
    QFETCH(int, preset);
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    QCOMPARE(daysOf(DatePreset(preset), QDate(2026, 3, 2)), (DayRange{from, to}));
    QCOMPARE(datePresetFromName(QString(nameOf(DatePreset(preset)))), DatePreset(preset));
}

void tst_Filter::queryOf_movingParts_followTheClock()
{
    Filter filter;
    filter.due = DueFilter::Overdue;
    QCOMPARE(queryOf(filter, kNow, kFormats).dueBefore, kNow);
    QCOMPARE(queryOf(filter, kNow.plusSeconds(60), kFormats).dueBefore, kNow.plusSeconds(60));
    filter.due = DueFilter::DueToday;
    QCOMPARE(queryOf(filter, kNow, kFormats).dueBefore, berlin(2026, 3, 3));
    filter.created = DatePreset::Yesterday;
    QCOMPARE(queryOf(filter, kNow, kFormats).createdFrom, berlin(2026, 3, 1));
    QCOMPARE(queryOf(filter, kNow, kFormats).createdTo, berlin(2026, 3, 2));
    QCOMPARE(queryOf(filter, kNow.plusSeconds(86'400), kFormats).createdFrom, berlin(2026, 3, 2));
}

void tst_Filter::queryOf_daysAroundSummerTime_areWholeDays()
{
    Filter filter;
    filter.created = DatePreset::Today;
    // The day has 23 hours.
    const OrderQuery query = queryOf(filter, berlin(2026, 3, 29).plusSeconds(12 * 3600), kFormats);
    QCOMPARE(query.createdTo->epochMs() - query.createdFrom->epochMs(), qint64(23) * 3'600'000);
}

void tst_Filter::view_roundTrip_keepsAllButTheOutbox()
{
    SavedView view;
    QVERIFY(!fitsView(fullFilter(), kZone, kNow));
    fill(view, savableFilter(), {u"order_no"_s, u"total_minor"_s}, kZone, kNow);
    Filter expected = savableFilter();
    expected.fixed.isInOutbox = false;
    const ReadView read = readView(view, kZone, kNow.plusSeconds(3 * 86'400));
    QCOMPARE(read.filter, expected);
    QCOMPARE(read.columns, (QStringList{u"order_no"_s, u"total_minor"_s}));
    QCOMPARE(read.unknown, QStringList());

    Filter today;
    today.due = DueFilter::DueToday;
    today.created = DatePreset::LastMonth;
    fill(view, today, {}, kZone, kNow);
    QCOMPARE(readView(view, kZone, kNow).filter, today);
}

void tst_Filter::view_eachSort_comesBack_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    for (int sort = int(OrderSort::CreatedAt); sort <= int(OrderSort::PaidAt); ++sort) {
        for (const bool descending : {false, true})
            QTest::addRow("%s %d", nameOf(OrderSort(sort)).data(), int(descending)) << sort << descending;
    }
}

void tst_Filter::view_eachSort_comesBack()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    Filter filter;
    filter.fixed.sort = OrderSort(sort);
    filter.fixed.isDescending = descending;
    SavedView view;
    fill(view, filter, {u"customer"_s}, kZone, kNow);
    const ReadView read = readView(view, kZone, kNow);
    QCOMPARE(read.filter, filter);
    QCOMPARE(read.columns, QStringList{u"customer"_s});
}

void tst_Filter::view_query_holdsOnlyWhatTheServiceTakes()
{
    // server/shop/ViewBodies.cpp refuses any other.
    const QStringList taken{u"status"_s,   u"exclude_status"_s, u"fulfilment"_s, u"q"_s,         u"sku"_s,
                            u"country"_s,  u"created_from"_s,   u"created_to"_s, u"paid_from"_s, u"paid_to"_s,
                            u"customer"_s, u"order_no"_s,       u"min_total"_s,  u"max_total"_s, u"on_hold"_s,
                            u"has_note"_s, u"overdue"_s};
    for (const auto& [name, value] : parametersOf(savableFilter(), kZone, kNow))
        QVERIFY2(taken.contains(name), qPrintable(name));
}

void tst_Filter::view_unknownParameter_isSaid()
{
    SavedView view;
    view.query = {{u"colour"_s, u"red"_s}, {u"country"_s, u"FR"_s}};
    const ReadView read = readView(view, kZone, kNow);
    QCOMPARE(read.unknown, QStringList{u"colour"_s});
    QCOMPARE(read.filter.fixed.country, u"FR"_s);
}

void tst_Filter::fitsView_longList_doesNot()
{
    Filter filter;
    QVERIFY(fitsView(filter, kZone, kNow));
    for (int i = 0; i < 200; ++i)
        filter.fixed.orderNos.push_back(u"CH-%1"_s.arg(i));
    QVERIFY(!fitsView(filter, kZone, kNow));
    filter = {};
    filter.fixed.dueBefore = kNow;
    QVERIFY(!fitsView(filter, kZone, kNow));
}

void tst_Filter::chipText_eachPart_saysIt()
{
    const Filter filter = fullFilter();
    const auto chip = [&](FilterPart part) { return chipText(filter, part, kFormats, u"EUR"_s); };
    QCOMPARE(chip(FilterPart::Status), u"Status: Paid, Shipped"_s);
    QCOMPARE(chip(FilterPart::ExcludedStatus), u"Not: Cancelled"_s);
    QCOMPARE(chip(FilterPart::Country), u"Country: Germany"_s);
    QCOMPARE(chip(FilterPart::Sku), u"SKU: 85123A"_s);
    QCOMPARE(chip(FilterPart::Customer), u"Customer: 17850"_s);
    QCOMPARE(chip(FilterPart::Due), u"Late"_s);
    QCOMPARE(chip(FilterPart::Hold), u"Not on hold"_s);
    QCOMPARE(chip(FilterPart::Note), u"Has note"_s);
    QCOMPARE(chip(FilterPart::Paid), u"Paid: Last 7 days"_s);
    QCOMPARE(chip(FilterPart::Total), u"Total: €10.00 – €999.99"_s);
    QVERIFY(chip(FilterPart::Created).startsWith(u"Placed: "_s));
    for (const FilterPart part : allFilterParts()) {
        QVERIFY(!chip(part).isEmpty());
        QVERIFY(chipText({}, part, kFormats, u"EUR"_s).isEmpty());
    }
}

void tst_Filter::suggestedName_filter_isShort()
{
    Filter filter;
    QCOMPARE(suggestedName(filter, kFormats, u"EUR"_s), QString());
    filter.fixed.statuses = {OrderStatus::Paid};
    filter.fixed.country = u"DE"_s;
    QCOMPARE(suggestedName(filter, kFormats, u"EUR"_s), u"Paid, Germany"_s);
}

void tst_Filter::withSame_eachColumn_narrowsToIt()
{
    const auto same = [](Column column) { return withSame({}, item(), column, kFormats); };
    QCOMPARE(same(Column::Number)->fixed.orderNos, QStringList{u"CH-1"_s});
    QCOMPARE(same(Column::Status)->fixed.statuses, std::vector{OrderStatus::Paid});
    QCOMPARE(same(Column::Fulfilment)->fixed.fulfilments, std::vector{Fulfilment::Partial});
    QCOMPARE(same(Column::Customer)->fixed.customer, u"17850"_s);
    QCOMPARE(same(Column::Customer)->customerName, u"Anna"_s);
    QCOMPARE(same(Column::City)->fixed.search, u"Berlin"_s);
    QCOMPARE(same(Column::Country)->fixed.country, u"DE"_s);
    QCOMPARE(same(Column::Items)->fixed.sku, u"85123A"_s);
    QCOMPARE(same(Column::Total)->fixed.minTotalMinor, 1234);
    QCOMPARE(same(Column::Total)->fixed.maxTotalMinor, 1234);
    QCOMPARE(same(Column::Created)->fixed.createdFrom, berlin(2026, 2, 27));
    QCOMPARE(same(Column::Created)->fixed.createdTo, berlin(2026, 2, 28));
    QCOMPARE(same(Column::Paid)->fixed.paidFrom, berlin(2026, 2, 28));
    QVERIFY(!same(Column::Units));
    // What was filtered before stays, but for the same part.
    Filter before;
    before.fixed.country = u"FR"_s;
    before.fixed.excludedStatuses = {OrderStatus::Paid, OrderStatus::Cancelled};
    const auto narrowed = withSame(before, item(), Column::Status, kFormats);
    QCOMPARE(narrowed->fixed.country, u"FR"_s);
    QCOMPARE(narrowed->fixed.excludedStatuses, std::vector{OrderStatus::Cancelled});
}

void tst_Filter::withSame_customerWithoutNumber_searchesForTheName()
{
    OrderListItem guest = item();
    guest.customerId.clear();
    QCOMPARE(withSame({}, guest, Column::Customer, kFormats)->fixed.search, u"Anna"_s);
    guest.customerName = u"A"_s;
    QVERIFY(!withSame({}, guest, Column::Customer, kFormats));
}

void tst_Filter::without_status_excludesIt()
{
    Filter filter;
    filter.fixed.statuses = {OrderStatus::Paid, OrderStatus::Shipped};
    const auto rest = without(filter, item(), Column::Status);
    QCOMPARE(rest->fixed.statuses, std::vector{OrderStatus::Shipped});
    QCOMPARE(rest->fixed.excludedStatuses, std::vector{OrderStatus::Paid});
    QCOMPARE(without(*rest, item(), Column::Status), rest);
    QVERIFY(!without({}, item(), Column::Country));
}

void tst_Filter::without_fulfilment_keepsTheOthers()
{
    const auto rest = without({}, item(), Column::Fulfilment);
    QCOMPARE(rest->fixed.fulfilments.size(), size_t(4));
    QVERIFY(std::ranges::find(rest->fixed.fulfilments, Fulfilment::Partial) == rest->fixed.fulfilments.end());
}

void tst_Filter::amountFromText_asPeopleType_isExact_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("minor");
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QLocale german(QLocale::German, QLocale::Germany);
    const qint64 none = std::numeric_limits<qint64>::min();
    QTest::newRow("whole") << u"12"_s << u"EUR"_s << english << qint64(1200);
    QTest::newRow("cents") << u" 12.34 "_s << u"EUR"_s << english << qint64(1234);
    QTest::newRow("thousands") << u"1,234.50"_s << u"EUR"_s << english << qint64(123'450);
    QTest::newRow("German") << u"1.234,50"_s << u"EUR"_s << german << qint64(123'450);
    QTest::newRow("yen") << u"1500"_s << u"JPY"_s << english << qint64(1500);
    QTest::newRow("dinar") << u"1.234"_s << u"KWD"_s << english << qint64(1234);
    QTest::newRow("letters") << u"12 euros"_s << u"EUR"_s << english << none;
    QTest::newRow("nothing") << QString() << u"EUR"_s << english << none;
}

void tst_Filter::amountFromText_asPeopleType_isExact()
{
    QFETCH(QString, text);
    QFETCH(QString, currency);
    QFETCH(QLocale, locale);
    QFETCH(qint64, minor);
    const auto amount = amountFromText(text, currency, locale);
    QCOMPARE(amount.value_or(std::numeric_limits<qint64>::min()), minor);
    if (amount)
        QCOMPARE(amountFromText(amountToText(*amount, currency, locale), currency, locale), amount);
}

QTEST_GUILESS_MAIN(tst_Filter)
#include "tst_Filter.moc"
