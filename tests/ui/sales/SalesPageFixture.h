// SPDX-License-Identifier: Apache-2.0
// The whole page of sales with real widgets on a demo shop, against the order service itself.
// Belongs to the test's thread.
#pragma once

#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/sales/SalesPage.h"

#include <QSignalSpy>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;

class SalesPageCase : public UiTest
{
protected:
    void startShop()
    {
        useTheme();
        m_service = std::make_unique<RealService>(1'500);
        m_service->start();
        m_ui = std::make_unique<OrderUi>(*m_service);
    }
    void showPage()
    {
        m_ui->host.resize(1280, 800);
        m_ui->host.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_ui->host));
        openPage(*m_ui);
    }
    void closePage()
    {
        delete std::exchange(m_page, nullptr);
        m_ui->preferences->setList(u"sales.choice"_s, {});
    }
    void openPage(OrderUi& ui)
    {
        m_shown = &ui;
        m_page = ui.put(new ui::SalesPage(*ui.context));
        m_page->show();
        QVERIFY(m_page->view());
        QVERIFY(settles());
    }
    bool settles() const
    {
        return QTest::qWaitFor(
            [this] {
                return view().overview().question.days == m_page->choice().days &&
                       view().board().breakdown().days == m_page->choice().days;
            },
            15'000);
    }
    ui::SalesFigureView& view() const { return *m_page->view(); }
    void choose(ui::SalesPreset preset)
    {
        ui::PeriodChoice choice = m_page->choice();
        choice.preset = preset;
        m_page->choose(choice);
        QVERIFY(settles());
        // Before the page knows since when there are sales, all time is this month.
        if (preset == ui::SalesPreset::AllTime)
            QTRY_COMPARE_WITH_TIMEOUT(view().overview().question.days.from, firstDay(), 15'000);
        QVERIFY(settles());
    }
    /// Of which something was sold.
    QDate firstDay() const
    {
        const auto days = good(m_shown->desk.workspace->sales().days());
        return days ? days->from : QDate();
    }
    /// What the order list adds up to for the query that the page asked to show last.
    OrderTotal listed(const OrderQuery& query) const
    {
        const auto totals = good(m_ui->orders().totals(query));
        return totals.empty() ? OrderTotal{} : totals.front();
    }
    OrderQuery asked(const QSignalSpy& spy) const { return spy.last().front().value<OrderQuery>(); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    /// Whose page it is.
    OrderUi* m_shown = nullptr;
    ui::SalesPage* m_page = nullptr;
};

} // namespace ch::test
