// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/ProgramMemory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ch::app {

void shareMemory()
{
#ifdef __GLIBC__
    constexpr int kRegions = 2;
    mallopt(M_ARENA_MAX, kRegions);
#endif
}

} // namespace ch::app
