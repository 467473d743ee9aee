// SPDX-License-Identifier: Apache-2.0
// What each key of each user was answered, in the same transaction as the effect (R2; contract section 10, ruling 2).
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/Ids.h"
#include "server/store/WriteContext.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace ch::server {

struct KeyedRequest
{
    /// Null (stored as 0) for the payment gateway, which is no user.
    UserId user;
    OpId key;
    /// Method and path, ids included.
    QString route;
    /// SHA-256 of the body (or of what stands for it).
    QByteArray bodyHash;
};

struct RememberedAnswer
{
    /// 200 or 201 for success, else the code of the reason table (40901 …).
    int code = 200;
    /// The unmasked `data` for success; the facts beside the reason for a refusal.
    QByteArray data;
};

/// Nothing if the key is new; KEY_REUSED if it was used for another route or body.
Result<std::optional<RememberedAnswer>> findAnswer(sql::Connection& db, const KeyedRequest& request);
/// The same for a step, with those that foreseeAnswer() named read at once.
Result<std::optional<RememberedAnswer>> findAnswer(WriteContext& context, const KeyedRequest& request);
void foreseeAnswer(WriteContext& context, const KeyedRequest& request);
Result<> rememberAnswer(WriteContext& context, const KeyedRequest& request, const RememberedAnswer& answer);
/// Forgets keys used before `before`. How many went.
Result<qint64> forgetAnswers(WriteContext& context, UtcTime before);

/// SHA-256 of the bytes.
QByteArray bodyHash(QByteArrayView body);

} // namespace ch::server
