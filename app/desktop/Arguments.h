// SPDX-License-Identifier: Apache-2.0
// The command line of the desktop (contract section 1).
// Main thread, before and after there is an application.
#pragma once

#include <QString>

#include <optional>

namespace ch::app {

struct Arguments
{
    /// Empty: the person's own place for such data.
    QString profile{};
    bool demo = false;
    /// The folder for pictures; empty: no tour.
    QString tour{};
    /// "en", "zh_CN"; empty: what the person set.
    QString language{};
    /// From countinghouse://order/NO; empty: none.
    QString orderNo{};
};

/// With `strict`, whatever is not known is wrong; without, it may be an argument of Qt. Nothing: the program ends with `exitCode`, all
/// has been said.
std::optional<Arguments> readArguments(int argc, char** argv, bool strict, int& exitCode);

/// The number in countinghouse://order/NO; nothing if it is anything else.
std::optional<QString> orderNoOf(const QString& link);

} // namespace ch::app
