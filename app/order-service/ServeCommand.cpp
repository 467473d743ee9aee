// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/ServeCommand.h"

#include "app/order-service/Console.h"
#include "app/order-service/Serving.h"
#include "app/order-service/ShutdownSignal.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace ch::app {

namespace {

/// Answers of a hundred kilobytes come and go thousands of times a second. Given back to the system each time, their
/// pages cost twice as much as everything else that a list does.
void keepFreedMemory()
{
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 16 * 1024 * 1024);
    // An answer is made on one thread and freed on another: each thread's own arena would keep room for the largest.
    mallopt(M_ARENA_MAX, 2);
#endif
}

} // namespace

int serve(const ServeArguments& arguments)
{
    keepFreedMemory();
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
