// SPDX-License-Identifier: Apache-2.0
// Pages into a PDF whose text can be searched and copied.
// Safe on any thread; may wait for a disk.
#pragma once

#include "core/base/Result.h"
#include "ui/print/PrintedPage.h"

#include <stop_token>

namespace ch::ui {

/// Each page on its own paper. Written beside the file first: a full disk leaves what was there. Storage: it could not be written. Cancelled if stopped.
Result<> writePdf(const std::vector<PrintedPage>& pages, const QString& file, const QString& title,
                  const std::stop_token& stop = {});

} // namespace ch::ui
