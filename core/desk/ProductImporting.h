// SPDX-License-Identifier: Apache-2.0
// Does what a plan says, at the service, row by row; its answers go into the cache at once.
// Runs on a lane that may wait for the network.
#pragma once

#include "core/desk/ProductImport.h"
#include "core/sync/Engine.h"

#include <functional>
#include <stop_token>

namespace ch::desk {

/// What is here of all products, with what waits in the outbox.
Result<ImportGround> importGround(sql::Connection& db, int currencyDigits, const std::stop_token& stop);

ProductImportReport runImport(sync::Engine& engine, const ProductImportPlan& plan, const std::stop_token& stop,
                              const std::function<void(qint64, qint64)>& onProgress);

} // namespace ch::desk
