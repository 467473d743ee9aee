// SPDX-License-Identifier: Apache-2.0
// How long something took: on the clock, and on the processor, which other programs do not stretch.
// Belongs to one thread at a time.
#pragma once

#include "core/base/Result.h"

#include <QtGlobal>

#include <algorithm>
#include <ctime>
#include <vector>

namespace ch::bench {

template <class T> T require(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(QString(result.error().code + u' ' + result.error().detail)));
    return *std::move(result);
}

/// Of the calling thread.
inline double cpuMs()
{
#ifdef Q_OS_UNIX
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
#else
    return 0;
#endif
}

inline double percentile(std::vector<double> times, size_t percent)
{
    std::ranges::sort(times);
    return times.empty() ? 0 : times[std::min(times.size() - 1, times.size() * percent / 100)];
}

} // namespace ch::bench
