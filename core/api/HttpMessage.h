// SPDX-License-Identifier: Apache-2.0
// A request and its answer as the desk's client sees them, free of the network library.
// Plain values; safe on any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

#include <chrono>
#include <functional>
#include <utility>
#include <vector>

namespace ch {

enum class HttpMethod { Get, Post, Put, Patch, Delete };

/// "GET", "POST", …
inline QByteArray nameOf(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET";
    case HttpMethod::Post:
        return "POST";
    case HttpMethod::Put:
        return "PUT";
    case HttpMethod::Patch:
        return "PATCH";
    case HttpMethod::Delete:
        return "DELETE";
    }
    return {};
}

/// Zero means no limit.
struct TimeLimits
{
    /// From the start, or the last piece of the body sent, to the head of the answer.
    std::chrono::milliseconds answer{15'000};
    /// Between two pieces of the answer.
    std::chrono::milliseconds silence{15'000};
    /// The whole of it: limits of silence alone let an answer trickle for ever.
    std::chrono::milliseconds total{30'000};
};

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    HttpHeaders headers{};
    QByteArray body{};
    TimeLimits limits{};
    /// Set: the body of a 200 that is text/event-stream goes here in pieces, as it comes, and is not kept; false ends the
    /// call. An empty one says that it is open. Runs on the calling thread, inside send().
    std::function<bool(QByteArrayView)> onStream{};
};

struct HttpResponse
{
    int status = 0;
    /// Names in lower case, in the order sent.
    HttpHeaders headers{};
    /// Whole and decompressed.
    QByteArray body{};

    /// The value of the first header of that lower-case name; empty if absent.
    QByteArray header(QByteArrayView name) const
    {
        for (const auto& [each, value] : headers) {
            if (each == name)
                return value;
        }
        return {};
    }
};

} // namespace ch
