// SPDX-License-Identifier: Apache-2.0
// `order-service dead-letters list|show|requeue`: what consumers gave up on.
// Main thread.
#pragma once

#include <QString>
#include <QStringList>

namespace ch::app {

struct DeadLetterArguments
{
    QString amqp;
    /// Empty: of all of them.
    QString consumer;
    /// Event ids; empty: all.
    QStringList ids;
    bool json = false;
};

/// A line for each: consumer, event id, type, time, reason.
int listDeadLetters(const DeadLetterArguments& arguments);
/// The whole message, one JSON object a line.
int showDeadLetters(const DeadLetterArguments& arguments);
/// Gives them back to their consumers, under the ids they have.
int requeueDeadLetters(const DeadLetterArguments& arguments);

} // namespace ch::app
