// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/ServeCommand.h"

#include "app/order-service/Console.h"
#include "app/order-service/Serving.h"
#include "app/order-service/ShutdownSignal.h"

namespace ch::app {

int serve(const ServeArguments& arguments)
{
    ShutdownSignal shutdown;
    Serving serving(arguments);
    if (auto started = serving.start(); !started)
        return failed(started.error());
    if (arguments.exitWithStdin)
        shutdown.watchStdin();
    print(serving.readyLine());
    shutdown.wait();
    serving.drain();
    return kDone;
}

} // namespace ch::app
