// SPDX-License-Identifier: Apache-2.0
#include "server/webhooks/WebhookSignature.h"

#include <sodium.h>

#include <array>

namespace ch::server {

namespace {

constexpr qsizetype kSecretBytes = 32;

const unsigned char* bytesOf(QByteArrayView text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

QByteArray macOf(const QByteArray& secret, const QByteArray& text)
{
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytesOf(secret), size_t(secret.size()));
    crypto_auth_hmacsha256_update(&state, bytesOf(text), static_cast<unsigned long long>(text.size()));
    crypto_auth_hmacsha256_final(&state, mac.data());
    return QByteArray(reinterpret_cast<const char*>(mac.data()), qsizetype(mac.size()));
}

} // namespace

QByteArray makeWebhookSecret()
{
    QByteArray secret(kSecretBytes, Qt::Uninitialized);
    randombytes_buf(secret.data(), size_t(secret.size()));
    return secret;
}

QByteArray secretToText(const QByteArray& secret)
{
    return "whsec_" + secret.toBase64();
}

std::vector<std::pair<QByteArray, QByteArray>> signatureHeaders(const QByteArray& secret, const Delivery& delivery,
                                                                UtcTime now)
{
    const QByteArray id = delivery.messageId.toLatin1();
    const QByteArray timestamp = QByteArray::number(now.epochMs() / 1000);
    const QByteArray signature = macOf(secret, id + '.' + timestamp + '.' + delivery.body).toBase64();
    return {{"webhook-id", id}, {"webhook-timestamp", timestamp}, {"webhook-signature", "v1," + signature}};
}

} // namespace ch::server
