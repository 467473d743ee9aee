// SPDX-License-Identifier: Apache-2.0
// What goes to a message broker and what comes from it, without the library that carries it.
// Plain values; safe on any thread.
#pragma once

#include <QByteArray>

#include <utility>
#include <variant>
#include <vector>

namespace ch::server {

/// Arguments of a queue and headers of a message.
using AmqpValue = std::variant<qint64, QByteArray>;
using AmqpTable = std::vector<std::pair<QByteArray, AmqpValue>>;

struct AmqpMessage
{
    /// Stays the same however often a message is sent: what consumers know it by.
    QByteArray id{};
    /// What happened, such as order.paid.
    QByteArray kind{};
    QByteArray trace{};
    qint64 timestampMs = 0;
    QByteArray body{};
};

struct AmqpDelivery
{
    /// Names this delivery on its connection, to be acknowledged or rejected by.
    quint64 tag = 0;
    /// The name under which the queue is consumed.
    QByteArray consumer{};
    /// How often it was handed out before and came back.
    qint64 returns = 0;
    AmqpMessage message{};
    /// Why and from which queue it became a dead letter, if it did.
    QByteArray deathReason{};
    QByteArray deathQueue{};
};

/// The broker has what was published under this number, or (`multiple`) up to it; or it could not keep it.
struct AmqpConfirmed
{
    quint64 number = 0;
    bool multiple = false;
    bool isTaken = true;
};
/// No queue wanted what was published.
struct AmqpReturned
{
    QByteArray exchange{};
    QByteArray routingKey{};
    QByteArray messageId{};
    QByteArray why{};
};
/// The broker reads no more of what is published, or again.
struct AmqpBlocked
{
    bool isBlocked = false;
    QByteArray why{};
};
/// The broker consumes no more for us: the queue is gone.
struct AmqpCancelled
{
    QByteArray consumer{};
};

/// monostate: nothing came.
using AmqpEvent = std::variant<std::monostate, AmqpDelivery, AmqpConfirmed, AmqpReturned, AmqpBlocked, AmqpCancelled>;

} // namespace ch::server
