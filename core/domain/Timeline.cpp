// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Timeline.h"

#include <array>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kNames = std::to_array<QLatin1StringView>({
    "PLACED"_L1,        "PAID"_L1,         "PAYMENT_REFUSED"_L1, "SHIPPED"_L1,        "SHIPMENT_CORRECTED"_L1,
    "COMPLETED"_L1,     "CANCELLED"_L1,    "TIMED_OUT"_L1,       "REFUNDED"_L1,       "HELD"_L1,
    "HOLD_RELEASED"_L1, "HOLD_EXPIRED"_L1, "CLAIMED"_L1,         "CLAIM_RELEASED"_L1, "CLAIM_TAKEN_OVER"_L1,
    "NOTED"_L1,         "PACKED"_L1,       "EDITED"_L1,          "PRINTED"_L1,        "IMPORTED"_L1,
});

} // namespace

QLatin1StringView nameOf(TimelineKind kind)
{
    return kNames[static_cast<size_t>(kind)];
}

std::optional<TimelineKind> timelineKindFromName(QStringView name)
{
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (kNames[i] == name)
            return static_cast<TimelineKind>(i);
    }
    return std::nullopt;
}

} // namespace ch
