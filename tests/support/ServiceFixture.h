// SPDX-License-Identifier: Apache-2.0
// The whole service in one process, without sockets: real store, queue, pool and routes.
// Belongs to the test's thread.
#pragma once

#include "core/wire/JsonReader.h"
#include "server/accounts/Accounts.h"
#include "server/accounts/UserAdmin.h"
#include "server/api/RateLimiter.h"
#include "server/feed/FeedHub.h"
#include "server/Service.h"
#include "server/store/ReadPool.h"
#include "server/store/WriteQueue.h"
#include "tests/support/StoreFixture.h"

#include <QHash>

#include <memory>

namespace ch::test {

class ServiceFixture
{
public:
    ServiceFixture()
    {
        StoreFixture::orThrow(m_store.store().beginRun(m_store.db()));
        for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront})
            StoreFixture::orThrow(server::addUser(m_store.context(), nameOf(role), role, password(role)));
        StoreFixture::orThrow(m_store.context().persistClocks());
        shop = std::make_unique<server::ShopHolder>(m_store.shop());
        StoreFixture::orThrow(accounts.load(m_store.db()));
        reads = std::make_unique<server::ReadPool>(1, [this] { return m_store.store().openReader(); });
        StoreFixture::orThrow(reads->start());
        hub = std::make_unique<server::FeedHub>(
            [this](const server::Caller& caller) { return accounts.isAlive(caller); });
        const auto ring = [this](size_t, qint64 position, size_t) { hub->advanced(position); };
        writes = std::make_unique<server::WriteQueue>([this] { return m_store.store().openWriter(); }, m_store.ids(),
                                                      m_store.clock, server::WriteQueue::Observer{.committed = ring});
        StoreFixture::orThrow(writes->start());
        service = std::make_unique<server::Service>(
            server::Services{.clock = m_store.clock,
                             .settings = settings,
                             .ids = m_store.ids(),
                             .writes = *writes,
                             .reads = *reads,
                             .shop = *shop,
                             .accounts = accounts,
                             .feed = *hub,
                             .reportLimit = reportLimit},
            isOnServer() ? server::Service::OpenReader() : [this] { return m_store.store().openReader(); },
            server::Service::Recorder{});
    }

    bool isOnServer() const { return !PostgresDatabase::server().isEmpty(); }
    static QString password(Role role) { return QStringLiteral("secret of ") + nameOf(role); }
    ManualClock& clock() { return m_store.clock; }
    sql::Connection& db() { return m_store.db(); }
    server::Store& store() { return m_store.store(); }
    server::IdGenerator& ids() { return m_store.ids(); }

    /// The access token of the role's user; signs in once.
    QByteArray token(Role role)
    {
        QByteArray& token = m_tokens[int(role)];
        if (!token.isEmpty())
            return token;
        const QByteArray body = "{\"username\":\"" + QByteArray(nameOf(role).data()) + "\",\"password\":\"" +
                                password(role).toUtf8() + "\",\"device\":\"test\"}";
        const server::Response response = send(server::Method::Post, "/sessions", body, {}, {});
        auto document = StoreFixture::orThrow(JsonDocument::parse(response.body, UnknownMembers::Ignore));
        token = document.root()
                    .requiredObject(QLatin1StringView("data"))
                    .requiredText(QLatin1StringView("access_token"))
                    .toLatin1();
        return token;
    }

    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    server::Response send(server::Method method, const QByteArray& path, const QByteArray& body,
                          const QByteArray& accessToken, Headers headers)
    {
        server::Request request;
        request.method = method;
        request.target = "/api/v1" + path;
        request.body = body;
        request.headers = std::move(headers);
        if (!accessToken.isEmpty())
            request.headers.emplace_back("authorization", "Bearer " + accessToken);
        if (!body.isEmpty())
            request.headers.emplace_back("content-type", "application/json");
        return service->handle(request);
    }
    /// As the role, with a fresh key, and If-Match if `version` is given.
    server::Response as(Role role, server::Method method, const QByteArray& path, const QByteArray& body = {},
                        std::optional<qint64> version = {})
    {
        Headers headers{{"idempotency-key", OpId::random().toString().toLatin1()}};
        if (version)
            headers.emplace_back("if-match", '"' + QByteArray::number(*version) + '"');
        return send(method, path, body, token(role), std::move(headers));
    }

private:
    StoreFixture m_store;
    QHash<int, QByteArray> m_tokens;

public:
    server::ServiceSettings settings;
    std::unique_ptr<server::ShopHolder> shop;
    server::Accounts accounts{m_store.clock};
    server::RateLimiter reportLimit;
    std::unique_ptr<server::FeedHub> hub;
    std::unique_ptr<server::ReadPool> reads;
    std::unique_ptr<server::WriteQueue> writes;
    std::unique_ptr<server::Service> service;
};

} // namespace ch::test
