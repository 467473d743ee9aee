// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Moves.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

void openSheet(Script& script, Stage& stage, const QString& command, const OrderQuery& query)
{
    script.act(u"look for one"_s, [&stage, query] {
        stage.one = {};
        stage.findOne(query, [&stage](const OrderListItem& item) {
            stage.one = item;
            stage.context().openOrder(item.id);
        });
    });
    script.wait(u"an order"_s, [&stage] { return !stage.one.id.isNull(); });
    // What may be done with it is known a moment later.
    script.wait(QString(u"the sheet: "_s + command), [&stage, command] {
        if (stage.sheet() == nullptr)
            stage.hands.command(command);
        return stage.sheet() != nullptr;
    });
}

void submit(Script& script, Stage& stage)
{
    script.reach(
        u"done"_s, [&stage] { stage.sheet()->primaryButton()->click(); },
        [&stage] { return stage.sheet() == nullptr; });
}

void leave(Script& script, Stage& stage)
{
    script.act(u"leave"_s, [&stage] {
        if (ui::Sheet* sheet = stage.sheet())
            sheet->close();
    });
}

} // namespace ch::app
