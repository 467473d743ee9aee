// SPDX-License-Identifier: Apache-2.0
#include "server/events/Consumer.h"

#include "server/events/EventTable.h"

namespace ch::server {

Result<bool> consume(WriteContext& context, Consumer& consumer, const Event& event)
{
    CH_TRY(const bool isFirst, markConsumed(context, QString(consumer.name()), event.cursor()));
    if (isFirst)
        CH_CHECK(consumer.apply(context, event));
    return isFirst;
}

} // namespace ch::server
