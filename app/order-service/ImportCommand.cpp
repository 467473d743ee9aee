// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/ImportCommand.h"

#include "app/order-service/Console.h"
#include "app/order-service/OpenStore.h"
#include "app/order-service/ProgressLine.h"
#include "app/order-service/StopFlag.h"
#include "core/base/Money.h"
#include "core/wire/JsonWriter.h"
#include "server/importer/BookMapping.h"
#include "server/importer/Importer.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString count(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

QString money(qint64 minor, const QString& currency)
{
    const int digits = currencyDigits(currency).value_or(2);
    qint64 unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;
    QString text = currency + u' ' + count(minor / unit);
    if (digits > 0)
        text += u'.' + QString::number(minor % unit).rightJustified(digits, u'0');
    return text;
}

QByteArray toJson(const server::ImportSummary& summary)
{
    JsonWriter json;
    json.beginObject();
    json.key("orders"_L1).number(summary.orders);
    json.key("lines"_L1).number(summary.lines);
    json.key("products"_L1).number(summary.products);
    json.key("refunds"_L1).number(summary.refunds);
    json.key("refunded_minor"_L1).number(summary.refundedMinor);
    json.key("gross_minor"_L1).number(summary.grossMinor);
    json.key("already_present"_L1).number(summary.alreadyPresent);
    json.key("rejected"_L1).beginObject();
    for (size_t reason = 0; reason < server::kRejectReasons; ++reason) {
        if (summary.rejected[reason] > 0)
            json.key(server::kRejectReasonNames[reason]).number(summary.rejected[reason]);
    }
    json.endObject().endObject();
    return json.take();
}

void printForPeople(const server::ImportSummary& summary, const QString& rejectsFile)
{
    print(u"%1 orders with %2 lines, %3"_s.arg(count(summary.orders), count(summary.lines),
                                               money(summary.grossMinor, summary.currency)));
    print(u"%1 refunds, %2"_s.arg(count(summary.refunds), money(summary.refundedMinor, summary.currency)));
    print(u"%1 new products"_s.arg(count(summary.products)));
    if (summary.alreadyPresent > 0)
        print(u"%1 orders and refunds were there already"_s.arg(count(summary.alreadyPresent)));
    QStringList reasons;
    qint64 rejected = 0;
    for (size_t reason = 0; reason < server::kRejectReasons; ++reason) {
        if (summary.rejected[reason] == 0)
            continue;
        rejected += summary.rejected[reason];
        reasons += count(summary.rejected[reason]) + u' ' + server::kRejectReasonNames[reason];
    }
    if (rejected > 0)
        print(u"%1 of %2 rows were refused: %3. %4"_s.arg(
            count(rejected), count(summary.rows), reasons.join(u", "_s),
            rejectsFile.isEmpty() ? u"See them with --rejects FILE.csv."_s : u"They are in %1."_s.arg(rejectsFile)));
}

/// Before a store is made for it: a mistyped name should leave nothing behind.
Result<> checkInputs(const ImportArguments& arguments)
{
    CH_TRY(const auto mapping, server::loadMapping(arguments.mapping));
    Q_UNUSED(mapping)
    if (!QFileInfo::exists(arguments.file))
        return Error{.kind = ErrorKind::Invalid,
                     .code = u"IMPORT"_s,
                     .detail = u"There is no file '%1': check the path."_s.arg(arguments.file),
                     .facts = {},
                     .trace = {},
                     .retryAfter = {}};
    return ok();
}

/// Beside the store, where there is room for what is as large as the book.
QString spoolFolderFor(const server::Store& store)
{
    return store.file().isEmpty() ? QDir::tempPath() : QFileInfo(store.file()).absolutePath();
}

QStringList filesOf(const server::Store& store)
{
    const QString& file = store.file();
    return file.isEmpty() ? QStringList() : QStringList{file, file + u"-wal"_s, file + u"-shm"_s};
}

Result<server::ImportSummary> import(const ImportArguments& arguments, QDate openSince)
{
    CH_CHECK(checkInputs(arguments));
    const SystemClock clock;
    CH_TRY(const auto opened, OpenStore::open(arguments.store, server::StoreUse::Exclusive, clock));
    ProgressLine progress;
    const StopFlag stop;
    const server::ImportOptions options{
        .file = arguments.file,
        .mapping = arguments.mapping,
        .openSince = openSince,
        .rejectsFile = arguments.rejectsFile,
        .otherFiles = filesOf(opened->store()),
        .spoolFolder = spoolFolderFor(opened->store()),
        .onProgress = [&](const server::ImportProgress& now) { progress.show(now); },
        .isStopped = [&] { return stop.isRaised(); },
    };
    server::ImportSummary summary;
    CH_CHECK(opened->write([&](server::WriteContext& context) -> Result<> {
        CH_TRY(summary, server::importBook(context, options));
        return ok();
    }));
    return summary;
}

} // namespace

int runImport(const ImportArguments& arguments)
{
    QDate openSince;
    if (!arguments.openSince.isEmpty()) {
        openSince = QDate::fromString(arguments.openSince, u"yyyy-MM-dd"_s);
        if (!openSince.isValid()) {
            complain(u"'%1' is no day: write --open-since like 2011-08-25."_s.arg(arguments.openSince));
            return kUsage;
        }
    }
    const auto summary = import(arguments, openSince);
    if (!summary)
        return failed(summary.error());
    if (arguments.json)
        print(QString::fromUtf8(toJson(*summary)));
    else
        printForPeople(*summary, arguments.rejectsFile);
    if (!summary->otherShopCurrency.isEmpty())
        complain(u"The shop counts in %1, the book in %2: its orders keep their currency; new products have no price "
                 "and cannot be ordered until they get one."_s.arg(summary->otherShopCurrency, summary->currency));
    return kDone;
}

} // namespace ch::app
