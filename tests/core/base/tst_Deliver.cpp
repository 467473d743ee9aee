// SPDX-License-Identifier: Apache-2.0
#include "core/base/Deliver.h"
#include "core/base/Lane.h"

#include <QPointer>
#include <QTest>

#include <latch>

using namespace ch;

class tst_Deliver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void result_ofALane_arrivesOnTheReceiversThread();
    void finishedFuture_isDelivered_notInsideTheCall();
    void nothing_isDelivered_onceItIsDone();
    void changingFunction_isDelivered();
    void receiver_goneBeforeTheResult_isNotCalled();
    void receiver_goneAfterTheResult_isNotCalled();
    void cancelledFuture_withoutAResult_isNotDelivered();
    void manyFutures_receiversDyingAtAnyTime_callNobodyDead();
};

void tst_Deliver::result_ofALane_arrivesOnTheReceiversThread()
{
    Lane lane(QStringLiteral("lane"));
    int answer = 0;
    QThread* thread = nullptr;
    deliver(lane.run([] { return 7; }), this, [&](int result) {
        answer = result;
        thread = QThread::currentThread();
    });
    QTRY_COMPARE(answer, 7);
    QCOMPARE(thread, this->thread());
}

void tst_Deliver::finishedFuture_isDelivered_notInsideTheCall()
{
    int calls = 0;
    deliver(QtFuture::makeReadyFuture(7), this, [&](int) { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
    QTest::qWait(0);
    QCOMPARE(calls, 1);
}

void tst_Deliver::nothing_isDelivered_onceItIsDone()
{
    Lane lane(QStringLiteral("lane"));
    std::latch gate(1);
    bool isDone = false;
    deliver(lane.run([&] { gate.wait(); }), this, [&] { isDone = true; });
    QTest::qWait(0);
    QVERIFY(!isDone);
    gate.count_down();
    QTRY_VERIFY(isDone);
}

void tst_Deliver::changingFunction_isDelivered()
{
    int answer = 0;
    deliver(QtFuture::makeReadyFuture(7), this,
            [&answer, factor = std::make_shared<int>(6)](int result) mutable { answer = result * *factor; });
    QTRY_COMPARE(answer, 42);
}

void tst_Deliver::receiver_goneBeforeTheResult_isNotCalled()
{
    Lane lane(QStringLiteral("lane"));
    std::latch gate(1);
    bool isCalled = false;
    auto receiver = std::make_unique<QObject>();
    const auto future = lane.run([&] {
        gate.wait();
        return 7;
    });
    deliver(future, receiver.get(), [&](int) { isCalled = true; });
    receiver.reset();
    gate.count_down();
    QTRY_VERIFY(future.isFinished());
    QTest::qWait(0);
    QVERIFY(!isCalled);
}

void tst_Deliver::receiver_goneAfterTheResult_isNotCalled()
{
    bool isCalled = false;
    auto receiver = std::make_unique<QObject>();
    deliver(QtFuture::makeReadyFuture(7), receiver.get(), [&](int) { isCalled = true; });
    receiver.reset();
    QTest::qWait(0);
    QVERIFY(!isCalled);
}

void tst_Deliver::cancelledFuture_withoutAResult_isNotDelivered()
{
    QPromise<int> promise;
    promise.start();
    QFuture<int> future = promise.future();
    bool isCalled = false;
    deliver(future, this, [&](int) { isCalled = true; });
    future.cancel();
    promise.finish();
    QTRY_VERIFY(future.isFinished());
    QTest::qWait(0);
    QVERIFY(!isCalled);
    QVERIFY(findChildren<QFutureWatcherBase*>().isEmpty());
}

void tst_Deliver::manyFutures_receiversDyingAtAnyTime_callNobodyDead()
{
    Lane lane(QStringLiteral("lane"));
    constexpr int kRounds = 20'000;
    int delivered = 0;
    int mustArrive = 0;
    std::vector<std::unique_ptr<QObject>> receivers;
    for (int i = 0; i < kRounds; ++i) {
        auto receiver = std::make_unique<QObject>();
        // A call after its death would write here, which the sanitizers and the count would show.
        deliver(lane.run([i] { return i; }), receiver.get(),
                [&delivered, guard = QPointer<QObject>(receiver.get())](int) {
                    if (!guard)
                        qFatal("called for a dead receiver");
                    ++delivered;
                });
        switch (i % 3) {
        case 0:
            break;
        case 1:
            QCoreApplication::sendPostedEvents();
            break;
        default:
            ++mustArrive;
            receivers.push_back(std::move(receiver));
            break;
        }
    }
    lane.run([] {}).waitForFinished();
    QTRY_VERIFY(delivered >= mustArrive);
}

QTEST_GUILESS_MAIN(tst_Deliver)
#include "tst_Deliver.moc"
