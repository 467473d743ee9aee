# SPDX-License-Identifier: Apache-2.0
"""The service dies, is stopped, or starts twice: what it acknowledged is there, what it did not is there once or never."""

import http.client
import os
import subprocess
import threading
import time

from faults.catalogue import fault
from support.load import every_order, milliseconds, percentile
from support.order_service import OrderService, new_product, order_body, payment_body


class Chain:
    """One order's way from placing to shipping, a key for each step; repeats a step whose answer was lost."""

    def __init__(self, number):
        self.number = number
        self.done = 0
        self.order = None
        self.attempted = False
        self.repeated = 0
        self.began = 0.0
        self.answered = True

    def step(self, client):
        """True if the step is settled; False if its answer was lost, or was "not now"."""
        self.began = time.monotonic()
        self.answered = True
        key = f"chain-{self.number:08d}-{self.done}-step"
        self.repeated += self.attempted
        self.attempted = True
        try:
            if self.done == 0:
                answer = client.post("/orders", order_body(("CRASH", 1), order_no=f"CRASH-{self.number}"), key=key)
            elif self.done == 1:
                answer = client.post(f"/orders/{self.order['id']}/payments", payment_body(self.order, f"ref-{self.number}"), key=key)
            else:
                answer = client.post(f"/orders/{self.order['id']}/shipments", {"carrier": "DHL", "tracking_no": f"T{self.number}"},
                                     key=key, version=self.order["version"])
        except (OSError, http.client.HTTPException):
            self.answered = False
            return False
        if answer.status == 503:
            return False
        if answer.status != 201:
            raise AssertionError(f"{key}: {answer.status} {answer.body[:300]!r}")
        self.order = answer.data
        self.done += 1
        self.attempted = False
        return True


class Workers:
    """Threads that work on chains until the service goes away."""

    def __init__(self, service, count, chains, make_chain):
        self.service, self.chains, self.make_chain = service, chains, make_chain
        self.lost = 0
        self.steps = 0
        self.in_flight = 0
        self.ended = []
        self.failures = []
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work) for _ in range(count)]
        for thread in self.threads:
            thread.start()

    def work(self):
        client = self.service.client()
        try:
            while True:
                with self.lock:
                    chain = self.chains.pop() if self.chains else self.make_chain()
                settled = True
                while settled and chain.done < 3:
                    with self.lock:
                        self.in_flight += 1
                    try:
                        settled = chain.step(client)
                    finally:
                        with self.lock:
                            self.in_flight -= 1
                    self.steps += settled
                if not settled:
                    with self.lock:
                        self.chains.append(chain)
                        self.ended.append((chain.began, chain.answered))
                        self.lost += 1
                    return
        except Exception as failure:  # told by join()
            self.failures.append(failure)
        finally:
            client.close()

    def join(self):
        for thread in self.threads:
            thread.join()
        if self.failures:
            raise self.failures[0]


@fault("S2", "kill -9 under load", small={"kills": 20}, full={"kills": 200}, starred=True)
def killed_under_load(run, kills):
    service = OrderService(run.program, run.folder).create().start()
    new_product(service.client(), "CRASH", 1_000_000)
    every, waiting = [], []

    def make_chain():
        every.append(Chain(len(every)))
        return every[-1]

    struck, ready = 0, []
    for kill in range(kills):
        workers = Workers(service, 6, waiting, make_chain)
        time.sleep(run.random.uniform(0.05, 0.25))
        service.kill()
        workers.join()
        struck += workers.lost > 0
        run.audit(service)
        began = time.monotonic()
        service.start()
        ready.append(time.monotonic() - began)
        run.check(ready[-1] <= 5, f"ready only after {ready[-1]:.1f} s")
        # An access token is good for 15 minutes, and all the kills can take longer.
        if kill % 20 == 19:
            service.sign_in()
        present = {order["order_no"]: order for order in every_order(service.client())}
        for chain in every:
            order = present.get(f"CRASH-{chain.number}")
            wanted = [None, "PENDING", "PAID", "SHIPPED"][chain.done]
            if chain.done and (order is None or order["status"] not in ([wanted] if not chain.attempted else
                                                                       [wanted, ["PENDING", "PAID", "SHIPPED", "SHIPPED"][chain.done]])):
                run.check(False, f"{kill}: CRASH-{chain.number} was {wanted} and is {order and order['status']}")
    client = service.client()
    for chain in every:
        while chain.done < 3:
            run.check(chain.step(client), f"chain {chain.number} got no answer from a service that was left alone")
    orders = list(every_order(client))
    run.check(sorted(order["order_no"] for order in orders) == sorted(f"CRASH-{chain.number}" for chain in every),
              f"{len(orders)} orders for {len(every)} chains")
    run.check(all(len(order["shipments"]) == 1 and len(order["payments"]) == 1 for order in orders), "an effect came twice")
    run.struck(struck, "kills that cut requests in flight")
    run.figure("repeated", sum(chain.repeated for chain in every))
    run.figure("orders", len(orders))
    run.figure("ready p99", milliseconds(percentile(ready, 0.99)))
    service.stop()
    run.audit(service)


@fault("S23", "SIGTERM under load", small={"stops": 5}, full={"stops": 50})
def stopped_under_load(run, stops):
    service = OrderService(run.program, run.folder).create().start()
    new_product(service.client(), "CRASH", 1_000_000)
    every, waiting, slowest, struck, told = [], [], 0, 0, 0

    def make_chain():
        every.append(Chain(len(every)))
        return every[-1]

    for _ in range(stops):
        workers = Workers(service, 6, waiting, make_chain)
        time.sleep(run.random.uniform(0.1, 0.3))
        began, in_flight = time.monotonic(), workers.in_flight
        status = service.stop()
        slowest = max(slowest, time.monotonic() - began)
        workers.join()
        struck += in_flight
        # What was on its way when the signal came is answered, whatever the answer. A request that is sent while the
        # connections close may find none; this close to the signal, nobody can tell which it was.
        lost = [sent - began for sent, answered in workers.ended if not answered and sent < began - 0.02]
        run.check(not lost, f"requests in flight were never answered, sent {[f'{-each * 1000:.0f} ms' for each in lost]} before the signal")
        told += sum(answered for _, answered in workers.ended)
        run.check(status == 0, f"it ended with {status}")
        run.check(slowest <= 15, f"it took {slowest:.1f} s to end")
        run.audit(service)
        service.start()
        present = {order["order_no"]: order["status"] for order in every_order(service.client())}
        for chain in every:
            wanted = [None, "PENDING", "PAID", "SHIPPED"][chain.done]
            run.check(chain.attempted or present.get(f"CRASH-{chain.number}") == wanted,
                      f"CRASH-{chain.number} was {wanted} and is {present.get(f'CRASH-{chain.number}')}")
    run.struck(struck, f"requests in flight at {stops} stops")
    run.figure("told to come again", told)
    run.figure("slowest stop", milliseconds(slowest))
    service.stop()
    run.audit(service)


@fault("S17", "down while many orders expire", small={"orders": 200}, full={"orders": 2000})
def down_across_expiries(run, orders):
    service = OrderService(run.program, run.folder, ["--payment-timeout", "600", "--sweep-interval", "1"]).create().start()
    merchant = service.client()
    new_product(merchant, "LATE", orders * 2)
    for _ in range(orders):
        merchant.wanted(201, "POST", "/orders", order_body(("LATE", 1)))
    service.stop()
    began = time.monotonic()
    service.start(wrapper=("faketime", "-f", "+45m"))
    service.sign_in()
    merchant = service.client()
    counts = merchant.wanted(200, "GET", "/orders/counts")
    while counts["PENDING"] and time.monotonic() - began < 60:
        time.sleep(0.1)
        counts = merchant.wanted(200, "GET", "/orders/counts")
    run.check(counts["CANCELLED"] == orders, f"after {time.monotonic() - began:.0f} s: {counts}")
    reasons = {order["cancel_reason"] for order in every_order(merchant)}
    run.check(reasons == {"TIMEOUT"}, f"cancelled for {reasons}")
    product = merchant.wanted(200, "GET", "/products/LATE")
    run.check(product["reserved"] == 0, f"{product['reserved']} are still reserved")
    run.struck(counts["CANCELLED"], "orders that expired while it was down")
    run.figure("closed after", milliseconds(time.monotonic() - began))
    service.stop()
    run.audit(service)


@fault("S24", "two services start on one file at once", small={"tries": 5}, full={"tries": 50})
def two_starts(run, tries):
    service = OrderService(run.program, run.folder)
    refused = 0
    for attempt in range(tries):
        store = f"sqlite:{run.folder}/twice-{attempt}.db"
        both = [subprocess.Popen([service.program, "serve", "--store", store, "--listen", "127.0.0.1:0", "--admin-listen",
                                  "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        ready = []
        for process in both:
            line = process.stdout.readline()
            ready.append(line.startswith(b"ready "))
        run.check(sorted(ready) == [False, True], f"ready: {ready}")
        loser = both[ready.index(False)] if False in ready else None
        if loser:
            _, words = loser.communicate(timeout=20)
            refused += loser.returncode == 1 and len(words.strip()) > 0
            run.check(loser.returncode == 1, f"the second ended with {loser.returncode}")
            run.check(b"another" in words.lower() or b"in use" in words.lower() or b"locked" in words.lower(),
                      f"the second said {words[-300:]!r}")
        for process in both:
            if process.poll() is None:
                process.terminate()
                process.wait(timeout=20)
        audit = subprocess.run([service.program, "audit", "--store", store], capture_output=True, check=False)
        run.check(audit.returncode == 0, f"audit: {audit.stdout + audit.stderr!r}")
    run.struck(refused, "second starts refused with a sentence")


@fault("S19", "the clock goes back", small={"orders": 300}, full={"orders": 5000})
def clock_goes_back(run, orders):
    shift = run.folder / "shift"
    shift.write_text("+0")
    environment = {**os.environ, "FAKETIME_TIMESTAMP_FILE": str(shift), "FAKETIME_NO_CACHE": "1"}
    service = OrderService(run.program, run.folder, environment=environment).create()
    preloaded = ("env", "-u", "FAKETIME", f"LD_PRELOAD={faketime_library()}")
    service.start(wrapper=preloaded)
    new_product(service.client(), "CLOCK", orders * 10)
    ids, refused = [], 0

    def place(count):
        client = service.client()
        placed = 0
        for _ in range(count):
            answer = client.post("/orders", order_body(("CLOCK", 1)))
            if answer.status == 201:
                ids.append(answer.data["id"])
                placed += 1
            elif answer.status != 503:
                run.check(False, f"POST /orders: {answer.status} {answer.body[:200]!r}")
        return placed

    place(orders)
    shift.write_text("-5")
    refused += orders - place(orders)
    shift.write_text("-3600")
    service.sign_in()
    refused += orders - place(orders)
    service.stop()
    shift.write_text("-7200")
    service.start(wrapper=preloaded)
    service.sign_in()
    times = {order["created_at"] for order in [service.client().wanted(201, "POST", "/orders", order_body(("CLOCK", 1)))]}
    refused += orders - place(orders)
    run.check(len(set(ids)) == len(ids), f"{len(ids) - len(set(ids))} ids came twice")
    run.check(refused == 0, f"{refused} orders were refused because of the clock")
    behind = time.time() - time.mktime(time.strptime(min(times)[:19], "%Y-%m-%dT%H:%M:%S")) + time.timezone
    run.struck(len(ids) if behind > 3600 else 0, "orders placed while the clock was moved")
    service.stop()
    run.audit(service)


def faketime_library():
    """Found by asking the wrapper, for its place differs between systems."""
    shown = subprocess.run(["faketime", "-f", "+0", "sh", "-c", "echo $LD_PRELOAD"], capture_output=True, check=True)
    return shown.stdout.decode().strip().split(":")[-1].replace("libfaketime.so.1", "libfaketimeMT.so.1")
