// SPDX-License-Identifier: Apache-2.0
// Sends rows through libpq, on the connection that Qt's driver opened with it.
// Belongs to the connection's thread.
#pragma once

#include "core/sql/RowSender.h"

#include <memory>

namespace ch::sql {

std::unique_ptr<RowSender> makeLibpqSender();

} // namespace ch::sql
