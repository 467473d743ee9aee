// SPDX-License-Identifier: Apache-2.0
// Names of countries in the person's language.
// Pure functions; thread of the windows.
#pragma once

#include <QString>

#include <functional>

namespace ch::ui {

/// Of an ISO 3166 alpha-2 code, translated; anything else as it is.
QString countryName(const QString& code);
/// The same in another language than the program's: `translate` is asked for the English names that are ours.
QString countryNameBy(const QString& code, const std::function<QString(const char*)>& translate);

} // namespace ch::ui
