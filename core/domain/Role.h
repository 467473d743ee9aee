// SPDX-License-Identifier: Apache-2.0
// Roles and what each may see and do (contract section 5, "Who may").
// Constant data; safe on any thread.
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace ch {

enum class Role : std::uint8_t { Merchant = 1, Manager = 2, Warehouse = 4, Storefront = 8 };

QLatin1StringView nameOf(Role role);
std::optional<Role> roleFromName(QStringView name);

/// A set of roles: who may call a route, who sees a feed entity. The bit of each role is fixed, for feeds store it.
class Roles
{
public:
    constexpr Roles() = default;
    constexpr Roles(Role role) : m_bits(static_cast<std::uint8_t>(role)) {}
    static constexpr Roles fromBits(int bits)
    {
        Roles roles;
        roles.m_bits = static_cast<std::uint8_t>(bits & 15);
        return roles;
    }

    constexpr bool contains(Role role) const { return (m_bits & static_cast<std::uint8_t>(role)) != 0; }
    constexpr int bits() const { return m_bits; }
    friend constexpr Roles operator|(Roles a, Roles b) { return fromBits(a.m_bits | b.m_bits); }
    friend constexpr bool operator==(Roles, Roles) = default;

private:
    std::uint8_t m_bits = 0;
};

constexpr Roles operator|(Role a, Role b)
{
    return Roles(a) | Roles(b);
}

inline constexpr Roles kEveryRole = Role::Merchant | Role::Manager | Role::Warehouse | Role::Storefront;

/// Whether the role sees amounts of money and e-mail addresses. The service leaves them out for those who do not.
constexpr bool seesMoney(Role role)
{
    return role != Role::Warehouse;
}

/// Whether the role reads timelines, and so may know that an order has notes.
constexpr bool readsNotes(Role role)
{
    return role != Role::Storefront;
}

} // namespace ch
