// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/Commands.h"
#include "core/desk/CountSheets.h"
#include "core/desk/CountSteps.h"
#include "core/domain/Stock.h"
#include "core/store/OutboxTable.h"
#include "core/store/StockCountTable.h"
#include "core/wire/JsonReader.h"
#include "core/wire/StockCountJson.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;
using desk::CountStep;

namespace {

desk::Viewer viewerOf(const sync::Engine& engine)
{
    const Identity identity = engine.identity();
    return {
        .actor = {.userId = identity.userId, .name = identity.userName, .role = identity.role, .device = deviceName()},
        .role = identity.role,
        .now = SystemClock().now()};
}

desk::CountCall callOf(std::stop_token stop)
{
    return {.key = OpId::random(), .now = SystemClock().now(), .stop = std::move(stop)};
}

/// By id, or by a name that only one has; of several, the one that is open.
Result<desk::StockCountItem> stockTake(sync::Engine& engine, const QString& label)
{
    CH_TRY(auto all, engine.read([](sql::Connection& db) { return desk::countItems(db); }));
    std::erase_if(all, [&label](const desk::StockCountItem& each) {
        return each.count.id.toString() != label && each.count.name != label;
    });
    if (all.size() > 1)
        std::erase_if(all, [](const desk::StockCountItem& each) { return !each.count.isOpen(); });
    if (all.empty())
        return refused(
            u"There is no stock take %1 here: stock-take list shows them; run sync if it is new."_s.arg(label));
    if (all.size() > 1)
        return refused(u"%1 stock takes are called %2: name it by its id."_s.arg(all.size()).arg(label));
    return std::move(all.front());
}

QString numberOr(const std::optional<qint64>& number, const QString& otherwise)
{
    return number ? QString::number(*number) : otherwise;
}

void printHead(const desk::StockCountItem& item)
{
    const StockCount& count = item.count;
    print(u"%1  %2  %3 of %4 counted  %5  %6%7"_s.arg(count.id.toString(),
                                                      QString(nameOf(count.status)).leftJustified(9),
                                                      QString::number(count.counted), QString::number(count.lines),
                                                      count.differences    ? u"%1 differ"_s.arg(*count.differences)
                                                      : count.recounts > 0 ? u"%1 to count again"_s.arg(count.recounts)
                                                                           : QString(),
                                                      count.name, count.blind ? u"  (blind)"_s : QString()));
    if (item.refused > 0)
        say(u"%1 counted lines of %2 were refused: outbox shows them."_s.arg(item.refused).arg(count.name));
}

void writeHead(JsonWriter& json, const desk::StockCountItem& item)
{
    writeStockCountMembers(json, item.count);
    json.key("waiting"_L1).number(item.waiting);
    json.key("refused"_L1).number(item.refused);
}

bool isWanted(const StockCountLine& line, const StockTakeView& view)
{
    if (view.onlyDifferences && line.difference().value_or(0) == 0)
        return false;
    return !view.onlyUncounted || !line.counted;
}

void printLine(const desk::CountSheetLine& line)
{
    // What nobody counted is no zero.
    const QString difference = line.line.difference() ? u"%1"_s.arg(*line.line.difference()) : QString();
    print(u"  %1  %2  counted %3  expected %4  %5  %6"_s.arg(
        line.line.location.value_or(QString()).leftJustified(10), line.line.sku.leftJustified(14),
        numberOr(line.line.counted, u"-"_s).rightJustified(6), numberOr(line.line.expected, u"-"_s).rightJustified(6),
        difference.rightJustified(6), line.line.title));
}

/// What was said, as the service takes it.
Result<StockCount> decided(sync::Engine& engine, const StockCount& count, const StockTakeDecision& decision,
                           const std::stop_token& stop)
{
    switch (decision.kind) {
    case StockTakeDecision::Kind::Recount:
        return desk::recountLines(engine, count.id, decision.skus, callOf(stop));
    case StockTakeDecision::Kind::Cancel:
        return desk::cancelCount(engine, count.id, callOf(stop));
    case StockTakeDecision::Kind::Approve:
        break;
    }
    CountApproval approval{
        .version = decision.version.value_or(count.version), .reason = decision.reason, .note = decision.note};
    for (const QString& sku : decision.left)
        approval.lines.push_back({.sku = sku, .kind = CountDecision::Kind::Leave});
    for (const QString& sku : decision.zero)
        approval.lines.push_back({.sku = sku, .kind = CountDecision::Kind::Zero});
    return desk::approveCount(engine, count.id, approval, callOf(stop));
}

Error needsSignIn()
{
    return Error{.kind = ErrorKind::Unauthorized, .code = sync::kSignInNeeded};
}

/// The SKUs of the lines that an approval was refused for.
QStringList refusedLines(const Error& error)
{
    constexpr int kMostNamed = 10;
    QStringList skus;
    auto facts = JsonDocument::parse(error.facts, UnknownMembers::Ignore);
    if (!facts)
        return skus;
    JsonObject root = facts->root();
    for (JsonObject& each : root.objects("lines"_L1, kMostDecisions)) {
        if (skus.size() < kMostNamed)
            skus += each.text("sku"_L1, {0, 200}).value_or(QString());
    }
    return skus;
}

/// As a table's row, or as the object that the API answers with.
int show(sync::Engine& engine, StockCountId id, bool json)
{
    const auto item = stockTake(engine, id.toString());
    if (!item)
        return failed(item.error());
    if (!json) {
        printHead(*item);
        return kDone;
    }
    JsonWriter line;
    line.beginObject();
    writeHead(line, *item);
    line.endObject();
    print(line.take());
    return kDone;
}

} // namespace

int failedStockTake(const Error& error)
{
    QString sentence;
    if (error.code == u"STATE_CONFLICT")
        sentence = u"The stock take has ended: what is counted now counts no more."_s;
    else if (error.code == u"VERSION_MISMATCH")
        sentence = u"Somebody counted meanwhile: run sync, look at stock-take show, and decide again."_s;
    else if (error.code == u"INSUFFICIENT_STOCK")
        sentence = u"Orders reserve more than would be left of %1: leave such lines alone with --leave, or settle the "
                   "orders. Nothing was taken over."_s.arg(refusedLines(error).join(u", "_s));
    else if (error.code == u"NOT_FOUND")
        sentence = u"No such product is counted here: check the SKU, letter for letter, or run sync."_s;
    if (sentence.isEmpty())
        return failed(error);
    say(sentence);
    return kFailed;
}

void readCountedLines(sync::Engine& engine, const std::stop_token& stop)
{
    using Behind = std::vector<StockCountId>;
    const auto behind = engine.read([](sql::Connection& db) -> Result<Behind> {
        Behind ids;
        CH_TRY(const auto items, desk::countItems(db));
        for (const desk::StockCountItem& item : items) {
            CH_TRY(const auto read, store::countLinesRead(db, item.count.id));
            if (item.count.isOpen() && !item.count.counters.isEmpty() && read.revision < item.count.revision)
                ids.push_back(item.count.id);
        }
        return ids;
    });
    // Without them what is here is only older: a next time brings it.
    for (const StockCountId id : behind ? *behind : Behind())
        (void)bool(desk::readCountLines(engine, id, callOf(stop)));
}

int listStockTakes(sync::Engine& engine, bool json)
{
    const auto items = engine.read([](sql::Connection& db) { return desk::countItems(db); });
    if (!items)
        return failed(items.error());
    for (const desk::StockCountItem& item : *items) {
        if (!json) {
            printHead(item);
            continue;
        }
        JsonWriter line;
        line.beginObject();
        writeHead(line, item);
        line.endObject();
        print(line.take());
    }
    return kDone;
}

int showStockTake(sync::Engine& engine, const StockTakeView& view, std::stop_token stop)
{
    const auto item = stockTake(engine, view.stockTake);
    if (!item)
        return failed(item.error());
    if (view.refresh) {
        if (const auto read = desk::readCountLines(engine, item->count.id, callOf(std::move(stop))); !read)
            return failed(read.error());
    }
    const auto sheet = engine.read([id = item->count.id, viewer = viewerOf(engine)](sql::Connection& db) {
        return desk::countSheet(db, id, viewer);
    });
    if (!sheet)
        return failed(sheet.error());
    if (sheet->isBehind)
        say(u"Others counted since their lines were read here: add --refresh to ask for them."_s);
    if (view.json) {
        JsonWriter line;
        line.beginObject();
        writeHead(line, {.count = sheet->count, .waiting = item->waiting, .refused = item->refused});
        line.key("lines"_L1).beginArray();
        for (const desk::CountSheetLine& each : sheet->lines) {
            if (isWanted(each.line, view))
                line.raw(stockCountLineToJson(each.line));
        }
        line.endArray().endObject();
        print(line.take());
        return kDone;
    }
    printHead({.count = sheet->count, .waiting = item->waiting, .refused = item->refused});
    for (const desk::CountSheetLine& each : sheet->lines) {
        if (isWanted(each.line, view))
            printLine(each);
    }
    return kDone;
}

int beginStockTake(sync::Engine& engine, const StockTakeDraft& draft, std::stop_token stop)
{
    NewStockCount wanted{.name = draft.name, .blind = draft.isBlind, .note = draft.note};
    if (!draft.place.isEmpty())
        wanted.scope = {.kind = CountScope::Kind::Location, .location = draft.place};
    else if (!draft.skus.empty())
        wanted.scope = {.kind = CountScope::Kind::Skus, .skus = QStringList(draft.skus.begin(), draft.skus.end())};
    const auto begun = desk::beginCount(engine, wanted, callOf(std::move(stop)));
    return begun ? show(engine, begun->id, draft.json) : failedStockTake(begun.error());
}

int countProduct(sync::Engine& engine, const CountArguments& arguments, std::stop_token stop)
{
    if (engine.identity().server.isEmpty())
        return failed(needsSignIn());
    const auto item = stockTake(engine, arguments.stockTake);
    if (!item)
        return failed(item.error());
    // Whether it is a recount is known to the service: one that does not know counts in the round before, which counts no more.
    if (!arguments.later)
        readCountedLines(engine, stop);
    const CountStep step{.count = item->count.id,
                         .sku = arguments.sku,
                         .place = arguments.place,
                         .how = !arguments.units   ? CountStep::How::TakeBack
                                : arguments.isMore ? CountStep::How::Add
                                                   : CountStep::How::Set,
                         .units = arguments.units.value_or(0),
                         .note = arguments.note};
    std::optional<PendingOperation> entry;
    const auto taken = engine.write([&, viewer = viewerOf(engine)](sql::Connection& db) -> Result<desk::CountTaken> {
        CH_TRY(auto said, desk::takeCount(db, step, viewer, std::chrono::seconds(0)));
        CH_TRY(const auto open,
               store::openOperationsOf(db, store::OutboxEntity::StockCount, desk::queueOf(step.count, step.sku)));
        if (!open.empty())
            entry.emplace(open.back());
        return said;
    });
    if (!taken)
        return failedStockTake(taken.error());
    if (!arguments.json)
        say(u"%1: %2 before, %3 now."_s.arg(arguments.sku, numberOr(taken->before, u"not counted"_s),
                                            numberOr(taken->after, u"not counted"_s)));
    if (!entry)
        return kDone;
    if (!arguments.later)
        return sendEntry(engine, entry->seq, arguments.json, std::move(stop));
    showQueued(*entry, arguments.json);
    return kDone;
}

int decideStockTake(sync::Engine& engine, const StockTakeDecision& decision, std::stop_token stop)
{
    const auto item = stockTake(engine, decision.stockTake);
    if (!item)
        return failed(item.error());
    if (!decision.reason.isEmpty() && !isStockReason(decision.reason))
        return failed(
            refused(u"'%1' is no reason: use RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION or OTHER."_s.arg(
                decision.reason)));
    // What was counted here and not sent would be missing.
    if (item->waiting > 0 && decision.kind == StockTakeDecision::Kind::Approve)
        return failed(
            refused(u"%1 counted lines of this profile wait to be sent: run sync first."_s.arg(item->waiting)));
    const auto done = decided(engine, item->count, decision, stop);
    return done ? show(engine, done->id, decision.json) : failedStockTake(done.error());
}

} // namespace ch::app
