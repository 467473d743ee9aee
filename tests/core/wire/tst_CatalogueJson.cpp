// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CatalogueJson.h"
#include "core/wire/ShopJson.h"
#include "tests/core/wire/Samples.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

template <class T> QByteArray written(void (*write)(JsonWriter&, const T&), const T& value)
{
    JsonWriter json;
    write(json, value);
    return json.take();
}

template <class T> QString roundTrip(void (*write)(JsonWriter&, const T&), T (*read)(JsonObject&), const T& value)
{
    const auto back = samples::readText(written(write, value), read, UnknownMembers::Refuse);
    if (back)
        return *back == value ? u"same"_s : u"different"_s;
    return samples::verdictOf(back);
}

} // namespace

/// Products, movements, refunds, and what belongs to the shop.
class tst_CatalogueJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_areWrittenAsAgreed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("expected");
        Product product = samples::richProduct();
        product.title = u"Mug"_s;
        product.location.reset();
        QTest::newRow("product") << productToJson(product)
                                 << QByteArray(
                                        R"({"sku":"85035A","title":"Mug","barcode":"4006381333931","price_minor":250,)"
                                        R"("location":null,"reorder_point":10,"active":false,"on_hand":1000,)"
                                        R"("reserved":3,"available":997,"version":2,"revision":88,)"
                                        R"("created_at":"2011-09-01T08:30:00.123Z",)"
                                        R"("updated_at":"2011-09-01T08:31:00.123Z"})");
        Movement movement = samples::richMovement();
        movement.note.clear();
        QTest::newRow("movement") << written(writeMovement, movement)
                                  << QByteArray(
                                         R"({"id":"1234567890123456789","sku":"A","kind":"SHIP","reason":"RETURNED",)"
                                         R"("delta_on_hand":-3,"delta_reserved":-3,"order_id":"1234567890123456790",)"
                                         R"("order_no":"CH-1","line_no":2,"shipment_no":1,"user":"anna",)"
                                         R"("device":"bench 2","at":"2011-09-01T08:31:00.123Z",)"
                                         R"("op_id":"op-0123456789abcdef","note":null})");
        Refund refund = samples::richRefund();
        refund.note = u"note"_s;
        refund.orderId = OrderId();
        refund.orderNo.clear();
        QTest::newRow("refund")
            << refundToJson(refund)
            << QByteArray(R"({"id":"1234567890123456789","refund_no":"CH-1-R1","order_id":null,)"
                          R"("order_no":null,"amount_minor":199,"currency":"EUR","reason":"damaged",)"
                          R"("note":"note","release":[{"line_no":1,"quantity":2},{"line_no":3,"quantity":1}],)"
                          R"("at":"2011-09-01T08:31:00.123Z","by":"anna","op_id":"op-0123456789abcdef",)"
                          R"("revision":4})");
        QTest::newRow("user") << userToJson(
                                     {UserId(samples::kBigId), u"anna"_s, Role::Storefront, samples::at(0), 2, 3})
                              << QByteArray(R"({"id":"1234567890123456789","name":"anna","role":"storefront",)"
                                            R"("created_at":"2011-09-01T08:30:00.123Z","version":2,"revision":3})");
        SavedView view = samples::richView();
        view.name = u"Late"_s;
        view.query.resize(1);
        QTest::newRow("view") << viewToJson(view)
                              << QByteArray(
                                     R"({"id":"1234567890123456789","name":"Late","query":{"status":"PAID,SHIPPED"},)"
                                     R"("columns":["order_no","total_minor"],"sort":"-created_at",)"
                                     R"("roles":["merchant","warehouse"],"version":3,"revision":4})");
        QTest::newRow("shop") << written(writeShop, Shop{1, u"店"_s, u"JPY"_s, u"Asia/Tokyo"_s, 3, 4})
                              << QByteArray(R"({"id":"1","name":"店","currency":"JPY","time_zone":"Asia/Tokyo",)"
                                            R"("handling_days":3,"version":4})");
    }
    void values_areWrittenAsAgreed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, expected);
        QCOMPARE(json, expected);
    }

    void product_readsBackTheSame()
    {
        Product bare;
        bare.sku = u"85035a"_s;
        // "available" is derived: the reader must know it, yet not keep it.
        const auto product = samples::readText(productToJson(samples::richProduct()), readProduct);
        QVERIFY(product && *product == samples::richProduct());
        const auto read = samples::readText(productToJson(bare), readProduct);
        QVERIFY(read && *read == bare);
        Product zero = bare;
        zero.reorderPoint = 0;
        zero.barcode = QString();
        const auto zeroRead = samples::readText(productToJson(zero), readProduct);
        QVERIFY(zeroRead && zeroRead->reorderPoint == 0 && zeroRead->barcode == QString());
    }

    void movement_readsBackTheSame()
    {
        QCOMPARE(roundTrip(writeMovement, readMovement, samples::richMovement()), u"same"_s);
        Movement bare;
        bare.id = MovementId(1);
        bare.sku = u"A"_s;
        bare.user = u"import"_s;
        for (const MovementKind kind : {MovementKind::Receive, MovementKind::Reserve, MovementKind::Release,
                                        MovementKind::Ship, MovementKind::Adjust, MovementKind::Count}) {
            bare.kind = kind;
            QCOMPARE(roundTrip(writeMovement, readMovement, bare), u"same"_s);
        }
    }

    void refund_readsBackTheSame()
    {
        QCOMPARE(roundTrip(writeRefund, readRefund, samples::richRefund()), u"same"_s);
        Refund bare;
        bare.id = RefundId(1);
        QCOMPARE(roundTrip(writeRefund, readRefund, bare), u"same"_s);
    }

    void shopUserAndView_readBackTheSame()
    {
        QCOMPARE(roundTrip(writeShop, readShop,
                           Shop{samples::kBigId, samples::hardText(), u"JPY"_s, u"Asia/Tokyo"_s, 60, 4}),
                 u"same"_s);
        for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront})
            QCOMPARE(roundTrip(writeUser, readUser,
                               User{UserId(samples::kBigId), samples::hardText(), role, samples::at(0), 2, 3}),
                     u"same"_s);
        QCOMPARE(roundTrip(writeView, readView, samples::richView()), u"same"_s);
        for (int bits = 0; bits < 16; ++bits) {
            SavedView view;
            view.id = ViewId(1);
            view.roles = Roles::fromBits(bits);
            QCOMPARE(roundTrip(writeView, readView, view), u"same"_s);
        }
    }

    void values_ofWrongMembers_areRefusedByName()
    {
        const auto product = [](const char* from, const char* to) {
            return samples::verdictOf(samples::readText(
                productToJson(samples::richProduct()).replace(QByteArray(from), QByteArray(to)), readProduct));
        };
        QCOMPARE(product("\"on_hand\":1000", "\"on_hand\":-1"),
                 u"VALIDATION_FAILED on_hand: must be a whole number from 0 to 1000000000000"_s);
        QCOMPARE(product("\"active\":false", "\"active\":null"), u"BAD_REQUEST active: must be true or false"_s);
        QCOMPARE(product("\"price_minor\":250,", ""), u"ok"_s);
        QCOMPARE(product("\"sku\"", "\"SKU\""), u"BAD_REQUEST sku: is required"_s);
        const auto view = [](const char* from, const char* to) {
            return samples::verdictOf(
                samples::readText(viewToJson(samples::richView()).replace(QByteArray(from), QByteArray(to)), readView));
        };
        QCOMPARE(view("\"merchant\"", "\"king\""),
                 u"VALIDATION_FAILED roles: has a role that is not known to this version"_s);
        QCOMPARE(view("\"merchant\"", "1"), u"BAD_REQUEST roles[0]: must be text"_s);
        QCOMPARE(view("\"PAID,SHIPPED\"", "[1]"), u"BAD_REQUEST query.status: must be text"_s);
        const QByteArray user = userToJson({UserId(1), u"anna"_s, Role::Manager, samples::at(0), 1, 1});
        QCOMPARE(
            samples::verdictOf(samples::readText(QByteArray(user).replace("\"manager\"", "\"Manager\""), readUser)),
            u"VALIDATION_FAILED role: is not known to this version"_s);
    }
};

QTEST_GUILESS_MAIN(tst_CatalogueJson)
#include "tst_CatalogueJson.moc"
