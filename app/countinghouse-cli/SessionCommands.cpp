// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/Commands.h"
#include "core/store/MetaTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/RecordTable.h"
#include "core/wire/JsonWriter.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A pass that left nothing to send now and nothing to fetch has nothing more to do; one that goes on for so long is stuck.
constexpr int kMostPasses = 1000;
/// Clocks may be set while it is waited.
constexpr std::chrono::minutes kLongestNap{1};

void printReport(const sync::SyncReport& report, bool json)
{
    if (!json) {
        say(u"sent %1, refused %2, changed %3, removed %4, set aside %5"_s.arg(report.sent)
                .arg(report.refused)
                .arg(report.changed)
                .arg(report.removed)
                .arg(report.quarantined));
        return;
    }
    JsonWriter line;
    line.beginObject();
    line.key("sent"_L1).number(report.sent);
    line.key("refused"_L1).number(report.refused);
    line.key("changed"_L1).number(report.changed);
    line.key("removed"_L1).number(report.removed);
    line.key("quarantined"_L1).number(report.quarantined);
    line.endObject();
    print(line.take());
}

Result<bool> isIdle(sync::Engine& engine)
{
    CH_TRY(const auto next,
           engine.read([now = SystemClock().now()](sql::Connection& db) { return store::nextTime(db, now); }));
    return !next;
}

} // namespace

int signIn(sync::Engine& engine, const SignInArguments& arguments, std::stop_token stop)
{
    const auto server = ServerAddress::fromText(arguments.server);
    if (!server)
        return failed(server.error());
    const auto password = readPassword(arguments.passwordFromStdin);
    if (!password || password->isEmpty()) {
        say(u"There is no password: write it to standard input and add --password-stdin."_s);
        return kUsage;
    }
    const auto signedIn =
        engine.signIn({.server = *server, .user = arguments.user, .password = *password}, std::move(stop));
    if (!signedIn)
        return failed(signedIn.error());
    if (!signedIn->isKept)
        say(u"This system has no place for secrets: the session ends with this command. Add --password-stdin to commands that "
            "need the service."_s);
    if (arguments.json) {
        JsonWriter line;
        line.beginObject();
        line.key("user"_L1).text(signedIn->identity.userName);
        line.key("role"_L1).text(nameOf(signedIn->identity.role));
        line.key("shop"_L1).text(signedIn->identity.shopName);
        line.key("kept"_L1).boolean(signedIn->isKept);
        line.endObject();
        print(line.take());
    } else {
        say(u"Signed in to %1 as %2 (%3)."_s.arg(signedIn->identity.shopName, signedIn->identity.userName,
                                                 QString(nameOf(signedIn->identity.role))));
    }
    return kDone;
}

int signOut(sync::Engine& engine, std::stop_token stop)
{
    const auto counts = engine.read([](sql::Connection& db) { return store::outboxCounts(db); });
    if (counts && counts->waiting + counts->refused > 0)
        say(u"%1 entries stay in this profile's outbox; they are sent when the same user signs in again."_s.arg(
            counts->waiting + counts->refused));
    const auto done = engine.signOut(std::move(stop));
    if (!done)
        return failed(done.error());
    if (!done->isTold)
        say(u"Signed out here, but the service could not be reached to end the session there too: it ends by itself when nobody "
            "uses it for a while."_s);
    return kDone;
}

int syncNow(sync::Engine& engine, const SyncArguments& arguments, std::stop_token stop)
{
    sync::SyncReport sum;
    for (int pass = 0; pass < kMostPasses; ++pass) {
        auto report = engine.sync(arguments.acceptRemovals, stop, isTerminal() ? showProgress : sync::OnProgress());
        endProgress();
        sum.sent += report.sent;
        sum.refused += report.refused;
        sum.changed += report.changed;
        sum.removed += report.removed;
        sum.quarantined += report.quarantined;
        if (report.vanished > 0)
            say(u"%1 entries that the service acknowledged are unknown to it now: it was restored or replaced. outbox lists "
                "them as VANISHED; look at the orders, and do again what is still to be done."_s.arg(report.vanished));
        if (report.error) {
            if (arguments.json || sum.sent + sum.refused + sum.changed + sum.removed + sum.quarantined > 0)
                printReport(sum, arguments.json);
            return failed(*report.error);
        }
        if (report.heldBack) {
            printReport(sum, arguments.json);
            return failed(*report.heldBack);
        }
        const auto idle = isIdle(engine);
        if (!idle)
            return failed(idle.error());
        if (!arguments.untilIdle || *idle) {
            readCountedLines(engine, stop);
            break;
        }
        const UtcTime now = SystemClock().now();
        const auto next = engine.read([now](sql::Connection& db) { return store::nextTime(db, now); });
        const std::chrono::milliseconds wait{next && *next ? (**next).epochMs() - now.epochMs() : 0};
        if (wait.count() > 0 && !SystemPause().wait(std::min<std::chrono::milliseconds>(wait, kLongestNap), stop))
            return failed(Error{.kind = ErrorKind::Cancelled});
    }
    printReport(sum, arguments.json);
    return kDone;
}

int showStatus(sync::Engine& engine, bool json)
{
    struct Status
    {
        QString online;
        QString dataAsOf;
        qint64 orders = 0;
        store::OutboxCounts outbox;
        qint64 quarantined = 0;
    };
    const auto zone = engine.identity().zone();
    const auto status = engine.read([&](sql::Connection& db) -> Result<Status> {
        Status read;
        CH_TRY(read.online, store::read(db, store::Meta::Online));
        CH_TRY(read.dataAsOf, store::read(db, store::Meta::DataAsOf));
        CH_TRY(read.orders, store::countOrders(db, {}, zone));
        CH_TRY(read.outbox, store::outboxCounts(db));
        CH_TRY(read.quarantined, store::quarantinedCount(db));
        return read;
    });
    if (!status)
        return failed(status.error());
    const std::optional<UtcTime> asOf =
        status->dataAsOf.isEmpty() ? std::nullopt : std::optional(UtcTime(status->dataAsOf.toLongLong()));
    if (json) {
        JsonWriter line;
        line.beginObject();
        line.key("online"_L1).boolean(status->online == u"1");
        line.key("data_as_of"_L1).time(asOf);
        line.key("orders"_L1).number(status->orders);
        line.key("waiting"_L1).number(status->outbox.waiting);
        line.key("refused"_L1).number(status->outbox.refused);
        line.key("quarantined"_L1).number(status->quarantined);
        line.endObject();
        print(line.take());
        return kDone;
    }
    print(u"user         %1"_s.arg(engine.identity().server.isEmpty() ? u"nobody has signed in yet"_s
                                                                      : engine.identity().account()));
    print(u"data as of   %1"_s.arg(asOf ? asOf->toString() : u"never"_s));
    print(u"last pass    %1"_s.arg(status->online == u"1" ? u"reached the service"_s : u"did not reach the service"_s));
    print(u"orders       %1"_s.arg(status->orders));
    print(u"waiting      %1"_s.arg(status->outbox.waiting));
    print(u"refused      %1"_s.arg(status->outbox.refused));
    print(u"set aside    %1"_s.arg(status->quarantined));
    return kDone;
}

} // namespace ch::app
