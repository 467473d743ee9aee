// SPDX-License-Identifier: Apache-2.0
// The time of the store: the database's where several instances share one (R10, S18), the machine's where the store is
// embedded.
// Callable from any thread.
#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace ch::server {

class StoreClock final : public Clock
{
public:
    /// The machine's time until the first set(). From then on this machine's wall clock does not matter: time goes on by the
    /// steady one.
    UtcTime now() const override;
    /// What the database's clock says now.
    void set(UtcTime databaseTime);

private:
    const SystemClock m_system{};
    /// From the steady clock to the database's, in ms; 0 before the first set().
    std::atomic<qint64> m_offsetMs{0};
};

} // namespace ch::server
