// SPDX-License-Identifier: Apache-2.0
// Messages on their way to real sockets: good receivers and every kind of bad one.
#include "tests/server/webhooks/WebhookShop.h"
#include "tests/support/TestCertificates.h"

#include <QElapsedTimer>
#include <QMessageAuthenticationCode>
#include <QScopeGuard>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

const Reply kTaken = whole(200, "{}");
constexpr qint64 kDayMs = 86'400'000;

QSslConfiguration serving(const TestCertificate& certificate)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(certificate.pem()));
    tls.setPrivateKey(QSslKey(certificate.keyPem(), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace

class tst_WebhookSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void event_isTold_signed_withTheTraceOfItsClick();
    void receiverThatFails_isToldAgain_theSame();
    void slowReceiver_holdsUpNobodyElse();
    void redirect_isNotFollowed();
    void endlessAnswer_isCut();
    void silentReceiver_isGivenUpInTime();
    void certificate_thatIsBad_isRefused();
    void certificate_ofAGivenAuthority_isTaken();
    void proxy_isLeftOut_forHostsOfNoProxy();
    void stoppedBeforeTheAnswer_isToldAgain();
    void messageOfADay_isGivenUp();
    void webhookThatFailsForDays_isSwitchedOff_andSaysSo();
    void webhookThatIsGone_isSwitchedOffAtOnce();
    void receiverOfManyMessages_getsEachOnce();
    void storeThatIsAway_isToldOfOnce();
};

void tst_WebhookSender::event_isTold_signed_withTheTraceOfItsClick()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer(kTaken);
    const QJsonObject created = shop.created(receiver.origin() + "/hook");
    const QByteArray secret = QByteArray::fromBase64(created[u"secret"_s].toString().sliced(6).toLatin1());
    shop.start();
    const QJsonObject order = shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.delivered, 1);
    const SeenRequest seen = receiver.seen().at(0);
    QCOMPARE(seen.method, "POST");
    QCOMPARE(seen.target, "/hook");
    QCOMPARE(seen.headers.at("content-type"), "application/json");
    const QByteArray id = order[u"id"_s].toString().toLatin1() + "-2";
    QCOMPARE(seen.headers.at("webhook-id"), id);
    QCOMPARE(seen.headers.at("webhook-timestamp").toLongLong(), shop.clock().now().epochMs() / 1000);
    const QByteArray text = id + '.' + seen.headers.at("webhook-timestamp") + '.' + seen.body;
    QCOMPARE(seen.headers.at("webhook-signature"),
             "v1," + QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toBase64());
    const QJsonObject body = QJsonDocument::fromJson(seen.body).object();
    QCOMPARE(body[u"type"_s].toString(), u"order.paid"_s);
    QCOMPARE(body[u"data"_s][u"order_no"_s], order[u"order_no"_s]);
    QCOMPARE(body[u"trace_id"_s].toString().toLatin1(), seen.headers.at("x-trace-id"));
    QCOMPARE(
        shop.count("SELECT count(*) FROM events WHERE kind = 'PAID' AND trace_id = ?", body[u"trace_id"_s].toString()),
        1);
    QCOMPARE(shop.waiting(), 0);
    QVERIFY(!shop.webhook()[u"last_delivered_at"_s].isNull());
}

void tst_WebhookSender::receiverThatFails_isToldAgain_theSame()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer(whole(500, "no")).answer(whole(503, "no", "Retry-After: 60\r\n")).answer(kTaken);
    shop.created(receiver.origin());
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.failed, 1);
    QCOMPARE(shop.problem(), u"it answered 500"_s);
    QVERIFY(!shop.webhook()[u"failing_since"_s].isNull());
    QCOMPARE(shop.webhook()[u"last_problem"_s].toString(), u"it answered 500"_s);
    // Nothing happens before it is due.
    shop.clock().advanceMs(3'900);
    shop.sender->wake();
    QTest::qWait(50);
    QCOMPARE(receiver.requests(), 1);
    shop.clock().advanceMs(2'100);
    shop.sender->wake();
    QTRY_COMPARE(shop.failed, 2);
    shop.clock().advanceMs(59'000);
    shop.sender->wake();
    QTest::qWait(50);
    QCOMPARE(receiver.requests(), 2);
    shop.clock().advanceMs(1'000);
    shop.sender->wake();
    QTRY_COMPARE(shop.delivered, 1);
    const auto seen = receiver.seen();
    QCOMPARE(seen.size(), 3);
    for (const SeenRequest& request : seen) {
        QCOMPARE(request.headers.at("webhook-id"), seen[0].headers.at("webhook-id"));
        QCOMPARE(request.body, seen[0].body);
    }
    QVERIFY(seen[2].headers.at("webhook-timestamp") > seen[0].headers.at("webhook-timestamp"));
    QVERIFY(shop.webhook()[u"failing_since"_s].isNull());
}

void tst_WebhookSender::slowReceiver_holdsUpNobodyElse()
{
    WebhookShop shop;
    ScriptedServer slow;
    slow.answer({});
    ScriptedServer quick;
    quick.answer(kTaken);
    shop.created(slow.origin());
    shop.created(quick.origin());
    shop.start();
    for (int i = 0; i < 10; ++i)
        shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.delivered, 10);
    QCOMPARE(quick.requests(), 10);
    QTRY_COMPARE(slow.requests(), 4);
    QCOMPARE(shop.waiting(), 10);
}

void tst_WebhookSender::redirect_isNotFollowed()
{
    WebhookShop shop;
    ScriptedServer other;
    other.answer(kTaken);
    ScriptedServer receiver;
    receiver.answer(whole(307, "", "Location: " + other.origin() + "/\r\n"));
    shop.created(receiver.origin());
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.failed, 1);
    QCOMPARE(shop.problem(), u"it redirects (307), which is not followed"_s);
    QCOMPARE(other.connections(), 0);
}

void tst_WebhookSender::endlessAnswer_isCut()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer({send("HTTP/1.1 200 OK\r\n\r\n"), send(QByteArray(4096, 'x'), 1'000'000)});
    shop.created(receiver.origin());
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.failed, 1);
    QCOMPARE(shop.problem(), u"its answer is too long"_s);
}

void tst_WebhookSender::silentReceiver_isGivenUpInTime()
{
    WebhookShop shop;
    ScriptedServer silent;
    silent.answer({});
    ScriptedServer trickling;
    trickling.answer({send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"), trickle(QByteArray(1000, 'x'), 20)});
    shop.created(silent.origin());
    shop.created(trickling.origin());
    shop.start({.limits = {.whole = std::chrono::milliseconds(300)}});
    shop.pay(shop.place());
    QElapsedTimer timer;
    timer.start();
    shop.tell();
    QTRY_COMPARE(shop.failed, 2);
    QVERIFY2(timer.elapsed() < 4'000, QByteArray::number(timer.elapsed()).constData());
    QVERIFY2(shop.problem().contains(u"timeout"_s), qPrintable(shop.problem()));
}

void tst_WebhookSender::certificate_thatIsBad_isRefused()
{
    const TestCertificate authority({.commonName = "Somebody's authority", .isAuthority = true});
    const TestCertificate certificate({}, &authority);
    WebhookShop shop;
    ScriptedServer receiver(serving(certificate));
    receiver.answer(kTaken);
    shop.created(receiver.origin());
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.failed, 1);
    QVERIFY2(shop.problem().contains(u"certificate"_s), qPrintable(shop.problem()));
    QCOMPARE(receiver.requests(), 0);
    QCOMPARE(receiver.bytesReceived(), 0);
}

void tst_WebhookSender::certificate_ofAGivenAuthority_isTaken()
{
    const TestCertificate authority({.commonName = "Our authority", .isAuthority = true});
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(authority.pem());
    file.close();
    WebhookShop shop;
    const TestCertificate good({}, &authority);
    ScriptedServer receiver(serving(good));
    receiver.answer(kTaken);
    const TestCertificate otherName({.commonName = "example.com", .altNames = "DNS:example.com"}, &authority);
    ScriptedServer impostor(serving(otherName));
    impostor.answer(kTaken);
    const TestCertificate over({.notBefore = -7200, .notAfter = -3600}, &authority);
    ScriptedServer expired(serving(over));
    expired.answer(kTaken);
    for (const ScriptedServer* server : {&receiver, &impostor, &expired})
        shop.created(server->origin());
    shop.start({.authorities = file.fileName()});
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.delivered, 1);
    QTRY_COMPARE(shop.failed, 2);
    QCOMPARE(receiver.requests(), 1);
    QCOMPARE(impostor.requests() + expired.requests(), 0);
}

void tst_WebhookSender::proxy_isLeftOut_forHostsOfNoProxy()
{
    ScriptedServer proxy;
    proxy.answer(whole(502, ""));
    const std::map<const char*, QByteArray> before{{"https_proxy", qgetenv("https_proxy")},
                                                   {"no_proxy", qgetenv("no_proxy")}};
    const auto restore = qScopeGuard([&before] {
        for (const auto& [name, value] : before)
            value.isEmpty() ? qunsetenv(name) : qputenv(name, value);
    });
    qputenv("https_proxy", proxy.origin());
    qputenv("no_proxy", "127.0.0.2");
    WebhookShop shop;
    // Nobody listens at either.
    shop.created("https://127.0.0.2:1/");
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.failed, 1);
    QCOMPARE(proxy.connections(), 0);
    shop.created("https://127.0.0.3:1/");
    shop.pay(shop.place());
    shop.tell();
    QTRY_VERIFY(proxy.connections() > 0);
}

void tst_WebhookSender::stoppedBeforeTheAnswer_isToldAgain()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer({}).answer(kTaken);
    shop.created(receiver.origin());
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QVERIFY(receiver.waitForRequests(1));
    shop.stop();
    QCOMPARE(shop.waiting(), 1);
    shop.start();
    QTRY_COMPARE(shop.delivered, 1);
    const auto seen = receiver.seen();
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[1].headers.at("webhook-id"), seen[0].headers.at("webhook-id"));
    QCOMPARE(seen[1].body, seen[0].body);
}

void tst_WebhookSender::messageOfADay_isGivenUp()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer(whole(500, "no"));
    shop.created(receiver.origin());
    shop.pay(shop.place());
    shop.tell();
    StoreFixture::orThrow(shop.db().run("UPDATE webhook_deliveries SET created_at = created_at - ?", kDayMs));
    shop.start();
    QTRY_COMPARE(shop.givenUp, 1);
    QCOMPARE(shop.waiting(), 0);
    QCOMPARE(shop.count("SELECT count(*) FROM webhook_deliveries WHERE delivered = 0 AND ended_at IS NOT NULL"), 1);
    QVERIFY(shop.webhook()[u"switched_off_at"_s].isNull());
}

void tst_WebhookSender::webhookThatFailsForDays_isSwitchedOff_andSaysSo()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer(whole(500, "no"));
    shop.created(receiver.origin());
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.failed, 1);
    StoreFixture::orThrow(shop.db().run("UPDATE webhooks SET failing_since = failing_since - ?", 3 * kDayMs));
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.switchedOff, 1);
    QVERIFY(!shop.webhook()[u"switched_off_at"_s].isNull());
    QVERIFY(!shop.webhook()[u"last_problem"_s].toString().isEmpty());
    QCOMPARE(shop.waiting(), 0);
    // What happens now is nothing to it.
    shop.pay(shop.place());
    shop.tell();
    QCOMPARE(shop.waiting(), 0);
}

void tst_WebhookSender::webhookThatIsGone_isSwitchedOffAtOnce()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer(whole(410, ""));
    shop.created(receiver.origin());
    shop.start();
    shop.pay(shop.place());
    shop.tell();
    QTRY_COMPARE(shop.switchedOff, 1);
    QCOMPARE(shop.waiting(), 0);
}

void tst_WebhookSender::receiverOfManyMessages_getsEachOnce()
{
    WebhookShop shop;
    ScriptedServer receiver;
    receiver.answer(kTaken);
    shop.created(receiver.origin(), R"(["order.placed","order.paid"])");
    shop.start();
    for (int i = 0; i < 25; ++i) {
        shop.pay(shop.place());
        if (i % 5 == 0)
            shop.tell();
    }
    shop.tell();
    QTRY_COMPARE_WITH_TIMEOUT(shop.delivered, 50, 15'000);
    QSet<QByteArray> ids;
    const auto seen = receiver.seen();
    for (const SeenRequest& request : seen)
        ids.insert(request.headers.at("webhook-id"));
    QCOMPARE(seen.size(), 50);
    QCOMPARE(ids.size(), 50);
}

void tst_WebhookSender::storeThatIsAway_isToldOfOnce()
{
    WebhookShop shop;
    std::atomic<int> tries = 0;
    std::atomic<int> told = 0;
    WebhookSender sender(
        [&tries]() -> Result<std::unique_ptr<sql::Connection>> {
            ++tries;
            return refusal(Reason::Unavailable);
        },
        *shop.writes, shop.clock(), {.storeFailed = [&told](const Error&) { ++told; }},
        {.poll = std::chrono::milliseconds(1)});
    QTRY_VERIFY(tries > 3);
    QCOMPARE(told, 1);
}

QTEST_GUILESS_MAIN(tst_WebhookSender)
#include "tst_WebhookSender.moc"
