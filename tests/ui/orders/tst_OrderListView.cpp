// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/kit/CellPainting.h"
#include "ui/orders/OrderListView.h"

#include <QSignalSpy>

#include <set>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using State = ui::OrderListModel::State;

/// A person who selects while the list changes under their hands.
class tst_OrderListView : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void shift_rowsPutElsewhereMeanwhile_extendsFromWhereItBegan();
    void shift_backAfterALanding_leavesRowsAgain();
    void shift_otherRowsChosenBefore_areKept();
    void shift_otherList_beginsAtTheCurrentRow();
    void shift_firstRowLeft_keepsTheRest();
    void times_atTheLeastWidth_areWhole_data();
    void times_atTheLeastWidth_areWhole();

private:
    ui::OrderListSelection& selection() const { return m_view->orders(); }
    void ask(const OrderQuery& query)
    {
        m_model->setQuery(query);
        QTRY_COMPARE(m_model->state(), State::Complete);
    }
    /// The same orders in another order, as after a page of changes: no row is where it was.
    void land(const OrderQuery& query)
    {
        QSignalSpy landed(m_model.get(), &ui::OrderListModel::landed);
        m_model->followQuery(query);
        QTRY_VERIFY(landed.count() > 0);
        QCOMPARE(landed.front().front().toBool(), false);
    }
    void press(Qt::Key key, int times, Qt::KeyboardModifiers with = Qt::ShiftModifier)
    {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(m_view.get(), key, with);
    }
    std::set<RowNumber> chosen() const
    {
        std::set<RowNumber> rows;
        for (const QModelIndex& index : selection().QItemSelectionModel::selectedRows())
            rows.insert(m_model->rows()[size_t(index.row())]);
        return rows;
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    std::unique_ptr<ui::OrderListModel> m_model;
    std::unique_ptr<ui::OrderListView> m_view;
};

void tst_OrderListView::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(1000);
    m_service->start();
    m_ui = std::make_unique<OrderUi>(*m_service);
}

void tst_OrderListView::init()
{
    m_model = std::make_unique<ui::OrderListModel>(*m_ui->context);
    m_view = std::make_unique<ui::OrderListView>(*m_model, *m_ui->context);
    m_view->resize(1000, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_OrderListView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void tst_OrderListView::shift_rowsPutElsewhereMeanwhile_extendsFromWhereItBegan()
{
    ask({});
    press(Qt::Key_Home, 1, Qt::NoModifier);
    press(Qt::Key_Down, 7);
    const std::set<RowNumber> before = chosen();
    QCOMPARE(before.size(), size_t(8));
    // Every row leaves and comes back, the first of them last.
    land({.isDescending = false});
    QCOMPARE(chosen(), before);
    QCOMPARE(selection().currentIndex().row(), m_model->rowCount() - 8);
    land({});
    press(Qt::Key_Down, 32);
    QCOMPARE(selection().count(), qint64(40));
    for (int row = 0; row < 40; ++row)
        QVERIFY(selection().isRowSelected(row));
}

void tst_OrderListView::shift_backAfterALanding_leavesRowsAgain()
{
    ask({});
    press(Qt::Key_Home, 1, Qt::NoModifier);
    press(Qt::Key_Down, 9);
    land({.isDescending = false});
    land({});
    press(Qt::Key_Up, 4);
    QCOMPARE(selection().count(), qint64(6));
    QVERIFY(selection().isRowSelected(0) && selection().isRowSelected(5) && !selection().isRowSelected(6));
}

void tst_OrderListView::shift_otherRowsChosenBefore_areKept()
{
    ask({});
    // One with Ctrl far below, then a run.
    selection().select(m_model->index(500, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      m_view->visualRect(m_model->index(2, 0)).center());
    press(Qt::Key_Down, 3);
    QCOMPARE(selection().count(), qint64(5));
    land({.isDescending = false});
    land({});
    press(Qt::Key_Down, 1);
    QCOMPARE(selection().count(), qint64(6));
    QVERIFY(selection().isRowSelected(500) && selection().isRowSelected(2) && selection().isRowSelected(6));
}

void tst_OrderListView::shift_otherList_beginsAtTheCurrentRow()
{
    ask({});
    press(Qt::Key_Home, 1, Qt::NoModifier);
    press(Qt::Key_Down, 3, Qt::NoModifier);
    ask({.sort = OrderSort::Total});
    const int current = selection().currentIndex().row();
    QVERIFY(current >= 0);
    const Qt::Key away = current > 500 ? Qt::Key_Up : Qt::Key_Down;
    press(away, 2);
    QCOMPARE(selection().count(), qint64(3));
    QVERIFY(selection().isRowSelected(current));
}

void tst_OrderListView::shift_firstRowLeft_keepsTheRest()
{
    const OrderQuery notHeld{.onHold = false};
    ask(notHeld);
    const OrderListItem gone = m_ui->desk.somethingToShip();
    const int first = m_model->positionsOf({gone.row}).front();
    selection().selectOnly(first);
    press(Qt::Key_Down, 4);
    OtherPerson other(m_service->url());
    (void)other.step(gone.id, u"hold"_s, {{u"reason"_s, u"address"_s}});
    m_ui->desk.workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(m_model->positionsOf({gone.row}).empty(), 20'000);
    QCOMPARE(selection().count(), qint64(4));
    press(Qt::Key_Down, 1);
    QVERIFY2(selection().count() >= 2, qPrintable(QString::number(selection().count())));
    QVERIFY(selection().isRowSelected(selection().currentIndex().row()));
    (void)other.step(gone.id, u"hold"_s, {}, "DELETE");
}

void tst_OrderListView::times_atTheLeastWidth_areWhole_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("12 hours") << QLocale(QLocale::English, QLocale::UnitedStates);
    QTest::newRow("24 hours") << QLocale(QLocale::English, QLocale::UnitedKingdom);
    QTest::newRow("Chinese") << QLocale(QLocale::Chinese, QLocale::China);
}

void tst_OrderListView::times_atTheLeastWidth_areWhole()
{
    QFETCH(const QLocale, locale);
    const ui::Formats formats(locale, QTimeZone::utc());
    const QFontMetrics metrics(ui::fontOf(ui::TextStyle::Body));
    // A Wednesday afternoon; the day before, the week before, another year.
    const UtcTime now(1'764'167'400'000);
    for (const qint64 hours : {1, 17, 60, 200, 9'000}) {
        const QString text = formats.when(now.plusSeconds(-hours * 3'600), now);
        for (const ui::Column column :
             {ui::Column::Created, ui::Column::Paid, ui::Column::Shipped, ui::Column::Updated}) {
            const int room = ui::specOf(column).leastWidth - 2 * ui::kCellMargin;
            QVERIFY2(metrics.horizontalAdvance(text) <= room,
                     qPrintable(u"%1: %2 of %3"_s.arg(text).arg(metrics.horizontalAdvance(text)).arg(room)));
        }
    }
}

QTEST_MAIN(tst_OrderListView)
#include "tst_OrderListView.moc"
