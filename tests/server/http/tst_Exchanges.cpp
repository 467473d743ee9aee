// SPDX-License-Identifier: Apache-2.0
// Requests and their answers on real sockets: framing, keep-alive, pipelining, bodies, methods.
#include "tests/server/http/RawClient.h"
#include "tests/server/http/ServerFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

const QByteArray kGet = "GET /a?b=1 HTTP/1.1\r\nHost: x\r\n\r\n";

} // namespace

class tst_Exchanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_always_carriesTheHeaders();
    void traceId_wellFormedOrNot_isTakenOrMade();
    void keepAlive_manyRequests_oneConnection();
    void pipelined_requests_areAnsweredInOrder();
    void body_inPieces_arrivesWhole_data();
    void body_inPieces_arrivesWhole();
    void body_large_arrivesAndReturnsWhole();
    void expectContinue_isInvited();
    void chunkedTrailers_areNotHeaders();
    void methods_reachTheHandler_data();
    void methods_reachTheHandler();
    void head_getsNoBody();
    void http10_closesUnlessAskedNotTo();
    void connectionClose_isHonoured();
    void halfClosedClient_stillGetsItsAnswer();
    void targetInAbsoluteForm_becomesAPath();
    void headersOfTheService_cannotBeSplit();
    void listen_badAddresses_sayWhy();
};

void tst_Exchanges::answer_always_carriesTheHeaders()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->header("content-type"), QByteArray("application/json; charset=utf-8"));
    QCOMPARE(answer->header("cache-control"), QByteArray("no-store"));
    QCOMPARE(answer->header("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(answer->header("x-service-version"), QByteArray("9.9-test"));
    QCOMPARE(answer->headers.count("server"), size_t(0));
    QCOMPARE(answer->headers.count("connection"), size_t(0));
    QVERIFY(TraceId::fromText(answer->header("x-trace-id")));
    QCOMPARE(answer->envelope().value(QLatin1String("trace_id")).toString().toLatin1(), answer->header("x-trace-id"));
    QCOMPARE(sawIn(answer->envelope()), QByteArray("GET /a?b=1 "));
}

void tst_Exchanges::traceId_wellFormedOrNot_isTakenOrMade()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    const QByteArray good(32, 'a');
    for (const QByteArray& sent :
         {good, QByteArray(32, 'A'), QByteArray(31, 'a'), QByteArray("x"), QByteArray(32, '0')}) {
        QVERIFY(client.send("GET / HTTP/1.1\r\nHost: x\r\nx-TRACE-id: " + sent + "\r\n\r\n"));
        const auto answer = client.answer();
        QVERIFY(answer);
        QVERIFY(TraceId::fromText(answer->header("x-trace-id")));
        QCOMPARE(answer->header("x-trace-id") == sent, sent == good);
    }
}

void tst_Exchanges::keepAlive_manyRequests_oneConnection()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    for (int i = 0; i < 500; ++i) {
        QVERIFY(client.send("GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(sawIn(answer->envelope()), "GET /" + QByteArray::number(i) + ' ');
    }
    QCOMPARE(fixture.server().openConnections(), 1);
}

void tst_Exchanges::pipelined_requests_areAnsweredInOrder()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    QByteArray all;
    for (int i = 0; i < 100; ++i) {
        const QByteArray number = QByteArray::number(i);
        all += "POST /" + number + " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
        all += "GET /" + number + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    QVERIFY(client.send(all));
    for (int i = 0; i < 100; ++i) {
        const QByteArray number = QByteArray::number(i);
        for (const QByteArray& expected :
             {QByteArray("POST /" + number + " abc"), QByteArray("GET /" + number + ' ')}) {
            const auto answer = client.answer();
            QVERIFY(answer);
            QCOMPARE(sawIn(answer->envelope()), expected);
        }
    }
}

void tst_Exchanges::body_inPieces_arrivesWhole_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("no body") << kGet << QByteArray();
    QTest::addRow("length") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\nhello world")
                            << QByteArray("hello world");
    QTest::addRow("length 0") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n") << QByteArray();
    QTest::addRow("chunks") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "5\r\nhello\r\n1;ext=\"1\"\r\n \r\n5\r\nworld\r\n0\r\n\r\n")
                            << QByteArray("hello world");
    QTest::addRow("no chunks") << QByteArray(
                                      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n")
                               << QByteArray();
}

void tst_Exchanges::body_inPieces_arrivesWhole()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, body);
    ServerFixture fixture;
    RawClient client(fixture.port());
    for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(7), message.size()}) {
        for (qsizetype at = 0; at < message.size(); at += piece)
            QVERIFY(client.send(message.mid(at, piece)));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(sawIn(answer->envelope()), message.first(message.indexOf(" HTTP")) + ' ' + body);
    }
}

void tst_Exchanges::body_large_arrivesAndReturnsWhole()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    QByteArray body(1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = static_cast<char>('a' + i % 23);
    QByteArray chunks;
    for (qsizetype at = 0; at < body.size(); at += 100'000) {
        const qsizetype size = std::min<qsizetype>(100'000, body.size() - at);
        chunks += QByteArray::number(size, 16) + "\r\n" + body.mid(at, size) + "\r\n";
    }
    const QByteArray messages[] = {
        "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body,
        "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n"};
    for (const QByteArray& message : messages) {
        QVERIFY(client.send(message));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(sawIn(answer->envelope()) == "PUT / " + body);
    }
}

void tst_Exchanges::expectContinue_isInvited()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n"));
    const auto invitation = client.head();
    QVERIFY(invitation);
    QCOMPARE(invitation->status, 100);
    QVERIFY(client.received().isEmpty());
    QVERIFY(client.send("ok"));
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(sawIn(answer->envelope()), QByteArray("POST / ok"));
}

void tst_Exchanges::chunkedTrailers_areNotHeaders()
{
    ServerFixture fixture([](const Request& request, const Responder& respond) {
        respond(success(200, request.header("authorization") ? "{\"seen\":true}" : "{\"seen\":false}", request.trace));
    });
    RawClient client(fixture.port());
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "1\r\na\r\n0\r\nAuthorization: Bearer x\r\n\r\n"));
    const auto answer = client.answer();
    QVERIFY(answer);
    QVERIFY(answer->body.contains("\"seen\":false"));
}

void tst_Exchanges::methods_reachTheHandler_data()
{
    QTest::addColumn<QByteArray>("seenAs");
    for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE"})
        QTest::addRow("%s", method) << QByteArray(method);
    for (const char* method : {"OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "BREW"})
        QTest::addRow("%s", method) << QByteArray("OTHER");
}

void tst_Exchanges::methods_reachTheHandler()
{
    QFETCH(QByteArray, seenAs);
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(
        client.send(QByteArray(QTest::currentDataTag()) + " /p HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\n\r\n" + kGet));
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(sawIn(answer->envelope()), seenAs + " /p ");
    const auto next = client.answer();
    QVERIFY(next);
    QCOMPARE(next->status, 200);
}

void tst_Exchanges::head_getsNoBody()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(client.send("HEAD /p HTTP/1.1\r\nHost: x\r\n\r\n" + kGet));
    const auto answer = client.answer(false);
    QVERIFY(answer);
    QVERIFY(answer->header("content-length").toInt() > 0);
    const auto next = client.answer();
    QVERIFY(next);
    QCOMPARE(sawIn(next->envelope()), QByteArray("GET /a?b=1 "));
}

void tst_Exchanges::http10_closesUnlessAskedNotTo()
{
    ServerFixture fixture;
    RawClient once(fixture.port());
    QVERIFY(once.send("GET / HTTP/1.0\r\n\r\n"));
    auto answer = once.answer();
    QVERIFY(answer);
    QCOMPARE(answer->header("connection"), QByteArray("close"));
    QVERIFY(once.isClosedByPeer());

    RawClient twice(fixture.port());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(twice.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
        answer = twice.answer();
        QVERIFY(answer);
        QCOMPARE(answer->header("connection"), QByteArray("keep-alive"));
    }
}

void tst_Exchanges::connectionClose_isHonoured()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" + kGet));
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->header("connection"), QByteArray("close"));
    QVERIFY(client.isClosedByPeer());
}

void tst_Exchanges::halfClosedClient_stillGetsItsAnswer()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    client.endSending();
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(client.isClosedByPeer());
}

void tst_Exchanges::targetInAbsoluteForm_becomesAPath()
{
    ServerFixture fixture;
    RawClient client(fixture.port());
    for (const auto& [sent, seen] :
         {std::pair<QByteArray, QByteArray>("http://x:1/p?q=/", "/p?q=/"), {"HTTPS://x", "/"}, {"*", "*"}}) {
        QVERIFY(client.send("GET " + sent + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(sawIn(answer->envelope()), "GET " + seen + ' ');
    }
}

void tst_Exchanges::headersOfTheService_cannotBeSplit()
{
    ServerFixture fixture([](const Request& request, const Responder& respond) {
        Response response = success(200, {}, request.trace);
        response.headers = {{"Retry-After", "1"}, {"X-Bad", "1\r\nSet-Cookie: a=b"}, {"X-Good", "yes"}};
        respond(std::move(response));
    });
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->header("retry-after"), QByteArray("1"));
    QCOMPARE(answer->header("x-good"), QByteArray("yes"));
    QCOMPARE(answer->headers.count("set-cookie"), size_t(0));
}

void tst_Exchanges::listen_badAddresses_sayWhy()
{
    ServerFixture fixture;
    HttpServer other;
    for (const QString& address : {QStringLiteral("nonsense"), QStringLiteral("127.0.0.1:99999"), QStringLiteral(":80"),
                                   QStringLiteral("::1:80"), QStringLiteral("127.0.0.1:%1").arg(fixture.port()),
                                   QStringLiteral("192.0.2.1:0")}) {
        const auto bound =
            other.listen({.address = address, .tlsCertificateFile = {}, .tlsKeyFile = {}, .limits = {}}, echo);
        QVERIFY2(!bound, qPrintable(address));
        QVERIFY(bound.error().detail.contains(address));
    }
    QVERIFY(!other.listen({.address = QStringLiteral("127.0.0.1:0"),
                           .tlsCertificateFile = QStringLiteral("/nowhere.pem"),
                           .tlsKeyFile = {},
                           .limits = {}},
                          echo));
    const auto six = other.listen(
        {.address = QStringLiteral("[::1]:0"), .tlsCertificateFile = {}, .tlsKeyFile = {}, .limits = {}}, echo);
    if (six)
        QVERIFY(six->startsWith(QStringLiteral("[::1]:")));
}

QTEST_GUILESS_MAIN(tst_Exchanges)
#include "tst_Exchanges.moc"
