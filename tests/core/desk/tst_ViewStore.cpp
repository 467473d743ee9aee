// SPDX-License-Identifier: Apache-2.0
#include "core/domain/ViewQuery.h"
#include "tests/core/desk/DeskFixture.h"

#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

SavedView lateInGermany()
{
    SavedView view;
    view.name = u"Late in Germany"_s;
    view.query = {{u"status"_s, u"PAID"_s}, {u"country"_s, u"DE"_s}, {u"overdue"_s, u"true"_s}};
    view.columns = {u"order_no"_s, u"ship_by"_s};
    view.sort = u"ship_by"_s;
    view.roles = Role::Merchant | Role::Warehouse;
    return view;
}

} // namespace

class tst_ViewStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void save_newAndChanged_isThereAtOnce();
    void save_isSeenByThoseItIsSharedWith();
    void save_byTheWarehouse_isForbidden();
    void remove_isGone();
    void save_offline_isAnError();

private:
    std::unique_ptr<RealService> m_service;
};

void tst_ViewStore::initTestCase()
{
    m_service = std::make_unique<RealService>(50);
    m_service->start();
}

void tst_ViewStore::save_newAndChanged_isThereAtOnce()
{
    DeskFixture desk;
    desk.join(*m_service);
    desk::ViewStore& views = desk.workspace->views();
    const size_t before = good(views.views()).size();
    QSignalSpy changed(&views, &desk::ViewStore::changed);
    SavedView saved = good(views.save(lateInGermany(), OpId::random()));
    QVERIFY(!saved.id.isNull());
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(good(views.views()).size(), before + 1);
    saved.name = u"Very late"_s;
    const SavedView renamed = good(views.save(saved, OpId::random()));
    QCOMPARE(renamed.id, saved.id);
    const auto all = good(views.views());
    QCOMPARE(all.size(), before + 1);
    QVERIFY(std::ranges::find(all, renamed) != all.end());
    const auto read = orderQueryOf(renamed.query, renamed.sort, desk.workspace->identity().zone(), UtcTime(1));
    QVERIFY(read.unknown.isEmpty());
    QCOMPARE(read.query.sort, OrderSort::ShipBy);
    (void)good(views.remove(saved.id, OpId::random()));
}

void tst_ViewStore::save_isSeenByThoseItIsSharedWith()
{
    DeskFixture packer;
    packer.join(*m_service, u"warehouse"_s);
    const size_t before = good(packer.workspace->views().views()).size();
    DeskFixture desk;
    desk.join(*m_service);
    const SavedView saved = good(desk.workspace->views().save(lateInGermany(), OpId::random()));
    QTRY_COMPARE_WITH_TIMEOUT(good(packer.workspace->views().views()).size(), before + 1, 20'000);
    (void)good(desk.workspace->views().remove(saved.id, OpId::random()));
    QTRY_COMPARE_WITH_TIMEOUT(good(packer.workspace->views().views()).size(), before, 20'000);
}

void tst_ViewStore::save_byTheWarehouse_isForbidden()
{
    DeskFixture packer;
    packer.join(*m_service, u"warehouse"_s);
    QCOMPARE(bad(packer.workspace->views().save(lateInGermany(), OpId::random())).kind, ErrorKind::Forbidden);
}

void tst_ViewStore::remove_isGone()
{
    DeskFixture desk;
    desk.join(*m_service);
    const SavedView saved = good(desk.workspace->views().save(lateInGermany(), OpId::random()));
    (void)good(desk.workspace->views().remove(saved.id, OpId::random()));
    const auto all = good(desk.workspace->views().views());
    QVERIFY(std::ranges::find(all, saved.id, &SavedView::id) == all.end());
    QCOMPARE(bad(desk.workspace->views().remove(saved.id, OpId::random())).kind, ErrorKind::NotFound);
}

void tst_ViewStore::save_offline_isAnError()
{
    DeskFixture desk;
    desk.join(*m_service);
    m_service->stop();
    QCOMPARE(bad(desk.workspace->views().save(lateInGermany(), OpId::random())).kind, ErrorKind::Offline);
    m_service->start();
}

QTEST_GUILESS_MAIN(tst_ViewStore)
#include "tst_ViewStore.moc"
