// SPDX-License-Identifier: Apache-2.0
#include "server/store/Extras.h"

namespace ch::server {

bool keeps(Extra)
{
    return true;
}

} // namespace ch::server
