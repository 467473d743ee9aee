// SPDX-License-Identifier: Apache-2.0
#include "server/http/Request.h"

#include <QStringDecoder>

namespace ch::server {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::optional<QByteArray> Request::header(std::string_view name) const
{
    for (const auto& [key, value] : headers) {
        if (std::string_view(key.constData(), size_t(key.size())) == name)
            return value;
    }
    return std::nullopt;
}

QByteArrayView Request::path() const
{
    const qsizetype mark = target.indexOf('?');
    return QByteArrayView(target).first(mark < 0 ? target.size() : mark);
}

QByteArrayView Request::queryText() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1);
}

std::optional<QString> percentDecoded(QByteArrayView text, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            bytes.append(static_cast<char>(high * 16 + low));
            i += 2;
        } else {
            bytes.append(c == '+' && plusIsSpace ? ' ' : c);
        }
    }
    if (bytes.contains('\0'))
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString decoded = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return decoded;
}

std::optional<std::vector<std::pair<QString, QString>>> queryParameters(QByteArrayView queryText)
{
    std::vector<std::pair<QString, QString>> parameters;
    while (!queryText.isEmpty()) {
        const qsizetype end = queryText.indexOf('&');
        const QByteArrayView part = queryText.first(end < 0 ? queryText.size() : end);
        queryText = end < 0 ? QByteArrayView() : queryText.sliced(end + 1);
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        auto name = percentDecoded(part.first(equals < 0 ? part.size() : equals), true);
        auto value = percentDecoded(equals < 0 ? QByteArrayView() : part.sliced(equals + 1), true);
        if (!name || !value)
            return std::nullopt;
        parameters.emplace_back(*std::move(name), *std::move(value));
    }
    return parameters;
}

} // namespace ch::server
