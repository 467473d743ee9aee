#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A cluster to try: ./dev up and ./dev down.

    up.py up        starts it in the background and says where everything is; says it again if it runs already
    up.py down      stops it and leaves nothing
    up.py status    where everything is
    up.py ask restart|start|stop|kill|promote NAME    of one of its processes
"""
import argparse
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.dont_write_bytecode = True
from support.cluster import ROOT, Cluster  # noqa: E402

PATIENCE_SECONDS = 240
# Nothing here is for keeping, but the machine may be switched off while it runs.
DATABASE = {"fsync": "on", "full_page_writes": "on", "autovacuum": "on"}


def alive(pid, began):
    """Whether this very process still runs, and not another that got its number."""
    return began is not None and beginning(pid) == began


def beginning(pid):
    """When it began, in the kernel's ticks; None if there is none, or only what is left of it."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, TypeError):
        return None
    return None if fields[0] == "Z" else fields[19]


class Place:
    """The folder that says what runs."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.file = self.folder / "state.json"

    def read(self):
        try:
            return json.loads(self.file.read_text())
        except (OSError, ValueError):
            return None

    def running(self):
        """The state, if the one who looks after the cluster is there."""
        state = self.read()
        return state if state and alive(*state["supervisor"]) else None

    def write(self, state):
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(state, indent=1))
        fresh.replace(self.file)


def state_of(cluster):
    state = cluster.state()
    state["supervisor"] = [os.getpid(), beginning(os.getpid())]
    state["pids"] = {name: [pid, beginning(pid)] for name, pid in state["pids"].items()}
    return state


def supervise(place, options):
    """Runs until SIGTERM; the parent hears "ready" when all is up."""
    ended = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cluster = Cluster(options.service, place.folder, demo=options.orders, settings=DATABASE, redis="redis" not in options.without,
                      amqp="rabbitmq" not in options.without, prometheus=True)
    # What is there from here on can be found and ended, whatever becomes of this process.
    place.write(state_of(cluster))
    with cluster:
        place.write({**state_of(cluster), "ready": True})
        seen = len(cluster.events)
        while not ended:
            time.sleep(0.2)
            if len(cluster.events) != seen:
                seen = len(cluster.events)
                place.write({**state_of(cluster), "ready": True})


def up(place, options):
    state = place.running()
    if state and state.get("ready"):
        print("It runs already.")
        return show(state, place)
    down(place, quietly=True)
    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = place.folder / "supervisor.log"
    with open(log, "wb") as output:
        process = subprocess.Popen([sys.executable, "-B", *sys.argv[:1], "--folder", str(place.folder), "--service", options.service,
                                    "--orders", str(options.orders), *(f"--without={name}" for name in options.without), "supervise"],
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (state := place.running()) or not state.get("ready"):
        if process.poll() is not None or time.monotonic() > deadline:
            print(log.read_text()[-3000:], file=sys.stderr)
            said = "it did not come up" if process.poll() is not None else f"it is not up after {PATIENCE_SECONDS} s"
            down(place, quietly=True)
            print(said, file=sys.stderr)
            return 1
        time.sleep(0.1)
    return show(state, place)


def without_password(address):
    return address and f"{re.sub(r':[^:@/]+@', ':…@', address)} (password in state.json)"


def show(state, place):
    rows = [("API through HAProxy", f"http://{state['address']}"),
            *((f"admin of instance {name}", f"http://{address}/metrics") for name, address in state["admin"].items()),
            ("PostgreSQL", state["store"]), ("Redis", state["redis"]), ("RabbitMQ and worker", without_password(state["amqp"])),
            ("Prometheus", f"http://{state['prometheus']}"), ("HAProxy's metrics", f"http://{state['haproxy_metrics']}/metrics"),
            ("logs", place.folder)]
    for name, value in rows:
        if value:
            print(f"{name:<22} {value}")
    print("users                  merchant, warehouse, manager; each with the password demo-ROLE")
    print(f"restart without a lost request   deploy/bin/rolling-restart --config {place.folder}/cluster.conf")
    print(f"a canary                         deploy/bin/canary start --config {place.folder}/cluster.conf")
    return 0


def end(pid, began, seconds=30):
    if not alive(pid, began):
        return
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + seconds
    while alive(pid, began):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            return
        time.sleep(0.05)


def down(place, quietly=False):
    state = place.read()
    if state is None:
        if not quietly:
            print("Nothing runs.")
        if place.folder.exists():
            shutil.rmtree(place.folder)
        return 0
    end(*state["supervisor"], seconds=90)
    # It stops all others; if it was killed, they are still there.
    for pid, began in reversed(state["pids"].values()):
        end(pid, began)
    for folder in map(Path, state["folders"].values()):
        end_what_runs_in(folder)
        shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(place.folder, ignore_errors=True)
    if not quietly:
        print("Stopped; nothing is left.")
    return 0


def end_what_runs_in(folder):
    """A store's processes whose own starter was killed: they work in its folder, or have it as their home."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            places = {os.readlink(entry / "cwd"), *re.findall(rb"(?:^|\0)HOME=([^\0]+)", (entry / "environ").read_bytes())}
        except OSError:
            continue
        texts = {os.fsdecode(place) for place in places}
        if any(text == str(folder) or text.startswith(f"{folder}/") for text in texts):
            end(int(entry.name), beginning(int(entry.name)))


def ask(place, what, name):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(place.folder / "control.sock"))
        connection.sendall(json.dumps([what, name]).encode() + b"\n")
        answer = json.loads(connection.makefile().readline())
    if not answer["ok"]:
        print(answer["error"], file=sys.stderr)
    return 0 if answer["ok"] else 1


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--folder", default=str(ROOT / "build/cluster"))
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--orders", type=int, default=2000, help="of the demo shop")
    arguments.add_argument("--without", action="append", choices=("redis", "rabbitmq"), default=[], help="leave it out")
    arguments.add_argument("action", choices=("up", "down", "status", "ask", "supervise"))
    arguments.add_argument("words", nargs="*", metavar="WHAT NAME")
    options = arguments.parse_args()
    place = Place(options.folder)
    if options.action == "supervise":
        return supervise(place, options)
    if options.action == "up":
        return up(place, options)
    if options.action == "down":
        return down(place)
    if options.action == "ask":
        if len(options.words) != 2:
            arguments.error("ask takes what and of whom")
        return ask(place, *options.words)
    state = place.running()
    if state is None:
        print("Nothing runs.")
        return 1
    return show(state, place)


if __name__ == "__main__":
    sys.exit(main())
