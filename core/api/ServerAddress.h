// SPDX-License-Identifier: Apache-2.0
// Where an order service is: https anywhere, plain http on this machine only.
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QUrl>

namespace ch {

class ServerAddress
{
public:
    /// What a person typed or pasted: blanks around it, a missing scheme (https), a trailing slash and a trailing /api/v1 are
    /// fine. Errors: Invalid, BAD_SERVER_ADDRESS, with a sentence in facts: {"field":"server","problem":"…"}.
    static Result<ServerAddress> fromText(const QString& text);
    /// Whether a request may go there at all: https, or http to 127.0.0.0/8, ::1 or localhost.
    static bool isAllowed(const QUrl& url);
    /// 127.0.0.0/8, ::1, localhost.
    static bool isThisMachine(const QUrl& url);

    /// "https://shop.example:8443/orders": scheme, host and port in one spelling, without a trailing slash. What an outbox
    /// belongs to (R22).
    QString toString() const { return QString::fromLatin1(m_base.toEncoded()); }
    /// The URL of a path under /api/v1. `path` begins with a slash; `path` and `query` are percent-encoded already.
    QUrl apiUrl(const QByteArray& path, const QByteArray& query = {}) const;

    friend bool operator==(const ServerAddress&, const ServerAddress&) = default;

private:
    explicit ServerAddress(QUrl base) : m_base(std::move(base)) {}
    QUrl m_base;
};

} // namespace ch
