// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/ShutdownSignal.h"

#include <QtGlobal>

#include <cstdio>
#include <thread>

#ifdef Q_OS_WIN
#include <windows.h>

#include <semaphore>
#else
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#endif

namespace ch::app {

#ifdef Q_OS_WIN

namespace {

std::binary_semaphore stopRequested{0};

BOOL WINAPI onConsoleEvent(DWORD)
{
    stopRequested.release();
    return TRUE;
}

} // namespace

ShutdownSignal::ShutdownSignal()
{
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

void ShutdownSignal::watchStdin()
{
    std::thread([] {
        while (std::getchar() != EOF) {
        }
        stopRequested.release();
    }).detach();
}

void ShutdownSignal::wait()
{
    stopRequested.acquire();
}

#else

namespace {

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

ShutdownSignal::ShutdownSignal()
{
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A client that goes away while it is written to is an error code, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
}

void ShutdownSignal::watchStdin()
{
    std::thread([] {
        char buffer[256];
        while (::read(STDIN_FILENO, buffer, sizeof buffer) > 0) {
        }
        ::kill(::getpid(), SIGTERM);
    }).detach();
}

void ShutdownSignal::wait()
{
    const sigset_t signals = stopSignals();
    int received = 0;
    sigwait(&signals, &received);
}

#endif

} // namespace ch::app
