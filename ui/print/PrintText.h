// SPDX-License-Identifier: Apache-2.0
// Type on paper: fonts whose text can be searched in a PDF, and how text is broken into lines.
// Pure functions; safe on any thread.
#pragma once

#include <QFont>
#include <QString>
#include <QStringList>

namespace ch::ui {

/// Outlines of TrueType fonts, for Latin, Chinese, Arabic and Hebrew: the PDF writer of Qt 6.4 maps the glyphs of others (Noto CJK)
/// to radicals, so that a name could not be found in the file. See decision 017.
QFont printFont(qreal points, bool isBold = false);

/// In units, the same for every language: a Chinese name among Latin ones does not move the lines.
qreal lineHeightOf(const QFont& font);
/// From the top of a line to its baseline.
qreal ascentOf(const QFont& font);
qreal widthOf(const QString& text, const QFont& font);

/// Broken at words, or anywhere if a word is too long; the last line ends in an ellipsis if there is more. Line breaks in the text
/// break lines. Control characters become spaces.
QStringList wrapText(const QString& text, const QFont& font, qreal width, int mostLines);
/// One line.
QString elideText(const QString& text, const QFont& font, qreal width);

} // namespace ch::ui
