// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class OrderEditingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edit_everything_keepsTheOldValues();
    void edit_someMembers_leavesTheOthers();
    void edit_partlyShipped_isAllowed();
    void edit_requiredValue_cannotBeTakenAway_data();
    void edit_requiredValue_cannotBeTakenAway();
    void edit_importedOrderWithoutAddress_canBeCompletedInSteps();
    void note_anyText_isKept_data();
    void note_anyText_isKept();
    void print_isRecorded();
};

void OrderEditingTest::edit_everything_keepsTheOldValues()
{
    OrderEdit change;
    change.customer = Customer{u"18"_s, u"Grace Hopper"_s, u"grace@example.org"_s, {}};
    change.shipTo =
        Address{u"Grace"_s, u"2 Navy Yard"_s, u"Dock 3"_s, u"New York"_s, u"NY"_s, u"10001"_s, u"US"_s, u"+1 2"_s};
    change.shipBy = kNow.plusSeconds(5);
    const auto result = edit(paidOrder(), change, step(kVersion));
    QVERIFY(result);
    Order expected = paidOrder();
    expected.customer = *change.customer;
    expected.shipTo = *change.shipTo;
    expected.shipBy = change.shipBy;
    expected.version = kVersion + 1;
    expected.updatedAt = kNow;
    QCOMPARE(result->after, expected);
    QVERIFY(result->stock.empty());
    QCOMPARE(kindsOf(*result), QStringList(u"EDITED"_s));
    QCOMPARE(changesOf(result->timeline[0]),
             QStringList({u"customer.id: 17 -> 18"_s, u"customer.name: Ada Lovelace -> Grace Hopper"_s,
                          u"email: ada@example.org -> grace@example.org"_s, u"customer.phone: +44 1 -> -"_s,
                          u"ship_to.name: Ada Lovelace -> Grace"_s, u"ship_to.line1: 1 Engine St -> 2 Navy Yard"_s,
                          u"ship_to.line2: - -> Dock 3"_s, u"ship_to.city: London -> New York"_s,
                          u"ship_to.region: - -> NY"_s, u"ship_to.postcode: N1 -> 10001"_s,
                          u"ship_to.country: GB -> US"_s, u"ship_to.phone: - -> +1 2"_s,
                          QString(u"ship_by: "_s + kNow.plusSeconds(86'400).toString() + u" -> "_s +
                                  kNow.plusSeconds(5).toString())}));
}

void OrderEditingTest::edit_someMembers_leavesTheOthers()
{
    OrderEdit change;
    change.shipBy = kNow.plusSeconds(5);
    const auto result = edit(pendingOrder(), change, step());
    QVERIFY(result);
    QCOMPARE(result->after.customer, pendingOrder().customer);
    QCOMPARE(result->after.shipTo, pendingOrder().shipTo);
    QCOMPARE(changesOf(result->timeline[0]),
             QStringList(QString(u"ship_by: - -> "_s + kNow.plusSeconds(5).toString())));
}

void OrderEditingTest::edit_partlyShipped_isAllowed()
{
    OrderEdit change;
    change.shipTo = paidOrder().shipTo;
    change.shipTo->line2 = u"Flat 4"_s;
    QVERIFY(edit(partlyShippedOrder(), change, step(kVersion)));
}

void OrderEditingTest::edit_requiredValue_cannotBeTakenAway_data()
{
    QTest::addColumn<OrderEdit>("change");
    QTest::addColumn<QString>("fields");
    const auto customer = [](const char* name, const QString& fields, auto spoil) {
        OrderEdit change;
        change.customer = paidOrder().customer;
        spoil(*change.customer);
        QTest::newRow(name) << change << fields;
    };
    const auto address = [](const char* name, const QString& fields, auto spoil) {
        OrderEdit change;
        change.shipTo = paidOrder().shipTo;
        spoil(*change.shipTo);
        QTest::newRow(name) << change << fields;
    };
    customer("customer's name", u"customer.name"_s, [](Customer& c) { c.name = u" "_s; });
    customer("e-mail", {}, [](Customer& c) { c.email.clear(); });
    address("recipient", u"ship_to.name"_s, [](Address& a) { a.name.clear(); });
    address("street", u"ship_to.line1"_s, [](Address& a) { a.line1.clear(); });
    address("city", u"ship_to.city"_s, [](Address& a) { a.city.clear(); });
    address("country", u"ship_to.country"_s, [](Address& a) { a.country.clear(); });
    address("postcode", {}, [](Address& a) { a.postcode.clear(); });
    OrderEdit both;
    both.customer = Customer();
    both.shipTo = Address();
    QTest::newRow("all") << both << u"customer.name ship_to.name ship_to.line1 ship_to.city ship_to.country"_s;
}

void OrderEditingTest::edit_requiredValue_cannotBeTakenAway()
{
    QFETCH(OrderEdit, change);
    QFETCH(QString, fields);
    const auto result = edit(paidOrder(), change, step());
    QCOMPARE(static_cast<bool>(result), fields.isEmpty());
    QCOMPARE(fieldsOf(result).join(u' '), fields);
}

void OrderEditingTest::edit_importedOrderWithoutAddress_canBeCompletedInSteps()
{
    Order imported = paidOrder();
    imported.shipTo = Address();
    imported.shipTo.region = u"浙江省"_s;
    imported.shipTo.country = u"CN"_s;
    OrderEdit change;
    change.shipTo = imported.shipTo;
    change.shipTo->city = u"杭州"_s;
    const auto result = edit(imported, change, step());
    QVERIFY(result);
    QCOMPARE(changesOf(result->timeline[0]), QStringList(u"ship_to.city: - -> 杭州"_s));
}

void OrderEditingTest::note_anyText_isKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one character") << u"x"_s;
    QTest::newRow("2,000") << QString(2'000, u'x');
    QTest::newRow("2,000 beyond the basic plane") << QString(u"🎁"_s).repeated(2'000);
    QTest::newRow("as it is") << u" <b>\u202e\n\U0001F381 "_s;
}

void OrderEditingTest::note_anyText_isKept()
{
    QFETCH(QString, text);
    for (const OrderStatus status : allOrderStatuses()) {
        const Order before = orderIn(status);
        const auto change = addNote(before, text, step());
        QVERIFY(change);
        QCOMPARE(detailOf(change->timeline[0], u"text"), text);
        Order expected = before;
        expected.updatedAt = kNow;
        expected.noteCount = before.noteCount + 1;
        QCOMPARE(change->after, expected);
    }
    QVERIFY(!addNote(paidOrder(), QString(u"🎁"_s).repeated(2'001), step()));
}

void OrderEditingTest::print_isRecorded()
{
    const auto change = recordPrint(paidOrder(), u"packing_slip"_s, {}, 1'000, step());
    QVERIFY(change);
    QCOMPARE(kindsOf(*change), QStringList(u"PRINTED"_s));
    QCOMPARE(detailOf(change->timeline[0], u"document"), u"packing_slip"_s);
    QCOMPARE(detailOf(change->timeline[0], u"printer"), u"-"_s);
    QCOMPARE(detailOf(change->timeline[0], u"copies"), u"1000"_s);
}

QTEST_GUILESS_MAIN(OrderEditingTest)
#include "tst_OrderEditing.moc"
