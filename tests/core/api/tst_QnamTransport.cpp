// SPDX-License-Identifier: Apache-2.0
#include "core/api/ApiCode.h"
#include "core/api/QnamTransport.h"
#include "core/base/Lane.h"
#include "tests/support/ScriptedServer.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <limits>

namespace ch {

using namespace test;
using std::chrono::milliseconds;

/// What Qt's network classes are kept from doing, and what they must do: limits, stopping, answers as they came.
class tst_QnamTransport final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QnamTransport> m_transport = *QnamTransport::create({});

    Result<HttpResponse> get(const ScriptedServer& server, TimeLimits limits = {}, std::stop_token stop = {})
    {
        return m_transport->send({.url = QUrl::fromEncoded(server.origin() + "/x"), .limits = limits}, stop);
    }
    Result<HttpResponse> sendWith(HttpMethod method, const ScriptedServer& server, const QByteArray& body)
    {
        return m_transport->send({.method = method,
                                  .url = QUrl::fromEncoded(server.origin() + "/x?y=%2F"),
                                  .headers = {{"Idempotency-Key", "0123456789abcdef"}},
                                  .body = body},
                                 {});
    }

private Q_SLOTS:
    void get_answer_isAsItCame()
    {
        ScriptedServer server;
        server.answer(whole(200, "{}", "X-One: a\r\nX-One: b\r\n"));
        const auto response = get(server);
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, QByteArray("{}"));
        QCOMPARE(response->header("content-type"), QByteArray("application/json; charset=utf-8"));
        QVERIFY(response->header("x-one").startsWith('a'));
    }

    void get_requestSeen_hasNothingOfQtsOwn()
    {
        ScriptedServer server;
        server.answer(whole(200, "{}", "Set-Cookie: a=b\r\nCache-Control: max-age=1000\r\nETag: \"1\"\r\n"));
        QVERIFY(get(server));
        QVERIFY(get(server));
        QCOMPARE(server.requests(), 2);
        for (const SeenRequest& request : server.seen()) {
            QCOMPARE(request.method, QByteArray("GET"));
            QVERIFY(!request.headers.contains("cookie"));
            QVERIFY(!request.headers.contains("upgrade"));
            QVERIFY(!request.headers.contains("if-none-match"));
            QCOMPARE(request.headers.at("accept-encoding"), QByteArray("gzip"));
        }
        QCOMPARE(server.connections(), 1);
    }

    void mutating_requestSeen_isExact_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("body");
        for (const auto method : {HttpMethod::Post, HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete}) {
            QTest::addRow("%s body", nameOf(method).constData()) << int(method) << QByteArray("{\"a\":1}");
            QTest::addRow("%s empty", nameOf(method).constData()) << int(method) << QByteArray();
            QTest::addRow("%s large", nameOf(method).constData()) << int(method) << QByteArray(1'000'000, 'x');
        }
    }
    void mutating_requestSeen_isExact()
    {
        QFETCH(int, method);
        QFETCH(QByteArray, body);
        ScriptedServer server;
        server.answer(whole(201, "{}"));
        const auto response = sendWith(HttpMethod(method), server, body);
        QVERIFY(response);
        QCOMPARE(response->status, 201);
        QCOMPARE(server.requests(), 1);
        const SeenRequest request = server.seen().front();
        QCOMPARE(request.method, nameOf(HttpMethod(method)));
        QCOMPARE(request.target, QByteArray("/x?y=%2F"));
        QCOMPARE(request.body, body);
        QCOMPARE(request.headers.at("content-length").toLongLong(), body.size());
        QVERIFY(!request.headers.contains("transfer-encoding"));
        QCOMPARE(request.headers.at("idempotency-key"), QByteArray("0123456789abcdef"));
    }

    void status_anyOfThem_comesWithItsBody_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {201, 400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 414, 415,
                                 418, 422, 426, 428, 429, 431, 500, 501, 502, 503, 504, 599})
            QTest::addRow("%d", status) << status;
    }
    void status_anyOfThem_comesWithItsBody()
    {
        QFETCH(int, status);
        for (const HttpMethod method : {HttpMethod::Get, HttpMethod::Post}) {
            ScriptedServer server;
            server.answer(whole(status, "{\"code\":1}", "WWW-Authenticate: Bearer\r\nRetry-After: 7\r\n"));
            const auto response = method == HttpMethod::Get ? get(server) : sendWith(method, server, "{}");
            QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
            QCOMPARE(response->status, status);
            QCOMPARE(response->body, QByteArray("{\"code\":1}"));
            QCOMPARE(response->header("retry-after"), QByteArray("7"));
            QCOMPARE(server.requests(), 1);
        }
    }

    void status_407_isAProxyInTheWay()
    {
        ScriptedServer server;
        server.answer(whole(407, "{}", "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
        const auto response = get(server);
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Offline);
        QCOMPARE(response.error().code, QString(api_code::kProxyRefused));
        QCOMPARE(server.requests(), 1);
    }

    void limits_serverSilent_timeoutAtTheFirstLimit()
    {
        ScriptedServer server;
        server.answer({});
        QElapsedTimer timer;
        timer.start();
        const auto response = get(server, {.answer = milliseconds(150), .silence = milliseconds(9000)});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
        QVERIFY2(timer.elapsed() >= 140 && timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void limits_silentInMidBody_timeoutAtTheSecondLimit()
    {
        ScriptedServer server;
        server.answer({send(httpAnswer(200, "0123456789").chopped(5))});
        const auto response = get(server, {.answer = milliseconds(9000), .silence = milliseconds(150)});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
    }

    void limits_trickle_timeoutAtTheTotal()
    {
        ScriptedServer server;
        server.answer({trickle(httpAnswer(200, QByteArray(10'000, 'x')), 5)});
        QElapsedTimer timer;
        timer.start();
        const auto response =
            get(server, {.answer = milliseconds(5000), .silence = milliseconds(5000), .total = milliseconds(300)});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
        QVERIFY2(timer.elapsed() >= 290 && timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    }

    void limits_trickleWithinTheTotal_isRead()
    {
        ScriptedServer server;
        server.answer({trickle(httpAnswer(200, "{\"a\":1}"), 2)});
        const auto response =
            get(server, {.answer = milliseconds(2000), .silence = milliseconds(2000), .total = milliseconds(9000)});
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray("{\"a\":1}"));
    }

    void stop_inFlight_endsWithin20Ms()
    {
        ScriptedServer server;
        server.answer({});
        // On a busy machine any one of them may have to wait for a processor; a stop that polls makes each of them late.
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 10; ++i) {
            std::stop_source source;
            Lane lane(QStringLiteral("test"));
            auto answer = lane.run([&] { return get(server, {}, source.get_token()); });
            QVERIFY(server.waitForRequests(size_t(i) + 1));
            QElapsedTimer timer;
            timer.start();
            source.request_stop();
            answer.waitForFinished();
            const qint64 ms = timer.elapsed();
            QVERIFY(!answer.result());
            QCOMPARE(answer.result().error().kind, ErrorKind::Cancelled);
            QVERIFY2(ms <= 2'000, qPrintable(QString::number(ms)));
            best = std::min(best, ms);
        }
        QVERIFY2(best <= 20, qPrintable(QString::number(best)));
    }

    void stop_before_sendsNothing()
    {
        ScriptedServer server;
        std::stop_source source;
        source.request_stop();
        const auto response = get(server, {}, source.get_token());
        QCOMPARE(response.error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.connections(), 0);
    }

    void connect_nobodyListens_offline()
    {
        quint16 port = 0;
        {
            const ScriptedServer gone;
            port = gone.port();
        }
        const auto response = m_transport->send({.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port))}, {});
        QCOMPARE(response.error().kind, ErrorKind::Offline);
    }

    void address_plainHttpElsewhere_isNeverCalled_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("name") << QStringLiteral("http://shop.example/");
        QTest::newRow("address") << QStringLiteral("http://10.0.0.1/");
        QTest::newRow("all") << QStringLiteral("http://0.0.0.0/");
        QTest::newRow("file") << QStringLiteral("file:///etc/hostname");
        QTest::newRow("ftp") << QStringLiteral("ftp://127.0.0.1/");
        QTest::newRow("no scheme") << QStringLiteral("//127.0.0.1/");
        QTest::newRow("empty") << QString();
    }
    void address_plainHttpElsewhere_isNeverCalled()
    {
        QFETCH(QString, url);
        const auto response = m_transport->send({.url = QUrl(url)}, {});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Invalid);
        QCOMPARE(response.error().code, QString(api_code::kAddressRefused));
    }

    void threads_manyAndATransportThatGoesFirst()
    {
        ScriptedServer server;
        server.answer(whole(200, "{}"));
        for (int i = 0; i < 20; ++i) {
            auto transport = *QnamTransport::create({});
            Lane first(QStringLiteral("first"));
            Lane second(QStringLiteral("second"));
            const auto ask = [&] {
                return bool(transport->send({.url = QUrl::fromEncoded(server.origin() + "/")}, {}));
            };
            auto one = first.run(ask);
            auto two = second.run(ask);
            QVERIFY(one.result());
            QVERIFY(two.result());
            if (i % 2 == 0)
                transport.reset();
        }
        QCOMPARE(server.requests(), 40);
    }

    void stream_event_comesInPieces()
    {
        ScriptedServer server;
        server.answer({send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "5\r\n:one\n\r\n"),
                       trickle("5\r\n:two\n\r\n0\r\n\r\n", 1), close()});
        QByteArray got;
        HttpRequest request{.url = QUrl::fromEncoded(server.origin() + "/")};
        request.onStream = [&](QByteArrayView piece) {
            got += piece;
            return true;
        };
        const auto response = m_transport->send(request, {});
        QVERIFY(response);
        QCOMPARE(got, QByteArray(":one\n:two\n"));
        QVERIFY(response->body.isEmpty());
        QCOMPARE(server.seen().front().headers.at("accept-encoding"), QByteArray("identity"));
    }

    void stream_refused_bodyIsKept()
    {
        ScriptedServer server;
        server.answer(whole(401, "{\"code\":40101}"));
        HttpRequest request{.url = QUrl::fromEncoded(server.origin() + "/")};
        request.onStream = [](QByteArrayView) { return true; };
        const auto response = m_transport->send(request, {});
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray("{\"code\":40101}"));
    }

    void stream_receiverHasEnough_ends()
    {
        ScriptedServer server;
        server.answer({send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"), send(":x\n", 10)});
        HttpRequest request{.url = QUrl::fromEncoded(server.origin() + "/")};
        request.onStream = [](QByteArrayView) { return false; };
        const auto response = m_transport->send(request, {});
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }
};

} // namespace ch

QTEST_GUILESS_MAIN(ch::tst_QnamTransport)
#include "tst_QnamTransport.moc"
