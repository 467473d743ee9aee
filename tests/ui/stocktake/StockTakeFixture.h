// SPDX-License-Identifier: Apache-2.0
// The page of stock takes with real widgets over a real desk, against the order service itself, and hands for it.
// Belongs to the test's thread.
#pragma once

#include "core/desk/StockCountStore.h"
#include "tests/support/Reach.h"
#include "tests/support/Scanner.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/Notice.h"
#include "ui/kit/ScannerSettings.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/kit/ThemedTable.h"
#include "ui/stocktake/ApproveSheet.h"
#include "ui/stocktake/CountingView.h"
#include "ui/stocktake/CountPanel.h"
#include "ui/stocktake/CountSheetModel.h"
#include "ui/stocktake/NewStockTakeSheet.h"
#include "ui/stocktake/ReviewLinePanel.h"
#include "ui/stocktake/ReviewView.h"
#include "ui/stocktake/StockTakeCard.h"
#include "ui/stocktake/StockTakesPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;
using ui::CountSheetModel;

class StockTakeCase : public UiTest
{
protected:
    void startShop()
    {
        useTheme();
        m_service = std::make_unique<RealService>(60);
        m_service->start();
        m_ui = std::make_unique<OrderUi>(*m_service);
    }
    void openPage()
    {
        m_ui->toasts.clear();
        makePage(*m_ui);
    }
    void closePage() { delete m_page; }
    void leaveShop()
    {
        m_ui.reset();
        m_service.reset();
    }
    void makePage(OrderUi& ui, const QLocale& locale = QLocale(QLocale::English, QLocale::UnitedKingdom))
    {
        delete m_page;
        ui.context->setLocale(locale);
        m_page = ui.put(new ui::StockTakesPage(*ui.context));
        ui.host.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&ui.host));
    }
    StockCount begin(bool blind = false)
    {
        return good(m_ui->desk.workspace->stockCounts().begin({.name = u"Aisle A"_s, .blind = blind}, OpId::random()));
    }
    ui::CountingView& counting() const { return *m_page->findChild<ui::CountingView*>(); }
    ui::ReviewView& review() const { return *m_page->findChild<ui::ReviewView*>(); }
    CountSheetModel& model(const QWidget& in) const { return *in.findChild<CountSheetModel*>(); }
    void openCounting(const StockCount& count)
    {
        m_page->count(count.id);
        QTRY_VERIFY(!model(counting()).sheet().lines.empty());
    }
    void openReview(const StockCount& count)
    {
        m_page->review(count.id);
        QTRY_VERIFY(!model(review()).sheet().lines.empty());
    }
    /// As a person at the keyboard.
    void key(const QString& code)
    {
        auto* edit = field<QLineEdit>(&counting(), u"Barcode or SKU"_s);
        edit->setText(code);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    std::optional<qint64> counted(const QString& sku) const
    {
        const auto* line = model(counting()).lineOf(sku);
        return line ? line->line.counted : std::nullopt;
    }
    bool isSent()
    {
        m_ui->desk.hurry();
        m_ui->desk.workspace->syncNow();
        return QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(good(m_ui->desk.workspace->stockCounts().counts()),
                                           [](const auto& item) { return item.waiting == 0; });
            },
            20'000);
    }
    QString sku(size_t i) const { return model(counting()).sheet().lines[i].line.sku; }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    QPointer<ui::StockTakesPage> m_page;
};

} // namespace ch::test
