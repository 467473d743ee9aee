// SPDX-License-Identifier: Apache-2.0
// What happens to one order of the made-up shop after it was placed: the rules' steps, one after the other, none of them
// later than the morning on which the shop is made.
// One thread at a time.
#pragma once

#include "core/domain/OrderRules.h"
#include "server/demo/DemoRandom.h"
#include "server/demo/DemoSchedule.h"
#include "server/store/IdGenerator.h"

#include <QTimeZone>

#include <optional>

namespace ch::server {

/// Who works in the shop.
struct DemoStaff
{
    Actor merchant;
    Actor packer;
};

Actor demoShopFront();

class DemoLife
{
public:
    struct Surroundings
    {
        const Shop& shop;
        const QTimeZone& zone;
        const DemoStaff& staff;
        UtcTime today;
        IdGenerator& ids;
    };

    DemoLife(const Surroundings& surroundings, DemoRandom& random, OrderChange placed);

    /// Takes every step that leads to the fate.
    Result<> live(DemoFate fate);
    OrderChange takeChange() { return std::move(m_change); }

private:
    const Order& order() const { return m_change.after; }
    Result<> step(const Result<OrderChange>& next);
    void add(const OrderChange& next);
    StepContext merchantAt(UtcTime time) const
    {
        return {.actor = m_around.staff.merchant, .now = time, .ifMatch = {}};
    }
    StepContext packerAt(UtcTime time) const { return {.actor = m_around.staff.packer, .now = time, .ifMatch = {}}; }
    /// A moment of the next working hours after `after`, `daysLater` working days on; nothing if that is still to come.
    std::optional<UtcTime> workedAt(UtcTime after, int daysLater = 0);

    Result<> endUnpaid();
    Result<> pay(UtcTime at);
    Result<> ship(UtcTime at, std::vector<LineQuantity> lines);
    Result<> pack(UtcTime at, bool all);
    Result<> stayOpen(DemoFate fate);
    Result<> shipAll();
    Result<> finish(UtcTime shippedAt);
    ShipmentDraft parcel(std::vector<LineQuantity> lines);

    const Surroundings m_around;
    DemoRandom& m_random;
    OrderChange m_change;
};

} // namespace ch::server
