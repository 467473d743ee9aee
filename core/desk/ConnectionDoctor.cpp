// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ConnectionDoctor.h"

#include "core/api/AccessTokens.h"
#include "core/api/ApiCode.h"
#include "core/api/ChangesApi.h"
#include "core/api/ConnectProbe.h"
#include "core/api/QnamTransport.h"
#include "core/api/SessionsApi.h"
#include "core/sync/Engine.h"

namespace ch::desk {

namespace {

using Step = ConnectionCheck::Step;

/// Somebody looks on: shorter than what a pass would wait.
constexpr TimeLimits kPatience{.answer = std::chrono::milliseconds(8'000),
                               .silence = std::chrono::milliseconds(8'000),
                               .total = std::chrono::milliseconds(12'000)};
constexpr std::chrono::milliseconds kConnectPatience{3'000};

/// At which step a call failed that got no HTTP answer.
Step stepOf(const Error& error, const QUrl& url)
{
    if (error.code == api_code::kTlsRefused)
        return Step::Tls;
    // Somebody answers there, but not HTTP; or takes the call and says nothing.
    if (error.kind == ErrorKind::Protocol)
        return Step::Service;
    if (error.kind == ErrorKind::Timeout && acceptsConnections(url, kConnectPatience))
        return Step::Service;
    return Step::Network;
}

class Examination
{
public:
    Examination(const SignInRequest& request, QString device, std::stop_token stop)
        : m_request(request)
        , m_device(std::move(device))
        , m_context(std::move(stop))
        , m_tokens([](const std::stop_token&) -> Result<QByteArray> {
            return Error{.kind = ErrorKind::Unauthorized, .code = sync::kSignInNeeded};
        })
    {}

    std::vector<ConnectionCheck> run()
    {
        (void)(isAddressGood() && isServiceThere() && canSignIn() && mayReadFeed());
        if (m_client && !m_tokens.accessToken().isEmpty())
            (void)bool(SessionsApi(*m_client).signOut(m_context));
        return std::move(m_checks);
    }

private:
    bool passed(Step step)
    {
        m_checks.push_back({.step = step});
        return true;
    }
    bool failed(Step step, const Error& error)
    {
        m_checks.push_back({.step = step, .error = error});
        return false;
    }

    bool isAddressGood()
    {
        const auto server = ServerAddress::fromText(m_request.server);
        if (!server)
            return failed(Step::Address, server.error());
        auto transport = QnamTransport::create({.extraAuthorities = m_request.extraAuthorities});
        if (!transport)
            return failed(Step::Address, transport.error());
        m_transport = *std::move(transport);
        m_client.emplace(*server, HttpClientParts{.transport = *m_transport, .tokens = m_tokens, .pause = m_pause},
                         RetryPolicy{.attempts = 1});
        return passed(Step::Address);
    }

    bool isServiceThere()
    {
        const QUrl url = m_client->server().apiUrl("/users/me");
        const auto response = m_transport->send(
            {.method = HttpMethod::Get, .url = url, .headers = {{"Accept", "application/json"}}, .limits = kPatience},
            m_context.stop);
        const Step broken = response ? Step::Service : stepOf(response.error(), url);
        if (broken == Step::Network)
            return failed(Step::Network, response.error());
        passed(Step::Network);
        if (broken == Step::Tls)
            return failed(Step::Tls, response.error());
        passed(Step::Tls);
        if (!response)
            return failed(Step::Service, response.error());
        // Nobody is signed in yet: an order service says so in its envelope.
        const auto answer = readAnswer(*response, {});
        if (!answer && answer.error().kind != ErrorKind::Unauthorized)
            return failed(Step::Service, answer.error());
        return passed(Step::Service);
    }

    bool canSignIn()
    {
        if (m_request.user.isEmpty())
            return false;
        const auto session = SessionsApi(*m_client).signIn(
            {.user = m_request.user, .password = m_request.password, .device = m_device}, m_context);
        if (!session)
            return failed(Step::SignIn, session.error());
        m_tokens.set(session->accessToken);
        return passed(Step::SignIn);
    }

    bool mayReadFeed()
    {
        const auto page = ChangesApi(*m_client).changesSince({}, 1, m_context);
        return page ? passed(Step::Permission) : failed(Step::Permission, page.error());
    }

    const SignInRequest& m_request;
    QString m_device;
    CallContext m_context;
    AccessTokens m_tokens;
    SystemPause m_pause;
    std::unique_ptr<QnamTransport> m_transport;
    std::optional<HttpClient> m_client;
    std::vector<ConnectionCheck> m_checks;
};

} // namespace

std::vector<ConnectionCheck> examine(const SignInRequest& request, const QString& device, const std::stop_token& stop)
{
    return Examination(request, device, stop).run();
}

} // namespace ch::desk
