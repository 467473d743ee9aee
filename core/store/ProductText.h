// SPDX-License-Identifier: Apache-2.0
// What of a product is searched, and what its location is sorted by.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Product.h"

namespace ch::store {

/// SKU, barcode, title and location, folded, each ended by a separator that no text holds.
QString searchTextOf(const Product& product);

/// Sorts as people walk: "A-2" before "A-15", whatever the case. What begins alike begins alike here too, as far as whole numbers
/// go: "A-02" is the beginning of "A-02-15", and of "A-2-15".
QString placeKey(const QString& location);

} // namespace ch::store
