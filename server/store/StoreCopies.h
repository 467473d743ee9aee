// SPDX-License-Identifier: Apache-2.0
// Backup and restore of an embedded store.
// On any thread; backing up may happen while the store is served.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QString>

namespace ch::server {

/// Writes a consistent copy of the store to `file`, which must not exist. Errors carry a sentence.
Result<> backupStore(const QString& location, const QString& file, const Clock& clock);

/// Checks that `file` is a whole store of a schema this program knows, then puts a copy of it in the store's place. What
/// was there stays beside it; its new name is answered (empty if there was nothing). Refused while the store is in use.
Result<QString> restoreStore(const QString& location, const QString& file, const Clock& clock);

} // namespace ch::server
