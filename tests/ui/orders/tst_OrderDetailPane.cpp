// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Connection.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/ConflictPanel.h"
#include "ui/orders/OrderActionRules.h"
#include "ui/orders/OrderDetailLines.h"
#include "ui/orders/OrderDetailPane.h"
#include "ui/orders/OrderDetailParcel.h"
#include "ui/orders/OrderDetailTable.h"
#include "ui/orders/OrderListCells.h"
#include "ui/orders/TimelineCard.h"
#include "ui/orders/TimelineRow.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QMenu>
#include <QSignalSpy>
#include <QTcpServer>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::OrderAction;

class tst_OrderDetailPane : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_ui.reset(); }

    void nothing_chosen_saysSo();
    void order_unknown_saysSo();
    void order_shown_hasAllItsParts();
    void steps_eachStatus_areTheLegalOnes_data();
    void steps_eachStatus_areTheLegalOnes();
    void steps_manager_areNone();
    void warehouse_order_hasNoMoney();
    void names_markup_isShownLiterally();
    void newer_thanThisVersionReads_isMarkedAndDecidedOnByNobody();
    void pending_ship_isMarkedAndUndone();
    void late_payment_isShownWithItsReason();
    void timeline_offline_staysWithItsAge();
    void link_other_thanHttps_isNeverOffered();
    void link_tracking_asksFirst();
    void change_elsewhere_isShown();
    void next_previous_areAskedFor();
    void language_changed_isSpokenAtOnce();
    void lines_model_isSound();
    void lines_littleRoom_countWhatHappened();
    void looks_nothingClippedNothingNameless_data() { addLooks(); }
    void looks_nothingClippedNothingNameless();

private:
    void open(const QString& user = u"merchant"_s);
    OrderListItem itemWith(OrderStatus status);
    void show(OrderId id);
    QStringList offered() const;
    OrderId makeEventful();
    QString text() const { return textOf(m_pane); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    ui::OrderDetailPane* m_pane = nullptr;
};

void tst_OrderDetailPane::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(200);
    m_service->start();
}

void tst_OrderDetailPane::open(const QString& user)
{
    m_ui = std::make_unique<OrderUi>(*m_service, user);
    m_pane = m_ui->put(new ui::OrderDetailPane(*m_ui->context));
}

OrderListItem tst_OrderDetailPane::itemWith(OrderStatus status)
{
    const auto items = m_ui->desk.items({.statuses = {status}, .onHold = false});
    if (items.empty())
        qFatal("no order is %s", nameOf(status).data());
    return items.front();
}

void tst_OrderDetailPane::show(OrderId id)
{
    m_pane->show(id);
    const QString number = m_ui->detail(id).base.orderNo;
    QTRY_VERIFY(text().contains(number));
    // The rules have answered when even what everybody may do is offered.
    QTRY_VERIFY(!m_pane->findChild<QMenu*>()->actions().isEmpty());
}

/// Buttons first, then the menu; as a person reads them.
QStringList tst_OrderDetailPane::offered() const
{
    QStringList offered;
    for (const OrderAction which :
         {OrderAction::Ship, OrderAction::Complete, OrderAction::ReleaseHold, OrderAction::Hold, OrderAction::Note}) {
        if (findButton(m_pane, ui::words(which)))
            offered.push_back(ui::words(which));
    }
    for (const QAction* action : m_pane->findChild<QMenu*>()->actions()) {
        if (!action->isSeparator())
            offered.push_back(action->text());
    }
    return offered;
}

void tst_OrderDetailPane::nothing_chosen_saysSo()
{
    open();
    QTRY_VERIFY(text().contains(u"No order chosen"));
    QVERIFY(m_pane->order().isNull());
}

void tst_OrderDetailPane::order_unknown_saysSo()
{
    open();
    m_pane->show(OrderId(42));
    QTRY_VERIFY(text().contains(u"This order is not here"));
}

void tst_OrderDetailPane::order_shown_hasAllItsParts()
{
    open();
    const Order order = m_ui->detail(itemWith(OrderStatus::Completed).id).base;
    show(order.id);
    const ui::Formats& formats = m_ui->context->formats();
    QTRY_VERIFY(text().contains(ui::words(OrderStatus::Completed)));
    for (const QString& part : {order.customer.name, order.customer.email, order.shipTo.line1, order.shipTo.city,
                                order.shipments.front().trackingNo, formats.money(order.totalMinor, order.currency)})
        QVERIFY2(text().contains(part), qPrintable(part));
    const auto* table = m_pane->findChild<ui::OrderDetailTable*>();
    QCOMPARE(table->model()->rowCount({}), int(order.lines.size()));
    QVERIFY(table->asText(false).contains(order.lines.front().sku));
    // Read from the service after a moment.
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"Read just now"), 10'000);
    QTRY_VERIFY(text().contains(ui::words(TimelineKind::Placed)));
    QVERIFY(text().contains(ui::words(TimelineKind::Shipped)));
}

void tst_OrderDetailPane::steps_eachStatus_areTheLegalOnes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](OrderStatus status, std::initializer_list<OrderAction> actions) {
        QStringList expected;
        for (const OrderAction action : actions)
            expected.push_back(ui::words(action));
        QTest::addRow("%s", nameOf(status).data()) << int(status) << expected;
    };
    using enum OrderAction;
    row(OrderStatus::Pending, {Hold, Note, EditAddress, Print, Copy, Cancel});
    row(OrderStatus::Paid, {Ship, Hold, Note, EditAddress, Print, Copy, Refund});
    row(OrderStatus::Shipped, {Complete, Note, CorrectTracking, Print, Copy, Refund});
    row(OrderStatus::Completed, {Note, CorrectTracking, Print, Copy, Refund});
    row(OrderStatus::Cancelled, {Note, Print, Copy});
}

void tst_OrderDetailPane::steps_eachStatus_areTheLegalOnes()
{
    QFETCH(const int, status);
    QFETCH(const QStringList, expected);
    open();
    // One of which nothing was refunded, shipped in part, or paid twice.
    const auto items = m_ui->desk.items({.statuses = {OrderStatus(status)}, .onHold = false});
    const auto plain = std::ranges::find_if(items, [this](const OrderListItem& item) {
        const Order order = m_ui->detail(item.id).base;
        const bool isWhole = order.refundedMinor == 0 && ui::words(order.status) == ui::words(item.status);
        return isWhole && (order.status != OrderStatus::Paid || order.shipments.empty()) &&
               (order.status != OrderStatus::Cancelled || order.payments.empty());
    });
    QVERIFY(plain != items.end());
    show(plain->id);
    QTRY_COMPARE(offered(), expected);
}

void tst_OrderDetailPane::steps_manager_areNone()
{
    open(u"manager"_s);
    show(itemWith(OrderStatus::Paid).id);
    QCOMPARE(offered(), (QStringList{ui::words(OrderAction::Print), ui::words(OrderAction::Copy)}));
}

void tst_OrderDetailPane::warehouse_order_hasNoMoney()
{
    open(u"warehouse"_s);
    const OrderListItem item = itemWith(OrderStatus::Paid);
    show(item.id);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"Read just now"), 10'000);
    QVERIFY(!text().contains(u'€'));
    QVERIFY(!text().contains(u'@'));
    QVERIFY(!text().contains(u"Subtotal"));
    QCOMPARE(m_pane->findChild<ui::OrderDetailTable*>()->model()->columnCount({}), int(ui::OrderLinesModel::Price));
    QVERIFY(!offered().contains(ui::words(OrderAction::Refund)));
    QVERIFY(offered().contains(ui::words(OrderAction::Ship)));
}

void tst_OrderDetailPane::names_markup_isShownLiterally()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const QString evil = u"<b>Bold</b><img src=\"http://127.0.0.1:%1/x\">"_s.arg(probe.serverPort());
    open();
    OtherPerson person(m_service->url());
    const QString sku = m_ui->detail(itemWith(OrderStatus::Paid).id).base.lines.front().sku;
    const QJsonObject placed = person.call(
        "POST", u"/orders"_s,
        {{u"currency"_s, u"EUR"_s},
         {u"customer"_s, QJsonObject{{u"name"_s, evil}}},
         {u"ship_to"_s,
          QJsonObject{{u"name"_s, evil}, {u"line1"_s, evil}, {u"city"_s, u"Berlin"_s}, {u"country"_s, u"DE"_s}}},
         {u"lines"_s, QJsonArray{QJsonObject{{u"sku"_s, sku}, {u"quantity"_s, 1}}}},
         {u"note"_s, evil}});
    const auto id = OrderId::fromText(placed.value(u"id").toString().toLatin1()).value_or(OrderId());
    person.step(id, u"hold"_s, {{u"reason"_s, evil}});
    m_ui->desk.workspace->syncNow();
    QTRY_VERIFY(await(m_ui->orders().detail(id)));
    show(id);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"Read just now"), 10'000);
    for (const QLabel* label : m_pane->findChildren<QLabel*>()) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QCOMPARE(text().count(evil) >= 4, true);
    for (const QWidget* widget : m_pane->findChildren<QWidget*>()) {
        if (widget->toolTip().contains(u"Bold"))
            QVERIFY2(!widget->toolTip().contains(u"<b>"), qPrintable(widget->toolTip()));
    }
    QTest::qWait(50);
    QVERIFY(!probe.hasPendingConnections());
}

void tst_OrderDetailPane::newer_thanThisVersionReads_isMarkedAndDecidedOnByNobody()
{
    open();
    const OrderListItem item = itemWith(OrderStatus::Paid);
    {
        auto db = sql::Connection::open(
            {.file = m_ui->desk.folder.filePath(u"profile/cache.db"_s), .access = sql::Access::ReadWrite});
        QVERIFY(db);
        QVERIFY(
            (*db)->run("INSERT INTO quarantine (entity, id, revision, problem, body, at) "
                       "VALUES ('order', ?, 999999, 'status: is no status', '{\"status\":\"LOST\"}', 1760000000000)",
                       item.id.toString()));
    }
    show(item.id);
    QTRY_VERIFY(text().contains(ui::outdatedWords()));
    for (const OrderAction which : {OrderAction::Ship, OrderAction::Hold, OrderAction::Note, OrderAction::Cancel})
        QVERIFY2(!offered().contains(ui::words(which)), qPrintable(ui::words(which)));
    // In the list too, and whoever tries all the same is told why.
    const OrderListItem listed = good(m_ui->orders().item(item.id));
    QVERIFY(listed.isOutdated);
    const auto outcomes = await(m_ui->orders().take({{.order = item.id, .draft = NoteDraft{.text = u"x"_s}}}, {}));
    QVERIFY(outcomes.size() == 1 && !outcomes.front().entry);
    QCOMPARE(outcomes.front().entry.error().code, u"NOT_UNDERSTOOD"_s);
}

void tst_OrderDetailPane::pending_ship_isMarkedAndUndone()
{
    open();
    const OrderListItem item = m_ui->desk.somethingToShip();
    show(item.id);
    (void)m_ui->desk.take(item.id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"0034001"_s},
                          std::chrono::seconds(30));
    QTRY_VERIFY(text().contains(u"Waiting to be sent"));
    QVERIFY(text().contains(u"DHL 0034001"));
    QTRY_VERIFY(text().contains(ui::words(OrderStatus::Shipped)));
    QVERIFY(press(m_pane, u"Undo"_s));
    QVERIFY(m_ui->waitForToast(u"Taken back"));
    QTRY_VERIFY(!text().contains(u"Waiting to be sent"));
    QCOMPARE(m_ui->detail(item.id).shown.status, OrderStatus::Paid);
}

void tst_OrderDetailPane::late_payment_isShownWithItsReason()
{
    open();
    OtherPerson person(m_service->url());
    const Order order = m_ui->detail(itemWith(OrderStatus::Pending).id).base;
    const QJsonObject after = person.step(order.id, u"cancellation"_s, {{u"reason"_s, u"CUSTOMER"_s}});
    QNetworkAccessManager network;
    QVERIFY(m_ui->waitForVersion(order.id, after.value(u"version").toInteger()));
    // The customer's bank pays all the same; the service answers 409 and keeps the money.
    const auto refused = await(m_ui->orders().recordPayment(
        order.id, {.amountMinor = order.totalMinor, .method = u"bank"_s, .reference = u"late-1"_s}, OpId::random()));
    QVERIFY(!refused);
    m_ui->desk.workspace->syncNow();
    QTRY_VERIFY(!m_ui->detail(order.id).base.payments.empty());
    show(order.id);
    QTRY_VERIFY(text().contains(u"Refused payment"));
    QVERIFY(text().contains(u"late-1"));
    QTRY_VERIFY(offered().contains(ui::words(OrderAction::Refund)));
}

void tst_OrderDetailPane::timeline_offline_staysWithItsAge()
{
    open();
    const OrderListItem item = itemWith(OrderStatus::Shipped);
    show(item.id);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"Read just now"), 10'000);
    m_service->stop();
    QVERIFY(press(m_pane, u"Read the timeline again"_s));
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"could not be read again"), 20'000);
    QVERIFY(text().contains(u"Read just now"));
    QVERIFY(text().contains(ui::words(TimelineKind::Placed)));
    m_service->start();
}

void tst_OrderDetailPane::link_other_thanHttps_isNeverOffered()
{
    for (const QString& link :
         {u"http://track.example/1"_s, u"file:///etc/passwd"_s, u"//host/share"_s, u"\\\\host\\share"_s,
          u"javascript:alert(1)"_s, u"ms-msdt:/id"_s, u"https://"_s, u"https://user:pw@evil.example/"_s, QString()})
        QVERIFY2(!ui::isOpenableLink(link), qPrintable(link));
    QVERIFY(ui::isOpenableLink(u"https://www.dhl.de/track?no=1"_s));
}

void tst_OrderDetailPane::link_tracking_asksFirst()
{
    open();
    const Order order = m_ui->detail(itemWith(OrderStatus::Shipped).id).base;
    m_ui->preferences->setCarriers(
        {{.name = order.shipments.front().carrier, .trackingUrl = u"https://track.example/?no={tracking}"_s}});
    show(order.id);
    const QString track = u"Open the tracking page of "_s + order.shipments.front().trackingNo;
    QVERIFY(press(m_pane, track));
    QTRY_VERIFY(text().contains(u"Open track.example in the browser?"));
    QVERIFY(findButton(m_pane, u"Open"_s));
}

void tst_OrderDetailPane::change_elsewhere_isShown()
{
    open();
    const OrderListItem item = m_ui->desk.somethingToShip(1);
    show(item.id);
    OtherPerson person(m_service->url());
    person.step(item.id, u"hold"_s, {{u"reason"_s, u"The customer moves house"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"The customer moves house"), 20'000);
    QTRY_VERIFY(!offered().contains(ui::words(OrderAction::Ship)));
    QTRY_VERIFY(offered().contains(ui::words(OrderAction::ReleaseHold)));
}

void tst_OrderDetailPane::next_previous_areAskedFor()
{
    open();
    show(itemWith(OrderStatus::Paid).id);
    QSignalSpy next(m_pane, &ui::OrderDetailPane::nextRequested);
    QSignalSpy previous(m_pane, &ui::OrderDetailPane::previousRequested);
    QVERIFY(!findButton(m_pane, u"Next order"_s)->isEnabled());
    m_pane->setNeighbours(true, true);
    QVERIFY(press(m_pane, u"Next order"_s));
    QVERIFY(press(m_pane, u"Previous order"_s));
    QCOMPARE(next.size(), 1);
    QCOMPARE(previous.size(), 1);
    QVERIFY(press(m_pane, u"Copy the order number"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), m_ui->detail(m_pane->order()).base.orderNo);
}

void tst_OrderDetailPane::language_changed_isSpokenAtOnce()
{
    open();
    const OrderListItem item = itemWith(OrderStatus::Paid);
    show(item.id);
    QVERIFY(text().contains(u"Timeline"));
    const Spoken chinese({.isChinese = true});
    QTRY_VERIFY(text().contains(item.orderNo));
    QTRY_VERIFY(!text().contains(u"Timeline") ||
                QCoreApplication::translate("ch::ui::TimelineCard", "Timeline") == u"Timeline");
}

void tst_OrderDetailPane::lines_model_isSound()
{
    open();
    ui::OrderLinesModel model(*m_ui->context);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOrder(m_ui->detail(itemWith(OrderStatus::Paid).id).base);
    QVERIFY(model.rowCount({}) > 0);
    model.setOrder(Order{});
    QCOMPARE(model.rowCount({}), 0);
}

void tst_OrderDetailPane::lines_littleRoom_countWhatHappened()
{
    open();
    Order order = m_ui->detail(itemWith(OrderStatus::Paid).id).base;
    ui::OrderDetailLines lines(*m_ui->context);
    const auto* table = lines.findChild<ui::OrderDetailTable*>();
    lines.resize(360, 300);
    lines.render(order);
    QVERIFY(table->isColumnHidden(ui::OrderLinesModel::Shipped));
    QVERIFY(!table->isColumnHidden(ui::OrderLinesModel::Left));
    order.lines.front().shippedQuantity = 1;
    lines.render(order);
    QVERIFY(!table->isColumnHidden(ui::OrderLinesModel::Shipped));
    // Nothing is left: a column of zeros would say no more.
    for (OrderLine& line : order.lines)
        line.shippedQuantity = line.quantity;
    lines.render(order);
    QVERIFY(table->isColumnHidden(ui::OrderLinesModel::Left));
    // A long name has two lines, and its row the room for them.
    lines.show();
    order.lines.front().title = u"Tea"_s;
    lines.render(order);
    const int low = table->rowHeight(0);
    order.lines.front().title = u"Longjing green tea, the first harvest of the year, in a tin of 250 grams"_s;
    lines.render(order);
    QTRY_VERIFY(table->rowHeight(0) > low);
    lines.resize(900, 300);
    for (OrderLine& line : order.lines)
        line.shippedQuantity = 0;
    lines.render(order);
    QVERIFY(!table->isColumnHidden(ui::OrderLinesModel::Shipped));
}

/// Partly shipped with a corrected number, an address that changed, a note, a refund, one step that waits and one refused.
OrderId tst_OrderDetailPane::makeEventful()
{
    OtherPerson person(m_service->url());
    const auto items = m_ui->desk.items({.statuses = {OrderStatus::Paid}, .onHold = false});
    const auto large = std::ranges::max_element(items, {}, [](const OrderListItem& item) {
        return item.waiting + item.refused > 0 ? 0 : item.lineCount * 100 + item.toShip;
    });
    const OrderId id = large->id;
    const Order order = m_ui->detail(id).base;
    if (order.shipments.empty()) {
        const QJsonArray first{QJsonObject{{u"line_no"_s, 1}, {u"quantity"_s, 1}}};
        person.step(id, u"shipments"_s,
                    {{u"carrier"_s, u"DHL"_s}, {u"tracking_no"_s, u"00340434161094000000"_s}, {u"lines"_s, first}});
        person.step(id, u"shipments/1"_s, {{u"tracking_no"_s, u"00340434161094042557"_s}}, "PATCH");
        person.step(id, u"notes"_s, {{u"text"_s, u"Called the customer: she is at home after four."_s}});
        person.step(id, u"refunds"_s, {{u"amount_minor"_s, 500}, {u"reason"_s, u"Arrived late"_s}});
    }
    if (!m_ui->waitForVersion(id, person.order(id).value(u"version").toInteger()))
        qFatal("no news");
    const auto ship = m_ui->desk.take(id, ShipmentDraft{.carrier = u"UPS"_s, .trackingNo = u"1Z999AA10123456784"_s},
                                      std::chrono::seconds(2));
    person.step(id, u"hold"_s, {{u"reason"_s, u"The customer moves house"_s}});
    if (!m_ui->desk.waitForState(ship.seq, OperationState::Refused))
        qFatal("not refused");
    (void)m_ui->desk.take(id, NoteDraft{.text = u"Ask for the new address"_s}, std::chrono::seconds(30));
    return id;
}

void tst_OrderDetailPane::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    open();
    m_ui->context->setLocale(look.locale());
    const OrderId id = makeEventful();
    show(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->findChildren<ui::ConflictPanel*>().size() == 1, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_pane->findChildren<ui::TimelineRow*>().isEmpty(), 10'000);
    QTRY_VERIFY(m_pane->findChild<ui::ConflictPanel*>()->findChildren<QPushButton*>().size() >= 3);
    QTest::qWait(300);
    for (const QSize& size : {QSize(400, 744), QSize(520, 744), QSize(520, 2400), QSize(980, 1024), QSize(980, 2000)}) {
        m_ui->host.resize(size);
        QTest::qWait(200);
        picture(m_ui->host, u"order-%1-%2x%3"_s.arg(look.name()).arg(size.width()).arg(size.height()), size);
        QVERIFY2(clippedIn(m_pane).isEmpty(), qPrintable(clippedIn(m_pane).join(u"; "_s)));
        QVERIFY2(namelessIn(m_pane).isEmpty(), qPrintable(namelessIn(m_pane).join(u"; "_s)));
    }
    useTheme();
}

QTEST_MAIN(tst_OrderDetailPane)
#include "tst_OrderDetailPane.moc"
