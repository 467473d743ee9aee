// SPDX-License-Identifier: Apache-2.0
// HTTP/1.1 through Qt Network, with everything switched off that Qt does by itself (R24): redirects, sending a body again,
// cookies, caches, HTTP/2, unpacking without a limit. Decision 005 says what and why.
// Callable from any thread but that of the windows: it waits in a local event loop.
#pragma once

#include "core/api/Transport.h"

#include <memory>

namespace ch {

struct TransportOptions
{
    /// PEM certificates of authorities that are trusted beside the system's, for this profile. Empty: none.
    QByteArray extraAuthorities{};
    /// Bytes of an answer, unpacked; beyond it the call ends.
    qsizetype maxBody = 16 * 1024 * 1024;
    /// For other machines the system's proxy, through which TLS goes end to end; this machine is always called directly.
    bool usesSystemProxy = true;
};

class QnamTransport final : public Transport
{
public:
    /// Error: Invalid, NO_CERTIFICATE if extraAuthorities is not empty and holds none.
    static Result<std::unique_ptr<QnamTransport>> create(const TransportOptions& options);
    ~QnamTransport() override;

    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) override;

private:
    struct Shared;
    explicit QnamTransport(std::shared_ptr<const Shared> shared);
    /// What network threads keep of this transport outlives it by weak reference only.
    std::shared_ptr<const Shared> m_shared;
};

} // namespace ch
