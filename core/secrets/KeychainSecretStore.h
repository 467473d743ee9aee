// SPDX-License-Identifier: Apache-2.0
// The operating system's store of secrets through QtKeychain: Secret Service or KWallet, Keychain, Credential Manager.
// Callable from any thread that may wait; the library itself runs on a thread of its own.
#pragma once

#include "core/secrets/SecretStore.h"

#include <chrono>

namespace ch {

/// There is no other place that secrets are written to when the system has none: the library's fallback to a settings file
/// stays off.
class KeychainSecretStore final : public SecretStore
{
public:
    /// `bound`: how long a call may take. A store that has not answered by then is not asked again before it does.
    explicit KeychainSecretStore(std::chrono::milliseconds bound = std::chrono::seconds(5)) : m_bound(bound) {}

    Result<std::optional<QByteArray>> read(const QString& service, const QString& account) override;
    Result<> write(const QString& service, const QString& account, const QByteArray& secret) override;
    Result<> remove(const QString& service, const QString& account) override;

private:
    std::chrono::milliseconds m_bound;
};

} // namespace ch
