// SPDX-License-Identifier: Apache-2.0
// A chart with its heading as a picture for files: on white, the same on every screen.
// Thread of the windows: it is drawn there; what comes out is bytes.
#pragma once

#include "ui/sales/FigureCard.h"

namespace ch::ui {

struct PictureWords
{
    QString title;
    /// Days, shop.
    QString subtitle;
    /// What its shapes stand for; none: it says so itself.
    std::vector<ChartLegend::Entry> legend{};
};

/// Png, Svg or Pdf. Errors: Storage, if nothing could be drawn.
Result<QByteArray> chartPicture(FigureChart& chart, const PictureWords& words, FigureFile kind);

} // namespace ch::ui
