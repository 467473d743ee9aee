// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintStyle.h"

#include "ui/print/PrintText.h"

namespace ch::ui {

namespace {

PrintMeasures sheetMeasures()
{
    return {.margin = 16 * kMillimetre,
            .footHeight = 8 * kMillimetre,
            .gap = 7 * kMillimetre,
            .rowPadding = 1.7 * kMillimetre,
            .hairline = 0.6 * kPoint,
            .module = 0.33 * kMillimetre,
            .barHeight = 11 * kMillimetre,
            .logo = {60 * kMillimetre, 17 * kMillimetre},
            .muted = QColor(0x5f, 0x66, 0x70),
            .line = QColor(0xc9, 0xcd, 0xd3),
            .caption = printFont(7.5),
            .small = printFont(8.5),
            .body = printFont(10),
            .strong = printFont(10, true),
            .number = printFont(12, true),
            .heading = printFont(12, true),
            .title = printFont(21, true)};
}

/// Thermal paper knows no grey, and is read at arm's length.
PrintMeasures labelMeasures()
{
    return {.margin = 5 * kMillimetre,
            .footHeight = 5 * kMillimetre,
            .gap = 3 * kMillimetre,
            .rowPadding = 1 * kMillimetre,
            .hairline = 0.7 * kPoint,
            .module = 3.0 / 203 * kUnitsPerInch,
            .barHeight = 13 * kMillimetre,
            .logo = {40 * kMillimetre, 10 * kMillimetre},
            .muted = Qt::black,
            .line = Qt::black,
            .caption = printFont(6.5),
            .small = printFont(7.5),
            .body = printFont(8.5),
            .strong = printFont(8.5, true),
            .number = printFont(11, true),
            .heading = printFont(11, true),
            .title = printFont(15, true)};
}

} // namespace

PrintMeasures measuresOf(Paper paper)
{
    return paper == Paper::Label ? labelMeasures() : sheetMeasures();
}

} // namespace ch::ui
