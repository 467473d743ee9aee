# SPDX-License-Identifier: Apache-2.0
"""Bad days as somebody at the window has them, with a real service: it is killed in the middle of a bulk shipment, orders are
cancelled and changed meanwhile, the network is gone for an hour, the clock is set, the session is revoked, the disk is full, the
program is too old for the service. Each strikes an operation that is on its way. The line says what is true, nothing is lost or done
twice, and no box has to be answered first."""

import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

from hands import add_note, focus_is, hold, line, line_says, no_box, open_order, row_of, ship, sign_in
from troubles import Clock, Disk, Network, Probe, Shop
from window import Display, Window, run, wait_for

MANY = 40
HOUR = 3600
DAY = 24 * HOUR


# --- The days -----------------------------------------------------------------------------------------------------------


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
    time.sleep(0.5)
    # As a scanner does: number, Enter, number, Enter, without a pause.
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
    window.keys("F5")
    line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
    rows = shop.rows("SELECT tracking_no, count(*) FROM shipments WHERE tracking_no LIKE 'JJD7%' GROUP BY tracking_no")
    assert [number for number, _ in rows] == [f"JJD{700_000 + i}" for i in range(many)], rows
    assert all(count == 1 for _, count in rows), rows
    return f"killed after {shipped} of {many} shipments"


def order_cancelled_meanwhile(window, shop, network):
    number = shop.shippable()
    network.down()
    ship(window, number, "00340434161094042557")
    line_says(window, "1 waiting", "Offline")
    shop.cancel(number)
    network.up()
    window.keys("F5")
    line_says(window, "1 refused", "0 waiting", timeout=60)
    no_box(window)
    # The line leads to both versions.
    window.press("push button", "1 refused: show them")
    window.says(number)
    window.says("Cancelled")
    assert shop.order(number)["status"] == "CANCELLED" and not shop.trackings(number)
    # What cannot be is given up: in the line, where it is seen what it was.
    open_order(window, number)
    window.says("DHL 00340434161094042557")
    # Nothing of it waits any more, and the list does not say so either.
    wait_for(lambda: row_of(window, number) == f"{number}, 1 change refused", 10, "the list to say so")
    window.press("push button", "Discard…")
    window.press("push button", "Discard the change")
    line_says(window, "0 refused", "0 waiting")
    assert shop.order(number)["status"] == "CANCELLED" and not shop.trackings(number)
    return "cancelled while it waited; discarded"


def order_changed_in_flight(window, shop, network):
    number = shop.shippable()
    trap = network.catch()
    ship(window, number, "00340434161094042558")
    trap.wait()
    shop.readdress(number, "Another street 5")
    trap.let_go()
    line_says(window, "1 refused", "0 waiting", timeout=60)
    no_box(window)
    window.says("Another street 5")
    window.press("push button", "Send again")
    line_says(window, "0 refused", "0 waiting", "Online")
    assert shop.trackings(number) == ["00340434161094042558"], shop.trackings(number)
    return "address changed while it was on its way; sent again"


def network_gone_for_an_hour(window, shop, network, clocks):
    shipped, held, noted = shop.shippable(), shop.shippable(), shop.shippable()
    trap = network.catch(loses_answer=True)
    before = line_says(window, "Online").split(" ·")[0]
    ship(window, shipped, "00340434161094042559")
    trap.wait()
    line_says(window, "1 waiting", "Offline")
    assert shop.trackings(shipped) == ["00340434161094042559"], "it was not done before the network went"
    hold(window, held, "Waiting for stock")
    add_note(window, noted, "Wrap it as a gift.")
    line_says(window, "3 waiting", "Offline")
    for clock in clocks:
        clock.move(HOUR)
    # It looks at once, for this might have been a sleep.
    tries = len(network.requests)
    wait_for(lambda: len(network.requests) > tries, 15, "another try", window)
    said = line_says(window, "3 waiting", "0 refused", "Offline")
    window.says("Waiting to be sent: 3")
    # The same moment, which an hour before midnight is yesterday's by now.
    assert before.removeprefix("Data as of today ") in said, (before, said)
    no_box(window)
    network.up()
    window.keys("F5")
    line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
    # An hour later, by both clocks: the access token had run out, and nobody was asked for a password.
    assert [request for request in network.requests if request.path.endswith("/sessions/refresh")], "the token was not renewed"
    after = line(window).split(" ·")[0]
    assert after != before, after
    assert shop.trackings(shipped) == ["00340434161094042559"], shop.trackings(shipped)
    assert shop.order(held)["hold"]["reason"] == "Waiting for stock", shop.order(held)["hold"]
    assert shop.notes(noted) == ["Wrap it as a gift."], shop.notes(noted)
    return f"{before} → {after}"


def clock_set(window, shop, network, clock):
    said = []
    for text, seconds in (("A day too early.", DAY), ("A day too late.", -2 * DAY), ("Set right.", DAY)):
        number = shop.shippable()
        trap = network.catch()
        add_note(window, number, text)
        trap.wait()
        clock.move(seconds)
        time.sleep(0.3)
        trap.let_go()
        line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
        assert shop.notes(number).count(text) == 1, shop.notes(number)
        # What is here is as of now, whatever the clock calls that.
        window.keys("F5")
        said.append(line_says(window, "Data as of today").split(" ·")[0])
        no_box(window)
    # Without a network nothing is newer than it was, and a day later it is yesterday's.
    network.down()
    add_note(window, shop.shippable(), "Without a network.")
    line_says(window, "1 waiting", "Offline", "Data as of today")
    clock.move(DAY)
    said.append(line_says(window, "1 waiting", "Offline", "Data as of yesterday").split(" ·")[0])
    clock.move(-DAY)
    line_says(window, "1 waiting", "Offline", "Data as of today")
    network.up()
    window.keys("F5")
    line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
    return "; ".join(said)


def session_revoked(window, shop, network):
    caught, later = shop.shippable(), shop.shippable()
    trap = network.catch()
    add_note(window, caught, "Call before delivery.")
    trap.wait()
    shop.revoke()
    trap.let_go()
    line_says(window, "1 waiting", "0 refused", "Sign-in needed", timeout=60)
    no_box(window)
    # The orders stay, and are worked on.
    hold(window, later, "Customer asked to wait")
    line_says(window, "2 waiting", "Sign-in needed")
    window.press("push button", "Sign in")
    window.find("password text", "Password").queryEditableText().setTextContents(shop.password)
    window.press("push button", "Sign in")
    line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
    assert shop.notes(caught) == ["Call before delivery."], shop.notes(caught)
    assert shop.order(later)["hold"]["reason"] == "Customer asked to wait"
    return "2 kept, sent after the next sign-in"


def disk_full(window, shop, network, disk):
    caught, refused = shop.shippable(), shop.shippable()
    # An answer comes, and there is no room for it.
    trap = network.catch()
    add_note(window, caught, "Answered on a full disk.")
    trap.wait()
    disk.fill()
    trap.let_go()
    line_says(window, "1 waiting", "The disk is full", timeout=60)
    no_box(window)
    assert shop.notes(caught) == ["Answered on a full disk."], shop.notes(caught)
    # A wish, and there is no room for it either: it stays where it was written.
    add_note(window, refused, "On a full disk.")
    window.says("The disk is full, so this was not saved.")
    field = window.find("text", "Note").queryText()
    assert field.getText(0, -1) == "On a full disk.", field.getText(0, -1)
    line_says(window, "1 waiting", "0 refused")
    no_box(window)
    disk.free()
    window.keys("ctrl+Return")
    wait_for(lambda: window.seek("text", "Note") is None, 20, "the sheet to close", window)
    window.keys("F5")
    line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
    for number, text in ((caught, "Answered on a full disk."), (refused, "On a full disk.")):
        assert shop.notes(number).count(text) == 1, shop.notes(number)
    return "an answer and a wish found no room; both are there once"


def program_too_old(window, shop, network):
    number = shop.shippable()
    network.too_old = True
    network.cut_all()
    add_note(window, number, "From an old program.")
    line_says(window, "1 waiting", "0 refused", "This version is too old for the service", timeout=60)
    no_box(window)
    # Nobody is asked again and again.
    asked = len(network.requests)
    time.sleep(3)
    assert len(network.requests) - asked < 4, len(network.requests) - asked
    network.too_old = False
    window.keys("F5")
    line_says(window, "0 waiting", "0 refused", "Online", timeout=60)
    assert shop.notes(number).count("From an old program.") == 1, shop.notes(number)
    return "waited for a newer program"


def hostile_texts(window, shop):
    with Probe() as probe:
        evil = f'<img src="{probe.url}"><b>Bold</b>'
        number = shop.place(evil)
        window.keys("F5")
        ship(window, number, "file:///etc/passwd")
        line_says(window, "0 waiting", "0 refused", "Online")
        window.says("file:///etc/passwd")
        window.says(evil)
        # What is offered is the carrier's page, and only after a question.
        window.press("push button", "Open the tracking page of file:///etc/passwd")
        question = window.says("in the browser?")
        assert "dhl" in question, question
        window.press("push button", "Dismiss")
        window.keys("ctrl+p")
        window.find("check box", "Packing slip")
        time.sleep(0.5)
        window.keys("Escape")
        window.keys("g", "a")
        window.press("page tab", "Done on this device")
        window.says(number)
        window.keys("g", "o")
        assert probe.asked == 0, f"{probe.asked} requests to what stood in a name"
    return "shown as they are; 0 requests"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desktop", required=True)
    parser.add_argument("--service", required=True)
    parser.add_argument("--day", help="only those with this in their name")
    options = parser.parse_args()
    desktop = str(Path(options.desktop).resolve())
    with tempfile.TemporaryDirectory() as name, Display(), Disk(Path(name) / "disk") as disk:
        folder = Path(name)
        desk_clock, shop_clock = Clock(folder / "desk.clock"), Clock(folder / "shop.clock")
        shop = Shop(Path(options.service).resolve(), folder, environment=dict(os.environ, **shop_clock.environment)).open()
        profile = disk.folder / "desk"
        profile.mkdir()
        (profile / "settings.ini").write_text("[steps]\nundo=0\n", encoding="ascii")
        try:
            with Network(shop.address) as network, Window(desktop, "--profile", profile, "--language", "en",
                                                          environment=desk_clock.environment) as window:
                sign_in(window, network.address, shop.password)
                line_says(window, "Online", "0 waiting", timeout=60)
                window.says("All orders: 2,000")
                days = [(service_killed_in_a_bulk_shipment, shop), (order_cancelled_meanwhile, shop, network),
                        (order_changed_in_flight, shop, network), (program_too_old, shop, network),
                        (hostile_texts, shop)]
                if desk_clock.is_real:
                    days += [(network_gone_for_an_hour, shop, network, (desk_clock, shop_clock)),
                             (clock_set, shop, network, desk_clock)]
                else:
                    print("no clock to move: libfaketime is not there", flush=True)
                if disk.is_small:
                    days.append((disk_full, shop, network, disk))
                else:
                    print("no disk to fill: nothing may be mounted", flush=True)
                days.append((session_revoked, shop, network))
                for day, *with_what in days:
                    if options.day and options.day not in day.__name__:
                        continue
                    begun, struck = time.monotonic(), network.struck
                    done = day(window, *with_what)
                    print(f"{day.__name__}: {done}; {network.struck - struck} struck on their way; {time.monotonic() - begun:.1f} s",
                          flush=True)
        finally:
            shop.kill()
            violations = shop.audit()
            assert not violations, violations
    print("bad days: ok")


run(main)
