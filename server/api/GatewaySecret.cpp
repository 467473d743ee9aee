// SPDX-License-Identifier: Apache-2.0
#include "server/api/GatewaySecret.h"

#include <QFile>

#include <sodium.h>

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kShortestSecret = 32;
constexpr qint64 kLongestSecret = 4096;
constexpr QByteArrayView kScheme = "sha256=";

Error unusable(const QString& sentence)
{
    return Error{.kind = ErrorKind::Invalid,
                 .code = u"SECRET"_s,
                 .detail = sentence,
                 .facts = {},
                 .trace = {},
                 .retryAfter = {}};
}

const unsigned char* bytesOf(QByteArrayView text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

Result<GatewaySecret> GatewaySecret::fromFile(const QString& file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return unusable(u"The payment secret '%1' cannot be read: %2."_s.arg(file, source.errorString()));
    const QByteArray secret = source.read(kLongestSecret + 1).trimmed();
    if (secret.size() < kShortestSecret || secret.size() > kLongestSecret)
        return unusable(
            u"The payment secret '%1' must have 32 to 4096 bytes: make one with openssl rand -hex 32."_s.arg(file));
    return GatewaySecret(secret);
}

bool GatewaySecret::hasSigned(QByteArrayView body, QByteArrayView signature) const
{
    if (m_secret.isEmpty() || !signature.startsWith(kScheme))
        return false;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytesOf(m_secret), size_t(m_secret.size()));
    crypto_auth_hmacsha256_update(&state, bytesOf(body), static_cast<unsigned long long>(body.size()));
    crypto_auth_hmacsha256_final(&state, mac.data());
    const QByteArray expected = QByteArray::fromRawData(reinterpret_cast<const char*>(mac.data()), mac.size()).toHex();
    const QByteArrayView given = signature.sliced(kScheme.size());
    return given.size() == expected.size() &&
           sodium_memcmp(given.data(), expected.data(), size_t(expected.size())) == 0;
}

} // namespace ch::server
