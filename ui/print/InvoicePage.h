// SPDX-License-Identifier: Apache-2.0
// What an order costs and what was paid of it, as the order has it: amounts are added up nowhere here.
// A pure function; safe on any thread.
#pragma once

#include "core/desk/PrintSource.h"
#include "ui/print/PrintStyle.h"

namespace ch::ui {

std::vector<PrintedPage> invoicePages(const desk::PrintSource& source, const PrintStyle& style);

} // namespace ch::ui
