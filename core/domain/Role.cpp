// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Role.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

QLatin1StringView nameOf(Role role)
{
    switch (role) {
    case Role::Merchant:
        return "merchant"_L1;
    case Role::Manager:
        return "manager"_L1;
    case Role::Warehouse:
        return "warehouse"_L1;
    case Role::Storefront:
        return "storefront"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront}) {
        if (nameOf(role) == name)
            return role;
    }
    return std::nullopt;
}

} // namespace ch
