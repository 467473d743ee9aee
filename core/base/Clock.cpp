// SPDX-License-Identifier: Apache-2.0
#include "core/base/Clock.h"

#include <chrono>

namespace ch {

UtcTime SystemClock::now() const
{
    using namespace std::chrono;
    return UtcTime(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

} // namespace ch
