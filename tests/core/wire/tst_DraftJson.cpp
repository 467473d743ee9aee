// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OrderJson.h"
#include "tests/core/wire/Samples.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A body as a web front may send it, whose one line has this quantity.
QByteArray orderBody(const QByteArray& quantity)
{
    return R"({"currency":"EUR","customer":{"name":"张伟"},"ship_to":{"name":"张伟","line1":"1","city":"K","country":"DE"},)"
           R"("lines":[{"sku":"A","quantity":)" +
           quantity + "}]}";
}

OrderDraft richDraft()
{
    OrderDraft draft;
    draft.orderNo = u"CH-1"_s;
    draft.currency = u"EUR"_s;
    const Order order = samples::richOrder();
    draft.customer = order.customer;
    draft.shipTo = order.shipTo;
    draft.lines = {{u"A"_s, 2, 250}, {u"B"_s, 1, {}}};
    draft.shippingMinor = 499;
    draft.discountMinor = 50;
    draft.note = samples::hardText();
    return draft;
}

bool sameDraft(const OrderDraft& a, const OrderDraft& b)
{
    const auto sameLine = [](const OrderDraft::Line& x, const OrderDraft::Line& y) {
        return x.sku == y.sku && x.quantity == y.quantity && x.unitPriceMinor == y.unitPriceMinor;
    };
    return a.orderNo == b.orderNo && a.currency == b.currency && a.customer == b.customer && a.shipTo == b.shipTo &&
           std::ranges::equal(a.lines, b.lines, sameLine) && a.shippingMinor == b.shippingMinor &&
           a.discountMinor == b.discountMinor && a.note == b.note;
}

} // namespace

class tst_DraftJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // D2 of the fault catalogue: what has the right shape is left to the rules, which refuse it with 422.
    void quantity_isJudgedByItsShape_data()
    {
        QTest::addColumn<QByteArray>("quantity");
        QTest::addColumn<QString>("expected");
        const QString shape = u"BAD_REQUEST lines[0].quantity: must be a whole number"_s;
        QTest::newRow("1") << QByteArray("1") << u"ok"_s;
        QTest::newRow("0") << QByteArray("0") << u"ok"_s;
        QTest::newRow("-1") << QByteArray("-1") << u"ok"_s;
        QTest::newRow("2^31") << QByteArray("2147483648") << u"ok"_s;
        QTest::newRow("2^63") << QByteArray("9223372036854775808")
                              << u"VALIDATION_FAILED lines[0].quantity: must be a whole number from "
                                 "-9223372036854775808 to 9223372036854775807"_s;
        QTest::newRow("2^64") << QByteArray("18446744073709551616")
                              << u"BAD_REQUEST body: has a number that is malformed or too large"_s;
        QTest::newRow("1.5") << QByteArray("1.5") << shape;
        QTest::newRow("1.0") << QByteArray("1.0") << shape;
        QTest::newRow("1e3") << QByteArray("1e3") << shape;
        QTest::newRow("text") << QByteArray("\"5\"") << shape;
        QTest::newRow("null") << QByteArray("null") << shape;
        QTest::newRow("true") << QByteArray("true") << shape;
        QTest::newRow("list") << QByteArray("[1]") << shape;
    }
    void quantity_isJudgedByItsShape()
    {
        QFETCH(QByteArray, quantity);
        QFETCH(QString, expected);
        QCOMPARE(samples::verdictOn(orderBody(quantity), readOrderDraft), expected);
    }

    void quantity_ofTheRightShape_isExact()
    {
        for (const qint64 quantity : {qint64{0}, qint64{-1}, qint64{2147483648}, std::numeric_limits<qint64>::max()}) {
            const auto draft = samples::readText(orderBody(QByteArray::number(quantity)), readOrderDraft);
            QVERIFY(draft);
            QCOMPARE(draft->lines[0].quantity, quantity);
            QVERIFY(!draft->lines[0].unitPriceMinor);
        }
    }

    void order_withoutAMember_isRefusedByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        for (const QString& name : {u"currency"_s, u"customer"_s, u"ship_to"_s, u"lines"_s})
            QTest::newRow(qPrintable(name)) << name << QString(u"BAD_REQUEST "_s + name + u": is required"_s);
    }
    void order_withoutAMember_isRefusedByName()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);
        QJsonObject body = QJsonDocument::fromJson(orderBody("1")).object();
        body.remove(name);
        QCOMPARE(samples::verdictOn(QJsonDocument(body).toJson(), readOrderDraft), expected);
        body[name] = QJsonValue::Null;
        QVERIFY(samples::verdictOn(QJsonDocument(body).toJson(), readOrderDraft).startsWith("BAD_REQUEST "_L1 + name));
    }

    void bodies_areRefusedByName_data()
    {
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& verdict, const QString& expected) {
            QTest::newRow(name) << verdict << expected;
        };
        const auto order = [](const char* from, const QByteArray& to) {
            return samples::verdictOn(orderBody("1").replace(QByteArray(from), to), readOrderDraft);
        };
        const QString unknown = u": is not known here; leave it out or correct its name"_s;
        // Blank values are the rules' business.
        row("blank name", order(R"({"name":"张伟"})", R"({"name":""})"), u"ok"_s);
        row("no name", order(R"({"name":"张伟"})", "{}"), u"BAD_REQUEST customer.name: is required"_s);
        row("no city", order(R"("city":"K",)", ""), u"BAD_REQUEST ship_to.city: is required"_s);
        row("blank city", order(R"("city":"K")", R"("city":"")"), u"ok"_s);
        row("no lines", order(R"([{"sku":"A","quantity":1}])", "[]"), u"ok"_s);
        row("unknown fields", order(R"({"currency")", R"({"status":"PAID","currency")"),
            u"BAD_REQUEST status"_s + unknown);
        row("paid_at", order(R"("quantity":1})", R"("quantity":1,"paid_at":null})"),
            u"BAD_REQUEST lines[0].paid_at"_s + unknown);
        row("in the customer", order(R"({"name":"张伟"})", R"({"name":"x","role":"merchant"})"),
            u"BAD_REQUEST customer.role"_s + unknown);
        row("in the address", order(R"("city":"K")", R"("city":"K","zip":"1")"),
            u"BAD_REQUEST ship_to.zip"_s + unknown);
        row("twice", order(R"("city":"K")", R"("city":"K","city":"L")"),
            u"BAD_REQUEST ship_to.city: occurs twice; send it once"_s);
        row("200 characters", order(R"({"name":"张伟"})", "{\"name\":\"" + QByteArray("😀").repeated(200) + "\"}"),
            u"ok"_s);
        row("201 characters", order(R"({"name":"张伟"})", "{\"name\":\"" + QByteArray("😀").repeated(201) + "\"}"),
            u"VALIDATION_FAILED customer.name: must have at most 200 characters"_s);
        row("NUL", order("张伟", "a\\u0000b"),
            u"VALIDATION_FAILED customer.name, ship_to.name: must not have the character U+0000 in it"_s);
        row("customer id as number", order(R"({"name":"张伟"})", R"({"id":17850})"),
            u"BAD_REQUEST customer.id: must be text"_s);
        row("long SKU", order(R"("sku":"A")", "\"sku\":\"" + QByteArray(65, 'x') + '"'),
            u"VALIDATION_FAILED lines[0].sku: must have 1 to 64 characters"_s);
        row("no SKU", order(R"("sku":"A",)", ""), u"BAD_REQUEST lines[0].sku: is required"_s);
        row("negative price", order(R"("quantity":1)", R"("quantity":1,"unit_price_minor":-1)"),
            u"VALIDATION_FAILED lines[0].unit_price_minor: must be a whole number, at least 0"_s);
        row("long number", order(R"({"currency")", "{\"order_no\":\"" + QByteArray(33, '1') + "\",\"currency\""),
            u"VALIDATION_FAILED order_no: must have 1 to 32 characters"_s);
        QByteArray many = R"({"sku":"A","quantity":1},)";
        row("1,201 lines", order(R"([{"sku")", "[" + many.repeated(1200) + R"({"sku")"),
            u"VALIDATION_FAILED lines: must have at most 1200 elements"_s);
        row("1,200 lines", order(R"([{"sku")", "[" + many.repeated(1199) + R"({"sku")"), u"ok"_s);

        const auto payment = [](const char* body) { return samples::verdictOn(body, readPaymentDraft); };
        row("payment", payment(R"({"amount_minor":0,"method":"card","reference":"r"})"), u"ok"_s);
        row("payment: reference", payment(R"({"amount_minor":1,"method":"card"})"),
            u"BAD_REQUEST reference: is required"_s);
        row("payment: empty", payment(R"({"amount_minor":-1,"method":"card","reference":""})"),
            u"VALIDATION_FAILED amount_minor, reference: must be a whole number, at least 0"_s);

        const auto shipment = [](const char* body) { return samples::verdictOn(body, readShipmentDraft); };
        row("shipment", shipment(R"({"carrier":"DHL","tracking_no":"1"})"), u"ok"_s);
        row("shipment: no line", shipment(R"({"carrier":"DHL","tracking_no":"1","lines":[]})"),
            u"VALIDATION_FAILED lines: must name at least one line; leave it out to name none"_s);
        row("shipment: null lines", shipment(R"({"carrier":"DHL","tracking_no":"1","lines":null})"),
            u"VALIDATION_FAILED lines: must name at least one line; leave it out to name none"_s);
        row("shipment: line 0",
            shipment(R"({"carrier":"DHL","tracking_no":"1","lines":[{"line_no":0,"quantity":-5}]})"),
            u"VALIDATION_FAILED lines[0].line_no: must be a whole number from 1 to 2147483647"_s);
        row("shipment: notify", shipment(R"({"carrier":"DHL","tracking_no":"1","notify":1})"),
            u"BAD_REQUEST notify: must be true or false"_s);
        row("shipment: version", shipment(R"({"carrier":"DHL","tracking_no":"1","version":1})"),
            u"BAD_REQUEST version"_s + unknown);

        const auto correction = [](const char* body) { return samples::verdictOn(body, readShipmentCorrection); };
        row("correction", correction(R"({"tracking_no":"2"})"), u"ok"_s);
        row("correction: nothing", correction("{}"), u"BAD_REQUEST body: must have carrier, tracking_no or both"_s);
        row("correction: long",
            correction(R"({"carrier":"0123456789012345678901234567890123456789012345678901234567890123x"})"),
            u"VALIDATION_FAILED carrier: must have 1 to 64 characters"_s);

        const auto refund = [](const char* body) { return samples::verdictOn(body, readRefundDraft); };
        row("refund", refund(R"({"amount_minor":5,"reason":"damaged"})"), u"ok"_s);
        row("refund: text", refund(R"({"amount_minor":"5","reason":"damaged"})"),
            u"BAD_REQUEST amount_minor: must be a whole number"_s);
        row("refund: release", refund(R"({"amount_minor":5,"reason":"x","release":[{"line_no":1}]})"),
            u"BAD_REQUEST release[0].quantity: is required"_s);

        const auto edit = [](const char* body) { return samples::verdictOn(body, readOrderEdit); };
        row("edit", edit(R"({"ship_by":"2025-01-01T00:00:00Z"})"), u"ok"_s);
        row("edit: no name", edit(R"({"customer":{"email":"a@b"}})"), u"ok"_s);
        row("edit: nothing", edit("{}"), u"BAD_REQUEST body: must have customer, ship_to or ship_by"_s);
        row("edit: status", edit(R"({"ship_by":null,"status":"PAID"})"), u"BAD_REQUEST status"_s + unknown);
        row("edit: text", edit(R"({"customer":"x"})"), u"BAD_REQUEST customer: must be an object"_s);
    }
    void bodies_areRefusedByName()
    {
        QFETCH(QString, verdict);
        QFETCH(QString, expected);
        QCOMPARE(verdict, expected);
    }

    // A batch reads its own members of the item first and the rest as a shipment.
    void shipmentDraft_amongOtherMembers_finishesTheWhole()
    {
        auto document = JsonDocument::parse(
            R"({"order_id":"5","carrier":"DHL","tracking_no":"1","lines":[{"line_no":1,"quantity":2}]})",
            UnknownMembers::Refuse);
        QVERIFY(document);
        JsonObject item = document->root();
        QCOMPARE(item.requiredId<OrderId>("order_id"_L1), OrderId(5));
        const ShipmentDraft draft = readShipmentDraft(item);
        QVERIFY(document->result());
        QCOMPARE(draft.lines, (std::vector<LineQuantity>{{1, 2}}));
    }

    void drafts_readBackTheSame()
    {
        const auto order = samples::readText(toJson(richDraft()), readOrderDraft, UnknownMembers::Refuse);
        QVERIFY(order && sameDraft(*order, richDraft()));
        OrderDraft bare;
        bare.currency = u"EUR"_s;
        const auto bareOrder = samples::readText(toJson(bare), readOrderDraft, UnknownMembers::Refuse);
        QVERIFY(bareOrder && sameDraft(*bareOrder, bare));

        const auto payment = samples::readText(toJson(PaymentDraft{1199, u"card"_s, samples::hardText()}),
                                               readPaymentDraft, UnknownMembers::Refuse);
        QVERIFY(payment && payment->amountMinor == 1199 && payment->method == u"card"_s &&
                payment->reference == samples::hardText());

        for (const std::vector<LineQuantity>& lines :
             {std::vector<LineQuantity>{}, std::vector<LineQuantity>{{1, 2}, {3, 4}}}) {
            const auto shipment = samples::readText(toJson(ShipmentDraft{u"顺丰"_s, u"SF1"_s, lines, true}),
                                                    readShipmentDraft, UnknownMembers::Refuse);
            QVERIFY(shipment && shipment->carrier == u"顺丰"_s && shipment->trackingNo == u"SF1"_s &&
                    shipment->lines == lines && shipment->notify);
            const auto refund = samples::readText(toJson(RefundDraft{5, u"x"_s, u"note"_s, lines}), readRefundDraft,
                                                  UnknownMembers::Refuse);
            QVERIFY(refund && refund->amountMinor == 5 && refund->reason == u"x"_s && refund->note == u"note"_s &&
                    refund->release == lines);
        }

        const auto correction =
            samples::readText(toJson(ShipmentCorrection{{}, u"2"_s}), readShipmentCorrection, UnknownMembers::Refuse);
        QVERIFY(correction && !correction->carrier && correction->trackingNo == u"2"_s);

        const Order source = samples::richOrder();
        const auto edit = samples::readText(toJson(OrderEdit{source.customer, source.shipTo, samples::at(1)}),
                                            readOrderEdit, UnknownMembers::Refuse);
        QVERIFY(edit && edit->customer == source.customer && edit->shipTo == source.shipTo &&
                edit->shipBy == samples::at(1));
        const auto part =
            samples::readText(toJson(OrderEdit{{}, source.shipTo, {}}), readOrderEdit, UnknownMembers::Refuse);
        QVERIFY(part && !part->customer && part->shipTo == source.shipTo && !part->shipBy);
    }
};

QTEST_GUILESS_MAIN(tst_DraftJson)
#include "tst_DraftJson.moc"
