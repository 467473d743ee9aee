// SPDX-License-Identifier: Apache-2.0
// A shop with users, and the account handlers' way through the read pool, the slow lane and the writer, all of them real.
// Belongs to the test's thread.
#pragma once

#include "server/accounts/AccountHandlers.h"
#include "server/accounts/Accounts.h"
#include "server/accounts/UserAdmin.h"
#include "server/api/RateLimiter.h"
#include "server/feed/FeedHub.h"
#include "server/store/ReadPool.h"
#include "server/store/WriteQueue.h"
#include "tests/support/StoreFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <future>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;
using namespace ch::server;

inline QString passwordOf(const QString& name)
{
    return u"correct horse of "_s + name;
}

/// What a sign-in or a refresh answered.
struct SignedIn
{
    QByteArray access;
    QByteArray refresh;
    QJsonObject data;
};

class AccountsFixture : public StoreFixture
{
public:
    AccountsFixture()
    {
        addUser(u"Merle"_s, Role::Merchant);
        addUser(u"walter"_s, Role::Warehouse);
        orThrow(context().persistClocks());
        start();
    }
    ~AccountsFixture() { stopServing(); }

    /// As if the program had ended and been started again.
    void restart()
    {
        stopServing();
        start();
    }

    Call call(const QByteArray& body, const Caller& caller = {})
    {
        Call made;
        made.request.method = Method::Post;
        made.request.body = body;
        made.request.trace = TraceId::random();
        made.caller = caller;
        made.now = clock.now();
        made.key = OpId::random();
        return made;
    }
    Call callOn(UserId user, const QByteArray& body, const Caller& caller)
    {
        Call made = call(body, caller);
        made.pathValues = {user.toString()};
        return made;
    }

    using Task = void (*)(const Services&, std::shared_ptr<const Call>, std::function<void(Result<Answer>)>);
    /// The answer, with a refusal that committed something turned into the error that it is.
    Result<Answer> run(Task task, const Call& made)
    {
        std::promise<Result<Answer>> answered;
        auto future = answered.get_future();
        task(services(), std::make_shared<const Call>(made),
             [&answered](Result<Answer> answer) { answered.set_value(std::move(answer)); });
        return settled(future.get());
    }
    /// Plans on the slow lane and runs the effect through the writer, as the service does.
    Result<Answer> send(WriteHandler handler, const Call& made)
    {
        std::promise<Result<Answer>> answered;
        auto future = answered.get_future();
        const bool queued = accounts().runSlow([&] {
            auto planned = handler(services(), made);
            if (!planned)
                return answered.set_value(planned.error());
            auto outcome = std::make_shared<Result<Answer>>(Answer{});
            services().writes.submit({.work =
                                          [outcome, effect = planned->effect](WriteContext& context) {
                                              *outcome = effect(context);
                                              return StepVerdict{.keep = bool(*outcome), .afterRollback = {}};
                                          },
                                      .done =
                                          [outcome, &answered](const Result<>& committed) {
                                              if (committed && *outcome && (*outcome)->afterCommit)
                                                  (*outcome)->afterCommit();
                                              answered.set_value(committed ? *outcome : committed.error());
                                          }});
        });
        if (!queued)
            throw std::runtime_error("the slow lane is full");
        return settled(future.get());
    }

    static QByteArray credentials(const QString& name, const QString& password, const QString& device = u"desk 1"_s)
    {
        return QJsonDocument(QJsonObject{{u"username"_s, name}, {u"password"_s, password}, {u"device"_s, device}})
            .toJson(QJsonDocument::Compact);
    }
    Result<Answer> trySignIn(const QString& name, const QString& password)
    {
        return run(createSession, call(credentials(name, password)));
    }
    SignedIn signIn(const QString& name) { return signedIn(orThrow(trySignIn(name, passwordOf(name)))); }
    Result<Answer> tryRefresh(const QByteArray& token)
    {
        return run(refreshSession, call(R"({"refresh_token":")" + token + "\"}"));
    }
    SignedIn refresh(const SignedIn& session) { return signedIn(orThrow(tryRefresh(session.refresh))); }

    static SignedIn signedIn(const Answer& answer)
    {
        const QJsonObject data = QJsonDocument::fromJson(answer.data).object();
        return {data[u"access_token"].toString().toLatin1(), data[u"refresh_token"].toString().toLatin1(), data};
    }
    /// "" if the access token is good, else the reason.
    QString refusalOf(const QByteArray& access) const { return codeOf(m_accounts->authenticate(access)); }
    template <class T> static QString codeOf(const Result<T>& result)
    {
        return result ? QString() : result.error().code;
    }
    Caller callerOf(const SignedIn& session) const { return orThrow(m_accounts->authenticate(session.access)); }
    UserId idOf(const QString& name)
    {
        for (const User& user : orThrow(server::listUsers(db()))) {
            if (user.name == name)
                return user.id;
        }
        throw std::runtime_error("no such user");
    }
    static QJsonObject json(const Result<Answer>& answer)
    {
        return QJsonDocument::fromJson(orThrow(answer).data).object();
    }
    /// The fields that a VALIDATION_FAILED names.
    template <class T> static QStringList badFields(const Result<T>& result)
    {
        QStringList fields;
        const auto facts = QJsonDocument::fromJson(result ? QByteArray() : result.error().facts).object();
        for (const auto& each : facts[u"errors"].toArray())
            fields.push_back(each.toObject()[u"field"].toString());
        return fields;
    }

    Accounts& accounts() { return *m_accounts; }
    const Services& services() const { return *m_services; }
    /// Everything that was submitted before has been written.
    void settle()
    {
        std::promise<void> written;
        m_writes->submit({.work = [](WriteContext&) { return StepVerdict{}; },
                          .done = [&written](const Result<>&) { written.set_value(); }});
        written.get_future().wait();
    }

private:
    void addUser(const QString& name, Role role) { orThrow(server::addUser(context(), name, role, passwordOf(name))); }

    static Result<Answer> settled(Result<Answer> answer)
    {
        if (answer && answer->refusal)
            return *answer->refusal;
        return answer;
    }

    void start()
    {
        m_accounts = std::make_unique<Accounts>(clock);
        orThrow(m_accounts->load(db()));
        m_reads = std::make_unique<ReadPool>(1, [this] { return store().openReader(); });
        orThrow(m_reads->start());
        m_writes =
            std::make_unique<WriteQueue>([this] { return store().openWriter(); }, ids(), clock, WriteQueue::Observer{});
        orThrow(m_writes->start());
        m_accounts->writeFirstUsesTo(*m_writes);
        m_services = std::make_unique<const Services>(Services{.clock = clock,
                                                               .settings = m_settings,
                                                               .ids = ids(),
                                                               .writes = *m_writes,
                                                               .reads = *m_reads,
                                                               .shop = m_shop,
                                                               .accounts = *m_accounts,
                                                               .feed = m_feed,
                                                               .reportLimit = m_reportLimit});
    }
    void stopServing()
    {
        m_accounts->stop();
        m_reads.reset();
        m_writes.reset();
        m_accounts.reset();
    }

    ServiceSettings m_settings;
    ShopHolder m_shop{shop()};
    FeedHub m_feed{[](const Caller&) { return true; }};
    RateLimiter m_reportLimit;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<ReadPool> m_reads;
    std::unique_ptr<WriteQueue> m_writes;
    std::unique_ptr<const Services> m_services;
};

} // namespace ch::test
