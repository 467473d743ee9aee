// SPDX-License-Identifier: Apache-2.0
// Whether a request may run at all: who sends it, where to, and what its headers say; the first checks of contract section 5.
// On the I/O thread.
#pragma once

#include "server/api/Handler.h"
#include "server/Routes.h"

#include <QByteArrayView>

#include <optional>

namespace ch::server {

struct FoundRoute
{
    const Route* route = nullptr;
    /// The methods of the path, where the request has another.
    QByteArray allow{};
};

/// 401, then 404/405 of the route, 403, and what headers can be wrong about: in this order. The call learns its caller, key
/// and condition; `found` is told as far as it came.
Result<> admit(const Services& services, Call& call, FoundRoute& found);

/// What "Bearer " is followed by; the scheme's case does not matter (RFC 9110).
std::optional<QByteArrayView> bearerToken(const std::optional<QByteArray>& authorization);

} // namespace ch::server
