// SPDX-License-Identifier: Apache-2.0
// A cached answer with what it takes to judge it: of which version it is, and when it was read.
// A plain value; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"

#include <QByteArray>

#include <optional>

namespace ch::server {

struct CacheEntry
{
    /// The order's revision; of counts, how far the feed was before they were counted.
    qint64 version = 0;
    /// Taken before the store was asked.
    UtcTime readAt{};
    /// Who placed the order; 0 where that does not matter.
    qint64 placedBy = 0;
    /// Empty: a tombstone, which says that earlier versions are none any more.
    QByteArray body{};

    /// The version comes first, with leading zeros: texts then compare as numbers do.
    QByteArray toBytes() const;
    /// Nothing for a tombstone, and for what was not written by toBytes().
    static std::optional<CacheEntry> fromBytes(QByteArrayView bytes);

    static constexpr int kVersionDigits = 19;
};

} // namespace ch::server
