// SPDX-License-Identifier: Apache-2.0
// Where a Redis server is, and as whom to speak to it.
// A plain value; safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace ch::server {

struct RedisAddress
{
    QString host;
    int port = 6379;
    /// Empty: the default user.
    QString user;
    QString password;
    int database = 0;

    /// "redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]". Errors carry a sentence, and never what was given: it may hold a
    /// password.
    static Result<RedisAddress> fromText(const QString& text);
    /// As it may be shown and logged: without user and password.
    QString name() const;
};

} // namespace ch::server
