// SPDX-License-Identifier: Apache-2.0
#include "server/http/HttpServer.h"

#include "server/http/Listener.h"
#include "server/http/TlsContext.h"

#include <QtGlobal>

#include <condition_variable>
#include <mutex>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Each connection is a file descriptor, and the usual soft limit of 1,024 was meant for programs that use select().
void allowManyFiles()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
#endif
}

} // namespace

struct HttpServer::State
{
    ServerShared shared{
        .loop = std::make_shared<IoLoop>(), .recorder = {}, .version = {}, .openConnections = 0, .onClosed = {}};
    std::vector<std::unique_ptr<Listener>> listeners;
    std::mutex mutex;
    std::condition_variable changed;
    bool isDraining = false;
};

HttpServer::HttpServer() : m_state(std::make_unique<State>())
{
    m_state->shared.onClosed = [state = m_state.get()] {
        const std::lock_guard lock(state->mutex);
        state->changed.notify_all();
    };
}

HttpServer::~HttpServer()
{
    IoLoop& loop = *m_state->shared.loop;
    loop.stop();
    for (const auto& listener : m_state->listeners)
        listener->closeAll();
    // What was under way ends as aborted, and lets go of its connection while the listeners still live.
    loop.runRest();
}

Result<QString> HttpServer::listen(const ListenOptions& options, RequestHandler handler)
{
    allowManyFiles();
    std::unique_ptr<TlsContext> tls;
    if (!options.tlsCertificateFile.isEmpty() || !options.tlsKeyFile.isEmpty()) {
        if (options.tlsCertificateFile.isEmpty() || options.tlsKeyFile.isEmpty())
            return Error{.kind = ErrorKind::Invalid,
                         .code = {},
                         .detail = u"TLS needs both a certificate and its key."_s,
                         .facts = {},
                         .trace = {},
                         .retryAfter = {}};
        CH_TRY(tls, TlsContext::load(options.tlsCertificateFile, options.tlsKeyFile));
    }
    auto listener = std::make_unique<Listener>(m_state->shared, options.limits, std::move(handler), std::move(tls));
    CH_TRY(QString bound, listener->bind(options.address));
    m_state->listeners.push_back(std::move(listener));
    return bound;
}

void HttpServer::setRecorder(std::function<void(const RequestRecord&)> recorder)
{
    m_state->shared.recorder = std::move(recorder);
}

void HttpServer::setVersion(QByteArray version)
{
    m_state->shared.version = std::move(version);
}

void HttpServer::run()
{
    for (const auto& listener : m_state->listeners)
        listener->start();
    m_state->shared.loop->start();
}

void HttpServer::drain(std::chrono::milliseconds limit)
{
    if (!m_state->shared.loop->isRunning())
        return;
    post([state = m_state.get()] {
        for (const auto& listener : state->listeners)
            listener->beginDrain();
        const std::lock_guard lock(state->mutex);
        state->isDraining = true;
        state->changed.notify_all();
    });
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait_for(lock, limit,
                              [this] { return m_state->isDraining && m_state->shared.openConnections == 0; });
}

void HttpServer::post(std::function<void()> fn)
{
    m_state->shared.loop->post(std::move(fn));
}

int HttpServer::openConnections() const
{
    return m_state->shared.openConnections;
}

} // namespace ch::server
