// SPDX-License-Identifier: Apache-2.0
// Every filter of a list and every two of them, by every sort: how long a first page takes and how long its exact count.
// Called from the bench's own thread; reads on the database's.
#pragma once

#include "core/store/Database.h"

#include <QTimeZone>

namespace ch::bench {

/// Printed with the worst first; of the pairs of filters every `oneOf`th. Reports, asserts nothing.
void printListMatrix(store::Database& db, const QTimeZone& zone, bool isDescending, int oneOf);

} // namespace ch::bench
