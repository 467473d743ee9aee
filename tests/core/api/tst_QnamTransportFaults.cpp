// SPDX-License-Identifier: Apache-2.0
#include "core/api/ApiCode.h"
#include "core/api/QnamTransport.h"
#include "tests/support/ScriptedServer.h"

#include <QFile>
#include <QTest>

#include <zlib.h>

namespace ch {

using namespace test;
using std::chrono::milliseconds;

/// N1, N3–N6 and N17 at the lowest level: counts what the server really saw.
class tst_QnamTransportFaults final : public QObject
{
    Q_OBJECT

private:
    static constexpr qsizetype kLimit = 16 * 1024 * 1024;
    std::unique_ptr<QnamTransport> m_transport = *QnamTransport::create({});

    Result<HttpResponse> sendTo(const ScriptedServer& server, HttpMethod method, const QByteArray& body = {})
    {
        return m_transport->send({.method = method,
                                  .url = QUrl::fromEncoded(server.origin() + "/orders/7/shipments"),
                                  .headers = {{"Authorization", "Bearer t"}, {"Idempotency-Key", "k"}},
                                  .body = body,
                                  .limits = {.answer = milliseconds(3000), .silence = milliseconds(3000)}},
                                 {});
    }
    /// windowBits and flush as in zlib.h.
    static QByteArray deflated(QByteArray text, int windowBits, int flush)
    {
        z_stream zlib{};
        deflateInit2(&zlib, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
        QByteArray out(qsizetype(deflateBound(&zlib, uLong(text.size()))) + 64, Qt::Uninitialized);
        zlib.next_in = reinterpret_cast<Bytef*>(text.data());
        zlib.avail_in = uInt(text.size());
        zlib.next_out = reinterpret_cast<Bytef*>(out.data());
        zlib.avail_out = uInt(out.size());
        deflate(&zlib, flush);
        out.chop(qsizetype(zlib.avail_out));
        deflateEnd(&zlib);
        return out;
    }
    static QByteArray gzipped(const QByteArray& text) { return deflated(text, 15 + 16, Z_FINISH); }
    /// The most memory that the process has held since forgetPeak(); 0 where the system does not tell.
    static qint64 peakBytes()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).simplified().split(' ').value(0).toLongLong() * 1024;
        }
        return 0;
    }
    static qint64 forgetPeak()
    {
        QFile file(QStringLiteral("/proc/self/clear_refs"));
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            file.write("5");
        return peakBytes();
    }

private Q_SLOTS:
    void mutating_connectionClosesUnanswered_isSentOnce_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<bool>("isReset");
        QTest::addColumn<bool>("isKeptAlive");
        QTest::addColumn<bool>("hasBody");
        for (const auto method : {HttpMethod::Post, HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete}) {
            for (const bool isReset : {false, true}) {
                for (const bool isKeptAlive : {false, true}) {
                    for (const bool hasBody : {false, true})
                        QTest::addRow("%s %s %s %s", nameOf(method).constData(), isReset ? "reset" : "closed",
                                      isKeptAlive ? "kept alive" : "fresh", hasBody ? "body" : "empty")
                            << int(method) << isReset << isKeptAlive << hasBody;
                }
            }
        }
    }
    void mutating_connectionClosesUnanswered_isSentOnce()
    {
        QFETCH(int, method);
        QFETCH(bool, isReset);
        QFETCH(bool, isKeptAlive);
        QFETCH(bool, hasBody);
        ScriptedServer server;
        if (isKeptAlive) {
            server.answer(whole(200, "{}"));
            QVERIFY(sendTo(server, HttpMethod::Get));
        }
        // What is answered only if it is asked again.
        server.answer({isReset ? reset() : close()}).answer(whole(200, "{}"));
        const int before = server.requests();
        const auto response = sendTo(server, HttpMethod(method), hasBody ? "{\"carrier\":\"DHL\"}" : "");
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Offline);
        QCOMPARE(server.requests(), before + 1);
        // The connection is usable again.
        QVERIFY(sendTo(server, HttpMethod::Get));
    }

    void redirect_anyStatus_isNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("method");
        for (const int status : {300, 301, 302, 303, 305, 307, 308}) {
            for (const auto method : {HttpMethod::Get, HttpMethod::Post, HttpMethod::Delete})
                QTest::addRow("%d %s", status, nameOf(method).constData()) << status << int(method);
        }
    }
    void redirect_anyStatus_isNotFollowed()
    {
        QFETCH(int, status);
        QFETCH(int, method);
        ScriptedServer target;
        target.answer(whole(200, envelope(200, "{}")));
        ScriptedServer server;
        server.answer(whole(status, "{}", "Location: " + target.origin() + "/elsewhere\r\n"))
            .answer(whole(200, envelope(200, "{}")));
        const auto response = sendTo(server, HttpMethod(method), method == int(HttpMethod::Get) ? "" : "{}");
        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->status, status);
        QCOMPARE(server.requests(), 1);
        QCOMPARE(target.connections(), 0);
    }
    void redirect_sameServer_isNotFollowed()
    {
        ScriptedServer server;
        server.answer(whole(307, "{}", "Location: /elsewhere\r\n")).answer(whole(200, "{}"));
        const auto response = sendTo(server, HttpMethod::Post, "{}");
        QVERIFY(response);
        QCOMPARE(response->status, 307);
        QCOMPARE(server.requests(), 1);
    }

    void body_breaksOff_isAnError_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const QByteArray whole = httpAnswer(200, envelope(200, "{\"a\":1}"));
        QTest::newRow("with length") << whole.chopped(3);
        QTest::newRow("with length, no body") << whole.left(whole.indexOf("\r\n\r\n") + 4);
        QTest::newRow("refusal with length") << httpAnswer(404, refusalEnvelope(40400, "NOT_FOUND")).chopped(5);
        const QByteArray head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("chunked, no end") << QByteArray(head + "8\r\n{\"code\":\r\n");
        QTest::newRow("chunked, in mid-chunk") << QByteArray(head + "ff\r\n{\"code\":200");
        QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Ty");
        QTest::newRow("in the status line") << QByteArray("HTTP/1.1 2");
        QTest::newRow("gzip") << httpAnswer(200, gzipped("{\"a\":1}").chopped(4), "Content-Encoding: gzip\r\n");
        QTest::newRow("gzip, wrong checksum")
            << httpAnswer(200, gzipped("{\"a\":1}").chopped(8) + "12345678", "Content-Encoding: gzip\r\n");
        QTest::newRow("gzip, more behind") << httpAnswer(200, gzipped("{}") + "x", "Content-Encoding: gzip\r\n");
        QTest::newRow("no gzip at all") << httpAnswer(200, "{\"a\":1}", "Content-Encoding: gzip\r\n");
        QTest::newRow("unknown encoding") << httpAnswer(200, "{\"a\":1}", "Content-Encoding: br\r\n");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("nothing but blanks") << QByteArray("\r\n\r\n\r\n");
    }
    void body_breaksOff_isAnError()
    {
        QFETCH(QByteArray, answer);
        for (const HttpMethod method : {HttpMethod::Post, HttpMethod::Delete}) {
            ScriptedServer server;
            server.answer({send(answer), close()}).answer(whole(200, "{}"));
            const auto response = sendTo(server, method, "{}");
            QVERIFY(!response);
            QVERIFY(response.error().kind == ErrorKind::Offline || response.error().kind == ErrorKind::Protocol);
            QVERIFY(isTransient(response.error()));
            QCOMPARE(server.requests(), 1);
        }
    }

    void body_gzip_isUnpacked()
    {
        const QByteArray text = QByteArray("{\"a\":[") + QByteArray(3'000'000, '1') + "]}";
        ScriptedServer server;
        server.answer(whole(200, gzipped(text), "Content-Encoding: gzip\r\n"))
            .answer({trickle(httpAnswer(200, gzipped("{\"a\":1}"), "Content-Encoding: gzip\r\n"), 1)});
        const auto response = sendTo(server, HttpMethod::Get);
        QVERIFY(response);
        QVERIFY(response->body == text);
        const auto slow = sendTo(server, HttpMethod::Get);
        QVERIFY(slow);
        QCOMPARE(slow->body, QByteArray("{\"a\":1}"));
    }

    void body_ofTheLimit_isRead()
    {
        ScriptedServer server;
        server.answer(whole(200, gzipped(QByteArray(kLimit, 'x')), "Content-Encoding: gzip\r\n"))
            .answer(whole(200, QByteArray(kLimit, 'x')))
            .answer(whole(200, gzipped(QByteArray(kLimit + 1, 'x')), "Content-Encoding: gzip\r\n"))
            .answer(whole(200, QByteArray(kLimit + 1, 'x')));
        for (int i = 0; i < 2; ++i) {
            const auto response = sendTo(server, HttpMethod::Get);
            QVERIFY(response);
            QCOMPARE(response->body.size(), kLimit);
        }
        for (int i = 0; i < 2; ++i) {
            const auto response = sendTo(server, HttpMethod::Get);
            QVERIFY(!response);
            QCOMPARE(response.error().code, QString(api_code::kAnswerTooLarge));
        }
    }

    void body_gzipBomb_endsWithLittleMemory()
    {
        // 10 GiB of blanks: a header, and blocks that each stand for themselves.
        const QByteArray block = deflated(QByteArray(1 << 20, ' '), -15, Z_FULL_FLUSH);
        const QByteArray bomb = QByteArray::fromHex("1f8b0800000000000003") + block.repeated(10 * 1024);
        QVERIFY(bomb.size() < 12'000'000);
        ScriptedServer server;
        server.answer(whole(200, bomb, "Content-Encoding: gzip\r\n"));
        QVERIFY(sendTo(server, HttpMethod::Get).error().code == api_code::kAnswerTooLarge);
        const qint64 before = forgetPeak();
        for (int i = 0; i < 3; ++i) {
            const auto response = sendTo(server, HttpMethod::Get);
            QVERIFY(!response);
            QCOMPARE(response.error().kind, ErrorKind::Protocol);
            QCOMPARE(response.error().code, QString(api_code::kAnswerTooLarge));
        }
        const qint64 grown = peakBytes() - before;
        QVERIFY2(grown < 50'000'000, qPrintable(QString::number(grown)));
    }

    void body_plainFlood_endsWithLittleMemory()
    {
        ScriptedServer server;
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        // 1 GiB, if somebody read it.
        server.answer({send(head), send(QByteArray(1 << 16, ' '), 16'384), close()});
        QVERIFY(sendTo(server, HttpMethod::Get).error().code == api_code::kAnswerTooLarge);
        const qint64 before = forgetPeak();
        for (int i = 0; i < 3; ++i) {
            const auto response = sendTo(server, HttpMethod::Get);
            QVERIFY(!response);
            QCOMPARE(response.error().code, QString(api_code::kAnswerTooLarge));
        }
        const qint64 grown = peakBytes() - before;
        QVERIFY2(grown < 50'000'000, qPrintable(QString::number(grown)));
    }

    void head_endless_ends()
    {
        ScriptedServer server;
        server.answer(
            {send("HTTP/1.1 200 OK\r\n"), send("X-Fill: " + QByteArray(1000, 'x') + "\r\n", 20'000), close()});
        const qint64 before = forgetPeak();
        const auto response = sendTo(server, HttpMethod::Get);
        QVERIFY(!response);
        const qint64 grown = peakBytes() - before;
        QVERIFY2(grown < 50'000'000, qPrintable(QString::number(grown)));
    }

    void connect_synDropped_timeoutAtTheFirstLimit()
    {
#ifdef Q_OS_LINUX
        // A queue of connections that is full: the kernel answers no further SYN.
        QTcpServer server;
        server.setListenBacklogSize(1);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.pauseAccepting();
        std::vector<std::unique_ptr<QTcpSocket>> fill;
        for (int i = 0; i < 8; ++i) {
            fill.push_back(std::make_unique<QTcpSocket>());
            fill.back()->connectToHost(QHostAddress::LocalHost, server.serverPort());
            fill.back()->waitForConnected(20);
        }
        QVERIFY(fill.back()->state() != QAbstractSocket::ConnectedState);
        const auto response =
            m_transport->send({.method = HttpMethod::Post,
                               .url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort())),
                               .body = "{}",
                               .limits =
                               {.answer = milliseconds(200) }},
                              {});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
#else
        QSKIP("needs Linux: other systems answer beyond the backlog");
#endif
    }
};

} // namespace ch

QTEST_GUILESS_MAIN(ch::tst_QnamTransportFaults)
#include "tst_QnamTransportFaults.moc"
