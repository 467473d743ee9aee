// SPDX-License-Identifier: Apache-2.0
// A page of the change feed (contract section 6), its entities left as the bytes that came: the cache stores them.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/FeedRecord.h"

#include <QByteArrayView>

namespace ch {

/// `json`: {items:[{entity, id, revision, deleted, data}], cursor, has_more}. An item that makes no sense goes to `bad`; a
/// body that is a whole JSON object is all that is asked of `data`. BAD_REQUEST if the page itself cannot be read: not
/// JSON, or items, cursor or has_more missing or of the wrong type.
Result<FeedPage> readFeedPage(QByteArrayView json);

} // namespace ch
