// SPDX-License-Identifier: Apache-2.0
// Server-Sent Events through the adapter: delivery from any thread, heartbeats, ends on both sides, slow readers.
#include "tests/server/http/RawClient.h"
#include "tests/server/http/ServerFixture.h"

#include <QTest>

#include <stdexcept>
#include <thread>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kGet = "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n";

/// Collects the sinks that a server opens.
class Sinks
{
public:
    RequestHandler handler()
    {
        return [this](const Request& request, const Responder& respond) {
            Response response = success(200, {}, request.trace);
            response.onStream = [this](std::shared_ptr<EventSink> sink) {
                const std::lock_guard lock(m_mutex);
                m_sinks.push_back(std::move(sink));
            };
            respond(std::move(response));
        };
    }
    size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_sinks.size();
    }
    std::vector<std::shared_ptr<EventSink>> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_sinks, {});
    }

private:
    std::mutex m_mutex;
    std::vector<std::shared_ptr<EventSink>> m_sinks;
};

/// Undoes the chunks of what a client receives.
class StreamReader
{
public:
    explicit StreamReader(RawClient& client) : m_client(client) {}

    const QByteArray& text() const { return m_text; }
    /// The last chunk came.
    bool isEnded() const { return m_isEnded; }
    /// Every chunk was framed as it should be.
    bool isSound() const { return m_isSound; }

    bool waitFor(qsizetype size)
    {
        decode();
        while (m_text.size() < size) {
            if (m_isEnded || !m_client.receiveMore())
                return false;
            decode();
        }
        return true;
    }
    bool waitForEnd()
    {
        decode();
        while (!m_isEnded) {
            if (!m_client.receiveMore())
                return false;
            decode();
        }
        return true;
    }

private:
    void decode()
    {
        m_raw += m_client.takeReceived();
        qsizetype at = 0;
        while (!m_isEnded) {
            const qsizetype lineEnd = m_raw.indexOf("\r\n", at);
            if (lineEnd < 0)
                break;
            bool isHex = false;
            const qsizetype size = m_raw.mid(at, lineEnd - at).toLongLong(&isHex, 16);
            if (m_raw.size() < lineEnd + 2 + size + 2)
                break;
            m_text += m_raw.mid(lineEnd + 2, size);
            m_isSound = m_isSound && isHex && m_raw.mid(lineEnd + 2 + size, 2) == "\r\n";
            m_isEnded = size == 0;
            at = lineEnd + 2 + size + 2;
        }
        m_raw.remove(0, at);
    }

    RawClient& m_client;
    QByteArray m_raw;
    QByteArray m_text;
    bool m_isEnded = false;
    bool m_isSound = true;
};

std::shared_ptr<EventSink> openOne(Sinks& sinks, RawClient& client, const QByteArray& request = kGet)
{
    if (!client.send(request) || !QTest::qWaitFor([&sinks] { return sinks.count() == 1; }))
        return {};
    return sinks.take().front();
}

} // namespace

class tst_EventStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opened_sendsItsHeadersAtOnce();
    void events_fromOtherThreads_arriveInOrder();
    void events_sentWhileOpening_arrive();
    void quiet_getsHeartbeats();
    void closedByTheService_endsProperly();
    void forgottenByTheService_ends();
    void closedByTheClient_isNoticed();
    void clientThatTalks_isIgnored();
    void slowReader_isCutOff();
    void largeEvents_toAReaderWhoReads_arriveWhole();
    void http10_getsTheBareStream();
    void openerThatThrows_closes();
    void head_opensNothing();
    void manyStreams_allHearTheBell();
};

void tst_EventStreams::opened_sendsItsHeadersAtOnce()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client);
    QVERIFY(sink);
    const auto head = client.head();
    QVERIFY(head);
    QCOMPARE(head->status, 200);
    QCOMPARE(head->header("content-type"), QByteArray("text/event-stream; charset=utf-8"));
    QCOMPARE(head->header("transfer-encoding"), QByteArray("chunked"));
    QCOMPARE(head->header("cache-control"), QByteArray("no-store"));
    QCOMPARE(head->header("connection"), QByteArray("close"));
    QCOMPARE(head->headers.count("content-length"), size_t(0));
    QVERIFY(TraceId::fromText(head->header("x-trace-id")));
    QVERIFY(!sink->isClosed());
}

void tst_EventStreams::events_fromOtherThreads_arriveInOrder()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client);
    QVERIFY(sink);
    QVERIFY(client.head());
    QByteArray expected;
    for (int i = 0; i < 2000; ++i)
        expected += "data: " + QByteArray::number(i) + "\n\n";
    std::thread sender([&sink] {
        for (int i = 0; i < 2000; ++i)
            sink->send("data: " + QByteArray::number(i) + "\n\n");
    });
    StreamReader reader(client);
    const bool isComplete = reader.waitFor(expected.size());
    sender.join();
    QVERIFY(isComplete && reader.isSound());
    QCOMPARE(reader.text(), expected);
}

void tst_EventStreams::events_sentWhileOpening_arrive()
{
    std::shared_ptr<EventSink> kept;
    ServerFixture fixture([&kept](const Request& request, const Responder& respond) {
        Response response = success(200, {}, request.trace);
        response.onStream = [&kept](std::shared_ptr<EventSink> sink) {
            sink->send("data: first\n\n");
            sink->send("data: second\n\n");
            kept = std::move(sink);
        };
        respond(std::move(response));
    });
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    QVERIFY(client.head());
    const QByteArray expected = "data: first\n\ndata: second\n\n";
    StreamReader reader(client);
    QVERIFY(reader.waitFor(expected.size()));
    QCOMPARE(reader.text(), expected);
}

void tst_EventStreams::quiet_getsHeartbeats()
{
    HttpLimits limits;
    limits.streamHeartbeat = 100ms;
    // Neither of these is about streams.
    limits.idleTimeout = 150ms;
    limits.headerTimeout = 150ms;
    Sinks sinks;
    ServerFixture fixture(sinks.handler(), limits);
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client);
    QVERIFY(sink);
    QVERIFY(client.head());
    const auto start = std::chrono::steady_clock::now();
    StreamReader reader(client);
    QVERIFY(reader.waitFor(12));
    const auto passed = std::chrono::steady_clock::now() - start;
    QVERIFY(reader.isSound());
    QCOMPARE(reader.text(), QByteArray(":\n\n").repeated(4));
    QVERIFY(passed > 300ms && passed < 1s);
}

void tst_EventStreams::closedByTheService_endsProperly()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client);
    QVERIFY(sink);
    QVERIFY(client.head());
    sink->send("data: last\n\n");
    sink->close();
    QVERIFY(sink->isClosed());
    sink->send("data: too late\n\n");
    StreamReader reader(client);
    QVERIFY(reader.waitForEnd());
    QVERIFY(reader.isSound());
    QCOMPARE(reader.text(), QByteArray("data: last\n\n"));
    QVERIFY(client.isClosedByPeer());
    client.disconnect();
    QTRY_COMPARE(fixture.server().openConnections(), 0);
    QCOMPARE(fixture.records().size(), size_t(1));
}

void tst_EventStreams::forgottenByTheService_ends()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    auto sink = openOne(sinks, client);
    QVERIFY(sink);
    QVERIFY(client.head());
    sink->send("data: x\n\n");
    sink.reset();
    StreamReader reader(client);
    QVERIFY(reader.waitForEnd());
    QCOMPARE(reader.text(), QByteArray("data: x\n\n"));
}

void tst_EventStreams::closedByTheClient_isNoticed()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    for (const bool hard : {false, true}) {
        RawClient client(fixture.port());
        const auto sink = openOne(sinks, client);
        QVERIFY(sink);
        QVERIFY(client.head());
        if (hard)
            client.reset();
        else
            client.disconnect();
        QTRY_VERIFY(sink->isClosed());
        sink->send("data: x\n\n");
    }
    QTRY_COMPARE(fixture.server().openConnections(), 0);
}

void tst_EventStreams::clientThatTalks_isIgnored()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client, kGet + kGet);
    QVERIFY(sink);
    QVERIFY(client.head());
    QVERIFY(client.send(QByteArray(200'000, 'x')));
    sink->send("data: x\n\n");
    StreamReader reader(client);
    QVERIFY(reader.waitFor(9));
    QCOMPARE(reader.text(), QByteArray("data: x\n\n"));
    QCOMPARE(sinks.count(), size_t(0));
}

void tst_EventStreams::slowReader_isCutOff()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client);
    QVERIFY(sink);
    const QByteArray event = "data: " + QByteArray(100'000, 'x') + "\n\n";
    int sent = 0;
    for (; sent < 1000 && !sink->isClosed(); ++sent) {
        sink->send(event);
        // Lets the server hand the kernel what it will take.
        std::this_thread::yield();
    }
    QVERIFY(sink->isClosed());
    QVERIFY(sent < 200);
    QTRY_COMPARE(fixture.server().openConnections(), 0);
}

void tst_EventStreams::largeEvents_toAReaderWhoReads_arriveWhole()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client);
    QVERIFY(sink);
    QVERIFY(client.head());
    StreamReader reader(client);
    QByteArray expected;
    for (int i = 0; i < 20; ++i) {
        const QByteArray event = "data: " + QByteArray(500'000, static_cast<char>('a' + i)) + "\n\n";
        sink->send(event);
        expected += event;
        QVERIFY(reader.waitFor(expected.size()));
        QVERIFY(reader.isSound());
        QVERIFY(reader.text() == expected);
    }
}

void tst_EventStreams::http10_getsTheBareStream()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    const auto sink = openOne(sinks, client, "GET /stream HTTP/1.0\r\n\r\n");
    QVERIFY(sink);
    const auto head = client.head();
    QVERIFY(head);
    QCOMPARE(head->headers.count("transfer-encoding"), size_t(0));
    sink->send("data: x\n\n");
    sink->close();
    QVERIFY(client.waitFor("data: x\n\n"));
    QCOMPARE(client.takeReceived(), QByteArray("data: x\n\n"));
    QVERIFY(client.isClosedByPeer());
}

void tst_EventStreams::openerThatThrows_closes()
{
    ServerFixture fixture([](const Request& request, const Responder& respond) {
        Response response = success(200, {}, request.trace);
        response.onStream = [](const std::shared_ptr<EventSink>&) { throw std::runtime_error("no"); };
        respond(std::move(response));
    });
    RawClient client(fixture.port());
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("the stream's opener threw: no")));
    QVERIFY(client.send(kGet));
    QVERIFY(client.head());
    client.takeReceived();
    QVERIFY(client.isClosedByPeer());
}

void tst_EventStreams::head_opensNothing()
{
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    RawClient client(fixture.port());
    QVERIFY(client.send("HEAD /stream HTTP/1.1\r\nHost: x\r\n\r\nHEAD /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
    QVERIFY(client.head());
    QVERIFY(client.head());
    QCOMPARE(sinks.count(), size_t(0));
}

void tst_EventStreams::manyStreams_allHearTheBell()
{
    constexpr size_t kStreams = 1000;
    Sinks sinks;
    ServerFixture fixture(sinks.handler());
    std::vector<RawClient> clients;
    for (size_t i = 0; i < kStreams; ++i) {
        clients.emplace_back(fixture.port());
        QVERIFY(clients.back().send(kGet));
    }
    QTRY_COMPARE(sinks.count(), kStreams);
    auto open = sinks.take();
    std::thread ringer([&open] {
        for (int i = 0; i < 10; ++i) {
            for (const auto& sink : open)
                sink->send("data: " + QByteArray::number(i) + "\n\n");
        }
        for (const auto& sink : open)
            sink->close();
    });
    QByteArray expected;
    for (int i = 0; i < 10; ++i)
        expected += "data: " + QByteArray::number(i) + "\n\n";
    for (RawClient& client : clients) {
        QVERIFY(client.head());
        StreamReader reader(client);
        QVERIFY(reader.waitForEnd());
        QVERIFY(reader.isSound());
        QCOMPARE(reader.text(), expected);
    }
    ringer.join();
}

QTEST_GUILESS_MAIN(tst_EventStreams)
#include "tst_EventStreams.moc"
