// SPDX-License-Identifier: Apache-2.0
// Everything that the service sent, as it came, without what is pending.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/FeedRecord.h"
#include "core/sql/Connection.h"

#include <functional>

namespace ch::store {

/// Orders, products, refunds, then the others, each by id; bodies are not kept in memory.
Result<> dump(sql::Connection& db, const std::function<void(const FeedRecord&)>& take);

} // namespace ch::store
