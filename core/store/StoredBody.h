// SPDX-License-Identifier: Apache-2.0
// What the service sent, as it is kept, read again.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/wire/JsonReader.h"

#include <QByteArray>

namespace ch::store {

/// `read` is the wire's reader of one resource: readProduct, readRefund.
template <class Read>
auto storedBody(const QByteArray& body, Read read) -> Result<std::invoke_result_t<Read, JsonObject&>>
{
    CH_TRY(JsonDocument document, JsonDocument::parse(body, UnknownMembers::Ignore));
    JsonObject root = document.root();
    auto value = read(root);
    CH_CHECK(document.result());
    return value;
}

} // namespace ch::store
