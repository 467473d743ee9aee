# SPDX-License-Identifier: Apache-2.0
"""One process of a cluster: started, watched, and started again when it died without being asked to."""

import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request


def answers(url):
    """Whether it says 200."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except (OSError, ValueError):
        return False


def until(condition, seconds, what, interval=0.05):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"after {seconds} s not yet: {what}")
        time.sleep(interval)


class Member:
    """`command`: a function, so that a restart may run another program. `ready`: an address that answers 200 when it is."""

    PATIENCE = 40
    # A program that dies as it starts is not started a hundred times a second.
    PAUSES = (0.1, 0.5, 1, 2, 5)

    def __init__(self, name, command, log, ready=None, environment=None):
        self.name = name
        self.command = command
        self.log = log
        self.ready = ready
        self.environment = environment
        self.process = None
        # Whether it ought to run.
        self.wanted = False
        self.deaths = 0
        self.started_at = 0.0
        self.lock = threading.RLock()

    @property
    def pid(self):
        return self.process.pid if self.process else None

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def is_ready(self):
        return self.is_running() and (self.ready is None or answers(self.ready))

    def spawn(self):
        with self.lock, open(self.log, "ab") as log:
            self.started_at = time.monotonic()
            # A session of its own: Ctrl-C in a terminal is not for it.
            self.process = subprocess.Popen(self.command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env=self.environment, start_new_session=True)

    def start(self):
        """Returns when it is ready."""
        with self.lock:
            if not self.is_running():
                self.spawn()
            self.wanted = True
        until(lambda: self.is_ready() or not self.is_running(), self.PATIENCE, f"{self.name} is ready")
        if not self.is_running():
            self.wanted = False
            raise RuntimeError(f"{self.name} ended as it started: {self.said()}")

    def said(self):
        with open(self.log, "rb") as log:
            return log.read()[-1500:].decode(errors="replace")

    def stop(self, number=signal.SIGTERM, seconds=20):
        """Its exit status; None if it did not run."""
        with self.lock:
            self.wanted = False
            process, self.process = self.process, None
            if process is None:
                return None
            if process.poll() is None:
                process.send_signal(number)
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                return process.wait(10)

    def restart(self):
        self.stop()
        self.start()

    def kill(self):
        """kill -9, unasked for: whoever watches starts it again."""
        self.signal(signal.SIGKILL)

    def signal(self, number):
        process = self.process
        if process is not None and process.poll() is None:
            process.send_signal(number)

    def look_after(self, tell):
        """Starts it again if it died; `tell(what, facts)` hears of it."""
        with self.lock:
            if not self.wanted or self.is_running():
                return
            lived = time.monotonic() - self.started_at
            pause = self.PAUSES[min(self.deaths, len(self.PAUSES) - 1)] if lived < 10 else 0.1
            if lived < pause:
                return
            self.deaths = self.deaths + 1 if lived < 10 else 1
            status = self.process.returncode
            self.spawn()
            tell("died and was started again", {"member": self.name, "exit_status": status, "pid": self.pid})
