// SPDX-License-Identifier: Apache-2.0
// Where an order's row stood in the feed when it was last read: reading it again then takes one step instead of two.
// Callable from any thread.
#pragma once

#include "core/base/Ids.h"

#include <cstddef>
#include <mutex>
#include <vector>

namespace ch::server {

/// Nobody has to keep hints right: a row leaves its place whenever its order changes, in the same transaction, and no other
/// order's ever comes there; what is out of date finds nothing.
class RevisionHints
{
public:
    RevisionHints();

    /// 0 if nothing is known.
    qint64 find(OrderId id) const;
    void note(OrderId id, qint64 revision);

private:
    struct Hint
    {
        OrderId id;
        qint64 revision = 0;
    };
    /// Each order has one place, which others share: the last one read has it.
    static std::size_t placeOf(OrderId id);

    mutable std::mutex m_mutex;
    std::vector<Hint> m_hints;
};

} // namespace ch::server
