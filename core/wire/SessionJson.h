// SPDX-License-Identifier: Apache-2.0
// What a sign-in answers, as a desk reads it (contract section 5).
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Session.h"
#include "core/wire/JsonReader.h"

namespace ch {

/// Tokens must be as openapi.yaml describes them: they go into a header as they are.
Session readSession(JsonObject& json);

} // namespace ch
