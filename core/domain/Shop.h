// SPDX-License-Identifier: Apache-2.0
// The shop, its people and their shared views.
// Plain values; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"
#include "core/domain/Role.h"

#include <QString>
#include <QStringList>
#include <QStringView>
#include <QTimeZone>

#include <utility>
#include <vector>

namespace ch {

struct Shop
{
    qint64 id = 1;
    QString name;
    /// ISO 4217.
    QString currency;
    /// IANA name.
    QString timeZone;
    /// Working days between payment and ship_by; 0–60.
    int handlingDays = 2;
    qint64 version = 1;

    QTimeZone zone() const { return QTimeZone(timeZone.toLatin1()); }
    friend bool operator==(const Shop&, const Shop&) = default;
};

struct User
{
    UserId id;
    /// 1–64 characters, unique without regard to letter case.
    QString name;
    Role role = Role::Warehouse;
    UtcTime createdAt;
    qint64 version = 1;
    qint64 revision = 0;

    friend bool operator==(const User&, const User&) = default;
};

/// A list's filter, sort and columns under a name, shared with some roles.
struct SavedView
{
    ViewId id;
    QString name;
    /// Parameters of the list and their values as text, in the order given.
    std::vector<std::pair<QString, QString>> query;
    QStringList columns;
    QString sort;
    Roles roles;
    qint64 version = 1;
    qint64 revision = 0;

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// The end (23:59:59.999 in the shop's zone) of the working day that is `handlingDays` working days (Monday–Friday)
/// after payment (contract section 10, ruling 6).
UtcTime shipByFor(UtcTime paidAt, const QTimeZone& zone, int handlingDays);

/// Whether the text is the name of a time zone of the IANA database, aliases included, letter case as written there. Other
/// texts that Qt takes for a zone (POSIX rules, "UTC+03:00") are not.
bool isTimeZoneName(QStringView text);

} // namespace ch
