# SPDX-License-Identifier: Apache-2.0
"""Two instances on one PostgreSQL database: what holds for one service holds for both together, whatever dies."""

import itertools
import os
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
from support.postgres_shop import PostgresShop

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
