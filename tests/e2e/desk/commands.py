#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""countinghouse-cli against a service: what a step does and says, how it is stopped, how it stays in step."""

import argparse
import json
import os
import pty
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from datetime import datetime, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from faults.catalogue import Run  # noqa: E402
from support.desk_cli import DONE, FAILED, OFFLINE, USAGE  # noqa: E402
from support.desk_shop import DeskShop  # noqa: E402
from support.fault_proxy import reset_before, silent  # noqa: E402

CASES = []


def case(function):
    CASES.append(function)
    return function


@case
def step_sends_what_waits_and_pulls_nothing(run):
    with DeskShop(run, orders=1).signed_in() as shop:
        shop.desk.run("ship", shop.orders[0]["order_no"], "--carrier", "DHL", "--tracking", "T1")
        pulls = [request for request in shop.proxy.requests if "/changes" in request.path]
        run.check(not pulls, f"a step made {len(pulls)} pulls")
        run.check(shop.desk.run("order", shop.orders[0]["order_no"], "--json")[0]["status"] == "SHIPPED",
                  "the answer is not in the cache")


@case
def entry_behind_a_refused_one_says_so(run):
    with DeskShop(run, orders=1).signed_in() as shop:
        number = shop.orders[0]["order_no"]
        shop.desk.run("complete", number, want=FAILED)
        line = shop.desk.run("note", number, "behind it", "--json", want=FAILED)[0]
        run.check(line["reason"] == "BEHIND_REFUSED" and line["state"] == "WAITING", f"it says {line}")
        run.check("behind entry 1" in shop.desk.said and "STATE_CONFLICT" in shop.desk.said, f"it says {shop.desk.said!r}")
        shop.desk.run("outbox", "discard", "1")
        shop.desk.run("sync")
        run.check(shop.states() == {"1": "DISCARDED", "2": "DONE"}, f"the outbox is {shop.states()}")


@case
def step_that_nothing_would_take_is_refused_at_once(run):
    with DeskShop(run, orders=1).signed_in() as shop:
        number = shop.orders[0]["order_no"]
        for step, word in ((["cancel", number, "--reason", "NOPE"], "reason"),
                           (["ship", number, "--carrier", "", "--tracking", "T"], "carrier"),
                           (["ship", number, "--carrier", "DHL", "--tracking", "T", "--lines", "1:x"], "lines"),
                           (["hold", number, "--reason", " "], "reason"),
                           (["note", number, ""], "text"),
                           (["adjust", shop.skus[0], "--delta", "1", "--reason", "NOPE"], "NOPE"),
                           (["adjust", shop.skus[0], "--delta", "0", "--reason", "RECEIVED"], "by 0"),
                           (["adjust", shop.skus[0].lower(), "--delta", "1", "--reason", "RECEIVED"], "product"),
                           (["ship", "NOBODYS", "--carrier", "DHL", "--tracking", "T"], "NOBODYS")):
            for more in ([], ["--later"]):
                shop.desk.run(*step, *more, want=FAILED)
                run.check(word in shop.desk.said and "{" not in shop.desk.said, f"{step} says {shop.desk.said!r}")
        run.check(not shop.outbox() and not shop.proxy.operations(), f"something was queued: {shop.outbox()}")
        shop.desk.run("frobnicate", want=USAGE)
        run.check("no command frobnicate" in shop.desk.said, f"it says {shop.desk.said!r}")


@case
def discard_is_for_what_certainly_did_not_arrive(run):
    with DeskShop(run).signed_in() as shop:
        shop.proxy.rule = lambda request: reset_before if request.changes else None
        shop.desk.run("adjust", shop.skus[0], "--delta", "1", "--reason", "RECEIVED", want=OFFLINE)
        shop.desk.run("outbox", "discard", "1", want=FAILED)
        run.check("may have happened" in shop.desk.said, f"it says {shop.desk.said!r}")
        # From now on nobody listens where the desk calls.
        shop.proxy.listener.shutdown(socket.SHUT_RDWR)
        shop.proxy.listener.close()
        shop.desk.run("adjust", shop.skus[1], "--delta", "1", "--reason", "RECEIVED", want=OFFLINE)
        shop.desk.run("outbox", "discard", "2")
        run.check(shop.states()["2"] == "DISCARDED", f"the outbox is {shop.states()}")
        shop.proxy.listener = socket.create_server(("127.0.0.1", 0))


@case
def interrupt_ends_a_sync_where_it_can_go_on(run):
    for number in (signal.SIGINT, signal.SIGTERM):
        with DeskShop(run, name=f"shop{int(number)}").signed_in() as shop:
            shop.queue_adjustments(10)
            shop.proxy.rule = lambda request: silent if request.changes and len(shop.proxy.operations()) > 5 else None
            process = shop.desk.start("sync")
            while len(shop.proxy.operations()) < 6 and process.poll() is None:
                time.sleep(0.01)
            began = time.monotonic()
            process.send_signal(number)
            code = process.wait(timeout=30)
            run.check(code == FAILED, f"{number.name}: ended with {code}")
            run.check(time.monotonic() - began <= 3, f"{number.name}: it took {time.monotonic() - began:.1f} s")
            states = list(shop.states().values())
            run.check(states.count("DONE") == 5 and states.count("WAITING") == 5, f"{number.name}: {states}")
            shop.proxy.rule = lambda request: None
            shop.desk.run("sync", "--until-idle")
            shop.check_settled(10)
        (shop.desk.profile).rename(shop.desk.profile.with_name(f"desk{int(number)}"))


@case
def follow_keeps_in_step_until_it_is_stopped(run):
    with DeskShop(run, orders=1).signed_in() as shop:
        process = subprocess.Popen(shop.desk.command("sync", "--follow", "--json"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        process.stdin.write(shop.desk.password.encode())
        process.stdin.close()
        lines = []

        def wait_for(condition, what):
            deadline = time.monotonic() + 15
            while time.monotonic() < deadline:
                if select.select([process.stdout], [], [], 0.2)[0]:
                    lines.append(json.loads(process.stdout.readline()))
                    if condition(lines[-1]):
                        return
            run.check(False, f"{what} did not come: {lines[-1:]}")

        wait_for(lambda line: line["data_as_of"] and line["activity"] == "IDLE", "the first pass")
        began = time.monotonic()
        shop.merchant.wanted(201, "POST", f"/orders/{shop.orders[0]['id']}/notes", {"text": "rings"})
        noted = datetime.now(timezone.utc).isoformat()[:23]
        wait_for(lambda line: line["data_as_of"][:23] >= noted and line["activity"] == "IDLE", "what the bell rang for")
        run.check(time.monotonic() - began <= 5, "the bell took long")
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        run.check(process.wait(timeout=30) == DONE, f"ended with {process.returncode}")
        run.check(time.monotonic() - began <= 3, f"it took {time.monotonic() - began:.1f} s to stop")
        shop.check_same()


@case
def progress_on_a_terminal_tells_the_time_left(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(30)
        shop.proxy.rule = lambda request: time.sleep(0.1) if request.changes else None
        master, slave = pty.openpty()
        process = subprocess.Popen(shop.desk.command("sync"), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=slave)
        os.close(slave)
        process.stdin.write(shop.desk.password.encode())
        process.stdin.close()
        seen = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        process.wait()
        os.close(master)
        run.check(b" of 30" in seen and b" s left" in seen, f"progress was {seen[-300:]!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--service", required=True)
    parser.add_argument("--desk", required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    failed = 0
    for function in CASES:
        if options.names and function.__name__ not in options.names:
            continue
        with tempfile.TemporaryDirectory(prefix="desk-commands-") as folder:
            run = Run(options.service, options.desk, folder, 1)
            try:
                function(run)
            except Exception:  # whatever breaks here is a finding
                run.problems.append(traceback.format_exc())
        failed += bool(run.problems)
        print(f"{'FAIL' if run.problems else 'pass'} {function.__name__}", flush=True)
        for problem in run.problems:
            print("     " + problem.replace("\n", "\n     "), flush=True)
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
