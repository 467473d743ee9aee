// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderRuleSupport.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

namespace {

struct TextEdit
{
    /// In the timeline. The e-mail address keeps its bare wire name, for the mask of the warehouse role goes by it.
    QLatin1StringView name;
    /// In a refusal.
    QLatin1StringView field;
    const QString& before;
    const QString& after;
    bool required = false;
};

void apply(TimelineEntry& entry, Problems& problems, std::initializer_list<TextEdit> edits)
{
    for (const TextEdit& edit : edits) {
        // An imported order may lack what is required; an edit need not supply it, but must not take it away.
        if (edit.required && isBlank(edit.after) && !isBlank(edit.before))
            problems.add(edit.field, u"is required"_s);
        if (edit.before != edit.after)
            entry.changes.push_back({edit.name, valueOf(edit.before), valueOf(edit.after)});
    }
}

void applyCustomer(Order& order, const Customer& to, TimelineEntry& entry, Problems& problems)
{
    const Customer from = std::exchange(order.customer, to);
    apply(entry, problems,
          {{"customer.id"_L1, "customer.id"_L1, from.id, to.id},
           {"customer.name"_L1, "customer.name"_L1, from.name, to.name, true},
           {"email"_L1, "customer.email"_L1, from.email, to.email},
           {"customer.phone"_L1, "customer.phone"_L1, from.phone, to.phone}});
}

void applyAddress(Order& order, const Address& to, TimelineEntry& entry, Problems& problems)
{
    const Address from = std::exchange(order.shipTo, to);
    apply(entry, problems,
          {{"ship_to.name"_L1, "ship_to.name"_L1, from.name, to.name, true},
           {"ship_to.line1"_L1, "ship_to.line1"_L1, from.line1, to.line1, true},
           {"ship_to.line2"_L1, "ship_to.line2"_L1, from.line2, to.line2},
           {"ship_to.city"_L1, "ship_to.city"_L1, from.city, to.city, true},
           {"ship_to.region"_L1, "ship_to.region"_L1, from.region, to.region},
           {"ship_to.postcode"_L1, "ship_to.postcode"_L1, from.postcode, to.postcode},
           {"ship_to.country"_L1, "ship_to.country"_L1, from.country, to.country, true},
           {"ship_to.phone"_L1, "ship_to.phone"_L1, from.phone, to.phone}});
}

} // namespace

Result<OrderChange> edit(const Order& order, const OrderEdit& edit, const StepContext& step)
{
    CH_CHECK(requireStatus(order, {OrderStatus::Pending, OrderStatus::Paid}));
    CH_CHECK(requireVersion(order, step));

    OrderChange change = unchanged(order);
    Order& after = change.after;
    TimelineEntry entry = entryOf(TimelineKind::Edited, step);
    Problems problems;
    if (edit.customer)
        applyCustomer(after, *edit.customer, entry, problems);
    if (edit.shipTo)
        applyAddress(after, *edit.shipTo, entry, problems);
    if (edit.shipBy && edit.shipBy != order.shipBy) {
        entry.changes.push_back({u"ship_by"_s, valueOf(order.shipBy), valueOf(edit.shipBy)});
        after.shipBy = edit.shipBy;
    }
    CH_CHECK(problems.result());
    if (entry.changes.empty())
        return change;
    bump(after, step);
    change.timeline.push_back(std::move(entry));
    return change;
}

} // namespace ch
