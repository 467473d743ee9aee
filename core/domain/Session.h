// SPDX-License-Identifier: Apache-2.0
// What a sign-in gives: two tokens, and whose they are.
// Plain values; safe on any thread. Never logged, never stored but for the refresh token in the OS store (R25).
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"
#include "core/domain/Role.h"

#include <QByteArray>
#include <QString>

namespace ch {

struct Credentials
{
    QString user;
    QString password;
    /// What people call the machine; shown on timelines and claims. 1–64 characters.
    QString device;
};

struct Session
{
    QByteArray accessToken;
    /// The end of the access token, by the service's clock.
    UtcTime expiresAt;
    QByteArray refreshToken;
    UserId userId;
    QString userName;
    Role role = Role::Warehouse;
    qint64 shopId = 0;
    QString shopName;
    QString currency;
    /// IANA name.
    QString timeZone;

    friend bool operator==(const Session&, const Session&) = default;
};

} // namespace ch
