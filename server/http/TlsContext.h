// SPDX-License-Identifier: Apache-2.0
// The certificate and the rules of a TLS listener: TLS 1.2 at least, forward secrecy, HTTP/1.1.
// Made on one thread, used on the I/O thread.
#pragma once

#include "core/base/Result.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace ch::server {

class TlsContext
{
public:
    /// Both are PEM files; the key may not be encrypted. Invalid with a sentence in `detail` if they cannot be used.
    static Result<std::unique_ptr<TlsContext>> load(const QString& certificateFile, const QString& keyFile);

    boost::asio::ssl::context& context() { return m_context; }

private:
    TlsContext();

    boost::asio::ssl::context m_context;
};

} // namespace ch::server
