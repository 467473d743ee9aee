// SPDX-License-Identifier: Apache-2.0
// What the activity page lists: entries of the outbox, and records that were set aside.
// Plain values; thread of the windows.
#pragma once

#include "core/desk/ActivityStore.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace ch::ui {

enum class ActivitySection { NeedsAttention, Waiting, SetAside, Done };
inline constexpr int kActivitySections = 4;

using ActivityItem = std::variant<PendingOperation, desk::QuarantinedRecord>;

inline const PendingOperation* operationIn(const ActivityItem& item)
{
    return std::get_if<PendingOperation>(&item);
}
inline const desk::QuarantinedRecord* recordIn(const ActivityItem& item)
{
    return std::get_if<desk::QuarantinedRecord>(&item);
}

ActivitySection sectionOf(const ActivityItem& item);
/// The same for an item however often it is read; different for any two.
QString keyOf(const ActivityItem& item);
/// Whether it looks as it did when it was read before.
bool looksEqual(const ActivityItem& a, const ActivityItem& b);
/// The order it is about, if it is about one.
std::optional<OrderId> orderOf(const PendingOperation& operation);
/// Not sent yet, so that taking it back is as if it never was.
bool canBeTakenBack(const PendingOperation& operation);

} // namespace ch::ui
