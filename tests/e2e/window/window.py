# SPDX-License-Identifier: Apache-2.0
"""The desktop's window as a black box: on a display of its own, found and pressed by the names that a screen reader says.

Needs Xvfb, a session bus, the accessibility bus and pyatspi: run() brings them up, or says what is missing with the exit code
that CTest takes for "skipped"."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77
ITEMS = ("list item", "table cell", "tree item", "page tab", "menu item")
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def missing():
    """What this machine lacks for such a test, in words; empty: nothing."""
    absent = [name for name in ("Xvfb", "dbus-run-session", "dbus-send", "xdotool") if shutil.which(name) is None]
    if not any(Path(launcher).exists() for launcher in BUS_LAUNCHERS):
        absent.append("at-spi-bus-launcher")
    try:
        import pyatspi  # noqa: F401
    except ImportError:
        absent.append("pyatspi")
    return ", ".join(absent)


class Display:
    """An X server without a screen and the accessibility bus of this session."""

    def __init__(self, width=1280, height=800):
        self.size = f"{width}x{height}x24"

    def __enter__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", self.size, "-nolisten", "tcp"],
                                       pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = ":" + pipe.readline().strip()
        os.environ["DISPLAY"] = self.name
        # The session bus starts the accessibility bus when asked for it; a second one beside it would share out the windows.
        subprocess.run(["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
                        "org.a11y.Bus.GetAddress"], check=True, timeout=30, stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait(timeout=10)


class Window:
    """The program, running. `find` and the rest look at its accessible tree."""

    def __init__(self, program, *arguments, home=None, environment=None):
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1", QT_QPA_PLATFORM="xcb",
                           LANG="C.UTF-8", **(environment or {}))
        if home:
            environment["HOME"] = str(home)
        self.process = subprocess.Popen([str(program), *map(str, arguments)], env=environment,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=10)

    @property
    def tree(self):
        import pyatspi
        desktop = pyatspi.Registry.getDesktop(0)
        for application in desktop:
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def walk(self, node=None, depth=0):
        """Everything that is shown, from the top."""
        if self.process.poll() is not None:
            said = self.process.stdout.read().decode("utf-8", "replace")[-2000:]
            raise AssertionError(f"the window is gone, with {self.process.returncode}. It said: {said}")
        node = node if node is not None else self.tree
        if node is None or depth > 40:
            return
        yield node
        for child in children(node):
            if depth < 1 or is_showing(child):
                yield from self.walk(child, depth + 1)

    def find(self, role, name, timeout=15):
        """The one of that role whose name is, or begins with, the text."""
        return wait_for(lambda: self.seek(role, name), timeout, f"{role} “{name}”", self)

    def seek(self, role, name):
        for node in self.walk():
            called = name_of(node)
            if (called == name or called.startswith(name + ",")) and role_of(node) == role:
                return node
        return None

    def press(self, role, name, timeout=15):
        node = self.find(role, name, timeout)
        action = node.queryAction()
        for i in range(action.nActions):
            if action.getName(i) in ("Press", "Toggle", "click"):
                return action.doAction(i)
        raise AssertionError(f"{role} “{name}” cannot be pressed")

    def texts(self):
        return [name for name in map(name_of, self.walk()) if name]

    def says(self, part, timeout=15):
        return wait_for(lambda: next((text for text in self.texts() if part in text), None), timeout, f"the text “{part}”", self)

    def take_focus(self):
        """What a window manager would do; this display has none."""
        def focus():
            shown = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], check=False,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.split()
            return shown and subprocess.run(["xdotool", "windowfocus", shown[-1].decode()], check=False,
                                            stderr=subprocess.DEVNULL).returncode == 0
        wait_for(focus, 15, "a window that takes the focus", self)
        wait_for(self.focused, 15, "a focus", self)

    def keys(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)

    def focused(self):
        """The widget. Views and tab bars call their current item focused, whoever has the focus; so does a page that hands it on."""
        import pyatspi
        for node in self.walk():
            if has_state(node, pyatspi.STATE_FOCUSED) and role_of(node) not in (*ITEMS, "filler"):
                return node
        return None

    def service_pids(self):
        """The order services that this desktop started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii").split()
        return [int(pid) for pid in children if "order-service" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")]


# What goes while we look at it is as if it were not there.


def asked(question, otherwise):
    try:
        return question()
    except Exception:  # pylint: disable=broad-except
        return otherwise


def children(node, most=200):
    for i in range(min(asked(lambda: node.childCount, 0), most)):
        child = asked(lambda i=i: node.getChildAtIndex(i), None)
        if child is not None:
            yield child


def name_of(node):
    return asked(lambda: node.name, "") or ""


def role_of(node):
    return asked(node.getRoleName, "")


def has_state(node, state):
    return asked(lambda: node.getState().contains(state), False)


def is_showing(node):
    import pyatspi
    return has_state(node, pyatspi.STATE_SHOWING)


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split(")")[1].split()[0] != "Z"
    except OSError:
        return False


def wait_for(check, timeout, what, window=None, pause=0.1):
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(pause)
    shown = "; ".join(window.texts()[:400]) if window else ""
    raise AssertionError(f"not in {timeout} s: {what}. To be seen: {shown}")


def run(main):
    """Runs main() in a session of its own, or says why not: session bus, and the folder where the accessibility bus has its socket.
    In a shared folder all of them take the same path, and whoever starts next takes the bus away from who is there."""
    if lacking := missing():
        print(f"skipped: no {lacking}")
        sys.exit(SKIPPED)
    if os.environ.get("CH_WINDOW_SESSION") != "1":
        with tempfile.TemporaryDirectory(prefix="ch-window-", ignore_cleanup_errors=True) as folder:
            environment = dict(os.environ, CH_WINDOW_SESSION="1", XDG_RUNTIME_DIR=folder)
            command = ["dbus-run-session", "--", sys.executable, "-B", *sys.argv]
            sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    main()
