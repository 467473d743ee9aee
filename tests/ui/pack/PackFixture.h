// SPDX-License-Identifier: Apache-2.0
// The pack page with real widgets against the order service itself, a scanner at its window, and somebody in the office.
// Belongs to the test's thread.
#pragma once

#include "core/desk/PackStore.h"
#include "tests/support/Scanner.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/kit/PackSettings.h"
#include "ui/kit/ScannerSettings.h"
#include "ui/pack/PackBand.h"
#include "ui/pack/PackLabelCard.h"
#include "ui/pack/PackLineModel.h"
#include "ui/pack/PackNextCard.h"
#include "ui/pack/PackPage.h"
#include "ui/pack/PackStation.h"
#include "ui/pack/PackTakeOverSheet.h"
#include "ui/pack/PackWorkPane.h"
#include "ui/pack/PickListModel.h"
#include "ui/pack/PickListPane.h"

#include <QSignalSpy>

#include <algorithm>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;
using Stage = ui::PackFlow::Stage;

/// A desk with the pack page in its window.
class PackDesk
{
public:
    explicit PackDesk(const RealService& service, const QString& user = QStringLiteral("warehouse"))
        : ui(service, user)
        , scanner(ui.host)
    {
        // On a busy machine keys that were sent at once arrive later; how fast a scanner has to be is tested with the scanner.
        ui::keepScannerSettings(*ui.preferences, {.mostGapMs = ui::kLongestGapMs});
        openPage();
    }
    ~PackDesk()
    {
        if (page)
            goHome();
        closePage();
    }

    void openPage()
    {
        page = ui.put(new ui::PackPage(*ui.context));
        page->enter();
        ui.host.activateWindow();
        if (!QTest::qWaitForWindowActive(&ui.host))
            qFatal("no active window");
        if (!QTest::qWaitFor([this] { return page->workPane().model().rowCount() > 0; }, 20'000))
            qFatal("no work");
    }
    void closePage() { delete std::exchange(page, nullptr); }
    /// Nobody stands at the bench any more: the program ends, as programs do, and gives back what it has claimed.
    void goHome()
    {
        flow().leave();
        const QFuture<void> finished = ui.desk.workspace->finish();
        if (!QTest::qWaitFor([&finished] { return finished.isFinished(); }, 20'000))
            qFatal("the program does not end");
    }

    ui::PackFlow& flow() const { return page->flow(); }
    ui::PackBand& band() const { return page->station().band(); }
    bool waitForStage(Stage stage) const
    {
        return QTest::qWaitFor([this, stage] { return flow().stage() == stage; }, 20'000);
    }
    bool waitForOrder(OrderId id) const
    {
        return QTest::qWaitFor([this, id] { return flow().id() == id && flow().stage() == Stage::Packing; }, 20'000);
    }
    /// The nth row of the work list.
    desk::PackWork work(size_t nth = 0) const { return page->workPane().model().items().at(nth); }
    /// The nth that nobody touched, with at least so many units and lines.
    desk::PackWork workWith(qint64 units, int lines = 1, size_t nth = 0) const
    {
        for (const desk::PackWork& each : page->workPane().model().items()) {
            const bool isUntouched =
                each.packed == 0 && each.shipped == 0 && !each.claim && each.refused == 0 && each.waiting == 0;
            if (isUntouched && each.units >= units && each.lines >= lines && each.units <= 40 && nth-- == 0)
                return each;
        }
        qFatal("no such order");
    }
    /// Another order came by itself.
    bool waitForNext(OrderId after) const
    {
        return QTest::qWaitFor([this, after] { return flow().id() != after && flow().isWorkable(); }, 20'000);
    }
    /// Everything out of the box again, and the order left.
    bool unpack()
    {
        for (const PackLine& line : std::vector(flow().session().lines()))
            flow().countByHand(line.lineNo, line.shipped);
        flow().leave();
        return waitUntilSent();
    }
    bool open(const desk::PackWork& work)
    {
        scanner.scan(work.orderNo);
        return waitForOrder(work.id);
    }
    /// What a packer would scan of a line.
    static QString codeOf(const PackLine& line) { return line.barcode.isEmpty() ? line.sku : line.barcode; }
    /// Scans until `left` units are left.
    void scanUntil(qint64 left)
    {
        while (flow().session().wantedUnits() - flow().session().packedUnits() > left)
            scanner.scan(codeOf(*flow().session().nextLine()));
    }
    /// What waits, was refused, is being sent.
    std::vector<PendingOperation> open()
    {
        std::vector<PendingOperation> entries = good(ui.desk.workspace->activity().entries());
        std::erase_if(entries, [](const PendingOperation& each) {
            return each.state == OperationState::Done || each.state == OperationState::Discarded;
        });
        std::ranges::reverse(entries);
        return entries;
    }
    bool waitUntilSent()
    {
        flow().keep();
        // Behind what was scanned, on the lane that writes it.
        (void)good(ui.orders().undo({}));
        const auto isSent = [this] {
            if (ui.desk.workspace->status().waiting == 0 && open().empty())
                return true;
            ui.desk.hurry();
            return false;
        };
        return QTest::qWaitFor(isSent, 40'000);
    }
    Order base(OrderId id) { return ui.detail(id).base; }

    OrderUi ui;
    Scanner scanner;
    ui::PackPage* page = nullptr;
};

/// The base of the tests of the page: one shop for all of a class, a desk of its own for each test.
class PackPageCase : public UiTest
{
protected:
    void startService()
    {
        useTheme();
        m_service = std::make_unique<RealService>(1'500);
        m_service->start();
    }
    void takeBench()
    {
        m_desk = std::make_unique<PackDesk>(*m_service);
        // What is closed goes out at once.
        m_desk->ui.preferences->setUndoTime(std::chrono::seconds(0));
    }
    void leaveBench() { m_desk.reset(); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<PackDesk> m_desk;
};

} // namespace ch::test
