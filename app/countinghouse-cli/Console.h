// SPDX-License-Identifier: Apache-2.0
// The command line's way of talking: data on stdout, messages on stderr, exit codes of contract section 1.
// Main thread, but for progress.
#pragma once

#include "core/base/Error.h"
#include "core/sync/SyncReport.h"

#include <QByteArray>
#include <QString>

namespace ch::app {

enum ExitCode { kDone = 0, kFailed = 1, kUsage = 2, kOffline = 3, kSignIn = 4 };

/// A line on stdout.
void print(const QByteArray& utf8);
void print(const QString& line);
/// Whoever reads the lines gets them now.
void flush();
/// A line on stderr.
void say(const QString& line);
/// Says what went wrong and what to do next; the exit code that belongs to it.
int failed(const Error& error);
/// One of the program's own sentences, as an error.
Error refused(const QString& sentence);
/// A sentence for a reason of the API's table or of this side.
QString sentenceFor(const Error& error);

/// What people call this machine.
QString deviceName();

/// A password: everything on standard input up to its end with `fromStdin`, else asked for on the terminal without an echo.
/// Nothing if there is neither.
std::optional<QString> readPassword(bool fromStdin);
bool isTerminal();
/// One line on a terminal's stderr, written over by the next.
void showProgress(const sync::SyncProgress& progress);
void endProgress();

} // namespace ch::app
