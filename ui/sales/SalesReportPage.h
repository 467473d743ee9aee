// SPDX-License-Identifier: Apache-2.0
// The days shown on one page of A4: what a manager hands on.
// Thread of the windows: it is drawn there; what comes out is bytes.
#pragma once

#include "ui/sales/ChartPicture.h"
#include "ui/sales/SalesFigureView.h"

namespace ch::ui {

/// Errors: Storage, if nothing could be drawn.
Result<QByteArray> salesReportPdf(const PictureWords& words, const SalesFigureView& view, const UiContext& context);

} // namespace ch::ui
