// SPDX-License-Identifier: Apache-2.0
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/UiPictures.h"
#include "ui/kit/CopyField.h"
#include "ui/kit/Notice.h"
#include "ui/settings/AccountSection.h"
#include "ui/settings/SettingsPage.h"
#include "ui/settings/StorageSection.h"

#include <QListWidget>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

/// Against the order service itself.
class tst_AccountSection : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void account_signedIn_saysWhoAndWhere();
    void storage_signedIn_saysWhatIsHere();
    void signOut_nothingWaits_endsTheSession();
    void signOut_changesWait_warnsFirst();
    void signOut_no_staysSignedIn();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    void makePage(const QLocale& locale = QLocale(QLocale::English, QLocale::UnitedKingdom));
    QStringList values(const QWidget* section) const
    {
        QStringList all;
        for (const ui::CopyField* field : section->findChildren<ui::CopyField*>())
            all.push_back(field->value());
        return all;
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* each : m_page->findChildren<QPushButton*>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::UiContext> m_context;
    std::unique_ptr<ui::SettingsPage> m_page;
};

void tst_AccountSection::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(200);
    m_service->start();
}

void tst_AccountSection::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->join(*m_service);
    makePage();
}

void tst_AccountSection::cleanup()
{
    m_page.reset();
    m_context.reset();
    m_desk.reset();
}

void tst_AccountSection::makePage(const QLocale& locale)
{
    m_page.reset();
    m_preferences = std::make_unique<ui::Preferences>(m_desk->folder.filePath(u"settings.ini"_s));
    m_context = std::make_unique<ui::UiContext>(*m_desk->workspace, *m_preferences, locale);
    m_page = std::make_unique<ui::SettingsPage>(*m_context);
    m_page->resize(1072, 760);
    m_page->show();
    m_page->activateWindow();
    if (!QTest::qWaitForWindowActive(m_page.get()))
        qFatal("the window is not active");
    m_page->findChild<QListWidget*>()->setCurrentRow(6);
}

void tst_AccountSection::account_signedIn_saysWhoAndWhere()
{
    const QStringList shown = values(m_page->findChild<ui::AccountSection*>());
    QVERIFY(shown.contains(u"merchant"_s));
    QVERIFY(shown.contains(m_service->url()));
    QVERIFY(shown.contains(m_desk->workspace->identity().shopName));
}

void tst_AccountSection::storage_signedIn_saysWhatIsHere()
{
    const QStringList shown = values(m_page->findChild<ui::StorageSection*>());
    QVERIFY(shown.contains(u"200"_s));
    QVERIFY(shown.contains(m_desk->workspace->profileFolder()));
}

void tst_AccountSection::signOut_nothingWaits_endsTheSession()
{
    QSignalSpy done(m_page.get(), &ui::SettingsPage::signedOut);
    button(u"Sign out…"_s)->click();
    QVERIFY(m_page->findChild<ui::AccountSection*>()->findChild<ui::Notice*>()->isVisible());
    QVERIFY(done.isEmpty());
    button(u"Sign out"_s)->click();
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::SignInNeeded));
    QCOMPARE(m_desk->secrets.size(), size_t(0));
    QTRY_VERIFY(!button(u"Sign out…"_s)->isEnabled());
    QCOMPARE(m_desk->rows().size(), size_t(200));
}

void tst_AccountSection::signOut_changesWait_warnsFirst()
{
    (void)m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"a note"_s}, std::chrono::seconds(30));
    QTRY_COMPARE(m_desk->workspace->status().waiting, 1);
    button(u"Sign out…"_s)->click();
    const QString text = m_page->findChild<ui::AccountSection*>()->findChild<ui::Notice*>()->text();
    QVERIFY2(text.contains(u"merchant") && text.contains(u'1'), qPrintable(text));
}

void tst_AccountSection::signOut_no_staysSignedIn()
{
    QSignalSpy done(m_page.get(), &ui::SettingsPage::signedOut);
    button(u"Sign out…"_s)->click();
    button(u"Stay signed in"_s)->click();
    QVERIFY(done.isEmpty());
    QVERIFY(button(u"Sign out…"_s)->isEnabled());
    QCOMPARE(m_desk->secrets.size(), size_t(1));
}

void tst_AccountSection::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_AccountSection::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    (void)m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"a note"_s}, std::chrono::seconds(30));
    QTRY_COMPARE(m_desk->workspace->status().waiting, 1);
    makePage(look.locale());
    QStringList faults;
    for (const int row : {4, 5}) {
        m_page->findChild<QListWidget*>()->setCurrentRow(row);
        picture(*m_page, u"account-%1-%2"_s.arg(row).arg(look.name()));
        faults += clippedIn(m_page.get()) + namelessIn(m_page.get());
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_MAIN(tst_AccountSection)
#include "tst_AccountSection.moc"
