// SPDX-License-Identifier: Apache-2.0
// Distinct types for the ids of distinct things, so that a user's id never lands where an order's belongs.
// Plain values; safe on any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <compare>
#include <functional>
#include <optional>

namespace ch {

/// A 64-bit snowflake. On the wire a decimal *string* (R6: 64-bit numbers lose digits in doubles). 0 means "none".
template <class Tag> class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) : m_value(value) {}

    constexpr qint64 value() const { return m_value; }
    constexpr bool isNull() const { return m_value == 0; }
    QByteArray toBytes() const { return QByteArray::number(m_value); }
    QString toString() const { return QString::number(m_value); }

    /// Nothing unless the text is the canonical decimal form (no sign, no leading zero) of 1 … 2^63−1.
    static std::optional<Id> fromText(QByteArrayView text)
    {
        if (text.isEmpty() || text.size() > 19 || text.front() < '1' || text.front() > '9')
            return std::nullopt;
        quint64 value = 0;
        for (const char digit : text) {
            if (digit < '0' || digit > '9')
                return std::nullopt;
            value = value * 10 + static_cast<quint64>(digit - '0');
        }
        if (value > static_cast<quint64>(std::numeric_limits<qint64>::max()))
            return std::nullopt;
        return Id(static_cast<qint64>(value));
    }

    friend constexpr auto operator<=>(const Id&, const Id&) = default;

private:
    qint64 m_value = 0;
};

using OrderId = Id<struct OrderTag>;
using UserId = Id<struct UserTag>;
using RefundId = Id<struct RefundTag>;
using ViewId = Id<struct ViewTag>;
using MovementId = Id<struct MovementTag>;
using SessionId = Id<struct SessionTag>;
using StockCountId = Id<struct StockCountTag>;

/// The idempotency key of one user decision (R1): 16–64 characters of [A-Za-z0-9_-].
class OpId
{
public:
    OpId() = default;
    /// Nothing if the text is not a well-formed key.
    static std::optional<OpId> fromText(QByteArrayView text);
    /// A new random UUIDv4 in text form.
    static OpId random();

    bool isNull() const { return m_text.isEmpty(); }
    const QString& toString() const { return m_text; }

    friend bool operator==(const OpId&, const OpId&) = default;

private:
    QString m_text;
};

} // namespace ch

template <class Tag> struct std::hash<ch::Id<Tag>>
{
    size_t operator()(const ch::Id<Tag>& id) const noexcept { return std::hash<qint64>{}(id.value()); }
};
