// SPDX-License-Identifier: Apache-2.0
// The order in which people walk past shelves: bin 2 before bin 15.
// A pure function; safe on any thread.
#pragma once

#include <QStringView>

#include <compare>

namespace ch {

/// Runs of digits compare as numbers, letters whatever their case; what is alike so far compares code by code, so that only
/// equal texts are equal. No text comes last: what has no place is looked for at the end.
std::strong_ordering naturalOrder(QStringView left, QStringView right);

} // namespace ch
