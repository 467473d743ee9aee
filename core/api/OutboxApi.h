// SPDX-License-Identifier: Apache-2.0
// Sends an entry of the outbox: its kind says the route, its bytes are the body, unchanged in every attempt (R1).
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/FeedRecord.h"
#include "core/domain/PendingOperation.h"

namespace ch {

struct OperationAnswer
{
    /// The order, product or stock take as it now is, undecoded: a newer service's words in it do not make what was done undone.
    FeedRecord record;
    /// Of a counted line: the line as it now is.
    QByteArray line{};
    /// What the next step of this desk on the same entity is sent with (contract section 10, ruling 1); 0: not known.
    qint64 version = 0;
    bool isReplayed = false;
};

class OutboxApi
{
public:
    explicit OutboxApi(HttpClient& client) : m_client(client) {}

    /// `ifMatch`: for the kinds that needsVersion() names. Errors as in OrdersApi; isTransient() tells which leave it
    /// unknown whether the step was taken.
    Result<OperationAnswer> send(const PendingOperation& operation, std::optional<qint64> ifMatch,
                                 const CallContext& context) const;

private:
    HttpClient& m_client;
};

} // namespace ch
