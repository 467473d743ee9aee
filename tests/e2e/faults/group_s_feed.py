# SPDX-License-Identifier: Apache-2.0
"""The change feed never leaves a gap and says when it cannot go on; lists page without gaps either."""

import shutil
import sqlite3
import threading
import time

from faults.catalogue import fault
from support.load import every_order, in_parallel, milliseconds, percentile
from support.order_service import OrderService, new_product, order_body, payment_body


class Reader(threading.Thread):
    """Polls /changes and keeps the latest of each entity."""

    def __init__(self, client, pause):
        super().__init__()
        self.client, self.pause = client, pause
        self.cursor = ""
        self.latest = {}
        self.backwards = 0
        self.items = 0
        self.pages = 0
        self.stopping = False

    def page(self):
        page = self.client.wanted(200, "GET", "/changes?limit=1000" + (f"&cursor={self.cursor}" if self.cursor else ""))
        self.cursor = page["cursor"]
        self.pages += 1
        for item in page["items"]:
            key = item["entity"], item["id"]
            self.backwards += key in self.latest and self.latest[key]["revision"] > item["revision"]
            self.latest[key] = item
            self.items += 1
        return page["has_more"] or bool(page["items"])

    def run(self):
        while not self.stopping:
            self.page()
            time.sleep(self.pause)


@fault("S14", "writers and a feed reader at full speed", small={"writers": 16, "seconds": 10}, full={"writers": 16, "seconds": 60},
       starred=True, paired=True)
def feed_without_gaps(run, writers, seconds):
    # One writer at a time is this engine's nature, so a commit that overtakes an open one cannot be made here.
    service = run.service().create().start()
    merchant = service.client()
    new_product(merchant, "FEED", 10_000_000)
    reader = Reader(service.client(timeout=60), 0.002)
    reader.start()
    end = time.monotonic() + seconds
    written = []

    def write(client, i):
        while time.monotonic() < end:
            order = client.wanted(201, "POST", "/orders", order_body(("FEED", 1)))
            order = client.wanted(201, "POST", f"/orders/{order['id']}/payments", payment_body(order))
            order = client.wanted(201, "POST", f"/orders/{order['id']}/notes", {"text": f"note of {i}"})
            written.append((order["id"], order["revision"]))

    in_parallel(writers, writers, lambda: service.client(timeout=60), write)
    reader.stopping = True
    reader.join()
    during = reader.items
    while reader.page():
        pass
    for order_id, revision in written:
        seen = reader.latest.get(("order", order_id))
        run.check(seen is not None and seen["revision"] == revision and seen["data"]["revision"] == revision,
                  f"order {order_id}: written {revision}, read {seen and seen['revision']}")
    run.check(len(written) == sum(entity == "order" for entity, _ in reader.latest), "not every order came, or one too many")
    run.check(reader.backwards == 0, f"{reader.backwards} revisions went down")
    run.struck(during, "changes read while others were being written")
    run.figure("changes", len(written) * 3)
    run.figure("pages", reader.pages)
    service.stop()
    run.audit(service)


@fault("S16", "cursors that cannot be right", small={})
def wrong_cursors(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "CURSOR", 100)
    cursor = merchant.wanted(200, "GET", "/changes")["cursor"]
    garbage = ["x", "%00", "-1", "1", cursor[:-1], cursor + "A", cursor[1:], "A" * 5000, "A" * 20000, "%C3%A9", "..%2f..", "'--"]
    for text in garbage:
        answer = merchant.get(f"/changes?cursor={text}")
        run.check((answer.status, answer.reason) in ((400, "BAD_CURSOR"), (400, "BAD_REQUEST"), (414, "URI_TOO_LONG")),
                  f"{text[:20]!r}: {answer.status} {answer.reason}")
    gone = 0

    def expect_gone(what, client, text):
        nonlocal gone
        answer = client.get(f"/changes?cursor={text}")
        gone += run.check((answer.status, answer.reason) == (410, "CURSOR_GONE"), f"{what}: {answer.status} {answer.reason}")
        fresh = client.get("/changes")
        run.check(fresh.status == 200 and fresh.data["items"], f"{what}: starting anew gave {fresh.status}")

    expect_gone("another role", service.client("warehouse"), cursor)
    backup = run.folder / "backup.db"
    service.run("backup", str(backup))
    for _ in range(5):
        merchant.wanted(201, "POST", "/orders", order_body(("CURSOR", 1)))
    future = merchant.wanted(200, "GET", "/changes")["cursor"]
    service.stop()
    shutil.copy(service.file, run.folder / "kept.db")
    for ending in ("", "-wal", "-shm"):
        (run.folder / (service.file.name + ending)).unlink(missing_ok=True)
    service.run("restore", str(backup))
    service.start()
    expect_gone("beyond the end of its run", service.client(), future)
    answer = service.client().get(f"/changes?cursor={cursor}")
    run.check(answer.status == 200, f"a cursor from before the backup: {answer.status}")
    other = OrderService(run.program, run.folder, name="other").create().start()
    expect_gone("a run of another store", other.client(), cursor)
    other.stop()
    service.stop()
    with sqlite3.connect(service.file) as database:
        database.execute("UPDATE feed_clock SET horizon = position + 1")
    service.start()
    expect_gone("older than what is kept", service.client(), cursor)
    run.struck(len(garbage) + gone, "cursors refused")
    service.stop()
    run.audit(service)


@fault("S26", "paging while orders come and change", small={"orders": 400}, full={"orders": 4000}, paired=True)
def paging_under_change(run, orders):
    service = run.service().create().start()
    merchant = service.client()
    new_product(merchant, "PAGE", 1_000_000)
    stable = {order["id"] for order in in_parallel(
        8, orders, service.client, lambda client, i: client.wanted(201, "POST", "/orders", order_body(("PAGE", 1))))}
    stopping = threading.Event()
    changes = []

    def disturb():
        client = service.client()
        while not stopping.is_set():
            order = client.wanted(201, "POST", "/orders", order_body(("PAGE", 1)))
            client.wanted(200, "POST", f"/orders/{order['id']}/cancellation", {"reason": "CUSTOMER"}, version=order["version"])
            changes.append(order["id"])

    thread = threading.Thread(target=disturb)
    thread.start()
    while not changes:
        time.sleep(0.001)
    pages = []
    before = len(changes)
    for sort in ("created_at", "-created_at", "order_no", "total_minor", "-total_minor", "-order_no"):
        began = time.monotonic()
        seen = [order["id"] for order in every_order(merchant, f"&sort={sort}&status=PENDING")]
        pages.append(time.monotonic() - began)
        run.check(len(seen) == len(set(seen)), f"by {sort}: {len(seen) - len(set(seen))} orders came twice")
        run.check(stable <= set(seen), f"by {sort}: {len(stable - set(seen))} orders were left out")
    struck = len(changes) - before
    stopping.set()
    thread.join()
    run.struck(struck, "orders placed and cancelled while pages were read")
    run.figure("slowest list", milliseconds(percentile(pages, 1)))
    service.stop()
    run.audit(service)
