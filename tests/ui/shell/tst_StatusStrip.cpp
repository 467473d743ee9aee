// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "tests/ui/shell/ShellFixture.h"
#include "ui/shell/CountLink.h"
#include "ui/shell/StatusStrip.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Activity = SyncStatus::Activity;
using Trouble = SyncStatus::Trouble;

namespace {

// 2026-03-02 09:00 UTC: what ManualClock says.
constexpr UtcTime kNow(1'772'442'000'000);

QString whole(const SyncStatus& status, bool hasHadContact = true)
{
    return sentenceOf(status, Formats(QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone::utc()), kNow,
                      hasHadContact)
        .whole();
}

QString withoutStop(const QString& sentence)
{
    return sentence.endsWith(u'.') ? sentence.chopped(1) : sentence;
}

} // namespace

class tst_StatusStrip : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        useTheme();
    }

    void sentence_eachStatus_saysWhatIs_data()
    {
        QTest::addColumn<SyncStatus>("status");
        QTest::addColumn<QString>("said");
        QTest::addColumn<StatusAction>("action");
        QTest::addColumn<bool>("hasHadContact");
        const auto row = [](const char* name, const SyncStatus& status, const QString& said, StatusAction action,
                            bool hasHadContact = true) {
            QTest::newRow(name) << status << said << action << hasHadContact;
        };
        row("good", {.dataAsOf = kNow.plusSeconds(-30), .orders = 2000},
            u"Data as of today 08:59 · 0 waiting · 0 refused · Online"_s, StatusAction::None);
        row("waiting and refused", {.dataAsOf = kNow.plusSeconds(-30), .waiting = 1234, .refused = 1},
            u"Data as of today 08:59 · 1,234 waiting · 1 refused · Online"_s, StatusAction::None);
        row("set aside", {.dataAsOf = kNow.plusSeconds(-30), .quarantined = 2},
            u"Data as of today 08:59 · 0 waiting · 0 refused · 2 set aside · Online"_s, StatusAction::None);
        row("before the first answer", {.dataAsOf = kNow.plusSeconds(-86'400)},
            u"Data as of yesterday 09:00 · 0 waiting · 0 refused · Connecting…"_s, StatusAction::None, false);
        row("nothing yet", {}, u"Not all data is here yet · 0 waiting · 0 refused · Connecting…"_s, StatusAction::None,
            false);
        row("first fetch",
            {.activity = Activity::Fetching,
             .done = 120'000,
             .total = 1'000'000,
             .perSecond = 34'999.6,
             .timeLeft = 26s},
            u"Not all data is here yet · 0 waiting · 0 refused · Online · Fetching 120,000 of 1,000,000 · 35,000/s · 26 s left"_s,
            StatusAction::Stop, false);
        row("fetch without an end", {.activity = Activity::Fetching, .dataAsOf = kNow, .done = 7},
            u"Data as of today 09:00 · 0 waiting · 0 refused · Online · Fetched 7"_s, StatusAction::Stop);
        row("looking", {.activity = Activity::Fetching, .dataAsOf = kNow},
            u"Data as of today 09:00 · 0 waiting · 0 refused · Online · Looking for changes"_s, StatusAction::Stop);
        row("sending",
            {.activity = Activity::Sending, .dataAsOf = kNow, .waiting = 37, .done = 3, .total = 40, .perSecond = 12},
            u"Data as of today 09:00 · 37 waiting · 0 refused · Online · Sending 3 of 40 · 12/s"_s, StatusAction::Stop);
        row("indexing", {.activity = Activity::Indexing, .dataAsOf = kNow, .done = 45},
            u"Data as of today 09:00 · 0 waiting · 0 refused · Online · Preparing the search, 45 %"_s,
            StatusAction::Stop);
        row("offline",
            {.trouble = Trouble::Offline,
             .dataAsOf = kNow.plusSeconds(-3600),
             .waiting = 3,
             .nextTry = kNow.plusMs(11'400)},
            u"Data as of today 08:00 · 3 waiting · 0 refused · Offline, next try in 12 s"_s, StatusAction::TryNow);
        row("offline, no time known", {.trouble = Trouble::Offline, .dataAsOf = kNow},
            u"Data as of today 09:00 · 0 waiting · 0 refused · Offline"_s, StatusAction::TryNow);
        row("offline, trying", {.activity = Activity::Fetching, .trouble = Trouble::Offline, .dataAsOf = kNow},
            u"Data as of today 09:00 · 0 waiting · 0 refused · Offline, trying now · Looking for changes"_s,
            StatusAction::Stop);
        row("sign-in needed", {.trouble = Trouble::SignInNeeded, .dataAsOf = kNow},
            u"Data as of today 09:00 · 0 waiting · 0 refused · Sign-in needed"_s, StatusAction::SignIn);
        row("removals", {.trouble = Trouble::RemovalsNeedConsent, .dataAsOf = kNow},
            u"Data as of today 09:00 · 0 waiting · 0 refused · Much of what is here vanished at the service; nothing was removed"_s,
            StatusAction::DecideRemovals);
        row("too old", {.trouble = Trouble::ClientTooOld, .dataAsOf = kNow},
            u"Data as of today 09:00 · 0 waiting · 0 refused · This version is too old for the service"_s,
            StatusAction::None);
        const Error diskFull{.kind = ErrorKind::Storage};
        row("storage", {.trouble = Trouble::Storage, .dataAsOf = kNow, .error = diskFull},
            QString(u"Data as of today 09:00 · 0 waiting · 0 refused · "_s + withoutStop(words(diskFull).what)),
            StatusAction::TryNow);
        const Error server{.kind = ErrorKind::Server, .code = u"INTERNAL"_s};
        row("failed", {.trouble = Trouble::Failed, .dataAsOf = kNow, .error = server, .nextTry = kNow.plusSeconds(90)},
            QString(u"Data as of today 09:00 · 0 waiting · 0 refused · "_s + withoutStop(words(server).what) +
                    u", next try in "_s + Formats(QLocale(QLocale::English), QTimeZone::utc()).duration(90s)),
            StatusAction::TryNow);
    }
    void sentence_eachStatus_saysWhatIs()
    {
        QFETCH(const SyncStatus, status);
        QFETCH(const QString, said);
        QFETCH(const StatusAction, action);
        QFETCH(const bool, hasHadContact);
        QCOMPARE(whole(status, hasHadContact), said);
        const auto sentence =
            sentenceOf(status, Formats(QLocale(QLocale::English), QTimeZone::utc()), kNow, hasHadContact);
        QCOMPARE(sentence.action, action);
    }

    void fraction_knownAndUnknownEnds_areToldApart()
    {
        const Formats formats;
        QCOMPARE(sentenceOf({.activity = Activity::Sending, .done = 10, .total = 40}, formats, kNow, true).fraction,
                 0.25);
        QCOMPARE(sentenceOf({.activity = Activity::Indexing, .done = 45}, formats, kNow, true).fraction, 0.45);
        QVERIFY(sentenceOf({.activity = Activity::Fetching, .done = 10}, formats, kNow, true).fraction < 0);
    }

    void setStatus_clockSetBack_isOnlineAfterTheNextAnswer()
    {
        test::ShellFixture shell;
        StatusStrip strip(shell.context);
        strip.setStatus({.dataAsOf = kNow.plusSeconds(-86'400)});
        QVERIFY2(strip.sentence().whole().contains(u"Connecting…"_s), qPrintable(strip.sentence().whole()));
        // What came a moment ago is older than what was here when the program began.
        strip.setStatus({.dataAsOf = kNow.plusSeconds(-2 * 86'400)});
        QVERIFY2(strip.sentence().whole().endsWith(u"Online"_s), qPrintable(strip.sentence().whole()));
    }

    void setStatus_offlineWithWork_showsItInTheWidgets()
    {
        test::ShellFixture shell;
        StatusStrip strip(shell.context);
        strip.resize(1072, 32);
        strip.show();
        strip.setStatus({.trouble = Trouble::Offline,
                         .dataAsOf = kNow.plusSeconds(-60),
                         .waiting = 3,
                         .refused = 1,
                         .nextTry = kNow.plusSeconds(9)});
        auto* waiting = strip.findChild<CountLink*>(u"statusWaiting"_s);
        auto* refused = strip.findChild<CountLink*>(u"statusRefused"_s);
        auto* quarantined = strip.findChild<CountLink*>(u"statusQuarantined"_s);
        auto* action = strip.findChild<QPushButton*>(u"statusAction"_s);
        QCOMPARE(waiting->text(), u"3 waiting"_s);
        QCOMPARE(refused->text(), u"1 refused"_s);
        QVERIFY(!quarantined->isVisible());
        QCOMPARE(action->text(), u"Try now"_s);
        QCOMPARE(strip.accessibleName(),
                 u"Data as of today 08:59 · 3 waiting · 1 refused · Offline, next try in 9 s"_s);

        QSignalSpy toWaiting(&strip, &StatusStrip::waitingClicked);
        QSignalSpy toRefused(&strip, &StatusStrip::refusedClicked);
        QSignalSpy acted(&strip, &StatusStrip::actionRequested);
        waiting->click();
        refused->click();
        action->click();
        QCOMPARE(toWaiting.size(), 1);
        QCOMPARE(toRefused.size(), 1);
        QCOMPARE(acted.size(), 1);
        QCOMPARE(acted.first().first().value<StatusAction>(), StatusAction::TryNow);
    }

    void countdown_timePasses_staysTrueWithoutNews()
    {
        test::ShellFixture shell;
        StatusStrip strip(shell.context);
        strip.show();
        strip.setStatus({.trouble = Trouble::Offline, .dataAsOf = kNow, .nextTry = kNow.plusSeconds(9)});
        shell.clock.advanceSeconds(5);
        QTRY_VERIFY_WITH_TIMEOUT(strip.accessibleName().endsWith(u"next try in 4 s"_s), 5000);
        shell.clock.advanceSeconds(24 * 3600);
        QTRY_VERIFY_WITH_TIMEOUT(strip.accessibleName().startsWith(u"Data as of yesterday 09:00"_s), 5000);
    }

    void width_smallestWindow_keepsCountsWhole()
    {
        test::ShellFixture shell;
        StatusStrip strip(shell.context);
        strip.resize(736, 32);
        strip.show();
        strip.setStatus({.activity = Activity::Fetching,
                         .trouble = Trouble::Offline,
                         .dataAsOf = kNow.plusSeconds(-86'400),
                         .waiting = 123'456,
                         .refused = 12,
                         .quarantined = 3,
                         .done = 120'000,
                         .total = 1'000'000,
                         .perSecond = 35'000,
                         .timeLeft = 26s});
        for (auto* link : strip.findChildren<CountLink*>()) {
            QVERIFY2(link->width() >= link->sizeHint().width(), qPrintable(link->text()));
            QVERIFY(strip.rect().contains(link->geometry()));
        }
        auto* action = strip.findChild<QPushButton*>(u"statusAction"_s);
        QVERIFY(strip.rect().contains(action->geometry()));
    }
};

QTEST_MAIN(tst_StatusStrip)
#include "tst_StatusStrip.moc"
