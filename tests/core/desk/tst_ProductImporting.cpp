// SPDX-License-Identifier: Apache-2.0
// A file of products on its way, against a real service in the same process: what is told when somebody stops it.
#include "core/desk/ProductImporting.h"
#include "tests/core/sync/DeskFixture.h"

#include <QJsonDocument>

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRows = 5;

/// New products, five of each on the shelf.
desk::ProductImportPlan planOf(int rows)
{
    desk::ProductImportPlan plan;
    for (int i = 1; i <= rows; ++i) {
        const QString sku = u"FILE-%1"_s.arg(i);
        plan.steps.push_back({.row = i + 1,
                              .sku = sku,
                              .verdict = desk::ImportVerdict::New,
                              .draft = ProductDraft{.sku = sku, .title = sku, .priceMinor = 100},
                              .counted = 5});
    }
    plan.counts[size_t(desk::ImportVerdict::New)] = rows;
    return plan;
}

/// Somebody stops while the answer to this request is on its way: what was asked for is done, and nobody hears of it.
FaultyTransport::Rule stopDuring(int request, int& seen, std::stop_source& stop)
{
    return [request, &stop, &seen](const HttpRequest&, const FaultyTransport::Pass& pass,
                                   std::stop_token) -> FaultyTransport::Answer {
        if (++seen != request)
            return std::nullopt;
        const auto answer = pass();
        if (!answer || answer->status != 201)
            qFatal("the service refused it");
        stop.request_stop();
        return Result<HttpResponse>(Error{.kind = ErrorKind::Cancelled});
    };
}

qint64 onHand(DeskFixture& desk, const QString& sku)
{
    const QByteArray body = desk.shop.as(Role::Merchant, server::Method::Get, "/products/" + sku.toLatin1()).body;
    return QJsonDocument::fromJson(body)["data"_L1]["on_hand"_L1].toInteger(-1);
}

} // namespace

class tst_ProductImporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopped_whileAnAnswerIsOnItsWay_endsTheRow_data()
    {
        QTest::addColumn<int>("request");
        // Two requests a row: the product, then its stock.
        QTest::newRow("the product's") << 3;
        QTest::newRow("the stock's") << 4;
    }
    void stopped_whileAnAnswerIsOnItsWay_endsTheRow()
    {
        QFETCH(const int, request);
        DeskFixture desk;
        QVERIFY(desk.signIn());
        std::stop_source stop;
        int seen = 0;
        desk.network->setRule(stopDuring(request, seen, stop));
        const auto report = desk::runImport(*desk.engine, planOf(kRows), stop.get_token(), [](qint64, qint64) {});
        QVERIFY(report.ended && report.ended->kind == ErrorKind::Cancelled);
        QCOMPARE(report.created, 2);
        QCOMPARE(report.counted, 2);
        QCOMPARE(report.left, kRows - 2);
        // Neither half a row nor one twice.
        QCOMPARE(onHand(desk, u"FILE-2"_s), 5);
        QCOMPARE(onHand(desk, u"FILE-3"_s), -1);
    }

    void stopped_andTheNetworkGone_rowIsLeft()
    {
        DeskFixture desk;
        QVERIFY(desk.signIn());
        std::stop_source stop;
        int seen = 0;
        desk.network->setRule([&stop, &seen](const HttpRequest&, const FaultyTransport::Pass&,
                                             std::stop_token token) -> FaultyTransport::Answer {
            if (++seen < 3)
                return std::nullopt;
            stop.request_stop();
            return Result<HttpResponse>(token.stop_requested() ? Error{.kind = ErrorKind::Cancelled} : offlineError());
        });
        const auto report = desk::runImport(*desk.engine, planOf(kRows), stop.get_token(), [](qint64, qint64) {});
        QVERIFY(report.ended);
        QCOMPARE(report.created, 1);
        QCOMPARE(report.left, kRows - 1);
    }
};

QTEST_GUILESS_MAIN(tst_ProductImporting)
#include "tst_ProductImporting.moc"
