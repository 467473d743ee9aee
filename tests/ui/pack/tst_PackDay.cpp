// SPDX-License-Identifier: Apache-2.0
// A day in a warehouse: orders of the real book packed without a network, through the window, with a scanner; three wrong items,
// two clashes, one power cut. Afterwards the service has every parcel, and what it refused is explained.
// CH_PACK_ORDERS says how many orders; 200 are a day (./dev faults).
#include "core/base/Deliver.h"
#include "tests/ui/pack/PackFixture.h"
#include "ui/kit/ScannerInput.h"
#include "ui/print/DocumentPrinter.h"
#include "ui/print/PrintSettings.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QSpinBox>

#include <algorithm>

using namespace ch;
using namespace ch::test;

namespace {

constexpr int kFewOrders = 8;
/// What is packed of more is counted, as people do.
constexpr qint64 kScannedUnits = 2;
/// The last open days of the book, for a short day.
constexpr QLatin1StringView kFewSince("2011-08-30");
constexpr QLatin1StringView kManySince("2011-08-22");

int wantedOrders()
{
    const int wanted = qEnvironmentVariableIntValue("CH_PACK_ORDERS");
    return wanted > 0 ? wanted : kFewOrders;
}

/// The book's rows since a day, unpacked: what is needed to open the shop in seconds. Empty: no books here.
QString bookSince(const QTemporaryDir& folder, const QString& since)
{
    const QString books = qEnvironmentVariable("COUNTINGHOUSE_BOOKS");
    const QString packed = QString(books + u"/online-retail-dec2010-aug2011.csv.xz");
    if (books.isEmpty() || !QFile::exists(packed))
        return {};
    QProcess unpacking;
    unpacking.start(u"xz"_s, {u"-dc"_s, packed});
    if (!unpacking.waitForFinished(60'000) || unpacking.exitCode() != 0)
        qFatal("xz: %s", unpacking.readAllStandardError().constData());
    QList<QByteArray> lines = unpacking.readAllStandardOutput().split('\n');
    QFile cut(folder.filePath(u"book.csv"_s));
    if (!cut.open(QIODevice::WriteOnly))
        qFatal("no room for the book");
    cut.write(lines.takeFirst() + '\n');
    bool isOpen = false;
    for (const QByteArray& line : lines) {
        // Rows are in the order of their days; commas in descriptions do not matter to a date.
        const qsizetype day = line.indexOf(",2011-08-");
        isOpen |= day >= 0 && line.mid(day + 1, 10) >= since.toLatin1();
        if (isOpen && !line.isEmpty())
            cut.write(line + '\n');
    }
    return cut.fileName();
}

void copyFolder(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString target = QString(to + file.mid(from.size()));
        QDir().mkpath(QFileInfo(target).path());
        // A lock is no content.
        if (!file.endsWith(u".lock") && !QFile::copy(file, target))
            qFatal("cannot copy %s", qPrintable(file));
    }
}

} // namespace

class PackDayTest : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_desk.reset(); }
    void day_withoutNetwork_everyParcelArrives();

private:
    void openBench();
    void packLine();
    void packOrder(const desk::PackWork& work);
    void scanWrongItem(const desk::PackWork& work);
    void switchOff();
    void switchOn();
    void powerCut();
    std::vector<desk::PackWork> smallestOrders(int wanted) const;
    void compareWithService(const std::vector<desk::PackWork>& day);

    QTemporaryDir m_folder;
    std::unique_ptr<RealService> m_service;
    std::unique_ptr<PackDesk> m_desk;
    /// The tracking number that each order went out with.
    QHash<OrderId, QString> m_tracking;
    int m_parcels = 0;
    int m_scans = 0;
    int m_wrong = 0;
    int m_prints = 0;
    std::vector<qint64> m_answers;
    /// The processor's part of them.
    std::vector<qint64> m_work;
    QString m_lastRead;
};

void PackDayTest::initTestCase()
{
    useTheme();
    const QString since(wantedOrders() > kFewOrders ? kManySince : kFewSince);
    const QString book = bookSince(m_folder, since);
    if (book.isEmpty())
        QSKIP("no books");
    m_service = std::make_unique<RealService>(RealService::ofBook(book, u"online-retail"_s, since));
    for (const QString& role : {u"merchant"_s, u"warehouse"_s})
        m_service->addUser(role, role, QString(u"demo-" + role).toLatin1());
    m_service->start();
    m_desk = std::make_unique<PackDesk>(*m_service);
    m_desk->ui.preferences->setUndoTime(std::chrono::seconds(0));
    ui::keepPackSettings(*m_desk->ui.preferences, {.asksTracking = true, .opensNext = false});
    ui::PrintSettings printing(m_desk->ui.desk.workspace->profileFolder());
    QVERIFY(QDir().mkpath(m_folder.filePath(u"spool"_s)));
    const ui::PrintTarget spool{.kind = ui::PrintTarget::Kind::Folder, .name = m_folder.filePath(u"spool"_s)};
    printing.set(PrintDocument::PackingSlip, {.target = spool, .paper = ui::Paper::A4});
    printing.setAfterPacking({PrintDocument::PackingSlip});
    openBench();
}

/// What the program wires around the page.
void PackDayTest::openBench()
{
    auto* printer = new ui::DocumentPrinter(*m_desk->ui.context, m_desk->page);
    connect(m_desk->page, &ui::PackPage::documentsWanted, printer, &ui::DocumentPrinter::printAfterPacking);
    connect(&m_desk->page->scanner(), &ui::ScannerInput::scanned, this,
            [this](const ui::ScanRead& read) { m_lastRead = read.text; });
}

std::vector<desk::PackWork> PackDayTest::smallestOrders(int wanted) const
{
    std::vector<desk::PackWork> orders = m_desk->page->workPane().model().items();
    std::ranges::stable_sort(orders, {}, &desk::PackWork::lines);
    // One of a single line cannot be half packed.
    std::erase_if(orders, [](const desk::PackWork& work) { return work.lines < 2; });
    if (std::ssize(orders) > wanted)
        orders.resize(size_t(wanted));
    return orders;
}

/// The next line: each unit scanned, or the first ones scanned and the rest counted by hand.
void PackDayTest::packLine()
{
    const PackLine line = *m_desk->flow().session().nextLine();
    // The book has articles called "M": so few characters are typing to any scanner.
    const bool isScannable = PackDesk::codeOf(line).size() >= ui::ScannerSettings().leastLength;
    const qint64 scans = !isScannable ? 0 : line.left() <= kScannedUnits + 1 ? line.left() : kScannedUnits;
    for (qint64 i = 0; i < scans; ++i) {
        const qint64 before = m_desk->flow().session().packedUnits();
        m_desk->scanner.scan(PackDesk::codeOf(line));
        ++m_scans;
        m_answers.push_back(m_desk->scanner.lastAnswerNs());
        m_work.push_back(m_desk->scanner.lastAnswerCpuNs());
        QVERIFY2(m_desk->flow().session().packedUnits() == before + 1,
                 qPrintable(QString(m_desk->flow().order().orderNo + u": wanted " + PackDesk::codeOf(line) +
                                    u", read " + m_lastRead + u"; " + m_desk->band().sentence())));
    }
    if (m_desk->flow().session().line(line.lineNo)->isDone())
        return;
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F6);
    auto* sheet = m_desk->ui.sheet();
    auto* box = sheet->findChild<QSpinBox*>();
    QCOMPARE(qint64(box->value()), line.wanted);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->flow().session().line(line.lineNo)->isDone());
}

void PackDayTest::scanWrongItem(const desk::PackWork& work)
{
    const desk::PackWork other =
        m_desk->page->workPane().model().itemAt(m_desk->page->workPane().model().rowCount() - 1);
    const Order mine = m_desk->base(work.id);
    for (const OrderLine& line : m_desk->base(other.id).lines) {
        if (std::ranges::any_of(mine.lines, [&](const OrderLine& each) {
                return each.sku.compare(line.sku, Qt::CaseInsensitive) == 0;
            }))
            continue;
        const auto before = m_desk->flow().session().lines();
        m_desk->scanner.scan(line.sku);
        QCOMPARE(m_desk->band().tone(), ui::Tone::Bad);
        QTRY_VERIFY(m_desk->band().sentence().startsWith(u"Wrong item"));
        QCOMPARE(m_desk->flow().session().lines(), before);
        ++m_wrong;
        return;
    }
}

void PackDayTest::packOrder(const desk::PackWork& work)
{
    m_desk->scanner.scan(work.orderNo);
    QVERIFY2(m_desk->waitForOrder(work.id), qPrintable(work.orderNo));
    while (!m_desk->flow().session().isComplete()) {
        packLine();
        if (QTest::currentTestFailed())
            return;
        const bool isNext = m_wrong < 3 && m_parcels > 0 && m_parcels % 2 == 0 && m_tracking.size() / 2 > m_wrong;
        if (isNext && m_desk->flow().stage() == Stage::Packing)
            scanWrongItem(work);
    }
    QTRY_COMPARE(m_desk->flow().stage(), Stage::Labelling);
    const QString tracking = u"JD%1"_s.arg(14'600'000'000 + ++m_parcels);
    m_desk->scanner.scan(tracking);
    QVERIFY(m_desk->waitForStage(Stage::Empty));
    m_tracking.insert(work.id, tracking);
}

void PackDayTest::switchOff()
{
    m_desk->closePage();
    m_desk->ui.context.reset();
    m_desk->ui.desk.close();
}

void PackDayTest::switchOn()
{
    m_desk->ui.desk.open();
    m_desk->ui.desk.workspace->startSync();
    m_desk->ui.setUp();
    m_desk->ui.preferences->setUndoTime(std::chrono::seconds(0));
    m_desk->openPage();
    openBench();
}

/// The machine stops in the middle of an order: what is on the disk a second after the last scan is all there is.
void PackDayTest::powerCut()
{
    QTest::qWait(1'000);
    const OrderId id = m_desk->flow().id();
    const QString orderNo = m_desk->flow().order().orderNo;
    const auto before = m_desk->flow().session().lines();
    const qint64 waiting = m_desk->ui.desk.workspace->status().waiting;
    const QString profile = QString(m_desk->ui.desk.folder.path() + u"/profile");
    const QString image = m_folder.filePath(u"image"_s);
    copyFolder(profile, image);
    switchOff();
    QVERIFY(QDir(profile).removeRecursively());
    copyFolder(image, profile);
    switchOn();
    m_desk->scanner.scan(orderNo);
    QVERIFY(m_desk->waitForOrder(id));
    QCOMPARE(m_desk->flow().session().lines(), before);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->ui.desk.workspace->status().waiting, waiting, 20'000);
}

/// I9: the desk has every order as the service has it. Each order of the day has its parcel and its print.
void PackDayTest::compareWithService(const std::vector<desk::PackWork>& day)
{
    OtherPerson office(m_service->url());
    QString cursor;
    int orders = 0;
    do {
        const QJsonObject page = office.call("GET", QString(u"/orders?limit=200" + cursor));
        for (const auto& theirs : page.value(u"items").toArray()) {
            const Order ours = m_desk->base(*OrderId::fromText(theirs[u"id"].toString().toLatin1()));
            QCOMPARE(ours.revision, theirs[u"revision"].toInteger());
            QCOMPARE(ours.version, theirs[u"version"].toInteger());
            QCOMPARE(QString(nameOf(ours.status)), theirs[u"status"].toString());
            ++orders;
        }
        const QString next = page.value(u"next_cursor").toString();
        cursor = next.isEmpty() ? QString() : QString(u"&cursor=" + next);
    } while (!cursor.isEmpty());
    QVERIFY(orders >= std::ssize(day));
    for (const desk::PackWork& each : day) {
        const QJsonObject timeline = office.call("GET", QString(u"/orders/" + each.id.toString() + u"/events"));
        qsizetype prints = 0;
        for (const auto& event : timeline.value(u"items").toArray())
            prints +=
                event[u"kind"].toString() == u"PRINTED" && event[u"device"].toString() == u"packing bench" ? 1 : 0;
        QVERIFY2(prints == 1, qPrintable(u"%1: %2 prints"_s.arg(each.orderNo).arg(prints)));
        QVERIFY2(QFile::exists(m_folder.filePath(u"spool/%1 Packing slip.pdf"_s.arg(each.orderNo))),
                 qPrintable(each.orderNo));
        ++m_prints;
    }
}

void PackDayTest::day_withoutNetwork_everyParcelArrives()
{
    const std::vector<desk::PackWork> day = smallestOrders(wantedOrders());
    QVERIFY2(std::ssize(day) >= std::min(wantedOrders(), kFewOrders), "the book has too few open orders");
    const desk::PackWork& cancelled = day[1];
    const desk::PackWork& claimed = day[3];
    QElapsedTimer clock;
    clock.start();

    // The Wi-Fi is down in aisle 7.
    m_service->stop();
    m_desk->ui.desk.workspace->syncNow();
    QVERIFY(m_desk->ui.desk.waitForTrouble(SyncStatus::Trouble::Offline));
    for (size_t i = 0; i < day.size(); ++i) {
        if (i == day.size() / 2) {
            m_desk->scanner.scan(day[i].orderNo);
            QVERIFY(m_desk->waitForOrder(day[i].id));
            m_desk->scanner.scan(PackDesk::codeOf(*m_desk->flow().session().nextLine()));
            powerCut();
            if (QTest::currentTestFailed())
                return;
        }
        packOrder(day[i]);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(m_wrong, 3);
    const double packing = double(clock.elapsed()) / 1000;

    // In the evening the machine is switched off. Meanwhile in the office one order is refunded whole, and another one packed by
    // somebody who has a network.
    switchOff();
    m_service->start();
    OtherPerson office(m_service->url());
    office.step(
        cancelled.id, u"refunds"_s,
        {{u"amount_minor"_s, office.order(cancelled.id).value(u"paid_minor")}, {u"reason"_s, u"changed their mind"_s}});
    office.step(claimed.id, u"claim"_s, {}, "PUT");
    switchOn();
    m_desk->ui.desk.workspace->syncNow();
    QVERIFY(m_desk->ui.desk.waitForTrouble(SyncStatus::Trouble::None));
    // Refused: the progress of both clashes, each with its reason, with the print and the parcel behind it; nothing else is left.
    const auto isSettled = [this] {
        const auto open = m_desk->open();
        return open.size() == 6 && std::ranges::all_of(open, [](const PendingOperation& each) {
                   return each.state == OperationState::Refused || each.reason == u"BEHIND_REFUSED";
               });
    };
    QVERIFY(QTest::qWaitFor(isSettled, 600'000));
    QHash<QString, QStringList> reasons;
    for (const PendingOperation& each : m_desk->open())
        reasons[each.label].append(each.reason);
    const QStringList behind{u"BEHIND_REFUSED"_s, u"BEHIND_REFUSED"_s};
    QCOMPARE(reasons.value(cancelled.orderNo), QStringList(u"STATE_CONFLICT"_s) + behind);
    QCOMPARE(reasons.value(claimed.orderNo), QStringList(u"CLAIMED"_s) + behind);

    // Decided: the one comes back to the shelf; the other's parcel goes out as it was packed. Both were printed.
    // The parcel before what it waits behind, or it is sent in between.
    std::vector<PendingOperation> open = m_desk->open();
    std::ranges::reverse(open);
    for (const PendingOperation& each : open) {
        const bool isParcelOfOther = each.label == claimed.orderNo && each.kind == OperationKind::Ship;
        if (!isParcelOfOther && each.kind != OperationKind::Print)
            QCOMPARE(good(m_desk->ui.desk.workspace->activity().discard(each.seq)), true);
    }
    QVERIFY(m_desk->waitUntilSent());
    (void)good(m_desk->ui.desk.workspace->orders().firstRows({}, 1));
    m_desk->ui.desk.workspace->syncNow();
    QVERIFY(m_desk->ui.desk.waitForTrouble(SyncStatus::Trouble::None));

    for (const desk::PackWork& each : day) {
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->base(each.id).status,
                                  each.id == cancelled.id ? OrderStatus::Cancelled : OrderStatus::Shipped, 20'000);
        const Order order = m_desk->base(each.id);
        if (each.id == cancelled.id) {
            QVERIFY(order.shipments.empty());
            continue;
        }
        QCOMPARE(order.shipments.size(), size_t(1));
        QCOMPARE(order.shipments.front().trackingNo, m_tracking.value(each.id));
        QCOMPARE(order.units().shipped, order.units().ordered);
    }
    compareWithService(day);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_service->audit(), QString());
    std::ranges::sort(m_answers);
    std::ranges::sort(m_work);
    const auto ms = [](const std::vector<qint64>& sorted, size_t percent) {
        return double(sorted[(sorted.size() - 1) * percent / 100]) / 1e6;
    };
    qInfo("%zu orders, %d scans in %.0f s without a network, %d prints; scan to feedback median %.1f ms, p99 %.1f ms, "
          "worst %.1f ms; of it the processor's p99 %.1f ms",
          day.size(), m_scans, packing, m_prints, ms(m_answers, 50), ms(m_answers, 99), ms(m_answers, 100),
          ms(m_work, 99));
}

QTEST_MAIN(PackDayTest)
#include "tst_PackDay.moc"
