# SPDX-License-Identifier: Apache-2.0
"""The bell betrays: streams that die without a word, that are cut anywhere, that never stop, and a desk that slept."""

import sqlite3
import threading
import time
from contextlib import closing

from faults.catalogue import fault
from faults.group_c_client import cache_of
from support.desk_shop import DeskShop
from support.fault_proxy import encoded, streamed
from support.follower import Follower
from support.order_service import new_product

# R18: 45 s of silence mean that the stream is dead.
SILENCE = 45


def stock_in_cache(desk, sku):
    """What the cache says of a product; None while it is not there."""
    with closing(sqlite3.connect(f"file:{cache_of(desk)}?mode=ro", uri=True)) as database:
        row = database.execute("SELECT on_hand FROM products WHERE sku = ?", (sku,)).fetchone()
        return row and row[0]


def wait_for_stock(desk, sku, wanted, seconds):
    """After how many seconds the cache has it; None if never."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if stock_in_cache(desk, sku) == wanted:
            return time.monotonic() - began
        time.sleep(0.05)
    return None


def receive(shop, sku, count):
    shop.merchant.wanted(201, "POST", "/stock-adjustments", {"sku": sku, "delta": count, "reason": "RECEIVED"})


def wait_until(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return bool(condition())


@fault("N13", "the stream dies without a word", {}, {})
def silent_stream(run):
    dies = threading.Event()
    first = []

    def rule(request):
        if not request.path.endswith("/changes/stream"):
            return None
        first.append(request)
        return streamed(dies=dies) if len(first) == 1 else streamed()

    with DeskShop(run).signed_in() as shop:
        shop.proxy.rule = rule
        new_product(shop.merchant, "BELL", 100)
        with Follower(shop.desk) as follower:
            run.check(follower.in_step(), "the desk did not get in step")
            run.check(wait_until(lambda: first, 20), "no stream was opened")
            time.sleep(1)
            receive(shop, "BELL", 1)
            rung = wait_for_stock(shop.desk, "BELL", 101, 10)
            run.check(rung is not None and rung < 5, f"the bell does not ring while the stream lives: {rung}")
            dies.set()
            began = time.monotonic()
            # Made while nobody listens; the last of them just before the desk must have noticed.
            for i in range(4):
                receive(shop, "BELL", 10)
                time.sleep(5)
            back = wait_until(lambda: len(first) >= 2, SILENCE + 15)
            seconds = (first[1].at if back else time.monotonic()) - began
            run.check(back and seconds <= SILENCE + 3, f"the stream was opened again after {seconds:.1f} s")
            run.check(wait_for_stock(shop.desk, "BELL", 141, 5) is not None, "what changed meanwhile did not come with the new stream")
            receive(shop, "BELL", 1)
            run.check(wait_for_stock(shop.desk, "BELL", 142, 5) is not None, "the new stream does not ring")
        shop.check_same()
        run.audit(shop.service)
    run.struck(1, "stream that stood and was dead")
    run.figure("opened again after s", round(seconds, 1))


def cut_anywhere(text, random):
    """The bytes in pieces of one to seven, wherever letters of several bytes and line ends are."""
    at = 0
    while at < len(text):
        step = random.randint(1, 7)
        yield text[at:at + step]
        at += step


def strange_events(cursor, random):
    """One ring, said in every way that the standard allows, among what has to be dropped."""
    ends = ("\n", "\r\n", "\r")
    lines = [":" + "ü" * 30, "retry: 2500", "retry: never", "event: größe", f"id: {cursor}", "data: {}", "data: 帳房 — 账房", "unknown: x", "data", ""]
    return "".join(line + random.choice(ends) for line in lines).encode()


@fault("N14", "events cut anywhere, of strange lines, and ten thousand a second", {"seconds": 4}, {"seconds": 30})
def strange_stream(run, seconds):
    storm = threading.Event()
    sent = {"events": 0, "pieces": 0, "streams": 0}
    cursor = []

    def strange(proxy, connection, upstream, request):
        sent["streams"] += 1
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        connection.sendall(b"\xef\xbb\xbf")
        for piece in cut_anywhere(strange_events(cursor[-1], run.random), run.random):
            connection.sendall(piece)
            sent["pieces"] += 1
            time.sleep(0.001)
        # A line of a megabyte, which is dropped with the event that it belongs to.
        connection.sendall(b"id: " + b"9" * 1_000_000 + b"\ndata: {}\n\n")
        storm.wait(30)
        ring = f"id: {cursor[-1]}\ndata: {{}}\n\n".encode()
        ended = time.monotonic() + seconds
        while time.monotonic() < ended and not proxy.ended.is_set():
            began = time.monotonic()
            connection.sendall(ring * 1000)
            sent["events"] += 1000
            time.sleep(max(0, 0.1 - (time.monotonic() - began)))
        while not proxy.ended.wait(10):
            connection.sendall(b": still here\n\n")
        return False

    with DeskShop(run).signed_in() as shop:
        new_product(shop.merchant, "BELL", 100)
        page = shop.merchant.wanted(200, "GET", "/changes?limit=1000")
        cursor.append(page["cursor"])
        at_once, most_at_once, lock = [0], [0], threading.Lock()

        def counted(proxy, connection, upstream, request):
            with lock:
                at_once[0] += 1
                most_at_once[0] = max(most_at_once[0], at_once[0])
            try:
                connection.sendall(encoded(*upstream.send(request)))
            finally:
                with lock:
                    at_once[0] -= 1
            return True

        shop.proxy.rule = lambda request: (strange if request.path.endswith("/changes/stream")
                                           else counted if "/changes" in request.path else None)
        with Follower(shop.desk) as follower:
            run.check(follower.in_step(), "the desk did not get in step")
            run.check(wait_until(lambda: sent["pieces"] > 20, 20), "the strange events were not read")
            before = follower.memory()
            pulls = sum("/changes?" in request.path for request in shop.proxy.requests)
            storm.set()
            most = before
            while sent["events"] < 10_000 * seconds * 0.5 and follower.process.poll() is None and sent["streams"] < 2:
                most = max(most, follower.memory())
                time.sleep(0.05)
            run.check(follower.process.poll() is None, "the desk died")
            run.check(sent["streams"] == 1, f"the stream was given up: {sent['streams']} were opened")
            run.check(most - before < 50, f"the desk grew from {before} to {most} MiB")
            run.check(most_at_once[0] == 1, f"{most_at_once[0]} feed requests were in flight at once")
            asked = sum("/changes?" in request.path for request in shop.proxy.requests) - pulls
            run.check(0 < asked <= 15 * seconds, f"{asked} passes for a storm of {seconds} s")
            # Whatever it was told by whom, the desk is in step in the end.
            receive(shop, "BELL", 5)
            run.check(wait_for_stock(shop.desk, "BELL", 105, 10) is not None, "what changed in the storm did not come")
        shop.proxy.rule = lambda request: None
        shop.desk.run("sync")
        shop.check_same()
        run.audit(shop.service)
    run.struck(sent["events"], "events")
    run.figure("passes for them", asked)
    run.figure("grew MiB", most - before)
