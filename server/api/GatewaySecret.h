// SPDX-License-Identifier: Apache-2.0
// The secret under which a payment gateway signs its callbacks (contract section 10, ruling 4).
// Immutable; safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace ch::server {

class GatewaySecret
{
public:
    /// No secret: verifies nothing.
    GatewaySecret() = default;
    /// `secret`: its bytes, at least 32 of them.
    explicit GatewaySecret(QByteArray secret) : m_secret(std::move(secret)) {}

    /// The file's content without white space at its ends. Errors carry a sentence that says what to do.
    static Result<GatewaySecret> fromFile(const QString& file);

    /// Whether `signature` is "sha256=" and the HMAC-SHA-256 of the body in lower-case hexadecimal. Takes the same time for
    /// every wrong one.
    bool hasSigned(QByteArrayView body, QByteArrayView signature) const;

private:
    QByteArray m_secret;
};

} // namespace ch::server
