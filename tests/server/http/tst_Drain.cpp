// SPDX-License-Identifier: Apache-2.0
// Going down with requests in flight (fault S23): those finish, new ones are turned away, nobody is kept waiting.
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

const QByteArray kGet = "GET /now HTTP/1.1\r\nHost: x\r\n\r\n";
const QByteArray kLater = "GET /later HTTP/1.1\r\nHost: x\r\n\r\n";
const QByteArray kStream = "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n";

/// Answers /now at once, keeps /later and /stream.
class Keeper
{
public:
    RequestHandler handler()
    {
        return [this](const Request& request, const Responder& respond) {
            const std::lock_guard lock(m_mutex);
            if (request.target == "/now")
                return respond(success(200, {}, request.trace));
            if (request.target == "/later")
                return m_later.push_back(respond);
            Response response = success(200, {}, request.trace);
            response.onStream = [this](std::shared_ptr<EventSink> sink) {
                const std::lock_guard guard(m_sinkMutex);
                m_sinks.push_back(std::move(sink));
            };
            respond(std::move(response));
        };
    }
    size_t laterCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_later.size();
    }
    size_t streamCount()
    {
        const std::lock_guard lock(m_sinkMutex);
        return m_sinks.size();
    }
    void answerAll()
    {
        const std::lock_guard lock(m_mutex);
        for (const Responder& respond : std::exchange(m_later, {}))
            respond(success(200, {}, TraceId::random()));
    }

private:
    std::mutex m_mutex;
    std::mutex m_sinkMutex;
    std::vector<Responder> m_later;
    std::vector<std::shared_ptr<EventSink>> m_sinks;
};

/// Drains on a thread of its own and says when it came back.
class Draining
{
public:
    Draining(HttpServer& server, std::chrono::milliseconds limit)
        : m_thread([this, &server, limit] {
            const auto start = std::chrono::steady_clock::now();
            server.drain(limit);
            m_took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
            m_isDone = true;
        })
    {}
    ~Draining() { join(); }
    bool isDone() const { return m_isDone; }
    std::chrono::milliseconds join()
    {
        if (m_thread.joinable())
            m_thread.join();
        return m_took;
    }

private:
    std::atomic<bool> m_isDone = false;
    std::chrono::milliseconds m_took{0};
    std::thread m_thread;
};

} // namespace

class tst_Drain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOpen_returnsAtOnce();
    void beforeRun_returnsAtOnce();
    void idleConnections_areClosedSoon();
    void inFlight_finishesThenCloses();
    void keptAlive_getsOne503();
    void newConnection_isRefused();
    void streams_end();
    void neverAnswered_returnsAtTheLimit();
    void post_runsOnTheIoThread();
};

void tst_Drain::nothingOpen_returnsAtOnce()
{
    ServerFixture fixture;
    QVERIFY(Draining(fixture.server(), 10s).join() < 500ms);
    // A second time has nothing to add.
    QVERIFY(Draining(fixture.server(), 10s).join() < 500ms);
}

void tst_Drain::beforeRun_returnsAtOnce()
{
    HttpServer server;
    QVERIFY(server.listen(
        {.address = QStringLiteral("127.0.0.1:0"), .tlsCertificateFile = {}, .tlsKeyFile = {}, .limits = {}}, echo));
    server.drain(10s);
    QCOMPARE(server.openConnections(), 0);
}

void tst_Drain::idleConnections_areClosedSoon()
{
    ServerFixture fixture;
    RawClient fresh(fixture.port());
    RawClient used(fixture.port());
    QVERIFY(used.send(kGet));
    QVERIFY(used.answer());
    QTRY_COMPARE(fixture.server().openConnections(), 2);
    QVERIFY(Draining(fixture.server(), 10s).join() < 1500ms);
    QVERIFY(fresh.isClosedByPeer());
    QVERIFY(used.isClosedByPeer());
}

void tst_Drain::inFlight_finishesThenCloses()
{
    Keeper keeper;
    ServerFixture fixture(keeper.handler());
    std::vector<RawClient> clients;
    for (int i = 0; i < 10; ++i) {
        clients.emplace_back(fixture.port());
        QVERIFY(clients.back().send(kLater));
    }
    RawClient halfway(fixture.port());
    QVERIFY(halfway.send("GET /now HTTP/1.1\r\n"));
    RawClient idle(fixture.port());
    QTRY_COMPARE(keeper.laterCount(), size_t(10));
    QTRY_COMPARE(fixture.server().openConnections(), 12);
    Draining draining(fixture.server(), 10s);
    // Those who only wait are not waited for; those who asked are.
    QVERIFY(idle.isClosedByPeer());
    QVERIFY(!draining.isDone());
    keeper.answerAll();
    for (RawClient& client : clients) {
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->header("connection"), QByteArray("close"));
        client.disconnect();
    }
    // One whose request was not yet complete is told so.
    QVERIFY(halfway.send("Host: x\r\n\r\n"));
    const auto answer = halfway.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    halfway.disconnect();
    QVERIFY(draining.join() < 3s);
}

void tst_Drain::keptAlive_getsOne503()
{
    Keeper keeper;
    ServerFixture fixture(keeper.handler());
    RawClient holder(fixture.port());
    QVERIFY(holder.send(kLater));
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    QVERIFY(client.answer());
    QTRY_COMPARE(keeper.laterCount(), size_t(1));
    Draining draining(fixture.server(), 10s);
    // Refused connections tell that draining has begun.
    QTRY_VERIFY(!RawClient(fixture.port()).isConnected());
    QVERIFY(client.send(kGet + kGet));
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    QCOMPARE(answer->reason(), QByteArray("UNAVAILABLE"));
    QVERIFY(!answer->header("retry-after").isEmpty());
    QCOMPARE(answer->header("connection"), QByteArray("close"));
    QVERIFY(client.isClosedByPeer());
    client.disconnect();
    QVERIFY(!draining.isDone());
    keeper.answerAll();
    QVERIFY(holder.answer());
    holder.disconnect();
    QVERIFY(draining.join() < 3s);
}

void tst_Drain::newConnection_isRefused()
{
    ServerFixture fixture;
    Draining(fixture.server(), 1s).join();
    QVERIFY(!RawClient(fixture.port()).isConnected());
}

void tst_Drain::streams_end()
{
    Keeper keeper;
    ServerFixture fixture(keeper.handler());
    std::vector<RawClient> clients;
    for (int i = 0; i < 50; ++i) {
        clients.emplace_back(fixture.port());
        QVERIFY(clients.back().send(kStream));
    }
    QTRY_COMPARE(keeper.streamCount(), size_t(50));
    Draining draining(fixture.server(), 10s);
    for (RawClient& client : clients) {
        QVERIFY(client.head());
        QVERIFY(client.waitFor("0\r\n\r\n"));
        client.takeReceived();
        QVERIFY(client.isClosedByPeer());
        client.disconnect();
    }
    QVERIFY(draining.join() < 3s);
}

void tst_Drain::neverAnswered_returnsAtTheLimit()
{
    Keeper keeper;
    ServerFixture fixture(keeper.handler());
    RawClient client(fixture.port());
    QVERIFY(client.send(kLater));
    QTRY_COMPARE(keeper.laterCount(), size_t(1));
    const auto took = Draining(fixture.server(), 500ms).join();
    QVERIFY(took >= 500ms && took < 1500ms);
}

void tst_Drain::post_runsOnTheIoThread()
{
    std::thread::id handlerThread;
    ServerFixture fixture([&handlerThread](const Request& request, const Responder& respond) {
        handlerThread = std::this_thread::get_id();
        respond(success(200, {}, request.trace));
    });
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    QVERIFY(client.answer());
    std::atomic<bool> isSame = false;
    QTest::ignoreMessage(QtCriticalMsg, "A task of the I/O thread threw: oops");
    fixture.server().post([] { throw std::runtime_error("oops"); });
    fixture.server().post([&] { isSame = std::this_thread::get_id() == handlerThread; });
    QTRY_VERIFY(isSame);
}

QTEST_GUILESS_MAIN(tst_Drain)
#include "tst_Drain.moc"
