<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>Correct and send again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the order</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted %1, expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) packed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Being sent now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the refused change before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next now</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next now</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stock take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without an id</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderCells</name>
    <message>
        <source>%1 +%2</source>
        <comment>title of the first line, how many other lines</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Late: %Ln unit(s) still to ship</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>At the service: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Refunded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) waiting to be sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>on hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderColumns</name>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderExport</name>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a time and its zone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of cancellation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units to ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line total</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderFilter</name>
    <message>
        <source>, </source>
        <comment>between the values of a filter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from day, to day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from amount, to amount</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln order number(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a filter and its value</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::app::DeskSession</name>
    <message>
        <source>Opening the shop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes longer than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was kept here was damaged and is set aside as %1. Saved of what waits to be sent: %2. Everything else is fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no order %1 here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::app::Program</name>
    <message>
        <source>Starting the demo shop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo shop could not be started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::AccountSection</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the service yet. They stay in this profile, and are sent once %1 signs in again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What is here stays on this computer, for the next time that you sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency and time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityDetail</name>
    <message>
        <source>%1 (%2)</source>
        <comment>action, keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What is done here is done with each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent and may have happened, so it cannot be taken back. It goes on by itself, and never happens twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person decided that it is not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program could not understand what the service sent about it. Everything else goes on; it is read again when the service sends it anew, or with a newer version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)? Nothing is sent; it stays listed as discarded.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityList</name>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer or other words may find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes that the service refuses are kept here, with the reason and what can be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was done here has reached the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record from the service that cannot be read is kept here, and everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes made on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done on this device is listed here for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityPage</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>section, how many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to be sent again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) discarded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been sent already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been decided already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates and amounts are written as is usual in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applies when the program starts the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size changes to %1 % when the program starts the next time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkEligibility</name>
    <message numerus="yes">
        <source>Checking %n order(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n order(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkResultModel</name>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkResults</name>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for the service to be reached</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkSheet</name>
    <message>
        <source>Ship orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put orders on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note to orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n order(s)</source>
        <comment>what is done: to how many</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkShipForm</name>
    <message>
        <source>Orders to ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier of all parcels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number: at least one order needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n without a tracking number: not shipped. Type, scan or paste a column of numbers.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkShipModel</name>
    <message>
        <source>Tracking number of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::CancelForm</name>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional; stays in the order&apos;s timeline.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::CarrierRow</name>
    <message>
        <source>Remove this carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A carrier needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a carrier with this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no address of a web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {tracking} where the tracking number belongs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::CarriersSection</name>
    <message>
        <source>Carriers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are offered when a parcel is shipped. The address of the tracking page is optional; {tracking} stands for the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a carrier</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::Chip</name>
    <message>
        <source>Remove this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter. Enter changes it, Delete removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter. Enter changes it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnHeader</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnPopover</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or Alt+Up and Alt+Down, to put them in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to standard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order number, customer, or what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an order or an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here by that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ ↓ choose    Enter open    Esc close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictPanel</name>
    <message>
        <source>Refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>what happened, when, who</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is, for the order as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and send…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wanted is given up; it stays listed as discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of the program cannot read what was wanted. It can only be discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent again, it would be refused again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was decided already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictWords</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status, reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all that was left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>name of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::CorrectionSheet</name>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was decided already: it is no longer refused.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::Country</name>
    <message>
        <source>United Arab Emirates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Austria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Australia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canada</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Germany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>France</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gibraltar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Israel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>India</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lebanon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monaco</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Malta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qatar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Romania</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turkey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::DoctorCard</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address makes sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: the service is on this very machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is encrypted, and the server is who it says it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An order service answers there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may read orders.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::DomainWords</name>
    <message>
        <source>Customer&apos;s wish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop&apos;s decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspected fraud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not paid in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned by a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpaid</source>
        <comment>status of an order</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>status of an order</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <comment>status of an order</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>status of an order</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>status of an order</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pack</source>
        <comment>how far the goods are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing</source>
        <comment>how far the goods are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed</source>
        <comment>how far the goods are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part shipped</source>
        <comment>how far the goods are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shipped</source>
        <comment>how far the goods are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant</source>
        <comment>role</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager</source>
        <comment>role</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warehouse</source>
        <comment>role</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storefront</source>
        <comment>role</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct tracking</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End hold</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjust stock</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count stock</source>
        <comment>what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>state of a change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of a change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <comment>state of a change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order placed</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment refused</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking corrected</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt confirmed</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed, not paid in time</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put on hold</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold ended</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold ran out</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing begun</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing given back</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing taken over</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::EditAddressSheet</name>
    <message>
        <source>Customer and address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two letters of ISO 3166, such as DE or CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer and address of %1 saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::EditOnlineSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is done at the service at once and never queued. It cannot be reached now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ErrorWords</name>
    <message>
        <source>The order is “%1” by now, which does not allow this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order&apos;s state does not allow this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the order as it is now and decide anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reserved by orders: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship or cancel those orders first, or change the quantity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only %n of %1 left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Lower the quantity, or correct the stock if more is on the shelf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The stock changed while it was counted: it is %n now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The stock changed while it was counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is on hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is on hold: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the hold first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is packing this order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over, or pack another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is packing this order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is packing this order at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask, take it over, or pack another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile; the order is “%1” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare both versions and decide anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was entered is not acceptable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not acceptable: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not understand this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not understand: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it. If nothing seems wrong, update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program and the service did not understand each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the program, or copy the details for whoever looks after the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was more than the service takes at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it or do it in smaller parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not get this in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again; nothing that waits is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many attempts in a short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is busy or being restarted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name or the password is not right, or the session ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a merchant of the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist, or no longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order was closed before this payment came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment is kept on the order; refund it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is still working on the same request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already an order with this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service was restored or moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is fetched anew; what waits to be sent stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This change was already sent once with other content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the order as it is now; send again what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service no longer works with this version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the program; what waits is kept until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service made a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays, copy the details for whoever looks after the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window or program has this shop open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there first, or go on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile belongs to another user or another shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as the same user, or add a shop of its own for this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this profile cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of the program has used this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update this program; the data was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unusually many records vanished at the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was removed here. Ask whether that was meant, then accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier change of the same order was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide on that one; this one follows by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money is only moved while the service can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done. Try again when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders are only claimed while the service can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing works without a claim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This works only while the service can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no safe place for the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stay signed in until the program ends, and sign in again after that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s store of secrets refused the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and allow this program, or sign in again after each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock. A private authority&apos;s certificate can be added when signing in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy on the way did not let the program through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends us to another address, where we do not go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the service&apos;s own address. On a guest network, sign in to the network first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answered is no order service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address. On a guest network, sign in to the network first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was larger than any order service sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without encryption only this computer itself is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no address of a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like https://shop.example or https://shop.example:8443.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file in PEM format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local copy of the orders is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the program again: it sets the damaged file aside and fetches everything anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so this was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be written to, so this was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check who may write there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk reported an error, so this was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays, check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the profile&apos;s files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; begin again if you want to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on working: changes wait here and are sent when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself; nothing is done twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else was faster, and this no longer fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what it is now and decide anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be saved on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ExportSheet</name>
    <message>
        <source>Export orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s), as the list shows and sorts them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8, separated by commas. A text that a spreadsheet would take for a formula has an apostrophe before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sheet with the orders, one with their lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::Exporter</name>
    <message>
        <source>Exporting orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FieldNames</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handling days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method of payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units to give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between items of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterCountryEditor</name>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Countries that orders go to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterDaysEditor</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterDueEditor</name>
    <message>
        <source>Late: should have been shipped by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due today: late ones included</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterHoldEditor</name>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterNumbersEditor</name>
    <message>
        <source>One order number a line, or a pasted column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln number(s) of more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterOutboxEditor</name>
    <message>
        <source>Orders with changes that wait or were refused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterSearch</name>
    <message>
        <source>Search orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, customer, place, SKU, title or tracking number.
Paste a column of order numbers to see exactly those.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTabs</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a status, how many</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTextEditor</name>
    <message>
        <source>The whole SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least two characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTotalEditor</name>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount looks like %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::Formats</name>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>date, time of day, offset of the time zone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::HoldForm</name>
    <message>
        <source>Address to be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment to be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer asked to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combine with another order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it must not ship yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold up to and including</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day must not be over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::KeyCaps</name>
    <message>
        <source>then</source>
        <comment>G then O</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::MainWindow</name>
    <message>
        <source>Countinghouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::NoteForm</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues see it in the order&apos;s timeline. Notes cannot be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::Notice</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::Notifications</name>
    <message>
        <source>Order %1: %2</source>
        <comment>number, status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln new order(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %L2</source>
        <comment>status, how many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::NotificationsSection</name>
    <message>
        <source>Announce orders that become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours: nothing is announced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OperationCorrection</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hand before the count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship all that is left, not only what was entered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderActions</name>
    <message>
        <source>Ship…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct tracking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit customer and address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import tracking numbers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy order numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel order…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n order number(s) copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailBoard</name>
    <message>
        <source>On hold until %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailHeader</name>
    <message>
        <source>Previous order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the order number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Placed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpaid, closes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes %1 if nobody pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ship by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being packed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed on %1 until %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailLines</name>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailMoney</name>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The money is kept until it is refunded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailOpen</name>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of step, what was entered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was tried before and may have arrived. Discarding only stops further tries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late: it has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until the refused change is decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s) so far.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent with the next pass.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailPane</name>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This order is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was removed at the service, or this device has not fetched it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the list to see its lines, its parcels and what happened to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcel</name>
    <message>
        <source>Parcel %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct parcel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the tracking page of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1 in the browser?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcels</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>what changed, when, who</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailPeople</name>
    <message>
        <source>Customer and address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit customer and address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone for the carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address on one line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderLinesModel</name>
    <message numerus="yes">
        <source>%n given back to stock</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListHead</name>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListMenu</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter with the same: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListModel</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListPane</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No orders match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order here fits all of the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They appear here as soon as the shop takes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first time takes a little. The list fills while they come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet, and the service cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once the orders have been fetched they are here without a network, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to see the orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once they have been fetched they are here without a network, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) exported to %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListView</name>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderStepSheet</name>
    <message>
        <source>Ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct a parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This change is no longer refused: it was sent again or discarded already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrdersCommands</name>
    <message>
        <source>Add a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save changes to view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a command, its keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::OrdersPage</name>
    <message>
        <source>What can be done with all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) more than can be looked for at once</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This view has filters that this version does not know; the list shows more than was meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>so many in a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::RailButton</name>
    <message>
        <source>%1, %2</source>
        <comment>place, how many are there</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>place, keys</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::RefundSheet</name>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1: what was paid and not given back yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer&apos;s request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged in transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units that will not ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: a number such as %1 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: at most %1 can be given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: more than nothing is needed, unless units go back to stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refunded for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order will be cancelled, for nothing is left to ship; its units go back to stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order will be %1, for nothing is left to ship.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order stays %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::RemovalsSheet</name>
    <message>
        <source>Records vanished at the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders that would vanish: %1 (of all that are here).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products that would vanish: %1 (of all that are here).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that would vanish: %1 (of all that are here).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This happens when the service was restored from a backup, or replaced by another one. Nothing was removed here; until you decide, what you see is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you did not expect this, ask whoever runs the service first. What waits to be sent stays in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it here too</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::Sheet</name>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you entered is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::SheetField</name>
    <message>
        <source>%1 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 may have at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ShipForm</name>
    <message>
        <source>Ships now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted on the order and passed on to the shop&apos;s web hooks; the service itself sends no mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this parcel: at least one unit is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 units; %3 stay for another parcel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n unit(s) that are left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose or type a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ShipLinesModel</name>
    <message>
        <source>%1 of %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ShopButton</name>
    <message>
        <source>%1, open now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ShopSwitcher</name>
    <message>
        <source>No shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>shop, user</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switches to another shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a shop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key does that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do, or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::SignInPage</name>
    <message>
        <source>Sign in to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile is %1&apos;s. Another user or shop gets a profile of its own: add it on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the address, the name and the password that you were given for your shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of your shop&apos;s service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http is for a service on this very machine: use https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no place for secrets: the session lasts as long as the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of a private authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the system&apos;s store of passwords, never in a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is here can be read and changed; changes wait until somebody signs in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private authority…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a service whose certificate was signed by an authority of your own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::SignInSide</name>
    <message>
        <source>Countinghouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders, parcels, stock and sales of your shop, all of them at hand, with or without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your shops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have a look first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up shop with two thousand orders, on this computer only. Nothing that you do there is real.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo shop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::StatusSentence</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all data is here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, trying now</source>
        <comment>what is the matter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is the matter, next try</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much of what is here vanished at the service; nothing was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is too old for the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the search, %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1/s</source>
        <comment>so many in a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 left</source>
        <comment>so much time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::StatusStrip</name>
    <message>
        <source>%1: show them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::StepsSection</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to take a step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shipment or a cancellation is sent only after it, so that undoing leaves no trace. With none, steps are sent at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::StorageSection</name>
    <message>
        <source>Data on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds the whole order book for work without a network, and what waits to be sent. Do not change it while the program runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineCard</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the timeline again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be read again. This is what was known then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was never read on this device. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineWords</name>
    <message>
        <source>the service itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an import</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody paid in time; the stock is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, old value, new value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed of line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone for the carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ToastView</name>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: Ctrl+Z</source>
        <comment>what happened, name of an action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of an action, seconds left</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingCorrectForm</name>
    <message>
        <source>Parcel %1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was before stays in the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number and carrier are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingImportModel</name>
    <message>
        <source>A spreadsheet rounded it; export the column as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same number as row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingImportSheet</name>
    <message>
        <source>Import tracking numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste rows with order numbers and tracking numbers, or drop the carrier&apos;s file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The carrier&apos;s list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order number in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking number in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier of the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has more than 8 MiB: that is no list of tracking numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row needs an order number and a tracking number, separated by a comma, a semicolon or a tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n row(s) are read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict: rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ship %n order(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingMatch</name>
    <message>
        <source>Ready to ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tracking number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::UndoOffer</name>
    <message>
        <source>%1 will be shipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parcel of %1 will be corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will be cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will be completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will be put on hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hold on %1 will be released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note on %1 will be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be shipped.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be cancelled.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be completed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be put on hold.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) will be released.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) will be added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) will be sent.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The parcel of %1 that waits to be sent was corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late to take it back: it has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 taken back; the others have been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::VersionsView</name>
    <message>
        <source>What was wanted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the service has now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the order…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last parcel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewEdits</name>
    <message>
        <source>This filter is too long for a view, or is about one moment only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View “%1” changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View “%1” is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View “%1” deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewListModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a view, how many orders</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid, something left to ship, and the day for it has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be shipped by the end of today, late ones included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid, not on hold, not all shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was done here waits to be sent, or was refused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewSaveSheet</name>
    <message>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or share view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, sort and columns of the list are saved with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewSidebar</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the list and save it here, for everyone in the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or share…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to what the list shows now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ch::ui::WindowActions</name>
    <message>
        <source>Find an order or an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch and send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Countinghouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>a page</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
