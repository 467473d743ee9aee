// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Stage.h"

#include "core/base/Deliver.h"

#include <algorithm>

namespace ch::app {

namespace {

/// Enough for all scenes together.
constexpr int kCandidates = 128;

} // namespace

void Stage::findShippable(int count, std::function<void(const std::vector<OrderListItem>&)> found)
{
    const OrderQuery query{.statuses = {OrderStatus::Paid}, .onHold = false, .sort = OrderSort::CreatedAt};
    desk::OrderStore& store = workspace().orders();
    deliver(store.firstRows(query, kCandidates), &context(),
            [this, count, &store, found = std::move(found)](const Result<std::vector<RowNumber>>& rows) {
                if (!rows)
                    return;
                deliver(store.items(*rows), &context(),
                        [this, count, found](const Result<std::vector<OrderListItem>>& items) {
                            if (!items)
                                return;
                            std::vector<OrderListItem> some;
                            for (size_t i = m_used; i < items->size() && int(some.size()) < count; ++i, ++m_used) {
                                if ((*items)[i].toShip > 0 && (*items)[i].waiting == 0)
                                    some.push_back((*items)[i]);
                            }
                            found(some);
                        });
            });
}

void Stage::findOne(const OrderQuery& query, std::function<void(const OrderListItem&)> found)
{
    desk::OrderStore& store = workspace().orders();
    deliver(store.firstRows(query, kCandidates), &context(),
            [this, &store, found = std::move(found)](const Result<std::vector<RowNumber>>& rows) {
                if (!rows || rows->empty())
                    return;
                deliver(store.items(*rows), &context(), [found](const Result<std::vector<OrderListItem>>& items) {
                    if (!items)
                        return;
                    // What waits has changed an order here, though the query is about what the service has.
                    const auto free = std::ranges::find_if(*items, [](const OrderListItem& item) {
                        return item.waiting == 0 && item.refused == 0 && !item.isOutdated;
                    });
                    if (free != items->end())
                        found(*free);
                });
            });
}

} // namespace ch::app
