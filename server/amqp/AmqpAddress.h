// SPDX-License-Identifier: Apache-2.0
// Where the message broker is, and as whom to speak to it: amqp://USER:PASSWORD@HOST:PORT/VHOST, or amqps:// with TLS.
// A plain value; safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace ch::server {

struct AmqpAddress
{
    QString host;
    quint16 port = 5672;
    QString user;
    /// Never logged, never in an error.
    QString password;
    QString virtualHost;
    /// TLS, with a certificate for `host` that one of the authorities signed.
    bool isEncrypted = false;
    /// A file in PEM (?cacertfile=…); empty: those that this machine trusts.
    QString authorities;

    /// Errors carry a sentence in `detail`, which does not repeat the text: it may hold a password.
    static Result<AmqpAddress> parse(const QString& text);
    /// As it may be shown and logged: "HOST:PORT", and "/VHOST" unless it is the usual one.
    QString name() const;

    friend bool operator==(const AmqpAddress&, const AmqpAddress&) = default;
};

} // namespace ch::server
