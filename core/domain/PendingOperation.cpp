// SPDX-License-Identifier: Apache-2.0
#include "core/domain/PendingOperation.h"

#include <array>

namespace ch {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array kKindNames{"SHIP"_L1,  "CORRECT_PARCEL"_L1, "CANCEL"_L1, "COMPLETE"_L1,
                                "HOLD"_L1,  "RELEASE_HOLD"_L1,   "NOTE"_L1,   "PACKING"_L1,
                                "PRINT"_L1, "ADJUST"_L1,         "COUNT"_L1,  "COUNT_LINE"_L1};
constexpr std::array kStateNames{"WAITING"_L1, "SENDING"_L1, "REFUSED"_L1, "DONE"_L1, "DISCARDED"_L1};

template <class Enum, class Names> std::optional<Enum> fromName(const Names& names, QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView nameOf(OperationKind kind)
{
    return kKindNames[size_t(kind)];
}

std::optional<OperationKind> operationKindFromName(QStringView name)
{
    return fromName<OperationKind>(kKindNames, name);
}

bool needsVersion(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Ship:
    case OperationKind::CorrectParcel:
    case OperationKind::Cancel:
    case OperationKind::Complete:
    case OperationKind::Hold:
    case OperationKind::ReleaseHold:
        return true;
    case OperationKind::Note:
    case OperationKind::Packing:
    case OperationKind::Print:
    case OperationKind::Adjust:
    case OperationKind::Count:
    case OperationKind::CountLine:
        return false;
    }
    Q_UNREACHABLE();
}

bool isAboutOrder(OperationKind kind)
{
    return kind != OperationKind::Adjust && kind != OperationKind::Count && !isAboutStockCount(kind);
}

bool isAboutStockCount(OperationKind kind)
{
    return kind == OperationKind::CountLine;
}

QLatin1StringView nameOf(OperationState state)
{
    return kStateNames[size_t(state)];
}

std::optional<OperationState> operationStateFromName(QStringView name)
{
    return fromName<OperationState>(kStateNames, name);
}

} // namespace ch
