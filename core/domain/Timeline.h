// SPDX-License-Identifier: Apache-2.0
// What happened to an order, when, by whom and on which device; old → new values where something was edited.
// Plain values and constant data; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/TraceId.h"
#include "core/base/UtcTime.h"
#include "core/domain/Role.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace ch {

enum class TimelineKind {
    Placed,
    Paid,
    PaymentRefused,
    Shipped,
    ShipmentCorrected,
    Completed,
    Cancelled,
    TimedOut,
    Refunded,
    Held,
    HoldReleased,
    HoldExpired,
    Claimed,
    ClaimReleased,
    ClaimTakenOver,
    Noted,
    Packed,
    Edited,
    Printed,
    Imported,
};

QLatin1StringView nameOf(TimelineKind kind);
std::optional<TimelineKind> timelineKindFromName(QStringView name);

using FieldValue = std::variant<std::monostate, QString, qint64, bool>;

/// `name` is the wire name of the field ("email", "total_minor"): the mask of the warehouse role goes by it.
struct Field
{
    QString name;
    FieldValue value;

    friend bool operator==(const Field&, const Field&) = default;
};

struct FieldChange
{
    QString name;
    FieldValue before;
    FieldValue after;

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// Who does something. The service itself acts as "service" without a role, an import as "import".
struct Actor
{
    UserId userId;
    QString name;
    std::optional<Role> role;
    QString device;
    /// The idempotency key of the decision; empty for the service's own steps.
    QString opId;
    TraceId trace;

    friend bool operator==(const Actor&, const Actor&) = default;
};

struct TimelineEntry
{
    /// 1, 2, … within the order; given by the store.
    int seq = 0;
    TimelineKind kind = TimelineKind::Placed;
    UtcTime at;
    Actor actor;
    std::vector<FieldChange> changes;
    std::vector<Field> detail;

    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

} // namespace ch
