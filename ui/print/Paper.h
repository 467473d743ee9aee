// SPDX-License-Identifier: Apache-2.0
// The papers that documents come on, and the unit in which pages are laid out.
// Constant data; safe on any thread.
#pragma once

#include <QLatin1StringView>
#include <QPageSize>
#include <QSizeF>
#include <QStringView>

#include <array>
#include <optional>

namespace ch::ui {

/// The third is what label printers have: 100 × 150 mm.
enum class Paper { A4, Letter, Label };
inline constexpr std::array kPapers{Paper::A4, Paper::Letter, Paper::Label};

/// Pages are laid out in twentieths of a point, whatever they are drawn on: fonts have whole sizes there and their widths
/// are those of the outlines, so that a preview, a PDF and a printer break lines and pages at the same places.
inline constexpr qreal kPoint = 20;
inline constexpr qreal kMillimetre = kPoint * 72 / 25.4;
inline constexpr int kUnitsPerInch = 72 * int(kPoint);

/// "A4", "Letter", "100x150".
QLatin1StringView nameOf(Paper paper);
std::optional<Paper> paperFromName(QStringView name);
QPageSize pageSizeOf(Paper paper);
/// In units.
QSizeF sizeOf(Paper paper);

} // namespace ch::ui
