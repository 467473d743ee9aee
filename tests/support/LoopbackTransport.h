// SPDX-License-Identifier: Apache-2.0
// Takes the client's requests straight to a service in the same process, event streams too.
// Callable from any thread; so must the service be that it is given.
#pragma once

#include "core/api/Transport.h"
#include "server/http/Request.h"
#include "server/http/Response.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace ch::test {

class LoopbackTransport final : public Transport
{
public:
    using Handle = std::function<server::Response(const server::Request&)>;
    explicit LoopbackTransport(Handle handle) : m_handle(std::move(handle)) {}

    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) override
    {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        server::Response response = m_handle(converted(request));
        HttpResponse answer{.status = response.status, .headers = {}, .body = response.body};
        answer.headers.emplace_back("content-type", response.onStream ? "text/event-stream" : response.contentType);
        for (const auto& [name, value] : response.headers)
            answer.headers.emplace_back(name.toLower(), value);
        if (response.onStream && request.onStream)
            return streamed(response, request, std::move(answer), stop);
        return answer;
    }

private:
    class Sink final : public server::EventSink
    {
    public:
        void send(QByteArray event) override
        {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(std::move(event));
            m_wake.notify_all();
        }
        void close() override
        {
            const std::lock_guard lock(m_mutex);
            m_isClosed = true;
            m_wake.notify_all();
        }
        bool isClosed() const override
        {
            const std::lock_guard lock(m_mutex);
            return m_isClosed;
        }
        /// Nothing: the stream has ended.
        std::optional<QByteArray> next(const std::stop_token& stop)
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_isClosed || !m_events.empty(); });
            if (m_events.empty() || stop.stop_requested())
                return std::nullopt;
            QByteArray event = std::move(m_events.front());
            m_events.pop_front();
            return event;
        }

    private:
        mutable std::mutex m_mutex;
        std::condition_variable_any m_wake;
        std::deque<QByteArray> m_events;
        bool m_isClosed = false;
    };

    static server::Request converted(const HttpRequest& request)
    {
        static const std::map<QByteArray, server::Method> methods{{"GET", server::Method::Get},
                                                                  {"POST", server::Method::Post},
                                                                  {"PUT", server::Method::Put},
                                                                  {"PATCH", server::Method::Patch},
                                                                  {"DELETE", server::Method::Delete}};
        server::Request asked;
        asked.method = methods.at(nameOf(request.method));
        asked.target = request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        asked.body = request.body;
        for (const auto& [name, value] : request.headers)
            asked.headers.emplace_back(name.toLower(), value);
        if (const auto trace = asked.header("x-trace-id"))
            asked.trace = TraceId::fromText(*trace).value_or(TraceId());
        return asked;
    }

    static Result<HttpResponse> streamed(const server::Response& response, const HttpRequest& request,
                                         HttpResponse answer, const std::stop_token& stop)
    {
        const auto sink = std::make_shared<Sink>();
        response.onStream(sink);
        while (const auto event = sink->next(stop)) {
            if (!request.onStream(*event))
                break;
        }
        sink->close();
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        return answer;
    }

    Handle m_handle;
};

} // namespace ch::test
