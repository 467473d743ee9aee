// SPDX-License-Identifier: Apache-2.0
#include "core/base/Error.h"

namespace ch {

bool isTransient(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
    case ErrorKind::Protocol:
        return true;
    case ErrorKind::Conflict:
        return error.code == QLatin1StringView("REQUEST_IN_PROGRESS");
    case ErrorKind::Cancelled:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Invalid:
    case ErrorKind::Storage:
        return false;
    }
    return false;
}

} // namespace ch
