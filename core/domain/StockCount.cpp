// SPDX-License-Identifier: Apache-2.0
#include "core/domain/StockCount.h"

#include <array>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kStatusNames{"COUNTING"_L1, "APPROVED"_L1, "CANCELLED"_L1};
constexpr std::array kScopeNames{"ALL"_L1, "LOCATION"_L1, "SKUS"_L1};
constexpr std::array kLineNames{"UNCOUNTED"_L1, "COUNTED"_L1, "RECOUNT"_L1};
constexpr std::array kDecisionNames{"APPLY"_L1, "LEAVE"_L1, "ZERO"_L1};

template <class Enum, class Names> std::optional<Enum> fromName(const Names& names, QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView nameOf(StockCountStatus status)
{
    return kStatusNames[size_t(status)];
}

std::optional<StockCountStatus> stockCountStatusFromName(QStringView name)
{
    return fromName<StockCountStatus>(kStatusNames, name);
}

QLatin1StringView nameOf(CountScope::Kind kind)
{
    return kScopeNames[size_t(kind)];
}

std::optional<CountScope::Kind> countScopeKindFromName(QStringView name)
{
    return fromName<CountScope::Kind>(kScopeNames, name);
}

QLatin1StringView nameOf(CountLineState state)
{
    return kLineNames[size_t(state)];
}

std::optional<CountLineState> countLineStateFromName(QStringView name)
{
    return fromName<CountLineState>(kLineNames, name);
}

QLatin1StringView nameOf(CountDecision::Kind kind)
{
    return kDecisionNames[size_t(kind)];
}

std::optional<CountDecision::Kind> countDecisionFromName(QStringView name)
{
    return fromName<CountDecision::Kind>(kDecisionNames, name);
}

bool liesIn(QStringView place, QStringView scope)
{
    if (!place.startsWith(scope, Qt::CaseInsensitive))
        return false;
    return place.size() == scope.size() || scope.isEmpty() || !scope.back().isDigit() || !place[scope.size()].isDigit();
}

bool CountScope::covers(const Product& product) const
{
    switch (kind) {
    case Kind::All:
        return product.active || product.onHand > 0;
    case Kind::Location:
        return (product.active || product.onHand > 0) && product.location && liesIn(*product.location, location);
    case Kind::Skus:
        return skus.contains(product.sku);
    }
    Q_UNREACHABLE();
}

} // namespace ch
