// SPDX-License-Identifier: Apache-2.0
// One connection to Redis: many commands sent at once, their answers in order, all by a deadline. hiredis is inside.
// Blocks; belongs to one thread.
#pragma once

#include "core/base/Result.h"
#include "server/cache/RedisAddress.h"

#include <QByteArray>
#include <QByteArrayList>

#include <chrono>
#include <memory>
#include <vector>

struct redisContext;

namespace ch::server {

struct RedisReply
{
    enum class Kind { Nothing, Text, Number, Refusal, Other } kind = Kind::Nothing;
    /// Of a text or a refusal.
    QByteArray text{};
};

class RedisLink
{
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// Connects, signs in, chooses the database and sees that it answers. Looking a name up may take longer than `patience`.
    static Result<std::unique_ptr<RedisLink>> open(const RedisAddress& address, std::chrono::milliseconds patience);
    ~RedisLink();

    /// One reply for each command. After an error the connection is of no use: what comes next would be an answer to something
    /// else.
    Result<std::vector<RedisReply>> exchange(const std::vector<QByteArrayList>& commands, Deadline deadline);

private:
    explicit RedisLink(redisContext* context) : m_context(context) {}
    /// That no read or write waits beyond the deadline; an error if it is over.
    Result<> limitTo(Deadline deadline);
    Error lost(const char* what) const;

    redisContext* const m_context;
};

} // namespace ch::server
