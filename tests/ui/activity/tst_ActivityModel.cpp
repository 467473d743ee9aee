// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "tests/ui/activity/Entries.h"
#include "tests/ui/shell/ShellFixture.h"
#include "ui/activity/ActivityModel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::ActivityItem;
using ui::ActivityModel;
using ui::ActivitySection;
using State = OperationState;

namespace {

std::vector<ActivityItem> shipments(const std::vector<qint64>& seqs, State state = State::Waiting)
{
    std::vector<ActivityItem> items;
    items.reserve(seqs.size());
    for (const qint64 seq : seqs)
        items.emplace_back(makeShipment(seq, state));
    return items;
}

QStringList keysOf(const ActivityModel& model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount({}); ++row)
        keys.push_back(ui::keyOf(model.item(row)));
    return keys;
}

} // namespace

class tst_ActivityModel : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<ShellFixture>(); }

    void setItems_manyRandomChanges_keepsTheModelsPromises();
    void setItems_rowsComeAndGo_selectionStaysWithItsRow();
    void setItems_sameAgain_saysNothing();
    void setItems_stateChanges_isOneChangedRow();
    void setSearch_words_showsWhatHoldsAll_data();
    void setSearch_words_showsWhatHoldsAll();
    void row_eachSection_isInWords();
    void row_accessibleText_holdsAllOfIt();

private:
    std::unique_ptr<ShellFixture> m_fixture;
};

void tst_ActivityModel::setItems_manyRandomChanges_keepsTheModelsPromises()
{
    ActivityModel model(ActivitySection::Waiting, m_fixture->context);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 40; ++round) {
        std::vector<qint64> seqs;
        for (qint64 seq = 1; seq <= 1'000; ++seq) {
            if (random.bounded(100) < 20)
                seqs.push_back(seq);
        }
        std::shuffle(seqs.begin(), seqs.end(), random);
        model.setItems(shipments(seqs));
        QStringList wanted;
        for (const qint64 seq : seqs)
            wanted.push_back(QString::number(seq));
        QCOMPARE(keysOf(model), wanted);
    }
    std::vector<qint64> all(1'000);
    std::iota(all.begin(), all.end(), 1);
    model.setItems(shipments(all));
    QCOMPARE(model.rowCount({}), 1'000);
    model.setItems({});
    QCOMPARE(model.rowCount({}), 0);
}

void tst_ActivityModel::setItems_rowsComeAndGo_selectionStaysWithItsRow()
{
    ActivityModel model(ActivitySection::Waiting, m_fixture->context);
    model.setItems(shipments({1, 2, 3, 4}));
    QItemSelectionModel selection(&model);
    selection.select(model.index(2), QItemSelectionModel::Select);
    model.setItems(shipments({9, 4, 3, 8}));
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(ui::keyOf(model.item(selection.selectedRows().front().row())), u"3"_s);
}

void tst_ActivityModel::setItems_sameAgain_saysNothing()
{
    ActivityModel model(ActivitySection::Waiting, m_fixture->context);
    const auto items = shipments({1, 2, 3});
    model.setItems(items);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    model.setItems(items);
    QCOMPARE(changes.size(), 0);
    QCOMPARE(removals.size(), 0);
}

void tst_ActivityModel::setItems_stateChanges_isOneChangedRow()
{
    ActivityModel model(ActivitySection::Waiting, m_fixture->context);
    auto items = shipments({1, 2, 3});
    model.setItems(items);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    std::get<PendingOperation>(items[1]).state = State::Sending;
    model.setItems(items);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.front().front().toModelIndex().row(), 1);
    QVERIFY(!model.rowAt(1).pill.isEmpty());
}

void tst_ActivityModel::setSearch_words_showsWhatHoldsAll_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("keys");
    QTest::addRow("nothing") << QString() << QStringList{u"1"_s, u"2"_s, u"3"_s};
    QTest::addRow("number") << u"100002"_s << QStringList{u"2"_s};
    QTest::addRow("carrier, other case") << u"dhl"_s << QStringList{u"1"_s, u"2"_s};
    QTest::addRow("both words") << u"  dhl   100001 "_s << QStringList{u"1"_s};
    QTest::addRow("text of a note") << u"fragile"_s << QStringList{u"3"_s};
    QTest::addRow("a name of the body") << u"tracking_no"_s << QStringList{};
    QTest::addRow("no match") << u"zzz"_s << QStringList{};
}

void tst_ActivityModel::setSearch_words_showsWhatHoldsAll()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, keys);
    ActivityModel model(ActivitySection::Done, m_fixture->context);
    auto items = shipments({1, 2}, State::Done);
    items.emplace_back(makeEntry(3, OperationKind::Note, State::Done, R"({"text":"Fragile!"})"));
    model.setItems(items);
    model.setSearch(text);
    QCOMPARE(keysOf(model), keys);
    QCOMPARE(model.total(), 3);
    // What comes later is searched too.
    items.emplace_back(makeEntry(4, OperationKind::Note, State::Done, R"({"text":"zzz"})"));
    model.setItems(items);
    QCOMPARE(keysOf(model).contains(u"4"_s), text.isEmpty() || text == u"zzz");
}

void tst_ActivityModel::row_eachSection_isInWords()
{
    ActivityModel refused(ActivitySection::NeedsAttention, m_fixture->context);
    refused.setItems(shipments({1}, State::Refused));
    QVERIFY(refused.rowAt(0).text.contains(ui::words(OrderStatus::Cancelled)));
    QCOMPARE(refused.rowAt(0).tone, ui::Tone::Bad);

    ActivityModel aside(ActivitySection::SetAside, m_fixture->context);
    aside.setItems({makeSetAside(5)});
    QVERIFY(aside.rowAt(0).title.endsWith(u"5"));
    QCOMPARE(aside.rowAt(0).text, u"status: is no status"_s);

    ActivityModel done(ActivitySection::Done, m_fixture->context);
    done.setItems(shipments({1}, State::Discarded));
    QCOMPARE(done.rowAt(0).pill, ui::words(State::Discarded));
}

void tst_ActivityModel::row_accessibleText_holdsAllOfIt()
{
    ActivityModel model(ActivitySection::Done, m_fixture->context);
    model.setItems(shipments({1}, State::Discarded));
    const QString text = model.data(model.index(0), Qt::AccessibleTextRole).toString();
    QVERIFY(text.contains(u"CH-100001"));
    QVERIFY(text.contains(u"DHL"));
    QVERIFY(text.contains(ui::words(State::Discarded)));
}

QTEST_MAIN(tst_ActivityModel)
#include "tst_ActivityModel.moc"
