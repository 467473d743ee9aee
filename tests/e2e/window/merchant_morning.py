# SPDX-License-Identifier: Apache-2.0
"""The merchant's morning by keyboard alone: sign in, filter what is paid and goes to Germany, save that as a view; one order looked
at, shipped, held, noted, cancelled, completed, refunded; forty chosen, and shipped with the carrier's file while two of them are
cancelled elsewhere: the report says what became of each, the failed ones are tried again, both versions are seen side by side; a note
for many, a file for the accountant, palette, shortcuts, every page, the settings, another language, and out. Every control says what
it is. Nothing is pressed by anything but keys. --short: what of it runs on every change."""

import argparse
import csv
import os
import tempfile
import time
from pathlib import Path

from hands import (add_note, arrow_to, check_names, fill, focus_is, hold, line_says, no_box, open_order, sheet_closes, ship, tab_to,
                   tab_to_box)
from troubles import Network, Shop
from window import Display, Window, run, wait_for

VIEW = "Germany, paid"
# Nobody's own dialog for files: the one that Qt brings can be asked for its names.
PLAIN_DESKTOP = {"QT_QPA_PLATFORMTHEME": "", "XDG_CURRENT_DESKTOP": ""}


class Morning:
    """Who sits at the window, and what they know of the shop."""

    def __init__(self, window, shop, network, folder, is_short):
        self.window = window
        self.shop = shop
        self.network = network
        self.folder = folder
        self.is_short = is_short
        self.many = 8 if is_short else 40
        self.controls = 0
        self.places = 0

    def look(self, where):
        """Whether a screen reader could say everything that is there. keyboard_day looks at the pages on every change."""
        if not self.is_short:
            self.controls += check_names(self.window, where)
            self.places += 1

    def settled(self, *parts):
        return line_says(self.window, "0 waiting", *parts, timeout=60)

    # --- In ------------------------------------------------------------------------------------------------------------

    def sign_in(self):
        window = self.window
        window.find("push button", "Sign in", 60)
        window.take_focus()
        self.look("sign-in")
        for role, name, text in (("text", "Server address", f"http://{self.network.address}"), ("text", "User", "merchant"),
                                 ("password text", "Password", self.shop.password)):
            tab_to(window, role, name)
            window.keys("ctrl+a")
            window.type(text)
        window.keys("Return")
        self.settled("Online")
        window.says("All orders: 2,000")
        # One is open, and what can be done with it is offered.
        wait_for(lambda: window.find("table", "Orders").queryTable().nSelectedRows == 1, 10, "an order to be chosen", window)
        self.look("orders")

    def add_filter(self, part):
        self.window.keys("ctrl+shift+f")
        arrow_to(self.window, "menu item", part)
        self.window.keys("Return")

    def only_paid(self):
        self.add_filter("Status")
        tab_to(self.window, "check box", "Paid")
        self.window.keys("space", "Escape")
        # Rows of another list are not those that somebody means to choose.
        wanted = self.shop.rows("SELECT count(*) FROM orders WHERE status = 'PAID'")[0][0]
        self.window.says(f"{wanted} orders")
        wait_for(lambda: self.window.find("table", "Orders").queryTable().nRows == wanted, 20, "the list of what is paid", self.window)

    def filter_and_save(self):
        window = self.window
        wanted = self.shop.rows("SELECT count(*) FROM orders WHERE status = 'PAID' AND ship_country = 'DE'")[0][0]
        assert wanted > 3, wanted
        self.only_paid()
        self.add_filter("Country")
        window.type("Germany")
        window.keys("Return")
        window.says(f"{wanted} orders")
        window.keys("ctrl+s")
        focus_is(window, "Name")
        self.look("a view to save")
        window.type(VIEW)
        window.keys("ctrl+Return")
        sheet_closes(window)
        # It counts what it shows, and says so.
        window.says(f"{VIEW}: {wanted}")
        window.keys("ctrl+BackSpace")
        return f"{wanted} orders in the view"

    # --- One order -------------------------------------------------------------------------------------------------------

    def read_orders(self):
        window, shop = self.window, self.shop
        window.says("2,000 orders")
        window.keys("slash", "Return", "Home", "Return")
        first, second = (number for (number,) in shop.rows("SELECT order_no FROM orders ORDER BY id DESC LIMIT 2"))
        # In the detail it is a label, in the list a cell.
        window.find("label", first)
        window.keys("alt+Down")
        window.find("label", second)
        window.keys("alt+Up")
        window.find("label", first)
        window.keys("Escape")
        focus_is(window, "Orders")

    def take_steps(self):
        window, shop = self.window, self.shop
        shipped, held, noted = shop.shippable(), shop.shippable(), shop.shippable()
        ship(window, shipped, "00340434161094042557")
        sheet_closes(window)
        hold(window, held, "Waiting for stock")
        sheet_closes(window)
        add_note(window, noted, "Wrap it as a gift.")
        sheet_closes(window)
        self.settled("0 refused")
        wait_for(lambda: shop.trackings(shipped) == ["00340434161094042557"], 10, "the parcel")
        assert shop.order(held)["hold"]["reason"] == "Waiting for stock", shop.order(held)["hold"]
        assert shop.notes(noted) == ["Wrap it as a gift."], shop.notes(noted)
        self.press_on(held, "ctrl+shift+l")
        wait_for(lambda: shop.order(held)["hold"] is None, 20, "the hold to be released")

    def end_orders(self):
        window, shop = self.window, self.shop
        unpaid, under_way = ((shop.rows("SELECT order_no FROM orders WHERE status = ? ORDER BY id DESC LIMIT 1", status))[0][0]
                             for status in ("PENDING", "SHIPPED"))
        refunded = shop.shippable()
        self.press_on(unpaid, "ctrl+shift+x")
        tab_to(window, "text", "Note")
        self.look("an order to cancel")
        window.type("She asked for it.")
        window.keys("ctrl+Return")
        sheet_closes(window)
        self.press_on(under_way, "ctrl+shift+d")
        self.press_on(refunded, "ctrl+shift+r")
        focus_is(window, "Amount in EUR")
        self.look("a refund")
        window.keys("ctrl+a")
        window.type("1.00")
        window.keys("Tab")
        window.type("Arrived late")
        window.keys("ctrl+Return")
        window.says(f"€1.00 refunded for {refunded}.")
        sheet_closes(window)
        self.settled("0 refused")
        assert shop.order(unpaid)["status"] == "CANCELLED" and shop.order(unpaid)["cancel_reason"] == "CUSTOMER"
        assert shop.order(under_way)["status"] == "COMPLETED"
        assert shop.order(refunded)["refunded_minor"] == 100 and shop.order(refunded)["status"] == "PAID"

    def press_on(self, number, keys):
        """A command for the order that is open."""
        open_order(self.window, number)
        self.window.keys(keys)

    # --- Forty orders ------------------------------------------------------------------------------------------------------

    def choose_many(self):
        """The newest that are paid, in any country."""
        window = self.window
        window.keys("g", "o", "ctrl+BackSpace")
        self.only_paid()
        # From the search into the list.
        window.keys("slash", "Return", "Home", *["shift+Down"] * (self.many - 1))
        window.says(f"{self.many} of ")
        table = window.find("table", "Orders").queryTable()
        return [table.getAccessibleAt(row, 0).name.split(",")[0] for row in range(self.many)]

    def ship_with_the_carriers_file(self, numbers):
        window, shop = self.window, self.shop
        marks = ",".join("?" * len(numbers))
        ready = [number for (number,) in shop.rows(f"SELECT order_no FROM orders WHERE order_no IN ({marks}) AND hold_at IS NULL "
                                                   "AND shipped_units = 0", *numbers)]
        gone = ready[5:7]
        file = self.folder / "dhl.csv"
        file.write_text("".join(f"{row}\n" for row in ["Order;Tracking;Carrier"] +
                                [f"{number};JJD{800_000 + i};DHL" for i, number in enumerate(ready)]), encoding="utf-8")
        window.keys("ctrl+shift+i")
        focus_is(window, "The carrier's list")
        tab_to(window, "push button", "Choose a file…")
        window.keys("space")
        focus_is(window, "File name:")
        fill(window, "File name:", str(file))
        window.keys("Return")
        # A window manager gives the focus back; here is none.
        wait_for(lambda: window.seek("text", "File name:") is None, 15, "the dialog to close", window)
        window.take_focus()
        window.find("push button", f"Ship {len(ready)} orders", 20)
        self.look("the carrier's file")
        # One is on its way when two of those behind it are cancelled: the desk cannot know.
        trap = self.network.catch()
        window.keys("ctrl+Return")
        trap.wait()
        for number in gone:
            shop.cancel(number)
        trap.let_go()
        done = window.says(f"{len(ready) - 2} of {len(ready)} done", 60)
        assert "2 failed" in done, done
        no_box(window)
        self.look("the report")
        tab_to(window, "push button", "Retry 2 failed")
        window.keys("space")
        self.settled("2 refused", "Online")
        window.says("2 failed")
        window.says("by now, which does not allow this step")
        window.keys("Escape")
        sheet_closes(window)
        for i, number in enumerate(ready):
            wanted = [] if number in gone else [f"JJD{800_000 + i}"]
            assert shop.trackings(number) == wanted, (number, shop.trackings(number))
        self.decide(gone)
        return f"{len(ready)} in the carrier's file, {len(ready) - 2} shipped, 2 refused and decided"

    def decide(self, gone):
        """From the line at the bottom to what was refused, to the order, to its two versions."""
        window = self.window
        for left in (1, 0):
            window.keys("F6")
            tab_to(window, "push button", f"{left + 1} refused: show them")
            window.keys("space")
            tab_to(window, "list", "Refused changes")
            self.look("activity")
            window.keys("Home", "ctrl+Return")
            # The list beside it shows what is paid, and this order is not among them.
            window.says("You wanted")
            window.says("The service has")
            assert any(window.seek("label", number) for number in gone), "another order than the one asked for"
            self.look("both versions")
            tab_to(window, "push button", "Discard…", most=120)
            window.keys("space")
            focus_is(window, "Discard the change")
            window.keys("space")
            self.settled(f"{left} refused")
        for number in gone:
            assert self.shop.order(number)["status"] == "CANCELLED" and not self.shop.trackings(number)

    def note_many(self):
        window, shop = self.window, self.shop
        window.keys("g", "o", "ctrl+BackSpace")
        window.says("2,000 orders")
        window.keys("slash", "Return", "Home", "shift+Down", "shift+Down")
        window.says("3 of 2,000 selected")
        window.keys("ctrl+shift+n")
        focus_is(window, "Note")
        self.look("a note for many")
        window.type("For the morning.")
        window.keys("ctrl+Return")
        window.says("3 of 3 done", 30)
        window.keys("Escape")
        sheet_closes(window)
        newest = [number for (number,) in shop.rows("SELECT order_no FROM orders ORDER BY id DESC LIMIT 3")]
        for number in newest:
            assert "For the morning." in shop.notes(number), number

    # --- The rest of the desk ------------------------------------------------------------------------------------------------

    def export(self):
        window = self.window
        window.keys("ctrl+e")
        focus_is(window, "Excel workbook")
        self.look("an export")
        window.keys("Right")
        for name, text in (("Folder", str(self.folder)), ("Name", "orders")):
            tab_to(window, "text", name)
            window.keys("ctrl+a")
            window.type(text)
        window.keys("ctrl+Return")
        window.says("2,000 orders exported to orders.csv", 30)
        with open(self.folder / "orders.csv", encoding="utf-8-sig", newline="") as file:
            exported = [row["Order"] for row in csv.DictReader(file)]
        there = {number for (number,) in self.shop.rows("SELECT order_no FROM orders")}
        assert len(exported) == len(there) and set(exported) == there, len(exported)

    def palette_and_shortcuts(self):
        window = self.window
        window.keys("ctrl+k")
        focus_is(window, "Find an order or an action")
        window.type("go to sales")
        wait_for(lambda: "Sales" in (window.focused().description or ""), 15, "the page to be the choice", window)
        self.look("palette")
        window.keys("Return")
        window.says("Net revenue")
        window.keys("F1")
        window.find("text", "Search the shortcuts")
        self.look("shortcuts")
        window.type("refund")
        wait_for(lambda: window.seek("list item", "Refund") and not window.seek("list item", "Ship"), 15, "one shortcut to be left", window)
        # What was searched for goes first, then the sheet.
        window.keys("Escape", "Escape")
        sheet_closes(window)

    def every_page(self):
        window = self.window
        for key, page, what in (("p", "pack", "to pack"), ("i", "inventory", "products"), ("s", "sales", "Net revenue"),
                                ("a", "activity", "Needs attention"), ("o", "orders", "2,000 orders")):
            window.keys("g", key)
            window.says(what)
            self.look(page)
        window.keys("g", "i")
        tab_to(window, "radio button", "Products", back=True)
        window.keys("Right")
        window.says("No stock take yet")
        self.look("stock takes")
        window.keys("Left")

    def settings(self):
        window = self.window
        window.keys("ctrl+comma")
        focus_is(window, "Sections")
        for section in ("Appearance", "Orders", "Carriers", "Notifications", "Scanner", "Print", "Account", "Storage"):
            self.look(f"settings: {section}")
            window.keys("Down")
        # Another language, there and back, without a restart.
        window.keys("Home")
        tab_to_box(window, "Language")
        self.choose("简体中文")
        window.says("数据截至")
        self.look("settings, in Chinese")
        self.choose("English")
        window.find("page tab", "Orders")

    def choose(self, value):
        """In the box that has the focus: by its first letters."""
        self.window.keys("Home")
        for _ in range(5):
            focused = self.window.focused()
            if focused is not None and focused.name == value:
                return
            self.window.keys("Down")
        raise AssertionError(f"no “{value}” in {self.window.focused()}")

    def sign_out(self):
        window, shop = self.window, self.shop
        # Those of the window; the others are of this test.
        sessions = "SELECT count(*) FROM sessions WHERE device <> 'faults'"
        assert shop.rows(sessions)[0][0] == 1, "the window has no session"
        window.keys("ctrl+comma")
        tab_to(window, "list", "Sections", back=True)
        arrow_to(window, "list item", "Account", key="Down")
        tab_to(window, "push button", "Sign out…")
        window.keys("space")
        # The harmless answer has the focus.
        focus_is(window, "Stay signed in")
        tab_to(window, "push button", "Sign out", back=True)
        window.keys("space")
        window.find("password text", "Password")
        wait_for(lambda: shop.rows(sessions)[0][0] == 0, 15, "the service to forget the session")


def morning(person):
    person.sign_in()
    said = [person.filter_and_save()]
    person.take_steps()
    if not person.is_short:
        person.read_orders()
        person.end_orders()
    said.append(person.ship_with_the_carriers_file(person.choose_many()))
    if not person.is_short:
        person.note_many()
        person.export()
        person.palette_and_shortcuts()
        person.every_page()
        person.settings()
    person.sign_out()
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desktop", required=True)
    parser.add_argument("--service", required=True)
    parser.add_argument("--short", action="store_true", help="what runs on every change")
    options = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name, Display():
        folder = Path(name)
        shop = Shop(Path(options.service).resolve(), folder, environment=dict(os.environ)).open()
        profile = folder / "desk"
        profile.mkdir()
        (profile / "settings.ini").write_text("[look]\nlanguage=en\n[steps]\nundo=0\n", encoding="ascii")
        try:
            with Network(shop.address) as network, Window(str(Path(options.desktop).resolve()), "--profile", profile,
                                                          environment=PLAIN_DESKTOP) as window:
                person = Morning(window, shop, network, folder, options.short)
                said = morning(person)
        finally:
            shop.kill()
            violations = shop.audit()
            assert not violations, violations
    if person.controls:
        said.append(f"{person.controls} controls in {person.places} places have a role and a name")
    print(f"the morning by keys alone: {'; '.join(said)}; the books are right; {time.monotonic() - begun:.0f} s")


run(main)
