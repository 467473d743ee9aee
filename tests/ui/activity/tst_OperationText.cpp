// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "tests/ui/activity/Entries.h"
#include "ui/activity/OperationText.h"

#include <QTest>
#include <QTranslator>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using Kind = OperationKind;
using State = OperationState;

class tst_OperationText : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_english.load(u":/i18n/countinghouse_en.qm"_s));
        QCoreApplication::installTranslator(&m_english);
    }

    void summary_eachKind_saysWhatWasEntered_data();
    void summary_eachKind_saysWhatWasEntered();
    void waiting_eachSituation_saysWhatComes_data();
    void waiting_eachSituation_saysWhatComes();
    void failure_refused_hasTheReasonsKindAndFacts();
    void failure_lostAnswer_isOffline();
    void details_ofEntry_holdTheTraceAndNothingEntered();
    void details_ofRecord_holdTheProblemAndNothingOfTheBody();
    void title_serverText_staysAsItIs();

private:
    ui::Formats m_formats{QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone("Europe/Berlin")};
    QTranslator m_english;
};

void tst_OperationText::summary_eachKind_saysWhatWasEntered_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addRow("parcel") << Kind::Ship << QByteArray(R"({"carrier":"DHL","tracking_no":"1Z","notify":true})")
                            << u"DHL 1Z"_s;
    QTest::addRow("part of the lines")
        << Kind::Ship
        << QByteArray(
               R"({"carrier":"DHL","tracking_no":"1Z","lines":[{"line_no":1,"quantity":2},{"line_no":2,"quantity":1}]})")
        << u"DHL 1Z · 2 lines of the order"_s;
    QTest::addRow("one line") << Kind::Ship
                              << QByteArray(
                                     R"({"carrier":"UPS","tracking_no":"2","lines":[{"line_no":1,"quantity":2}]})")
                              << u"UPS 2 · 1 line of the order"_s;
    QTest::addRow("correction") << Kind::CorrectParcel << QByteArray(R"({"tracking_no":"2Z"})") << u"Parcel 3 · 2Z"_s;
    QTest::addRow("note") << Kind::Note << QByteArray(R"({"text":"call\n first"})") << u"call first"_s;
    QTest::addRow("packing") << Kind::Packing << QByteArray(R"({"lines":[{"line_no":1,"packed_quantity":2}]})")
                             << u"1 line packed"_s;
    QTest::addRow("count") << Kind::Count << QByteArray(R"({"sku":"A","counted":1200,"expected":7,"reason":"COUNTED"})")
                           << u"counted 1,200, expected 7"_s;
    QTest::addRow("completion") << Kind::Complete << QByteArray() << QString();
    QTest::addRow("no JSON") << Kind::Note << QByteArray("not json") << QString();
}

void tst_OperationText::summary_eachKind_saysWhatWasEntered()
{
    QFETCH(const Kind, kind);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, text);
    PendingOperation entry = makeEntry(1, kind, State::Waiting, body);
    entry.parcelNo = 3;
    QCOMPARE(summaryOf(entry, m_formats), text);
}

void tst_OperationText::waiting_eachSituation_saysWhatComes_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    QTest::addRow("can be undone") << State::Waiting << 0 << 6 << QString() << u"Sent in 6 s"_s;
    QTest::addRow("due") << State::Waiting << 0 << 0 << QString() << u"Waits to be sent"_s;
    QTest::addRow("in flight") << State::Sending << 1 << 0 << QString() << u"Being sent now"_s;
    QTest::addRow("once") << State::Waiting << 1 << 20 << QString() << u"1 attempt failed; the next in 20 s"_s;
    QTest::addRow("nine times") << State::Waiting << 9 << 0 << u"UNAVAILABLE"_s << u"9 attempts failed; the next now"_s;
    QTest::addRow("ten times") << State::Waiting << 10 << 240 << QString()
                               << u"Still trying: 10 attempts, the next in 4 min"_s;
    QTest::addRow("behind") << State::Waiting << 0 << 0 << u"BEHIND_REFUSED"_s
                            << u"Waits for the refused change before it"_s;
}

void tst_OperationText::waiting_eachSituation_saysWhatComes()
{
    QFETCH(const State, state);
    QFETCH(const int, attempts);
    QFETCH(const int, secondsLeft);
    QFETCH(const QString, reason);
    QFETCH(const QString, text);
    PendingOperation entry = makeShipment(1, state);
    const UtcTime now = entry.createdAt;
    entry.attempts = attempts;
    entry.nextAt = now.plusSeconds(secondsLeft);
    entry.reason = reason;
    QCOMPARE(waitingWords(entry, m_formats, now, true), text);
    // What was never sent has no hour without a service; what was tried goes on by its own clock.
    const bool isFirst = entry.attempts == 0 && entry.state == OperationState::Waiting && entry.reason.isEmpty();
    QCOMPARE(waitingWords(entry, m_formats, now, false),
             isFirst ? u"Sent when the service can be reached again"_s : text);
}

void tst_OperationText::failure_refused_hasTheReasonsKindAndFacts()
{
    const PendingOperation entry = makeShipment(1, State::Refused);
    const Error error = ui::failureOf(entry);
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(error.code, u"VERSION_MISMATCH"_s);
    QCOMPARE(error.facts, entry.facts);
    QCOMPARE(error.trace, entry.trace);
}

void tst_OperationText::failure_lostAnswer_isOffline()
{
    PendingOperation entry = makeShipment(1);
    entry.attempts = 2;
    QCOMPARE(ui::failureOf(entry).kind, ErrorKind::Offline);
}

void tst_OperationText::details_ofEntry_holdTheTraceAndNothingEntered()
{
    PendingOperation entry = makeEntry(5, Kind::Note, State::Refused, R"({"text":"her phone is 0170 1234"})");
    entry.reason = u"FORBIDDEN"_s;
    const QString details = ui::detailsOf(entry);
    QVERIFY(details.contains(entry.trace.toString()));
    QVERIFY(details.contains(entry.opId.toString()));
    QVERIFY(details.contains(u"FORBIDDEN"));
    QVERIFY(details.contains(u"CH-100005"));
    QVERIFY(!details.contains(u"0170"));
}

void tst_OperationText::details_ofRecord_holdTheProblemAndNothingOfTheBody()
{
    const QString details = ui::detailsOf(makeSetAside(9));
    QVERIFY(details.contains(u"order 9, revision 9"));
    QVERIFY(details.contains(u"status: is no status"));
    QVERIFY(!details.contains(u"anna"));
}

void tst_OperationText::title_serverText_staysAsItIs()
{
    PendingOperation entry = makeShipment(1);
    entry.label = u"<b>%1</b>"_s;
    QVERIFY(ui::titleOf(entry).endsWith(u" · <b>%1</b>"));
}

QTEST_MAIN(tst_OperationText)
#include "tst_OperationText.moc"
