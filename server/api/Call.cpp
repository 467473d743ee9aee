// SPDX-License-Identifier: Apache-2.0
#include "server/api/Call.h"

#include "core/domain/Reason.h"

namespace ch::server {

Error Call::notFound()
{
    return refusal(Reason::NotFound);
}

} // namespace ch::server
