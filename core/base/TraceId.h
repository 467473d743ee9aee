// SPDX-License-Identifier: Apache-2.0
// The id that ties together what one request or user action did: header X-Trace-Id, log lines, timeline.
// A plain value; safe on any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace ch {

/// 16 random bytes, written as 32 lower-case hex digits (contract section 10, ruling 20). All zero means "none".
class TraceId
{
public:
    TraceId() = default;

    static TraceId random();
    /// Nothing if the text is not exactly 32 lower-case hex digits, or all zero.
    static std::optional<TraceId> fromText(QByteArrayView text);

    bool isNull() const { return *this == TraceId{}; }
    /// The 32 digits; empty for a null id.
    QByteArray toBytes() const;
    QString toString() const { return QString::fromLatin1(toBytes()); }

    friend bool operator==(const TraceId&, const TraceId&) = default;

private:
    std::array<unsigned char, 16> m_bytes{};
};

} // namespace ch
