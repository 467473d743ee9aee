// SPDX-License-Identifier: Apache-2.0
#include "server/cache/CacheEntry.h"

#include <array>

namespace ch::server {

QByteArray CacheEntry::toBytes() const
{
    QByteArray bytes = QByteArray::number(version).rightJustified(kVersionDigits, '0');
    bytes += ' ' + QByteArray::number(readAt.epochMs()) + ' ' + QByteArray::number(placedBy) + '\n';
    return bytes + body;
}

std::optional<CacheEntry> CacheEntry::fromBytes(QByteArrayView bytes)
{
    const qsizetype end = bytes.first(std::min<qsizetype>(bytes.size(), 64)).indexOf('\n');
    if (end <= kVersionDigits || bytes[kVersionDigits] != ' ' || end + 1 == bytes.size())
        return std::nullopt;
    std::array<qint64, 3> numbers{};
    QByteArrayView head = bytes.first(end);
    for (size_t i = 0; i < numbers.size(); ++i) {
        const qsizetype space = head.indexOf(' ');
        if ((space < 0) != (i + 1 == numbers.size()))
            return std::nullopt;
        bool isNumber = false;
        numbers[i] = head.first(space < 0 ? head.size() : space).toByteArray().toLongLong(&isNumber);
        if (!isNumber || numbers[i] < 0)
            return std::nullopt;
        head = space < 0 ? QByteArrayView() : head.sliced(space + 1);
    }
    return CacheEntry{.version = numbers[0],
                      .readAt = UtcTime(numbers[1]),
                      .placedBy = numbers[2],
                      .body = bytes.sliced(end + 1).toByteArray()};
}

} // namespace ch::server
