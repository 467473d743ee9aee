// SPDX-License-Identifier: Apache-2.0
// What to fetch for many orders in one walk, and how it is sorted into the orders afterwards.
// A pure function; safe on any thread.
#pragma once

#include "core/domain/PickList.h"
#include "ui/print/PrintStyle.h"

namespace ch::ui {

std::vector<PrintedPage> pickListPages(const PickList& list, const PrintStyle& style);

} // namespace ch::ui
