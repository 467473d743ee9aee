// SPDX-License-Identifier: Apache-2.0
#include "server/orders/RevisionHints.h"

namespace ch::server {

namespace {

/// 1 MiB in all.
constexpr int kPlaceBits = 16;

} // namespace

RevisionHints::RevisionHints() : m_hints(std::size_t(1) << kPlaceBits) {}

std::size_t RevisionHints::placeOf(OrderId id)
{
    // Ids count milliseconds in their high bits and have mostly zeros in the low ones: Fibonacci hashing spreads them.
    return std::size_t((quint64(id.value()) * 0x9E3779B97F4A7C15ULL) >> (64 - kPlaceBits));
}

qint64 RevisionHints::find(OrderId id) const
{
    const std::lock_guard lock(m_mutex);
    const Hint& hint = m_hints[placeOf(id)];
    return hint.id == id ? hint.revision : 0;
}

void RevisionHints::note(OrderId id, qint64 revision)
{
    const std::lock_guard lock(m_mutex);
    m_hints[placeOf(id)] = {id, revision};
}

} // namespace ch::server
