// SPDX-License-Identifier: Apache-2.0
// Logistics ahead of the packer: an order that is paid gets a draft parcel with what to pick, which shrinks with what ships or
// is given back, and ends with the order's last parcel or its cancellation.
// As Consumer.h says.
#pragma once

#include "server/events/Consumer.h"

namespace ch::server {

class PickTaskDrafts final : public Consumer
{
public:
    QLatin1StringView name() const override { return QLatin1StringView("pick-tasks"); }
    bool wants(TimelineKind kind) const override;
    Result<> apply(WriteContext& context, const Event& event) override;
};

} // namespace ch::server
