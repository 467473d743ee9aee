// SPDX-License-Identifier: Apache-2.0
// The growing delay after wrong passwords, by the name that was tried, whether or not such a user exists (X4).
// Callable from any thread.
#pragma once

#include "core/base/UtcTime.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ch::server {

/// Stands for a name in the throttle. A hash, for people type their password where the name belongs.
QString throttleKey(const QString& nameKey);

class SignInThrottle
{
public:
    struct Failures
    {
        int count = 0;
        UtcTime blockedUntil;
        UtcTime lastAt;

        friend bool operator==(const Failures&, const Failures&) = default;
    };

    /// Beyond `maxNames` the name that failed longest ago is forgotten.
    explicit SignInThrottle(size_t maxNames = 10'000);

    /// How long the name must still wait, at least a second; nothing if it may try now.
    std::optional<std::chrono::seconds> wait(const QString& key, UtcTime now) const;

    struct Change
    {
        Failures failures;
        /// The name that had to make room.
        std::optional<QString> forgotten;
    };
    /// The fifth failure in a row costs a second, each further one twice as much as the one before, at most a minute. A day
    /// without a failure begins a new row.
    Change failed(const QString& key, UtcTime now);
    /// Whether there was anything to forget.
    bool succeeded(const QString& key);
    /// Whether the name has failed since it last succeeded.
    bool knows(const QString& key) const;
    /// What is remembered from before a restart, or by other instances: in place of what was known here.
    void restore(const std::vector<std::pair<QString, Failures>>& failures);

private:
    std::optional<QString> makeRoom();

    const size_t m_maxNames;
    mutable std::mutex m_mutex;
    std::unordered_map<QString, Failures> m_names;
};

} // namespace ch::server
