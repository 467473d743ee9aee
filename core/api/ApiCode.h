// SPDX-License-Identifier: Apache-2.0
// What an Error carries in `code` when it was made on this side of the wire; the service's own are in core/domain/Reason.h.
// Constant data; safe on any thread.
#pragma once

#include <QLatin1StringView>

namespace ch::api_code {

/// No connection came about: nothing was sent.
inline constexpr QLatin1StringView kNotConnected("NOT_CONNECTED");
/// The certificate or the TLS version is not what we accept; nothing was sent.
inline constexpr QLatin1StringView kTlsRefused("TLS_REFUSED");
/// A proxy on the way did not let us through.
inline constexpr QLatin1StringView kProxyRefused("PROXY_REFUSED");
/// The server wants us somewhere else; we do not go.
inline constexpr QLatin1StringView kRedirected("REDIRECTED");
/// What came is no answer of an order service: a captive portal, a proxy's page, or one that broke off.
inline constexpr QLatin1StringView kMalformedAnswer("MALFORMED_ANSWER");
inline constexpr QLatin1StringView kAnswerTooLarge("ANSWER_TOO_LARGE");
/// Plain http to another machine, or no http at all: never called.
inline constexpr QLatin1StringView kAddressRefused("ADDRESS_REFUSED");
/// What a person typed is no address of a server; facts: {"field":"server","problem":"…"}.
inline constexpr QLatin1StringView kBadServerAddress("BAD_SERVER_ADDRESS");
/// A file of certificates that holds none.
inline constexpr QLatin1StringView kNoCertificate("NO_CERTIFICATE");

} // namespace ch::api_code
