// SPDX-License-Identifier: Apache-2.0
// The body of a request that makes or replaces a shared view, read and checked.
// A pure function; safe on any thread.
#pragma once

#include "core/domain/Shop.h"
#include "core/wire/JsonReader.h"

namespace ch::server {

/// Id, version and revision are not the body's to give.
Result<SavedView> readViewBody(QByteArrayView json);

} // namespace ch::server
