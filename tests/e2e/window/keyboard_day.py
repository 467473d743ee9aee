# SPDX-License-Identifier: Apache-2.0
"""A day by keyboard alone, and a name for every control: what a person without a mouse or without eyes needs."""

import argparse
import tempfile
from pathlib import Path

from hands import check_names, tab_to
from window import Display, Window, name_of, role_of, run, wait_for


def has_tab(window, name):
    """Tabs together are called what is chosen of them."""
    return any(role_of(node) == "page tab list" and name_of(node).startswith(name) for node in window.walk())


def day(window):
    window.find("page tab", "Orders", 60)
    window.says("Data as of", 30)
    wait_for(lambda: any(text.endswith("Online") for text in window.texts()), 30, "the line to say online", window)
    window.find("table cell", "HH-102000", 30)
    check_names(window, "orders")
    # The demo's user is a merchant, who sees money.
    window.find("page tab", "Sales")

    window.take_focus()

    # Palette: a number typed, Enter, its detail.
    window.keys("ctrl+k")
    window.find("text", "Find an order or an action")
    window.type("HH-101990")
    wait_for(lambda: window.focused() is not None and "HH-101990" in (window.focused().description or ""), 15,
             "the order to be the choice", window)
    check_names(window, "palette")
    window.keys("Return")
    window.says("HH-101990")

    # It is shipped: a number, a carrier, Ctrl+Enter; then it can be taken back for some seconds, and is sent.
    window.keys("ctrl+shift+s")
    wait_for(lambda: window.focused() is not None and window.focused().name == "Tracking number", 15, "the field", window)
    check_names(window, "ship")
    window.type("00340434161094042557")
    window.keys("Tab")
    window.type("DHL")
    window.keys("ctrl+Return")
    window.find("push button", "Undo")
    window.says("1 waiting")
    check_names(window, "shipped")
    wait_for(lambda: any(text.startswith("0 waiting") for text in window.texts()), 60, "everything to be sent", window)
    window.says("1 parcel")

    # Several are chosen with Shift, and left with Esc.
    window.keys("g", "o")
    window.keys("shift+Down", "shift+Down")
    window.says("3 of 2,000 selected")
    window.keys("Escape")

    # Shortcut sheet, searched, left.
    window.keys("F1")
    window.find("text", "Search the shortcuts")
    check_names(window, "shortcuts")
    window.keys("Escape")

    # There and back again.
    window.keys("g", "a")
    window.says("Needs attention")
    check_names(window, "activity")
    window.keys("ctrl+comma")
    window.find("list", "Sections")
    check_names(window, "settings")
    window.keys("g", "o")
    window.find("text", "Search orders")

    # Every other page, by its keys; and the settings section by section.
    for key, page, what in (("p", "Pack", "to pack"), ("i", "Inventory", "products"), ("s", "Sales", "Net revenue")):
        window.keys("g", key)
        window.says(what)
        check_names(window, page.lower())

    # What the stock is worth leads to what lies there.
    tab_to(window, "push button", "On hand: €")
    window.keys("space")
    window.find("text", "Search products")
    wait_for(lambda: has_tab(window, "On hand: "), 15, "the products on hand to be listed", window)
    window.keys("ctrl+comma")
    tab_to(window, "list", "Sections", back=True)
    window.keys("Home")
    for section in range(4):
        check_names(window, f"settings, section {section + 1}")
        window.keys("Down")
    window.keys("g", "o")
    window.find("text", "Search orders")

    # The status line is reached with F6, and leads to what waits.
    window.keys("F6")
    focused = wait_for(window.focused, 10, "a focus", window)
    assert "waiting" in focused.name, focused.name
    window.keys("space")
    window.says("Nothing waits")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desktop", required=True)
    program = str(Path(parser.parse_args().desktop).resolve())
    with tempfile.TemporaryDirectory() as folder, Display():
        with Window(program, "--profile", Path(folder) / "profile", "--demo", "--language", "en") as window:
            day(window)
    print("keyboard day: ok")


run(main)
