// SPDX-License-Identifier: Apache-2.0
// Wrong passwords: what the throttle keeps in memory is kept in the store too, so that a restart forgives nobody.
// Callable from any thread, but for forgetFailures(), which belongs to the writer's.
#pragma once

#include "server/api/Handler.h"

#include <optional>

namespace ch::server {

/// RATE_LIMITED if the name must wait before its password is tried again.
std::optional<Error> refusedForFailures(const Services& services, const QString& userName);
void noteFailure(const Services& services, const QString& userName);
/// After a right password: in the store, and, once that is committed, in memory.
Result<> forgetFailures(const Services& services, sql::Connection& db, const QString& userName);
void failuresForgotten(const Services& services, const QString& userName);

} // namespace ch::server
