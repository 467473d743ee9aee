# SPDX-License-Identifier: Apache-2.0
"""Several starts on one profile: one window, which shows the order that a later start was asked for; kill -9 leaves nothing
behind that stops the next start; a demo's service goes with its desktop."""

import argparse
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from window import Display, Window, is_alive, run, wait_for


def start_again(program, profile, *arguments):
    """Exit code and seconds of another start."""
    begun = time.monotonic()
    done = subprocess.run([program, "--profile", profile, *arguments], env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20, check=False)
    return done.returncode, time.monotonic() - begun


def second_start_hands_over(program, folder):
    profile = folder / "one"
    with Window(program, "--profile", profile, "--demo") as window:
        window.find("page tab", "Orders", 60)
        wait_for(lambda: any("Data as of" in text for text in window.texts()), 30, "data", window)
        code, seconds = start_again(program, profile, "countinghouse://order/HH-101990")
        assert code == 0, code
        assert seconds < 2.5, f"the second start took {seconds:.1f} s"
        window.says("HH-101990")
        code, _ = start_again(program, profile, "countinghouse://order/NO-SUCH-1")
        assert code == 0, code
        window.says("There is no order NO-SUCH-1 here")

        # One that does not answer is reported, soon.
        os.kill(window.process.pid, signal.SIGSTOP)
        code, seconds = start_again(program, profile)
        os.kill(window.process.pid, signal.SIGCONT)
        assert code == 1, code
        assert seconds < 4, f"that took {seconds:.1f} s"


def killed_desktop_leaves_nothing_in_the_way(program, folder):
    profile = folder / "two"
    with Window(program, "--profile", profile, "--demo") as window:
        window.find("page tab", "Orders", 60)
        services = window.service_pids()
        assert services, "the demo has no service"
        os.kill(window.process.pid, signal.SIGKILL)
        window.process.wait(timeout=10)
        wait_for(lambda: not any(is_alive(pid) for pid in services), 10, "the end of the demo's service")
    with Window(program, "--profile", profile) as window:
        window.find("push button", "Sign in", 60)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desktop", required=True)
    program = str(Path(parser.parse_args().desktop).resolve())
    with tempfile.TemporaryDirectory() as folder, Display():
        second_start_hands_over(program, Path(folder))
        killed_desktop_leaves_nothing_in_the_way(program, Path(folder))
    print("single instance: ok")


run(main)
