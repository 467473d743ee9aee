// SPDX-License-Identifier: Apache-2.0
// A page of a list that the service gives piece by piece.
// Plain values; safe on any thread.
#pragma once

#include <QString>

#include <vector>

namespace ch {

template <class T> struct ApiPage
{
    std::vector<T> items;
    /// Where the next page begins; opaque. Empty: this was the last one.
    QString nextCursor;
    /// Items that this version cannot read, left out: a newer service's kinds (D7).
    int unreadable = 0;
};

/// Which page to read: at most `limit` (1–200) items from `cursor` on; an empty one is the beginning.
struct PageRequest
{
    QString cursor{};
    int limit = 200;
};

} // namespace ch
