// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ImportWords.h"

#include "ui/inventory/ProductFile.h"

#include <QCoreApplication>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;
using desk::ImportVerdict;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

} // namespace

QString words(ImportVerdict verdict)
{
    switch (verdict) {
    case ImportVerdict::New:
        return Text::tr("New");
    case ImportVerdict::Changed:
        return Text::tr("Changed");
    case ImportVerdict::Unchanged:
        return Text::tr("Unchanged");
    case ImportVerdict::SkuMissing:
        return Text::tr("No SKU");
    case ImportVerdict::SkuUnusable:
        return Text::tr("The SKU is longer than 64 characters or has invisible ones");
    case ImportVerdict::SkuTwice:
        return Text::tr("The SKU is in an earlier row too");
    case ImportVerdict::TitleMissing:
        return Text::tr("A new product needs a title");
    case ImportVerdict::TitleTooLong:
        return Text::tr("The title is longer than 255 characters");
    case ImportVerdict::BarcodeUnusable:
        return Text::tr("The barcode is longer than 64 characters or has invisible ones");
    case ImportVerdict::BarcodeTaken:
        return Text::tr("Another product has this barcode");
    case ImportVerdict::LocationUnusable:
        return Text::tr("The location is longer than 64 characters or has invisible ones");
    case ImportVerdict::ReorderPointUnusable:
        return Text::tr("The reorder point is no whole number of 0 or more");
    case ImportVerdict::PriceMissing:
        return Text::tr("A new product needs a price");
    case ImportVerdict::PriceUnusable:
        return Text::tr("The price is no amount of the shop's currency");
    case ImportVerdict::OnHandUnusable:
        return Text::tr("On hand is no whole number of 0 or more");
    case ImportVerdict::OnHandReserved:
        return Text::tr("Open orders reserve more than that");
    case ImportVerdict::ActiveUnusable:
        return Text::tr("Active is neither yes nor no");
    }
    Q_UNREACHABLE();
}

Tone toneOf(ImportVerdict verdict)
{
    switch (verdict) {
    case ImportVerdict::New:
        return Tone::Good;
    case ImportVerdict::Changed:
        return Tone::Info;
    case ImportVerdict::Unchanged:
        return Tone::Neutral;
    default:
        return Tone::Bad;
    }
}

QString detailWords(const desk::ProductImportStep& step, const Formats& formats)
{
    if (isProblem(step.verdict))
        return step.written;
    QStringList parts;
    if (step.draft)
        parts.push_back(step.draft->title);
    if (step.change.title)
        parts.push_back(Text::tr("title"));
    if (step.change.barcode)
        parts.push_back(Text::tr("barcode"));
    if (step.change.location)
        parts.push_back(Text::tr("location"));
    if (step.change.reorderPoint)
        parts.push_back(Text::tr("reorder point"));
    if (step.change.priceMinor)
        parts.push_back(Text::tr("price"));
    if (step.change.active)
        parts.push_back(*step.change.active ? Text::tr("in sale again") : Text::tr("retired"));
    if (step.counted)
        parts.push_back(Text::tr("on hand %1 → %2").arg(formats.count(step.expected), formats.count(*step.counted)));
    return parts.join(u", "_s);
}

QString fileProblemWords(const Error& error)
{
    const QString fact = QString::fromUtf8(error.facts);
    if (error.code == kFileTooLarge)
        return Text::tr("The file has more than %1 rows or 128 MiB. Divide it into several.")
            .arg(QLocale().toString(qulonglong(kMostProductRows)));
    if (error.code == kFileWithoutSku)
        return Text::tr(
            "No column is called SKU. The first row has to name the columns: sku, title, barcode, location, "
            "reorder_point, price, on_hand, active.");
    if (error.code == kFileColumnTwice)
        return Text::tr("Two columns mean the same: “%1”. Remove one of them.").arg(fact);
    if (error.code == kFileOpenQuote)
        return Text::tr("In row %1 begins a quotation mark that is never closed.").arg(fact);
    if (error.code == kFileWithoutRows)
        return Text::tr("The file has no rows below the names of its columns.");
    if (error.code == kFileUnreadable)
        return Text::tr("The file cannot be read.");
    return words(error).what;
}

} // namespace ch::ui
