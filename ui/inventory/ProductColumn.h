// SPDX-License-Identifier: Apache-2.0
// The columns that a list of products can have.
// Constant data; any thread, but for the titles (thread of the windows).
#pragma once

#include "core/domain/ProductQuery.h"
#include "ui/kit/ListColumns.h"

namespace ch::ui {

enum class ProductColumn {
    Sku,
    Title,
    Barcode,
    Place,
    Stock,
    OnHand,
    Reserved,
    Available,
    ReorderPoint,
    Price,
    Updated,
};

const ListColumns& productColumns();
const ListColumn& specOf(ProductColumn column);
QString titleOf(ProductColumn column);

} // namespace ch::ui
