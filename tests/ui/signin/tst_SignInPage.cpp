// SPDX-License-Identifier: Apache-2.0
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/ScriptedServer.h"
#include "tests/support/UiPictures.h"
#include "ui/kit/FormField.h"
#include "ui/kit/Notice.h"
#include "ui/signin/DoctorCard.h"
#include "ui/signin/ShopButton.h"
#include "ui/signin/SignInPage.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

/// Against the order service itself.
class tst_SignInPage : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void signIn_good_remembersTheShop();
    void signIn_byKeyboardAlone_works();
    void signIn_emptyFields_saysWhichAndAsksNobody();
    void signIn_wrongPassword_saysSoAndKeepsTheRest();
    void signIn_plainHttpElsewhere_isRefusedWithASentence();
    void signIn_redirected_isRefusedWithASentence();
    void signIn_serverGone_offersTheDoctor();
    void signIn_noSecretStore_saysHowLongItLasts();
    void signIn_notToBeKept_saysNothingOfSecrets();
    void owner_profile_locksServerAndUser();
    void signedOut_serviceNotTold_saysSoAndWhenItIs();
    void signedOut_serviceTold_saysNothing();
    void doctor_goodShop_ticksEachStep();
    void doctor_wrongPassword_namesTheStep();
    void doctor_serverGone_leavesTheRestUntried();
    void shops_known_areOfferedAndLeadThere();
    void demo_button_asksForIt();
    void password_peek_showsAndHides();
    void problem_isShown();
    void language_switched_keepsWhatWasEntered();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();
    void smallWindow_nothingIsClipped_data();
    void smallWindow_nothingIsClipped();

private:
    void makePage(const QLocale& locale = QLocale(QLocale::English, QLocale::UnitedKingdom));
    QList<QLineEdit*> fields() const { return m_page->findChildren<QLineEdit*>(); }
    void enterFields(const QString& server, const QString& user, const QString& password) const;
    QPushButton* button(const QString& text) const;
    ui::Notice* notice() const { return m_page->findChild<ui::Notice*>(); }
    QString doctorText() const;

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::ShopList> m_shops;
    std::unique_ptr<ui::UiContext> m_context;
    std::unique_ptr<ui::SignInPage> m_page;
};

void tst_SignInPage::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(20);
    m_service->start();
}

void tst_SignInPage::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_preferences = std::make_unique<ui::Preferences>(m_desk->folder.filePath(u"settings.ini"_s));
    m_shops =
        std::make_unique<ui::ShopList>(m_desk->folder.filePath(u"shops.ini"_s), m_desk->folder.filePath(u"shops"_s));
    makePage();
}

void tst_SignInPage::cleanup()
{
    m_page.reset();
    m_context.reset();
    m_desk.reset();
}

void tst_SignInPage::makePage(const QLocale& locale)
{
    m_page.reset();
    m_context = std::make_unique<ui::UiContext>(*m_desk->workspace, *m_preferences, locale);
    m_page = std::make_unique<ui::SignInPage>(*m_context, *m_shops);
    m_page->resize(1280, 800);
    m_page->show();
    m_page->activateWindow();
    if (!QTest::qWaitForWindowActive(m_page.get()))
        qFatal("the window is not active");
    m_page->enter();
}

void tst_SignInPage::enterFields(const QString& server, const QString& user, const QString& password) const
{
    fields()[0]->setText(server);
    fields()[1]->setText(user);
    fields()[2]->setText(password);
}

QPushButton* tst_SignInPage::button(const QString& text) const
{
    for (QPushButton* each : m_page->findChildren<QPushButton*>()) {
        if (each->text() == text)
            return each;
    }
    qFatal("no button %s", qPrintable(text));
}

QString tst_SignInPage::doctorText() const
{
    QStringList all;
    for (const QLabel* label : m_page->findChild<ui::DoctorCard*>()->findChildren<QLabel*>())
        all.push_back(label->text());
    return all.join(u'|');
}

void tst_SignInPage::signIn_good_remembersTheShop()
{
    QSignalSpy done(m_page.get(), &ui::SignInPage::signedIn);
    QSignalSpy toasts(m_context.get(), &ui::UiContext::toastRequested);
    enterFields(u" "_s + m_service->url() + u"/ "_s, u"merchant"_s, u"demo-merchant"_s);
    button(u"Sign in"_s)->click();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(m_desk->workspace->identity().userName, u"merchant"_s);
    QCOMPARE(m_shops->lastUsed()->userName, u"merchant"_s);
    QCOMPARE(m_shops->lastUsed()->profileFolder, m_desk->folder.filePath(u"profile"_s));
    QVERIFY(!m_shops->lastUsed()->shopName.isEmpty());
    QVERIFY(fields()[2]->text().isEmpty());
    QCOMPARE(m_desk->secrets.size(), size_t(1));
    QVERIFY(toasts.isEmpty());
    QFile file(m_desk->folder.filePath(u"shops.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("demo-merchant"));
}

void tst_SignInPage::signIn_byKeyboardAlone_works()
{
    QSignalSpy done(m_page.get(), &ui::SignInPage::signedIn);
    QVERIFY(fields()[0]->hasFocus());
    QTest::keyClicks(fields()[0], m_service->url());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(fields()[1]->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"warehouse"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"demo-warehouse"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(m_desk->workspace->identity().role, Role::Warehouse);
}

void tst_SignInPage::signIn_emptyFields_saysWhichAndAsksNobody()
{
    enterFields(m_service->url(), u"  "_s, QString());
    button(u"Sign in"_s)->click();
    const auto formFields = m_page->findChildren<ui::FormField*>();
    QVERIFY(!formFields[0]->hasProblem());
    QVERIFY(formFields[1]->hasProblem());
    QVERIFY(formFields[2]->hasProblem());
    QVERIFY(fields()[1]->hasFocus());
    QVERIFY(fields()[0]->isEnabled());
    QVERIFY(m_desk->workspace->identity().isNobody());
}

void tst_SignInPage::signIn_wrongPassword_saysSoAndKeepsTheRest()
{
    enterFields(m_service->url(), u"merchant"_s, u"no"_s);
    button(u"Sign in"_s)->click();
    QTRY_VERIFY(notice()->isVisible());
    QVERIFY(notice()->text().contains(u"password"));
    QCOMPARE(fields()[1]->text(), u"merchant"_s);
    QVERIFY(fields()[2]->hasFocus());
    QVERIFY(button(u"Sign in"_s)->isEnabled());
}

void tst_SignInPage::signIn_plainHttpElsewhere_isRefusedWithASentence()
{
    enterFields(u"http://shop.example"_s, u"merchant"_s, u"demo-merchant"_s);
    button(u"Sign in"_s)->click();
    QTRY_VERIFY(notice()->isVisible());
    QVERIFY(m_page->findChildren<ui::FormField*>()[0]->hasProblem());
    QVERIFY(m_desk->workspace->identity().isNobody());
    QCOMPARE(m_desk->secrets.size(), size_t(0));
}

void tst_SignInPage::signIn_redirected_isRefusedWithASentence()
{
    ScriptedServer server;
    server.answer(whole(301, "{}", "Location: https://elsewhere.example/api/v1/sessions\r\n"));
    enterFields(QString::fromLatin1(server.origin()), u"merchant"_s, u"demo-merchant"_s);
    button(u"Sign in"_s)->click();
    QTRY_VERIFY(notice()->isVisible());
    QVERIFY2(notice()->text().contains(u"sends us to another address, where we do not go"),
             qPrintable(notice()->text()));
    QCOMPARE(server.seen().size(), size_t(1));
    QVERIFY(m_desk->workspace->identity().isNobody());
    QCOMPARE(m_desk->secrets.size(), size_t(0));
}

void tst_SignInPage::signedOut_serviceNotTold_saysSoAndWhenItIs()
{
    (void)good(m_desk->workspace->signIn(DeskFixture::request(m_service->url(), u"merchant"_s)));
    makePage();
    m_page->showSignedOut(false);
    QVERIFY(notice()->isVisible());
    QVERIFY2(notice()->text().contains(u"does not know it yet"), qPrintable(notice()->text()));
    Q_EMIT m_desk->workspace->leftSessionEnded();
    QVERIFY2(notice()->text().contains(u"has ended the session"), qPrintable(notice()->text()));
    // What is said of something else by then stays.
    m_page->showSignedOut(false);
    m_page->showProblem(Error{.kind = ErrorKind::Storage, .code = u"PROFILE_IN_USE"_s});
    const QString problem = notice()->text();
    Q_EMIT m_desk->workspace->leftSessionEnded();
    QCOMPARE(notice()->text(), problem);
}

void tst_SignInPage::signedOut_serviceTold_saysNothing()
{
    m_page->showSignedOut(true);
    QVERIFY(!notice()->isVisible());
    Q_EMIT m_desk->workspace->leftSessionEnded();
    QVERIFY(!notice()->isVisible());
}

void tst_SignInPage::signIn_serverGone_offersTheDoctor()
{
    enterFields(u"http://127.0.0.1:9"_s, u"merchant"_s, u"demo-merchant"_s);
    button(u"Sign in"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), 30'000);
    // In the notice itself, too.
    notice()->button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->findChild<ui::DoctorCard*>()->isRunning(), 30'000);
    QVERIFY(doctorText().contains(u"Nobody answers there."));
}

void tst_SignInPage::signIn_noSecretStore_saysHowLongItLasts()
{
    m_desk->secrets.failWith(Error{.kind = ErrorKind::Storage, .code = kNoSecretStore});
    QSignalSpy done(m_page.get(), &ui::SignInPage::signedIn);
    QSignalSpy toasts(m_context.get(), &ui::UiContext::toastRequested);
    enterFields(m_service->url(), u"merchant"_s, u"demo-merchant"_s);
    button(u"Sign in"_s)->click();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(toasts.size(), 1);
    QVERIFY(toasts.front().front().value<ui::Toast>().text.contains(u"as long as the program"));
}

void tst_SignInPage::signIn_notToBeKept_saysNothingOfSecrets()
{
    QSignalSpy done(m_page.get(), &ui::SignInPage::signedIn);
    QSignalSpy toasts(m_context.get(), &ui::UiContext::toastRequested);
    enterFields(m_service->url(), u"merchant"_s, u"demo-merchant"_s);
    m_page->findChild<QCheckBox*>()->setChecked(false);
    button(u"Sign in"_s)->click();
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(toasts.isEmpty());
    QCOMPARE(m_desk->secrets.size(), size_t(0));
}

void tst_SignInPage::owner_profile_locksServerAndUser()
{
    QVERIFY(!button(u"Go on without signing in"_s)->isVisible());
    (void)good(m_desk->workspace->signIn(DeskFixture::request(m_service->url(), u"merchant"_s)));
    (void)good(m_desk->workspace->signOut());
    makePage();
    QVERIFY(fields()[0]->isReadOnly());
    QCOMPARE(fields()[0]->text(), m_service->url());
    QCOMPARE(fields()[1]->text(), u"merchant"_s);
    QVERIFY(fields()[2]->hasFocus());
    QSignalSpy dismissed(m_page.get(), &ui::SignInPage::dismissed);
    button(u"Go on without signing in"_s)->click();
    QCOMPARE(dismissed.size(), 1);
}

void tst_SignInPage::doctor_goodShop_ticksEachStep()
{
    enterFields(m_service->url(), u"merchant"_s, u"demo-merchant"_s);
    button(u"Check the connection"_s)->click();
    QVERIFY(!button(u"Sign in"_s)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(button(u"Sign in"_s)->isEnabled(), 30'000);
    const QString text = doctorText();
    QVERIFY(text.contains(u"This user may read orders."));
    QVERIFY(text.contains(u"Not needed: the service is on this very machine."));
    QVERIFY(!text.contains(u"Not tried"));
    // Looking does not sign in.
    QVERIFY(m_desk->workspace->identity().isNobody());
}

void tst_SignInPage::doctor_wrongPassword_namesTheStep()
{
    enterFields(m_service->url(), u"merchant"_s, u"no"_s);
    button(u"Check the connection"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(button(u"Sign in"_s)->isEnabled(), 30'000);
    QVERIFY(doctorText().contains(u"User and password|The name or the password is not right"));
    QCOMPARE(doctorText().count(u"Not tried"_s), 1);
}

void tst_SignInPage::doctor_serverGone_leavesTheRestUntried()
{
    enterFields(u"http://127.0.0.1:9"_s, QString(), QString());
    button(u"Check the connection"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(button(u"Sign in"_s)->isEnabled(), 30'000);
    QVERIFY(doctorText().contains(u"The address makes sense."));
    QVERIFY(doctorText().contains(u"Network|Nobody answers there."));
    QCOMPARE(doctorText().count(u"Not tried"_s), 4);
}

void tst_SignInPage::shops_known_areOfferedAndLeadThere()
{
    QVERIFY(m_page->findChildren<ui::ShopButton*>().isEmpty());
    m_shops->remember(u"/p/tea"_s,
                      {.server = u"https://tea.example"_s, .userName = u"anna"_s, .shopName = u"Tea House"_s});
    QSignalSpy requests(m_page.get(), &ui::SignInPage::shopRequested);
    const auto shops = m_page->findChildren<ui::ShopButton*>();
    QCOMPARE(shops.size(), 1);
    QVERIFY(shops.front()->accessibleName().contains(u"Tea House"));
    QTest::keyClick(shops.front(), Qt::Key_Space);
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.front().front().toString(), u"/p/tea"_s);
}

void tst_SignInPage::demo_button_asksForIt()
{
    QSignalSpy requests(m_page.get(), &ui::SignInPage::demoRequested);
    button(u"Try the demo shop"_s)->click();
    QCOMPARE(requests.size(), 1);
}

void tst_SignInPage::password_peek_showsAndHides()
{
    QLineEdit* password = fields()[2];
    QAction* peek = password->actions().back();
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    peek->trigger();
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
    peek->trigger();
    QCOMPARE(password->echoMode(), QLineEdit::Password);
}

void tst_SignInPage::problem_isShown()
{
    m_page->showProblem(Error{.kind = ErrorKind::Storage, .code = u"PROFILE_IN_USE"_s});
    QVERIFY(notice()->isVisible());
    QCOMPARE(notice()->text().isEmpty(), false);
}

void tst_SignInPage::language_switched_keepsWhatWasEntered()
{
    enterFields(u"https://shop.example"_s, u"anna"_s, u"pw"_s);
    const Spoken spoken({.isChinese = true});
    QTRY_COMPARE(fields()[1]->accessibleName(), u"用户"_s);
    QVERIFY(button(u"登录"_s)->isVisible());
    QVERIFY(button(u"试用演示店铺"_s)->isVisible());
    QCOMPARE(fields()[0]->text(), u"https://shop.example"_s);
    QCOMPARE(fields()[2]->text(), u"pw"_s);
}

void tst_SignInPage::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_SignInPage::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    makePage(look.locale());
    picture(*m_page, u"signin-first-"_s + look.name());
    QStringList faults = clippedIn(m_page.get()) + namelessIn(m_page.get());
    (void)good(m_desk->workspace->signIn(DeskFixture::request(m_service->url(), u"merchant"_s)));
    (void)good(m_desk->workspace->signOut());
    m_shops->remember(u"/p/tea"_s,
                      {.server = u"https://tea.example"_s, .userName = u"anna"_s, .shopName = u"Tea & Porcelain"_s});
    m_shops->remember(m_desk->folder.filePath(u"profile"_s), m_desk->workspace->identity());
    makePage(look.locale());
    fields()[2]->setText(u"no"_s);
    QTest::keyClick(fields()[2], Qt::Key_Return);
    QTRY_VERIFY(notice()->isVisible());
    m_page->findChild<ui::DoctorCard*>()->show();
    m_page->findChild<ui::DoctorCard*>()->run(DeskFixture::request(m_service->url(), u"nobody"_s));
    QTRY_VERIFY(!m_page->findChild<ui::DoctorCard*>()->isRunning());
    picture(*m_page, u"signin-again-"_s + look.name());
    faults += clippedIn(m_page.get()) + namelessIn(m_page.get());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

/// A laptop of 1280×800 at 150 and at 200 %.
void tst_SignInPage::smallWindow_nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addRow("150") << QSize(853, 533);
    QTest::addRow("200") << QSize(640, 400);
}

void tst_SignInPage::smallWindow_nothingIsClipped()
{
    QFETCH(const QSize, size);
    useTheme();
    m_shops->remember(u"/p/tea"_s,
                      {.server = u"https://tea.example"_s, .userName = u"anna"_s, .shopName = u"Tea & Porcelain"_s});
    enterFields(u"http://127.0.0.1:9"_s, u"merchant"_s, u"no"_s);
    button(u"Sign in"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), 30'000);
    picture(*m_page, u"signin-small-%1"_s.arg(size.width()), size);
    QCOMPARE(m_page->size(), size);
    const QStringList faults = clippedIn(m_page.get());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_MAIN(tst_SignInPage)
#include "tst_SignInPage.moc"
