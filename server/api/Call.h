// SPDX-License-Identifier: Apache-2.0
// One request on its way through the service, once it is known who asks and which route it is.
// A value that is not changed after it was made; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/UtcTime.h"
#include "core/domain/Role.h"
#include "core/domain/Timeline.h"
#include "server/http/Request.h"

#include <QString>

#include <optional>
#include <vector>

namespace ch::server {

/// The signed-in user behind an access token.
struct Caller
{
    UserId id;
    QString name;
    Role role = Role::Warehouse;
    QString device;
    SessionId session;
    UtcTime tokenExpiresAt;
};

struct Call
{
    Request request;
    /// Null id on the few routes that need no token, and for the payment gateway.
    Caller caller;
    /// A payment gateway that signed the body instead of presenting a token.
    bool isGateway = false;
    /// The values of {id}, {no}, … in the route's pattern, decoded, in order.
    std::vector<QString> pathValues;
    UtcTime now;
    /// The Idempotency-Key; null on routes that take none.
    OpId key;
    /// The version in If-Match; nothing if the header is absent (a malformed one was refused before).
    std::optional<qint64> ifMatch;

    Actor actor() const
    {
        return Actor{.userId = caller.id,
                     .name = caller.name,
                     .role = isGateway ? std::nullopt : std::optional(caller.role),
                     .device = caller.device,
                     .opId = key.toString(),
                     .trace = request.trace};
    }
    /// The i-th path value as an id; NOT_FOUND if it is none, for then there is no such thing.
    template <class IdType> Result<IdType> pathId(size_t i) const
    {
        const auto id = IdType::fromText(pathValues.at(i).toUtf8());
        if (!id)
            return notFound();
        return *id;
    }
    static Error notFound();
};

} // namespace ch::server
