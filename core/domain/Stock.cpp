// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Stock.h"

#include <algorithm>
#include <array>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kKindNames =
    std::to_array<QLatin1StringView>({"RECEIVE"_L1, "RESERVE"_L1, "RELEASE"_L1, "SHIP"_L1, "ADJUST"_L1, "COUNT"_L1});

constexpr auto kReasons = std::to_array<QLatin1StringView>(
    {"RECEIVED"_L1, "RETURNED"_L1, "DAMAGED"_L1, "LOST"_L1, "COUNTED"_L1, "CORRECTION"_L1, "OTHER"_L1});

} // namespace

QLatin1StringView nameOf(MovementKind kind)
{
    return kKindNames[static_cast<size_t>(kind)];
}

std::optional<MovementKind> movementKindFromName(QStringView name)
{
    for (size_t i = 0; i < kKindNames.size(); ++i) {
        if (kKindNames[i] == name)
            return static_cast<MovementKind>(i);
    }
    return std::nullopt;
}

bool isStockReason(QStringView name)
{
    return std::ranges::any_of(kReasons, [name](QLatin1StringView reason) { return reason == name; });
}

} // namespace ch
