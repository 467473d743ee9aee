// SPDX-License-Identifier: Apache-2.0
#include "server/http/RequestParser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace ch::server {

namespace http = boost::beast::http;

namespace {

/// More lines than any client of ours sends; keeps the cost of a request's headers bounded.
constexpr std::size_t kHeaderLines = 100;
/// Memory for a body is taken as it arrives, not as it is announced.
constexpr std::uint64_t kFirstBodyReserve = 64 * 1024;
constexpr std::string_view kTraceHeader = "x-trace-id";
constexpr auto kKeyHeader = "idempotency-key";
constexpr auto kBadEncoding =
    R"({"field":"headers","problem":"Transfer-Encoding must be chunked, once, in HTTP/1.1 and without Content-Length"})";
constexpr auto kBadChunks = R"({"field":"body","problem":"must consist of well-formed chunks, the last of size 0"})";

QByteArray lowered(boost::beast::string_view text)
{
    QByteArray lower(static_cast<qsizetype>(text.size()), Qt::Uninitialized);
    char* to = lower.data();
    for (const char c : text)
        *to++ = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return lower;
}

/// Names of known fields in lower case, made once: a request then shares them instead of allocating each.
const QByteArray& lowerNameOf(http::field field)
{
    static const auto names = [] {
        std::array<QByteArray, static_cast<std::size_t>(http::field::xref) + 1> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = lowered(http::to_string(static_cast<http::field>(i)));
        return all;
    }();
    return names[static_cast<std::size_t>(field)];
}

Method methodOf(http::verb verb)
{
    switch (verb) {
    case http::verb::get:
        return Method::Get;
    case http::verb::post:
        return Method::Post;
    case http::verb::put:
        return Method::Put;
    case http::verb::patch:
        return Method::Patch;
    case http::verb::delete_:
        return Method::Delete;
    default:
        return Method::Other;
    }
}

/// What is malformed in a request's line and headers, by what the library found; for people.
const char* factsOf(const boost::beast::error_code& code)
{
    if (code == http::error::bad_method || code == http::error::bad_target || code == http::error::bad_version)
        return R"({"field":"headers","problem":"must begin with a line like GET /api/v1/orders HTTP/1.1"})";
    if (code == http::error::bad_content_length || code == http::error::multiple_content_length)
        return R"({"field":"headers","problem":"Content-Length must be one whole number"})";
    if (code == http::error::bad_transfer_encoding)
        return kBadEncoding;
    return R"({"field":"headers","problem":"must be lines of a name, a colon and a value, without control characters"})";
}

/// "http://host/path" → "/path": a server has to take the form that proxies send.
boost::beast::string_view originForm(boost::beast::string_view target)
{
    if (target.front() == '/')
        return target;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.size() <= scheme.size() || !boost::beast::iequals(target.substr(0, scheme.size()), scheme))
            continue;
        const auto slash = target.find('/', scheme.size());
        return slash == boost::beast::string_view::npos ? boost::beast::string_view("/") : target.substr(slash);
    }
    return target;
}

} // namespace

HeadScanner::State HeadScanner::scan(std::string_view bytes)
{
    while (m_scanned < bytes.size()) {
        const void* found = std::memchr(bytes.data() + m_scanned, '\n', bytes.size() - m_scanned);
        if (found == nullptr) {
            m_scanned = bytes.size();
            return State::Incomplete;
        }
        const auto lineFeed = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
        if (lineFeed == m_lineStart || bytes[lineFeed - 1] != '\r')
            return State::Malformed;
        const bool isEmpty = lineFeed - 1 == m_lineStart;
        const char first = bytes[m_lineStart];
        if (m_lineStart > 0 && (first == ' ' || first == '\t'))
            return State::Malformed;
        m_lineStart = m_scanned = lineFeed + 1;
        if (isEmpty)
            return State::Complete;
    }
    return State::Incomplete;
}

RequestParser::RequestParser(const HttpLimits& limits) : m_limits(limits)
{
    eager(true);
    // The header block is measured before it gets here; this bounds the trailers of a chunked body.
    header_limit(static_cast<std::uint32_t>(limits.headerBytes));
    body_limit(static_cast<std::uint64_t>(limits.bodyBytes));
}

std::size_t RequestParser::take(std::string_view bytes)
{
    Code code;
    const std::size_t used = put(boost::asio::const_buffer(bytes.data(), bytes.size()), code);
    if (code && code != http::error::need_more && !m_failure) {
        if (code == http::error::body_limit)
            m_failure = Reason::TooLarge;
        else if (code == http::error::header_limit)
            m_failure = Reason::HeadersTooLarge;
        else
            m_failure = Reason::BadRequest;
        if (m_failure == Reason::BadRequest && m_facts == nullptr)
            m_facts = m_headersDone ? kBadChunks : factsOf(code);
    }
    return used;
}

Error RequestParser::failure() const
{
    return m_facts == nullptr ? refusal(*m_failure) : refusal(*m_failure, m_facts);
}

void RequestParser::refuse(Reason reason, Code& code)
{
    m_failure = reason;
    code = http::error::bad_value;
}

void RequestParser::refuseMalformed(const char* facts, Code& code)
{
    m_facts = facts;
    refuse(Reason::BadRequest, code);
}

bool RequestParser::isGiven(const QByteArray& lowerName) const
{
    return std::any_of(m_request.headers.begin(), m_request.headers.end(),
                       [&lowerName](const auto& header) { return header.first == lowerName; });
}

void RequestParser::on_request_impl(Verb verb, Text, Text target, int version, Code& code)
{
    if (target.size() > static_cast<std::size_t>(m_limits.targetBytes))
        return refuse(Reason::UriTooLong, code);
    const Text path = originForm(target);
    m_request.method = methodOf(verb);
    m_request.target = QByteArray(path.data(), static_cast<qsizetype>(path.size()));
    m_isHead = verb == Verb::head;
    m_isHttp11 = version >= 11;
    m_request.headers.reserve(12);
}

void RequestParser::on_response_impl(int, Text, int, Code&)
{
    Q_UNREACHABLE();
}

void RequestParser::on_field_impl(Field field, Text name, Text value, Code& code)
{
    if (m_headersDone)
        return; // Trailers carry nothing that we use, and must not pass for headers.
    if (m_request.headers.size() >= kHeaderLines)
        return refuse(Reason::HeadersTooLarge, code);
    switch (field) {
    case Field::transfer_encoding:
        // An encoding that we do not undo would leave us with another idea of the body's end than a proxy before us.
        if (!boost::beast::iequals(value, "chunked") || !m_isHttp11)
            return refuseMalformed(kBadEncoding, code);
        break;
    // Of two, a proxy before us might have judged the other one.
    case Field::authorization:
        if (isGiven(lowerNameOf(field)))
            return refuseMalformed(R"({"field":"Authorization","problem":"must be given once"})", code);
        break;
    case Field::content_type:
        if (isGiven(lowerNameOf(field)))
            return refuseMalformed(R"({"field":"Content-Type","problem":"must be given once"})", code);
        break;
    case Field::if_match:
        if (isGiven(lowerNameOf(field)))
            return refuseMalformed(R"({"field":"If-Match","problem":"must be given once"})", code);
        break;
    case Field::host:
        ++m_hosts;
        break;
    case Field::expect:
        m_wantsContinue = boost::beast::iequals(value, "100-continue");
        break;
    default:
        break;
    }
    QByteArray text(value.data(), static_cast<qsizetype>(value.size()));
    if (field == Field::unknown) {
        QByteArray lower = lowered(name);
        if (m_request.trace.isNull() &&
            std::string_view(lower.data(), static_cast<std::size_t>(lower.size())) == kTraceHeader)
            m_request.trace = TraceId::fromText(text).value_or(TraceId());
        if (lower == kKeyHeader && isGiven(lower))
            return refuseMalformed(R"({"field":"Idempotency-Key","problem":"must be given once"})", code);
        m_request.headers.emplace_back(std::move(lower), std::move(text));
    } else {
        m_request.headers.emplace_back(lowerNameOf(field), std::move(text));
    }
}

void RequestParser::on_header_impl(Code& code)
{
    // RFC 9112: more than one Host, or none in HTTP/1.1, is malformed whatever the rest says.
    if (m_hosts > 1 || (m_hosts == 0 && m_isHttp11))
        return refuseMalformed(R"({"field":"headers","problem":"must name the Host, once"})", code);
    m_headersDone = true;
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& length, Code&)
{
    if (length)
        m_request.body.reserve(static_cast<qsizetype>(std::min(*length, kFirstBodyReserve)));
}

std::size_t RequestParser::on_body_impl(Text body, Code&)
{
    m_request.body.append(body.data(), static_cast<qsizetype>(body.size()));
    return body.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t, Text, Code&) {}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text body, Code& code)
{
    return on_body_impl(body, code);
}

void RequestParser::on_finish_impl(Code&) {}

} // namespace ch::server
