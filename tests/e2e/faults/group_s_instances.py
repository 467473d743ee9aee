# SPDX-License-Identifier: Apache-2.0
"""Several instances on one database: one whose clock is wrong, a person's session that stands in everybody's way, a worker that dies."""

import datetime
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

from faults.catalogue import fault
from faults.group_s_crash import faketime_library
from faults.group_s_feed import Reader
from support.cluster import Cluster
from support.cluster_member import until
from support.load import every_order, in_parallel, milliseconds
from support.order_service import new_product, order_body, paid_order, payment_body
from support.postgres_shop import PostgresShop

ROOT = Path(__file__).resolve().parents[3]
EXPIRES_SECONDS = 4
SWEEP_SECONDS = 1


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


@fault("S18", "the clock of one instance is an hour off", small={"orders": 60}, full={"orders": 1000})
def wrong_clock(run, orders):
    """The database's clock counts: nothing closes early or late, at whichever instance."""
    shift = run.folder / "shift"
    shift.write_text("+0")
    options = ["--payment-timeout", str(EXPIRES_SECONDS), "--sweep-interval", str(SWEEP_SECONDS)]
    with PostgresShop(run.program, run.folder, options=options, started=False) as shop:
        shop.instances[1].environment = {**os.environ, "LD_PRELOAD": faketime_library(), "FAKETIME_TIMESTAMP_FILE": str(shift),
                                         "FAKETIME_NO_CACHE": "1",
                                         "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}
        shop.start()
        new_product(shop.client(0), "CLOCK", orders * 20)
        ids, moved = [], 0
        for hours in ("+3600", "-3600", "+5", "-5"):
            shift.write_text(hours)
            time.sleep(0.3)
            moved += around_expiry(run, shop, orders // 4, ids)
        run.check(len(set(ids)) == len(ids), f"{len(ids) - len(set(ids))} ids came twice")
        run.struck(moved, "orders placed, paid or closed while a clock was wrong")
        shop.stop()
        run.audit(shop.instances[0])


def around_expiry(run, shop, count, ids):
    """At both instances: one half is paid shortly before the end, the other is left to close."""
    turns = iter(range(10_000))
    made = in_parallel(4, count * 2, lambda: shop.client(next(turns)),
                       lambda client, i: client.wanted(201, "POST", "/orders", order_body(("CLOCK", 1))))
    ids += [order["id"] for order in made]
    now = float(shop.sql("SELECT extract(epoch FROM clock_timestamp())"))
    for order in made:
        run.check(0 < moment(order["expires_at"]) - now <= EXPIRES_SECONDS + 0.1, f"expires at {order['expires_at']}, now is {now}")
        run.check(abs(moment(order["created_at"]) - now) < EXPIRES_SECONDS, f"created at {order['created_at']}, now is {now}")
    paid = made[:count]
    time.sleep(max(0, moment(made[0]["expires_at"]) - 1.5 - now))
    answers = in_parallel(4, count, lambda: shop.client(next(turns)),
                          lambda client, i: (client.post(f"/orders/{paid[i]['id']}/payments", payment_body(paid[i])), time.time()))
    # A busy machine may bring one after the end, which is then rightly refused.
    early = [answer.reason for order, (answer, at) in zip(paid, answers) if answer.status != 201 and at < moment(order["expires_at"])]
    run.check(not early, f"{len(early)} payments before the end were refused: {early[:3]}")
    run.check(any(answer.status == 201 for answer, _ in answers), "no payment came before the end")
    deadline = moment(made[-1]["expires_at"]) + SWEEP_SECONDS * 3 + 2
    client = shop.client(0)
    while client.wanted(200, "GET", "/orders/counts")["PENDING"] and time.time() < deadline:
        time.sleep(0.1)
    present = {order["id"]: order for order in every_order(client)}
    for left in made[count:]:
        order = present[left["id"]]
        late = moment(order["cancelled_at"]) - moment(left["expires_at"]) if order["cancelled_at"] else None
        run.check(late is not None and 0 <= late <= SWEEP_SECONDS * 3 + 2, f"{left['order_no']} is {order['status']}, {late} s after its end")
    return len(made)


@fault("S15", "a session that keeps the feed's row and goes to lunch", small={"minutes": 1}, full={"minutes": 5})
def idle_in_transaction(run, minutes):
    with PostgresShop(run.program, run.folder) as shop:
        merchant = shop.client(0)
        new_product(merchant, "LUNCH", 1_000_000)
        done = subprocess.run(["psql", "-X", "-q", "-h", "127.0.0.1", "-p", str(shop.server.port), "-U", "postgres", "-d", "shop", "-f",
                               str(ROOT / "docs/postgresql-role.sql")], capture_output=True, check=False)
        run.check(done.returncode == 0, f"docs/postgresql-role.sql: {done.stderr!r}")
        reader = Reader(shop.client(1, timeout=60), 0.05)
        reader.start()
        person = subprocess.Popen(["psql", "-X", "-q", "-h", "127.0.0.1", "-p", str(shop.server.port), "-U", "postgres", "-d", "shop"],
                                  stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        person.stdin.write(b"BEGIN; UPDATE feed_clock SET position = position;\n")
        person.stdin.flush()
        until(lambda: shop.sql("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = 'shop'") != "0", 10,
              "the person has the row")
        began, refused, longest = time.monotonic(), 0, 0
        lasted = None
        while time.monotonic() - began < minutes * 60:
            key, first = os.urandom(16).hex(), time.monotonic()
            while (answer := merchant.post("/orders", order_body(("LUNCH", 1)), key=key)).status == 503 and time.monotonic() - first < 90:
                refused += 1
                time.sleep(0.2)
            if not run.check(answer.status == 201, f"after {time.monotonic() - first:.0f} s: {answer.status} {answer.body[:200]!r}"):
                break
            longest = max(longest, time.monotonic() - first)
            lasted = lasted or time.monotonic() - began
            if lasted and time.monotonic() - began > lasted + 5:
                break
        person.stdin.close()
        person.wait(10)
        reader.stopping = True
        reader.join()
        while reader.page():
            pass
        run.check(longest <= 35, f"a write waited {longest:.1f} s")
        run.check(answer.status == 201 and ("order", answer.data["id"]) in reader.latest, "the feed has not recovered")
        run.struck(refused, "writes told to come again while it lasted")
        run.figure("in the way for", milliseconds(longest))
        shop.stop()
        run.audit(shop.instances[0])


@fault("S27", "the worker dies again and again", small={"kills": 3}, full={"kills": 30})
def worker_dies(run, kills):
    """Its supervisor starts it again and says so; no event is lost and none has its effect twice."""
    with Cluster(run.program, run.folder / "cluster", amqp=True) as cluster:
        new_product(cluster.client(), "WORK", 1_000_000)
        orders, stopping = [], threading.Event()

        def work():
            client = cluster.client()
            while not stopping.is_set():
                orders.append(paid_order(client, ("WORK", 1))["id"])
                time.sleep(0.02)

        thread = threading.Thread(target=work)
        thread.start()
        worker, back = cluster.members["worker"], []
        for _ in range(kills):
            time.sleep(run.random.uniform(0.3, 1.5))
            deaths, began = len(cluster.events), time.monotonic()
            worker.signal(signal.SIGKILL)
            until(lambda seen=deaths: len(cluster.events) > seen and worker.is_ready(), 60, "the worker is back")
            back.append(time.monotonic() - began)
        stopping.set()
        thread.join()
        told = [event for event in cluster.events if event.get("member") == "worker" and "died" in event["what"]]
        run.check(len(told) == kills and all(event["exit_status"] == -signal.SIGKILL for event in told), f"the log tells of {len(told)} deaths")
        until(lambda: cluster.events_waiting() == 0 and not cluster.messages_waiting(), 90, "every event is taken", 0.5)
        tasks = cluster.sql("SELECT order_id FROM pick_tasks WHERE state = 'OPEN'").split()
        run.check(sorted(tasks) == sorted(orders), f"{len(tasks)} pick tasks for {len(orders)} paid orders")
        run.check(cluster.dead_letters() == 0, f"{cluster.dead_letters()} dead letters")
        run.struck(kills, "kills of a worker at work")
        run.figure("orders", len(orders))
        run.figure("back after", milliseconds(max(back)))
        run.audit(cluster.shop)


@fault("S28", "a worker number that somebody else has too", small={"times": 4, "callers": 6}, full={"times": 60, "callers": 12})
def one_number_for_two(run, times, callers):
    """As of an instance that was frozen for longer than its lease, or a copied machine: its number is another's now."""
    with PostgresShop(run.program, run.folder) as shop:
        new_product(shop.client(0), "NUMBER", 1_000_000)
        numbers = shop.sql("SELECT worker FROM workers WHERE owner <> '' AND leased_until > 0").split()
        run.check(len(set(numbers)) == len(numbers) >= 2, f"two instances have the numbers {numbers}")
        stopping, ids, refused, odd = threading.Event(), [], [], []

        def buy(i):
            client = shop.client(i, timeout=60)
            while not stopping.is_set():
                key = os.urandom(16).hex()
                while (answer := client.post("/orders", order_body(("NUMBER", 1)), key=key)).status == 503:
                    refused.append(time.monotonic())
                    time.sleep(0.05)
                if answer.status == 201:
                    ids.append(answer.data["id"])
                else:
                    odd.append(answer.body[:200])

        threads = [threading.Thread(target=buy, args=(i,)) for i in range(callers)]
        for thread in threads:
            thread.start()
        taken, longest = 0, 0
        for i in range(times):
            time.sleep(1)
            stolen = shop.sql("UPDATE workers SET owner = 'somebody else' WHERE worker = (SELECT worker FROM workers WHERE owner NOT IN "
                              "('', 'somebody else') AND leased_until > 0 ORDER BY random() LIMIT 1) RETURNING worker")
            began, before = time.monotonic(), len(ids)
            # Whoever had it takes another one, and goes on.
            until(lambda: int(shop.sql("SELECT count(*) FROM workers WHERE owner NOT IN ('', 'somebody else') AND leased_until > "
                                       "extract(epoch FROM clock_timestamp()) * 1000")) >= 2, 30, "it has another number")
            until(lambda before=before: len(ids) > before, 30, "orders go on")
            longest = max(longest, time.monotonic() - began)
            taken += bool(stolen)
        stopping.set()
        for thread in threads:
            thread.join()
        run.check(not odd, f"an answer that nobody expects: {odd[:1]}")
        run.check(len(set(ids)) == len(ids), f"{len(ids) - len(set(ids))} ids came twice")
        orders = [order["id"] for order in every_order(shop.client(0))]
        run.check(sorted(orders) == sorted(ids), f"{len(orders)} orders for {len(ids)} answers")
        run.struck(taken, "numbers taken from an instance under load")
        run.figure("orders", len(ids))
        run.figure("told to come again", len(refused))
        run.figure("another number within", f"{longest:.1f} s")
        shop.stop()
        run.audit(shop.instances[0])
