// SPDX-License-Identifier: Apache-2.0
// The service's sales report as a desk reads it (contract section 9).
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/SalesReport.h"
#include "core/wire/JsonReader.h"

namespace ch {

/// Any of the report's shapes: by time, product, country or weekday.
SalesReport readSalesReport(JsonObject& json);

} // namespace ch
