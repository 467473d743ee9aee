// SPDX-License-Identifier: Apache-2.0
// Whose fault it is that a step failed: a store that is full, locked or away is none of the step's, which is tried again.
// A plain function; safe on any thread.
#pragma once

#include "core/base/Result.h"

namespace ch::server {

/// Of an error that a step met, or that its COMMIT ended with.
bool isStoreFailure(const Error& error);

} // namespace ch::server
