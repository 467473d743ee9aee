// SPDX-License-Identifier: Apache-2.0
#include "server/store/StoreFailure.h"

#include <algorithm>
#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

bool isStoreFailure(const Error& error)
{
    // UNAVAILABLE: the whole group was lost. The rest are what the engines' own numbers are called in core/sql.
    static constexpr std::array kCodes{"UNAVAILABLE"_L1, "BUSY"_L1,      "CONNECTION_LOST"_L1,
                                       "DISK_FULL"_L1,   "IO_ERROR"_L1,  "READ_ONLY"_L1,
                                       "TOO_SLOW"_L1,    "TRY_AGAIN"_L1, "TOO_MANY_CONNECTIONS"_L1};
    return isTransient(error) || std::ranges::find(kCodes, error.code) != kCodes.end();
}

} // namespace ch::server
