// SPDX-License-Identifier: Apache-2.0
// The order number of an order that came without one: short, readable over the telephone, easy to scan.
// A pure function; safe on any thread.
#pragma once

#include "core/base/Ids.h"

#include <QString>

namespace ch {

/// "CH" and the id in Crockford's base 32 (no I, L, O, U), at most 15 characters; unique because the id is.
QString orderNoFromId(OrderId id);

} // namespace ch
