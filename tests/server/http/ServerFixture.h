// SPDX-License-Identifier: Apache-2.0
// A real server on a free port of loopback, whose handler the test gives, and what it recorded.
// The test's thread; the handler runs on the I/O thread.
#pragma once

#include "core/domain/Reason.h"
#include "server/http/HttpServer.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace ch::test {

/// Answers with what it saw: "METHOD target body".
inline void echo(const server::Request& request, const server::Responder& respond)
{
    static constexpr const char* kNames[] = {"GET", "POST", "PUT", "PATCH", "DELETE", "OTHER"};
    const QByteArray text =
        QByteArray(kNames[static_cast<int>(request.method)]) + ' ' + request.target + ' ' + request.body;
    QByteArray json = R"({"saw":")" + text.toHex() + R"("})";
    respond(server::success(200, json, request.trace));
}

/// What echo() saw, from its answer's envelope.
inline QByteArray sawIn(const QJsonObject& envelope)
{
    return QByteArray::fromHex(
        envelope.value(QLatin1String("data")).toObject().value(QLatin1String("saw")).toString().toLatin1());
}

struct Recorded
{
    server::Method method;
    QByteArray path;
    int status;
    QByteArray reason;
    TraceId trace;
    bool isHandled;
};

class ServerFixture
{
public:
    explicit ServerFixture(server::RequestHandler handler = echo, server::HttpLimits limits = {},
                           const QString& certificate = {}, const QString& key = {})
    {
        m_server.setRecorder([this](const server::RequestRecord& record) {
            const std::lock_guard lock(m_mutex);
            m_records.push_back({record.method, record.path.toByteArray(), record.status, record.reason.toByteArray(),
                                 record.trace, record.isHandled});
        });
        m_server.setVersion("9.9-test");
        const auto bound = m_server.listen({.address = QStringLiteral("127.0.0.1:0"),
                                            .tlsCertificateFile = certificate,
                                            .tlsKeyFile = key,
                                            .limits = limits},
                                           std::move(handler));
        if (!bound)
            qFatal("%s", qPrintable(bound.error().detail));
        m_port = bound->sliced(bound->lastIndexOf(u':') + 1).toUShort();
        m_server.run();
    }

    quint16 port() const { return m_port; }
    server::HttpServer& server() { return m_server; }
    std::vector<Recorded> records()
    {
        const std::lock_guard lock(m_mutex);
        return m_records;
    }

private:
    std::mutex m_mutex;
    std::vector<Recorded> m_records;
    server::HttpServer m_server;
    quint16 m_port = 0;
};

} // namespace ch::test
