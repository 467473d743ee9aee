// SPDX-License-Identifier: Apache-2.0
// Who a call is signed in as: a seam between HttpClient and the session.
// Implementations must be callable from any thread.
#pragma once

#include "core/base/Result.h"

#include <QByteArray>

#include <stop_token>

namespace ch {

class TokenSource
{
public:
    virtual ~TokenSource() = default;
    /// The present access token; empty if there is none yet.
    virtual QByteArray accessToken() const = 0;
    /// A token other than `stale`: one that came meanwhile, or a new one from the service. Blocks. Error Unauthorized: a
    /// person has to sign in again.
    virtual Result<QByteArray> renewed(const QByteArray& stale, std::stop_token stop) = 0;
};

} // namespace ch
