// SPDX-License-Identifier: Apache-2.0
// `order-service worker`: takes events from the broker to their consumers, in a process of its own.
// Main thread.
#pragma once

#include <QString>

namespace ch::app {

struct WorkerArguments
{
    QString store;
    QString amqp;
    QString adminListen;
    QString logLevel;
    QString version;
    bool exitWithStdin = false;
};

/// Works until a signal asks it to stop, then finishes what is in flight; an exit code.
int work(const WorkerArguments& arguments);

} // namespace ch::app
