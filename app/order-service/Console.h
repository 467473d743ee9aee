// SPDX-License-Identifier: Apache-2.0
// The program's way of talking: results on stdout, messages on stderr, exit codes.
// Main thread.
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace ch::app {

enum ExitCode { kDone = 0, kFailed = 1, kUsage = 2 };

/// A line on stdout.
void print(const QString& line);
/// A line on stderr.
void complain(const QString& line);
/// Says what went wrong in a sentence, and returns kFailed.
int failed(const Error& error);
/// What stands on standard input up to its end, without the newline at the end. For passwords: never echoed, never argv.
QString readSecretFromStdin();

} // namespace ch::app
