// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/OrderActionStart.h"
#include "ui/orders/TrackingImportSheet.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTableView>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::OrderAction;
using ui::TrackingVerdict;

class tst_TrackingImportSheet : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_ui.reset(); }

    void paste_everyKindOfRow_isJudged();
    void ship_matchedRows_endEach();
    void carrier_column_winsOverTheField();
    void carrier_missing_isNamed();
    void columns_chosenAnew_matchAnew();
    void file_read_isMatched();
    void file_dropped_isRead();
    void file_unreadable_isSaid();
    void file_thousandsOfRows_areMatchedInTime();
    void oneColumn_isSaid();
    void model_isSound();
    void looks_nothingClippedNothingNameless_data() { addLooks(); }
    void looks_nothingClippedNothingNameless();

private:
    ui::TrackingImportSheet* open();
    std::vector<OrderListItem> paid(size_t count);
    /// What the preview says of each row.
    static QStringList verdicts(const QWidget* sheet);
    QString mixedList();

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
};

void tst_TrackingImportSheet::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(400);
    m_service->start();
}

void tst_TrackingImportSheet::init()
{
    m_ui = std::make_unique<OrderUi>(*m_service);
    m_ui->preferences->setUndoTime(std::chrono::seconds(1));
}

ui::TrackingImportSheet* tst_TrackingImportSheet::open()
{
    ui::startAction(*m_ui->context, &m_ui->host, OrderAction::ImportTracking, std::vector<OrderId>());
    return m_ui->sheet<ui::TrackingImportSheet>();
}

std::vector<OrderListItem> tst_TrackingImportSheet::paid(size_t count)
{
    auto items = m_ui->desk.items({.statuses = {OrderStatus::Paid}, .onHold = false});
    std::erase_if(items, [](const OrderListItem& item) { return item.waiting + item.refused > 0; });
    if (items.size() < count)
        qFatal("too few");
    items.resize(count);
    return items;
}

QStringList tst_TrackingImportSheet::verdicts(const QWidget* sheet)
{
    QStringList said;
    const QAbstractItemModel* model = nullptr;
    for (const QTableView* table : sheet->findChildren<QTableView*>()) {
        if (table->accessibleName() == u"Preview")
            model = table->model();
    }
    for (int row = 0; model && row < model->rowCount({}); ++row)
        said.push_back(model->index(row, ui::TrackingImportModel::Verdict).data().toString());
    return said;
}

QString tst_TrackingImportSheet::mixedList()
{
    const auto ready = paid(3);
    const OrderListItem shipped = m_ui->desk.items({.statuses = {OrderStatus::Completed}}).front();
    const OrderListItem cancelled = m_ui->desk.items({.statuses = {OrderStatus::Cancelled}}).front();
    const OrderListItem held = paid(4).back();
    (void)m_ui->desk.take(held.id, HoldDraft{.reason = u"The customer moves house"_s}, std::chrono::seconds(30));
    QStringList lines{u"订单编号;运单号"_s};
    const auto add = [&lines](const QString& number, const QString& tracking) {
        lines.push_back(QString(number + u';' + tracking));
    };
    add(ready[0].orderNo, u"00340001"_s);
    add(ready[1].orderNo.toLower(), u"00340002"_s);
    add(ready[2].orderNo, u"00340001"_s);
    add(ready[0].orderNo, u"00340009"_s);
    add(u"NO-SUCH-1"_s, u"00340004"_s);
    add(shipped.orderNo, u"00340005"_s);
    add(cancelled.orderNo, u"00340006"_s);
    add(held.orderNo, u"00340007"_s);
    add(u"X"_s, QString());
    add(QString(), u"00340008"_s);
    add(u"Y"_s, u"3,40434E+17"_s);
    return lines.join(u'\n');
}

void tst_TrackingImportSheet::paste_everyKindOfRow_isJudged()
{
    auto* sheet = open();
    field<QPlainTextEdit>(sheet, u"The carrier's list"_s)->setPlainText(mixedList());
    using enum TrackingVerdict;
    QStringList expected;
    for (const TrackingVerdict verdict : {Matched, Matched, Matched, Duplicate, Unknown, AlreadyShipped, NotPossible,
                                          NotPossible, NoTracking, NoOrderNumber, Damaged})
        expected.push_back(ui::words(verdict));
    QTRY_COMPARE_WITH_TIMEOUT(verdicts(sheet), expected, 10'000);
    QTRY_VERIFY(sheet->primaryButton()->isEnabled());
    QVERIFY(sheet->primaryButton()->text().contains(u'3'));
}

void tst_TrackingImportSheet::ship_matchedRows_endEach()
{
    const auto ready = paid(3);
    auto* sheet = open();
    sheet->setText(mixedList());
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 10'000);
    field<QComboBox>(sheet, u"Carrier of the others"_s)->setEditText(u"DHL"_s);
    QVERIFY(press(sheet, sheet->primaryButton()->text()));
    QTRY_VERIFY_WITH_TIMEOUT(textOf(sheet).contains(u"3 of 3 done"), 60'000);
    QCOMPARE(m_ui->detail(ready[0].id).base.shipments.back().trackingNo, u"00340001");
    QCOMPARE(m_ui->detail(ready[1].id).base.shipments.back().trackingNo, u"00340002");
    QCOMPARE(m_ui->detail(ready[1].id).base.shipments.back().carrier, u"DHL");
}

void tst_TrackingImportSheet::carrier_column_winsOverTheField()
{
    const auto ready = paid(2);
    auto* sheet = open();
    sheet->setText(u"Order,Carrier,Tracking\n%1,UPS,1Z1\n%2,,1Z2\n"_s.arg(ready[0].orderNo, ready[1].orderNo));
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 10'000);
    field<QComboBox>(sheet, u"Carrier of the others"_s)->setEditText(u"GLS"_s);
    QVERIFY(press(sheet, sheet->primaryButton()->text()));
    QTRY_VERIFY_WITH_TIMEOUT(textOf(sheet).contains(u"2 of 2 done"), 60'000);
    QCOMPARE(m_ui->detail(ready[0].id).base.shipments.back().carrier, u"UPS");
    QCOMPARE(m_ui->detail(ready[1].id).base.shipments.back().carrier, u"GLS");
}

void tst_TrackingImportSheet::carrier_missing_isNamed()
{
    auto* sheet = open();
    sheet->setText(u"Order,Tracking\n%1,1\n"_s.arg(paid(1).front().orderNo));
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 10'000);
    field<QComboBox>(sheet, u"Carrier of the others"_s)->setEditText({});
    QVERIFY(press(sheet, sheet->primaryButton()->text()));
    QVERIFY(textOf(sheet).contains(u"Carrier of the others is needed."));
    QVERIFY(sheet->primaryButton()->isVisible());
}

void tst_TrackingImportSheet::columns_chosenAnew_matchAnew()
{
    auto* sheet = open();
    sheet->setText(
        u"A,B,C\n1,%1,00340434161094000001\n2,%2,00340434161094000002\n"_s.arg(paid(2)[0].orderNo, paid(2)[1].orderNo));
    const QString unknown = ui::words(TrackingVerdict::Unknown);
    QTRY_COMPARE_WITH_TIMEOUT(verdicts(sheet), QStringList({unknown, unknown}), 10'000);
    auto* column = field<QComboBox>(sheet, u"Order number in"_s);
    column->setCurrentIndex(column->findData(1));
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 10'000);
    QCOMPARE(verdicts(sheet).count(ui::words(TrackingVerdict::Matched)), 2);
}

void tst_TrackingImportSheet::file_read_isMatched()
{
    const QString name = m_ui->desk.folder.filePath(u"parcels.csv"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xEF\xBB\xBFOrder No;Tracking No\r\n" + paid(1).front().orderNo.toUtf8() + ";1\r\n");
    file.close();
    auto* sheet = open();
    sheet->readFile(name);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 10'000);
    QCOMPARE(verdicts(sheet), QStringList{ui::words(TrackingVerdict::Matched)});
}

void tst_TrackingImportSheet::file_dropped_isRead()
{
    const QString name = m_ui->desk.folder.filePath(u"dropped.csv"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Order No;Tracking No\n" + paid(1).front().orderNo.toUtf8() + ";1\n");
    file.close();
    auto* sheet = open();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(name)});
    QDragEnterEvent enter(QPoint(400, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(sheet, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(400, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(sheet, &drop);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 10'000);
    // What is no file and no text is not taken.
    QMimeData picture;
    picture.setData(u"image/png"_s, "x");
    QDragEnterEvent other(QPoint(400, 200), Qt::CopyAction, &picture, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(sheet, &other);
    QVERIFY(!other.isAccepted());
}

void tst_TrackingImportSheet::file_thousandsOfRows_areMatchedInTime()
{
    QString text = u"Order;Tracking\n"_s;
    int rows = 0;
    for (const RowNumber row : m_ui->desk.rows()) {
        const auto items = good(m_ui->orders().items({row}));
        text += items.front().orderNo + u";00340434161094" + QString::number(++rows) + u'\n';
    }
    for (; rows < 8000; ++rows)
        text += u"NO-SUCH-%1;0034%1\n"_s.arg(rows);
    auto* sheet = open();
    QElapsedTimer clock;
    clock.start();
    sheet->setText(text);
    QVERIFY2(clock.elapsed() < 1000, "parsing keeps the window waiting");
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 30'000);
    qInfo("8000 rows matched in %lld ms", clock.elapsed());
    QCOMPARE(verdicts(sheet).size(), 8000);
    QCOMPARE(verdicts(sheet).count(ui::words(TrackingVerdict::Unknown)), 7600);
}

void tst_TrackingImportSheet::file_unreadable_isSaid()
{
    auto* sheet = open();
    sheet->readFile(u"/nowhere/at-all.csv"_s);
    QTRY_VERIFY(sheet->notice()->isVisible());
    QVERIFY(sheet->notice()->text().contains(u"cannot be read"));
}

void tst_TrackingImportSheet::oneColumn_isSaid()
{
    auto* sheet = open();
    sheet->setText(u"CH-1\nCH-2\n"_s);
    QVERIFY(sheet->notice()->text().contains(u"order number and a tracking number"));
    QVERIFY(!sheet->primaryButton()->isEnabled());
}

void tst_TrackingImportSheet::model_isSound()
{
    ui::TrackingMatch match(*m_ui->context);
    ui::TrackingImportModel model(match);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    match.start({{.row = 1, .orderNo = u"NO-1"_s, .trackingNo = u"1"_s}});
    model.reset();
    QTRY_VERIFY(!match.isRunning());
    model.reset();
    QCOMPARE(model.rowCount({}), 1);
}

void tst_TrackingImportSheet::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    m_ui->context->setLocale(look.locale());
    auto* sheet = open();
    QTest::qWait(250);
    picture(m_ui->host, u"import-%1-empty"_s.arg(look.name()), {1280, 800});
    QVERIFY2(clippedIn(sheet).isEmpty(), qPrintable(clippedIn(sheet).join(u"; "_s)));
    sheet->setText(mixedList());
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 10'000);
    picture(m_ui->host, u"import-%1-preview"_s.arg(look.name()), {1280, 800});
    QVERIFY2(clippedIn(sheet).isEmpty(), qPrintable(clippedIn(sheet).join(u"; "_s)));
    QVERIFY2(namelessIn(sheet).isEmpty(), qPrintable(namelessIn(sheet).join(u"; "_s)));
    useTheme();
}

QTEST_MAIN(tst_TrackingImportSheet)
#include "tst_TrackingImportSheet.moc"
