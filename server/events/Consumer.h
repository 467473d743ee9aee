// SPDX-License-Identifier: Apache-2.0
// The seam of everything that follows from an event after its commit (R14). Who brings the events is not a consumer's affair:
// ConsumerRunner in the process of the service, or deliveries of a broker.
// refresh() on a reader's thread, apply() on the writer's, committed() on whichever thread waited for the COMMIT.
#pragma once

#include "server/events/Event.h"
#include "server/store/WriteContext.h"

#include <functional>

namespace ch::server {

class Consumer
{
public:
    Consumer() = default;
    virtual ~Consumer() = default;
    Consumer(const Consumer&) = delete;
    Consumer& operator=(const Consumer&) = delete;

    /// Stays the same for ever: it names the rows of what was consumed.
    virtual QLatin1StringView name() const = 0;
    /// Reads what wants() goes by, where that is in the store; in the snapshot in which events are then read.
    virtual Result<> refresh(sql::Connection&) { return ok(); }
    virtual bool wants(TimelineKind kind) const = 0;
    /// The effect, in the transaction that marks the event as consumed. Events of one order may come out of their order, and
    /// the order may be further already: an effect goes by what `context` says of the order now.
    virtual Result<> apply(WriteContext& context, const Event& event) = 0;
    /// Effects are committed.
    virtual void committed() {}
};

/// One event's effect, unless it had it before (then false). An Error undoes both with the step.
Result<bool> consume(WriteContext& context, Consumer& consumer, const Event& event);

} // namespace ch::server
