// SPDX-License-Identifier: Apache-2.0
// A CSV file of products as it comes: encoding, separator and columns found out, read piece by piece with bounded memory.
// Blocks on the disk: for a lane, never for the thread of the windows.
#pragma once

#include "core/base/Result.h"
#include "core/desk/ProductImport.h"

#include <QStringList>

#include <stop_token>

namespace ch::ui {

/// More than that is refused: no shop has as many products.
inline constexpr qint64 kMostProductFileBytes = 128LL * 1024 * 1024;
inline constexpr size_t kMostProductRows = 250'000;

/// Why a file cannot be read at all: the codes of an Invalid error. Its facts name the column or the row, as plain text.
inline constexpr QLatin1StringView kFileTooLarge("FILE_TOO_LARGE");
inline constexpr QLatin1StringView kFileWithoutSku("NO_SKU_COLUMN");
inline constexpr QLatin1StringView kFileColumnTwice("COLUMN_TWICE");
inline constexpr QLatin1StringView kFileOpenQuote("OPEN_QUOTE");
inline constexpr QLatin1StringView kFileWithoutRows("NO_ROWS");
inline constexpr QLatin1StringView kFileUnreadable("FILE_UNREADABLE");

struct ProductFile
{
    std::vector<desk::ProductImportRow> rows;
    /// Columns that say nothing about a product here, or nothing that a file may set.
    QStringList ignored;
    bool sets(desk::ImportField field) const { return hasField[size_t(field)]; }
    std::array<bool, desk::kImportFieldCount> hasField{};
};

/// Errors: Invalid as above, Storage FILE_UNREADABLE, Cancelled.
Result<ProductFile> readProductFile(const QString& path, const std::stop_token& stop);

} // namespace ch::ui
