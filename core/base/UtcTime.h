// SPDX-License-Identifier: Apache-2.0
// A moment: epoch milliseconds, UTC. RFC 3339 with milliseconds on the wire, integers in databases (contract section 2).
// A plain value; safe on any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <compare>
#include <optional>

namespace ch {

class UtcTime
{
public:
    constexpr UtcTime() = default;
    constexpr explicit UtcTime(qint64 epochMs) : m_epochMs(epochMs) {}

    constexpr qint64 epochMs() const { return m_epochMs; }
    constexpr UtcTime plusMs(qint64 ms) const { return UtcTime(m_epochMs + ms); }
    constexpr UtcTime plusSeconds(qint64 seconds) const { return UtcTime(m_epochMs + seconds * 1000); }

    /// "2011-09-01T08:30:00.000Z"; years 0001–9999 (others are clamped, for the wire has four digits).
    QByteArray toBytes() const;
    QString toString() const { return QString::fromLatin1(toBytes()); }
    /// RFC 3339 with a zone ("Z" or ±hh:mm) and at most millisecond precision kept; nothing if malformed or out of
    /// the years 0001–9999.
    static std::optional<UtcTime> fromText(QByteArrayView text);

    friend constexpr auto operator<=>(const UtcTime&, const UtcTime&) = default;

private:
    qint64 m_epochMs = 0;
};

} // namespace ch
