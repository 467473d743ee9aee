// SPDX-License-Identifier: Apache-2.0
#include "server/http/ResponseHead.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <charconv>

namespace ch::server {

namespace {

void append(std::string& out, QByteArrayView bytes)
{
    out.append(bytes.data(), static_cast<std::size_t>(bytes.size()));
}

void appendNumber(std::string& out, qint64 number)
{
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
    Q_UNUSED(error);
    out.append(digits, end);
}

bool isClean(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

} // namespace

void appendResponseHead(std::string& out, const Response& response, const TraceId& trace, ResponseFraming framing)
{
    const auto phrase = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
    out += "HTTP/1.1 ";
    appendNumber(out, response.status);
    out += ' ';
    out.append(phrase.data(), phrase.size());
    out += "\r\nContent-Type: ";
    append(out, response.contentType);
    switch (framing.body) {
    case ResponseFraming::Body::Length:
        out += "\r\nContent-Length: ";
        appendNumber(out, response.body.size());
        break;
    case ResponseFraming::Body::Chunked:
        out += "\r\nTransfer-Encoding: chunked";
        break;
    case ResponseFraming::Body::UntilClose:
        break;
    }
    out += "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Trace-Id: ";
    append(out, trace.toBytes());
    if (!framing.version.isEmpty() && isClean(framing.version)) {
        out += "\r\nX-Service-Version: ";
        append(out, framing.version);
    }
    for (const auto& [name, value] : response.headers) {
        if (!isClean(name) || !isClean(value))
            continue;
        out += "\r\n";
        append(out, name);
        out += ": ";
        append(out, value);
    }
    if (framing.closes)
        out += "\r\nConnection: close";
    else if (framing.announcesKeepAlive)
        out += "\r\nConnection: keep-alive";
    out += "\r\n\r\n";
}

} // namespace ch::server
