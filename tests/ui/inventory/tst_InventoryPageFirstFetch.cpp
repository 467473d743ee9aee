// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/inventory/InventoryPageFixture.h"
#include "tests/ui/orders/LossyProxy.h"

using namespace ch;
using namespace ch::test;

namespace {

const QString kFirst = u"AAA-1"_s;

} // namespace

/// The page while the very first products come: what is chosen by itself in the end, and what a person chose meanwhile.
class tst_InventoryPageFirstFetch : public InventoryPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fetch_throughManyPages_endsWithTheFirstProductChosen();
    void fetch_aPersonChoosesMeanwhile_thatOneStays();

private:
    bool isAllHere() const
    {
        return m_ui->desk.workspace->status().dataAsOf && m_ui->desk.isIdle() && !model().isBehind();
    }
    /// What the row shows, once it is here; nothing before.
    QString skuOf(int row) const
    {
        const ProductListItem* item = model().itemAt(row);
        return item ? item->product.sku : QString();
    }

    std::unique_ptr<LossyProxy> m_line;
};

void tst_InventoryPageFirstFetch::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(60);
    m_service->start();
    // Products come in the order in which they were last changed: the list's first one comes with the last page.
    OtherPerson office(m_service->url());
    (void)office.call("POST", u"/products"_s, {{u"sku"_s, kFirst}, {u"title"_s, u"New in"_s}, {u"price_minor"_s, 250}});
}

void tst_InventoryPageFirstFetch::init()
{
    m_ui = std::make_unique<OrderUi>();
    // Each page is on the screen before the next one comes.
    m_line = std::make_unique<LossyProxy>(m_service->port());
    m_line->replaceInRequests("limit=1000", "limit=0040");
    m_line->delayAnswersTo("/changes?", std::chrono::milliseconds(400));
    (void)good(m_ui->desk.workspace->signIn(DeskFixture::request(m_line->url(), u"merchant"_s)));
    m_ui->setUp();
    m_page = m_ui->put(new ui::InventoryPage(*m_ui->context));
    m_ui->desk.workspace->startSync();
}

void tst_InventoryPageFirstFetch::cleanup()
{
    delete std::exchange(m_page, nullptr);
    m_ui.reset();
    m_line.reset();
}

void tst_InventoryPageFirstFetch::fetch_throughManyPages_endsWithTheFirstProductChosen()
{
    QTRY_VERIFY_WITH_TIMEOUT(!skuOf(0).isEmpty(), 20'000);
    QVERIFY(skuOf(0) != kFirst);
    QTRY_VERIFY_WITH_TIMEOUT(isAllHere(), 20'000);
    QVERIFY(m_line->seen("/changes?") > 1);
    QTRY_COMPARE(skuOf(0), kFirst);
    QTRY_COMPARE(list().currentRow(), 0);
    QTRY_VERIFY(detail().detail().has_value());
    QCOMPARE(detail().sku(), kFirst);
}

void tst_InventoryPageFirstFetch::fetch_aPersonChoosesMeanwhile_thatOneStays()
{
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > 3 && !skuOf(3).isEmpty(), 20'000);
    const QString chosen = skuOf(3);
    list().select(3);
    QTRY_VERIFY_WITH_TIMEOUT(isAllHere(), 20'000);
    QTRY_COMPARE(detail().sku(), chosen);
    QTRY_COMPARE(skuOf(list().currentRow()), chosen);
}

QTEST_MAIN(tst_InventoryPageFirstFetch)
#include "tst_InventoryPageFirstFetch.moc"
