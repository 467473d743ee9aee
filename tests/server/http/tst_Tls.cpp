// SPDX-License-Identifier: Apache-2.0
// The TLS listener: the same service inside, nothing but TLS 1.2 and later outside (security checklist 6, 7).
#include "tests/server/http/RawClient.h"
#include "tests/server/http/ServerFixture.h"
#include "tests/server/http/TestCertificate.h"

#include <QTest>

#include <openssl/ssl.h>

#include <thread>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kGet = "GET /ok HTTP/1.1\r\nHost: x\r\n\r\n";

/// A blocking TLS client over a RawClient's socket.
class TlsClient
{
public:
    TlsClient(quint16 port, int minimum = TLS1_2_VERSION, int maximum = TLS1_3_VERSION)
        : m_socket(port)
        , m_context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free)
    {
        SSL_CTX_set_min_proto_version(m_context.get(), minimum);
        SSL_CTX_set_max_proto_version(m_context.get(), maximum);
        // What a client of long ago would offer; the library leaves it out by default.
        SSL_CTX_set_security_level(m_context.get(), 0);
        const timeval patience{kPatience.count() / 1000, 0};
        ::setsockopt(m_socket.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        m_tls.reset(SSL_new(m_context.get()));
        const unsigned char protocols[] = "\x02h2\x08http/1.1";
        SSL_set_alpn_protos(m_tls.get(), protocols, sizeof protocols - 1);
        SSL_set_fd(m_tls.get(), m_socket.descriptor());
        m_isConnected = SSL_connect(m_tls.get()) == 1;
    }

    bool isConnected() const { return m_isConnected; }
    int version() const { return SSL_version(m_tls.get()); }
    QByteArray protocol() const
    {
        const unsigned char* name = nullptr;
        unsigned int length = 0;
        SSL_get0_alpn_selected(m_tls.get(), &name, &length);
        return QByteArray(reinterpret_cast<const char*>(name), static_cast<qsizetype>(length));
    }
    bool send(const QByteArray& bytes)
    {
        return SSL_write(m_tls.get(), bytes.constData(), static_cast<int>(bytes.size())) == bytes.size();
    }
    bool receiveMore()
    {
        char bytes[64 * 1024];
        const int count = SSL_read(m_tls.get(), bytes, sizeof bytes);
        if (count <= 0) {
            m_endedBy = SSL_get_error(m_tls.get(), count);
            return false;
        }
        m_received.append(bytes, count);
        return true;
    }
    bool waitFor(QByteArrayView text)
    {
        while (!m_received.contains(text)) {
            if (!receiveMore())
                return false;
        }
        return true;
    }
    /// The status of the next answer, whose body ends with `bodyEnd`; 0 if none comes.
    int answer(QByteArrayView bodyEnd = "\"}")
    {
        if (!waitFor("\r\n\r\n") || !waitFor(bodyEnd))
            return 0;
        return std::exchange(m_received, {}).mid(9, 3).toInt();
    }
    /// The server said goodbye, as TLS wants it, rather than cutting the line.
    bool isClosedProperly()
    {
        while (receiveMore()) {
        }
        return m_endedBy == SSL_ERROR_ZERO_RETURN;
    }
    const QByteArray& received() const { return m_received; }

private:
    RawClient m_socket;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    std::unique_ptr<SSL, decltype(&SSL_free)> m_tls{nullptr, SSL_free};
    bool m_isConnected = false;
    int m_endedBy = SSL_ERROR_NONE;
    QByteArray m_received;
};

} // namespace

class tst_Tls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_overEachVersion_areServed_data();
    void requests_overEachVersion_areServed();
    void plainHttp_getsNoHttp();
    void largeBodies_bothWays_areWhole();
    void tooLarge_isReadableToTheEnd();
    void slowHeaders_are408();
    void slowHandshake_isCut();
    void answersFromAnotherThread_arrive();
    void stream_isDeliveredAndEnds();
    void clientGone_beforeTheAnswer_othersGoOn();
    void badFiles_sayWhy();

private:
    const TestCertificate m_certificate;
};

void tst_Tls::requests_overEachVersion_areServed_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("isServed");
    QTest::addRow("TLS 1.0") << TLS1_VERSION << false;
    QTest::addRow("TLS 1.1") << TLS1_1_VERSION << false;
    QTest::addRow("TLS 1.2") << TLS1_2_VERSION << true;
    QTest::addRow("TLS 1.3") << TLS1_3_VERSION << true;
}

void tst_Tls::requests_overEachVersion_areServed()
{
    QFETCH(int, version);
    QFETCH(bool, isServed);
    ServerFixture fixture(echo, {}, m_certificate.certificateFile(), m_certificate.keyFile());
    TlsClient client(fixture.port(), version, version);
    QCOMPARE(client.isConnected(), isServed);
    if (!isServed)
        return;
    QCOMPARE(client.version(), version);
    QCOMPARE(client.protocol(), QByteArray("http/1.1"));
    for (int i = 0; i < 100; ++i) {
        QVERIFY(client.send(kGet));
        QCOMPARE(client.answer(), 200);
    }
    QVERIFY(client.send(kGet + kGet + "GET /ok HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    QVERIFY(client.isClosedProperly());
    QCOMPARE(client.received().count("HTTP/1.1 200 OK"), 3);
}

void tst_Tls::plainHttp_getsNoHttp()
{
    ServerFixture fixture(echo, {}, m_certificate.certificateFile(), m_certificate.keyFile());
    RawClient client(fixture.port());
    QVERIFY(client.send(kGet));
    while (client.receiveMore()) {
    }
    QVERIFY(!client.received().contains("HTTP"));
    QVERIFY(!client.received().contains("Location"));
    QTRY_COMPARE(fixture.server().openConnections(), 0);
    QCOMPARE(fixture.records().size(), size_t(0));
}

void tst_Tls::largeBodies_bothWays_areWhole()
{
    ServerFixture fixture(
        [](const Request& request, const Responder& respond) {
            respond(success(200, QByteArray('"' + request.body + '"'), request.trace));
        },
        {}, m_certificate.certificateFile(), m_certificate.keyFile());
    TlsClient client(fixture.port());
    const QByteArray body = QByteArray("0123456789").repeated(100'000);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + body));
        QVERIFY(client.waitFor(body));
        QCOMPARE(client.answer(), 200);
    }
}

void tst_Tls::tooLarge_isReadableToTheEnd()
{
    ServerFixture fixture(echo, {}, m_certificate.certificateFile(), m_certificate.keyFile());
    TlsClient polite(fixture.port());
    QVERIFY(polite.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n"));
    QCOMPARE(polite.answer(), 413);
    QVERIFY(polite.isClosedProperly());
    TlsClient blind(fixture.port());
    QVERIFY(blind.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n"));
    const QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < 20; ++i)
        QVERIFY(blind.send(piece));
    QCOMPARE(blind.answer(), 413);
}

void tst_Tls::slowHeaders_are408()
{
    HttpLimits limits;
    limits.headerTimeout = 300ms;
    ServerFixture fixture(echo, limits, m_certificate.certificateFile(), m_certificate.keyFile());
    TlsClient client(fixture.port());
    QVERIFY(client.send("GET / HTTP/1.1\r\n"));
    QCOMPARE(client.answer(), 408);
    QVERIFY(client.isClosedProperly());
}

void tst_Tls::slowHandshake_isCut()
{
    HttpLimits limits;
    limits.headerTimeout = 300ms;
    ServerFixture fixture(echo, limits, m_certificate.certificateFile(), m_certificate.keyFile());
    RawClient silent(fixture.port());
    RawClient halfway(fixture.port());
    QVERIFY(halfway.send(QByteArray::fromHex("16030100f0")));
    QVERIFY(silent.isClosedByPeer());
    while (halfway.receiveMore()) {
    }
    QTRY_COMPARE(fixture.server().openConnections(), 0);
}

void tst_Tls::answersFromAnotherThread_arrive()
{
    ServerFixture fixture(
        [](Request request, Responder respond) {
            std::thread([request = std::move(request), respond = std::move(respond)] {
                echo(request, respond);
            }).detach();
        },
        {}, m_certificate.certificateFile(), m_certificate.keyFile());
    TlsClient client(fixture.port());
    for (int i = 0; i < 50; ++i) {
        QVERIFY(client.send(kGet));
        QCOMPARE(client.answer(), 200);
    }
}

void tst_Tls::stream_isDeliveredAndEnds()
{
    std::mutex mutex;
    std::shared_ptr<EventSink> sink;
    ServerFixture fixture(
        [&](const Request& request, const Responder& respond) {
            Response response = success(200, {}, request.trace);
            response.onStream = [&](std::shared_ptr<EventSink> opened) {
                const std::lock_guard lock(mutex);
                sink = std::move(opened);
            };
            respond(std::move(response));
        },
        {}, m_certificate.certificateFile(), m_certificate.keyFile());
    TlsClient client(fixture.port());
    QVERIFY(client.send(kGet));
    QVERIFY(client.waitFor("text/event-stream"));
    QTRY_VERIFY([&] {
        const std::lock_guard lock(mutex);
        return sink != nullptr;
    }());
    for (int i = 0; i < 100; ++i)
        sink->send("data: " + QByteArray::number(i) + "\n\n");
    QVERIFY(client.waitFor("data: 99\n\n"));
    sink->close();
    QVERIFY(client.waitFor("\r\n0\r\n\r\n"));
    QVERIFY(client.isClosedProperly());
}

void tst_Tls::clientGone_beforeTheAnswer_othersGoOn()
{
    ServerFixture fixture(
        [](Request request, Responder respond) {
            std::thread([request = std::move(request), respond = std::move(respond)] {
                respond(success(200, QByteArray('"' + QByteArray(2'000'000, 'x') + '"'), request.trace));
            }).detach();
        },
        {}, m_certificate.certificateFile(), m_certificate.keyFile());
    for (int i = 0; i < 10; ++i) {
        TlsClient leaver(fixture.port());
        QVERIFY(leaver.send(kGet));
    }
    TlsClient client(fixture.port());
    QVERIFY(client.send(kGet));
    QCOMPARE(client.answer(), 200);
    QTRY_COMPARE(fixture.records().size(), size_t(11));
}

void tst_Tls::badFiles_sayWhy()
{
    const TestCertificate other;
    const auto complaint = [](const QString& certificate, const QString& key) {
        HttpServer server;
        const auto bound = server.listen({.address = QStringLiteral("127.0.0.1:0"),
                                          .tlsCertificateFile = certificate,
                                          .tlsKeyFile = key,
                                          .limits = {}},
                                         echo);
        return bound ? QString() : bound.error().detail;
    };
    const QString good = m_certificate.certificateFile();
    QVERIFY(complaint(good, m_certificate.keyFile()).isEmpty());
    QVERIFY(complaint(good, {}).contains(QLatin1String("both")));
    QVERIFY(complaint({}, m_certificate.keyFile()).contains(QLatin1String("both")));
    QVERIFY(complaint(QStringLiteral("/nowhere.pem"), m_certificate.keyFile()).contains(QLatin1String("/nowhere.pem")));
    QVERIFY(complaint(good, good).contains(QLatin1String("cannot be used")));
    QVERIFY(complaint(good, other.keyFile()).contains(other.keyFile()));
    QVERIFY(complaint(good, m_certificate.encryptedKeyFile()).contains(QLatin1String("unencrypted")));
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_Tls.moc"
