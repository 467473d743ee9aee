// SPDX-License-Identifier: Apache-2.0
// What each command does, its arguments already read. Each returns the exit code.
// Main thread.
#pragma once

#include "app/countinghouse-cli/Console.h"
#include "core/sync/Desk.h"

namespace ch::app {

struct SignInArguments
{
    QString server;
    QString user;
    bool passwordFromStdin = false;
    bool json = false;
};
int signIn(sync::Desk& desk, const SignInArguments& arguments);
int signOut(sync::Desk& desk);

struct SyncArguments
{
    bool untilIdle = false;
    bool acceptRemovals = false;
    bool json = false;
};
int syncNow(sync::Desk& desk, const SyncArguments& arguments);
int showStatus(sync::Desk& desk, bool json);

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
int listOrders(sync::Desk& desk, const ListArguments& arguments);
int showOrder(sync::Desk& desk, const QString& orderNo, bool json);
int dumpCache(sync::Desk& desk);

struct SalesArguments
{
    QString from;
    QString to;
    QString bucket;
    bool json = false;
};
int showSales(sync::Desk& desk, const SalesArguments& arguments);

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
int takeStep(sync::Desk& desk, const StepArguments& arguments);

int listOutbox(sync::Desk& desk, bool json);
/// `id` is an entry's number.
int retryEntry(sync::Desk& desk, qint64 id, bool json);
int discardEntry(sync::Desk& desk, qint64 id);

} // namespace ch::app
