// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/Tokens.h"

#include <sodium.h>

#include <stdexcept>

namespace ch::server {

namespace {

constexpr qsizetype kTokenBytes = 32;
constexpr qsizetype kHashBytes = 32;

} // namespace

QByteArray newToken()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start");
    QByteArray random(kTokenBytes, Qt::Uninitialized);
    randombytes_buf(random.data(), size_t(random.size()));
    return random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray tokenHash(QByteArrayView token)
{
    QByteArray hash(kHashBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), size_t(hash.size()),
                       reinterpret_cast<const unsigned char*>(token.data()),
                       static_cast<unsigned long long>(token.size()), nullptr, 0);
    return hash;
}

} // namespace ch::server
