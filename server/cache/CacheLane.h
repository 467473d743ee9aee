// SPDX-License-Identifier: Apache-2.0
// What holds cached bytes under keys, as the cache sees it: asked, it answers soon or not at all. A seam, so that tests can
// delay, lose and mix up.
// Implementations must be callable from any thread, and must not block.
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace ch::server {

class CacheLane
{
public:
    /// Nothing if there is none, or it could not be learnt in time.
    using Found = std::function<void(std::optional<QByteArray>)>;
    enum class Keep {
        /// Refused where something of a later version is.
        ValueOf,
        /// Refused where something of this or a later version is.
        TombstoneOf,
    };

    virtual ~CacheLane() = default;

    /// Whether asking makes sense at the moment (the circuit breaker).
    virtual bool isUsable() const = 0;
    /// Calls `found` exactly once, on any thread, or returns false and never does.
    [[nodiscard]] virtual bool get(const QByteArray& key, Found found) = 0;
    /// `bytes` begin with their version, as CacheEntry writes it. May be lost without a word.
    virtual void put(const QByteArray& key, const QByteArray& bytes, Keep keep, std::chrono::milliseconds life) = 0;
};

} // namespace ch::server
