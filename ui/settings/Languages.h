// SPDX-License-Identifier: Apache-2.0
// The languages that the program speaks.
// Constant data; thread of the windows.
#pragma once

#include <QString>

#include <vector>

namespace ch::ui {

struct Language
{
    /// As in Preferences::language() and in the names of catalogues: "zh_CN".
    QString code;
    /// In itself: people look for their own.
    QString name;
};

const std::vector<Language>& languages();

} // namespace ch::ui
