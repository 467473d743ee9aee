// SPDX-License-Identifier: Apache-2.0
// In a filter by a text: what has none, as an empty filter filters nothing.
// A constant; safe on any thread.
#pragma once

#include <QStringView>

namespace ch {

/// A character that no country and no reason has.
inline constexpr QStringView kNoValue(u"\u2205");

} // namespace ch
