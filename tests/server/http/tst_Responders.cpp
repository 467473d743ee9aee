// SPDX-License-Identifier: Apache-2.0
// Answers that come late, from elsewhere, twice, or never, on real sockets.
#include "tests/server/http/RawClient.h"
#include "tests/server/http/ServerFixture.h"

#include <QTest>

#include <condition_variable>
#include <stdexcept>
#include <thread>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

const QByteArray kGet = "GET /a?b=1 HTTP/1.1\r\nHost: x\r\n\r\n";

/// Holds answers back until the test asks for them.
class Shelf
{
public:
    RequestHandler handler()
    {
        return [this](Request request, Responder respond) {
            const std::lock_guard lock(m_mutex);
            m_waiting.emplace_back(std::move(request), std::move(respond));
            m_arrived.notify_all();
        };
    }
    std::optional<std::pair<Request, Responder>> take()
    {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, kPatience, [this] { return !m_waiting.empty(); }))
            return std::nullopt;
        auto first = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        return first;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<std::pair<Request, Responder>> m_waiting;
};

} // namespace

class tst_Responders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pipelined_answersFromAnotherThread_keepTheirOrder();
    void responder_onAnotherThread_answers();
    void responder_twice_firstCounts();
    void responder_forgotten_answers500();
    void responder_afterTheServerIsGone_isHarmless();
    void handlerThrows_answers500AndGoesOn();
    void clientGone_beforeTheAnswer_othersGoOn();
    void whatIsKeptForAnAnswer_goesWhenItWasWrittenOrNobodyWaits();
    void recorder_seesEveryAnswer();
};

void tst_Responders::pipelined_answersFromAnotherThread_keepTheirOrder()
{
    Shelf shelf;
    ServerFixture fixture(shelf.handler());
    RawClient client(fixture.port());
    QVERIFY(client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n"));
    for (const QByteArray target : {"/1", "/2"}) {
        auto exchange = shelf.take();
        QVERIFY(exchange);
        QCOMPARE(exchange->first.target, target);
        echo(exchange->first, exchange->second);
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(sawIn(answer->envelope()), "GET " + target + ' ');
    }
}

void tst_Responders::responder_onAnotherThread_answers()
{
    std::atomic<bool> wasOther = false;
    ServerFixture fixture([&wasOther](Request request, Responder respond) {
        std::thread([&wasOther, caller = std::this_thread::get_id(), request = std::move(request),
                     respond = std::move(respond)] {
            wasOther = std::this_thread::get_id() != caller;
            echo(request, respond);
        }).detach();
    });
    std::vector<RawClient> clients;
    clients.reserve(20);
    for (int i = 0; i < 20; ++i)
        clients.emplace_back(fixture.port());
    for (int round = 0; round < 5; ++round) {
        for (RawClient& client : clients)
            QVERIFY(client.send(kGet));
        for (RawClient& client : clients) {
            const auto answer = client.answer();
            QVERIFY(answer);
            QCOMPARE(answer->status, 200);
        }
    }
    QVERIFY(wasOther);
}

void tst_Responders::responder_twice_firstCounts()
{
    ServerFixture fixture([](const Request& request, const Responder& respond) {
        respond(success(201, {}, request.trace));
        respond(success(200, {}, request.trace));
    });
    RawClient client(fixture.port());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send(kGet));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 201);
    }
    QVERIFY(client.received().isEmpty());
}

void tst_Responders::responder_forgotten_answers500()
{
    ServerFixture fixture([](const Request&, const Responder&) {});
    RawClient client(fixture.port());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(client.send(kGet));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 500);
        QCOMPARE(answer->reason(), QByteArray("INTERNAL"));
    }
}

void tst_Responders::responder_afterTheServerIsGone_isHarmless()
{
    Shelf shelf;
    std::optional<std::pair<Request, Responder>> late;
    {
        ServerFixture fixture(shelf.handler());
        RawClient client(fixture.port());
        QVERIFY(client.send(kGet));
        late = shelf.take();
        QVERIFY(late);
    }
    late->second(success(200, {}, late->first.trace));
    late.reset();
}

void tst_Responders::handlerThrows_answers500AndGoesOn()
{
    int calls = 0;
    ServerFixture fixture([&calls](const Request& request, const Responder& respond) {
        if (++calls == 2)
            throw 42;
        if (calls % 2 == 0)
            throw std::runtime_error("SELECT secret FROM places");
        echo(request, respond);
    });
    RawClient client(fixture.port());
    for (int i = 1; i <= 5; ++i) {
        if (i % 2 == 0)
            QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("the handler threw")));
        QVERIFY(client.send(kGet));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, i % 2 == 0 ? 500 : 200);
        QVERIFY(!answer->body.contains("SELECT"));
        QVERIFY(TraceId::fromText(answer->envelope().value(QLatin1String("trace_id")).toString().toLatin1()));
    }
}

void tst_Responders::clientGone_beforeTheAnswer_othersGoOn()
{
    Shelf shelf;
    ServerFixture fixture(shelf.handler());
    for (int round = 0; round < 20; ++round) {
        RawClient leaver(fixture.port());
        QVERIFY(leaver.send(kGet));
        auto exchange = shelf.take();
        QVERIFY(exchange);
        if (round % 2 == 0)
            leaver.reset();
        else
            leaver.disconnect();
        exchange->second(
            success(200, QByteArray("{\"padding\":\"" + QByteArray(3'000'000, 'x') + "\"}"), exchange->first.trace));
    }
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    auto exchange = shelf.take();
    QVERIFY(exchange);
    echo(exchange->first, exchange->second);
    const auto answer = client.answer();
    QVERIFY(answer);
    QTRY_COMPARE(fixture.server().openConnections(), 1);
    QTRY_COMPARE(fixture.records().size(), size_t(21));
}

void tst_Responders::whatIsKeptForAnAnswer_goesWhenItWasWrittenOrNobodyWaits()
{
    Shelf shelf;
    ServerFixture fixture(shelf.handler());
    const auto answerKeeping = [&](const std::shared_ptr<int>& kept, qsizetype size) {
        auto exchange = shelf.take();
        Response response = success(200, QByteArray('"' + QByteArray(size, 'x') + '"'), exchange.value().first.trace);
        response.keptUntilWritten = kept;
        exchange->second(std::move(response));
    };

    RawClient small(fixture.port());
    QVERIFY(small.send(kGet));
    auto kept = std::make_shared<int>(1);
    std::weak_ptr<int> watched = kept;
    answerKeeping(std::exchange(kept, nullptr), 10);
    QVERIFY(small.answer());
    QTRY_VERIFY(watched.expired());

    // More than the sockets' buffers hold: it stays until the client has read.
    RawClient slow(fixture.port());
    QVERIFY(slow.send(kGet));
    kept = std::make_shared<int>(3);
    watched = kept;
    answerKeeping(std::exchange(kept, nullptr), 30'000'000);
    QTest::qWait(50);
    QVERIFY(!watched.expired());
    QVERIFY(slow.answer());
    QTRY_VERIFY(watched.expired());

    RawClient leaver(fixture.port());
    QVERIFY(leaver.send(kGet));
    kept = std::make_shared<int>(4);
    watched = kept;
    answerKeeping(std::exchange(kept, nullptr), 30'000'000);
    leaver.reset();
    QTRY_VERIFY(watched.expired());

    RawClient gone(fixture.port());
    QVERIFY(gone.send(kGet));
    auto exchange = shelf.take();
    gone.reset();
    kept = std::make_shared<int>(5);
    watched = kept;
    Response late = success(200, {}, exchange.value().first.trace);
    late.keptUntilWritten = std::exchange(kept, nullptr);
    exchange->second(std::move(late));
    QTRY_VERIFY(watched.expired());
}

void tst_Responders::recorder_seesEveryAnswer()
{
    ServerFixture fixture([](const Request& request, const Responder& respond) {
        respond(failure(refusal(Reason::NotFound), request.trace));
    });
    RawClient client(fixture.port());
    QVERIFY(client.send("PATCH /a/b?secret=1 HTTP/1.1\r\nHost: x\r\nX-Trace-Id: " + QByteArray(32, 'b') + "\r\n\r\n"));
    QVERIFY(client.answer());
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"));
    QVERIFY(client.answer());
    QTRY_COMPARE(fixture.records().size(), size_t(2));
    const auto records = fixture.records();
    QCOMPARE(records[0].path, QByteArray("/a/b"));
    QCOMPARE(records[0].method, Method::Patch);
    QCOMPARE(records[0].status, 404);
    QCOMPARE(records[0].reason, QByteArray("NOT_FOUND"));
    QCOMPARE(records[0].trace.toBytes(), QByteArray(32, 'b'));
    QVERIFY(records[0].isHandled);
    QCOMPARE(records[1].status, 400);
    QVERIFY(!records[1].isHandled);
}

QTEST_GUILESS_MAIN(tst_Responders)
#include "tst_Responders.moc"
