// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "tests/ui/shell/ShellFixture.h"
#include "ui/signin/ShopSwitcher.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_ShopSwitcher : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init()
    {
        m_fixture = std::make_unique<ShellFixture>();
        m_shops = std::make_unique<ui::ShopList>(m_fixture->folder.filePath(u"shops.ini"_s), m_fixture->folder.path());
        m_switcher = std::make_unique<ui::ShopSwitcher>(m_fixture->context, *m_shops);
    }
    void cleanup()
    {
        m_switcher.reset();
        m_shops.reset();
        m_fixture.reset();
    }

    void menu_known_leadsToEach();
    void menu_add_asksForANewProfile();
    void menu_ampersandInName_staysVisible();
    void name_nobody_isSaid();
    void paint_narrowAndWide_drawsTheShop();

private:
    QList<QAction*> openMenu()
    {
        Q_EMIT m_switcher->menu()->aboutToShow();
        return m_switcher->menu()->actions();
    }
    static Identity identity(const QString& shop)
    {
        return {.server = u"https://shop.example"_s, .userName = u"anna"_s, .shopName = shop};
    }

    std::unique_ptr<ShellFixture> m_fixture;
    std::unique_ptr<ui::ShopList> m_shops;
    std::unique_ptr<ui::ShopSwitcher> m_switcher;
};

void tst_ShopSwitcher::menu_known_leadsToEach()
{
    m_shops->remember(u"/p/a"_s, identity(u"Harbour Gifts"_s));
    m_shops->remember(u"/p/b"_s, identity(u"Tea House"_s));
    QSignalSpy requests(m_switcher.get(), &ui::ShopSwitcher::shopRequested);
    const QList<QAction*> actions = openMenu();
    QCOMPARE(actions.size(), 4);
    QVERIFY(actions[0]->text().contains(u"Tea House"));
    actions[1]->trigger();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.front().front().toString(), u"/p/a"_s);
}

void tst_ShopSwitcher::menu_add_asksForANewProfile()
{
    QSignalSpy requests(m_switcher.get(), &ui::ShopSwitcher::shopRequested);
    openMenu().back()->trigger();
    QCOMPARE(requests.size(), 1);
    QVERIFY(!QFile::exists(requests.front().front().toString()));
}

void tst_ShopSwitcher::menu_ampersandInName_staysVisible()
{
    m_shops->remember(u"/p/a"_s, identity(u"Salt & Sea"_s));
    QVERIFY(openMenu().front()->text().contains(u"Salt && Sea"));
}

void tst_ShopSwitcher::name_nobody_isSaid()
{
    QVERIFY(!m_switcher->accessibleName().isEmpty());
    QVERIFY(!m_switcher->accessibleDescription().isEmpty());
}

void tst_ShopSwitcher::paint_narrowAndWide_drawsTheShop()
{
    m_switcher->resize(184, 48);
    const QImage wide = m_switcher->grab().toImage();
    m_switcher->resize(40, 48);
    const QImage narrow = m_switcher->grab().toImage();
    const QColor accent = ui::colorsOf(m_switcher->palette()).accent;
    const auto count = [&](const QImage& image) {
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                found += image.pixelColor(x, y) == accent;
        }
        return found;
    };
    QVERIFY(count(wide) > 500);
    QVERIFY(count(narrow) > 500);
}

QTEST_MAIN(tst_ShopSwitcher)
#include "tst_ShopSwitcher.moc"
