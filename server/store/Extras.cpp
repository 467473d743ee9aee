// SPDX-License-Identifier: Apache-2.0
#include "server/store/Extras.h"

namespace ch::server {

bool keepsExtras()
{
    return true;
}

} // namespace ch::server
