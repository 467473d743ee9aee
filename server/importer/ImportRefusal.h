// SPDX-License-Identifier: Apache-2.0
// How the import says why it does not go on: a sentence for the person who started it.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Error.h"

namespace ch::server {

/// The sentence says what is wrong with the book or its mapping and what to do about it.
inline Error importRefusal(QString sentence)
{
    return Error{.kind = ErrorKind::Invalid,
                 .code = QStringLiteral("IMPORT"),
                 .detail = std::move(sentence),
                 .facts = {},
                 .trace = {},
                 .retryAfter = {}};
}

/// Somebody stopped it: all of it is undone.
inline Error importInterrupted()
{
    Error error = importRefusal(QStringLiteral("Interrupted: nothing of the book was kept, and the store is as it was "
                                               "before. Start the same import again to bring it in."));
    error.code = QStringLiteral("INTERRUPTED");
    return error;
}

} // namespace ch::server
