// SPDX-License-Identifier: Apache-2.0
// `order-service copy`: moves a shop from an embedded store to PostgreSQL, and proves that it arrived.
// Main thread.
#pragma once

#include <QString>

namespace ch::app {

/// The exit code.
int copyStore(const QString& from, const QString& to);

} // namespace ch::app
