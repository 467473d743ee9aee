// SPDX-License-Identifier: Apache-2.0
#include "core/wire/StockCountJson.h"
#include "tests/core/wire/Samples.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

template <class T> Result<T> readAs(const QByteArray& json, T (*read)(JsonObject&))
{
    return samples::readText(json, read, UnknownMembers::Refuse);
}

StockCount richCount()
{
    return {.id = StockCountId(samples::kBigId),
            .name = samples::hardText(),
            .status = StockCountStatus::Approved,
            .blind = true,
            .scope = {.kind = CountScope::Kind::Skus, .skus = {u"a"_s, u"b \"c\""_s}},
            .note = samples::hardText(),
            .lines = 2,
            .counted = 1,
            .recounts = 1,
            .differences = 1,
            .counters = {u"anna"_s, u"王"_s},
            .createdBy = u"anna"_s,
            .createdAt = samples::at(1),
            .lastCountedAt = samples::at(2),
            .endedBy = u"bo"_s,
            .endedAt = samples::at(3),
            .version = 4,
            .revision = 9'007'199'254'740'993};
}

StockCountLine richLine()
{
    StockCountLine line{.sku = u"b \"c\""_s,
                        .title = samples::hardText(),
                        .location = u"A-02-15"_s,
                        .round = 2,
                        .counted = 5,
                        .expected = 7,
                        .onHandAtStart = 9,
                        .onHand = 6,
                        .correctedSince = -1,
                        .movedBetween = 2,
                        .firstCountedAt = samples::at(1),
                        .countedAt = samples::at(2),
                        .applied = -1,
                        .reason = u"LOST"_s,
                        .note = samples::hardText(),
                        .revision = 3};
    line.entries = {{.user = u"anna"_s,
                     .device = u"tablet"_s,
                     .place = u"A-1"_s,
                     .round = 2,
                     .counted = 5,
                     .expected = 7,
                     .countedAt = samples::at(2),
                     .at = samples::at(4),
                     .opId = u"op-0123456789abcdef"_s,
                     .note = samples::hardText()},
                    {.user = u"bo"_s, .countedAt = samples::at(1), .at = samples::at(1), .counts = false}};
    return line;
}

} // namespace

class tst_StockCountJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_comeBackAsTheyWere()
    {
        QCOMPARE(*readAs(stockCountToJson(richCount()), readStockCount), richCount());
        const StockCount plain{.id = StockCountId(1), .createdBy = u"a"_s};
        QCOMPARE(*readAs(stockCountToJson(plain), readStockCount), plain);
        QCOMPARE(*readAs(stockCountLineToJson(richLine()), readStockCountLine), richLine());
        const StockCountLine untouched{.sku = u"S"_s, .onHandAtStart = 3, .onHand = 3};
        QCOMPARE(*readAs(stockCountLineToJson(untouched), readStockCountLine), untouched);
    }

    void drafts_comeBackAsTheyWere()
    {
        const CountLineDraft counted{.counted = 12,
                                     .expected = 14,
                                     .countedAt = samples::at(3),
                                     .place = u"A-1"_s,
                                     .round = 2,
                                     .note = samples::hardText().remove(QChar(QChar::ByteOrderMark))};
        QCOMPARE(*readAs(toJson(counted), readCountLineDraft), counted);
        const CountLineDraft takenBack{.countedAt = samples::at(3)};
        QCOMPARE(*readAs(toJson(takenBack), readCountLineDraft), takenBack);
        const auto begun =
            readAs(toJson(NewStockCount{.name = u"n"_s,
                                        .scope = {.kind = CountScope::Kind::Location, .location = u"A"_s},
                                        .blind = true,
                                        .note = u"m"_s}),
                   readNewStockCount);
        QVERIFY(begun);
        QCOMPARE(begun->scope.location, u"A"_s);
        QVERIFY(begun->blind);
        const auto approval =
            readAs(toJson(CountApproval{.version = 3,
                                        .reason = u"LOST"_s,
                                        .lines = {{.sku = u"a"_s, .kind = CountDecision::Kind::Zero, .note = u"n"_s}}}),
                   readCountApproval);
        QVERIFY(approval);
        QCOMPARE(approval->version, std::optional<qint64>(3));
        QCOMPARE(approval->lines[0], (CountDecision{.sku = u"a"_s, .kind = CountDecision::Kind::Zero, .note = u"n"_s}));
        QCOMPARE(*readAs(toRecountJson({u"a"_s, u"b"_s}), readRecount), (std::vector<QString>{u"a"_s, u"b"_s}));
    }

    void draft_wrong_isRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char* name, const char* json, const char* verdict) {
            QTest::newRow(name) << QByteArray(json).replace('\'', '"') << QString::fromLatin1(verdict);
        };
        row("not said", "{'expected':1,'counted_at':'2025-01-01T00:00:00Z'}", "BAD_REQUEST");
        row("below zero", "{'counted':-1,'expected':1,'counted_at':'2025-01-01T00:00:00Z'}", "VALIDATION_FAILED");
        row("too many", "{'counted':1000000001,'expected':1,'counted_at':'2025-01-01T00:00:00Z'}", "VALIDATION_FAILED");
        row("a text", "{'counted':'1','expected':1,'counted_at':'2025-01-01T00:00:00Z'}", "BAD_REQUEST");
        row("a fraction", "{'counted':1.5,'expected':1,'counted_at':'2025-01-01T00:00:00Z'}", "BAD_REQUEST");
        row("no time", "{'counted':1,'expected':1}", "BAD_REQUEST");
        row("an unknown member", "{'counted':1,'expected':1,'counted_at':'2025-01-01T00:00:00Z','sku':'x'}",
            "BAD_REQUEST");
        row("round 0", "{'counted':1,'expected':1,'counted_at':'2025-01-01T00:00:00Z','round':0}", "VALIDATION_FAILED");
        row("place with a blank end", "{'counted':1,'expected':1,'counted_at':'2025-01-01T00:00:00Z','place':'a '}",
            "VALIDATION_FAILED");
    }
    void draft_wrong_isRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, verdict);
        const auto read = readAs(json, readCountLineDraft);
        QVERIFY(!read);
        QCOMPARE(read.error().code, verdict);
    }
};

QTEST_GUILESS_MAIN(tst_StockCountJson)
#include "tst_StockCountJson.moc"
