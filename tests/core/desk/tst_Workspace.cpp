// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Connection.h"
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/ScriptedServer.h"
#include "tests/support/TestCertificates.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using desk::ConnectionCheck;

namespace {

/// In the service's own store.
qint64 sessionsOf(const RealService& service)
{
    const auto store = sql::Connection::open({.file = service.storeFile(), .access = sql::Access::ReadOnly});
    return store ? (*store)->integer("SELECT count(*) FROM sessions")->value_or(-1) : -1;
}

QSslConfiguration tlsOf(const TestCertificate& certificate)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(certificate.pem()));
    tls.setPrivateKey(QSslKey(certificate.keyPem(), QSsl::Ec));
    return tls;
}

/// "Address ok, Network OFFLINE": the steps tried.
QString written(const std::vector<ConnectionCheck>& checks)
{
    static const QStringList names{u"Address"_s, u"Network"_s, u"Tls"_s, u"Service"_s, u"SignIn"_s, u"Permission"_s};
    QStringList parts;
    for (const ConnectionCheck& check : checks) {
        const QString end = !check.error                               ? u"ok"_s
                            : !check.error->code.isEmpty()             ? check.error->code
                            : check.error->kind == ErrorKind::Offline  ? u"offline"_s
                            : check.error->kind == ErrorKind::Timeout  ? u"timeout"_s
                            : check.error->kind == ErrorKind::Protocol ? u"protocol"_s
                                                                       : u"?"_s;
        parts.push_back(QString(names[int(check.step)] + u' ' + end));
    }
    return parts.join(u", "_s);
}

} // namespace

class tst_Workspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_desk = std::make_unique<DeskFixture>(); }
    void cleanup() { m_desk.reset(); }

    void calls_beforeOpen_areErrors();
    void open_profileInUse_isRefused();
    void signIn_wrongPassword_isUnauthorized();
    void signIn_badAddress_isInvalid();
    void signIn_good_bringsTheShop();
    void signIn_notToBeKept_leavesNoSecret();
    void signIn_kept_isThereAfterARestart();
    void start_offline_showsWhatWasThere();
    void serviceBack_afterAnOutage_isNoticed();
    void signOut_needsASignIn_keepsTheData();
    void signOut_serviceAway_isToldWhenItIsBack();
    void signOut_programEndsAtOnce_endsTheSession();
    void authority_givenOnce_isTrustedAfterARestart();
    void open_twice_isRefused();
    void finish_sendsWhatCouldBeUndone();
    void doctor_eachFailingStep_isNamed_data();
    void doctor_eachFailingStep_isNamed();
    void doctor_silentServer_isNoService();
    void doctor_strangeCertificate_isTls();
    void doctor_trustedAuthority_passes();
    void end_blackHole_isBounded();

private:
    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
};

void tst_Workspace::initTestCase()
{
    m_service = std::make_unique<RealService>(200);
    m_service->addUser(u"front"_s, u"storefront"_s, "demo-front");
    m_service->start();
}

void tst_Workspace::calls_beforeOpen_areErrors()
{
    MemorySecretStore secrets;
    SystemClock clock;
    desk::Workspace workspace({.secrets = secrets, .clock = clock, .device = u"d"_s});
    QCOMPARE(bad(workspace.orders().firstRows({}, 10)).code, u"PROFILE_NOT_OPEN"_s);
    QCOMPARE(bad(workspace.orders().allRows({}, {})).code, u"PROFILE_NOT_OPEN"_s);
    QCOMPARE(bad(workspace.activity().entries()).code, u"PROFILE_NOT_OPEN"_s);
    QCOMPARE(bad(workspace.signIn({})).code, u"PROFILE_NOT_OPEN"_s);
    const auto outcomes = await(workspace.orders().take({{.order = OrderId(1), .draft = CompletionDraft{}}}, {}));
    QCOMPARE(outcomes.size(), size_t(1));
    QCOMPARE(outcomes.front().entry.error().code, u"PROFILE_NOT_OPEN"_s);
    workspace.startSync();
    workspace.syncNow();
    bool isDone = false;
    deliver(workspace.finish(), this, [&] { isDone = true; });
    QTRY_VERIFY(isDone);
}

void tst_Workspace::open_profileInUse_isRefused()
{
    SystemClock clock;
    desk::Workspace second({.secrets = m_desk->secrets, .clock = clock, .device = u"d"_s});
    QCOMPARE(bad(second.open(m_desk->folder.path() + u"/profile")).code, u"PROFILE_IN_USE"_s);
}

void tst_Workspace::signIn_wrongPassword_isUnauthorized()
{
    auto request = DeskFixture::request(m_service->url(), u"merchant"_s);
    request.password = u"not that"_s;
    const Error error = bad(m_desk->workspace->signIn(request));
    QCOMPARE(error.kind, ErrorKind::Unauthorized);
    QCOMPARE(error.code, u"UNAUTHENTICATED"_s);
    QVERIFY(m_desk->workspace->identity().isNobody());
    QCOMPARE(m_desk->secrets.size(), size_t(0));
}

void tst_Workspace::signIn_badAddress_isInvalid()
{
    const Error error = bad(m_desk->workspace->signIn(DeskFixture::request(u"http://shop.example"_s, u"merchant"_s)));
    QCOMPARE(error.code, u"BAD_SERVER_ADDRESS"_s);
}

void tst_Workspace::signIn_good_bringsTheShop()
{
    const auto signedIn = good(m_desk->workspace->signIn(DeskFixture::request(m_service->url(), u"merchant"_s)));
    QVERIFY(signedIn.isKept);
    QCOMPARE(m_desk->workspace->identity(), signedIn.identity);
    QCOMPARE(signedIn.identity.userName, u"merchant"_s);
    QCOMPARE(signedIn.identity.role, Role::Merchant);
    m_desk->workspace->startSync();
    m_desk->waitForData();
    QTRY_COMPARE(m_desk->workspace->status().orders, 200);
    QCOMPARE(m_desk->workspace->status().trouble, SyncStatus::Trouble::None);
    QCOMPARE(m_desk->rows().size(), size_t(200));
    QVERIFY(!m_desk->orderChanges.empty());
    QVERIFY(m_desk->orderChanges.front().affectsLists);
}

void tst_Workspace::signIn_notToBeKept_leavesNoSecret()
{
    auto request = DeskFixture::request(m_service->url(), u"merchant"_s);
    request.keep = false;
    const auto signedIn = good(m_desk->workspace->signIn(request));
    QVERIFY(!signedIn.isKept);
    QCOMPARE(m_desk->secrets.size(), size_t(0));
    m_desk->workspace->startSync();
    m_desk->waitForData();
    QCOMPARE(m_desk->secrets.size(), size_t(0));
}

void tst_Workspace::signIn_kept_isThereAfterARestart()
{
    m_desk->join(*m_service);
    m_desk->close();
    m_desk->open();
    QCOMPARE(m_desk->workspace->identity().userName, u"merchant"_s);
    m_desk->workspace->startSync();
    QSignalSpy spy(m_desk->workspace.get(), &desk::Workspace::statusChanged);
    m_desk->workspace->syncNow();
    QTRY_VERIFY(!spy.isEmpty());
    QTRY_COMPARE(m_desk->workspace->status().trouble, SyncStatus::Trouble::None);
    QTRY_COMPARE(m_desk->workspace->status().orders, 200);
}

void tst_Workspace::start_offline_showsWhatWasThere()
{
    m_desk->join(*m_service);
    m_desk->close();
    m_service->stop();
    m_desk->open();
    QCOMPARE(m_desk->rows().size(), size_t(200));
    QCOMPARE(m_desk->items().size(), size_t(128));
    QTRY_VERIFY(m_desk->workspace->status().dataAsOf.has_value());
    m_desk->workspace->startSync();
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    QVERIFY(m_desk->workspace->status().nextTry.has_value());
    m_service->start();
}

void tst_Workspace::serviceBack_afterAnOutage_isNoticed()
{
    m_desk->join(*m_service);
    m_service->stop();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    m_service->start();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::None));
}

void tst_Workspace::signOut_needsASignIn_keepsTheData()
{
    m_desk->join(*m_service);
    (void)good(m_desk->workspace->signOut());
    QCOMPARE(m_desk->secrets.size(), size_t(0));
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::SignInNeeded));
    QCOMPARE(m_desk->rows().size(), size_t(200));
    m_desk->join(*m_service);
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::None));
}

void tst_Workspace::signOut_serviceAway_isToldWhenItIsBack()
{
    m_desk->join(*m_service);
    const QSignalSpy ended(m_desk->workspace.get(), &desk::Workspace::leftSessionEnded);
    const int sessions = sessionsOf(*m_service);
    m_service->stop();
    QVERIFY(!good(m_desk->workspace->signOut()).isTold);
    QCOMPARE(m_desk->secrets.size(), size_t(0));
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::SignInNeeded));
    QVERIFY(ended.isEmpty());
    m_service->start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
    QCOMPARE(sessionsOf(*m_service), sessions - 1);
}

void tst_Workspace::signOut_programEndsAtOnce_endsTheSession()
{
    m_desk->join(*m_service);
    const int sessions = sessionsOf(*m_service);
    (void)m_desk->workspace->signOut();
    bool isDone = false;
    deliver(m_desk->workspace->finish(), this, [&] { isDone = true; });
    QTRY_VERIFY(isDone);
    m_desk->close();
    QCOMPARE(m_desk->secrets.size(), size_t(0));
    QCOMPARE(sessionsOf(*m_service), sessions - 1);
}

void tst_Workspace::authority_givenOnce_isTrustedAfterARestart()
{
    const TestCertificate authority{CertificateSpec{.commonName = "Test authority", .isAuthority = true}};
    const TestCertificate certificate(CertificateSpec{}, &authority);
    RealService service(50);
    service.setTls(certificate.pem(), certificate.keyPem());
    service.start();
    auto request = DeskFixture::request(service.url(), u"merchant"_s);
    const Error strange = bad(m_desk->workspace->signIn(request));
    QCOMPARE(strange.code, u"TLS_REFUSED"_s);
    request.extraAuthorities = authority.pem();
    (void)good(m_desk->workspace->signIn(request));
    m_desk->close();
    m_desk->open();
    m_desk->workspace->startSync();
    m_desk->waitForData();
    QTRY_COMPARE(m_desk->workspace->status().orders, 50);
}

void tst_Workspace::open_twice_isRefused()
{
    QCOMPARE(bad(m_desk->workspace->open(m_desk->folder.path() + u"/other")).code, u"PROFILE_IN_USE"_s);
    QVERIFY(m_desk->workspace->profileFolder().endsWith(u"/profile"));
}

void tst_Workspace::finish_sendsWhatCouldBeUndone()
{
    m_desk->join(*m_service);
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation note = m_desk->take(item.id, NoteDraft{.text = u"by the end"_s}, std::chrono::seconds(30));
    QCOMPARE(m_desk->stateOf(note.seq), OperationState::Waiting);
    bool isDone = false;
    deliver(m_desk->workspace->finish(), this, [&] { isDone = true; });
    QTRY_VERIFY(isDone);
    QCOMPARE(m_desk->stateOf(note.seq), OperationState::Done);
}

void tst_Workspace::doctor_eachFailingStep_isNamed_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("expected");
    const QString good = m_service->url();
    const QString reached = u"Address ok, Network ok, Tls ok, Service ok"_s;
    QTest::newRow("nothing typed") << QString() << u"merchant"_s << QString() << u"Address BAD_SERVER_ADDRESS"_s;
    QTest::newRow("nobody listens") << u"http://127.0.0.1:1"_s << u"merchant"_s << QString()
                                    << u"Address ok, Network NOT_CONNECTED"_s;
    QTest::newRow("wrong password") << good << u"merchant"_s << u"x"_s
                                    << QString(reached + u", SignIn UNAUTHENTICATED");
    QTest::newRow("may not read") << good << u"front"_s << u"demo-front"_s
                                  << QString(reached + u", SignIn ok, Permission FORBIDDEN");
    QTest::newRow("no user yet") << good << QString() << QString() << reached;
    QTest::newRow("all is well") << good << u"warehouse"_s << u"demo-warehouse"_s
                                 << QString(reached + u", SignIn ok, Permission ok");
}

void tst_Workspace::doctor_eachFailingStep_isNamed()
{
    QFETCH(QString, server);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, expected);
    const auto checks = await(m_desk->workspace->diagnose({.server = server, .user = user, .password = password}));
    QCOMPARE(written(checks), expected);
    QVERIFY(m_desk->workspace->identity().isNobody());
}

void tst_Workspace::doctor_silentServer_isNoService()
{
    ScriptedServer other;
    other.answer({send(httpAnswer(200, "<html>Welcome to the hotel</html>", {}, "text/html"))});
    QCOMPARE(
        written(await(m_desk->workspace->diagnose({.server = QString::fromLatin1(other.origin()), .user = u"a"_s}))),
        u"Address ok, Network ok, Tls ok, Service MALFORMED_ANSWER"_s);
    ScriptedServer silent;
    silent.answer({});
    QCOMPARE(
        written(await(m_desk->workspace->diagnose({.server = QString::fromLatin1(silent.origin()), .user = u"a"_s}))),
        u"Address ok, Network ok, Tls ok, Service timeout"_s);
}

void tst_Workspace::doctor_strangeCertificate_isTls()
{
    const TestCertificate certificate{CertificateSpec{}};
    ScriptedServer server(tlsOf(certificate));
    server.answer({send(httpAnswer(401, refusalEnvelope(40100, "UNAUTHENTICATED")))});
    const auto checks =
        await(m_desk->workspace->diagnose({.server = QString::fromLatin1(server.origin()), .user = u"a"_s}));
    QCOMPARE(written(checks), u"Address ok, Network ok, Tls TLS_REFUSED"_s);
}

void tst_Workspace::doctor_trustedAuthority_passes()
{
    const TestCertificate authority{CertificateSpec{.commonName = "Test authority", .isAuthority = true}};
    const TestCertificate certificate(CertificateSpec{}, &authority);
    ScriptedServer server(tlsOf(certificate));
    server.answer({send(httpAnswer(401, refusalEnvelope(40100, "UNAUTHENTICATED")))});
    const auto checks = await(m_desk->workspace->diagnose(
        {.server = QString::fromLatin1(server.origin()), .extraAuthorities = authority.pem()}));
    QCOMPARE(written(checks), u"Address ok, Network ok, Tls ok, Service ok"_s);
}

void tst_Workspace::end_blackHole_isBounded()
{
    m_desk->join(*m_service);
    const OrderListItem item = m_desk->somethingToShip();
    m_service->stop();
    // Takes connections, by the system's backlog, and never says a word.
    QTcpServer hole;
    QVERIFY(hole.listen(QHostAddress::LocalHost, m_service->port()));
    m_desk->take(item.id, NoteDraft{.text = u"never sent"_s});
    m_desk->workspace->syncNow();
    const auto timeline = m_desk->workspace->orders().refreshTimeline(item.id);
    const auto second = m_desk->workspace->orders().refreshTimeline(item.id);
    const auto refund = m_desk->workspace->orders().refund(item.id, {.amountMinor = 1, .reason = u"CUSTOMER"_s},
                                                           item.version, OpId::random());
    const auto doctor = m_desk->workspace->diagnose(DeskFixture::request(m_service->url(), u"merchant"_s));
    QTRY_VERIFY(hole.hasPendingConnections());
    QElapsedTimer timer;
    timer.start();
    m_desk->close();
    const qint64 ms = timer.elapsed();
    qInfo("ended after %lld ms", ms);
    QVERIFY2(ms < 3'000, qPrintable(QString::number(ms)));
    QVERIFY(timeline.isFinished() && second.isFinished() && refund.isFinished() && doctor.isFinished());
    hole.close();
    m_service->start();
}

QTEST_GUILESS_MAIN(tst_Workspace)
#include "tst_Workspace.moc"
