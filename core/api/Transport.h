// SPDX-License-Identifier: Apache-2.0
// The only network seam: one request, one answer, blocking.
// Called on a lane, never on the thread of the windows. Implementations must be callable from any thread.
#pragma once

#include "core/api/HttpMessage.h"
#include "core/base/Result.h"

#include <stop_token>

namespace ch {

class Transport
{
public:
    virtual ~Transport() = default;

    /// Any answer with a head is a good Result, whatever its status; what it means is the caller's to judge. Errors:
    /// Cancelled (the token was stopped), Timeout (a limit of the request), Offline (no connection, lost, or not trusted:
    /// code TLS_REFUSED), Protocol (no HTTP, a body that breaks off or is too large), Invalid (an address that is never
    /// called). Each of them but Cancelled and Invalid leaves it unknown whether the service did what was asked, unless its
    /// code says that nothing was sent (NOT_CONNECTED, TLS_REFUSED, PROXY_REFUSED).
    virtual Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) = 0;
};

} // namespace ch
