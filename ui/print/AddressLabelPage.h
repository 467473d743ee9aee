// SPDX-License-Identifier: Apache-2.0
// The label on a parcel: who sends, who gets it, the order's barcode. One on label paper, four on a sheet.
// A pure function; safe on any thread.
#pragma once

#include "core/desk/PrintSource.h"
#include "ui/print/PrintStyle.h"

namespace ch::ui {

/// One label for each order, or with `parcelNo` for that parcel of it.
std::vector<PrintedPage> addressLabelPages(const std::vector<desk::PrintSource>& sources, const PrintStyle& style,
                                           int parcelNo = 0);

} // namespace ch::ui
