// SPDX-License-Identifier: Apache-2.0
// A file of products: its rows judged against what is here, before anything is done.
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Product.h"
#include "core/domain/ProductDrafts.h"
#include "core/domain/StepDrafts.h"

#include <QHash>

#include <array>
#include <vector>

namespace ch::desk {

enum class ImportField { Title, Barcode, Location, ReorderPoint, Price, OnHand, Active };
inline constexpr size_t kImportFieldCount = 7;

/// A row as it was written. A field that the file has no column for is nothing; an empty one clears the value.
struct ProductImportRow
{
    /// In the file; the head is 1.
    int row = 0;
    QString sku;
    std::array<std::optional<QString>, kImportFieldCount> fields{};

    const std::optional<QString>& field(ImportField which) const { return fields[size_t(which)]; }
};

enum class ImportVerdict {
    /// A product that is not here.
    New,
    Changed,
    /// All is so already: nothing is sent.
    Unchanged,
    // What is wrong with a row; it is left out.
    SkuMissing,
    SkuUnusable,
    /// The SKU stands in an earlier row too.
    SkuTwice,
    TitleMissing,
    TitleTooLong,
    BarcodeUnusable,
    /// Another product has it.
    BarcodeTaken,
    LocationUnusable,
    ReorderPointUnusable,
    PriceMissing,
    PriceUnusable,
    OnHandUnusable,
    /// Orders reserve more than that.
    OnHandReserved,
    ActiveUnusable,
};
inline constexpr size_t kImportVerdictCount = size_t(ImportVerdict::ActiveUnusable) + 1;
inline bool isProblem(ImportVerdict verdict)
{
    return verdict > ImportVerdict::Unchanged;
}

struct ProductImportStep
{
    int row = 0;
    QString sku;
    ImportVerdict verdict = ImportVerdict::Unchanged;
    /// Of a problem: what was written there.
    QString written{};
    /// New only.
    std::optional<ProductDraft> draft{};
    /// Changed only; may be empty if only the stock differs.
    ProductChange change{};
    qint64 version = 0;
    /// What on_hand is to be, and what it is here.
    std::optional<qint64> counted{};
    qint64 expected = 0;
};

struct ProductImportPlan
{
    std::vector<ProductImportStep> steps;
    std::array<qint64, kImportVerdictCount> counts{};

    qint64 countOf(ImportVerdict verdict) const { return counts[size_t(verdict)]; }
    qint64 toDo() const { return countOf(ImportVerdict::New) + countOf(ImportVerdict::Changed); }
    qint64 problems() const;
};

/// What is here of each product, and how it is written.
struct ImportGround
{
    /// With what waits in the outbox.
    QHash<QString, Product> products;
    /// Of barcodes to the SKU that has one.
    QHash<QString, QString> barcodes;
    /// Decimal places of the shop's currency.
    int currencyDigits = 2;
};
ProductImportPlan planImport(const std::vector<ProductImportRow>& rows, ImportGround ground);

/// An amount as files have it: "1234.5", "1,234.50", "1.234,50", a sign of a currency around it. Nothing: it is none, or has more
/// decimals than the currency.
std::optional<qint64> amountFromText(const QString& text, int digits);

struct ProductImportReport
{
    qint64 created = 0;
    qint64 changed = 0;
    /// Stock changes put into the outbox.
    qint64 counted = 0;
    struct Failure
    {
        int row = 0;
        QString sku;
        Error error;
    };
    /// Refused one by one; the others went on.
    std::vector<Failure> failures;
    /// Why it ended before its end: the network, somebody stopped it. What was done stays done.
    std::optional<Error> ended;
    /// Rows that were to be done and were not begun.
    qint64 left = 0;
};

} // namespace ch::desk
