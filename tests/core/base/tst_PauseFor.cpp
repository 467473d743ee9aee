// SPDX-License-Identifier: Apache-2.0
#include "core/base/PauseFor.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace ch;
using namespace std::chrono_literals;

class tst_PauseFor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void time_goesBy()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(pauseFor(20ms, std::stop_token()));
        QVERIFY(timer.elapsed() >= 20);
    }
    void stop_askedBefore_isNoPause()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY(!pauseFor(1h, source.get_token()));
    }
    void stop_askedMeanwhile_endsIt()
    {
        std::atomic<bool> wentBy = true;
        {
            // Its end asks it to stop, and waits for it.
            const std::jthread thread([&](const std::stop_token& stop) { wentBy = pauseFor(1h, stop); });
        }
        QVERIFY(!wentBy);
    }
};

QTEST_GUILESS_MAIN(tst_PauseFor)
#include "tst_PauseFor.moc"
