// SPDX-License-Identifier: Apache-2.0
// The pages of any document, for preview, PDF and printers alike.
// Pure functions; safe on any thread.
#pragma once

#include "core/desk/PrintSource.h"
#include "ui/print/PrintStyle.h"

#include <stop_token>

namespace ch::ui {

/// What belongs together: the slip of one order, the labels of some on one sheet, the pick list of all.
struct PageSet
{
    /// Of the file, if it becomes one: "100231 packing slip", "Pick list".
    QString name;
    std::vector<PrintedPage> pages;
};

/// Fewer if stopped.
std::vector<PageSet> pagesOf(PrintDocument document, const std::vector<desk::PrintSource>& sources,
                             const PrintStyle& style, int parcelNo = 0, const std::stop_token& stop = {});
std::vector<PrintedPage> joined(std::vector<PageSet> sets);

} // namespace ch::ui
