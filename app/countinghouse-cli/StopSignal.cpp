// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/StopSignal.h"

#include <QtGlobal>

#include <cstdlib>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <pthread.h>

#include <csignal>
#endif

namespace ch::app {

#ifdef Q_OS_WIN

namespace {

std::stop_source* s_stop = nullptr;

BOOL WINAPI onConsoleEvent(DWORD)
{
    // FALSE: nobody waits for a second wish.
    return s_stop && s_stop->request_stop() ? TRUE : FALSE;
}

} // namespace

StopSignal::StopSignal()
{
    s_stop = &m_stop;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

StopSignal::~StopSignal()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    s_stop = nullptr;
}

#else

namespace {

/// What a shell expects of a program that an interrupt ended.
constexpr int kInterrupted = 130;

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    // Of this program's own: the end of the thread that waits.
    sigaddset(&signals, SIGUSR1);
    return signals;
}

} // namespace

StopSignal::StopSignal()
{
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_thread = std::thread([stop = m_stop]() mutable {
        const sigset_t wanted = stopSignals();
        for (int received = 0; sigwait(&wanted, &received) == 0 && received != SIGUSR1;) {
            if (!stop.request_stop())
                std::_Exit(kInterrupted);
        }
    });
}

StopSignal::~StopSignal()
{
    pthread_kill(m_thread.native_handle(), SIGUSR1);
    m_thread.join();
}

#endif

} // namespace ch::app
