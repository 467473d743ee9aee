// SPDX-License-Identifier: Apache-2.0
// `order-service audit`: a line for each invariant that does not hold.
// Main thread.
#pragma once

#include <QString>

namespace ch::app {

/// An exit code: kDone if all holds, kFailed if something does not or the store cannot be read.
int runAudit(const QString& store);

} // namespace ch::app
