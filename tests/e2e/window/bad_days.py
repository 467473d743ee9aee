# SPDX-License-Identifier: Apache-2.0
"""Bad days as somebody at the window has them, with a real service: it is killed in the middle of a bulk shipment, an order is
cancelled meanwhile. The line says what is true, nothing is lost or done twice, and no box has to be answered first."""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from window import Display, Window, run, wait_for

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.order_service import OrderService  # noqa: E402

PASSWORD = "demo-merchant"
MANY = 40


class Shop(OrderService):
    """A demo shop whose service comes back where it was."""

    def open(self):
        self.used = set()
        self.run("demo", "--orders", "2000")
        return self.start()

    def restart(self):
        return self.start(listen=self.address)

    def rows(self, sql, *values):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as store:
            return store.execute(sql, values).fetchall()

    def shippable(self):
        """The newest order that can be shipped and was not used yet."""
        rows = self.rows("SELECT order_no FROM orders WHERE status = 'PAID' AND shipped_units = 0 AND hold_at IS NULL "
                         "ORDER BY id DESC")
        number = next(number for (number,) in rows if number not in self.used)
        self.used.add(number)
        return number

    def order_id(self, number):
        return self.rows("SELECT id FROM orders WHERE order_no = ?", number)[0][0]

    def order(self, number):
        return self.other().wanted(200, "GET", f"/orders/{self.order_id(number)}")

    def other(self):
        """Somebody else at another desk."""
        if "merchant" not in self.tokens:
            self.sign_in("merchant", PASSWORD)
        return self.client("merchant")


def line_says(window, *parts, timeout=30):
    """The line at the bottom, as a screen reader says it."""
    def said():
        for text in window.texts():
            if "waiting ·" in text and "refused" in text and all(part in text for part in parts):
                return text
        return None
    return wait_for(said, timeout, f"the line to say {parts}", window)


def no_box(window):
    import pyatspi
    for node in window.walk():
        assert not node.getState().contains(pyatspi.STATE_MODAL), f"a box wants an answer: {node.getRoleName()} {node.name}"


def sign_in(window, address):
    window.find("push button", "Sign in", 60)
    window.take_focus()
    for name, text in (("Server address", f"http://{address}"), ("User", "merchant"), ("Password", PASSWORD)):
        window.find("text" if name != "Password" else "password text", name).queryEditableText().setTextContents(text)
    window.press("push button", "Sign in")
    line_says(window, "Online", "0 waiting", timeout=60)
    window.says("All orders: 2,000")
    # The list follows the fetch a moment later.
    time.sleep(1.5)


def open_order(window, number):
    window.keys("ctrl+k")
    window.find("text", "Find an order or an action")
    window.type(number)
    wait_for(lambda: window.focused() is not None and number in (window.focused().description or ""), 15, "the order to be the choice",
             window)
    window.keys("Return")
    # In the detail; in the list it is a cell.
    window.find("label", number)


def focus_is(window, name):
    def has_focus():
        focused = window.focused()
        return focused is not None and focused.name == name
    try:
        wait_for(has_focus, 10, f"the focus on {name}")
    except AssertionError as error:
        focused = window.focused()
        raise AssertionError(f"{error} It is on {focused and (focused.getRoleName(), focused.name)}") from error


def service_killed_in_a_bulk_shipment(window, shop):
    window.keys("g", "o", "Home")
    window.keys(*["shift+Down"] * (MANY - 1))
    window.says(f"{MANY} of 2,000 selected")
    window.keys("ctrl+shift+s")
    window.find("table", "Orders to ship", 20)
    many = int(window.says(" possible").split()[0])
    assert many > 20, many
    focus_is(window, "Carrier of all parcels")
    window.type("DHL")
    window.keys("Tab", "Tab")
    # A field in a table, which the tree does not have.
    time.sleep(1)
    numbers = [["type", "--args", "1", f"JJD{700_000 + i}", "key", "Return"] for i in range(many)]
    subprocess.run(["xdotool", *(word for number in numbers for word in number)], check=True)
    wait_for(lambda: window.seek("push button", f"Ship: {many} orders"), 15, "all to be ready", window)
    before = shop.rows("SELECT count(*) FROM shipments")[0][0]
    window.keys("ctrl+Return")
    wait_for(lambda: shop.rows("SELECT count(*) FROM shipments")[0][0] > before + 3, 20, "the first to be shipped", pause=0.001)
    shop.kill()
    shipped = shop.rows("SELECT count(*) FROM shipments")[0][0] - before
    assert shipped < many, "the service was too fast to be killed in the middle"
    line_says(window, "Offline")
    no_box(window)
    waiting = int(line_says(window, "Offline").split(" waiting")[0].split("· ")[-1])
    # The one in flight may be done there and not be known here.
    assert many - shipped <= waiting <= many - shipped + 1, (waiting, shipped)
    window.says("waiting for the service to be reached")
    window.keys("Escape")
    window.find("table", "Orders")
    shop.restart()
    line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
    rows = shop.rows("SELECT tracking_no, count(*) FROM shipments WHERE tracking_no LIKE 'JJD7%' GROUP BY tracking_no")
    assert len(rows) == many and all(count == 1 for _, count in rows), rows
    return shipped, many


def order_cancelled_meanwhile(window, shop):
    number = shop.shippable()
    open_order(window, number)
    shop.kill()
    window.keys("ctrl+shift+s")
    focus_is(window, "Tracking number")
    window.type("00340434161094042557")
    window.keys("Tab")
    window.type("DHL")
    window.keys("ctrl+Return")
    line_says(window, "1 waiting", "Offline")
    # The service is back for others first: at another address the desk does not find it.
    address = shop.address
    shop.start()
    shop.tokens.clear()
    order = shop.order(number)
    # All of it given back before anything was shipped: that is what cancels a paid order.
    release = [{"line_no": line["line_no"], "quantity": line["quantity"]} for line in order["lines"]]
    shop.other().wanted(201, "POST", f"/orders/{order['id']}/refunds",
                        {"amount_minor": order["total_minor"], "reason": "CUSTOMER", "release": release}, version=order["version"])
    shop.stop()
    shop.address = address
    shop.restart()
    line_says(window, "1 refused", "0 waiting", timeout=60)
    no_box(window)
    # The line leads to both versions.
    window.press("push button", "1 refused: show them")
    window.says(number)
    window.says("Cancelled")
    assert shop.order(number)["status"] == "CANCELLED" and not shop.order(number)["shipments"]
    window.keys("g", "o")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desktop", required=True)
    parser.add_argument("--service", required=True)
    options = parser.parse_args()
    desktop = str(Path(options.desktop).resolve())
    with tempfile.TemporaryDirectory() as name, Display():
        folder = Path(name)
        shop = Shop(Path(options.service).resolve(), folder).open()
        profile = folder / "desk"
        profile.mkdir()
        (profile / "settings.ini").write_text("[steps]\nundo=0\n", encoding="ascii")
        try:
            with Window(desktop, "--profile", profile, "--language", "en") as window:
                sign_in(window, shop.address)
                shipped, many = service_killed_in_a_bulk_shipment(window, shop)
                print(f"killed after {shipped} of {many} shipments", flush=True)
                order_cancelled_meanwhile(window, shop)
        finally:
            shop.kill()
            assert not shop.audit(), shop.audit()
    print("bad days: ok")


run(main)
