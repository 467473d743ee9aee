// SPDX-License-Identifier: Apache-2.0
// `order-service serve`: the composition root of the running service.
// Main thread.
#pragma once

#include "server/api/Handler.h"

#include <QString>

namespace ch::app {

struct ServeArguments
{
    QString store;
    QString listen;
    QString adminListen;
    QString tlsCertificateFile;
    QString tlsKeyFile;
    /// Empty: signed callbacks are refused.
    QString paymentSecretFile;
    /// Certificates that webhooks are checked against in place of the system's; empty: those.
    QString webhookAuthorities{};
    QString logLevel;
    /// What answers and metrics call this program: its version, unless a label tells a canary from the others.
    QString version;
    /// redis://…; may hold a password. Empty: no cache.
    QString redis;
    /// amqp://…; may hold a password. Empty: no broker, the consumers run in this process.
    QString amqp;
    /// postgresql://… of a replica. Empty: there is none.
    QString readStore;
    /// Seconds behind which the replica is not read from.
    qint64 readStoreLag = 5;
    server::ServiceSettings settings;
    bool exitWithStdin = false;
};

/// Serves until a signal asks it to stop, then drains; an exit code.
int serve(const ServeArguments& arguments);

} // namespace ch::app
