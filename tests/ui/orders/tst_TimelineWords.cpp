// SPDX-License-Identifier: Apache-2.0
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/UiTest.h"
#include "ui/orders/TimelineCard.h"
#include "ui/orders/TimelineWords.h"

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::TimelineAge;
using ui::TimelineWords;

class tst_TimelineWords : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void age_daysOfTheShop_decide_data();
    void age_daysOfTheShop_decide();
    void kinds_all_haveWords_data();
    void kinds_all_haveWords();
    void change_values_areInWords();
    void field_unknown_isShownAsItIs();
    void actor_serviceAndImport_areNamed();

private:
    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::UiContext> m_context;
};

void tst_TimelineWords::initTestCase()
{
    m_desk = std::make_unique<DeskFixture>();
    m_preferences = std::make_unique<ui::Preferences>(m_desk->folder.filePath(u"settings.ini"_s));
    m_context = std::make_unique<ui::UiContext>(*m_desk->workspace, *m_preferences,
                                                QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void tst_TimelineWords::age_daysOfTheShop_decide_data()
{
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<int>("age");
    const auto row = [](const char* name, const char* at, TimelineAge age) {
        QTest::newRow(name) << QByteArray(at) << int(age);
    };
    // Now: 12 March 2025, 00:30 in Berlin, which is 11 March, 23:30 in UTC.
    row("a moment ago", "2025-03-11T23:29:00Z", TimelineAge::Today);
    row("ahead of our clock", "2025-03-13T10:00:00Z", TimelineAge::Today);
    row("before midnight", "2025-03-11T22:59:59Z", TimelineAge::Yesterday);
    row("start of yesterday", "2025-03-10T23:00:00Z", TimelineAge::Yesterday);
    row("two days", "2025-03-10T22:59:59Z", TimelineAge::Last7Days);
    row("seven days", "2025-03-04T23:00:00Z", TimelineAge::Last7Days);
    row("eight days", "2025-03-04T22:59:59Z", TimelineAge::Last30Days);
    row("thirty days", "2025-02-09T23:00:00Z", TimelineAge::Last30Days);
    row("older", "2025-02-09T22:59:59Z", TimelineAge::Older);
}

void tst_TimelineWords::age_daysOfTheShop_decide()
{
    QFETCH(const QByteArray, at);
    QFETCH(const int, age);
    const ui::Formats formats(QLocale::c(), QTimeZone("Europe/Berlin"));
    QCOMPARE(int(ui::ageOf(*UtcTime::fromText(at), *UtcTime::fromText("2025-03-11T23:30:00Z"), formats)), age);
}

void tst_TimelineWords::kinds_all_haveWords_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= int(TimelineKind::Imported); ++kind)
        QTest::addRow("%s", nameOf(TimelineKind(kind)).data()) << kind;
}

void tst_TimelineWords::kinds_all_haveWords()
{
    QFETCH(const int, kind);
    const TimelineWords say(*m_context, u"EUR"_s);
    // An entry of a newer service may lack what we expect: it is shown with what it has.
    TimelineEntry entry{.kind = TimelineKind(kind)};
    QVERIFY(!say.about(entry).contains(u"%1"));
    entry.detail = {{u"carrier"_s, u"DHL"_s},
                    {u"tracking_no"_s, u"0034"_s},
                    {u"units"_s, qint64(3)},
                    {u"amount_minor"_s, qint64(5)},
                    {u"text"_s, u"hello"_s},
                    {u"reason"_s, u"OTHER"_s},
                    {u"until"_s, u"2025-03-11T23:30:00.000Z"_s}};
    QVERIFY(!say.about(entry).contains(u"2025-03-11T"));
    if (entry.kind == TimelineKind::Shipped)
        QVERIFY(say.about(entry).startsWith(u"DHL 0034 · 3 "));
    if (entry.kind == TimelineKind::Noted)
        QCOMPARE(say.about(entry), u"hello");
}

void tst_TimelineWords::change_values_areInWords()
{
    const TimelineWords say(*m_context, u"EUR"_s);
    QCOMPARE(say.change({u"email"_s, u"a@x.example"_s, u"b@x.example"_s}), u"E-mail: a@x.example → b@x.example");
    QCOMPARE(say.change({u"ship_to.line2"_s, {}, u"c/o Müller"_s}), u"Address, second line: – → c/o Müller");
    QCOMPARE(say.change({u"status"_s, u"PAID"_s, u"SHIPPED"_s}),
             QString(u"Status: " + ui::words(OrderStatus::Paid) + u" → " + ui::words(OrderStatus::Shipped)));
    QCOMPARE(say.change({u"total_minor"_s, qint64(100), qint64(1250)}), u"Total: €1.00 → €12.50");
    QCOMPARE(say.change({u"line_3.packed_quantity"_s, qint64(0), qint64(2)}), u"Packed of line 3: 0 → 2");
    QVERIFY(!say.change({u"ship_by"_s, {}, u"2025-03-11T23:30:00.000Z"_s}).contains(u'Z'));
}

void tst_TimelineWords::field_unknown_isShownAsItIs()
{
    QCOMPARE(TimelineWords::fieldName(u"gift_wrap"_s), u"gift_wrap");
}

void tst_TimelineWords::actor_serviceAndImport_areNamed()
{
    QCOMPARE(TimelineWords::who({.name = u"service"_s}), u"the service itself");
    QCOMPARE(TimelineWords::who({.name = u"import"_s}), u"an import");
    // A person may be called so.
    QCOMPARE(TimelineWords::who({.name = u"service"_s, .role = Role::Merchant, .device = u"Office"_s}),
             u"service · Office");
}

QTEST_MAIN(tst_TimelineWords)
#include "tst_TimelineWords.moc"
