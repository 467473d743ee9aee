// SPDX-License-Identifier: Apache-2.0
// Many orders at once: ship them while the network is gone, one of them changed by somebody else meanwhile; a carrier's list; an
// export.
#include "app/desktop/tour/Moves.h"
#include "ui/orders/BulkResults.h"
#include "ui/orders/BulkShipForm.h"
#include "ui/orders/OrderListView.h"
#include "ui/orders/ViewSidebar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMany = 12;

QString trackingNumbers(int round)
{
    QStringList numbers;
    for (int i = 0; i < kMany; ++i)
        numbers.append(u"0034043416109%1"_s.arg(4'042'600 + round * kMany + i));
    return numbers.join(u'\n');
}

void selectMany(Script& script, Stage& stage)
{
    script.act(u"several"_s, [&stage] {
        stage.hands.choose(stage.hands.find<ui::OrderListView>(), 0);
        for (int i = 1; i < kMany; ++i)
            stage.hands.press(Qt::Key_Down, Qt::ShiftModifier);
    });
}

bool isDone(const Stage& stage)
{
    return stage.isIdle() && stage.status().waiting == 0;
}

} // namespace

Scene bulkScene()
{
    return {
        u"many orders"_s, [](Script& script, Stage& stage) {
            goTo(script, stage, u"orders"_s);
            script.wait(
                u"nothing waiting"_s, [&stage] { return isDone(stage); }, std::chrono::seconds(20));
            chooseView(script, stage, u"To ship"_s);
            script.wait(u"enough of them"_s, [&stage] {
                const auto* list = stage.hands.find<ui::OrderListView>();
                return list != nullptr && list->model()->rowCount() >= kMany;
            });
            selectMany(script, stage);
            script.picture(u"selection"_s);
            giveCommand(script, stage, u"Ship"_s);
            script.wait(u"the orders to ship"_s, [&stage] {
                const auto* table = stage.hands.find<ui::BulkShipTable>();
                return table != nullptr && table->model()->rowCount() > 1;
            });
            script.act(u"tracking numbers"_s, [&stage] {
                stage.hands.fill(u"Carrier of all parcels"_s, u"DHL"_s);
                QGuiApplication::clipboard()->setText(trackingNumbers(stage.round));
                if (auto* table = stage.hands.find<ui::BulkShipTable>()) {
                    table->setFocus();
                    table->setCurrentIndex(table->model()->index(0, ui::BulkShipModel::Tracking));
                    stage.hands.press(Qt::Key_V, Qt::ControlModifier);
                }
            });
            script.picture(u"bulk-check"_s, Looks::Four);
            script.act(u"the network goes, and somebody else ships one of them"_s, [&stage] {
                stage.relay.setMode(Relay::Mode::Cut);
                stage.colleague.prepare();
                const auto* table = stage.hands.find<ui::BulkShipTable>();
                const QString orderNo = table == nullptr ? QString() : table->model()->index(1, 0).data().toString();
                stage.findOne({.orderNos = {orderNo}}, [&stage](const OrderListItem& item) {
                    stage.colleague.step(item.id.toString(), u"/shipments"_s,
                                         {{u"carrier"_s, u"UPS"_s}, {u"tracking_no"_s, u"1Z999AA10123456784"_s}});
                });
            });
            script.wait(u"it happened"_s, [&stage] { return stage.colleague.isDone(); });
            script.act(u"ship"_s, [&stage] { stage.sheet()->primaryButton()->click(); });
            script.wait(u"all of them wait"_s, [&stage] { return stage.status().waiting >= kMany; });
            script.wait(
                u"the line says offline"_s, [&stage] { return stage.status().trouble == SyncStatus::Trouble::Offline; },
                std::chrono::seconds(20));
            script.picture(u"bulk-offline"_s);
            script.act(u"the network is back"_s, [&stage] {
                stage.relay.setMode(Relay::Mode::Pass);
                stage.workspace().syncNow();
            });
            script.wait(
                u"a result for each"_s, [&stage] { return isDone(stage) && stage.status().refused > 0; },
                std::chrono::seconds(30));
            script.picture(u"bulk-results"_s, Looks::Four);
        }};
}

Scene importScene()
{
    return {u"a carrier's list, an export"_s, [](Script& script, Stage& stage) {
                script.act(u"some orders"_s, [&stage] {
                    stage.picked.clear();
                    stage.findShippable(6, [&stage](const std::vector<OrderListItem>& items) { stage.picked = items; });
                });
                script.wait(u"them"_s, [&stage] { return !stage.picked.empty(); });
                giveCommand(script, stage, u"Import tracking numbers"_s);
                script.act(u"the list"_s, [&stage] {
                    QString text = u"Order,Tracking number,Carrier\n"_s;
                    int number = 4711 + stage.round * 100;
                    for (const OrderListItem& item : stage.picked)
                        text += item.orderNo + u",1Z999AA1012345"_s + QString::number(number++) + u",UPS\n"_s;
                    text += u"NO-SUCH-ORDER,1Z999AA10123450000,UPS\n"_s;
                    QGuiApplication::clipboard()->setText(text);
                    stage.hands.focusOn(u"The carrier's list"_s);
                    stage.hands.press(Qt::Key_V, Qt::ControlModifier);
                });
                script.wait(u"the preview"_s, [&stage] { return stage.sheet()->primaryButton()->isEnabled(); });
                script.picture(u"tracking-import"_s);
                script.act(u"leave"_s, [&stage] { stage.sheet()->close(); });

                giveCommand(script, stage, u"Export orders"_s);
                script.act(u"where to"_s, [&stage] { stage.hands.fill(u"Folder"_s, stage.program.home()); });
                script.picture(u"export"_s);
                script.reach(
                    u"the file"_s, [&stage] { stage.sheet()->primaryButton()->click(); },
                    [&stage] { return stage.sheet() == nullptr; });
                script.picture(u"exported"_s);
            }};
}

} // namespace ch::app
