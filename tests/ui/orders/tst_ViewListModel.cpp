// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/ViewListModel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_ViewListModel : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rows_lateAndDueFirst_thenSavedOnes();
    void counts_stepOfAnother_follow();
    void outbox_stepOfOnesOwn_isCounted();
    void views_changedElsewhere_comeAndGo();

private:
    qint64 count(const ui::ViewListModel& model, ui::ViewKind kind) const
    {
        return model.entry(model.rowOf(kind)).count.value_or(-1);
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
};

void tst_ViewListModel::initTestCase()
{
    m_service = std::make_unique<RealService>(500);
    m_service->start();
    m_ui = std::make_unique<OrderUi>(*m_service);
}

void tst_ViewListModel::rows_lateAndDueFirst_thenSavedOnes()
{
    ui::ViewListModel model(*m_ui->context);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.entry(0).kind, ui::ViewKind::Late);
    QCOMPARE(model.entry(1).kind, ui::ViewKind::DueToday);
    QTRY_COMPARE(count(model, ui::ViewKind::All), qint64(500));
    for (int row = 0; row < model.rowCount(); ++row) {
        QTRY_VERIFY(model.entry(row).count.has_value());
        const OrderQuery query = ui::queryOf(model.entry(row).filter, m_ui->context->now(), m_ui->context->formats());
        QCOMPARE(*model.entry(row).count, qint64(m_ui->desk.rows(query).size()));
    }
}

void tst_ViewListModel::counts_stepOfAnother_follow()
{
    ui::ViewListModel model(*m_ui->context);
    QTRY_VERIFY(count(model, ui::ViewKind::OnHold) >= 0);
    const qint64 held = count(model, ui::ViewKind::OnHold);
    const OrderListItem item = m_ui->desk.somethingToShip();
    OtherPerson other(m_service->url());
    (void)other.step(item.id, u"hold"_s, {{u"reason"_s, u"address"_s}});
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(count(model, ui::ViewKind::OnHold), held + 1, 20'000);
    (void)other.step(item.id, u"hold"_s, {}, "DELETE");
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(count(model, ui::ViewKind::OnHold), held, 20'000);
}

void tst_ViewListModel::outbox_stepOfOnesOwn_isCounted()
{
    ui::ViewListModel model(*m_ui->context);
    QTRY_COMPARE(count(model, ui::ViewKind::Outbox), qint64(0));
    const OrderListItem item = m_ui->desk.somethingToShip();
    const PendingOperation taken = m_ui->desk.take(item.id, NoteDraft{.text = u"x"_s}, std::chrono::seconds(30));
    QTRY_COMPARE(count(model, ui::ViewKind::Outbox), qint64(1));
    (void)good(m_ui->orders().undo({taken.seq}));
    QTRY_COMPARE(count(model, ui::ViewKind::Outbox), qint64(0));
}

void tst_ViewListModel::views_changedElsewhere_comeAndGo()
{
    ui::ViewListModel model(*m_ui->context);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    OtherPerson other(m_service->url());
    const QJsonObject made = other.call("POST", u"/views"_s,
                                        {{u"name"_s, u"<b>French</b>"_s},
                                         {u"query"_s, QJsonObject{{u"country"_s, u"FR"_s}}},
                                         {u"columns"_s, QJsonArray{u"order_no"_s, u"total_minor"_s}},
                                         {u"sort"_s, u"-total_minor"_s},
                                         {u"roles"_s, QJsonArray{u"merchant"_s}}});
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 8, 20'000);
    QCOMPARE(model.entry(6).kind, ui::ViewKind::Heading);
    QCOMPARE(model.flags(model.index(6)), Qt::ItemFlags(Qt::NoItemFlags));
    const ui::ViewEntry& entry = model.entry(7);
    QCOMPARE(entry.filter.fixed.country, u"FR"_s);
    QCOMPARE(entry.filter.fixed.sort, OrderSort::Total);
    QCOMPARE(entry.columns, (QStringList{u"order_no"_s, u"total_minor"_s}));
    QCOMPARE(model.data(model.index(7)).toString(), u"<b>French</b>"_s);
    QVERIFY(!model.data(model.index(7), Qt::ToolTipRole).toString().contains(u"<b>"_s));
    QTRY_COMPARE(model.entry(7).count.value_or(-1), qint64(m_ui->desk.rows({.country = u"FR"_s}).size()));
    (void)other.call("DELETE", QString(u"/views/"_s + made.value(u"id").toString()));
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 6, 20'000);
}

QTEST_MAIN(tst_ViewListModel)
#include "tst_ViewListModel.moc"
