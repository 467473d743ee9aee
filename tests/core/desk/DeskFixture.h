// SPDX-License-Identifier: Apache-2.0
// A workspace on a profile of its own, and ways to wait for what it answers.
// Belongs to the test's thread, whose event loop runs while it waits.
#pragma once

#include "core/base/Deliver.h"
#include "core/desk/Workspace.h"
#include "tests/support/MemorySecretStore.h"
#include "tests/support/RealService.h"

#include <QTest>

#include <atomic>

namespace ch::test {

/// As screens get it: delivered. Fails the program if nothing comes.
template <class T> T await(const QFuture<T>& future, int patienceMs = 30'000)
{
    QObject receiver;
    std::optional<T> answer;
    deliver(future, &receiver, [&](T value) { answer.emplace(std::move(value)); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
        qFatal("no answer");
    return *std::move(answer);
}
template <class T> T good(const QFuture<Result<T>>& future)
{
    Result<T> answer = await(future);
    if (!answer)
        qFatal("%d %s %s", int(answer.error().kind), qPrintable(answer.error().code),
               qPrintable(answer.error().detail));
    return *std::move(answer);
}
template <class T> Error bad(const QFuture<Result<T>>& future)
{
    const Result<T> answer = await(future);
    if (answer)
        qFatal("an error was wanted");
    return answer.error();
}

class DeskFixture
{
public:
    DeskFixture() { open(); }

    void open()
    {
        workspace = std::make_unique<desk::Workspace>(
            desk::Workspace::Parts{.secrets = secrets, .clock = m_clock, .device = QStringLiteral("packing bench")});
        QObject::connect(&workspace->orders(), &desk::OrderStore::changed, workspace.get(),
                         [this](const desk::OrderChanges& changes) { orderChanges.push_back(changes); });
        QObject::connect(&workspace->activity(), &desk::ActivityStore::changed, workspace.get(),
                         [this](const std::vector<qint64>& seqs) {
                             ++activityChanges;
                             ended.insert(ended.end(), seqs.begin(), seqs.end());
                         });
        (void)good(workspace->open(folder.path() + u"/profile"));
    }
    void close() { workspace.reset(); }

    static desk::SignInRequest request(const QString& url, const QString& user)
    {
        return {.server = url, .user = user, .password = QString(u"demo-" + user)};
    }
    /// Signs in and fetches everything; passes go on.
    void join(const RealService& service, const QString& user = QStringLiteral("merchant"))
    {
        (void)good(workspace->signIn(request(service.url(), user)));
        workspace->startSync();
        waitForData();
    }
    void waitForData()
    {
        if (!QTest::qWaitFor([this] { return workspace->status().dataAsOf.has_value() && isIdle(); }, 30'000))
            qFatal("no data came");
    }
    bool isIdle() const { return workspace->status().activity == SyncStatus::Activity::Idle; }
    bool waitForTrouble(SyncStatus::Trouble trouble)
    {
        return QTest::qWaitFor([&] { return workspace->status().trouble == trouble; }, 20'000);
    }

    std::vector<RowNumber> rows(const OrderQuery& query = {}) { return good(workspace->orders().allRows(query, {})); }
    std::vector<OrderListItem> items(const OrderQuery& query = {})
    {
        std::vector<RowNumber> found = rows(query);
        if (found.size() > 128)
            found.resize(128);
        return good(workspace->orders().items(found));
    }
    /// Paid, not on hold, at least two units to go out.
    OrderListItem somethingToShip(size_t nth = 0)
    {
        for (const OrderListItem& item : items({.statuses = {OrderStatus::Paid}, .onHold = false})) {
            if (item.toShip >= 2 && item.waiting == 0 && nth-- == 0)
                return item;
        }
        qFatal("nothing to ship");
    }
    PendingOperation take(OrderId order, const OrderStepDraft& draft, std::chrono::seconds undoTime = {})
    {
        const auto outcomes = await(workspace->orders().take({{.order = order, .draft = draft}}, undoTime));
        if (outcomes.size() != 1 || !outcomes.front().entry)
            qFatal("refused: %s", qPrintable(outcomes.front().entry.error().code));
        return *outcomes.front().entry;
    }
    /// Time passes for this desk until what was put into the outbox so far may be sent: what gathers scans and counts, what can
    /// still be undone.
    void hurry()
    {
        UtcTime latest = m_clock.now();
        for (const PendingOperation& each : good(workspace->activity().entries())) {
            if (each.state == OperationState::Waiting)
                latest = std::max(latest, each.nextAt);
        }
        if (latest <= m_clock.now())
            return;
        m_clock.skipTo(latest);
        workspace->syncNow();
    }
    OperationState stateOf(qint64 seq) { return good(workspace->activity().entriesOf({seq})).front().state; }
    bool waitForState(qint64 seq, OperationState state)
    {
        return QTest::qWaitFor([&] { return stateOf(seq) == state; }, 20'000);
    }

    MemorySecretStore secrets;
    QTemporaryDir folder;
    std::vector<desk::OrderChanges> orderChanges;
    int activityChanges = 0;
    std::vector<qint64> ended;
    std::unique_ptr<desk::Workspace> workspace;

private:
    /// The system's, and what was skipped.
    class SkippingClock final : public Clock
    {
    public:
        UtcTime now() const override { return SystemClock().now().plusMs(m_skippedMs.load()); }
        void skipTo(UtcTime time) { m_skippedMs += time.epochMs() - now().epochMs(); }

    private:
        std::atomic<qint64> m_skippedMs = 0;
    };
    SkippingClock m_clock;
};

} // namespace ch::test
