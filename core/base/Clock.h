// SPDX-License-Identifier: Apache-2.0
// Where time comes from: a seam, so that tests can move it.
// Implementations must be callable from any thread.
#pragma once

#include "core/base/UtcTime.h"

namespace ch {

class Clock
{
public:
    virtual ~Clock() = default;
    virtual UtcTime now() const = 0;
};

class SystemClock final : public Clock
{
public:
    UtcTime now() const override;
};

} // namespace ch
