// SPDX-License-Identifier: Apache-2.0
#include "server/importer/Importer.h"

#include "server/importer/BookReading.h"
#include "server/importer/BookWriting.h"
#include "server/importer/ImportRefusal.h"
#include "server/importer/ImportTable.h"
#include "server/store/Store.h"

#include <QFileInfo>

namespace ch::server {

namespace {

/// The shop that the book comes into. An empty store takes over the book's currency and time zone.
Result<Shop> prepareShop(WriteContext& context, const BookMapping& mapping, bool isEmpty)
{
    CH_TRY(Shop shop, loadShop(context.db));
    if (!isEmpty || (shop.currency == mapping.currency && shop.timeZone == mapping.timeZone))
        return shop;
    shop.currency = mapping.currency;
    shop.timeZone = mapping.timeZone;
    ++shop.version;
    CH_CHECK(saveShop(context.db, shop));
    return shop;
}

Result<> checkRejectsFile(const ImportOptions& options)
{
    const QString rejects = QFileInfo(options.rejectsFile).canonicalFilePath();
    if (options.rejectsFile.isEmpty() || rejects.isEmpty())
        return ok();
    for (const QString& kept : QStringList{options.file, options.mapping} + options.otherFiles) {
        if (QFileInfo(kept).canonicalFilePath() == rejects)
            return importRefusal(
                QStringLiteral("Refused rows would be written over '%1': choose another place for --rejects.")
                    .arg(options.rejectsFile));
    }
    return ok();
}

} // namespace

Result<ImportSummary> importBook(WriteContext& context, const ImportOptions& options)
{
    CH_TRY(const BookMapping mapping, loadMapping(options.mapping));
    CH_CHECK(checkRejectsFile(options));
    RejectLog rejects(options.rejectsFile, options.spoolFolder);
    CH_CHECK(rejects.open());
    BookReading reading(options, mapping, rejects);
    CH_CHECK(reading.read());

    CH_TRY(const bool isEmpty, isStoreEmpty(context.db));
    CH_TRY(const Shop shop, prepareShop(context, mapping, isEmpty));
    CH_CHECK(widenCache(context.db));
    QString lineIndex;
    if (isEmpty) {
        CH_TRY(lineIndex, takeLineIndex(context.db));
    }
    BookWriting writing(context, options, mapping, shop, rejects, isEmpty);
    CH_CHECK(writing.write(reading.rows()));
    CH_CHECK(restoreLineIndex(context.db, lineIndex));
    CH_CHECK(rejects.write(reading.header()));

    ImportSummary summary = writing.summary();
    summary.rows = reading.count();
    summary.rejected = rejects.counts();
    summary.currency = mapping.currency;
    if (shop.currency != mapping.currency)
        summary.otherShopCurrency = shop.currency;
    return summary;
}

} // namespace ch::server
