// SPDX-License-Identifier: Apache-2.0
// Names of countries in the person's language.
// Pure functions; thread of the windows.
#pragma once

#include <QString>

namespace ch::ui {

/// Of an ISO 3166 alpha-2 code, translated; anything else as it is.
QString countryName(const QString& code);

} // namespace ch::ui
