# SPDX-License-Identifier: Apache-2.0
"""The desk's process and its files: killed, started twice, filled up, damaged, and contradicted by the service."""

import hashlib
import os
import re
import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

from faults.catalogue import fault
from faults.group_n_network import attempts_by_key, check_bodies, sync_until_done
from support.desk_cli import DONE, FAILED, OFFLINE, DeskCli
from support.desk_shop import DeskShop
from support.fault_proxy import changed, silent, streamed
from support.follower import Follower
from support.order_service import PASSWORD, new_product, paid_order

CACHE = "cache.db"


def cache_of(desk):
    return desk.profile / CACHE


def integrity(desk):
    with closing(sqlite3.connect(cache_of(desk))) as database:
        try:
            return [row[0] for row in database.execute("PRAGMA integrity_check")]
        except sqlite3.DatabaseError as error:
            return [str(error)]


def op_ids(desk):
    """(key, body) of every entry, as the file has them."""
    with closing(sqlite3.connect(cache_of(desk))) as database:
        return set(database.execute("SELECT op_id, body FROM outbox"))


def open_entries(desk):
    with closing(sqlite3.connect(cache_of(desk))) as database:
        return database.execute("SELECT count(*) FROM outbox WHERE state IN ('WAITING', 'SENDING')").fetchone()[0]


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


@contextmanager
def small_disk(folder, size):
    """A file system of its own; needs the right to mount."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@fault("C1", "kill -9 while the outbox is replayed", {"kills": 20, "operations": 300}, {"kills": 200, "operations": 5000}, starred=True)
def killed_replays(run, kills, operations):
    with DeskShop(run, skus=50).signed_in() as shop:
        shop.queue_adjustments(operations)
        ids = op_ids(shop.desk)
        run.check(len(ids) == operations, f"{len(ids)} entries of {operations}")
        struck = 0
        for _ in range(kills):
            sent = len(shop.proxy.operations())
            process = shop.desk.start("sync", "--until-idle")
            # Each kill gets a piece of the work, wherever it then is.
            target = sent + max(1, (operations - sent) // (kills - struck + 1))
            deadline = time.monotonic() + 20
            while len(shop.proxy.operations()) < target and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.001)
            time.sleep(run.random.uniform(0, 0.01))
            was_running = process.poll() is None
            process.kill()
            process.wait()
            struck += was_running and len(shop.proxy.operations()) > sent
            run.check(integrity(shop.desk) == ["ok"], "the cache is damaged after a kill")
            run.check(op_ids(shop.desk) == ids, "an entry changed its key or its bytes, or went")
        sync_until_done(shop)
        check_bodies(shop)
        run.check(open_entries(shop.desk) == 0, "entries are left")
        repeated = sum(1 for count in attempts_by_key(shop).values() if count > 1)
        shop.check_settled(operations)
        run.struck(struck, "replays killed in the middle")
        run.figure("operations sent again", repeated)


@fault("C2", "power cut right after 'queued'", {"cuts": 20}, {"cuts": 100}, starred=True)
def power_cuts(run, cuts):
    library = Path(run.desk).parent / "liblossy_vfs.so"
    if not run.check(library.exists(), f"{library} is missing: it is built with the tests"):
        return
    with DeskShop(run, orders=2).signed_in() as shop:
        report = run.folder / "lost"
        lost = 0
        queued = set()
        for i in range(cuts):
            command = shop.desk.command("adjust", shop.skus[i % 20], "--delta", "1", "--reason", "RECEIVED", "--later", "--json")
            done = subprocess.run(command, input=PASSWORD.encode(), capture_output=True, check=False,
                                  env={**os.environ, "LD_PRELOAD": str(library), "LOSSY_REPORT": str(report)})
            if not run.check(done.returncode == 9, f"the cut did not come: {done.returncode} {done.stderr[-300:]!r}"):
                return
            queued.add(re.search(rb'"op_id":"([^"]+)"', done.stdout).group(1).decode())
            lost += int(report.read_text()) > 0
        kept = {entry["op_id"] for entry in shop.outbox()}
        run.check(queued <= kept, f"{len(queued - kept)} of {cuts} operations were told to be queued and are gone")
        run.check(integrity(shop.desk) == ["ok"], "the cache is damaged")
        sync_until_done(shop)
        shop.check_settled(cuts)
        run.struck(cuts, "power cuts")
        run.figure("cuts that took writes back", lost)
        run.figure("entries that a disk without syncs loses", control(run, shop, library))


def control(run, shop, library):
    """How many of three entries the same cut takes when the program's syncs do nothing, as with synchronous=OFF: if none, the
    cut cuts nothing and all of the above says nothing."""
    queued = set()
    for i in range(3):
        command = shop.desk.command("adjust", shop.skus[i], "--delta", "1", "--reason", "RECEIVED", "--later", "--json")
        done = subprocess.run(command, input=PASSWORD.encode(), capture_output=True, check=False,
                              env={**os.environ, "LD_PRELOAD": str(library), "LOSSY_SYNCS": "ignored"})
        run.check(done.returncode == 9, f"the cut did not come: {done.returncode} {done.stderr[-300:]!r}")
        queued.add(re.search(rb'"op_id":"([^"]+)"', done.stdout).group(1).decode())
    lost = queued - {key for key, _ in op_ids(shop.desk)}
    run.check(lost, "no entry is lost without syncs: the cut does not cut")
    return len(lost)


@fault("C3", "two processes on one profile", {}, {})
def two_processes(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(5)
        shop.proxy.rule = lambda request: silent if request.changes else None
        first = shop.desk.start("sync")
        while not shop.proxy.operations() and first.poll() is None:
            time.sleep(0.01)
        began = time.monotonic()
        shop.desk.run("sync", want=None)
        seconds = time.monotonic() - began
        run.check(shop.desk.code not in (DONE, OFFLINE), f"a second process on the profile ended with {shop.desk.code}")
        run.check(seconds <= 2, f"it took {seconds:.1f} s to say so")
        run.check(len(shop.proxy.operations()) == 1, "the second process sent something")
        first.kill()
        first.wait()
        shop.proxy.rule = lambda request: None
        sync_until_done(shop)
        shop.check_settled(5)
        run.struck(1, "second process while the first was sending")


@fault("C4", "the disk is full when a person decides", {}, {})
def full_disk_enqueue(run):
    with small_disk(run.folder / "disk", "24m") as disk, DeskShop(run, folder=disk).signed_in() as shop:
        shop.queue_adjustments(2)
        known = op_ids(shop.desk)
        filler = disk / "filler"
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        failed = 0
        for _ in range(5):
            shop.desk.run("adjust", shop.skus[0], "--delta", "1", "--reason", "RECEIVED", "--later", want=None)
            run.check(shop.desk.code == FAILED, f"queued on a full disk: {shop.desk.code} {shop.desk.said[-200:]}")
            failed += shop.desk.code == FAILED
        filler.unlink()
        run.check(op_ids(shop.desk) == known, "the outbox is not what it was")
        shop.queue_adjustments(1)
        sync_until_done(shop)
        shop.check_settled(3)
        run.struck(failed, "operations on a full disk")


@fault("C5", "the disk is full while a page is applied", {}, {})
def full_disk_page(run):
    with small_disk(run.folder / "disk", "2m") as disk, DeskShop(run, orders=900, folder=disk) as shop:
        shop.desk.sign_in(shop.proxy.address, want=None)
        shop.desk.run("sync", want=None)
        struck = run.check(shop.desk.code == FAILED, f"synced onto a full disk: {shop.desk.code} {shop.desk.said[-200:]}")
        run.check("disk" in shop.desk.said.lower() or "space" in shop.desk.said.lower() or "full" in shop.desk.said.lower(),
                  f"nothing is said of the disk: {shop.desk.said[-200:]}")
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        shop.desk.sign_in(shop.proxy.address)
        shop.desk.run("sync")
        shop.check_same()
        run.struck(int(struck), "sync on a full disk")


DAMAGES = {
    "random bytes": lambda path, random: overwrite(path, random.randrange(2, max(3, path.stat().st_size // 4096 - 1)) * 4096, random.randbytes(4096)),
    "cut in half": lambda path, random: os.truncate(path, path.stat().st_size // 2 // 4096 * 4096 + 100),
    "zeroed header": lambda path, random: overwrite(path, 0, bytes(100)),
    "empty file": lambda path, random: os.truncate(path, 0),
    "no database": lambda path, random: path.write_text("This is not the cache.\n" * 1000),
}


def overwrite(path, offset, data):
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(data)


@fault("C7", "the cache is damaged", {}, {})
def damaged_cache(run):
    struck = 0
    with DeskShop(run, orders=200).signed_in() as shop:
        for name, damage in DAMAGES.items():
            shop.queue_adjustments(3)
            before = op_ids(shop.desk)
            damage(cache_of(shop.desk), run.random)
            said = ""
            for start in range(5):
                began = time.monotonic()
                shop.desk.run("status", "--json", want=None)
                run.check(time.monotonic() - began <= 10, f"{name}: start {start} took {time.monotonic() - began:.1f} s")
                run.check(shop.desk.code in (DONE, FAILED), f"{name}: start {start} ended with {shop.desk.code}")
                said += shop.desk.said
            shop.desk.run("sync", want=None)
            said += shop.desk.said
            if shop.desk.code != DONE:
                # Found only when the page was touched: the next start knows.
                shop.desk.run("sync", want=None)
                said += shop.desk.said
            run.check(shop.desk.code == DONE, f"{name}: sync ended with {shop.desk.code}: {shop.desk.said[-300:]}")
            if integrity(shop.desk) != ["ok"]:
                run.check(False, f"{name}: the cache is still damaged")
            kept = op_ids(shop.desk)
            lost = before - kept
            run.check(not lost or "set aside" in said, f"{name}: {len(lost)} entries went without a word")
            shop.check_same()
            struck += 1
        sync_until_done(shop)
        shop.check_same()
        run.audit(shop.service)
        run.struck(struck, "damaged files")


@fault("C8", "a profile of a newer version", {}, {})
def newer_profile(run):
    with DeskShop(run).signed_in() as shop:
        with closing(sqlite3.connect(cache_of(shop.desk), isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("PRAGMA user_version = 9999")
        before = digest(cache_of(shop.desk))
        for command in ("status", "sync", "dump"):
            shop.desk.run(command, want=None)
            run.check(shop.desk.code == FAILED, f"{command} ended with {shop.desk.code}")
            run.check("newer" in shop.desk.said, f"{command} does not say why: {shop.desk.said!r}")
        run.check(digest(cache_of(shop.desk)) == before, "the file was changed")
        run.struck(3, "commands on a newer profile")


@fault("C11", "the profile cannot be written", {}, {})
def unwritable_profile(run):
    with DeskShop(run) as shop:
        with small_disk(run.folder / "locked", "4m") as disk:
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            in_a_file = run.folder / "file"
            in_a_file.write_text("x")
            for folder in (disk / "profile", in_a_file / "profile"):
                desk = DeskCli(run.desk, folder.parent, name=folder.name, password=PASSWORD)
                desk.sign_in(shop.proxy.address, want=None)
                run.check(desk.code == FAILED, f"{folder}: ended with {desk.code}")
                run.check(str(folder.parent) in desk.said, f"the sentence does not name the folder: {desk.said!r}")
        run.struck(2, "folders that cannot be written")


@fault("C12", "another program holds the cache", {}, {})
def locked_cache(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(1)
        other = sqlite3.connect(cache_of(shop.desk), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        ended = threading.Timer(10, lambda: None)
        began = time.monotonic()
        shop.desk.run("adjust", shop.skus[0], "--delta", "1", "--reason", "RECEIVED", "--later", want=None)
        waited = time.monotonic() - began
        ended.cancel()
        other.execute("ROLLBACK")
        other.close()
        run.check(shop.desk.code == FAILED, f"ended with {shop.desk.code}")
        run.check(1 <= waited <= 12, f"waited {waited:.1f} s")
        shop.queue_adjustments(1)
        sync_until_done(shop)
        shop.check_settled(2)
        run.struck(1, "write against a lock")
        run.figure("waited s", round(waited, 1))


@fault("C13", "the clock jumps while the outbox is full", {}, {})
def jumping_clock(run):
    with DeskShop(run).signed_in() as shop:
        jumps = ("-2h", "+1y", "-1d", "+30m")
        operations = 0
        for jump in jumps:
            shop.queue_adjustments(5)
            operations += 5
            command = ["faketime", "-f", jump, *shop.desk.command("sync", "--until-idle")]
            for zone in ("Europe/Berlin", "America/New_York"):
                done = subprocess.run(command, input=PASSWORD.encode(), capture_output=True, check=False, timeout=120,
                                      env={**os.environ, "TZ": zone})
                run.check(done.returncode in (DONE, OFFLINE), f"{jump}: {done.returncode} {done.stderr[-300:]!r}")
        sync_until_done(shop)
        most = max(attempts_by_key(shop).values())
        run.check(most == 1, f"an operation was sent {most} times")
        shop.check_settled(operations)
        run.struck(len(jumps), "jumps of the clock")


@fault("C14", "suspended with a request in flight", {}, {})
def suspended(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(5)
        held = threading.Event()

        def hold(proxy, connection, upstream, request):
            upstream.send(request)
            held.wait(60)
            return False

        first = []

        def rule(request):
            if request.changes and not first:
                first.append(request)
                return hold
            return None

        shop.proxy.rule = rule
        process = shop.desk.start("sync", "--until-idle")
        while not first and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGSTOP)
        time.sleep(20)
        held.set()
        process.send_signal(signal.SIGCONT)
        code = process.wait(timeout=60)
        run.check(code in (DONE, OFFLINE), f"sync ended with {code}")
        sync_until_done(shop)
        run.check(attempts_by_key(shop)[first[0].key] == 2, "the request in flight was not sent again under its key")
        check_bodies(shop)
        shop.check_settled(5)
        again = bell_after_sleep(run, shop)
        run.struck(2, "a request in flight and a stream, while suspended")
        run.figure("stream opened again after s", round(again, 1))


def bell_after_sleep(run, shop):
    """Seconds from waking up to the new stream. While the desk slept its stream died without a word."""
    dies = threading.Event()
    shop.proxy.requests.clear()
    shop.proxy.rule = lambda request: streamed(dies=dies) if request.path.endswith("/changes/stream") and not dies.is_set() else None
    with Follower(shop.desk) as follower:
        run.check(follower.in_step(), "the desk did not get in step")
        deadline = time.monotonic() + 20
        while not shop.proxy.streams() and time.monotonic() < deadline:
            time.sleep(0.02)
        opened = len(shop.proxy.streams())
        run.check(opened > 0, "no stream was opened")
        follower.process.send_signal(signal.SIGSTOP)
        dies.set()
        shop.merchant.wanted(201, "POST", "/stock-adjustments", {"sku": shop.skus[0], "delta": 1, "reason": "RECEIVED"})
        time.sleep(50)
        follower.process.send_signal(signal.SIGCONT)
        woke = time.monotonic()
        while len(shop.proxy.streams()) == opened and time.monotonic() < woke + 60:
            time.sleep(0.02)
        seconds = time.monotonic() - woke
        run.check(seconds <= 10, f"the stream was opened again after {seconds:.1f} s")
        came = follower.wait(lambda line: line["activity"] == "IDLE" and line["trouble"] == "NONE", 10, since=woke)
        run.check(came is not None, "no pass was made after the sleep")
    shop.check_same()
    return seconds


@fault("C15", "days of work without a network", {"operations": 500}, {"operations": 5000})
def long_offline(run, operations):
    with DeskShop(run, skus=50).signed_in() as shop:
        shop.queue_adjustments(operations)
        began = time.monotonic()
        sync_until_done(shop)
        seconds = time.monotonic() - began
        run.check(seconds <= 180, f"the replay took {seconds:.0f} s")
        order = {}
        for request in shop.proxy.operations():
            sku = re.search(rb'"sku":"([^"]+)"', request.body).group(1)
            order.setdefault(sku, []).append(request.key)
        with closing(sqlite3.connect(cache_of(shop.desk), isolation_level=None)) as database:
            for sku, keys in order.items():
                wanted = [row[0] for row in database.execute("SELECT op_id FROM outbox WHERE entity_id = ? ORDER BY seq", (sku.decode(),))]
                run.check(keys == wanted, f"{sku}: the order of its operations was not kept")
        shop.check_settled(operations)
        run.struck(operations, "operations replayed")
        run.figure("seconds", round(seconds, 1))


@fault("C16", "shipped offline, cancelled meanwhile", {}, {}, starred=True)
def shipped_and_cancelled(run):
    with DeskShop(run, orders=3).signed_in() as shop:
        victim, other = shop.orders[0], shop.orders[1]
        for order in (victim, other):
            shop.desk.run("ship", order["order_no"], "--carrier", "DHL", "--tracking", "T-" + order["order_no"], "--later")
        shop.desk.run("note", victim["order_no"], "packed at two", "--later")
        now = shop.merchant.get(f"/orders/{victim['id']}").data
        shop.merchant.wanted(201, "POST", f"/orders/{victim['id']}/refunds",
                             {"amount_minor": now["total_minor"], "reason": "CUSTOMER",
                              "release": [{"line_no": 1, "quantity": 1}]}, version=now["version"])
        stock = shop.merchant.get(f"/products/{shop.skus[0]}").data
        shop.desk.run("sync", "--until-idle", want=None)
        run.check(shop.merchant.get(f"/orders/{victim['id']}").data["status"] == "CANCELLED", "the order is no longer cancelled")
        run.check(shop.merchant.get(f"/orders/{other['id']}").data["status"] == "SHIPPED", "the other order was held up")
        after = shop.merchant.get(f"/products/{shop.skus[0]}").data
        run.check(after["on_hand"] == stock["on_hand"] - 1, f"stock went from {stock['on_hand']} to {after['on_hand']}")
        entries = {entry["order_no"]: entry for entry in shop.outbox() if entry["kind"].startswith("SHIP")}
        run.check(entries[victim["order_no"]]["state"] == "REFUSED", f"the entry is {entries[victim['order_no']]}")
        tries = len(shop.proxy.operations())
        for _ in range(2):
            shop.desk.run("sync", "--until-idle", want=None)
        run.check(len(shop.proxy.operations()) == tries, "a refused entry was sent again by itself")
        with closing(sqlite3.connect(cache_of(shop.desk), isolation_level=None)) as database:
            facts, base = database.execute("SELECT facts, base_version FROM outbox WHERE state = 'REFUSED'").fetchone()
        run.check(facts and b"CANCELLED" in bytes(facts) and base, f"the two versions are not kept: {facts!r} {base}")
        shop.check_same()
        run.audit(shop.service)
        run.struck(1, "shipment that crossed a cancellation")


@fault("C17", "an offline adjustment that the stock cannot bear", {}, {})
def impossible_adjustment(run):
    with DeskShop(run).signed_in() as shop:
        new_product(shop.merchant, "FEW", 10)
        shop.desk.run("sync")
        shop.desk.run("adjust", "FEW", "--delta", "-5", "--reason", "LOST", "--later")
        shop.queue_adjustments(3)
        shop.merchant.wanted(201, "POST", "/stock-adjustments", {"sku": "FEW", "delta": -7, "reason": "LOST"})
        shop.desk.run("sync", "--until-idle", want=None)
        entry = next(entry for entry in shop.outbox() if entry["sku"] == "FEW")
        run.check((entry["state"], entry["reason"]) == ("REFUSED", "INSUFFICIENT_STOCK"), f"the entry is {entry}")
        mine = next(line["data"] for line in shop.desk.run("dump") if line["entity"] == "product" and line["data"]["sku"] == "FEW")
        run.check(mine["on_hand"] == 3, f"the desk shows {mine['on_hand']}")
        run.check(shop.units_gained() == 3, "operations on other SKUs were held up")
        shop.check_same()
        run.audit(shop.service)
        run.struck(1, "adjustment refused")


@fault("C18", "an offline count against an old figure", {}, {})
def stale_count(run):
    with DeskShop(run).signed_in() as shop:
        new_product(shop.merchant, "COUNTED", 10)
        shop.desk.run("sync")
        shop.desk.run("adjust", "COUNTED", "--counted", "9", "--expected", "10", "--reason", "COUNTED", "--later")
        shop.merchant.wanted(201, "POST", "/stock-adjustments", {"sku": "COUNTED", "delta": -4, "reason": "LOST"})
        shop.desk.run("sync", want=None)
        entry = next(entry for entry in shop.outbox() if entry["sku"] == "COUNTED")
        run.check((entry["state"], entry["reason"]) == ("REFUSED", "STALE_QUANTITY"), f"the entry is {entry}")
        run.check(shop.merchant.get("/products/COUNTED").data["on_hand"] == 6, "the count went through")
        shop.check_same()
        run.audit(shop.service)
        run.struck(1, "count refused")


@fault("C19", "another user, another server, and a full outbox", {}, {})
def changed_account(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(5)
        shop.desk.run("sign-out")
        run.check("5 entries" in shop.desk.said, f"signing out says nothing of the outbox: {shop.desk.said!r}")
        shop.proxy.requests.clear()
        shop.desk.sign_in(shop.proxy.address, user="warehouse", want=None)
        run.check(shop.desk.code == FAILED, f"another user signed in to the profile: {shop.desk.code} {shop.desk.said[-200:]}")
        with DeskShop(run, name="other") as other:
            shop.desk.sign_in(other.proxy.address, want=None)
            run.check(shop.desk.code == FAILED, f"another server took the profile: {shop.desk.code}")
            run.check(not other.proxy.operations(), "another server got somebody else's operations")
        run.check(not shop.proxy.operations(), "another user sent somebody else's operations")
        shop.desk.sign_in(shop.proxy.address)
        sync_until_done(shop)
        shop.check_settled(5)
        run.struck(2, "changes of account with a full outbox")


@fault("C20", "no place for secrets", {}, {})
def no_secret_store(run):
    with DeskShop(run) as shop:
        tokens = []

        def keep(status, headers, body):
            tokens.extend(re.findall(rb'"(?:access|refresh)_token":"([^"]+)"', body))
            return status, headers, body

        shop.proxy.rule = lambda request: changed(keep) if "/sessions" in request.path else None
        began = time.monotonic()
        shop.desk.sign_in(shop.proxy.address)
        seconds = time.monotonic() - began
        run.check(seconds <= 6, f"signing in took {seconds:.1f} s")
        run.check("no place for secrets" in shop.desk.said, f"nothing is said of it: {shop.desk.said!r}")
        shop.desk.run("sync")
        run.check(len(tokens) >= 4, "the tokens were not seen")
        for path in shop.desk.profile.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                found = [token for token in (*tokens, PASSWORD.encode()) if token in content]
                run.check(not found, f"a secret is in {path.name}")
        shop.check_same()
        run.struck(len(tokens), "tokens that must be in no file")


@fault("C21", "stopped while the outbox is replayed", {}, {})
def stopped_replay(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(30)
        shop.proxy.rule = lambda request: silent if request.changes and len(shop.proxy.operations()) > 10 else None
        process = shop.desk.start("sync", "--until-idle")
        while len(shop.proxy.operations()) < 11 and process.poll() is None:
            time.sleep(0.01)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        seconds = time.monotonic() - began
        run.check(seconds <= 3, f"it took {seconds:.1f} s to stop")
        run.check(open_entries(shop.desk) == 20, f"{open_entries(shop.desk)} entries wait, 20 should")
        shop.proxy.rule = lambda request: None
        sync_until_done(shop)
        shop.check_settled(30)
        run.struck(1, "replay stopped")


@fault("C22", "the network swallows everything while a person works", {}, {})
def black_hole(run):
    with DeskShop(run, orders=5).signed_in() as shop:
        shop.proxy.rule = lambda request: silent
        began = time.monotonic()
        shop.desk.run("note", shop.orders[0]["order_no"], "written in the dark", want=None, timeout=120)
        seconds = time.monotonic() - began
        run.check(shop.desk.code == OFFLINE, f"ended with {shop.desk.code}: {shop.desk.said[-200:]}")
        for command in (["orders", "--status", "PAID"], ["status"], ["outbox"]):
            began_reading = time.monotonic()
            shop.desk.run(*command)
            run.check(time.monotonic() - began_reading <= 1, f"{command[0]} waited for the network")
        shop.proxy.rule = lambda request: None
        sync_until_done(shop)
        run.check(all(entry["state"] == "DONE" for entry in shop.outbox()), "the note did not arrive")
        shop.check_same()
        run.check(seconds <= 17, f"the note took {seconds:.1f} s to say that there is no network")
        said = offline_while_following(run, shop)
        run.struck(2, "a note and a desk that follows, in a black hole")
        run.figure("said offline after s", [round(seconds, 1), round(said, 1)])


def offline_while_following(run, shop):
    """Seconds from the first request that the hole swallows to the word OFFLINE; the stream stands and rings."""
    shop.proxy.requests.clear()
    with Follower(shop.desk) as follower:
        run.check(follower.in_step(), "the desk did not get in step")
        deadline = time.monotonic() + 20
        while not shop.proxy.streams() and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(1)
        shop.proxy.requests.clear()
        shop.proxy.rule = lambda request: silent
        shop.merchant.wanted(201, "POST", "/stock-adjustments", {"sku": shop.skus[0], "delta": 1, "reason": "RECEIVED"})
        said = follower.wait(lambda line: line["trouble"] == "OFFLINE", 40)
        run.check(said is not None and shop.proxy.requests, "it is never said that there is no network")
        seconds = (said or time.monotonic()) - shop.proxy.requests[0].at
        run.check(seconds <= 16, f"it took {seconds:.1f} s to say that there is no network")
        began = time.monotonic()
    ended = time.monotonic() - began
    run.check(ended <= 4, f"ending in the dark took {ended:.1f} s")
    shop.proxy.rule = lambda request: None
    return seconds
