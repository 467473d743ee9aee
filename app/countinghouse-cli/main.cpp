// SPDX-License-Identifier: Apache-2.0
// The desk's engine on the command line: arguments in, exit code out.

#include "app/countinghouse-cli/Commands.h"
#include "app/countinghouse-cli/StopSignal.h"
#include "core/secrets/KeychainSecretStore.h"

#include <QCoreApplication>
#include <QFile>

#include <CLI/CLI.hpp>

#include <string>

using namespace ch;
using namespace ch::app;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Arguments
{
    std::string profile;
    std::string ca;
    bool passwordStdin = false;
    bool json = false;
    std::string server, user;
    bool untilIdle = false, acceptRemovals = false, follow = false;
    std::string status, exclude, search, from, to, sort, bucket = "day", by, sku, country;
    bool hasNote = false, noNote = false;
    int limit = -1;
    std::string label, carrier, tracking, lines, reason, note, until;
    bool release = false, later = false;
    std::optional<long long> delta, counted, expected;
    long long entry = 0;
    std::string stockTake, place;
    std::vector<std::string> skus, left, zero;
    bool blind = false, refresh = false, differences = false, uncounted = false, takeBack = false;
    std::optional<long long> more, version;
};

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

std::vector<QString> texts(const std::vector<std::string>& values)
{
    std::vector<QString> list;
    list.reserve(values.size());
    for (const std::string& each : values)
        list.push_back(text(each));
    return list;
}

CLI::App* command(CLI::App& app, Arguments& a, const char* name, const char* about)
{
    CLI::App* sub = app.add_subcommand(name, about);
    sub->add_flag("--json", a.json, "One JSON object a line");
    sub->fallthrough();
    return sub;
}

void addReading(CLI::App& app, Arguments& a)
{
    CLI::App* orders = command(app, a, "orders", "List orders; needs no network");
    orders->add_option("--status", a.status, "Only these, separated by commas");
    orders->add_option("--exclude", a.exclude, "All but these");
    orders->add_option("--search", a.search, "Any part of number, name, city, SKU, title or tracking number");
    CLI::Option* noted = orders->add_flag("--has-note", a.hasNote, "Only those with notes");
    orders->add_flag("--no-note", a.noNote, "Only those without")->excludes(noted);
    orders->add_option("--from", a.from, "Placed on this day or later");
    orders->add_option("--to", a.to, "Placed on this day or before");
    orders->add_option("--sort", a.sort, "-created_at, total_minor, …");
    orders->add_option("--limit", a.limit, "At most so many")->check(CLI::Range(0, 100'000'000));
    command(app, a, "order", "Show one order")->add_option("order_no", a.label, "The order's number")->required();
    CLI::App* sales = command(app, a, "sales", "Sales by period, in the shop's time zone");
    sales->add_option("--from", a.from, "First day")->required();
    sales->add_option("--to", a.to, "Last day")->required();
    sales->add_option("--bucket", a.bucket, "hour, day, week, month, quarter or year")->capture_default_str();
    CLI::Option* by = sales->add_option("--by", a.by,
                                        "product, country, region, week-hour, outcome, shipping or "
                                        "refund-reason, instead of by bucket");
    sales->add_option("--sku", a.sku, "Only of this product, letter for letter")->excludes(by);
    sales->add_option("--country", a.country, "Only to this country")->excludes(by);
    command(app, a, "dump", "Everything in the cache as the service sent it");
    command(app, a, "status", "How fresh the data is, what waits and what was refused");
}

void addSteps(CLI::App& app, Arguments& a)
{
    const auto change = [&](const char* name, const char* about) {
        CLI::App* sub = command(app, a, name, about);
        sub->add_flag("--later", a.later, "Keep it for the next sync; do not send it now");
        return sub;
    };
    const auto step = [&](const char* name, const char* about) {
        CLI::App* sub = change(name, about);
        sub->add_option("order_no", a.label, "The order's number")->required();
        return sub;
    };
    CLI::App* ship = step("ship", "Record a parcel");
    ship->add_option("--carrier", a.carrier, "Who takes it: DHL, SF, …")->required();
    ship->add_option("--tracking", a.tracking, "The parcel's number with the carrier")->required();
    ship->add_option("--lines", a.lines, "Line and quantity: 1:2,3:1; all that is left if missing");
    CLI::App* cancel = step("cancel", "Cancel an order that is not paid");
    cancel->add_option("--reason", a.reason, "CUSTOMER, MERCHANT, FRAUD, OUT_OF_STOCK or OTHER")->required();
    cancel->add_option("--note", a.note, "What is said about it");
    step("complete", "The customer has it");
    CLI::App* hold = step("hold", "Stop an order from being shipped");
    hold->add_option("--reason", a.reason, "Why; needed unless the hold ends");
    hold->add_option("--until", a.until, "A time like 2026-01-31T12:00:00Z");
    hold->add_flag("--release", a.release, "End the hold");
    step("note", "Write a note to the order")->add_option("text", a.note, "What it says")->required();
    CLI::App* adjust = change("adjust", "Change a stock");
    adjust->add_option("sku", a.label, "The product's SKU, letter for letter")->required();
    CLI::Option* delta = adjust->add_option("--delta", a.delta, "By so many");
    CLI::Option* counted = adjust->add_option("--counted", a.counted, "To what was counted")->excludes(delta);
    adjust->add_option("--expected", a.expected, "What was shown when it was counted")->needs(counted);
    adjust->add_option("--reason", a.reason, "RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION or OTHER")
        ->required();
    adjust->add_option("--note", a.note, "What is said about it");
    CLI::App* outbox = command(app, a, "outbox", "What waits and what was refused");
    for (const char* name : {"retry", "discard"}) {
        CLI::App* sub = outbox->add_subcommand(name, std::string(name) == "retry" ? "Send a refused entry anew"
                                                                                  : "Give an entry up");
        sub->add_option("id", a.entry, "The entry's number, as outbox shows it")->required();
        sub->fallthrough();
    }
}

void addStockTakes(CLI::App& app, Arguments& a)
{
    CLI::App* all = command(app, a, "stock-take", "Begin, count and decide stock takes");
    all->require_subcommand(1);
    const auto change = [&](const char* name, const char* about) {
        CLI::App* sub = command(*all, a, name, about);
        sub->add_option("stock_take", a.stockTake, "Its id, or the name of one that is open")->required();
        return sub;
    };
    command(*all, a, "list", "Stock takes, newest first; needs no network");
    CLI::App* show = change("show", "One with its lines; needs no network");
    show->add_flag("--refresh", a.refresh, "Ask the service first for what others counted");
    show->add_flag("--differences", a.differences, "Only lines that are not what was expected");
    show->add_flag("--uncounted", a.uncounted, "Only lines that nobody counted");
    CLI::App* begin = command(*all, a, "begin", "Begin one: of everything, of places or of products");
    begin->add_option("name", a.label, "What it is called")->required();
    CLI::Option* place =
        begin->add_option("--place", a.place, "Only places that begin with this; numbers are taken whole");
    begin->add_option("--sku", a.skus, "Only this product; as often as needed")->excludes(place);
    begin->add_flag("--blind", a.blind, "Counters are not told what is expected");
    begin->add_option("--note", a.note, "What is said about it");
    CLI::App* count = change("count", "Say what lies there; works offline");
    count->add_option("sku", a.label, "The product's SKU, letter for letter")->required();
    CLI::Option* counted = count->add_option("--counted", a.counted, "So many, in place of what was said before");
    CLI::Option* more = count->add_option("--more", a.more, "So many more")->excludes(counted);
    count->add_flag("--take-back", a.takeBack, "It was not counted after all")->excludes(counted)->excludes(more);
    count->add_option("--place", a.place, "Where, if not at the product's own place");
    count->add_option("--note", a.note, "What is said about it");
    count->add_flag("--later", a.later, "Keep it for the next sync; do not send it now");
    change("recount", "Have lines counted again")
        ->add_option("--sku", a.skus, "Only this product; as often as needed")
        ->required();
    CLI::App* approve = change("approve", "Take the differences over into the stock; a merchant's");
    approve->add_option("--reason", a.reason, "RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION or OTHER");
    approve->add_option("--note", a.note, "What is said about it");
    approve->add_option("--leave", a.left, "Leave this SKU's stock alone; as often as needed");
    approve->add_option("--zero", a.zero, "There is none of this SKU, which nobody counted; as often as needed");
    approve->add_option("--version", a.version, "Of the stock take as it was seen; else as it is known here");
    change("cancel", "End it and leave all stock alone; a merchant's");
}

void addSession(CLI::App& app, Arguments& a)
{
    CLI::App* signIn = command(app, a, "sign-in", "Sign in to a service");
    signIn->add_option("--server", a.server, "Its address")->required();
    signIn->add_option("--user", a.user, "The user's name")->required();
    command(app, a, "sign-out", "End the session; cache and outbox stay");
    CLI::App* sync = command(app, a, "sync", "Send what waits, fetch what changed");
    sync->add_flag("--until-idle", a.untilIdle, "Until nothing waits for its time");
    sync->add_flag("--accept-removals", a.acceptRemovals, "Even if much of what is here vanishes");
    sync->add_flag("--follow", a.follow, "Stay and keep in step until stopped, with a line for each new status");
}

int runStep(sync::Engine& engine, const CLI::App& app, const Arguments& a, std::stop_token stop)
{
    StepArguments step{.label = text(a.label),
                       .carrier = text(a.carrier),
                       .tracking = text(a.tracking),
                       .lines = text(a.lines),
                       .reason = text(a.reason),
                       .note = text(a.note),
                       .until = text(a.until),
                       .delta = a.delta,
                       .counted = a.counted,
                       .expected = a.expected,
                       .later = a.later,
                       .json = a.json};
    if (app.got_subcommand("ship"))
        step.kind = OperationKind::Ship;
    else if (app.got_subcommand("cancel"))
        step.kind = OperationKind::Cancel;
    else if (app.got_subcommand("complete"))
        step.kind = OperationKind::Complete;
    else if (app.got_subcommand("hold"))
        step.kind = a.release ? OperationKind::ReleaseHold : OperationKind::Hold;
    else if (app.got_subcommand("adjust"))
        step.kind = a.delta ? OperationKind::Adjust : OperationKind::Count;
    else
        step.kind = OperationKind::Note;
    if (step.kind == OperationKind::Hold && step.reason.isEmpty()) {
        say(u"A hold needs a reason: add --reason."_s);
        return kUsage;
    }
    if (step.kind == OperationKind::Count && (!step.counted || !step.expected)) {
        say(u"Say by how much with --delta, or what was counted with --counted and --expected."_s);
        return kUsage;
    }
    return takeStep(engine, step, std::move(stop));
}

int runStockTake(sync::Engine& engine, const CLI::App& what, const Arguments& a, std::stop_token stop)
{
    if (what.got_subcommand("list"))
        return listStockTakes(engine, a.json);
    if (what.got_subcommand("show"))
        return showStockTake(engine,
                             {.stockTake = text(a.stockTake),
                              .refresh = a.refresh,
                              .onlyDifferences = a.differences,
                              .onlyUncounted = a.uncounted,
                              .json = a.json},
                             std::move(stop));
    if (what.got_subcommand("begin"))
        return beginStockTake(engine,
                              {.name = text(a.label),
                               .place = text(a.place),
                               .skus = texts(a.skus),
                               .isBlind = a.blind,
                               .note = text(a.note),
                               .json = a.json},
                              std::move(stop));
    if (what.got_subcommand("count")) {
        if (!a.counted && !a.more && !a.takeBack) {
            say(u"Say how many there are with --counted, how many more with --more, or --take-back."_s);
            return kUsage;
        }
        return countProduct(engine,
                            {.stockTake = text(a.stockTake),
                             .sku = text(a.label),
                             .units = a.takeBack ? std::nullopt
                                      : a.more   ? a.more
                                                 : a.counted,
                             .isMore = a.more.has_value(),
                             .place = text(a.place),
                             .note = text(a.note),
                             .later = a.later,
                             .json = a.json},
                            std::move(stop));
    }
    using Kind = StockTakeDecision::Kind;
    return decideStockTake(engine,
                           {.kind = what.got_subcommand("recount")  ? Kind::Recount
                                    : what.got_subcommand("cancel") ? Kind::Cancel
                                                                    : Kind::Approve,
                            .stockTake = text(a.stockTake),
                            .skus = texts(a.skus),
                            .left = texts(a.left),
                            .zero = texts(a.zero),
                            .reason = text(a.reason),
                            .note = text(a.note),
                            .version = a.version,
                            .json = a.json},
                           std::move(stop));
}

int run(sync::Engine& engine, const CLI::App& app, const Arguments& a, const std::stop_token& stop)
{
    if (app.got_subcommand("sign-in"))
        return signIn(
            engine,
            {.server = text(a.server), .user = text(a.user), .passwordFromStdin = a.passwordStdin, .json = a.json},
            stop);
    if (app.got_subcommand("sign-out"))
        return signOut(engine, stop);
    if (app.got_subcommand("sync"))
        return a.follow ? follow(engine, a.json, stop)
                        : syncNow(engine,
                                  {.untilIdle = a.untilIdle, .acceptRemovals = a.acceptRemovals, .json = a.json}, stop);
    if (app.got_subcommand("status"))
        return showStatus(engine, a.json);
    if (app.got_subcommand("orders"))
        return listOrders(engine, {.status = text(a.status),
                                   .exclude = text(a.exclude),
                                   .search = text(a.search),
                                   .from = text(a.from),
                                   .to = text(a.to),
                                   .sort = text(a.sort),
                                   .hasNote = a.hasNote  ? std::optional(true)
                                              : a.noNote ? std::optional(false)
                                                         : std::nullopt,
                                   .limit = a.limit,
                                   .json = a.json});
    if (app.got_subcommand("order"))
        return showOrder(engine, text(a.label), a.json);
    if (app.got_subcommand("sales"))
        return showSales(engine, {.from = text(a.from),
                                  .to = text(a.to),
                                  .bucket = text(a.bucket),
                                  .by = text(a.by),
                                  .sku = text(a.sku),
                                  .country = text(a.country),
                                  .json = a.json});
    if (app.got_subcommand("dump"))
        return dumpCache(engine);
    if (const CLI::App* outbox = app.get_subcommand("outbox"); outbox->parsed()) {
        if (outbox->got_subcommand("retry"))
            return retryEntry(engine, a.entry, a.json, stop);
        return outbox->got_subcommand("discard") ? discardEntry(engine, a.entry) : listOutbox(engine, a.json);
    }
    if (const CLI::App* stockTake = app.get_subcommand("stock-take"); stockTake->parsed())
        return runStockTake(engine, *stockTake, a, stop);
    return runStep(engine, app, a, stop);
}

/// The word that stands where a command should; empty if a command does.
QString unknownCommand(const CLI::App& app, int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--profile" || word == "--ca")
            ++i;
        else if (!word.starts_with('-'))
            return app.get_subcommands([&](const CLI::App* each) { return each->check_name(word); }).empty()
                       ? text(word)
                       : QString();
    }
    return {};
}

/// What only reads the cache ends at once like any other program; the rest is asked to stop, and does where it can go on.
bool onlyReads(const CLI::App& app)
{
    return std::ranges::any_of(std::array{"status", "orders", "order", "sales", "dump"},
                               [&app](const char* name) { return app.got_subcommand(name); });
}

/// The private authority of this profile: given once with --ca, kept beside the cache.
QByteArray authorities(const QString& profile, const QString& given)
{
    const QString kept = QString(profile + u"/ca.pem"_s);
    QFile source(given.isEmpty() ? kept : given);
    return source.open(QIODevice::ReadOnly) ? source.read(1'000'000) : QByteArray();
}

void sayWhatWasLost(const sync::Profile& profile)
{
    if (const qint64 missing = profile.missingEntries(); missing > 0)
        say(u"%1 entries that were queued are missing from the outbox: the end of the cache's log is gone. Look at the "
            "orders before you do again what you did last; an entry that you discarded last may be back."_s.arg(
                missing));
    const auto& salvaged = profile.salvaged();
    if (!salvaged)
        return;
    QString text = salvaged->setAside.isEmpty()
                       ? u"The cache was gone."_s
                       : u"The cache was damaged and is set aside as %1."_s.arg(salvaged->setAside);
    if (!salvaged->isOutboxReadable)
        text += u" Nothing of its outbox could be read: what waited there is lost."_s;
    else
        text += u" %1 entries of the outbox were saved."_s.arg(salvaged->operations);
    if (salvaged->unreadable > 0)
        text += u" %1 more, of which most may have ended long ago, could not be read."_s.arg(salvaged->unreadable);
    say(QString(text + u" Run sync."));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    CLI::App app{"The merchant's back office on the command line", "countinghouse-cli"};
    app.set_version_flag("--version", CH_VERSION);
    app.require_subcommand(1);
    Arguments a;
    app.add_option("--profile", a.profile, "Folder of cache and outbox, one for each shop and user")->required();
    app.add_option("--ca", a.ca, "Certificates (PEM) of a private authority; remembered by the profile")
        ->check(CLI::ExistingFile);
    app.add_flag("--password-stdin", a.passwordStdin,
                 "The password is on standard input; used only when no session is at hand");
    addSession(app, a);
    addReading(app, a);
    addSteps(app, a);
    addStockTakes(app, a);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (const QString word = unknownCommand(app, argc, argv); !word.isEmpty()) {
            say(u"There is no command %1: --help lists them."_s.arg(word));
            return kUsage;
        }
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    std::optional<StopSignal> stopSignal;
    if (!onlyReads(app))
        stopSignal.emplace();
    const QString profile = text(a.profile);
    KeychainSecretStore secrets;
    const SystemClock clock;
    const QByteArray certificates = authorities(profile, text(a.ca));
    auto engine = sync::Engine::open(
        profile, {.secrets = secrets, .clock = clock, .device = deviceName(), .extraAuthorities = certificates});
    if (!engine)
        return failed(engine.error());
    if (!a.ca.empty()) {
        QFile kept(profile + u"/ca.pem"_s);
        if (!kept.open(QIODevice::WriteOnly) || kept.write(certificates) != certificates.size())
            say(u"The certificates cannot be kept in the profile: give --ca again next time."_s);
    }
    sayWhatWasLost((*engine)->profile());
    if (a.passwordStdin && !app.got_subcommand("sign-in")) {
        if (const auto password = readPassword(true))
            (*engine)->usePassword(*password);
    }
    return run(**engine, app, a, stopSignal ? stopSignal->token() : std::stop_token());
}
