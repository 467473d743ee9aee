// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/StopFlag.h"

#include <csignal>

namespace ch::app {

namespace {

// All that a signal's handler may touch.
volatile std::sig_atomic_t isStopAsked = 0;

void onSignal(int signal)
{
    isStopAsked = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

StopFlag::StopFlag()
{
    isStopAsked = 0;
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

StopFlag::~StopFlag()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool StopFlag::isRaised() const
{
    return isStopAsked != 0;
}

} // namespace ch::app
