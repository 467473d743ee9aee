// SPDX-License-Identifier: Apache-2.0
// Access and refresh tokens: random, opaque, and stored only as their hashes.
// Pure functions; safe on any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace ch::server {

inline constexpr qint64 kAccessTokenMs = 15 * 60'000;
/// Counted anew with every refresh.
inline constexpr qint64 kRefreshTokenMs = 90 * 86'400'000LL;

/// 256 bits from the system's random generator, as 43 characters of base64url.
QByteArray newToken();

/// The hash under which a token is stored: BLAKE2b, 32 bytes.
QByteArray tokenHash(QByteArrayView token);

} // namespace ch::server
