// SPDX-License-Identifier: Apache-2.0
// Whose desk it is: a user of one shop on one server (R22).
// Plain values; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/domain/Role.h"

#include <QString>
#include <QTimeZone>

namespace ch {

/// Empty server: nobody has signed in yet.
struct Identity
{
    /// "https://shop.example:8443": scheme, host, port.
    QString server;
    qint64 shopId = 0;
    UserId userId;
    QString userName;
    Role role = Role::Warehouse;
    QString shopName;
    /// ISO 4217.
    QString currency;
    /// IANA name.
    QString timeZone;

    bool isNobody() const { return server.isEmpty(); }
    /// UTC where the name means nothing here.
    QTimeZone zone() const
    {
        const QTimeZone zone(timeZone.toLatin1());
        return zone.isValid() ? zone : QTimeZone::utc();
    }
    /// The name under which the refresh token is kept.
    QString account() const { return QString(userName + u'@' + server); }

    friend bool operator==(const Identity&, const Identity&) = default;
};

} // namespace ch
