// SPDX-License-Identifier: Apache-2.0
// Whether somebody takes connections at an address: tells a service that is silent from one that is not there.
// Blocks; callable from any thread but that of the windows.
#pragma once

#include <QUrl>

#include <chrono>

namespace ch {

/// Directly, without a proxy.
bool acceptsConnections(const QUrl& url, std::chrono::milliseconds patience);

} // namespace ch
