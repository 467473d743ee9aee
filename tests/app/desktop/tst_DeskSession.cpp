// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/DeskSession.h"
#include "tests/support/Scanner.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/kit/ScannerSettings.h"
#include "ui/orders/OrdersPage.h"
#include "ui/pack/PackPage.h"
#include "ui/pack/PackStation.h"
#include "ui/pack/PackWorkPane.h"
#include "ui/print/PrintSettings.h"
#include "ui/shell/MainWindow.h"

#include <QDir>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using Stage = ui::PackFlow::Stage;

/// What pages of the window want of each other, with all of them there and the service itself.
class tst_DeskSession : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void parcel_packed_isPrintedAndOnTheTimeline();
    void print_byAnother_isInWordsWithItsPrinter();

private:
    desk::Workspace& workspace() const { return m_session->context()->workspace(); }
    /// That nobody touched, and that is quickly packed.
    desk::PackWork work() const
    {
        for (const desk::PackWork& each : m_session->packPage()->workPane().model().items()) {
            if (each.packed == 0 && each.shipped == 0 && !each.claim && each.units <= 6)
                return each;
        }
        qFatal("no such order");
    }
    QString shown() const
    {
        workspace().syncNow();
        return textOf(m_session->ordersPage());
    }

    QTemporaryDir m_home;
    MemorySecretStore m_secrets;
    SystemClock m_clock;
    std::unique_ptr<RealService> m_service;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::ShopList> m_shops;
    std::unique_ptr<app::DeskSession> m_session;
};

void tst_DeskSession::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(300);
    m_service->start();
    m_preferences = std::make_unique<ui::Preferences>(m_home.filePath(u"settings.ini"_s));
    m_preferences->setUndoTime(std::chrono::seconds(0));
    // On a busy machine keys that were sent at once arrive later.
    ui::keepScannerSettings(*m_preferences, {.mostGapMs = ui::kLongestGapMs});
    m_shops = std::make_unique<ui::ShopList>(m_home.filePath(u"shops.ini"_s), m_home.filePath(u"profiles"_s));
    m_session = std::make_unique<app::DeskSession>(
        app::SessionParts{.secrets = m_secrets,
                          .clock = m_clock,
                          .preferences = *m_preferences,
                          .shops = *m_shops,
                          .locale = QLocale(QLocale::English, QLocale::UnitedKingdom)},
        m_home.filePath(u"profile"_s));
    m_session->openDemo(m_service->url());
    QTRY_VERIFY_WITH_TIMEOUT(m_session->packPage(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->packPage()->workPane().model().rowCount() > 0, 20'000);
}

void tst_DeskSession::cleanupTestCase()
{
    const QSignalSpy ended(m_session.get(), &app::DeskSession::ended);
    m_session->finish();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
    m_session.reset();
}

void tst_DeskSession::parcel_packed_isPrintedAndOnTheTimeline()
{
    const QTemporaryDir slips;
    ui::PrintSettings settings(workspace().profileFolder());
    settings.set(PrintDocument::PackingSlip,
                 {.target = {ui::PrintTarget::Kind::Folder, slips.path()}, .paper = ui::Paper::A4, .copies = 1});
    settings.setAfterPacking({PrintDocument::PackingSlip});
    ui::MainWindow& window = *m_session->window();
    ui::PackPage& page = *m_session->packPage();
    window.showPage(&page);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const desk::PackWork order = work();
    Scanner scanner(window);
    scanner.scan(order.orderNo);
    QTRY_VERIFY_WITH_TIMEOUT(page.flow().id() == order.id && page.flow().stage() == Stage::Packing, 20'000);
    while (const PackLine* line = page.flow().session().nextLine())
        scanner.scan(line->barcode.isEmpty() ? line->sku : line->barcode);
    QTRY_COMPARE_WITH_TIMEOUT(page.flow().stage(), Stage::Labelling, 20'000);
    const QString slip = QString(order.orderNo + u" Packing slip.pdf");
    const QDir folder(slips.path());
    QTRY_COMPARE_WITH_TIMEOUT(folder.entryList(QDir::Files), QStringList{slip}, 20'000);
    page.flow().leave();
    // Who looks at the order reads that it was printed, and where.
    m_session->openOrder(order.orderNo);
    const QString said = QString(u"Packing slip · "_s + slips.path());
    QTRY_VERIFY2_WITH_TIMEOUT(shown().contains(said), qPrintable(shown()), 20'000);
    QVERIFY(shown().contains(u"Printed"_s));
    const auto entries = good(workspace().orders().refreshTimeline(order.id)).entries;
    QCOMPARE(std::ranges::count(entries, TimelineKind::Printed, &TimelineEntry::kind), 1);
}

void tst_DeskSession::print_byAnother_isInWordsWithItsPrinter()
{
    const desk::PackWork order = work();
    OtherPerson office(m_service->url());
    office.step(order.id, u"prints"_s,
                {{u"document"_s, QString(nameOf(PrintDocument::AddressLabel))},
                 {u"printer"_s, u"Zebra ZD421"_s},
                 {u"copies"_s, 2}});
    m_session->openOrder(order.orderNo);
    QTRY_VERIFY2_WITH_TIMEOUT(shown().contains(u"Address label · 2 copies · Zebra ZD421"_s), qPrintable(shown()),
                              20'000);
    QVERIFY(shown().contains(u"Printed"_s));
    QVERIFY(shown().contains(u"Office"_s));
}

QTEST_MAIN(tst_DeskSession)
#include "tst_DeskSession.moc"
