// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/WorkerCommand.h"

#include "app/order-service/Console.h"
#include "app/order-service/ShutdownSignal.h"
#include "app/order-service/Working.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

int work(const WorkerArguments& arguments)
{
    if (arguments.store.startsWith("sqlite:"_L1)) {
        complain(
            u"A worker needs a store on a database server (--store postgresql://…). An embedded store has one writer, "
            "which is the service: it consumes its events itself, with a broker (serve --amqp …) or without."_s);
        return kUsage;
    }
    ShutdownSignal shutdown;
    Working working(arguments);
    if (auto started = working.start(); !started)
        return failed(started.error());
    if (arguments.exitWithStdin)
        shutdown.watchStdin();
    print(working.readyLine());
    shutdown.wait();
    return kDone;
}

} // namespace ch::app
