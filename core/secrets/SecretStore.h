// SPDX-License-Identifier: Apache-2.0
// Where refresh tokens are kept: the operating system's own store, behind a seam so that tests have one too (R25).
// Called on a lane, never on the thread of the windows; implementations must be callable from any thread.
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace ch {

/// There is no store, or it is locked, or it does not answer: the session lasts as long as the program, and says so.
inline constexpr QLatin1StringView kNoSecretStore("NO_SECRET_STORE");
/// A person or a policy said no.
inline constexpr QLatin1StringView kSecretDenied("SECRET_DENIED");

class SecretStore
{
public:
    /// Bytes of a secret: what the smallest of the systems' stores takes is 2,560.
    static constexpr qsizetype kMaxBytes = 2048;

    virtual ~SecretStore() = default;

    /// Each call answers within 5 s. Errors: Storage with kNoSecretStore or kSecretDenied, Invalid for a name that is empty
    /// or a secret that is empty or too large. `account` names whose secret it is within `service`.
    /// Nothing if there is none.
    virtual Result<std::optional<QByteArray>> read(const QString& service, const QString& account) = 0;
    /// Replaces what is there. After an error it is not known whether the secret was written.
    virtual Result<> write(const QString& service, const QString& account, const QByteArray& secret) = 0;
    /// Good too if there is none.
    virtual Result<> remove(const QString& service, const QString& account) = 0;
};

} // namespace ch
