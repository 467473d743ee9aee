// SPDX-License-Identifier: Apache-2.0
#include "core/base/TraceId.h"

#include <QRandomGenerator>

namespace ch {

namespace {

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

} // namespace

TraceId TraceId::random()
{
    TraceId id;
    std::array<quint32, 4> words{};
    do {
        QRandomGenerator::global()->fillRange(words.data(), words.size());
        for (size_t i = 0; i < id.m_bytes.size(); ++i)
            id.m_bytes[i] = static_cast<unsigned char>(words[i / 4] >> (8 * (i % 4)));
    } while (id.isNull());
    return id;
}

std::optional<TraceId> TraceId::fromText(QByteArrayView text)
{
    TraceId id;
    if (text.size() != 32)
        return std::nullopt;
    for (qsizetype i = 0; i < 16; ++i) {
        const int high = hexValue(text[2 * i]);
        const int low = hexValue(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.m_bytes[static_cast<size_t>(i)] = static_cast<unsigned char>(high * 16 + low);
    }
    if (id.isNull())
        return std::nullopt;
    return id;
}

QByteArray TraceId::toBytes() const
{
    if (isNull())
        return {};
    static constexpr char kDigits[] = "0123456789abcdef";
    QByteArray text(32, Qt::Uninitialized);
    for (qsizetype i = 0; i < 16; ++i) {
        const unsigned char byte = m_bytes[static_cast<size_t>(i)];
        text[2 * i] = kDigits[byte >> 4];
        text[2 * i + 1] = kDigits[byte & 15];
    }
    return text;
}

} // namespace ch
