// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StepRules.h"
#include "server/Routes.h"
#include "tests/core/desk/StepSampler.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace ch;
using namespace ch::test;
using desk::mayTake;
using desk::operationOf;
using desk::stepOf;

namespace {

struct RouteOfKind
{
    OperationKind kind;
    server::Method method;
    std::string_view pattern;
};

constexpr auto kRoutes = std::to_array<RouteOfKind>({
    {OperationKind::Ship, server::Method::Post, "/orders/{id}/shipments"},
    {OperationKind::CorrectParcel, server::Method::Patch, "/orders/{id}/shipments/{no}"},
    {OperationKind::Cancel, server::Method::Post, "/orders/{id}/cancellation"},
    {OperationKind::Complete, server::Method::Post, "/orders/{id}/completion"},
    {OperationKind::Hold, server::Method::Post, "/orders/{id}/hold"},
    {OperationKind::ReleaseHold, server::Method::Delete, "/orders/{id}/hold"},
    {OperationKind::Note, server::Method::Post, "/orders/{id}/notes"},
    {OperationKind::Packing, server::Method::Put, "/orders/{id}/packing"},
    {OperationKind::Print, server::Method::Post, "/orders/{id}/prints"},
    {OperationKind::Adjust, server::Method::Post, "/stock-adjustments"},
    {OperationKind::Count, server::Method::Post, "/stock-adjustments"},
    {OperationKind::CountLine, server::Method::Put, "/stock-counts/{id}/lines/{sku}"},
});

} // namespace

class tst_StepRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMay_everyKind_isAsTheServiceSays();
    void versions_areTaken_whereTheServiceTakesThem();
    void entry_readBack_isTheSameStep();
    void entry_correction_keepsItsParcel();
    void brokenBody_isAnError_data();
    void brokenBody_isAnError();
    void laterProgramsMember_isIgnored();
};

void tst_StepRules::whoMay_everyKind_isAsTheServiceSays()
{
    for (const RouteOfKind& each : kRoutes) {
        const auto route = std::ranges::find_if(server::routes(), [&](const server::Route& candidate) {
            return candidate.method == each.method && candidate.pattern == each.pattern;
        });
        QVERIFY2(route != server::routes().end(), nameOf(each.kind).data());
        for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront})
            QVERIFY2(mayTake(role, each.kind) == route->who.contains(role),
                     qPrintable(QString(nameOf(each.kind) + u' ' + nameOf(role))));
    }
}

void tst_StepRules::versions_areTaken_whereTheServiceTakesThem()
{
    for (const RouteOfKind& each : kRoutes) {
        const auto route = std::ranges::find_if(server::routes(), [&](const server::Route& candidate) {
            return candidate.method == each.method && candidate.pattern == each.pattern;
        });
        QCOMPARE(needsVersion(each.kind), route->ifMatch == server::IfMatch::Taken);
    }
}

void tst_StepRules::entry_readBack_isTheSameStep()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    StepSampler sampler(seed);
    for (int i = 0; i < 5000; ++i) {
        const OrderStepDraft draft = sampler.draft();
        const Order order = sampler.order();
        const PendingOperation entry = entryOf(draft, order, 1);
        const auto read = stepOf(entry);
        QVERIFY(read);
        QCOMPARE(read->index(), draft.index());
        // The same effect, and written the same again.
        QCOMPARE(operationOf(*read, order).body, entry.body);
        const auto before = desk::runStep(draft, order, step(order.version));
        const auto after = desk::runStep(*read, order, step(order.version));
        QCOMPARE(bool(after), bool(before));
        if (before)
            QVERIFY(after->after == before->after);
        QCOMPARE(entry.baseVersion.has_value(), needsVersion(entry.kind));
    }
}

void tst_StepRules::entry_correction_keepsItsParcel()
{
    const Order order = pendingOrder();
    const auto draft = CorrectParcelDraft{.parcelNo = 3, .correction = {.carrier = {}, .trackingNo = u"X"_s}};
    const auto read = stepOf(entryOf(draft, order, 1));
    QVERIFY(read);
    QCOMPARE(std::get<CorrectParcelDraft>(*read).parcelNo, 3);
    QVERIFY(!std::get<CorrectParcelDraft>(*read).correction.carrier);
}

void tst_StepRules::brokenBody_isAnError_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << int(OperationKind::Ship) << QByteArray("carrier");
    QTest::newRow("empty") << int(OperationKind::Note) << QByteArray();
    QTest::newRow("no carrier") << int(OperationKind::Ship) << QByteArray("{\"tracking_no\":\"1\"}");
    QTest::newRow("text for a number") << int(OperationKind::Packing)
                                       << QByteArray("{\"lines\":[{\"line_no\":\"1\",\"packed_quantity\":1}]}");
    QTest::newRow("stock") << int(OperationKind::Adjust) << QByteArray("{\"sku\":\"A\",\"delta\":1}");
}

void tst_StepRules::brokenBody_isAnError()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, body);
    QVERIFY(!stepOf({.kind = OperationKind(kind), .body = body}));
}

void tst_StepRules::laterProgramsMember_isIgnored()
{
    const auto read = stepOf({.kind = OperationKind::Note, .body = "{\"text\":\"x\",\"colour\":\"red\"}"});
    QVERIFY(read);
    QCOMPARE(std::get<NoteDraft>(*read).text, u"x"_s);
}

QTEST_APPLESS_MAIN(tst_StepRules)
#include "tst_StepRules.moc"
