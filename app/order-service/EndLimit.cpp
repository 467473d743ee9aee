// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/EndLimit.h"

#include "app/order-service/Console.h"
#include "core/base/PauseFor.h"

#include <cstdlib>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

void EndLimit::begin(std::chrono::seconds limit)
{
    m_thread = std::jthread([this, limit](const std::stop_token& stop) {
        if (!pauseFor(limit, stop))
            return;
        m_log.write(server::LogLevel::Warning, {}, "ended without waiting for a server that does not answer"_L1);
        // The line is on its way; nothing else of this process is to run.
        pauseFor(300ms, stop);
        std::_Exit(kDone);
    });
}

} // namespace ch::app
