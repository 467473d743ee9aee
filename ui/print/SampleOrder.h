// SPDX-License-Identifier: Apache-2.0
// A made-up order for whoever designs the shop's papers.
// A pure function; safe on any thread.
#pragma once

#include "core/desk/PrintSource.h"

namespace ch::ui {

/// `currency`: the shop's, as its invoices have it.
desk::PrintSource sampleOrder(const QString& currency, UtcTime now);

} // namespace ch::ui
