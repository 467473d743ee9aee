// SPDX-License-Identifier: Apache-2.0
#include "server/cache/RedisLink.h"

#include <hiredis.h>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

timeval timevalOf(std::chrono::microseconds time)
{
    timeval value{};
    value.tv_sec = decltype(value.tv_sec)(time.count() / 1'000'000);
    value.tv_usec = decltype(value.tv_usec)(time.count() % 1'000'000);
    return value;
}

Error down(QString detail)
{
    return Error{.kind = ErrorKind::Offline, .code = u"REDIS_DOWN"_s, .detail = std::move(detail)};
}

RedisReply take(void* raw)
{
    auto* reply = static_cast<redisReply*>(raw);
    RedisReply taken;
    switch (reply->type) {
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
        taken = {RedisReply::Kind::Text, QByteArray(reply->str, qsizetype(reply->len))};
        break;
    case REDIS_REPLY_ERROR:
        taken = {RedisReply::Kind::Refusal, QByteArray(reply->str, qsizetype(reply->len))};
        break;
    case REDIS_REPLY_INTEGER:
        taken.kind = RedisReply::Kind::Number;
        break;
    case REDIS_REPLY_NIL:
        break;
    default:
        taken.kind = RedisReply::Kind::Other;
    }
    freeReplyObject(reply);
    return taken;
}

std::vector<QByteArrayList> greetingOf(const RedisAddress& address)
{
    std::vector<QByteArrayList> commands;
    if (!address.user.isEmpty())
        commands.push_back({"AUTH", address.user.toUtf8(), address.password.toUtf8()});
    else if (!address.password.isEmpty())
        commands.push_back({"AUTH", address.password.toUtf8()});
    if (address.database != 0)
        commands.push_back({"SELECT", QByteArray::number(address.database)});
    commands.push_back({"PING"});
    return commands;
}

} // namespace

Result<std::unique_ptr<RedisLink>> RedisLink::open(const RedisAddress& address, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    redisContext* context =
        redisConnectWithTimeout(address.host.toUtf8().constData(), address.port, timevalOf(patience));
    if (!context)
        return down(u"out of memory"_s);
    std::unique_ptr<RedisLink> link(new RedisLink(context));
    if (context->err != 0)
        return link->lost("connecting");
    // A server that stops without a word (its machine lost power) is noticed by the deadlines.
    CH_TRY(const auto replies,
           link->exchange(greetingOf(address), std::max(deadline, std::chrono::steady_clock::now() + patience / 2)));
    for (const RedisReply& reply : replies) {
        // "NOAUTH …", "WRONGPASS …", "LOADING …": in Redis' own words, which hold nothing that was sent.
        if (reply.kind == RedisReply::Kind::Refusal)
            return down(QString::fromUtf8(reply.text));
    }
    return link;
}

RedisLink::~RedisLink()
{
    redisFree(m_context);
}

Error RedisLink::lost(const char* what) const
{
    return down(QString::fromLatin1(what) + u": "_s + QString::fromLocal8Bit(m_context->errstr));
}

Result<> RedisLink::limitTo(Deadline deadline)
{
    const auto left =
        std::chrono::duration_cast<std::chrono::microseconds>(deadline - std::chrono::steady_clock::now());
    // 0 would mean no limit at all.
    if (left.count() <= 0)
        return down(u"no answer in time"_s);
    if (redisSetTimeout(m_context, timevalOf(left)) != REDIS_OK)
        return lost("a limit of time");
    return ok();
}

Result<std::vector<RedisReply>> RedisLink::exchange(const std::vector<QByteArrayList>& commands, Deadline deadline)
{
    std::vector<const char*> words;
    std::vector<size_t> lengths;
    for (const QByteArrayList& command : commands) {
        words.clear();
        lengths.clear();
        for (const QByteArray& word : command) {
            words.push_back(word.constData());
            lengths.push_back(size_t(word.size()));
        }
        if (redisAppendCommandArgv(m_context, int(words.size()), words.data(), lengths.data()) != REDIS_OK)
            return lost("a command");
    }
    for (int isSent = 0; isSent == 0;) {
        CH_CHECK(limitTo(deadline));
        if (redisBufferWrite(m_context, &isSent) != REDIS_OK)
            return lost("sending");
    }
    std::vector<RedisReply> replies;
    replies.reserve(commands.size());
    while (replies.size() < commands.size()) {
        void* reply = nullptr;
        if (redisGetReplyFromReader(m_context, &reply) != REDIS_OK)
            return lost("an answer that is none");
        if (reply) {
            replies.push_back(take(reply));
            continue;
        }
        CH_CHECK(limitTo(deadline));
        if (redisBufferRead(m_context) != REDIS_OK)
            return lost("reading");
    }
    return replies;
}

} // namespace ch::server
