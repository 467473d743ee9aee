// SPDX-License-Identifier: Apache-2.0
// How the pages of a document look: paper, the shop's template, the language, and the type that goes with the paper.
// Plain values; safe on any thread.
#pragma once

#include "ui/kit/Formats.h"
#include "ui/print/PageWriter.h"
#include "ui/print/Paper.h"
#include "ui/print/PrintTemplate.h"
#include "ui/print/PrintWords.h"

namespace ch::ui {

struct PrintStyle
{
    Paper paper = Paper::A4;
    PrintTemplate wanted{};
    PrintWords words{};
    /// Values in the language of the words, days of the shop's zone.
    Formats formats{};
    UtcTime now{};
    /// The name of the shop at the service, where the template has none.
    QString shopName{};

    QString sender() const { return wanted.shopName.isEmpty() ? shopName : wanted.shopName; }
    bool shows(PrintField field) const { return wanted.shows(field); }
};

/// Type and measures of a paper, in units.
struct PrintMeasures
{
    qreal margin;
    qreal footHeight;
    qreal gap;
    qreal rowPadding;
    qreal hairline;
    /// Of bars; a whole number of dots on label printers (203 dots to the inch) too.
    qreal module;
    qreal barHeight;
    QSizeF logo;
    QColor muted;
    QColor line;

    QFont caption;
    QFont small;
    QFont body;
    QFont strong;
    QFont number;
    QFont heading;
    QFont title;
};
PrintMeasures measuresOf(Paper paper);

inline TextLook look(const QFont& font, const QColor& color = Qt::black, Qt::Alignment align = Qt::AlignLeft,
                     int mostLines = 1)
{
    return {.font = font, .color = color, .align = align, .mostLines = mostLines};
}

} // namespace ch::ui
