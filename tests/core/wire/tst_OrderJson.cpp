// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OrderJson.h"
#include "tests/core/wire/Samples.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Contract section 5, in its order.
const QStringList kOrderMembers =
    u"id order_no status fulfilment version revision source currency customer ship_to lines "
    "subtotal_minor discount_minor shipping_minor total_minor paid_minor refunded_minor "
    "payments shipments hold claim cancel_reason created_at expires_at paid_at ship_by "
    "shipped_at completed_at cancelled_at updated_at"_s.split(u' ');

QByteArray without(const QByteArray& json, const QString& name)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    object.remove(name);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray with(const QByteArray& json, const QString& name, const QJsonValue& value)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    object[name] = value;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class tst_OrderJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_isWrittenAsTheContractSays()
    {
        Order order = samples::richOrder();
        order.customer = {u"17850"_s, u"张伟 😀"_s, u"a@b.example"_s, {}};
        order.shipTo = {u"张伟"_s, u"Straße \"1\""_s, {}, u"Köln"_s, {}, u"50667"_s, u"DE"_s, {}};
        order.lines[0].title = u"Mug\n"_s;
        order.payments.resize(1);
        order.shipments.resize(1);
        order.hold->until.reset();
        const char* const expected =
            R"({"id":"1234567890123456789","order_no":"CH-100042","status":"PAID","fulfilment":"PARTIAL","version":7,)"
            R"("revision":9007199254740993,"source":"api","currency":"EUR",)"
            R"("customer":{"id":"17850","name":"张伟 😀","email":"a@b.example","phone":null},)"
            "\"ship_to\":{\"name\":\"张伟\",\"line1\":\"Straße \\\"1\\\"\",\"line2\":null,\"city\":\"Köln\",\"region\":null,"
            R"("postcode":"50667","country":"DE","phone":null},)"
            "\"lines\":[{\"line_no\":1,\"sku\":\"85035A\",\"title\":\"Mug\\n\",\"quantity\":3,\"unit_price_minor\":250,"
            R"("line_total_minor":750,"packed_quantity":2,"shipped_quantity":1,"released_quantity":1},)"
            "{\"line_no\":2,\"sku\":\"sku \\\"2\\\"\",\"title\":\"\",\"quantity\":1000000,\"unit_price_minor\":0,"
            R"("line_total_minor":0,"packed_quantity":0,"shipped_quantity":0,"released_quantity":0}],)"
            R"("subtotal_minor":750,"discount_minor":50,"shipping_minor":499,"total_minor":1199,"paid_minor":1199,)"
            R"("refunded_minor":100,"payments":[{"amount_minor":1199,"method":"card","reference":"ref-1",)"
            R"("accepted":true,"reason":null,"at":"2011-09-01T08:31:00.123Z","op_id":"op-0123456789abcdef"}],)"
            R"("shipments":[{"no":1,"carrier":"DHL","tracking_no":"00340","lines":[{"line_no":1,"quantity":1}],)"
            R"("shipped_at":"2011-09-01T08:33:00.123Z","by":"anna","op_id":"op-1123456789abcdef"}],)"
            R"("hold":{"reason":"address?","until":null,"by":"anna","at":"2011-09-01T08:34:00.123Z"},)"
            R"("claim":{"user_id":"1234567890123456790","user":"bo","device":"bench 2",)"
            R"("expires_at":"2011-09-01T08:36:00.123Z"},"cancel_reason":"OTHER",)"
            R"("created_at":"2011-09-01T08:30:00.123Z","expires_at":"2011-09-01T09:00:00.123Z",)"
            R"("paid_at":"2011-09-01T08:31:00.123Z","ship_by":"2011-09-01T18:30:00.123Z",)"
            R"("shipped_at":"2011-09-01T08:37:00.123Z","completed_at":"2011-09-01T08:38:00.123Z",)"
            R"("cancelled_at":"2011-09-01T08:39:00.123Z","updated_at":"2011-09-01T08:40:00.123Z"})";
        QCOMPARE(orderToJson(order), QByteArray(expected));
    }

    void order_hasTheContractsMembersInItsOrder()
    {
        QCOMPARE(samples::memberNames(orderToJson(samples::richOrder())), kOrderMembers);
        QCOMPARE(samples::memberNames(orderToJson(samples::bareOrder())), kOrderMembers);
    }

    void notes_areCountedLast_whereThereAreSome()
    {
        Order order = samples::richOrder();
        const QByteArray none = orderToJson(order);
        order.noteCount = 12;
        const QByteArray some = orderToJson(order);
        QCOMPARE(some, QByteArray(none.chopped(1) + R"(,"note_count":12})"));
        const auto read = orderFromJson(some);
        QVERIFY(read && *read == order);
        // Of a service that counts none, or writes what is none.
        QCOMPARE(orderFromJson(none)->noteCount, 0);
        QCOMPARE(orderFromJson(with(none, u"note_count"_s, QJsonValue()))->noteCount, 0);
        QCOMPARE(orderFromJson(with(none, u"note_count"_s, 0))->noteCount, 0);
    }

    void order_readsBackTheSame_data()
    {
        QTest::addColumn<int>("without");
        for (int i = -2; i < 16; ++i)
            QTest::addRow("%d", i) << i;
    }
    void order_readsBackTheSame()
    {
        QFETCH(int, without);
        Order order = without == -2 ? samples::bareOrder() : samples::richOrder();
        const std::array<std::function<void()>, 16> removals{
            [&] { order.hold.reset(); },        [&] { order.claim.reset(); },       [&] { order.hold->until.reset(); },
            [&] { order.expiresAt.reset(); },   [&] { order.paidAt.reset(); },      [&] { order.shipBy.reset(); },
            [&] { order.shippedAt.reset(); },   [&] { order.completedAt.reset(); }, [&] { order.cancelledAt.reset(); },
            [&] { order.payments.clear(); },    [&] { order.shipments.clear(); },   [&] { order.cancelReason.clear(); },
            [&] { order.customer = {}; },       [&] { order.shipTo = {}; },         [&] { order.customer.id.clear(); },
            [&] { order.shipTo.line2.clear(); }};
        if (without >= 0)
            removals[size_t(without)]();
        const auto read = orderFromJson(orderToJson(order));
        QCOMPARE(samples::verdictOf(read), u"ok"_s);
        QCOMPARE(orderToJson(*read), orderToJson(order));
        QVERIFY(*read == order);
    }

    void order_ofEveryStatus_readsBackTheSame()
    {
        for (const OrderStatus status : allOrderStatuses()) {
            Order order = samples::bareOrder();
            order.status = status;
            const auto read = orderFromJson(orderToJson(order));
            QVERIFY(read && *read == order);
        }
    }

    void order_with705Lines_readsBackTheSame()
    {
        Order order = samples::bareOrder();
        for (int no = 2; no <= 705; ++no)
            order.lines.push_back({no, u"SKU-%1"_s.arg(no), samples::hardText(), no, no, qint64{no} * no, no, no, 0});
        const auto read = orderFromJson(orderToJson(order));
        QVERIFY(read && *read == order);
    }

    void order_withoutAMember_isRefusedByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("required");
        const QStringList optional{u"fulfilment"_s,   u"hold"_s,        u"claim"_s,   u"cancel_reason"_s,
                                   u"expires_at"_s,   u"paid_at"_s,     u"ship_by"_s, u"shipped_at"_s,
                                   u"completed_at"_s, u"cancelled_at"_s};
        for (const QString& name : kOrderMembers)
            QTest::newRow(qPrintable(name)) << name << !(optional.contains(name) || name.endsWith("_minor"_L1));
    }
    void order_withoutAMember_isRefusedByName()
    {
        QFETCH(QString, name);
        QFETCH(bool, required);
        const auto read = orderFromJson(without(orderToJson(samples::richOrder()), name));
        QCOMPARE(samples::verdictOf(read), required ? QString(u"BAD_REQUEST "_s + name + u": is required"_s) : u"ok"_s);
    }

    void order_ofWrongMembers_isRefusedByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("id as number") << u"id"_s << QJsonValue(12)
                                      << u"BAD_REQUEST id: must be an id: a string of decimal digits"_s;
        QTest::newRow("unknown status") << u"status"_s << QJsonValue(u"LOST"_s)
                                        << u"VALIDATION_FAILED status: is not known to this version"_s;
        QTest::newRow("money as double") << u"total_minor"_s << QJsonValue(1.5)
                                         << u"BAD_REQUEST total_minor: must be a whole number"_s;
        QTest::newRow("line without number") << u"lines"_s << QJsonValue(QJsonArray{QJsonObject{{u"sku"_s, u"A"_s}}})
                                             << u"BAD_REQUEST lines[0].line_no: is required"_s;
        QTest::newRow("lines null") << u"lines"_s << QJsonValue() << u"BAD_REQUEST lines: must be a list of objects"_s;
        QTest::newRow("hold as text") << u"hold"_s << QJsonValue(u"x"_s) << u"BAD_REQUEST hold: must be an object"_s;
        QTest::newRow("claim's user") << u"claim"_s << QJsonValue(QJsonObject{{u"user_id"_s, 5}})
                                      << u"BAD_REQUEST claim.user_id: must be an id: a string of decimal digits"_s;
        QTest::newRow("local time") << u"created_at"_s << QJsonValue(u"2011-09-01T08:30:00"_s)
                                    << u"BAD_REQUEST created_at: must be a time with its zone, such as "
                                       "2011-09-01T08:30:00.000Z"_s;
        QTest::newRow("version 0") << u"version"_s << QJsonValue(0)
                                   << u"VALIDATION_FAILED version: must be a whole number, at least 1"_s;
        QTest::newRow("fewer notes than none") << u"note_count"_s << QJsonValue(-1)
                                               << u"VALIDATION_FAILED note_count: must be a whole number, at least 0"_s;
        QTest::newRow("from a newer service") << u"gift_wrap"_s << QJsonValue(QJsonObject{{u"x"_s, 1}}) << u"ok"_s;
    }
    void order_ofWrongMembers_isRefusedByName()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(QString, expected);
        QCOMPARE(samples::verdictOf(orderFromJson(with(orderToJson(samples::bareOrder()), name, value))), expected);
    }

    // Stored quantities are summed without further checks.
    void order_ofHugeQuantities_isRefused()
    {
        Order order = samples::bareOrder();
        order.lines[0].quantity = std::numeric_limits<qint64>::max();
        QCOMPARE(samples::verdictOf(orderFromJson(orderToJson(order))),
                 u"VALIDATION_FAILED lines[0].quantity: must be a whole number from 0 to 1000000000000"_s);
    }

    void timelineEntry_isWrittenAsAgreed()
    {
        TimelineEntry entry = samples::richEntry();
        entry.changes.resize(3);
        entry.detail = {{u"text"_s, u"a\"b"_s}, {u"until"_s, FieldValue()}};
        JsonWriter json;
        writeTimelineEntry(json, entry);
        QCOMPARE(json.take(),
                 QByteArray(
                     R"({"seq":3,"kind":"EDITED","at":"2011-09-01T08:31:00.123Z","actor":"anna",)"
                     R"("actor_role":"warehouse","device":"bench 2","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736",)"
                     R"("op_id":"op-0123456789abcdef","changes":{"customer.email":{"old":"a@example.com","new":null},)"
                     R"("total_minor":{"old":5,"new":-9223372036854775808},"notify":{"old":false,"new":true}},)"
                     "\"detail\":{\"text\":\"a\\\"b\",\"until\":null}}"));
    }

    void timelineEntry_readsBackTheSame()
    {
        TimelineEntry bare;
        bare.seq = 1;
        bare.kind = TimelineKind::TimedOut;
        bare.at = samples::at(0);
        bare.actor.name = u"service"_s;
        for (const TimelineEntry& entry : {samples::richEntry(), bare}) {
            JsonWriter json;
            writeTimelineEntry(json, entry);
            const auto read = samples::readText(json.take(), readTimelineEntry);
            QCOMPARE(samples::verdictOf(read), u"ok"_s);
            QVERIFY(*read == entry);
        }
    }

    void timelineEntry_ofEveryKindAndRole_readsBackTheSame()
    {
        for (int kind = 0; kind <= int(TimelineKind::Imported); ++kind) {
            TimelineEntry entry = samples::richEntry();
            entry.kind = TimelineKind(kind);
            entry.actor.role =
                std::array{Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront}[size_t(kind) % 4];
            JsonWriter json;
            writeTimelineEntry(json, entry);
            const auto read = samples::readText(json.take(), readTimelineEntry);
            QVERIFY(read && *read == entry);
        }
    }

    void timelineEntry_ofWrongMembers_isRefusedByName()
    {
        JsonWriter writer;
        writeTimelineEntry(writer, samples::richEntry());
        const QByteArray json = writer.take();
        const auto verdict = [&json](const char16_t* name, const QJsonValue& value) {
            return samples::verdictOf(
                samples::readText(with(json, QString::fromUtf16(name), value), readTimelineEntry));
        };
        QCOMPARE(verdict(u"kind", u"DREAMT"_s), u"VALIDATION_FAILED kind: is not known to this version"_s);
        QCOMPARE(verdict(u"actor_role", u"king"_s), u"VALIDATION_FAILED actor_role: is not known to this version"_s);
        QCOMPARE(verdict(u"trace_id", u"4BF92F"_s),
                 u"BAD_REQUEST trace_id: must be 32 lower-case hexadecimal digits"_s);
        QCOMPARE(verdict(u"changes", QJsonObject{{u"email"_s, u"x"_s}}),
                 u"BAD_REQUEST changes.email: must be an object"_s);
        QCOMPARE(verdict(u"detail", QJsonArray{}), u"BAD_REQUEST detail: must be an object"_s);
    }

    void columns_areTheEntrysTwoObjects()
    {
        const TimelineEntry entry = samples::richEntry();
        JsonWriter json;
        writeTimelineEntry(json, entry);
        const QJsonObject whole = QJsonDocument::fromJson(json.take()).object();
        QCOMPARE(QJsonDocument::fromJson(changesToJson(entry.changes)).object(), whole["changes"_L1].toObject());
        QCOMPARE(QJsonDocument::fromJson(detailToJson(entry.detail)).object(), whole["detail"_L1].toObject());
        QCOMPARE(changesToJson({}), QByteArray("{}"));
        QCOMPARE(detailToJson({}), QByteArray("{}"));
    }
};

QTEST_GUILESS_MAIN(tst_OrderJson)
#include "tst_OrderJson.moc"
