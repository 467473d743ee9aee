// SPDX-License-Identifier: Apache-2.0
// A desk in a temporary folder, its network, and the shop that it works for.
// Belongs to the test's thread; the engine is as free as ever.
#pragma once

#include "core/store/MetaTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/OutboxTable.h"
#include "core/sync/Engine.h"
#include "core/wire/RequestBodies.h"
#include "tests/support/FaultyTransport.h"
#include "tests/support/LoopbackShop.h"
#include "tests/support/MemorySecretStore.h"

#include <QTemporaryDir>
#include <QTest>

namespace ch::sync {

inline void require(const Result<>& result)
{
    if (!result)
        qFatal("%s", qPrintable(QString(result.error().code + u' ' + result.error().detail)));
}
template <class T> T require(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(QString(result.error().code + u' ' + result.error().detail)));
    return *std::move(result);
}

class DeskFixture
{
public:
    DeskFixture()
    {
        network = std::make_shared<test::FaultyTransport>(shop.transport);
        open();
    }

    void open() { require(tryOpen()); }
    Result<> tryOpen()
    {
        engine.reset();
        auto opened = Engine::open(
            folder.filePath(QStringLiteral("desk")),
            {.secrets = secrets,
             .clock = clock,
             .device = QStringLiteral("test"),
             .makeTransport = [this](const QByteArray&) { return Result<std::shared_ptr<Transport>>(network); },
             .pause = std::make_shared<test::NoPause>()});
        if (!opened)
            return std::move(opened).error();
        engine = *std::move(opened);
        return ok();
    }
    QString file(const QString& name) const { return folder.filePath(u"desk/" + name); }

    Result<Engine::SignIn> signIn(Role role = Role::Merchant)
    {
        return engine->signIn({.server = require(ServerAddress::fromText(QStringLiteral("http://127.0.0.1:1"))),
                               .user = nameOf(role),
                               .password = test::ServiceFixture::password(role)},
                              {});
    }
    SyncReport sync(bool mayRemove = false) { return engine->sync(mayRemove, {}, {}); }

    PendingOperation enqueue(OperationKind kind, const Order& order, const QByteArray& body)
    {
        return require(
            engine->enqueue({.kind = kind,
                             .entityId = order.id.toString(),
                             .label = order.orderNo,
                             .body = body,
                             .baseVersion = needsVersion(kind) ? std::optional(order.version) : std::nullopt}));
    }
    PendingOperation ship(const Order& order, const QString& tracking = QStringLiteral("T1"))
    {
        return enqueue(OperationKind::Ship, order,
                       toJson(ShipmentDraft{.carrier = QStringLiteral("DHL"), .trackingNo = tracking}));
    }
    PendingOperation note(const Order& order, const QString& text = QStringLiteral("a note"))
    {
        return enqueue(OperationKind::Note, order, toNoteJson(text));
    }
    /// `undo`: for so long it can be taken back, and is not sent.
    PendingOperation adjust(const QString& sku, qint64 delta, std::chrono::seconds undo = {})
    {
        return require(engine->enqueue(
            {.kind = OperationKind::Adjust,
             .entityId = sku,
             .label = sku,
             .body = toJson(StockDelta{.sku = sku, .delta = delta, .reason = QStringLiteral("RECEIVED"), .note = {}})},
            undo));
    }

    PendingOperation entry(qint64 seq)
    {
        return *require(engine->read([seq](sql::Connection& db) { return store::operation(db, seq); }));
    }
    OperationState stateOf(const PendingOperation& operation) { return entry(operation.seq).state; }
    qint64 count(std::string_view sql)
    {
        return require(engine->read([sql](sql::Connection& db) { return db.integer(sql); })).value_or(-1);
    }
    QString meta(store::Meta which)
    {
        return require(engine->read([which](sql::Connection& db) { return store::read(db, which); }));
    }
    Order cached(OrderId id)
    {
        return require(
            orderFromJson(require(engine->read([id](sql::Connection& db) { return store::orderBody(db, id); }))));
    }

    test::LoopbackShop shop;
    std::shared_ptr<test::FaultyTransport> network;
    QTemporaryDir folder;
    test::MemorySecretStore secrets;
    test::ManualClock clock;
    std::unique_ptr<Engine> engine;
};

} // namespace ch::sync
