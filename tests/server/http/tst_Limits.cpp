// SPDX-License-Identifier: Apache-2.0
// What the adapter refuses, and how: in the envelope, readable to the end, then closed, with nobody else disturbed
// (faults S21, S22; security checklist 14).
#include "tests/server/http/RawClient.h"
#include "tests/server/http/ServerFixture.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kGet = "GET /ok HTTP/1.1\r\nHost: x\r\n\r\n";

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').at(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

/// Empty if the answer is the refusal that it should be, else what is wrong with it.
QByteArray wrongWith(const std::optional<RawAnswer>& answer, Reason reason)
{
    const ReasonRow& row = rowOf(reason);
    if (!answer)
        return "no answer";
    if (answer->status != row.httpStatus())
        return "status " + QByteArray::number(answer->status);
    if (answer->envelope().value(QLatin1String("code")).toInt() != row.code ||
        answer->reason() != QByteArrayView(row.name))
        return "envelope " + answer->body;
    if (answer->header("connection") != "close")
        return "no Connection: close";
    if (answer->header("cache-control") != "no-store" || answer->header("x-content-type-options") != "nosniff")
        return "headers missing";
    if (answer->envelope().value(QLatin1String("trace_id")).toString().toLatin1() != answer->header("x-trace-id") ||
        !TraceId::fromText(answer->header("x-trace-id")))
        return "no trace id";
    return {};
}

bool isServed(const ServerFixture& fixture)
{
    RawClient client(fixture.port());
    if (!client.send(kGet))
        return false;
    const auto answer = client.answer();
    return answer && answer->status == 200;
}

} // namespace

class tst_Limits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformed_isRefused_data();
    void malformed_isRefused();
    void wellFormed_butUnusual_isServed_data();
    void wellFormed_butUnusual_isServed();
    void tooLarge_isRefused_data();
    void tooLarge_isRefused();
    void exactlyAtTheLimit_isServed();
    void body100MB_isRefusedAtOnceAndKeepsMemoryFlat();
    void body100MB_inChunks_isRefused();
    void slowHeaders_areCutByTotalTime();
    void slowBody_isCutByTotalTime();
    void slowLoris_inCrowds_doNotDelayOthers();
    void idle_isClosedSilently();
    void reader_whoNeverReads_isCut();
    void connections_beyondTheLimit_replaceTheIdleOrGet503();
    void idleConnections_2000_othersAreServed();
};

void tst_Limits::malformed_isRefused_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("field");
    const auto head = [](const QByteArray& headers) -> QByteArray { return "POST / HTTP/1.1\r\n" + headers + "\r\n"; };
    const auto chunks = [&head](const QByteArray& body) -> QByteArray {
        return head("Host: x\r\nTransfer-Encoding: chunked\r\n") + body;
    };
    QTest::addRow("binary") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 9) << QByteArray("request");
    QTest::addRow("one word") << QByteArray("HELLO\r\n\r\n") << QByteArray("headers");
    QTest::addRow("no version") << QByteArray("GET /\r\n\r\n") << QByteArray("headers");
    QTest::addRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << QByteArray("headers");
    QTest::addRow("HTTP/0.9") << QByteArray("GET / HTTP/0.9\r\n\r\n") << QByteArray("headers");
    QTest::addRow("two spaces") << QByteArray("GET  / HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("headers");
    QTest::addRow("space in target") << QByteArray("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("headers");
    QTest::addRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: x\n\n") << QByteArray("headers");
    QTest::addRow("one bare LF") << QByteArray("GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n") << QByteArray("headers");
    QTest::addRow("folded") << head("Host: x\r\nA: b\r\n c\r\n") << QByteArray("headers");
    QTest::addRow("folded first") << head(" Host: x\r\n") << QByteArray("headers");
    QTest::addRow("CR in value") << head("Host: x\r\nA: b\rc\r\n") << QByteArray("headers");
    QTest::addRow("NUL in value") << head(QByteArray("Host: x\r\nA: b#c\r\n").replace('#', '\0'))
                                  << QByteArray("headers");
    QTest::addRow("NUL in name") << head(QByteArray("Host: x\r\nA#b: c\r\n").replace('#', '\0'))
                                 << QByteArray("headers");
    QTest::addRow("NUL in target") << QByteArray("GET /# HTTP/1.1\r\nHost: x\r\n\r\n").replace('#', '\0')
                                   << QByteArray("headers");
    QTest::addRow("escape in value") << head("Host: x\r\nA: \x1b[31m\r\n") << QByteArray("headers");
    QTest::addRow("space before colon") << head("Host: x\r\nA : b\r\n") << QByteArray("headers");
    QTest::addRow("no colon") << head("Host: x\r\nnonsense\r\n") << QByteArray("headers");
    QTest::addRow("no name") << head("Host: x\r\n: b\r\n") << QByteArray("headers");
    QTest::addRow("no Host") << head("A: b\r\n") << QByteArray("headers");
    QTest::addRow("two Hosts") << head("Host: x\r\nHost: x\r\n") << QByteArray("headers");
    QTest::addRow("length and chunks") << head("Host: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n") +
                                              "0\r\n\r\n"
                                       << QByteArray("headers");
    QTest::addRow("chunks and length") << head("Host: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n") +
                                              "0\r\n\r\n"
                                       << QByteArray("headers");
    QTest::addRow("unknown encoding") << head("Host: x\r\nTransfer-Encoding: gzip\r\n") << QByteArray("headers");
    QTest::addRow("two encodings") << head("Host: x\r\nTransfer-Encoding: gzip, chunked\r\n") << QByteArray("headers");
    QTest::addRow("encoding twice") << head("Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")
                                    << QByteArray("headers");
    QTest::addRow("encoding in HTTP/1.0")
        << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << QByteArray("headers");
    for (const char* length : {"-1", "+1", "x", "", "1 1", "0x10", "1,2", "99999999999999999999999"})
        QTest::addRow("length %s", length)
            << head("Host: x\r\nContent-Length: " + QByteArray(length) + "\r\n") << QByteArray("headers");
    QTest::addRow("two lengths") << head("Host: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n")
                                 << QByteArray("headers");
    for (const char* name : {"Authorization", "Content-Type", "If-Match", "Idempotency-Key"}) {
        const QByteArray line = QByteArray(name) + ": a\r\n";
        QTest::addRow("two of %s", name) << head("Host: x\r\n" + line + line.toLower().replace(" a", " b"))
                                         << QByteArray(name);
    }
    QTest::addRow("chunk size") << chunks("zz\r\n\r\n") << QByteArray("body");
    QTest::addRow("chunk size negative") << chunks("-1\r\n\r\n") << QByteArray("body");
    QTest::addRow("chunk size huge") << chunks("fffffffffffffffff\r\n\r\n") << QByteArray("body");
    QTest::addRow("chunk too long") << chunks("3\r\nabcd\r\n0\r\n\r\n") << QByteArray("body");
    QTest::addRow("chunk line bare LF") << chunks("3\nabc\n0\n\n\r\n\r\n") << QByteArray("body");
    QTest::addRow("chunk line endless") << chunks("3;" + QByteArray(40'000, 'a')) << QByteArray("body");
    QTest::addRow("trailer length") << chunks("0\r\nContent-Length: 5\r\n\r\n") << QByteArray("body");
}

void tst_Limits::malformed_isRefused()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, field);
    ServerFixture fixture;
    for (const bool bytewise : {false, true}) {
        if (bytewise && message.size() > 1000)
            continue;
        RawClient client(fixture.port());
        for (qsizetype at = 0; at < message.size(); at += bytewise ? 1 : message.size())
            client.send(message.mid(at, bytewise ? 1 : message.size()));
        const auto answer = client.answer();
        QCOMPARE(wrongWith(answer, Reason::BadRequest), QByteArray());
        const QJsonObject data = answer->envelope()[QLatin1String("data")].toObject();
        QCOMPARE(data[QLatin1String("field")].toString().toLatin1(), field);
        QVERIFY(!data[QLatin1String("problem")].toString().isEmpty());
        client.endSending();
        QVERIFY(client.isClosedByPeer());
    }
    QVERIFY(isServed(fixture));
}

void tst_Limits::wellFormed_butUnusual_isServed_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addRow("empty lines first") << QByteArray("\r\n\r\n") + kGet;
    QTest::addRow("no space after colon") << QByteArray("GET /ok HTTP/1.1\r\nHost:x\r\nA:\r\n\r\n");
    QTest::addRow("tabs") << QByteArray("GET /ok HTTP/1.1\r\nHost: \t x \t \r\n\r\n");
    QTest::addRow("same length twice") << QByteArray(
        "POST /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na");
    QTest::addRow("UTF-8 in value") << QByteArray("GET /ok HTTP/1.1\r\nHost: x\r\nA: \xe4\xbd\xa0\r\n\r\n");
    QTest::addRow("UTF-8 in target") << QByteArray("GET /\xe4\xbd\xa0 HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::addRow("unknown expectation") << QByteArray(
        "POST /ok HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nContent-Length: 1\r\n\r\na");
    QTest::addRow("line break after a body")
        << QByteArray("POST /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na\r\n");
}

void tst_Limits::wellFormed_butUnusual_isServed()
{
    QFETCH(QByteArray, message);
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(client.send(message + kGet));
    for (int i = 0; i < 2; ++i) {
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
}

void tst_Limits::tooLarge_isRefused_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<Reason>("reason");
    const QByteArray line = "GET / HTTP/1.1\r\nHost: x\r\n";
    QTest::addRow("length over the limit")
        << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n") << Reason::TooLarge;
    QTest::addRow("length 2^63") << QByteArray(
                                        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9223372036854775808\r\n\r\n")
                                 << Reason::TooLarge;
    QTest::addRow("expected, over the limit")
        << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1048577\r\n\r\n")
        << Reason::TooLarge;
    QTest::addRow("one chunk over the limit")
        << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n") << Reason::TooLarge;
    QTest::addRow("header of 64 KB") << line + "A: " + QByteArray(64 * 1024, 'a') + "\r\n\r\n"
                                     << Reason::HeadersTooLarge;
    QTest::addRow("header without end") << line + "A: " + QByteArray(17 * 1024, 'a') << Reason::HeadersTooLarge;
    QTest::addRow("many headers") << line + QByteArray("A: b\r\n").repeated(200) + "\r\n" << Reason::HeadersTooLarge;
    QTest::addRow("many, too many headers") << line + QByteArray("A: b\r\n").repeated(5000) + "\r\n"
                                            << Reason::HeadersTooLarge;
    QTest::addRow("target of 9 KB") << "GET /" + QByteArray(9 * 1024, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"
                                    << Reason::UriTooLong;
    QTest::addRow("target of 1 MB") << "GET /" + QByteArray(1024 * 1024, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"
                                    << Reason::UriTooLong;
    QTest::addRow("target without end") << "GET /" + QByteArray(9 * 1024, 'a') << Reason::UriTooLong;
}

void tst_Limits::tooLarge_isRefused()
{
    QFETCH(QByteArray, message);
    QFETCH(Reason, reason);
    ServerFixture fixture;
    RawClient client(fixture.port());
    QVERIFY(client.send(message));
    QCOMPARE(wrongWith(client.answer(), reason), QByteArray());
    client.endSending();
    QVERIFY(client.isClosedByPeer());
    QVERIFY(!client.wasReset());
    QVERIFY(isServed(fixture));
    QTRY_COMPARE(fixture.records().size(), size_t(2));
    QVERIFY(!fixture.records()[0].isHandled);
    QCOMPARE(fixture.records()[0].reason, QByteArray(rowOf(reason).name.data()));
}

void tst_Limits::exactlyAtTheLimit_isServed()
{
    HttpLimits limits;
    limits.targetBytes = 1000;
    limits.headerBytes = 2000;
    limits.bodyBytes = 3000;
    ServerFixture fixture(echo, limits);
    const auto statusFor = [&fixture](qsizetype target, qsizetype head, qsizetype body) {
        QByteArray message = "POST /" + QByteArray(target - 1, 'a') +
                             " HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body) + "\r\nA: ";
        message += QByteArray(head - message.size() - 4, 'a') + "\r\n\r\n";
        RawClient client(fixture.port());
        client.send(message + QByteArray(body, 'b'));
        const auto answer = client.answer();
        return answer ? answer->status : 0;
    };
    QCOMPARE(statusFor(1000, 2000, 3000), 200);
    QCOMPARE(statusFor(1001, 2000, 3000), 414);
    QCOMPARE(statusFor(1000, 2001, 3000), 431);
    QCOMPARE(statusFor(1000, 2000, 3001), 413);
}

void tst_Limits::body100MB_isRefusedAtOnceAndKeepsMemoryFlat()
{
    ServerFixture fixture;
    const QByteArray piece(1024 * 1024, 'x');
    QVERIFY(isServed(fixture));
    const qint64 before = residentBytes();
    for (int round = 0; round < 3; ++round) {
        // One that reads first…
        RawClient polite(fixture.port());
        const auto start = std::chrono::steady_clock::now();
        QVERIFY(polite.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n"));
        QCOMPARE(wrongWith(polite.answer(), Reason::TooLarge), QByteArray());
        QVERIFY(std::chrono::steady_clock::now() - start < 1s);
        // … and one that sends everything before it reads.
        RawClient blind(fixture.port());
        QVERIFY(blind.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n"));
        for (int i = 0; i < 100; ++i)
            QVERIFY(blind.send(piece));
        QCOMPARE(wrongWith(blind.answer(), Reason::TooLarge), QByteArray());
    }
    QVERIFY2(residentBytes() - before < 4 * 1024 * 1024, qPrintable(QString::number(residentBytes() - before)));
    QVERIFY(isServed(fixture));
}

void tst_Limits::body100MB_inChunks_isRefused()
{
    ServerFixture fixture;
    const QByteArray chunk = "10000\r\n" + QByteArray(65536, 'x') + "\r\n";
    QVERIFY(isServed(fixture));
    const qint64 before = residentBytes();
    RawClient client(fixture.port());
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < 1600; ++i)
        QVERIFY(client.send(chunk));
    QCOMPARE(wrongWith(client.answer(), Reason::TooLarge), QByteArray());
    QVERIFY(residentBytes() - before < 6 * 1024 * 1024);
}

void tst_Limits::slowHeaders_areCutByTotalTime()
{
    HttpLimits limits;
    limits.headerTimeout = 300ms;
    limits.idleTimeout = 60s;
    ServerFixture fixture(echo, limits);
    RawClient client(fixture.port());
    const auto start = std::chrono::steady_clock::now();
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: x\r\nX: "));
    // A byte now and then would keep any limit on silence from ever striking.
    while (client.received().isEmpty() && std::chrono::steady_clock::now() - start < kPatience) {
        client.send("a");
        client.receiveMore(20ms);
    }
    const auto passed = std::chrono::steady_clock::now() - start;
    QCOMPARE(wrongWith(client.answer(), Reason::RequestTimeout), QByteArray());
    QVERIFY(passed >= 300ms && passed < 1500ms);
    client.endSending();
    QVERIFY(client.isClosedByPeer());
    QVERIFY(isServed(fixture));
}

void tst_Limits::slowBody_isCutByTotalTime()
{
    HttpLimits limits;
    limits.bodyTimeout = 300ms;
    ServerFixture fixture(echo, limits);
    RawClient client(fixture.port());
    const auto start = std::chrono::steady_clock::now();
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"));
    while (client.received().isEmpty() && std::chrono::steady_clock::now() - start < kPatience) {
        client.send("a");
        client.receiveMore(20ms);
    }
    const auto passed = std::chrono::steady_clock::now() - start;
    QCOMPARE(wrongWith(client.answer(), Reason::RequestTimeout), QByteArray());
    QVERIFY(passed >= 300ms && passed < 1500ms);
}

void tst_Limits::slowLoris_inCrowds_doNotDelayOthers()
{
    HttpLimits limits;
    limits.headerTimeout = 500ms;
    ServerFixture fixture(echo, limits);
    std::vector<RawClient> crowd;
    for (int i = 0; i < 500; ++i) {
        crowd.emplace_back(fixture.port());
        QVERIFY(crowd.back().send("GET / HTTP/1.1\r\nHost: x\r\nX: "));
    }
    RawClient client(fixture.port());
    std::vector<std::chrono::steady_clock::duration> times;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; std::chrono::steady_clock::now() - start < 700ms; ++i) {
        crowd[static_cast<size_t>(i) % crowd.size()].send("a");
        const auto sent = std::chrono::steady_clock::now();
        QVERIFY(client.send(kGet));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        times.push_back(std::chrono::steady_clock::now() - sent);
    }
    int refused = 0;
    for (RawClient& one : crowd)
        refused += wrongWith(one.answer(), Reason::RequestTimeout).isEmpty();
    QCOMPARE(refused, 500);
    std::sort(times.begin(), times.end());
    const auto slowest = times[times.size() * 99 / 100];
    QVERIFY2(slowest < 50ms, qPrintable(QString::number(std::chrono::duration<double>(slowest).count())));
    qInfo("500 slow clients refused; %zu others, p99 %.2f ms", times.size(),
          std::chrono::duration<double, std::milli>(slowest).count());
}

void tst_Limits::idle_isClosedSilently()
{
    HttpLimits limits;
    limits.idleTimeout = 200ms;
    ServerFixture fixture(echo, limits);
    RawClient fresh(fixture.port());
    QVERIFY(fresh.isClosedByPeer());
    RawClient used(fixture.port());
    QVERIFY(used.send(kGet));
    QVERIFY(used.answer());
    QVERIFY(used.isClosedByPeer());
    QTRY_COMPARE(fixture.server().openConnections(), 0);
    QCOMPARE(fixture.records().size(), size_t(1));
}

void tst_Limits::reader_whoNeverReads_isCut()
{
    HttpLimits limits;
    limits.writeTimeout = 300ms;
    ServerFixture fixture(
        [](const Request& request, const Responder& respond) {
            // Larger than what the kernel takes off us on loopback.
            respond(success(200, QByteArray('"' + QByteArray(8 * 1024 * 1024, 'x') + '"'), request.trace));
        },
        limits);
    RawClient client(fixture.port());
    const int small = 4096;
    ::setsockopt(client.descriptor(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    QTRY_COMPARE(fixture.server().openConnections(), 1);
    QVERIFY(QTest::qWaitFor([&fixture] { return fixture.server().openConnections() == 0; }, 10'000));
}

void tst_Limits::connections_beyondTheLimit_replaceTheIdleOrGet503()
{
    HttpLimits limits;
    limits.connections = 3;
    ServerFixture fixture(echo, limits);
    const QByteArray halfRequest = "GET / HTTP/1.1\r\n";
    RawClient busy(fixture.port());
    QVERIFY(busy.send(kGet + halfRequest));
    QVERIFY(busy.answer());
    RawClient first(fixture.port());
    QVERIFY(first.send(kGet));
    QVERIFY(first.answer());
    RawClient second(fixture.port());
    QVERIFY(second.send(kGet));
    QVERIFY(second.answer());
    QVERIFY(first.send(kGet));
    QVERIFY(first.answer());

    // Of those who wait, `second` has waited longest.
    RawClient third(fixture.port());
    QVERIFY(third.send(halfRequest));
    QVERIFY(second.isClosedByPeer());
    QVERIFY(first.send(kGet));
    QVERIFY(first.answer());
    QVERIFY(first.send(halfRequest));

    // Nobody is idle now (bytes of all three have been seen once a later request was refused).
    QTRY_VERIFY([&fixture] {
        RawClient fourth(fixture.port());
        fourth.send(kGet);
        const auto answer = fourth.answer();
        return wrongWith(answer, Reason::Unavailable).isEmpty() && !answer->header("retry-after").isEmpty();
    }());
    for (RawClient* client : {&busy, &third}) {
        QVERIFY(client->send("Host: x\r\n\r\n"));
        const auto answer = client->answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
}

void tst_Limits::idleConnections_2000_othersAreServed()
{
    ServerFixture fixture;
    std::vector<RawClient> idle;
    for (int i = 0; i < 2000; ++i) {
        idle.emplace_back(fixture.port());
        QVERIFY2(idle.back().isConnected(), qPrintable(QString::number(i)));
    }
    QTRY_COMPARE(fixture.server().openConnections(), 2000);
    RawClient client(fixture.port());
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(client.send(kGet));
        QVERIFY(client.answer());
    }
    QVERIFY(std::chrono::steady_clock::now() - start < 2s);
    for (size_t i = 0; i < idle.size(); i += 100) {
        QVERIFY(idle[i].send(kGet));
        QVERIFY(idle[i].answer());
    }
}

QTEST_GUILESS_MAIN(tst_Limits)
#include "tst_Limits.moc"
