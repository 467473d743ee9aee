// SPDX-License-Identifier: Apache-2.0
// How a receiver knows that a message is ours and not older than it says: the scheme of the Standard Webhooks specification,
// for which receivers find ready-made code.
// Pure functions but for the random bytes; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"
#include "server/webhooks/Webhook.h"

#include <utility>
#include <vector>

namespace ch::server {

/// 32 bytes that nobody can guess.
QByteArray makeWebhookSecret();
/// "whsec_…": as it is shown, once, and as receivers' libraries take it.
QByteArray secretToText(const QByteArray& secret);

/// webhook-id, webhook-timestamp, webhook-signature: `v1,` and the base64 of the HMAC-SHA-256 of "id.timestamp.body".
std::vector<std::pair<QByteArray, QByteArray>> signatureHeaders(const QByteArray& secret, const Delivery& delivery,
                                                                UtcTime now);

} // namespace ch::server
