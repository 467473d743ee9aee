// SPDX-License-Identifier: Apache-2.0
// How the program's threads share memory.
// Callable once, before there are threads.
#pragma once

namespace ch::app {

/// The system's allocator gives each thread a region of its own, which keeps what was freed in it. A desk has twenty threads, most
/// of which wait: few regions are as fast and much smaller.
void shareMemory();

} // namespace ch::app
