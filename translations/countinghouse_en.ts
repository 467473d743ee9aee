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
        <source>All %n unit(s) that are left.</source>
        <translation>
            <numerusform>All %n unit that are left.</numerusform>
            <numerusform>All %n units that are left.</numerusform>
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
