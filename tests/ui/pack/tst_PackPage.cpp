// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/pack/PackFixture.h"

#include <QAbstractItemModelTester>

#include <algorithm>

using namespace ch;
using namespace ch::test;

class PackPageTest : public PackPageCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startService(); }
    void init() { takeBench(); }
    void cleanup() { leaveBench(); }

    void workList_live_isWhatCanBePacked();
    void workList_unknownCode_isSaid();
    void scan_wholeOrder_closesItAndOpensTheNext();
    void scan_wrongItem_countsNothingAndIsSaid();
    void scan_tooMany_isRefused();
    void scan_eachOutcome_hasItsColourAndItsSound();
    void sounds_muted_areMutedOnTheBench();
    void picture_ofALine_isShownWhereThereIsOne();
    void scan_otherOrder_opensItWhileNothingIsPacked();
    void scan_everyUnit_isAnsweredAtOnce();
    void pickList_first_isShownByPlaceAndByOrder();
    void models_changes_areConsistent();

private:
    /// The files that are played now.
    QString heard() const
    {
        QStringList files;
        for (const QObject* effect : m_desk->page->findChild<ui::ScanSounds*>()->children()) {
            if (effect->property("playing").toBool())
                files.append(effect->property("source").toUrl().fileName());
        }
        return files.join(u' ');
    }
};

void PackPageTest::workList_live_isWhatCanBePacked()
{
    const desk::PackWork held = m_desk->workWith(2);
    const qint64 total = m_desk->page->workPane().model().total();
    QSignalSpy counts(m_desk->page, &ui::Page::countChanged);
    OtherPerson office(m_service->url());
    office.step(held.id, u"hold"_s, {{u"reason"_s, u"address"_s}});
    m_desk->ui.desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->page->workPane().model().rowOf(held.id), -1, 20'000);
    QCOMPARE(m_desk->page->workPane().model().total(), total - 1);
    QVERIFY(counts.count() > 0);
    QCOMPARE(counts.back()[0].toLongLong(), total - 1);
    office.step(held.id, u"hold"_s, {}, "DELETE");
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->page->workPane().model().rowOf(held.id) >= 0, 20'000);
}

void PackPageTest::workList_unknownCode_isSaid()
{
    m_desk->scanner.scan(u"NO-SUCH-1"_s);
    QTRY_COMPARE(m_desk->page->workPane().band().tone(), ui::Tone::Bad);
    QVERIFY(m_desk->page->workPane().band().sentence().contains(u"NO-SUCH-1"));
    QCOMPARE(m_desk->flow().stage(), Stage::Empty);
}

void PackPageTest::scan_wholeOrder_closesItAndOpensTheNext()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    m_desk->scanner.scan(QString(u"countinghouse://order/" + work.orderNo));
    QVERIFY(m_desk->waitForOrder(work.id));
    QTRY_COMPARE(m_desk->flow().claim().state(), ui::PackClaim::State::Mine);
    m_desk->scanUntil(0);
    QCOMPARE(m_desk->band().tone(), ui::Tone::Good);
    QCOMPARE(m_desk->flow().stage(), Stage::Labelling);
    m_desk->scanner.scan(u"00340434161094000077"_s);
    QVERIFY(m_desk->waitForNext(work.id));
    QVERIFY(m_desk->ui.waitForToast(work.orderNo));
    QVERIFY(m_desk->waitUntilSent());
    const Order done = m_desk->base(work.id);
    QCOMPARE(done.status, OrderStatus::Shipped);
    QCOMPARE(done.shipments.back().trackingNo, u"00340434161094000077"_s);
    // Given back when the parcel is at the service, not before.
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->base(work.id).claim.has_value(), 20'000);
}

void PackPageTest::scan_wrongItem_countsNothingAndIsSaid()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    // An article of another order that is none of this one.
    QString other;
    for (const desk::PackWork& each : m_desk->page->workPane().model().items()) {
        for (const OrderLine& line : m_desk->base(each.id).lines) {
            if (!std::ranges::any_of(m_desk->flow().order().lines,
                                     [&](const OrderLine& mine) { return mine.sku == line.sku; }))
                other = line.sku;
        }
    }
    QVERIFY(!other.isEmpty());
    m_desk->scanUntil(work.units - 1);
    const qint64 before = m_desk->flow().session().packedUnits();
    m_desk->scanner.scan(other);
    QCOMPARE(m_desk->band().tone(), ui::Tone::Bad);
    QTRY_VERIFY(m_desk->band().sentence().startsWith(u"Wrong item: "));
    QCOMPARE(m_desk->flow().session().packedUnits(), before);
    m_desk->scanner.scan(u"NO-SUCH-2"_s);
    QCOMPARE(m_desk->band().tone(), ui::Tone::Bad);
    QVERIFY(m_desk->band().sentence().contains(u"NO-SUCH-2"));
    QCOMPARE(m_desk->flow().session().packedUnits(), before);
    QVERIFY(m_desk->unpack());
}

void PackPageTest::scan_tooMany_isRefused()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    const PackLine line = *m_desk->flow().session().nextLine();
    for (qint64 i = 0; i < line.wanted; ++i)
        m_desk->scanner.scan(PackDesk::codeOf(line));
    QCOMPARE(m_desk->band().tone(), ui::Tone::Good);
    const qint64 before = m_desk->flow().session().packedUnits();
    m_desk->scanner.scan(PackDesk::codeOf(line));
    QCOMPARE(m_desk->band().tone(), ui::Tone::Warn);
    QVERIFY(m_desk->band().sentence().startsWith(u"One too many"));
    QCOMPARE(m_desk->flow().session().packedUnits(), before);
    QVERIFY(m_desk->unpack());
}

void PackPageTest::scan_eachOutcome_hasItsColourAndItsSound()
{
    const desk::PackWork work = m_desk->workWith(4, 2);
    QVERIFY(m_desk->open(work));
    QSet<QString> sounds;
    QString done;
    while (!m_desk->flow().session().isComplete()) {
        const PackLine line = *m_desk->flow().session().nextLine();
        m_desk->scanner.scan(PackDesk::codeOf(line));
        const bool isLast = m_desk->flow().session().isComplete();
        QCOMPARE(heard(), isLast ? u"order.wav"_s : line.left() == 1 ? u"line.wav"_s : u"right.wav"_s);
        QCOMPARE(m_desk->band().tone(), ui::Tone::Good);
        sounds.insert(heard());
        if (isLast || line.left() > 1)
            continue;
        m_desk->scanner.scan(PackDesk::codeOf(line));
        QCOMPARE(heard(), u"over.wav"_s);
        QCOMPARE(m_desk->band().tone(), ui::Tone::Warn);
        m_desk->scanner.scan(u"NO-SUCH-3"_s);
        QCOMPARE(heard(), u"wrong.wav"_s);
        QCOMPARE(m_desk->band().tone(), ui::Tone::Bad);
    }
    QVERIFY(sounds.contains(u"line.wav"_s) && sounds.contains(u"order.wav"_s));
    QVERIFY(m_desk->unpack());
}

void PackPageTest::sounds_muted_areMutedOnTheBench()
{
    const auto isMuted = [this](const QObject* effect) { return effect->property("muted").toBool(); };
    const QObjectList effects = m_desk->page->findChild<ui::ScanSounds*>()->children();
    QVERIFY(!effects.isEmpty() && std::ranges::none_of(effects, isMuted));
    // In the settings, while the page is there; it is gone back to.
    ui::keepSoundSettings(*m_desk->ui.preferences, {.volume = 40, .isMuted = true});
    m_desk->page->enter();
    QVERIFY(std::ranges::all_of(effects, isMuted));
    const auto volume = effects.front()->property("volume").toDouble();
    ui::keepSoundSettings(*m_desk->ui.preferences, {.volume = 90, .isMuted = false});
    m_desk->page->enter();
    QVERIFY(std::ranges::none_of(effects, isMuted));
    QVERIFY(effects.front()->property("volume").toDouble() > volume);
    ui::keepSoundSettings(*m_desk->ui.preferences, {});
}

void PackPageTest::picture_ofALine_isShownWhereThereIsOne()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    const auto& card = *m_desk->page->findChild<ui::PackNextCard*>();
    const PackLine first = *m_desk->flow().session().nextLine();
    QCOMPARE(card.lineNo(), first.lineNo);
    QVERIFY(card.picture().isNull());
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_Escape);
    QTRY_VERIFY(m_desk->page->workPane().isVisible());
    const QTemporaryDir folder;
    QImage red(300, 200, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(folder.filePath(QString(PackDesk::codeOf(first) + u".png"))));
    ui::keepPackSettings(*m_desk->ui.preferences, {.pictures = folder.path()});
    m_desk->page->enter();
    QVERIFY(m_desk->open(work));
    QTRY_COMPARE(card.picture().size(), QSize(300, 200));
    // It is seen, and nothing is written over it.
    const QImage seen = m_desk->page->findChild<ui::PackNextCard*>()->grab().toImage();
    int reds = 0;
    for (int y = 0; y < seen.height(); ++y) {
        for (int x = 0; x < seen.width(); ++x)
            reds += seen.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
    }
    QVERIFY2(reds > 10'000, qPrintable(QString::number(reds)));
    // The next one has none.
    while (card.lineNo() == first.lineNo)
        m_desk->scanner.scan(PackDesk::codeOf(first));
    QVERIFY(card.picture().isNull());
    QVERIFY(m_desk->unpack());
}

void PackPageTest::scan_otherOrder_opensItWhileNothingIsPacked()
{
    const desk::PackWork first = m_desk->workWith(2, 1, 0);
    const desk::PackWork second = m_desk->workWith(2, 1, 1);
    QVERIFY(m_desk->open(first));
    QVERIFY(m_desk->open(second));
    m_desk->scanUntil(second.units - second.packed - 1);
    m_desk->scanner.scan(first.orderNo);
    QCOMPARE(m_desk->band().tone(), ui::Tone::Bad);
    QTRY_VERIFY(m_desk->band().sentence().contains(first.orderNo));
    QCOMPARE(m_desk->flow().id(), second.id);
    QVERIFY(m_desk->unpack());
}

void PackPageTest::scan_everyUnit_isAnsweredAtOnce()
{
    // Every unit of an order and every second time one that is wrong: painted and the sound's play call returned.
    const desk::PackWork work = m_desk->workWith(8, 2);
    QVERIFY(m_desk->open(work));
    std::vector<qint64> answers;
    while (answers.size() < 200) {
        const PackLine* next = m_desk->flow().session().nextLine();
        const qint64 left = m_desk->flow().session().wantedUnits() - m_desk->flow().session().packedUnits();
        if (!next || left <= 1) {
            m_desk->flow().undo();
            continue;
        }
        const bool isWrong = answers.size() % 2 == 1 && m_desk->flow().session().parcelUnits() > 0;
        m_desk->scanner.scan(isWrong ? u"WRONG-ITEM-%1"_s.arg(answers.size()) : PackDesk::codeOf(*next));
        QCOMPARE(m_desk->band().tone(), isWrong ? ui::Tone::Bad : ui::Tone::Good);
        answers.push_back(m_desk->scanner.lastAnswerNs());
    }
    std::ranges::sort(answers);
    const auto ms = [&](size_t at) { return double(answers[at]) / 1e6; };
    qInfo("scan to feedback: median %.2f ms, p99 %.2f ms, worst %.2f ms", ms(100), ms(197), ms(199));
    QVERIFY2(ms(197) < 100, "a scan was not answered at once");
    QVERIFY(m_desk->unpack());
}

void PackPageTest::pickList_first_isShownByPlaceAndByOrder()
{
    QSignalSpy printed(m_desk->page, &ui::PackPage::pickListWanted);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_L, Qt::ControlModifier);
    ui::PickListPane& pane = m_desk->page->pickList();
    QTRY_VERIFY(pane.isVisible() && pane.model().rowCount() > 0);
    const int byPlace = pane.model().rowCount();
    qint64 units = 0;
    for (int row = 0; row < byPlace; ++row)
        units += pane.model().rowAt(row).quantity;
    QVERIFY(press(&pane, u"By order"_s));
    qint64 split = 0;
    int headings = 0;
    for (int row = 0; row < pane.model().rowCount(); ++row) {
        const auto& each = pane.model().rowAt(row);
        headings += each.isHeading ? 1 : 0;
        split += each.isHeading ? 0 : each.quantity;
    }
    QCOMPARE(split, units);
    QVERIFY(headings > 1);
    QVERIFY(press(&pane, u"Print"_s));
    QCOMPARE(printed.count(), 1);
    QVERIFY(printed[0][0].value<std::vector<OrderId>>().size() >= size_t(headings));
    // A scan opens an order from here, too.
    QVERIFY(m_desk->open(m_desk->workWith(2)));
    m_desk->flow().leave();
}

void PackPageTest::models_changes_areConsistent()
{
    const QAbstractItemModelTester work(&m_desk->page->workPane().model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester lines(m_desk->page->findChild<ui::PackLineModel*>(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester picks(&m_desk->page->pickList().model(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    const desk::PackWork order = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(order));
    m_desk->scanUntil(1);
    QVERIFY(m_desk->unpack());
    m_desk->page->pickList().open({order.id});
    QTRY_VERIFY(m_desk->page->pickList().model().rowCount() > 0);
}

QTEST_MAIN(PackPageTest)
#include "tst_PackPage.moc"
