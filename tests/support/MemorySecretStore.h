// SPDX-License-Identifier: Apache-2.0
// A store of secrets for tests: a machine that runs them has no keyring.
// Callable from any thread.
#pragma once

#include "core/secrets/SecretStore.h"

#include <map>
#include <mutex>
#include <utility>

namespace ch::test {

class MemorySecretStore final : public SecretStore
{
public:
    Result<std::optional<QByteArray>> read(const QString& service, const QString& account) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_failure)
            return *m_failure;
        const auto found = m_secrets.find({service, account});
        return found == m_secrets.end() ? std::optional<QByteArray>() : std::optional(found->second);
    }
    Result<> write(const QString& service, const QString& account, const QByteArray& secret) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_failure)
            return *m_failure;
        if (secret.isEmpty() || secret.size() > kMaxBytes)
            return Error{.kind = ErrorKind::Invalid};
        m_secrets[{service, account}] = secret;
        return ok();
    }
    Result<> remove(const QString& service, const QString& account) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_failure)
            return *m_failure;
        m_secrets.erase({service, account});
        return ok();
    }

    /// From now on every call fails so, until it is given nothing: a keyring that is locked or not there.
    void failWith(std::optional<Error> failure)
    {
        const std::lock_guard lock(m_mutex);
        m_failure = std::move(failure);
    }
    size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_secrets.size();
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::pair<QString, QString>, QByteArray> m_secrets;
    std::optional<Error> m_failure;
};

} // namespace ch::test
