// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CatalogueJson.h"
#include "core/wire/Mask.h"
#include "core/wire/OrderJson.h"
#include "core/wire/ShopJson.h"
#include "tests/core/wire/Samples.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMutations = 20'000;

const std::vector<QByteArray>& seeds()
{
    static const std::vector<QByteArray> texts = [] {
        JsonWriter entry;
        writeTimelineEntry(entry, samples::richEntry());
        JsonWriter movement;
        writeMovement(movement, samples::richMovement());
        OrderDraft draft;
        draft.currency = u"EUR"_s;
        draft.customer = samples::richOrder().customer;
        draft.lines = {{u"A"_s, 2, 250}, {u"B"_s, 1, {}}};
        return std::vector<QByteArray>{orderToJson(samples::richOrder()),
                                       orderToJson(samples::bareOrder()),
                                       entry.take(),
                                       movement.take(),
                                       productToJson(samples::richProduct()),
                                       refundToJson(samples::richRefund()),
                                       viewToJson(samples::richView()),
                                       toJson(draft),
                                       toJson(ShipmentDraft{u"DHL"_s, u"1"_s, {{1, 2}}, true}),
                                       toJson(RefundDraft{5, u"x"_s, u"n"_s, {{1, 2}}})};
    }();
    return texts;
}

/// What JSON is made of, and what has broken parsers before.
const std::array<QByteArray, 24> kPieces{"\"",
                                         "\\",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         "null",
                                         "true",
                                         "-",
                                         "1e9",
                                         "1e400",
                                         "0.5",
                                         "\\u0000",
                                         "\\ud800",
                                         "\xff",
                                         "\xED\xA0\x80",
                                         "\"id\"",
                                         "\"email\":1,",
                                         "[[[[[[[[",
                                         "{\"a\":",
                                         "18446744073709551616",
                                         "9223372036854775808"};

/// Values to put in the place of others, so that the text stays JSON and the readers are reached.
const std::array<QByteArray, 16> kValues{"null",
                                         "true",
                                         "false",
                                         "0",
                                         "-1",
                                         "1.5",
                                         "1e3",
                                         "9223372036854775807",
                                         "\"\"",
                                         "\"PAID\"",
                                         "{}",
                                         "[]",
                                         "[null]",
                                         "[{}]",
                                         "\"2011-09-01T08:30:00Z\"",
                                         "18446744073709551615"};

void replaceValue(QByteArray& json, qsizetype from, QRandomGenerator& random)
{
    const qsizetype start = json.indexOf(':', from) + 1;
    if (start == 0)
        return;
    qsizetype end = start;
    while (end < json.size() && !QByteArrayView(",]}").contains(json[end]))
        ++end;
    json.replace(start, end - start, kValues[size_t(random.bounded(int(kValues.size())))]);
}

QByteArray mutated(QByteArray json, QRandomGenerator& random)
{
    for (int changes = random.bounded(1, 5); changes > 0 && !json.isEmpty(); --changes) {
        const qsizetype at = random.bounded(int(json.size()));
        const qsizetype length = random.bounded(1, 20);
        switch (random.bounded(10)) {
        case 0:
            json[at] = char(random.bounded(256));
            break;
        case 1:
            json.remove(at, length);
            break;
        case 2:
            json.insert(at, kPieces[size_t(random.bounded(int(kPieces.size())))]);
            break;
        case 3:
            json.replace(at, length, kPieces[size_t(random.bounded(int(kPieces.size())))]);
            break;
        case 4:
            json.insert(at, json.mid(random.bounded(int(json.size())), 3 * length));
            break;
        case 5:
            json.truncate(at);
            break;
        default:
            replaceValue(json, at, random);
        }
    }
    return json;
}

/// Reads the text as every kind of thing; what is read must be writable and read back the same.
template <class T> void readAs(const QByteArray& json, T (*read)(JsonObject&), QByteArray (*write)(const T&), int& good)
{
    const auto value = samples::readText(json, read);
    if (!value) {
        QVERIFY(!value.error().code.isEmpty());
        QVERIFY(QJsonDocument::fromJson(value.error().facts).isObject());
        return;
    }
    ++good;
    const QByteArray written = write(*value);
    const auto again = samples::readText(written, read);
    QVERIFY2(again, written.constData());
    QCOMPARE(write(*again), written);
}

template <class T, void (*Write)(JsonWriter&, const T&)> QByteArray textOf(const T& value)
{
    JsonWriter json;
    Write(json, value);
    return json.take();
}

bool hasMaskedName(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    if (std::any_of(array.begin(), array.end(), [](const QJsonValue& each) { return hasMaskedName(each); }))
        return true;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().endsWith("_minor"_L1) || it.key() == "email"_L1 || it.key().endsWith(".email"_L1) ||
            hasMaskedName(it.value()))
            return true;
    }
    return false;
}

} // namespace

class tst_WireFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutations_neverCrashThrowOrLeak()
    {
        bool given = false;
        quint32 seed = quint32(qEnvironmentVariableIntValue("CH_SEED", &given));
        if (!given)
            seed = QRandomGenerator::system()->generate() & 0x7FFFFFFF;
        qInfo("seed %u (CH_SEED sets it)", seed);
        QRandomGenerator random(seed);
        int parsed = 0;
        int good = 0;
        int masked = 0;
        for (int i = 0; i < kMutations; ++i) {
            const QByteArray json = mutated(seeds()[size_t(i) % seeds().size()], random);
            try {
                parsed += JsonDocument::parse(json, UnknownMembers::Refuse) ? 1 : 0;
                readAs<Order>(json, readOrder, orderToJson, good);
                readAs<TimelineEntry>(json, readTimelineEntry, textOf<TimelineEntry, writeTimelineEntry>, good);
                readAs<Movement>(json, readMovement, textOf<Movement, writeMovement>, good);
                readAs<Product>(json, readProduct, productToJson, good);
                readAs<Refund>(json, readRefund, refundToJson, good);
                readAs<SavedView>(json, readView, viewToJson, good);
                readAs<OrderDraft>(json, readOrderDraft, toJson, good);
                readAs<ShipmentDraft>(json, readShipmentDraft, toJson, good);
                readAs<RefundDraft>(json, readRefundDraft, toJson, good);
                const QByteArray mask = withoutMoney(json);
                QVERIFY(!mask.isEmpty());
                const QJsonDocument document = QJsonDocument::fromJson("[" + mask + "]");
                QVERIFY2(document.isArray(), mask.constData());
                QVERIFY2(!hasMaskedName(document[0]), mask.constData());
                masked += mask != "null" ? 1 : 0;
            } catch (...) {
                QFAIL("an exception");
            }
            if (QTest::currentTestFailed()) {
                qInfo("mutation %d: %s", i, json.toPercentEncoding().constData());
                return;
            }
        }
        qInfo("%d texts, %d still JSON, %d read as something, %d masked", kMutations, parsed, good, masked);
        // Otherwise the mutations are too wild to reach the readers.
        QVERIFY(parsed > kMutations / 10);
        QVERIFY(good > kMutations / 50);
    }
};

QTEST_GUILESS_MAIN(tst_WireFuzz)
#include "tst_WireFuzz.moc"
