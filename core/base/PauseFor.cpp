// SPDX-License-Identifier: Apache-2.0
#include "core/base/PauseFor.h"

#include <condition_variable>
#include <mutex>

namespace ch {

bool pauseFor(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    // Nobody notifies: it ends with the time or the token.
    wake.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace ch
