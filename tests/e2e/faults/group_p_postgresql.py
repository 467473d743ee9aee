# SPDX-License-Identifier: Apache-2.0
"""Two instances on one PostgreSQL database: what holds for one service holds for both together, whatever dies."""

import itertools
import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

from faults.catalogue import fault
from faults.group_s_crash import Chain
from faults.group_s_feed import Reader
from support.load import every_order, in_parallel, milliseconds, peak_in_flight, percentile, statuses, timed
from support.order_service import Client, OrderService, new_product, order_body, paid_order, payment_body
from support.postgres_shop import PostgresReplica, PostgresShop

ROOT = Path(__file__).resolve().parents[3]


def audit(run, shop):
    run.audit(shop.instances[0])


@fault("P21", "the last units, sold by two instances", small={"buyers": 600, "units": 50}, full={"buyers": 10000, "units": 100},
       starred=True)
def last_units(run, buyers, units):
    with PostgresShop(run.program, run.folder) as shop:
        merchant = shop.client(0)
        new_product(merchant, "LAST", units)
        turns = itertools.count()
        shop.client(0, "storefront")
        calls = in_parallel(64, buyers, lambda: shop.client(next(turns), "storefront", timeout=60),
                            lambda client, i: timed(lambda: client.post("/orders", order_body(("LAST", 1)))))
        came = statuses(calls)
        run.check(came == {201: units, 409: buyers - units}, f"wanted {units} × 201 and the rest 409, got {dict(came)}")
        orders = list(every_order(merchant))
        run.check(len(orders) == units, f"{len(orders)} orders exist for {units} units")
        product = merchant.wanted(200, "GET", "/products/LAST")
        run.check((product["on_hand"], product["reserved"]) == (units, units), f"stock is {product}")
        run.struck(peak_in_flight(calls), "buyers at once")
        run.figure("p99", milliseconds(percentile([call.seconds for call in calls], 0.99)))
        shop.stop()
        audit(run, shop)


@fault("P22", "one key at two instances at once", small={"keys": 40, "times": 10}, full={"keys": 1000, "times": 20}, starred=True)
def one_key(run, keys, times):
    with PostgresShop(run.program, run.folder) as shop:
        merchant = shop.client(0)
        new_product(merchant, "KEY", keys * 2)
        turns = itertools.count()
        calls = in_parallel(times, keys * times, lambda: shop.client(next(turns)), lambda client, i: timed(
            lambda: client.post("/orders", order_body(("KEY", 1)), key=f"key-of-many-{i // times:06d}")))
        run.check(statuses(calls) == {201: keys * times}, f"got {dict(statuses(calls))}")
        for key in range(keys):
            ids = {call.answer.data["id"] for call in calls[key * times:(key + 1) * times]}
            run.check(len(ids) == 1, f"key {key} made {len(ids)} orders")
        run.check(len(list(every_order(merchant))) == keys, "an order too many")
        run.struck(sum(call.answer.replayed for call in calls), "answers given again")
        other = shop.client(1).post("/orders", order_body(("KEY", 2)), key="key-of-many-000000")
        run.check((other.status, other.reason) == (422, "KEY_REUSED"), f"another body: {other.status} {other.reason}")
        shop.stop()
        audit(run, shop)


@fault("P23", "a feed read at one instance while both write", small={"writers": 12, "seconds": 6}, full={"writers": 16, "seconds": 60},
       starred=True)
def feed_of_two(run, writers, seconds):
    with PostgresShop(run.program, run.folder) as shop:
        merchant = shop.client(0)
        new_product(merchant, "FEED", 10_000_000)
        readers = [Reader(shop.client(i, timeout=60), 0.002) for i in range(2)]
        for reader in readers:
            reader.start()
        end = time.monotonic() + seconds
        written = []
        turns = itertools.count()

        def write(client, i):
            while time.monotonic() < end:
                order = client.wanted(201, "POST", "/orders", order_body(("FEED", 1)))
                order = client.wanted(201, "POST", f"/orders/{order['id']}/payments", payment_body(order))
                order = client.wanted(201, "POST", f"/orders/{order['id']}/notes", {"text": f"note of {i}"})
                written.append((order["id"], order["revision"]))

        in_parallel(writers, writers, lambda: shop.client(next(turns), timeout=60), write)
        during = sum(reader.items for reader in readers)
        for reader in readers:
            reader.stopping = True
            reader.join()
            while reader.page():
                pass
            for order_id, revision in written:
                seen = reader.latest.get(("order", order_id))
                run.check(seen is not None and seen["revision"] == revision,
                          f"order {order_id}: written {revision}, read {seen and seen['revision']}")
            run.check(reader.backwards == 0, f"{reader.backwards} revisions went down")
        run.struck(during, "changes read while others were being written")
        run.figure("changes", len(written) * 3)
        shop.stop()
        audit(run, shop)


@fault("P24", "kill -9 of one of two instances under load", small={"kills": 5}, full={"kills": 100}, starred=True)
def one_killed(run, kills):
    with PostgresShop(run.program, run.folder) as shop:
        new_product(shop.client(0), "CRASH", 1_000_000)
        chains, lock, lost = [], threading.Lock(), []
        stopping = threading.Event()
        failures = []

        def work(i):
            """Goes to the other instance when its own went away, with the same key."""
            turn = i
            try:
                client = shop.client(turn)
                while not stopping.is_set():
                    with lock:
                        chain = Chain(len(chains))
                        chains.append(chain)
                    while chain.done < 3:
                        if not chain.step(client):
                            lost.append(chain.number)
                            client.close()
                            time.sleep(0.02)
                            turn += 1
                            client = Client(shop.instances[turn % 2].address, shop.instances[0].tokens["merchant"])
            except Exception as failure:  # told below
                failures.append(failure)

        threads = [threading.Thread(target=work, args=(i,)) for i in range(6)]
        for thread in threads:
            thread.start()
        for kill in range(kills):
            time.sleep(run.random.uniform(0.2, 0.6))
            victim = shop.instances[kill % 2]
            victim.kill()
            time.sleep(run.random.uniform(0.05, 0.3))
            victim.start()
        stopping.set()
        for thread in threads:
            thread.join()
        run.check(not failures, f"a worker ended: {failures[:1]}")
        orders = {order["order_no"]: order for order in every_order(shop.client(0))}
        run.check(set(orders) == {f"CRASH-{chain.number}" for chain in chains}, f"{len(orders)} orders for {len(chains)} chains")
        run.check(all(order["status"] == "SHIPPED" and len(order["shipments"]) == 1 and len(order["payments"]) == 1
                      for order in orders.values()), "an effect is missing, or came twice")
        workers = shop.sql("SELECT count(DISTINCT id >> 12 & 1023) FROM orders")
        run.check(int(workers) >= 2, f"ids carry {workers} worker number")
        run.struck(len(lost), f"requests cut by {kills} kills")
        run.figure("orders", len(orders))
        shop.stop()
        audit(run, shop)


@fault("P11", "the database restarts, or cuts its connections, under load", small={"times": 4}, full={"times": 50})
def database_restarts(run, times):
    with PostgresShop(run.program, run.folder, settings={"fsync": "on", "full_page_writes": "on"}) as shop:
        new_product(shop.client(0), "CRASH", 1_000_000)
        chains, lock, lost = [], threading.Lock(), []
        stopping = threading.Event()
        failures = []

        def work(i):
            try:
                client = shop.client(i)
                while not stopping.is_set():
                    with lock:
                        chain = Chain(len(chains))
                        chains.append(chain)
                    while chain.done < 3:
                        if not chain.step(client):
                            lost.append((chain.answered, time.monotonic() - chain.began))
                            time.sleep(0.05)
            except Exception as failure:  # told below
                failures.append(failure)

        threads = [threading.Thread(target=work, args=(i,)) for i in range(6)]
        for thread in threads:
            thread.start()
        for i in range(times):
            time.sleep(run.random.uniform(0.3, 0.7))
            if i % 2:
                shop.server.stop("immediate")
                shop.server.start()
            else:
                shop.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'order-service'")
        time.sleep(1)
        stopping.set()
        for thread in threads:
            thread.join()
        run.check(not failures, f"a worker ended: {failures[:1]}")
        run.check(all(answered for answered, _ in lost), "a request was dropped without an answer")
        run.check(all(seconds < 2 for _, seconds in lost), f"the slowest 503 took {max([s for _, s in lost], default=0):.1f} s")
        orders = list(every_order(shop.client(0)))
        run.check(len(orders) == len(chains), f"{len(orders)} orders for {len(chains)} chains")
        run.check(all(order["status"] == "SHIPPED" and len(order["shipments"]) == 1 for order in orders), "an effect came twice")
        run.struck(len(lost), "requests answered 503")
        shop.stop()
        audit(run, shop)


@fault("P25", "signed in at one instance, out at the other", small={"times": 20})
def sessions_of_two(run, times):
    with PostgresShop(run.program, run.folder) as shop:
        one, two = shop.instances
        ended = []
        for _ in range(times):
            one.sign_in("merchant")
            token = one.tokens["merchant"]
            there = Client(two.address, token)
            run.check(there.get("/users/me").status == 200, "a token of the one is unknown to the other")
            here = Client(one.address, token)
            run.check(here.call("DELETE", "/sessions/current").status == 200, "signing out failed")
            began = time.monotonic()
            while there.get("/users/me").status == 200 and time.monotonic() - began < 5:
                time.sleep(0.01)
            ended.append(time.monotonic() - began)
            run.check(ended[-1] < 1, f"the other took {ended[-1]:.1f} s to learn that the session ended")
            there.close()
            here.close()
        one.sign_in("merchant")
        merchant = one.client("merchant")
        shop_now = merchant.wanted(200, "GET", "/shop")
        answer = merchant.call("PATCH", "/shop", {"name": "Two doors"})
        run.check(answer.status == 200, f"renaming the shop: {answer.status} {answer.body[:200]!r}")
        time.sleep(0.5)
        seen = Client(two.address, one.tokens["merchant"]).wanted(200, "GET", "/shop")
        run.check(seen["name"] == "Two doors" != shop_now["name"], f"the other calls it {seen['name']}")
        run.struck(times, "sessions ended elsewhere")
        run.figure("known after p99", milliseconds(percentile(ended, 0.99)))
        shop.stop()
        audit(run, shop)


@fault("P26", "a role that may change rows and nothing else", small={})
def least_privilege(run):
    with PostgresShop(run.program, run.folder, started=False) as shop:
        owner = shop.instances[0]
        owner.create()
        shop.sql((ROOT / "docs/postgresql-role.sql").read_text(encoding="utf-8"))
        shop.sql("ALTER ROLE order_service LOGIN")
        for instance in shop.instances:
            instance.store = shop.store.replace("postgres@", "order_service@")
            instance.start()
        new_product(shop.client(0), "ROLE", 10)
        order = paid_order(shop.client(1), ("ROLE", 2))
        shop.client(0).wanted(201, "POST", f"/orders/{order['id']}/shipments", {"carrier": "DHL", "tracking_no": "T1"},
                              version=order["version"])
        count = shop.client(1).wanted(201, "POST", "/stock-counts", {"name": "All", "scope": {"kind": "ALL"}})
        path = f"/stock-counts/{count['id']}"
        shop.client(0).wanted(200, "PUT", f"{path}/lines/ROLE", {"counted": 7, "expected": 8, "counted_at": count["created_at"]})
        shop.client(1).wanted(200, "POST", f"{path}/approval", {"reason": "LOST"})
        refused = 0
        for forbidden in ("DROP TABLE orders", "TRUNCATE orders CASCADE", "ALTER TABLE orders ADD COLUMN x BIGINT",
                          "CREATE TABLE mine (a BIGINT)", "DELETE FROM movements", "DELETE FROM orders", "UPDATE events SET actor = ''",
                          "DELETE FROM stock_count_entries"):
            said = shop.sql(forbidden, user="order_service", check=False)
            refused += run.check(said.startswith("ERROR") and ("permission denied" in said or "must be owner" in said),
                                 f"{forbidden}: {said}")
        run.struck(refused, "statements refused")
        shop.stop()
        audit(run, shop)


@fault("P27", "two instances start on an empty database at once", small={"tries": 3}, full={"tries": 50})
def two_first_starts(run, tries):
    ready_both = 0
    with PostgresShop(run.program, run.folder, started=False) as shop:
        for i in range(tries):
            shop.sql(f"CREATE DATABASE fresh{i}", database="postgres")
            store = f"{shop.server.url}/fresh{i}"
            both = [subprocess.Popen([run.program, "serve", "--store", store, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
            ready = [process.stdout.readline().startswith(b"ready ") for process in both]
            run.check(ready == [True, True], f"ready: {ready}")
            ready_both += all(ready)
            for process in both:
                process.send_signal(signal.SIGTERM)
                _, words = process.communicate(timeout=20)
                run.check(process.returncode == 0, f"ended with {process.returncode}: {words[-300:]!r}")
            done = subprocess.run([run.program, "audit", "--store", store], capture_output=True, check=False)
            run.check(done.returncode == 0, f"audit: {done.stdout + done.stderr!r}")
    run.struck(ready_both, "pairs of first starts")


@fault("P28", "a shop that moves to PostgreSQL", small={"orders": 300}, full={"orders": 100000})
def moved(run, orders):
    old = OrderService(run.program, run.folder, name="old")
    old.run("demo", "--orders", str(orders))
    old.start()
    old.sign_in("merchant", "demo-merchant")
    merchant = old.client()
    before = list(every_order(merchant))
    page = merchant.wanted(200, "GET", "/changes?limit=1000")
    while page["has_more"]:
        page = merchant.wanted(200, "GET", f"/changes?limit=1000&cursor={page['cursor']}")
    with PostgresShop(run.program, run.folder, started=False) as shop:
        copy = [run.program, "copy", "--from", old.store, "--to", shop.store]
        served = subprocess.run(copy, capture_output=True, check=False)
        run.check(served.returncode == 1 and b"in use" in served.stderr, f"of a served store: {served.returncode} {served.stderr!r}")
        old.stop()
        began = time.monotonic()
        done = subprocess.run(copy, capture_output=True, check=False)
        run.figure("copied and proved in", f"{time.monotonic() - began:.1f} s")
        run.check(done.returncode == 0 and b"DIFFERS" not in done.stdout, f"{done.returncode} {done.stdout[-800:]!r} {done.stderr[-400:]!r}")
        again = subprocess.run(copy, capture_output=True, check=False)
        run.check(again.returncode == 1 and b"already" in again.stderr, f"a second time: {again.returncode} {again.stderr!r}")
        for instance in shop.instances:
            instance.start()
        shop.instances[0].tokens["merchant"] = old.tokens["merchant"]
        merchant = shop.client(0)
        run.check(list(every_order(merchant)) == before, "the orders are not the same")
        rest = merchant.get(f"/changes?cursor={page['cursor']}")
        run.check(rest.status == 200 and not rest.data["items"], f"a desktop that goes on: {rest.status} {rest.body[:200]!r}")
        new_product(merchant, "MOVED", 5)
        placed = {paid_order(shop.client(i), ("MOVED", 1))["id"] for i in range(4)}
        run.check(not placed & {order["id"] for order in before}, "an id came twice")
        run.struck(len(before), "orders moved")
        shop.stop()
        audit(run, shop)
        # The audit finds what is wrong on this engine too.
        shop.sql("UPDATE products SET reserved = reserved + 1, on_hand = on_hand + 1 WHERE sku = 'MOVED'")
        wrong = shop.instances[0].audit()
        run.check(any("I2" in line and "MOVED" in line for line in wrong), f"a wrong stock: {wrong}")


@fault("P13", "deadlocks and serialization failures", small={"orders": 300}, full={"orders": 5000})
def deadlocks(run, orders):
    with PostgresShop(run.program, run.folder) as shop:
        new_product(shop.client(0), "DEAD", orders * 2)
        # A sequence counts what a rollback undoes.
        shop.sql("CREATE SEQUENCE troubles; "
                 "CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                 "IF random() < 0.05 THEN PERFORM nextval('troubles'); "
                 "RAISE EXCEPTION 'made up' USING ERRCODE = CASE WHEN random() < 0.5 THEN '40P01' ELSE '40001' END; END IF; "
                 "RETURN NEW; END $$; "
                 "CREATE TRIGGER trouble BEFORE UPDATE ON feed_clock FOR EACH ROW EXECUTE FUNCTION trouble()")
        turns = itertools.count()
        calls = in_parallel(8, orders, lambda: shop.client(next(turns), timeout=60),
                            lambda client, i: timed(lambda: client.post("/orders", order_body(("DEAD", 1)))))
        came = statuses(calls)
        run.check(came[201] == orders, f"got {dict(came)}")
        run.struck(int(shop.sql("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM troubles")), "made-up failures")
        shop.sql("DROP TRIGGER trouble ON feed_clock")
        shop.stop()
        audit(run, shop)


@fault("P29", "an instance that stands still", small={"times": 2}, full={"times": 20})
def stands_still(run, times):
    with PostgresShop(run.program, run.folder) as shop:
        new_product(shop.client(0), "STILL", 1_000_000)
        stopping, placed, waits, failures = threading.Event(), [], [], []

        def work(i):
            client = shop.client(i, timeout=60)
            try:
                while not stopping.is_set():
                    key, began = os.urandom(16).hex(), time.monotonic()
                    while (answer := client.post("/orders", order_body(("STILL", 1)), key=key)).status == 503:
                        time.sleep(0.1)
                    if answer.status != 201:
                        raise AssertionError(f"{answer.status} {answer.body[:200]!r}")
                    placed.append(answer.data["id"])
                    if i == 0:
                        waits.append(time.monotonic() - began)
            except Exception as failure:  # told below
                failures.append(failure)

        # The first works at the instance that goes on, the others at the one that is stopped.
        threads = [threading.Thread(target=work, args=(i,)) for i in (0, 1, 3, 5)]
        for thread in threads:
            thread.start()
        held = 0
        for _ in range(times):
            time.sleep(run.random.uniform(0.2, 0.5))
            os.kill(shop.instances[1].process.pid, signal.SIGSTOP)
            time.sleep(8)
            held += max(waits[-20:]) > 0.5 if waits else 0
            os.kill(shop.instances[1].process.pid, signal.SIGCONT)
        stopping.set()
        for thread in threads:
            thread.join()
        run.check(not failures, f"a worker ended: {failures[:1]}")
        run.check(max(waits) < 12, f"the other instance waited {max(waits):.1f} s")
        ids = [order["id"] for order in every_order(shop.client(0))]
        run.check(sorted(ids) == sorted(placed), f"{len(ids)} orders for {len(placed)} answers")
        run.struck(times, "standstills")
        run.figure("longest wait of the other", milliseconds(max(waits)))
        run.figure("in its turn", held)
        shop.stop()
        audit(run, shop)


# R29; a busy machine may add to it.
NOT_NOW = 1.5


class Refusals:
    """What is asked for while the database cannot: an honest "not now", soon, and nothing acknowledged that is not there."""

    def __init__(self, run, shop, sku):
        self.run = run
        self.shop = shop
        self.sku = sku
        self.numbers = itertools.count()
        self.acknowledged = []
        self.refused = 0
        self.slowest = 0.0
        new_product(shop.client(0), sku, 1_000_000)

    def read(self, client):
        return self._judge(timed(lambda: client.get("/orders?limit=50")), 200)

    def place(self, client, tells=True):
        number = f"{self.sku}-{next(self.numbers)}"
        call = timed(lambda: client.post("/orders", order_body((self.sku, 1), order_no=number)))
        if call.status == 201:
            self.acknowledged.append(number)
        return self._judge(call, 201, tells)

    def _judge(self, call, wanted, tells=True):
        self.run.check(call.status in (wanted, 503), f"answered {call.status} {call.answer and call.answer.body[:200]!r}")
        if call.status == 503:
            self.refused += 1
            self.run.check("retry-after" in call.answer.headers, "503 without Retry-After")
            if tells:
                self.slowest = max(self.slowest, call.seconds)
        return call.status

    def until(self, action, wanted, seconds=20):
        """Asks until it is answered so; whether it ever was."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if action() == wanted:
                return True
            time.sleep(0.05)
        return False

    def settle(self):
        """All is well again, and all that was acknowledged is there."""
        for i in range(len(self.shop.instances)):
            client = self.shop.client(i)
            self.run.check(self.until(lambda client=client: self.place(client, False), 201), f"instance {i} does not go on")
            self.run.check(self.until(lambda client=client: self.read(client), 200), f"instance {i} does not read")
        orders = {order["order_no"] for order in every_order(self.shop.client(0))}
        self.run.check(set(self.acknowledged) <= orders, f"lost: {sorted(set(self.acknowledged) - orders)[:5]}")
        self.run.check(self.slowest < NOT_NOW, f"a 503 took {self.slowest:.1f} s")
        self.shop.stop()
        audit(self.run, self.shop)


@fault("P12", "the database has no connection left, is locked, read-only, or its disk is full", small={"callers": 24}, full={"callers": 200})
def database_cannot(run, callers):
    struck = 0
    with PostgresShop(run.program, run.folder, settings={"max_connections": "40"}) as shop:
        refusals = Refusals(run, shop, "POOL")
        clients = [shop.client(i) for i in range(callers)]

        def reads():
            return in_parallel(callers, callers, lambda: clients.pop(), lambda client, _: refusals.read(client))

        # A person at psql locks what every list reads: all threads of both pools wait, and others wait for them.
        holder = subprocess.Popen(["psql", "-X", "-q", "-h", "127.0.0.1", "-p", str(shop.server.port), "-U", "postgres", "-d", "shop", "-c",
                                   "BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(4)"], stdout=subprocess.DEVNULL)
        run.check(refusals.until(lambda: shop.sql("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted "
                                                  "AND relation = 'orders'::regclass"), "1"), "nobody locks")
        reads()
        run.check(refusals.refused == callers, f"{refusals.refused} of {callers} were told that it cannot be read now")
        holder.wait(30)
        struck += refusals.refused
        # Others took every connection while this service was cut off.
        for instance in shop.instances:
            os.kill(instance.process.pid, signal.SIGSTOP)
        shop.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'order-service'")
        hogs = [subprocess.Popen(["psql", "-X", "-q", "-h", "127.0.0.1", "-p", str(shop.server.port), "-U", "postgres", "-d", "shop"],
                                 stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(50)]
        run.check(refusals.until(lambda: shop.sql("SELECT 1", check=False).startswith("ERROR"), True), "there are connections left")
        for instance in shop.instances:
            os.kill(instance.process.pid, signal.SIGCONT)
        before = refusals.refused
        for i in range(12):
            client = shop.client(i)
            refusals.read(client)
            refusals.place(client)
            client.close()
        run.check(refusals.refused - before == 24, f"{refusals.refused - before} of 24 were told that there is no connection")
        struck += refusals.refused - before
        for hog in hogs:
            hog.kill()
            hog.communicate()
        # A standby in its place: what is written there is refused, what is read is answered.
        run.check(refusals.until(lambda: refusals.place(shop.client(0), False), 201), "it does not go on")
        shop.server.stop()
        signal_file = shop.server.data / "standby.signal"
        signal_file.write_text("")
        shop.server.start()
        run.check(refusals.until(lambda: refusals.read(shop.client(0)), 200), "a read-only database is not read")
        run.check(refusals.until(lambda: refusals.read(shop.client(1)), 200), "a read-only database is not read")
        before = refusals.refused
        for i in range(6):
            refusals.place(shop.client(i))
        run.check(refusals.refused - before == 6, f"{refusals.refused - before} of 6 were told that it cannot be written now")
        struck += refusals.refused - before
        shop.sql("SELECT pg_promote()")
        refusals.settle()
        run.figure("slowest 503", milliseconds(refusals.slowest))
    run.struck(struck + full_disk(run), "requests that the database could not do")


def full_disk(run):
    """The tables are on a disk of their own, which fills up. How often it was said."""
    disk = run.folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m,mode=0777", "tmpfs", str(disk)], check=True)
    try:
        with PostgresShop(run.program, run.folder, started=False) as shop:
            tables = disk / "tables"
            tables.mkdir()
            for folder in (run.folder, disk):
                folder.chmod(0o755)
            if shop.server.user:
                shutil.chown(tables, shop.server.user)
            shop.sql(f"CREATE TABLESPACE small LOCATION '{tables}'", database="postgres")
            shop.sql("ALTER DATABASE shop SET TABLESPACE small", database="postgres")
            shop.start()
            refusals = Refusals(run, shop, "DISK")
            client = shop.client(0)
            for _ in range(20):
                refusals.place(client)
            filler = disk / "filler"
            with open(filler, "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(b"x" * 65536)
                except OSError:
                    pass
            run.check(refusals.until(lambda: refusals.place(client), 503), "it never filled up")
            for _ in range(10):
                refusals.place(client)
            run.check(refusals.read(client) == 200, "a full disk is not read")
            filler.unlink()
            refusals.settle()
            return refusals.refused
    finally:
        subprocess.run(["umount", str(disk)], check=False)


@fault("P31", "a replica that falls behind, goes mute and goes away", small={"orders": 40, "seconds": 1}, full={"orders": 2000, "seconds": 20})
def replica(run, orders, seconds):
    with PostgresShop(run.program, run.folder, started=False) as shop:
        follower = PostgresReplica(shop.server)
        try:
            shop.instances[0].create()
            follower.init()
            follower.start()
            for instance in shop.instances:
                instance.start("--read-store", f"{follower.url}/shop", "--read-store-lag", "2")
            follow(run, shop, follower, orders, seconds)
        finally:
            try:
                follower.stop("immediate")
            except subprocess.CalledProcessError:
                pass
            follower.remove()


def follow(run, shop, follower, orders, seconds):
    def metric(instance, name):
        return next(float(line.split()[-1]) for line in instance.metrics().splitlines() if line.startswith(name))

    def wait(name, wanted, limit=15):
        end = time.monotonic() + limit
        while not all(wanted(metric(instance, name)) for instance in shop.instances):
            if time.monotonic() > end:
                return run.check(False, f"{name} never became what it should")
            time.sleep(0.05)
        return True

    def lag_of(answer):
        return answer.headers.get("x-replica-lag-ms")

    def paused(statement):
        subprocess.run(["psql", "-X", "-q", "-h", "127.0.0.1", "-p", str(follower.port), "-U", "postgres", "-d", "shop", "-c",
                        f"SELECT {statement}()"], check=True, stdout=subprocess.DEVNULL)

    merchant, manager = shop.client(0), shop.client(0, "manager")
    new_product(merchant, "LAG", 1_000_000)
    wait("read_store_usable", lambda value: value == 1)
    # Whoever writes reads it back, from whichever of them has it.
    from_replica = 0
    for _ in range(orders):
        order = merchant.wanted(201, "POST", "/orders", order_body(("LAG", 1)))
        answer = merchant.get("/orders?limit=5")
        run.check(order["id"] in {each["id"] for each in answer.data["items"]}, "a list lacks what its caller has just written")
        run.check(lag_of(merchant.get(f"/orders/{order['id']}")) is None, "an order by its id came from the replica")
        from_replica += lag_of(manager.get("/orders?limit=5")) is not None
    run.check(from_replica > 0, "nobody read from the replica")
    run.check(lag_of(manager.get("/changes?limit=10")) is None, "the feed came from the replica")
    run.check(lag_of(manager.get("/reports/sales?from=2020-01-01&to=2035-01-01&bucket=month")) is not None, "a report came from the primary")
    # It stands still: what the others wrote may be missing for two seconds, not for longer.
    time.sleep(0.5)
    paused("pg_wal_replay_pause")
    order = merchant.wanted(201, "POST", "/orders", order_body(("LAG", 1)))
    answer = manager.get("/orders?limit=5")
    is_missing = order["id"] not in {each["id"] for each in answer.data["items"]}
    run.check(is_missing == (lag_of(answer) is not None), "an answer does not say where it came from")
    wait("read_store_usable", lambda value: value == 0)
    lag = max(metric(instance, "read_store_lag_seconds") for instance in shop.instances)
    run.check(lag > 2, f"its lag is said to be {lag} s")
    answer = manager.get("/orders?limit=5")
    run.check(lag_of(answer) is None and order["id"] in {each["id"] for each in answer.data["items"]}, "it is read though it is behind")
    paused("pg_wal_replay_resume")
    wait("read_store_usable", lambda value: value == 1)

    # Mute, and then gone, under load: somebody else answers.
    failed, asked, stopping = [], [], threading.Event()

    def read(i):
        client = shop.client(i, "manager")
        while not stopping.is_set():
            call = timed(lambda: client.get("/orders?limit=20"))
            asked.append(call.seconds)
            if call.status != 200:
                failed.append(call.answer and call.answer.body[:200])

    threads = [threading.Thread(target=read, args=(i,)) for i in range(6)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    before = len(asked)
    postmaster = int((follower.data / "postmaster.pid").read_text().split()[0])
    group = [postmaster, *(int(pid) for pid in subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, check=False,
                                                              text=True).stdout.split())]
    for pid in group:
        os.kill(pid, signal.SIGSTOP)
    wait("read_store_usable", lambda value: value == 0)
    time.sleep(seconds)
    for pid in group:
        os.kill(pid, signal.SIGCONT)
    wait("read_store_usable", lambda value: value == 1)
    follower.stop("immediate")
    wait("read_store_usable", lambda value: value == 0)
    time.sleep(seconds)
    follower.start()
    wait("read_store_usable", lambda value: value == 1, 30)
    stopping.set()
    for thread in threads:
        thread.join()
    run.check(not failed, f"{len(failed)} lists failed: {failed[:1]}")
    run.check(max(asked) < 4, f"a list took {max(asked):.1f} s")
    run.struck(len(asked) - before, "lists while the replica was mute or gone")
    run.figure("longest", milliseconds(max(asked)))
    run.figure("from the replica", f"{metric(shop.instances[0], 'read_store_reads_total{from=' + chr(34) + 'replica'):.0f}")
    shop.stop()
    audit(run, shop)
