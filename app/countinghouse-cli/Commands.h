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

int listOutbox(sync::Engine& engine, bool json);
/// `id` is an entry's number.
int retryEntry(sync::Engine& engine, qint64 id, bool json, std::stop_token stop);
int discardEntry(sync::Engine& engine, qint64 id);

} // namespace ch::app
