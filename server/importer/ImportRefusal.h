// SPDX-License-Identifier: Apache-2.0
// How the import says why it does not go on: a sentence for the person who started it.
// A pure function; safe on any thread.
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

} // namespace ch::server
