// SPDX-License-Identifier: Apache-2.0
#include "core/api/ApiCode.h"
#include "core/api/QnamTransport.h"
#include "tests/support/ScriptedServer.h"
#include "tests/support/TestCertificates.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

namespace ch {

using namespace test;

/// N10: whoever cannot prove to be the server gets not one byte of what we have to say.
class tst_QnamTransportTls final : public QObject
{
    Q_OBJECT

private:
    TestCertificate m_authority{{.commonName = "Our authority", .isAuthority = true}};
    TestCertificate m_stranger{{.commonName = "Somebody's authority", .isAuthority = true}};

    static QSslConfiguration serving(const TestCertificate& certificate)
    {
        QSslConfiguration tls;
        tls.setLocalCertificate(QSslCertificate(certificate.pem()));
        tls.setPrivateKey(QSslKey(certificate.keyPem(), QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        return tls;
    }
    static Result<HttpResponse> post(Transport& transport, const ScriptedServer& server)
    {
        return transport.send({.method = HttpMethod::Post,
                               .url = QUrl::fromEncoded(server.origin() + "/orders"),
                               .headers = {{"Authorization", "Bearer secret"}},
                               .body = "{}"},
                              {});
    }
    std::unique_ptr<QnamTransport> trusting(const TestCertificate& authority) const
    {
        return *QnamTransport::create({.extraAuthorities = authority.pem()});
    }

private Q_SLOTS:
    void certificate_ofOurAuthority_isTrusted()
    {
        const TestCertificate good({}, &m_authority);
        ScriptedServer server(serving(good));
        server.answer(whole(201, "{}"));
        const auto response = post(*trusting(m_authority), server);
        QVERIFY2(response, qPrintable(response ? QString() : response.error().detail));
        QCOMPARE(response->status, 201);
        QCOMPARE(server.requests(), 1);
    }

    void body_ofSomeMegabytes_isRead()
    {
        const TestCertificate good({}, &m_authority);
        ScriptedServer server(serving(good));
        const QByteArray body(12'345'678, 'x');
        server.answer(whole(200, body));
        const auto transport = trusting(m_authority);
        for (int i = 0; i < 5; ++i) {
            const auto response = transport->send({.url = QUrl::fromEncoded(server.origin() + "/")}, {});
            QVERIFY(response);
            QVERIFY(response->body == body);
        }
    }

    void certificate_bad_nothingIsSent_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"expired", "not yet valid", "self-signed", "wrong host", "unknown authority"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void certificate_bad_nothingIsSent()
    {
        QFETCH(QString, kind);
        const auto made = [&] {
            if (kind == u"expired")
                return TestCertificate({.notBefore = -7200, .notAfter = -3600}, &m_authority);
            if (kind == u"not yet valid")
                return TestCertificate({.notBefore = 3600, .notAfter = 7200}, &m_authority);
            if (kind == u"wrong host")
                return TestCertificate({.commonName = "other.example", .altNames = "DNS:other.example"}, &m_authority);
            if (kind == u"self-signed")
                return TestCertificate({});
            return TestCertificate({}, &m_stranger);
        };
        const TestCertificate bad = made();
        ScriptedServer server(serving(bad));
        server.answer(whole(201, "{}"));
        const auto transport = trusting(m_authority);
        for (int i = 0; i < 3; ++i) {
            const auto response = post(*transport, server);
            QVERIFY(!response);
            QCOMPARE(response.error().kind, ErrorKind::Offline);
            QCOMPARE(response.error().code, QString(api_code::kTlsRefused));
            QVERIFY(!response.error().detail.contains(u"secret"));
        }
        QCOMPARE(server.bytesReceived(), 0);
    }

    void certificate_ofAPrivateAuthority_isNotTrustedByOthers()
    {
        const TestCertificate good({}, &m_authority);
        ScriptedServer server(serving(good));
        server.answer(whole(201, "{}"));
        const auto response = post(**QnamTransport::create({}), server);
        QVERIFY(!response);
        QCOMPARE(response.error().code, QString(api_code::kTlsRefused));
        QCOMPARE(server.bytesReceived(), 0);
    }

    void certificate_changesBetweenCalls_isJudgedAgain()
    {
        const TestCertificate good({}, &m_authority);
        const TestCertificate bad({}, &m_stranger);
        ScriptedServer server(serving(good));
        server.answer({send(httpAnswer(201, "{}", "Connection: close\r\n")), close()});
        const auto transport = trusting(m_authority);
        QVERIFY(post(*transport, server));
        const qint64 before = server.bytesReceived();
        server.setTls(serving(bad));
        const auto response = post(*transport, server);
        QVERIFY(!response);
        QCOMPARE(response.error().code, QString(api_code::kTlsRefused));
        QCOMPARE(server.bytesReceived(), before);
    }

    void version_below12_isRefused()
    {
        const TestCertificate good({}, &m_authority);
        QSslConfiguration old = serving(good);
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        old.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        old.setBackendConfigurationOption("CipherString", QByteArray("DEFAULT:@SECLEVEL=0"));
        ScriptedServer server(old);
        server.answer(whole(201, "{}"));
        const auto response = post(*trusting(m_authority), server);
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Offline);
        QCOMPARE(server.bytesReceived(), 0);

        // The server is one that old clients do get through to.
        QSslSocket socket;
        QSslConfiguration client;
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        client.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        client.setBackendConfigurationOption("CipherString", QByteArray("DEFAULT:@SECLEVEL=0"));
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setSslConfiguration(client);
        socket.connectToHostEncrypted(QStringLiteral("localhost"), server.port());
        QVERIFY2(socket.waitForEncrypted(5000), qPrintable(socket.errorString()));
    }

    void plainServer_behindHttps_isRefused()
    {
        ScriptedServer server;
        server.answer(whole(201, "{}"));
        QUrl url = QUrl::fromEncoded(server.origin());
        url.setScheme(QStringLiteral("https"));
        const auto response =
            (*QnamTransport::create({}))->send({.url = url, .limits = {.answer = std::chrono::milliseconds(1000)}}, {});
        QVERIFY(!response);
        QCOMPARE(server.requests(), 0);
    }

    void authorities_notACertificate_isAnError()
    {
        const auto transport = QnamTransport::create({.extraAuthorities = "nothing"});
        QVERIFY(!transport);
        QCOMPARE(transport.error().code, QString(api_code::kNoCertificate));
    }
};

} // namespace ch

QTEST_GUILESS_MAIN(ch::tst_QnamTransportTls)
#include "tst_QnamTransportTls.moc"
