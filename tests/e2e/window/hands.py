# SPDX-License-Identifier: Apache-2.0
"""What a person does at the window with the keyboard, and what they look at meanwhile."""

from window import has_state, name_of, role_of, wait_for


def line(window):
    """The line at the bottom, as a screen reader says it."""
    def is_it(text):
        return " waiting ·" in text and " refused" in text
    # Looked for once: to look through a whole window takes half a second.
    known = getattr(window, "line_label", None)
    if known is None or not is_it(name_of(known)):
        window.line_label = known = next((node for node in window.walk() if is_it(name_of(node))), None)
    return name_of(known) if known is not None else ""


def line_says(window, *parts, timeout=30):
    def said():
        text = line(window)
        return text if all(part in text for part in parts) else None
    try:
        return wait_for(said, timeout, f"the line to say {parts}")
    except AssertionError as error:
        raise AssertionError(f"{error} “{line(window)}”") from error


def no_box(window):
    import pyatspi
    for node in window.walk():
        assert not has_state(node, pyatspi.STATE_MODAL), f"a box wants an answer: {role_of(node)} {name_of(node)}"


def sign_in(window, address, password):
    window.find("push button", "Sign in", 60)
    window.take_focus()
    for name, text in (("Server address", f"http://{address}"), ("User", "merchant"), ("Password", password)):
        window.find("text" if name != "Password" else "password text", name).queryEditableText().setTextContents(text)
    window.press("push button", "Sign in")


def focus_is(window, name):
    def has_focus():
        focused = window.focused()
        return focused is not None and focused.name == name
    try:
        wait_for(has_focus, 10, f"the focus on {name}")
    except AssertionError as error:
        focused = window.focused()
        raise AssertionError(f"{error} It is on {focused and (focused.getRoleName(), focused.name)}") from error


def open_order(window, number):
    window.keys("ctrl+k")
    focus_is(window, "Find an order or an action")
    window.type(number)
    wait_for(lambda: window.focused() is not None and number in (window.focused().description or ""), 15, "the order to be the choice",
             window)
    window.keys("Return")
    # In the detail; in the list it is a cell.
    window.find("label", number)


def row_of(window, number, most=120):
    """What the list says first in an order's row."""
    table = window.find("table", "Orders").queryTable()
    for row in range(min(most, table.nRows)):
        name = table.getAccessibleAt(row, 0).name
        if name.split(",")[0] == number:
            return name
    return None


def ship(window, number, tracking):
    open_order(window, number)
    window.keys("ctrl+shift+s")
    focus_is(window, "Tracking number")
    window.type(tracking)
    window.keys("Tab")
    window.type("DHL")
    window.keys("ctrl+Return")


def hold(window, number, reason):
    open_order(window, number)
    window.keys("ctrl+shift+h")
    focus_is(window, "Reason")
    window.type(reason)
    window.keys("ctrl+Return")


def add_note(window, number, text):
    open_order(window, number)
    window.keys("ctrl+shift+n")
    focus_is(window, "Note")
    window.type(text)
    window.keys("ctrl+Return")


def tab_to(window, role, name, most=60, back=False):
    """Tab until it has the focus, as somebody without a mouse comes to it."""
    for _ in range(most):
        focused = window.focused()
        if focused is not None and focused.getRoleName() == role and (focused.name == name or focused.name.startswith(name)):
            return focused
        window.keys("shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab does not come to {role} “{name}”; it is on {focused and (focused.getRoleName(), focused.name)}")
