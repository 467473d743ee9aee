// SPDX-License-Identifier: Apache-2.0
// What came of a stock take, and what is done with it.
#include "tests/ui/stocktake/StockTakeFixture.h"

using namespace ch;
using namespace ch::test;

class tst_ReviewView : public StockTakeCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(); }
    void init() { openPage(); }
    void cleanup() { closePage(); }
    void cleanupTestCase() { leaveShop(); }

    void sales_sinceTheCounting_areShownAndKept();
    void review_reasonRecountApproval_changeTheStock();
    void approval_thatOrdersForbid_namesTheLines();
};

void tst_ReviewView::sales_sinceTheCounting_areShownAndKept()
{
    const StockCount count = begin();
    openCounting(count);
    const auto lines = model(counting()).sheet().lines;
    const auto plenty =
        std::ranges::find_if(lines, [](const auto& each) { return each.line.onHand.value_or(0) >= 20; });
    QVERIFY(plenty != lines.end());
    const QString sold = plenty->line.sku;
    const QString path = QString(u"/products/" + QString::fromLatin1(QUrl::toPercentEncoding(sold)));
    OtherPerson office(m_service->url());
    // What another take changed a moment ago may not be here yet.
    const qint64 onHand = office.call("GET", path).value(u"on_hand").toInteger();
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(model(counting()).sheet().lines[size_t(plenty - lines.begin())].line.onHand,
                              std::optional<qint64>(onHand), 20'000);
    key(sold);
    key(u"*%1"_s.arg(onHand + 2));
    QTRY_COMPARE(counted(sold), std::optional<qint64>(onHand + 2));
    QVERIFY(isSent());
    const QJsonObject shipTo{{u"name"_s, u"Anna"_s},
                             {u"line1"_s, u"Kastanienallee 12"_s},
                             {u"city"_s, u"Berlin"_s},
                             {u"country"_s, u"DE"_s}};
    const QJsonObject order =
        office.call("POST", u"/orders"_s,
                    {{u"currency"_s, m_ui->desk.workspace->identity().currency},
                     {u"customer"_s, QJsonObject{{u"name"_s, u"Anna"_s}}},
                     {u"ship_to"_s, shipTo},
                     {u"lines"_s, QJsonArray{QJsonObject{{u"sku"_s, sold}, {u"quantity"_s, 5}}}}});
    const auto id = *OrderId::fromText(order.value(u"id").toString().toLatin1());
    office.step(
        id, u"payments"_s,
        {{u"amount_minor"_s, order.value(u"total_minor")}, {u"method"_s, u"card"_s}, {u"reference"_s, u"R-1"_s}});
    office.step(id, u"shipments"_s, {{u"carrier"_s, u"DHL"_s}, {u"tracking_no"_s, u"T-1"_s}});
    m_ui->desk.workspace->syncNow();
    openReview(count);
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 1, 20'000);
    const auto rowText = [&] {
        QStringList cells;
        const int row = model(review()).rowOf(sold);
        for (int column = 0; column < model(review()).columnCount({}); ++column)
            cells.append(model(review()).index(row, column).data().toString());
        return cells.join(u'|');
    };
    QTRY_VERIFY2_WITH_TIMEOUT(rowText().contains(u"5 out since"), qPrintable(rowText()), 20'000);
    QVERIFY2(rowText().contains(u"+2"), qPrintable(rowText()));
    review().findChild<ui::ThemedTable*>()->selectRow(model(review()).rowOf(sold));
    const auto* panel = review().findChild<ui::ReviewLinePanel*>();
    QTRY_VERIFY2(textOf(panel).contains(QString::number(onHand - 3)), qPrintable(textOf(panel)));
    QVERIFY(press(&review(), u"Approve…"_s));
    QVERIFY(press(m_ui->sheet<ui::ApproveSheet>(), u"Change the stock"_s));
    QVERIFY(m_ui->waitForToast(u"The stock was changed"));
    QCOMPARE(office.call("GET", path).value(u"on_hand").toInteger(), onHand - 3);
}

void tst_ReviewView::review_reasonRecountApproval_changeTheStock()
{
    const StockCount count = begin();
    openCounting(count);
    const auto lines = model(counting()).sheet().lines;
    const QString more = lines[0].line.sku;
    const QString again = lines[1].line.sku;
    const qint64 before = *lines[0].line.onHand;
    key(more);
    key(u"*%1"_s.arg(before + 3));
    key(again);
    key(u"*%1"_s.arg(*lines[1].line.onHand + 1));
    QTRY_COMPARE(counted(again), std::optional<qint64>(*lines[1].line.onHand + 1));
    QVERIFY(isSent());
    openReview(count);
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 2, 20'000);
    auto* table = review().findChild<ui::ThemedTable*>();
    table->selectRow(model(review()).rowOf(more));
    auto* panel = review().findChild<ui::ReviewLinePanel*>();
    QTRY_VERIFY(textOf(panel).contains(u"+3"));
    auto* reason = field<QComboBox>(panel, u"Reason"_s);
    reason->setCurrentIndex(reason->findData(u"RETURNED"_s));
    Q_EMIT reason->activated(reason->currentIndex());
    table->clearSelection();
    table->selectRow(model(review()).rowOf(again));
    QVERIFY(press(panel, u"Have it counted again"_s));
    QVERIFY(m_ui->waitForToast(u"to count again"));
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 1, 20'000);

    QVERIFY(press(&review(), u"Approve…"_s));
    auto* sheet = m_ui->sheet<ui::ApproveSheet>();
    QVERIFY(textOf(sheet).contains(u"1 product"));
    QVERIFY(textOf(sheet).contains(u"+3"));
    QVERIFY(press(sheet, u"Change the stock"_s));
    QVERIFY(m_ui->waitForToast(u"The stock was changed"));
    OtherPerson other(m_service->url());
    const QString path = QString(u"/products/" + QString::fromLatin1(QUrl::toPercentEncoding(more)));
    QCOMPARE(other.call("GET", path).value(u"on_hand").toInteger(), before + 3);
    const QJsonArray movements = other.call("GET", QString(path + u"/movements?limit=1")).value(u"items").toArray();
    QCOMPARE(movements[0].toObject().value(u"reason").toString(), u"RETURNED"_s);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(&review()).contains(u"Approved") || !findButton(&review(), u"Approve…"_s), 20'000);
}

void tst_ReviewView::approval_thatOrdersForbid_namesTheLines()
{
    const StockCount count = begin();
    const auto reserved = [&]() -> QString {
        OtherPerson other(m_service->url());
        const QJsonArray products = other.call("GET", u"/products?limit=200"_s).value(u"items").toArray();
        for (const auto& each : products) {
            if (each.toObject().value(u"reserved").toInteger() > 0)
                return each.toObject().value(u"sku").toString();
        }
        return {};
    }();
    QVERIFY(!reserved.isEmpty());
    openCounting(count);
    key(reserved);
    key(u"*0"_s);
    QTRY_COMPARE(counted(reserved), std::optional<qint64>(0));
    QVERIFY(isSent());
    openReview(count);
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 1, 20'000);
    QVERIFY(press(&review(), u"Approve…"_s));
    auto* sheet = m_ui->sheet<ui::ApproveSheet>();
    QVERIFY(press(sheet, u"Change the stock"_s));
    QTRY_VERIFY_WITH_TIMEOUT(textOf(sheet).contains(reserved), 20'000);
    QVERIFY(textOf(sheet).contains(u"orders reserve"));
    QCOMPARE(good(m_ui->desk.workspace->stockCounts().counts()).front().count.status, StockCountStatus::Counting);
    sheet->close();
}

QTEST_MAIN(tst_ReviewView)
#include "tst_ReviewView.moc"
