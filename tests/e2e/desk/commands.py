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
from support.desk_cli import DONE, FAILED, OFFLINE, USAGE, DeskCli  # noqa: E402
from support.desk_shop import STOCK, DeskShop  # noqa: E402
from support.fault_proxy import reset_before, silent  # noqa: E402
from support.order_service import PASSWORD  # noqa: E402

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
def notes_are_found_while_they_wait_and_after(run):
    with DeskShop(run, orders=3).signed_in() as shop:
        numbers = [order["order_no"] for order in shop.orders]

        def check(moment, noted):
            for word, wanted in (("--has-note", noted), ("--no-note", set(numbers) - noted)):
                found = {order["order_no"] for order in shop.desk.run("orders", word, "--json")}
                run.check(found == wanted, f"{moment}: {word} lists {found} instead of {wanted}")
            shop.desk.run("orders", "--has-note")
            run.check(f"{len(noted)} orders" in shop.desk.said, f"{moment}: it counts {shop.desk.said!r}")

        shop.desk.run("sync")
        check("before", set())
        shop.desk.run("note", numbers[0], "rang", "--later")
        check("while it waits", {numbers[0]})
        shop.merchant.wanted(201, "POST", f"/orders/{shop.orders[1]['id']}/notes", {"text": "somebody else's"})
        shop.desk.run("sync", "--until-idle")
        check("when all is sent", set(numbers[:2]))
        counts = [order.get("note_count", 0) for order in shop.desk.run("orders", "--sort", "created_at", "--json")]
        run.check(sorted(counts) == [0, 1, 1], f"the orders say {counts}")
        shop.desk.run("orders", "--has-note", "--no-note", want=USAGE)
        shop.check_same()


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


@case
def stock_take_is_counted_offline_and_approved_by_the_merchant(run):
    with DeskShop(run, skus=4).signed_in() as shop:
        merchant = shop.desk
        take = merchant.run("stock-take", "begin", "Aisle 1", "--blind", "--note", "yearly", "--json")[0]
        run.check(take["status"] == "COUNTING" and take["line_count"] == 4 and take["blind"], f"it began as {take}")
        merchant.run("stock-take", "begin", "Two", "--sku", shop.skus[0], "--sku", shop.skus[1])
        packer = DeskCli(run.desk, run.folder, name="packer", password=PASSWORD)
        packer.sign_in(shop.proxy.address, "warehouse")
        packer.run("sync")
        run.check([each["name"] for each in packer.run("stock-take", "list", "--json")] == ["Two", "Aisle 1"], "the list is another")
        # Nobody answers; what is counted is kept, and what was counted last of a place stands for it.
        shop.proxy.rule = lambda request: reset_before
        packer.run("stock-take", "count", "Aisle 1", shop.skus[0], "--counted", "7", "--later")
        packer.run("stock-take", "count", "Aisle 1", shop.skus[0], "--more", "3", "--later")
        packer.run("stock-take", "count", "Aisle 1", shop.skus[0], "--counted", "2", "--place", "B-1", "--later")
        packer.run("stock-take", "count", "Aisle 1", shop.skus[1], "--counted", "5", "--later")
        packer.run("stock-take", "count", "Aisle 1", shop.skus[1], "--take-back", "--later")
        packer.run("stock-take", "count", "Aisle 1", shop.skus[2], "--counted", str(STOCK + 2), want=OFFLINE)
        here = packer.run("stock-take", "show", "Aisle 1", "--json")[0]
        lines = {line["sku"]: line for line in here["lines"]}
        run.check(lines[shop.skus[0]]["counted"] == 12 and lines[shop.skus[1]]["counted"] is None, f"offline it says {lines}")
        run.check(all(line["expected"] is None and line["on_hand"] is None for line in lines.values()), "blind tells what is expected")
        merchant.run("stock-take", "approve", "Aisle 1", want=OFFLINE)
        run.check("nothing was done" in merchant.said, f"it says {merchant.said!r}")
        shop.proxy.rule = lambda request: None
        packer.run("sync", "--until-idle")
        packer.run("stock-take", "approve", "Aisle 1", want=FAILED)
        run.check("may not do that" in packer.said, f"it says {packer.said!r}")
        # Approved as it was seen: what was counted since is not overlooked.
        merchant.run("stock-take", "approve", "Aisle 1", want=FAILED)
        run.check("counted meanwhile" in merchant.said, f"it says {merchant.said!r}")
        merchant.run("sync")
        seen = merchant.run("stock-take", "show", "Aisle 1", "--refresh", "--differences", "--json")[0]
        run.check([line["sku"] for line in seen["lines"]] == [shop.skus[0], shop.skus[2]], f"the differences are {seen['lines']}")
        merchant.run("stock-take", "recount", "Aisle 1", "--sku", shop.skus[0])
        packer.run("sync")
        packer.run("stock-take", "count", "Aisle 1", shop.skus[0], "--counted", str(STOCK - 1))
        merchant.run("sync")
        merchant.run("stock-take", "approve", "Aisle 1", "--reason", "LOST", "--zero", shop.skus[1], "--leave", shop.skus[2])
        on_hand = {each["sku"]: each["on_hand"] for each in shop.merchant.wanted(200, "GET", "/products?limit=200")["items"]}
        wanted = dict(zip(shop.skus, (STOCK - 1, 0, STOCK, STOCK)))
        run.check({sku: on_hand[sku] for sku in shop.skus} == wanted, f"the stock is {on_hand}")
        packer.run("sync")
        packer.run("stock-take", "count", take["id"], shop.skus[0], "--counted", "1", want=FAILED)
        run.check("has ended" in packer.said, f"it says {packer.said!r}")
        merchant.run("stock-take", "cancel", "Two", "--json")
        run.check({each["status"] for each in merchant.run("stock-take", "list", "--json")} == {"APPROVED", "CANCELLED"}, "one is open")
        run.audit(shop.service)


@case
def stock_take_that_cannot_be_meant_is_refused_with_a_sentence(run):
    with DeskShop(run, skus=2, orders=1).signed_in() as shop:
        desk = shop.desk
        for step, word in ((["show", "nobody's"], "no stock take"),
                           (["count", "nobody's", shop.skus[0], "--counted", "1"], "no stock take")):
            desk.run("stock-take", *step, want=FAILED)
            run.check(word in desk.said, f"{step} says {desk.said!r}")
        for _ in range(2):
            desk.run("stock-take", "begin", "Same")
        desk.run("stock-take", "show", "Same", want=FAILED)
        run.check("by its id" in desk.said, f"it says {desk.said!r}")
        take = desk.run("stock-take", "list", "--json")[0]["id"]
        desk.run("stock-take", "count", take, "nothing", "--counted", "1", want=FAILED)
        run.check("letter for letter" in desk.said, f"it says {desk.said!r}")
        desk.run("stock-take", "count", take, shop.skus[0], want=USAGE)
        desk.run("stock-take", "count", take, shop.skus[0], "--counted", "1", "--more", "1", want=USAGE)
        # A unit is reserved by an order that was not shipped yet.
        desk.run("stock-take", "count", take, shop.skus[0], "--counted", "0")
        desk.run("sync")
        desk.run("stock-take", "approve", take, "--reason", "NOPE", want=FAILED)
        run.check("NOPE" in desk.said, f"it says {desk.said!r}")
        desk.run("stock-take", "approve", take, want=FAILED)
        run.check(shop.skus[0] in desk.said and "--leave" in desk.said, f"it says {desk.said!r}")
        desk.run("stock-take", "approve", take, "--leave", shop.skus[0])
        run.audit(shop.service)


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
