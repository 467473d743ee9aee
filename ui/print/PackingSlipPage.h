// SPDX-License-Identifier: Apache-2.0
// The slip that goes into a parcel: what is in it and where it goes. No prices.
// A pure function; safe on any thread.
#pragma once

#include "core/desk/PrintSource.h"
#include "ui/print/PrintStyle.h"

namespace ch::ui {

/// `parcelNo` 0: the whole order; else what is in that parcel of it.
std::vector<PrintedPage> packingSlipPages(const desk::PrintSource& source, const PrintStyle& style, int parcelNo = 0);

} // namespace ch::ui
