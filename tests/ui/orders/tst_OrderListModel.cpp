// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/OrderListSelection.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>

#include <set>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using State = ui::OrderListModel::State;

/// On a demo shop of 1,000 orders, against the order service itself.
class tst_OrderListModel : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void setQuery_manyRows_showsFirstThenAll();
    void setQuery_otherQuery_staysConsistent();
    void setQuery_twiceAtOnce_onlyTheLastLands();
    void setQuery_fewRows_areCompleteAtOnce();
    void data_notHereYet_isAskedForByPages();
    void data_wholeList_keepsMemoryBounded();
    void data_goneRow_isNotAskedForForever();
    void toolTip_htmlInAName_isShownAsItIs();
    void changed_step_marksTheRowInPlace();
    void changed_remotely_newRowsOnTopMoveNothing();
    void selection_otherSort_isKeptByRow();
    void selection_narrowerFilter_keepsNoHiddenRow();
    void selection_all_knowsEveryOrder();
    void selection_step_walksTheList();
    void selection_currentLeaves_nextOneTakesItsPlace();

private:
    QVariant cell(int row, ui::Column column, int role = Qt::DisplayRole) const
    {
        return m_model->data(m_model->index(row, int(column)), role);
    }
    void ask(const OrderQuery& query)
    {
        m_model->setQuery(query);
        QTRY_COMPARE(m_model->state(), State::Complete);
    }
    OrderListItem loaded(int row)
    {
        if (!QTest::qWaitFor([&] { return m_model->itemAt(row) != nullptr; }, 10'000))
            qFatal("row %d does not come", row);
        return *m_model->itemAt(row);
    }

    /// A shop front's order for one piece of something that is there.
    QJsonObject place(const QString& name)
    {
        OtherPerson other(m_service->url());
        QString sku;
        for (const QJsonValue product : other.call("GET", u"/products?limit=50"_s).value(u"items").toArray()) {
            if (product[u"available"].toInt() > 0)
                sku = product[u"sku"].toString();
        }
        const QJsonObject to{{u"name"_s, name}, {u"line1"_s, u"1"_s}, {u"city"_s, u"Köln"_s}, {u"country"_s, u"DE"_s}};
        return other.call("POST", u"/orders"_s,
                          {{u"currency"_s, u"EUR"_s},
                           {u"customer"_s, QJsonObject{{u"name"_s, name}}},
                           {u"ship_to"_s, to},
                           {u"lines"_s, QJsonArray{QJsonObject{{u"sku"_s, sku}, {u"quantity"_s, 1}}}}});
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    std::unique_ptr<ui::OrderListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<ui::OrderListSelection> m_selection;
};

void tst_OrderListModel::initTestCase()
{
    m_service = std::make_unique<RealService>(1000);
    m_service->start();
    m_ui = std::make_unique<OrderUi>(*m_service);
}

void tst_OrderListModel::init()
{
    m_model = std::make_unique<ui::OrderListModel>(*m_ui->context);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_selection = std::make_unique<ui::OrderListSelection>(*m_model, *m_ui->context);
}

void tst_OrderListModel::cleanup()
{
    m_selection.reset();
    m_tester.reset();
    m_model.reset();
}

void tst_OrderListModel::setQuery_manyRows_showsFirstThenAll()
{
    QCOMPARE(m_model->state(), State::Loading);
    std::vector<std::pair<State, int>> seen;
    connect(m_model.get(), &ui::OrderListModel::stateChanged, this,
            [&] { seen.emplace_back(m_model->state(), m_model->rowCount()); });
    ask({});
    QCOMPARE(seen.back(), std::pair(State::Complete, 1000));
    QCOMPARE(seen.front(), std::pair(State::Loading, 0));
    if (seen.size() > 2)
        QCOMPARE(seen[1], std::pair(State::Partial, 128));
    QCOMPARE(m_model->rows(), m_ui->desk.rows());
    // The first page is here with the rows: nothing flickers.
    QVERIFY(m_model->itemAt(0));
    QVERIFY(m_model->itemAt(127));
}

void tst_OrderListModel::setQuery_otherQuery_staysConsistent()
{
    ask({});
    const OrderQuery queries[] = {{.statuses = {OrderStatus::Paid}},
                                  {.sort = OrderSort::Total, .isDescending = false},
                                  {.search = u"an"_s},
                                  {.sort = OrderSort::Customer},
                                  {.search = u"no such text anywhere"_s},
                                  {}};
    for (const OrderQuery& query : queries) {
        ask(query);
        QCOMPARE(m_model->rows(), m_ui->desk.rows(query));
    }
}

void tst_OrderListModel::setQuery_twiceAtOnce_onlyTheLastLands()
{
    QSignalSpy landed(m_model.get(), &ui::OrderListModel::landed);
    for (int i = 0; i < 20; ++i)
        m_model->setQuery({.statuses = {OrderStatus::Completed}});
    ask({.statuses = {OrderStatus::Paid}});
    QCOMPARE(m_model->rows(), m_ui->desk.rows({.statuses = {OrderStatus::Paid}}));
    QVERIFY(landed.count() <= 2);
}

void tst_OrderListModel::setQuery_fewRows_areCompleteAtOnce()
{
    QSignalSpy states(m_model.get(), &ui::OrderListModel::stateChanged);
    ask({.statuses = {OrderStatus::Pending}});
    // Loading, then complete: nothing between.
    QCOMPARE(states.count(), 2);
    QVERIFY(m_model->rowCount() > 0 && m_model->rowCount() < 128);
}

void tst_OrderListModel::data_notHereYet_isAskedForByPages()
{
    ask({});
    QVERIFY(!cell(700, ui::Column::Number).isValid());
    QCOMPARE(cell(700, ui::Column::Number, Qt::AccessibleTextRole).toString(), u"Loading"_s);
    QSignalSpy arrived(m_model.get(), &ui::OrderListModel::dataChanged);
    QTRY_VERIFY(cell(700, ui::Column::Number).isValid());
    QCOMPARE(arrived.front().at(0).toModelIndex().row(), 640);
    QCOMPARE(arrived.front().at(1).toModelIndex().row(), 767);
    const OrderListItem item = loaded(700);
    QCOMPARE(cell(700, ui::Column::Number).toString(), item.orderNo);
    QCOMPARE(cell(700, ui::Column::Total).toString(), m_ui->context->formats().money(item.totalMinor, item.currency));
    QVERIFY(cell(700, ui::Column::Created, Qt::ToolTipRole)
                .toString()
                .contains(m_ui->context->formats().exact(item.createdAt).toHtmlEscaped()));
}

void tst_OrderListModel::data_wholeList_keepsMemoryBounded()
{
    ask({});
    // All of the shop's thousand are kept; of a million, some thousands would be.
    for (int row = 0; row < 1000; row += 64)
        (void)loaded(row);
    int known = 0;
    for (const RowNumber row : m_model->rows())
        known += m_model->knownItem(row) ? 1 : 0;
    QVERIFY(known > 900 && known <= 32 * 128);
}

void tst_OrderListModel::data_goneRow_isNotAskedForForever()
{
    ask({.statuses = {OrderStatus::Pending}});
    QSignalSpy arrived(m_model.get(), &ui::OrderListModel::dataChanged);
    for (int row = 0; row < m_model->rowCount(); ++row)
        (void)loaded(row);
    arrived.clear();
    QTest::qWait(50);
    QCOMPARE(arrived.count(), 0);
}

void tst_OrderListModel::toolTip_htmlInAName_isShownAsItIs()
{
    // X8: whatever a customer is called, the tool tip is text.
    const QString name = u"<img src=\"http://127.0.0.1:1/probe\"> & Söhne"_s;
    const QJsonObject placed = place(name);
    const auto id = OrderId::fromText(placed.value(u"id").toString().toLatin1());
    QVERIFY(id);
    m_ui->desk.workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(bool(await(m_ui->orders().item(*id))), 20'000);
    ask({.orderNos = {placed.value(u"order_no").toString()}});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, ui::Column::Customer).toString(), name);
    const QString tip = cell(0, ui::Column::Customer, Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(name.toHtmlEscaped()) && !tip.contains(u"<img"_s), qPrintable(tip));
}

void tst_OrderListModel::changed_step_marksTheRowInPlace()
{
    ask({});
    const OrderListItem before = loaded(5);
    QSignalSpy removed(m_model.get(), &ui::OrderListModel::rowsRemoved);
    const PendingOperation taken =
        m_ui->desk.take(before.id, NoteDraft{.text = u"call first"_s}, std::chrono::seconds(30));
    QTRY_COMPARE(loaded(5).waiting, 1);
    QCOMPARE(loaded(5).id, before.id);
    QVERIFY(cell(5, ui::Column::Number, Qt::AccessibleTextRole).toString().contains(u"waiting"_s));
    (void)good(m_ui->orders().undo({taken.seq}));
    QTRY_COMPARE(loaded(5).waiting, 0);
    QCOMPARE(removed.count(), 0);
}

void tst_OrderListModel::changed_remotely_newRowsOnTopMoveNothing()
{
    ask({});
    const RowNumber current = m_model->rows()[10];
    m_selection->selectOnly(10);
    QSignalSpy inserted(m_model.get(), &ui::OrderListModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &ui::OrderListModel::rowsRemoved);
    const int before = m_model->rowCount();
    (void)place(u"New"_s);
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), before + 1, 20'000);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(m_model->rows()[11], current);
    QCOMPARE(m_selection->currentIndex().row(), 11);
    QVERIFY(m_selection->isRowSelected(11));
    QCOMPARE(m_selection->count(), qint64(1));
}

void tst_OrderListModel::selection_otherSort_isKeptByRow()
{
    ask({});
    std::vector<RowNumber> chosen;
    for (const int row : {3, 4, 5, 400, 999}) {
        m_selection->select(m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        chosen.push_back(m_model->rows()[size_t(row)]);
    }
    ask({.sort = OrderSort::Total});
    QCOMPARE(m_selection->count(), qint64(5));
    for (const RowNumber row : chosen)
        QVERIFY(m_selection->isRowSelected(m_model->positionsOf({row}).front()));
    QTRY_VERIFY(m_selection->ids().has_value());
    QCOMPARE(m_selection->ids()->size(), size_t(5));
}

void tst_OrderListModel::selection_narrowerFilter_keepsNoHiddenRow()
{
    ask({});
    m_selection->select({m_model->index(0, 0), m_model->index(m_model->rowCount() - 1, 0)},
                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const std::vector<RowNumber> paid = m_ui->desk.rows({.statuses = {OrderStatus::Paid}});
    ask({.statuses = {OrderStatus::Paid}});
    QCOMPARE(m_selection->count(), qint64(paid.size()));
    ask({.statuses = {OrderStatus::Cancelled}});
    QCOMPARE(m_selection->count(), qint64(0));
    QTRY_VERIFY(m_selection->ids().has_value());
    QVERIFY(m_selection->ids()->empty());
    ask({});
    QCOMPARE(m_selection->count(), qint64(0));
}

void tst_OrderListModel::selection_all_knowsEveryOrder()
{
    ask({});
    QSignalSpy known(m_selection.get(), &ui::OrderListSelection::idsChanged);
    m_selection->select({m_model->index(0, 0), m_model->index(m_model->rowCount() - 1, 0)},
                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(m_selection->count(), qint64(m_model->rowCount()));
    QVERIFY(!m_selection->ids());
    QTRY_COMPARE(known.count(), 1);
    const auto ids = *m_selection->ids();
    QCOMPARE(std::set<OrderId>(ids.begin(), ids.end()).size(), size_t(m_model->rowCount()));
    QCOMPARE(ids.front(), loaded(0).id);
    QCOMPARE(ids.back(), loaded(m_model->rowCount() - 1).id);
}

void tst_OrderListModel::selection_step_walksTheList()
{
    ask({.statuses = {OrderStatus::Pending}});
    QVERIFY(!m_selection->step(-1));
    QVERIFY(m_selection->step(1));
    QCOMPARE(m_selection->currentIndex().row(), 0);
    QVERIFY(!m_selection->step(-1));
    int steps = 1;
    while (m_selection->step(1))
        ++steps;
    QCOMPARE(steps, m_model->rowCount());
}

void tst_OrderListModel::selection_currentLeaves_nextOneTakesItsPlace()
{
    ask({.onHold = false, .sort = OrderSort::OrderNo});
    const OrderListItem item = m_ui->desk.somethingToShip();
    const auto row = m_model->positionsOf({item.row});
    QCOMPARE(row.size(), size_t(1));
    const RowNumber next = m_model->rows()[size_t(row.front()) + 1];
    m_selection->selectOnly(row.front());
    OtherPerson other(m_service->url());
    (void)other.step(item.id, u"hold"_s, {{u"reason"_s, u"address"_s}});
    m_ui->desk.workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(m_model->positionsOf({item.row}).empty(), 20'000);
    QCOMPARE(m_selection->count(), qint64(0));
    QVERIFY(m_selection->step(1));
    QCOMPARE(m_model->rows()[size_t(m_selection->currentIndex().row())], next);
    (void)other.step(item.id, u"hold"_s, {}, "DELETE");
}

QTEST_MAIN(tst_OrderListModel)
#include "tst_OrderListModel.moc"
