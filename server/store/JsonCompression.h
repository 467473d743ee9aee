// SPDX-License-Identifier: Apache-2.0
// JSON as Zstandard frames (RFC 8878) with a dictionary of what the service's JSON says over and over: a fifth as long, for 3 µs an
// order there and 1 µs back (docs/decisions/045).
// Safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace ch::server {

/// Of an object, a list, a text, true, false or null; as it is where a frame would not be shorter. None of them begins as a frame
/// does: which of both it is, the bytes say.
QByteArray compressJson(const QByteArray& json);
/// What went into compressJson(), and JSON that never was there. Fails with ErrorKind::Storage where the bytes are damaged, or a
/// newer service wrote them with a dictionary that this one has not.
Result<QByteArray> decompressJson(const QByteArray& stored);

} // namespace ch::server
