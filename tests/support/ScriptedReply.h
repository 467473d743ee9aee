// SPDX-License-Identifier: Apache-2.0
// What a scripted server does when a request came, and the request as it saw it.
// Plain values; safe on any thread.
#pragma once

#include <QByteArray>

#include <map>
#include <optional>
#include <vector>

namespace ch::test {

struct Step
{
    enum Kind { Send, Trickle, Close, Reset };
    Kind kind = Send;
    QByteArray bytes{};
    /// Send: how often.
    qint64 times = 1;
    /// Trickle: one byte each.
    int everyMs = 0;
};

/// Empty: the connection stays open and silent.
using Reply = std::vector<Step>;

inline Step send(QByteArray bytes, qint64 times = 1)
{
    return {.kind = Step::Send, .bytes = std::move(bytes), .times = times};
}
inline Step trickle(QByteArray bytes, int everyMs)
{
    return {.kind = Step::Trickle, .bytes = std::move(bytes), .everyMs = everyMs};
}
inline Step close()
{
    return {.kind = Step::Close};
}
inline Step reset()
{
    return {.kind = Step::Reset};
}

/// A whole answer with its length. `headers`: lines, each ended by CR LF.
inline QByteArray httpAnswer(int status, const QByteArray& body, const QByteArray& headers = {},
                             const QByteArray& contentType = "application/json; charset=utf-8")
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Text\r\nContent-Type: " + contentType +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}
/// {"code":…,"msg":…,"data":…,"trace_id":…}.
inline QByteArray envelope(int code, const QByteArray& data)
{
    return "{\"code\":" + QByteArray::number(code) + ",\"msg\":\"Success\",\"data\":" + data +
           ",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}";
}
inline QByteArray refusalEnvelope(int code, const QByteArray& reason, const QByteArray& facts = {})
{
    return envelope(code, "{\"reason\":\"" + reason + "\"" + (facts.isEmpty() ? facts : "," + facts) + "}");
}
inline Reply whole(int status, const QByteArray& body, const QByteArray& headers = {})
{
    return {send(httpAnswer(status, body, headers))};
}

struct SeenRequest
{
    QByteArray method;
    QByteArray target;
    /// Names in lower case.
    std::map<QByteArray, QByteArray> headers;
    QByteArray body;
    /// 1, 2, …
    int connection = 0;

    /// Removes the first request from `input` if it is whole; only bodies with a length are understood.
    static std::optional<SeenRequest> takeFrom(QByteArray& input)
    {
        const qsizetype headEnd = input.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return std::nullopt;
        SeenRequest request;
        const QList<QByteArray> lines = input.left(headEnd).split('\n');
        const QList<QByteArray> first = lines.front().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray& line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
        }
        const qsizetype length = request.headers["content-length"].toLongLong();
        if (input.size() < headEnd + 4 + length)
            return std::nullopt;
        request.body = input.mid(headEnd + 4, length);
        input.remove(0, headEnd + 4 + length);
        return request;
    }
};

} // namespace ch::test
