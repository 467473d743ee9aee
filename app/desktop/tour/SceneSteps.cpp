// SPDX-License-Identifier: Apache-2.0
// What is done with one order: ship, hold, note, refund, cancel, correct a parcel, change the address.
#include "app/desktop/tour/Moves.h"
#include "app/desktop/tour/Stage.h"
#include "ui/print/PrintPreview.h"

#include <QPushButton>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

Scene stepsScene()
{
    return {u"steps"_s, [](Script& script, Stage& stage) {
                const Hands& hands = stage.hands;
                const OrderQuery toShip{.statuses = {OrderStatus::Paid}, .onHold = false};
                openSheet(script, stage, u"Ship"_s, toShip);
                script.act(u"a parcel"_s, [&hands] {
                    hands.fill(u"Carrier"_s, u"DHL"_s);
                    hands.fill(u"Tracking number"_s, u"00340434161094042557"_s);
                });
                script.picture(u"ship"_s, Looks::Four);
                submit(script, stage);
                script.picture(u"ship-undo"_s);

                openSheet(script, stage, u"Hold"_s, toShip);
                script.act(u"why"_s, [&hands] { hands.fill(u"Reason"_s, u"Address to be confirmed"_s); });
                script.picture(u"hold"_s);
                submit(script, stage);

                openSheet(script, stage, u"Add note"_s, toShip);
                script.act(u"what"_s,
                           [&hands] { hands.fill(u"Note"_s, u"Gift: no invoice in the parcel, please."_s); });
                script.picture(u"note"_s);
                submit(script, stage);

                openSheet(script, stage, u"Refund"_s, toShip);
                script.picture(u"refund"_s);
                leave(script, stage);

                openSheet(script, stage, u"Cancel order"_s, {.statuses = {OrderStatus::Pending}});
                script.picture(u"cancel"_s);
                leave(script, stage);

                openSheet(script, stage, u"Correct tracking"_s, {.statuses = {OrderStatus::Shipped}});
                script.picture(u"correct-tracking"_s);
                leave(script, stage);

                openSheet(script, stage, u"Edit customer and address"_s, toShip);
                script.picture(u"edit-address"_s);
                leave(script, stage);

                openSheet(script, stage, u"Print"_s, toShip);
                script.wait(u"a page"_s, [&stage] {
                    const auto* preview = stage.hands.find<ui::PrintPreview>();
                    return preview != nullptr && preview->pageCount() > 0;
                });
                script.picture(u"print"_s);
                leave(script, stage);
            }};
}

} // namespace ch::app
