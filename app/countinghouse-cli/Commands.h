// SPDX-License-Identifier: Apache-2.0
// What each command does, its arguments already read. Each returns the exit code.
// Main thread.
#pragma once

#include "app/countinghouse-cli/Console.h"
#include "core/sync/Engine.h"

namespace ch::app {

struct SignInArguments
{
    QString server;
    QString user;
    bool passwordFromStdin = false;
    bool json = false;
};
int signIn(sync::Engine& engine, const SignInArguments& arguments, std::stop_token stop);
int signOut(sync::Engine& engine, std::stop_token stop);

struct SyncArguments
{
    bool untilIdle = false;
    bool acceptRemovals = false;
    bool json = false;
};
int syncNow(sync::Engine& engine, const SyncArguments& arguments, std::stop_token stop);
/// Passes by themselves, and a line for each new status, until it is stopped. Then what waits is sent for at most 3 s.
int follow(sync::Engine& engine, bool json, std::stop_token stop);
int showStatus(sync::Engine& engine, bool json);

struct ListArguments
{
    QString status;
    QString exclude;
    QString search;
    QString from;
    QString to;
    QString sort;
    std::optional<bool> hasNote;
    int limit = -1;
    bool json = false;
};
int listOrders(sync::Engine& engine, const ListArguments& arguments);
int showOrder(sync::Engine& engine, const QString& orderNo, bool json);
int dumpCache(sync::Engine& engine);

struct SalesArguments
{
    QString from;
    QString to;
    QString bucket;
    /// product, country, region, week-hour, outcome, shipping or refund-reason; empty: by bucket.
    QString by;
    /// Of one product, of one country; by bucket only.
    QString sku;
    QString country;
    bool json = false;
};
int showSales(sync::Engine& engine, const SalesArguments& arguments);

/// What is to be done to an order or a product.
struct StepArguments
{
    OperationKind kind = OperationKind::Note;
    /// The order's number or the SKU.
    QString label;
    QString carrier;
    QString tracking;
    QString lines;
    QString reason;
    QString note;
    QString until;
    std::optional<qint64> delta;
    std::optional<qint64> counted;
    std::optional<qint64> expected;
    /// Keep it for the next pass and do not try to send it now.
    bool later = false;
    bool json = false;
};
int takeStep(sync::Engine& engine, const StepArguments& arguments, std::stop_token stop);

/// Sends the entry if that is possible now, and says what became of it.
int sendEntry(sync::Engine& engine, qint64 seq, bool json, std::stop_token stop);
/// It is sent by the next sync.
void showQueued(const PendingOperation& entry, bool json);

int listOutbox(sync::Engine& engine, bool json);
/// `id` is an entry's number.
int retryEntry(sync::Engine& engine, qint64 id, bool json, std::stop_token stop);
int discardEntry(sync::Engine& engine, qint64 id);

// --- Stock takes -------------------------------------------------------------------------------------------------------
// A stock take is named by its id, or by its name where only one that is open has it.
/// Newest first.
int listStockTakes(sync::Engine& engine, bool json);

struct StockTakeView
{
    QString stockTake;
    /// Asks the service for what others counted before; else what is known here.
    bool refresh = false;
    bool onlyDifferences = false;
    bool onlyUncounted = false;
    bool json = false;
};
int showStockTake(sync::Engine& engine, const StockTakeView& view, std::stop_token stop);

struct StockTakeDraft
{
    QString name;
    /// What places begin with; or products; neither: everything.
    QString place;
    std::vector<QString> skus;
    bool isBlind = false;
    QString note;
    bool json = false;
};
int beginStockTake(sync::Engine& engine, const StockTakeDraft& draft, std::stop_token stop);

struct CountArguments
{
    QString stockTake;
    QString sku;
    /// So many, or so many more; neither: what was counted is taken back.
    std::optional<qint64> units;
    bool isMore = false;
    QString place;
    QString note;
    bool later = false;
    bool json = false;
};
int countProduct(sync::Engine& engine, const CountArguments& arguments, std::stop_token stop);

struct StockTakeDecision
{
    enum class Kind { Recount, Approve, Cancel };
    Kind kind = Kind::Approve;
    QString stockTake;
    /// Recount: these; approve: what is not taken over, and what is zero though nobody counted it.
    std::vector<QString> skus;
    std::vector<QString> left;
    std::vector<QString> zero;
    QString reason;
    QString note;
    /// Of the stock take as it was seen; nothing: as it is known here.
    std::optional<qint64> version;
    bool json = false;
};
/// Of open stock takes: what others counted, and what is to be counted again.
void readCountedLines(sync::Engine& engine, const std::stop_token& stop);
int decideStockTake(sync::Engine& engine, const StockTakeDecision& decision, std::stop_token stop);
/// As failed(), where the same reasons are about a stock take and not about an order.
int failedStockTake(const Error& error);

} // namespace ch::app
