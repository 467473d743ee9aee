// SPDX-License-Identifier: Apache-2.0
// /changes: the feed, page by page; the stream that rings is EventStream.
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/FeedRecord.h"

namespace ch {

class ChangesApi
{
public:
    static constexpr int kMaxLimit = 1000;

    explicit ChangesApi(HttpClient& client) : m_client(client) {}

    /// At most `limit` (1–1,000) changes after the cursor; an empty one means from the beginning. Records carry the bytes that
    /// came; items that make no sense are in `bad`. Errors: Conflict CURSOR_GONE (begin anew without a cursor), Invalid
    /// BAD_CURSOR, and the client's.
    Result<FeedPage> changesSince(const QString& cursor, int limit, const CallContext& context) const;

private:
    HttpClient& m_client;
};

} // namespace ch
