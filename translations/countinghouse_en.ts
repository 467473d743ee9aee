<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n line(s) of the order</source>
        <translation>
            <numerusform>%n line of the order</numerusform>
            <numerusform>%n lines of the order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) packed</source>
        <translation>
            <numerusform>%n line packed</numerusform>
            <numerusform>%n lines packed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next now</source>
        <translation>
            <numerusform>%n attempt failed; the next now</numerusform>
            <numerusform>%n attempts failed; the next now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next in %1</source>
        <translation>
            <numerusform>%n attempt failed; the next in %1</numerusform>
            <numerusform>%n attempts failed; the next in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next now</source>
        <translation>
            <numerusform>Still trying: %n attempt, the next now</numerusform>
            <numerusform>Still trying: %n attempts, the next now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next in %1</source>
        <translation>
            <numerusform>Still trying: %n attempt, the next in %1</numerusform>
            <numerusform>Still trying: %n attempts, the next in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderCells</name>
    <message numerus="yes">
        <source>Late: %Ln unit(s) still to ship</source>
        <translation>
            <numerusform>Late: %Ln unit still to ship</numerusform>
            <numerusform>Late: %Ln units still to ship</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln change refused</numerusform>
            <numerusform>%Ln changes refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) waiting to be sent</source>
        <translation>
            <numerusform>%Ln change waiting to be sent</numerusform>
            <numerusform>%Ln changes waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderFilter</name>
    <message numerus="yes">
        <source>%Ln order number(s)</source>
        <translation>
            <numerusform>%Ln order number</numerusform>
            <numerusform>%Ln order numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductCells</name>
    <message numerus="yes">
        <source>%n change(s) wait to be sent</source>
        <translation>
            <numerusform>%n change waits to be sent</numerusform>
            <numerusform>%n changes wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were refused</source>
        <translation>
            <numerusform>%n change was refused</numerusform>
            <numerusform>%n changes were refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sales</name>
    <message numerus="yes">
        <source>Within %n day(s)</source>
        <translation>
            <numerusform>Within %n day</numerusform>
            <numerusform>Within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refund(s)</source>
        <translation>
            <numerusform>%Ln refund</numerusform>
            <numerusform>%Ln refunds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::app::DeskSession</name>
    <message numerus="yes">
        <source>%Ln change(s) that waited to be sent are missing: the end of what was kept here is gone. Look at the orders before you do again what you did last.</source>
        <translation>
            <numerusform>%Ln change that waited to be sent is missing: the end of what was kept here is gone. Look at the orders before you do again what you did last.</numerusform>
            <numerusform>%Ln changes that waited to be sent are missing: the end of what was kept here is gone. Look at the orders before you do again what you did last.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::AccountSection</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the service yet. They stay in this profile, and are sent once %1 signs in again.</source>
        <translation>
            <numerusform>%n change has not reached the service yet. It stays in this profile, and is sent once %1 signs in again.</numerusform>
            <numerusform>%n changes have not reached the service yet. They stay in this profile, and are sent once %1 signs in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityDetail</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)? Nothing is sent; it stays listed as discarded.</source>
        <translation>
            <numerusform>Discard %n change? Nothing is sent; it stays listed as discarded.</numerusform>
            <numerusform>Discard %n changes? Nothing is sent; it stays listed as discarded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityPage</name>
    <message numerus="yes">
        <source>%n change(s) to be sent again</source>
        <translation>
            <numerusform>%n change to be sent again</numerusform>
            <numerusform>%n changes to be sent again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) discarded</source>
        <translation>
            <numerusform>%n change discarded</numerusform>
            <numerusform>%n changes discarded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back</source>
        <translation>
            <numerusform>%n change taken back</numerusform>
            <numerusform>%n changes taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been sent already</source>
        <translation>
            <numerusform>%n change had been sent already</numerusform>
            <numerusform>%n changes had been sent already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been decided already</source>
        <translation>
            <numerusform>%n change had been decided already</numerusform>
            <numerusform>%n changes had been decided already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ApproveSheet</name>
    <message numerus="yes">
        <source>%n product(s) change.</source>
        <translation>
            <numerusform>%n product changes.</numerusform>
            <numerusform>%n products change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) left as they are.</source>
        <translation>
            <numerusform>%n difference left as it is.</numerusform>
            <numerusform>%n differences left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) nobody counted stay as they are: not counted is not zero.</source>
        <translation>
            <numerusform>%n product nobody counted stays as it is: not counted is not zero.</numerusform>
            <numerusform>%n products nobody counted stay as they are: not counted is not zero.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) counted on this desk are not sent yet, and not part of it.</source>
        <translation>
            <numerusform>%n line counted on this desk is not sent yet, and not part of it.</numerusform>
            <numerusform>%n lines counted on this desk are not sent yet, and not part of it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkEligibility</name>
    <message numerus="yes">
        <source>Checking %n order(s)…</source>
        <translation>
            <numerusform>Checking %n order…</numerusform>
            <numerusform>Checking %n orders…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) selected</source>
        <translation>
            <numerusform>%n order selected</numerusform>
            <numerusform>%n orders selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible</source>
        <translation>
            <numerusform>%n possible</numerusform>
            <numerusform>%n possible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible</source>
        <translation>
            <numerusform>%n not possible</numerusform>
            <numerusform>%n not possible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n order(s)</source>
        <translation>
            <numerusform>%1 – %n order</numerusform>
            <numerusform>%1 – %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkResults</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n taken back</numerusform>
            <numerusform>%n taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for the service to be reached</source>
        <translation>
            <numerusform>%n waiting for the service to be reached</numerusform>
            <numerusform>%n waiting for the service to be reached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation>
            <numerusform>Retry %n failed</numerusform>
            <numerusform>Retry %n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkSheet</name>
    <message numerus="yes">
        <source>%1: %n order(s)</source>
        <comment>what is done: to how many</comment>
        <translation>
            <numerusform>%1: %n order</numerusform>
            <numerusform>%1: %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkShipForm</name>
    <message numerus="yes">
        <source>%n without a tracking number: not shipped. Type, scan or paste a column of numbers.</source>
        <translation>
            <numerusform>%n without a tracking number: not shipped. Type, scan or paste a column of numbers.</numerusform>
            <numerusform>%n without a tracking number: not shipped. Type, scan or paste a column of numbers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictWords</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) left</source>
        <translation>
            <numerusform>%n unit left</numerusform>
            <numerusform>%n units left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ErrorWords</name>
    <message numerus="yes">
        <source>Only %n of %1 left.</source>
        <translation>
            <numerusform>Only %n of %1 left.</numerusform>
            <numerusform>Only %n of %1 left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The stock changed while it was counted: it is %n now.</source>
        <translation>
            <numerusform>The stock changed while it was counted: it is %n now.</numerusform>
            <numerusform>The stock changed while it was counted: it is %n now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ExportSheet</name>
    <message numerus="yes">
        <source>%Ln order(s), as the list shows and sorts them</source>
        <translation>
            <numerusform>%Ln order, as the list shows and sorts them</numerusform>
            <numerusform>%Ln orders, as the list shows and sorts them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FieldNames</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>Try again in %n minute.</numerusform>
            <numerusform>Try again in %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterNumbersEditor</name>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln number</numerusform>
            <numerusform>%Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln number(s) of more</source>
        <translation>
            <numerusform>The first %Ln number of more</numerusform>
            <numerusform>The first %Ln numbers of more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::Formats</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::InventoryHead</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::NewStockTakeSheet</name>
    <message numerus="yes">
        <source>At most %n product(s) can be chosen.</source>
        <translation>
            <numerusform>At most %n product can be chosen.</numerusform>
            <numerusform>At most %n products can be chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::Notifications</name>
    <message numerus="yes">
        <source>%Ln new order(s)</source>
        <translation>
            <numerusform>%Ln new order</numerusform>
            <numerusform>%Ln new orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderActions</name>
    <message numerus="yes">
        <source>%n order number(s) copied.</source>
        <translation>
            <numerusform>%n order number copied.</numerusform>
            <numerusform>%n order numbers copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailHeader</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailLines</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailOpen</name>
    <message numerus="yes">
        <source>Still trying: %n attempt(s) so far.</source>
        <translation>
            <numerusform>Still trying: %n attempt so far.</numerusform>
            <numerusform>Still trying: %n attempts so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcel</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcels</name>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderLinesModel</name>
    <message numerus="yes">
        <source>%n given back to stock</source>
        <translation>
            <numerusform>%n given back to stock</numerusform>
            <numerusform>%n given back to stock</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListHead</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListPane</name>
    <message numerus="yes">
        <source>%Ln order(s) exported to %1</source>
        <translation>
            <numerusform>%Ln order exported to %1</numerusform>
            <numerusform>%Ln orders exported to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrdersPage</name>
    <message numerus="yes">
        <source>%Ln number(s) more than can be looked for at once</source>
        <translation>
            <numerusform>%Ln number more than can be looked for at once</numerusform>
            <numerusform>%Ln numbers more than can be looked for at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackCountSheet</name>
    <message numerus="yes">
        <source>Of %n; the order&apos;s timeline says that it was counted by hand.</source>
        <translation>
            <numerusform>Of %n; the order&apos;s timeline says that it was counted by hand.</numerusform>
            <numerusform>Of %n; the order&apos;s timeline says that it was counted by hand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackFlow</name>
    <message numerus="yes">
        <source>Taken back: %1, %n left</source>
        <translation>
            <numerusform>Taken back: %1, %n left</numerusform>
            <numerusform>Taken back: %1, %n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackLabelCard</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackNextCard</name>
    <message numerus="yes">
        <source>%n left</source>
        <comment>units to pack</comment>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackWords</name>
    <message numerus="yes">
        <source>%1: %n left</source>
        <translation>
            <numerusform>%1: %n left</numerusform>
            <numerusform>%1: %n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackWorkModel</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shipped</source>
        <translation>
            <numerusform>%n shipped</numerusform>
            <numerusform>%n shipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackWorkPane</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick list for %n order(s)</source>
        <translation>
            <numerusform>Pick list for %n order</numerusform>
            <numerusform>Pick list for %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick list for the first %n</source>
        <translation>
            <numerusform>Pick list for the first %n</numerusform>
            <numerusform>Pick list for the first %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PasteCheck</name>
    <message numerus="yes">
        <source>%Ln order number(s) not found: %1</source>
        <translation>
            <numerusform>%Ln order number not found: %1</numerusform>
            <numerusform>%Ln order numbers not found: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PickListModel</name>
    <message numerus="yes">
        <source>Only %n in stock</source>
        <translation>
            <numerusform>Only %n in stock</numerusform>
            <numerusform>Only %n in stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Order %1, %2, %n unit(s)</source>
        <translation>
            <numerusform>Order %1, %2, %n unit</numerusform>
            <numerusform>Order %1, %2, %n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PickListPane</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PrintSheet</name>
    <message numerus="yes">
        <source>Print %n order(s)</source>
        <translation>
            <numerusform>Print %n order</numerusform>
            <numerusform>Print %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) printed.</source>
        <translation>
            <numerusform>%n page printed.</numerusform>
            <numerusform>%n pages printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PrintWords</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductDetailHeader</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductExportSheet</name>
    <message numerus="yes">
        <source>%Ln product(s), as the list shows and sorts them</source>
        <translation>
            <numerusform>%Ln product, as the list shows and sorts it</numerusform>
            <numerusform>%Ln products, as the list shows and sorts them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductImportSheet</name>
    <message numerus="yes">
        <source>Leave out %n row(s) with problems</source>
        <translation>
            <numerusform>Leave out %n row with problems</numerusform>
            <numerusform>Leave out %n rows with problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n product(s)</source>
        <translation>
            <numerusform>Import %n product</numerusform>
            <numerusform>Import %n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) added</source>
        <translation>
            <numerusform>%Ln product added</numerusform>
            <numerusform>%Ln products added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) changed</source>
        <translation>
            <numerusform>%Ln product changed</numerusform>
            <numerusform>%Ln products changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stock count(s) taken</source>
        <translation>
            <numerusform>%Ln stock count taken</numerusform>
            <numerusform>%Ln stock counts taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) refused by the service:</source>
        <translation>
            <numerusform>%Ln row refused by the service:</numerusform>
            <numerusform>%Ln rows refused by the service:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are left.</source>
        <translation>
            <numerusform>%Ln row is left.</numerusform>
            <numerusform>%Ln rows are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductListPane</name>
    <message numerus="yes">
        <source>%Ln product(s) exported to %1</source>
        <translation>
            <numerusform>%Ln product exported to %1</numerusform>
            <numerusform>%Ln products exported to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductSheet</name>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::RefundListSheet</name>
    <message numerus="yes">
        <source>%Ln refund(s)</source>
        <translation>
            <numerusform>%Ln refund</numerusform>
            <numerusform>%Ln refunds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln are listed here.</source>
        <translation>
            <numerusform>The newest one is listed here.</numerusform>
            <numerusform>The newest %Ln are listed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ReviewLinePanel</name>
    <message numerus="yes">
        <source>%n unit(s) moved between the first and the last entry: nobody knows on which side. Have it counted again.</source>
        <translation>
            <numerusform>%n unit moved between the first and the last entry: nobody knows on which side. Have it counted again.</numerusform>
            <numerusform>%n units moved between the first and the last entry: nobody knows on which side. Have it counted again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ReviewView</name>
    <message numerus="yes">
        <source>Count %n line(s) again</source>
        <translation>
            <numerusform>Count %n line again</numerusform>
            <numerusform>Count %n lines again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to count again.</source>
        <translation>
            <numerusform>%n line to count again.</numerusform>
            <numerusform>%n lines to count again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::SalesBoard</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything on hand was sold in the last %n day(s)</source>
        <translation>
            <numerusform>Everything on hand was sold in the last day</numerusform>
            <numerusform>Everything on hand was sold in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sold for %n day(s)</source>
        <translation>
            <numerusform>Not sold for %n day</numerusform>
            <numerusform>Not sold for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::SalesFigureView</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ScannerSection</name>
    <message numerus="yes">
        <source>%n character(s) in %1 ms</source>
        <translation>
            <numerusform>%n character in %1 ms</numerusform>
            <numerusform>%n characters in %1 ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::SheetField</name>
    <message numerus="yes">
        <source>%1 may have at most %n character(s).</source>
        <translation>
            <numerusform>%1 may have at most %n character.</numerusform>
            <numerusform>%1 may have at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ShipForm</name>
    <message numerus="yes">
        <source>Everything that is left: %n unit(s).</source>
        <translation>
            <numerusform>Everything that is left: %n unit.</numerusform>
            <numerusform>Everything that is left: %n units.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::StatusSentence</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation>
            <numerusform>%Ln set aside</numerusform>
            <numerusform>%Ln set aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::StockChart</name>
    <message numerus="yes">
        <source>%n on hand since %1</source>
        <translation>
            <numerusform>%n on hand since %1</numerusform>
            <numerusform>%n on hand since %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTakeCard</name>
    <message numerus="yes">
        <source>%n line(s) refused: see Activity</source>
        <translation>
            <numerusform>%n line refused: see Activity</numerusform>
            <numerusform>%n lines refused: see Activity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) counted here wait to be sent</source>
        <translation>
            <numerusform>%n line counted here waits to be sent</numerusform>
            <numerusform>%n lines counted here wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTakeHead</name>
    <message numerus="yes">
        <source>%n refused: see Activity</source>
        <translation>
            <numerusform>%n refused: see Activity</numerusform>
            <numerusform>%n refused: see Activity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) to be sent</source>
        <translation>
            <numerusform>%n waits to be sent</numerusform>
            <numerusform>%n wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTakeWords</name>
    <message numerus="yes">
        <source>%n chosen product(s)</source>
        <translation>
            <numerusform>%n chosen product</numerusform>
            <numerusform>%n chosen products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to count again</source>
        <translation>
            <numerusform>%n to count again</numerusform>
            <numerusform>%n to count again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::StorageSection</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineCard</name>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation>
            <numerusform>Show %n older</numerusform>
            <numerusform>Show %n older</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineWords</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counted by hand</source>
        <translation>
            <numerusform>%n counted by hand</numerusform>
            <numerusform>%n counted by hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingImportSheet</name>
    <message numerus="yes">
        <source>Only the first %n row(s) are read.</source>
        <translation>
            <numerusform>Only the first row is read.</numerusform>
            <numerusform>Only the first %n rows are read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ship %n order(s)</source>
        <translation>
            <numerusform>Ship %n order</numerusform>
            <numerusform>Ship %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::UndoOffer</name>
    <message numerus="yes">
        <source>%n order(s) will be shipped.</source>
        <translation>
            <numerusform>%n order will be shipped.</numerusform>
            <numerusform>%n orders will be shipped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be cancelled.</source>
        <translation>
            <numerusform>%n order will be cancelled.</numerusform>
            <numerusform>%n orders will be cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be completed.</source>
        <translation>
            <numerusform>%n order will be completed.</numerusform>
            <numerusform>%n orders will be completed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be put on hold.</source>
        <translation>
            <numerusform>%n order will be put on hold.</numerusform>
            <numerusform>%n orders will be put on hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) will be released.</source>
        <translation>
            <numerusform>%n hold will be released.</numerusform>
            <numerusform>%n holds will be released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) will be added.</source>
        <translation>
            <numerusform>%n note will be added.</numerusform>
            <numerusform>%n notes will be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) will be sent.</source>
        <translation>
            <numerusform>%n change will be sent.</numerusform>
            <numerusform>%n changes will be sent.</numerusform>
        </translation>
    </message>
</context>
</TS>
