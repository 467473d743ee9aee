# SPDX-License-Identifier: Apache-2.0
"""What a person does at the window with the keyboard, and what they look at meanwhile."""

from window import asked, children, has_state, is_showing, name_of, role_of, wait_for

# What a person can do something with: each has to say what it is.
NEEDS_A_NAME = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "password text",
                "spin button", "list", "table", "tree", "page tab list", "page tab", "menu item", "link"}
NO_ROLES = {"unknown", "invalid"}


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


def arrow_to(window, role, name, key="Down", most=40):
    """Arrows until the item of a menu or a list is the current one."""
    import pyatspi

    def is_current(node):
        return role_of(node) == role and has_state(node, pyatspi.STATE_FOCUSED)
    current = None
    for _ in range(most):
        current = next(filter(is_current, window.walk()), None)
        if current is not None and current.name.startswith(name):
            return current
        window.keys(key)
    raise AssertionError(f"{key} does not come to {role} “{name}”; it is on “{current and current.name}”")


def sheet_closes(window, timeout=20):
    """While one is open, no key goes anywhere else."""
    wait_for(lambda: window.seek("push button", "Close (Esc)") is None, timeout, "the sheet to close", window)


def labels_of(node):
    """A box is called what is chosen in it; what it is for, its labels say."""
    import pyatspi
    return [name_of(relation.getTarget(0)) for relation in asked(node.getRelationSet, [])
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY]


def is_labelled(node):
    """Or the field in it, where one can type."""
    return any(labels_of(node)) or any(role_of(child) == "text" and name_of(child) for child in children(node))


def tab_to_box(window, label, most=60):
    for _ in range(most):
        focused = window.focused()
        if focused is not None and role_of(focused) == "combo box" and label in labels_of(focused):
            return focused
        window.keys("Tab")
    raise AssertionError(f"Tab does not come to the box “{label}”")


def fill(window, name, text):
    """A dialog's window says that it has the focus before a slow display gives it the keys: what is lost is typed again."""
    def holds():
        field = window.seek("text", name)
        return field is not None and field.queryText().getText(0, -1) == text
    for patience in (5, 10, 20):
        window.keys("ctrl+a")
        window.type(text)
        try:
            return wait_for(holds, patience, f"“{text}” in {name}")
        except AssertionError:
            continue
    raise AssertionError(f"{name} does not take what is typed")


def controls(window):
    """How many there are, and those of which a screen reader cannot say what they are or what they are called."""
    import pyatspi
    count, bad = 0, []
    for node in window.walk():
        role, name = role_of(node), name_of(node)
        is_control = role in NEEDS_A_NAME or has_state(node, pyatspi.STATE_FOCUSABLE)
        if not is_control or not is_showing(node):
            continue
        count += 1
        # A cell may be empty.
        is_nameless = not name and role != "table cell" or role == "combo box" and not is_labelled(node)
        if role in NO_ROLES or is_nameless:
            bad.append(f"{role} “{name}” in “{name_of(node.parent)}”")
    return count, bad


def check_names(window, where):
    count, bad = controls(window)
    assert not bad, f"{where}: no role or no name on {bad[:8]}"
    assert count > 3, f"{where}: only {count} controls"
    print(f"{where}: {count} controls", flush=True)
    return count
