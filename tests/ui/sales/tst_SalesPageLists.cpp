// SPDX-License-Identifier: Apache-2.0
// Whatever a figure counts is what it opens.
#include "tests/ui/sales/SalesPageFixture.h"
#include "ui/kit/ThemedTable.h"
#include "ui/sales/RefundListSheet.h"

using namespace ch;
using namespace ch::test;

class tst_SalesPageLists : public SalesPageCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(); }
    void init() { showPage(); }
    void cleanup() { closePage(); }

    void bars_opened_listHasExactlyTheirOrders();
    void cells_opened_listHasExactlyTheirOrders();
    void tiles_opened_listWhatTheyCount();
    void placeWithoutACountry_opensItsOrders();
    void refunds_opened_areListed();
};

void tst_SalesPageLists::bars_opened_listHasExactlyTheirOrders()
{
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    for (const auto preset : {ui::SalesPreset::Last30Days, ui::SalesPreset::AllTime}) {
        choose(preset);
        for (const SalesBucket bucket : {SalesBucket::Day, SalesBucket::Week, SalesBucket::Month}) {
            m_page->chooseBucket(bucket);
            QTRY_COMPARE(view().overview().question.bucket, bucket);
            const auto& periods = view().overview().now.periods;
            for (size_t i = 0; i < periods.size(); i += 1 + periods.size() / 6) {
                Q_EMIT view().timeChart().opened(int(i), false);
                const OrderTotal list = listed(asked(spy));
                QCOMPARE(list.orders, periods[i].figures.orders);
                QCOMPARE(list.totalMinor, periods[i].figures.grossMinor);
            }
        }
    }
}

void tst_SalesPageLists::cells_opened_listHasExactlyTheirOrders()
{
    choose(ui::SalesPreset::AllTime);
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    const desk::SalesBreakdown& breakdown = view().board().breakdown();
    const auto open = [](ui::FigureCard& card, int point) { Q_EMIT card.chart().opened(point, false); };
    open(view().board().products(), 0);
    QCOMPARE(listed(asked(spy)).orders, breakdown.byMoney.front().orders);
    QCOMPARE(listed(asked(spy)).skuMinor, breakdown.byMoney.front().grossMinor);
    QCOMPARE(listed(asked(spy)).skuUnits, breakdown.byMoney.front().units);
    open(view().board().places(), 0);
    const bool isRegion = !asked(spy).region.isEmpty();
    QCOMPARE(listed(asked(spy)).totalMinor,
             isRegion ? breakdown.regions.front().figures.grossMinor : breakdown.countries.front().figures.grossMinor);
    auto& heat = static_cast<ui::WeekHeat&>(view().board().week().chart());
    for (int point = 0; point < heat.pointCount(); point += 13) {
        open(view().board().week(), point);
        const SalesFigures& cell = breakdown.week[size_t(heat.weekdayOf(point) - 1)][size_t(heat.hourOf(point))];
        QCOMPARE(listed(asked(spy)).orders, cell.orders);
        QCOMPARE(listed(asked(spy)).totalMinor, cell.grossMinor);
    }
    const OrderFunnel& funnel = breakdown.funnel;
    const std::vector steps{funnel.placed, funnel.paid, funnel.shipped, funnel.completed, funnel.cancelled};
    for (size_t i = 0; i < steps.size(); ++i) {
        open(view().board().funnel(), int(i));
        QCOMPARE(good(m_ui->orders().count(asked(spy))), steps[i]);
    }
    for (int step = 0; step <= ui::kShippingSteps; ++step) {
        if (breakdown.shipping.orders() == 0)
            break;
        open(view().board().shipping(), step);
        const auto row = view().board().shipping().table().rows[size_t(step)];
        QCOMPARE(good(m_ui->orders().count(asked(spy))), std::get<qint64>(row[1]));
    }
}

void tst_SalesPageLists::tiles_opened_listWhatTheyCount()
{
    choose(ui::SalesPreset::AllTime);
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    const SalesFigures& total = view().overview().now.total;
    QTest::keyClick(&view().tile(ui::SalesMetric::Orders), Qt::Key_Return);
    QCOMPARE(listed(asked(spy)).orders, total.orders);
    QTest::mouseDClick(&view().tile(ui::SalesMetric::Gross), Qt::LeftButton);
    QCOMPARE(spy.size(), 2);
    QCOMPARE(listed(asked(spy)).totalMinor, total.grossMinor);
    QTest::keyClick(&view().tile(ui::SalesMetric::Refunds), Qt::Key_Return);
    QCOMPARE(spy.size(), 2);
    auto* sheet = m_ui->sheet<ui::RefundListSheet>();
    QTRY_VERIFY(!sheet->refunds().empty());
    QVERIFY(textOf(sheet).contains(m_ui->context->formats().money(total.refundedMinor, view().overview().currency)));
    sheet->close();
    view().tile(ui::SalesMetric::Net).click();
}

void tst_SalesPageLists::placeWithoutACountry_opensItsOrders()
{
    choose(ui::SalesPreset::AllTime);
    desk::SalesBreakdown breakdown = view().board().breakdown();
    breakdown.regions.clear();
    breakdown.countries = {{.country = {}, .figures = {.orders = 1, .units = 1, .grossMinor = 100}}};
    view().board().setBreakdown(breakdown);
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    Q_EMIT view().board().places().chart().opened(0, false);
    QCOMPARE(spy.size(), 1);
    // Every order of this shop goes somewhere.
    QCOMPARE(listed(asked(spy)).orders, 0);
    const QSignalSpy refunds(&view(), &ui::SalesFigureView::refundsAsked);
    Q_EMIT view().board().places().chart().opened(0, true);
    QCOMPARE(refunds.size(), 1);
    QCOMPARE(refunds.front().front().value<RefundQuery>().country, asked(spy).country);
    m_ui->sheet<ui::RefundListSheet>()->close();
}

void tst_SalesPageLists::refunds_opened_areListed()
{
    choose(ui::SalesPreset::AllTime);
    const auto& periods = view().overview().now.periods;
    const auto refunded =
        std::ranges::find_if(periods, [](const PeriodSales& period) { return period.figures.refundedMinor > 0; });
    QVERIFY(refunded != periods.end());
    Q_EMIT view().timeChart().opened(int(refunded - periods.begin()), true);
    auto* sheet = m_ui->sheet<ui::RefundListSheet>();
    QTRY_VERIFY(!sheet->refunds().empty());
    qint64 sum = 0;
    for (const Refund& refund : sheet->refunds())
        sum += refund.amountMinor;
    QCOMPARE(sum, refunded->figures.refundedMinor);
    QVERIFY(textOf(sheet).contains(m_ui->context->formats().money(sum, view().overview().currency)));
    const QSignalSpy opened(m_ui->context.get(), &ui::UiContext::orderRequested);
    Q_EMIT sheet->findChild<ui::ThemedTable*>()->rowActivated(
        sheet->findChild<ui::ThemedTable*>()->model()->index(0, 0));
    QTRY_COMPARE(opened.size(), 1);
}

QTEST_MAIN(tst_SalesPageLists)
#include "tst_SalesPageLists.moc"
