// SPDX-License-Identifier: Apache-2.0
// From bytes to a Request: Beast's parser fills our value directly; what it lets pass but should not is refused here.
// One thread.
#pragma once

#include "core/domain/Reason.h"
#include "server/http/HttpServer.h"

#include <boost/beast/http/basic_parser.hpp>

#include <string_view>

namespace ch::server {

/// Finds the end of a header block as it arrives, without looking at a byte twice.
class HeadScanner
{
public:
    enum class State { Incomplete, Complete, Malformed };

    /// `bytes`: all that arrived of this request so far, beginning with its first byte.
    /// Malformed: a line that ends without CR, or a folded one (both have been used to smuggle requests).
    State scan(std::string_view bytes);
    /// When Complete: length of the block with its empty line.
    std::size_t end() const { return m_lineStart; }
    bool isInFirstLine() const { return m_lineStart == 0; }

private:
    std::size_t m_lineStart = 0;
    std::size_t m_scanned = 0;
};

class RequestParser final : public boost::beast::http::basic_parser<true>
{
public:
    explicit RequestParser(const HttpLimits& limits);

    /// Takes bytes in; returns how many were used. Stops at the request's end: the rest belongs to the next one.
    std::size_t take(std::string_view bytes);

    bool isComplete() const { return is_done(); }
    bool hasFailed() const { return m_failure.has_value(); }
    /// Why, once hasFailed().
    Error failure() const;

    bool isHead() const { return m_isHead; }
    bool isHttp11() const { return m_isHttp11; }
    bool wantsContinue() const { return m_wantsContinue && m_isHttp11; }
    /// Valid once the headers are in.
    bool keepsAlive() const { return keep_alive(); }

    Request& request() { return m_request; }

private:
    using Verb = boost::beast::http::verb;
    using Field = boost::beast::http::field;
    using Text = boost::beast::string_view;
    using Code = boost::beast::error_code;

    void on_request_impl(Verb verb, Text method, Text target, int version, Code& code) override;
    void on_response_impl(int status, Text reason, int version, Code& code) override;
    void on_field_impl(Field field, Text name, Text value, Code& code) override;
    void on_header_impl(Code& code) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, Code& code) override;
    std::size_t on_body_impl(Text body, Code& code) override;
    void on_chunk_header_impl(std::uint64_t size, Text extensions, Code& code) override;
    std::size_t on_chunk_body_impl(std::uint64_t remaining, Text body, Code& code) override;
    void on_finish_impl(Code& code) override;

    void refuse(Reason reason, Code& code);
    /// `facts`: what of the request is malformed, as `data` tells it; a literal.
    void refuseMalformed(const char* facts, Code& code);
    bool isGiven(const QByteArray& lowerName) const;

    const HttpLimits& m_limits;
    Request m_request;
    std::optional<Reason> m_failure;
    const char* m_facts = nullptr;
    int m_hosts = 0;
    bool m_isHead = false;
    bool m_isHttp11 = false;
    bool m_wantsContinue = false;
    bool m_headersDone = false;
};

} // namespace ch::server
