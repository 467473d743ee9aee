# SPDX-License-Identifier: Apache-2.0
"""A day's work of a shop by many callers at once, each sure of what it did: every write has a key and is repeated under it until the
answer is one that counts (R5). What was acknowledged is kept, so that it can be looked for afterwards."""

import http.client
import itertools
import random
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

from support.order_service import Client, order_body, payment_body

STOCK = 1_000_000
SLOW_SECONDS = 0.75
SKUS = [f"MIX-{i:02d}" for i in range(20)]
# An order's way. "expire": nobody pays, and the service closes it. Weights are shares of the orders.
LIVES = {
    ("pay", "note", "ship", "complete"): 40,
    ("pay", "ship"): 20,
    ("pay", "hold", "unhold", "ship"): 10,
    ("pay", "refund"): 10,
    ("cancel",): 10,
    ("expire",): 10,
}
AFTER = {"pay": "PAID", "ship": "SHIPPED", "complete": "COMPLETED", "refund": "CANCELLED", "cancel": "CANCELLED"}


@dataclass
class Acknowledged:
    """One write whose answer came, to be sent again later."""

    key: str
    method: str
    path: str
    body: object
    version: object
    status: int
    reason: object


@dataclass
class Work:
    """One order and what has been done to it. `status`: None until its placing was acknowledged."""

    number: str
    sku: str
    quantity: int
    steps: list
    order: dict = field(default_factory=dict)
    status: str = None
    keys: dict = field(default_factory=dict)


@dataclass
class Trouble:
    """A call whose answer was lost or was none: it had to be repeated."""

    began: float
    ended: float
    kind: str
    address: str


class Gate:
    """Lets so many operations a second pass."""

    def __init__(self, rate):
        self.pause = 1 / rate
        self.next = time.monotonic()
        self.lock = threading.Lock()

    def wait(self):
        with self.lock:
            now = time.monotonic()
            # What an outage has kept back is made up for slowly.
            self.next = max(self.next + self.pause, now - 1)
            delay = self.next - now
        if delay > 0:
            time.sleep(delay)


class Session:
    """A token that all callers share, and that somebody renews when it ends."""

    def __init__(self, shop, role="merchant"):
        self.shop, self.role = shop, role
        self.lock = threading.Lock()
        self.renewals = 0
        self.token = shop.sign_in(role)["access_token"]

    def renew(self, old):
        with self.lock:
            if self.token == old:
                self.token = self.shop.sign_in(self.role)["access_token"]
                self.renewals += 1
        return self.token


def is_definite(answer):
    """An answer that counts: the service's own, and not "not now"."""
    code = answer.envelope.get("code")
    own = isinstance(code, int) and (code == answer.status or answer.status >= 400)
    return own and answer.status not in (503, 429, 408) and answer.reason != "REQUEST_IN_PROGRESS"


class MixedLoad:
    """`addresses`: where the callers go, by turns. start(), then finish() when all is well again."""

    def __init__(self, shop, addresses, seed, callers=12, rate=120.0):
        self.session = Session(shop)
        self.addresses = addresses
        self.seed = seed
        self.gate = Gate(rate)
        self.stopping = threading.Event()
        self.given_up = threading.Event()
        self.lock = threading.Lock()
        self.works, self.acknowledged, self.troubles, self.violations = [], [], [], []
        self.adjusted = Counter()
        self.calls = Counter()
        self.operations = 0
        self.seconds = []
        # (began, ended) of what took long enough for somebody to notice.
        self.slow = []
        self.replays = 0
        self.numbers = itertools.count()
        self.threads = [threading.Thread(target=self._run, args=(i,), daemon=True) for i in range(callers)]

    def start(self):
        client = Client(self.addresses[0], self.session.token)
        for sku in SKUS:
            client.wanted(201, "POST", "/products", {"sku": sku, "title": sku, "price_minor": 1000})
            client.wanted(201, "POST", "/stock-adjustments", {"sku": sku, "delta": STOCK, "reason": "RECEIVED"})
        client.close()
        for thread in self.threads:
            thread.start()
        return self

    def finish(self, seconds=180):
        """Every write that was begun is settled; those that cannot be in time are a violation."""
        self.stopping.set()
        deadline = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0.1, deadline - time.monotonic()))
        self.given_up.set()
        for thread in self.threads:
            thread.join(70)
            if thread.is_alive():
                self.violation("a caller is stuck in a call")

    def violation(self, sentence):
        with self.lock:
            self.violations.append(sentence)

    # --- One caller ----------------------------------------------------------------------------------------------------

    def _run(self, i):
        self_random = random.Random(f"{self.seed}-{i}")
        client = Client(self.addresses[i % len(self.addresses)], self.session.token, timeout=50)
        mine = []
        try:
            while not self.stopping.is_set():
                if self_random.random() < 0.6:
                    self._read(client, self_random, mine)
                elif self_random.random() < 0.1:
                    self._adjust(client, self_random)
                else:
                    self._step(client, self_random, mine)
        except Exception as failure:  # a defect of the load or an answer that nobody expects
            self.violation(f"caller {i}: {type(failure).__name__}: {failure}")
        finally:
            client.close()

    def _once(self, client, method, path, body=None, key=None, version=None):
        """An answer, or None where it is indeterminate."""
        began = time.monotonic()
        try:
            answer = client.call(method, path, body, key=key, version=version)
        except (OSError, http.client.HTTPException):
            answer = None
        ended = time.monotonic()
        with self.lock:
            self.calls[answer.status if answer else None] += 1
            if answer is None or not is_definite(answer):
                self.troubles.append(Trouble(began, ended, "lost" if answer is None else str(answer.status), client.address))
            else:
                self.seconds.append(ended - began)
                if ended - began > SLOW_SECONDS:
                    self.slow.append((began, ended))
        if answer is not None and answer.status == 401:
            try:
                client.token = self.session.renew(client.token)
            except (OSError, http.client.HTTPException, AssertionError):
                time.sleep(0.2)
            return None
        return answer if answer is not None and is_definite(answer) else None

    def _settled(self, client, method, path, body=None, key=None, version=None):
        """The answer that counts, after as many tries as it takes; None only if the load was given up."""
        self.gate.wait()
        pause = 0.05
        while not self.given_up.is_set():
            answer = self._once(client, method, path, body, key, version)
            if answer is not None:
                with self.lock:
                    self.operations += 1
                    self.replays += answer.replayed
                if answer.status >= 500:
                    self.violation(f"{method} {path}: {answer.status} {answer.body[:300]!r}")
                return answer
            time.sleep(pause)
            pause = min(1.0, pause * 2)
        self.violation(f"{method} {path} with the key {key} was not settled in time")
        return None

    def _write(self, client, method, path, body, key, version=None):
        answer = self._settled(client, method, path, body, key, version)
        if answer is not None:
            with self.lock:
                self.acknowledged.append(Acknowledged(key, method, path, body, version, answer.status, answer.reason))
        return answer

    def _read(self, client, own, mine):
        order = own.choice(mine).order["id"] if mine else None
        path = own.choice([f"/orders/{order}", f"/orders/{order}/events", "/orders?limit=10&sort=-created_at", "/orders/counts",
                           f"/products/{own.choice(SKUS)}", f"/products/{own.choice(SKUS)}/movements?limit=20"] if order else ["/orders/counts"])
        answer = self._settled(client, "GET", path)
        if answer is not None and answer.status != 200:
            self.violation(f"GET {path}: {answer.status} {answer.body[:200]!r}")

    def _adjust(self, client, own):
        sku, delta = own.choice(SKUS), own.choice([-3, -1, 2, 5])
        body = {"sku": sku, "delta": delta, "reason": "CORRECTION"}
        answer = self._write(client, "POST", "/stock-adjustments", body, uuid.uuid4().hex)
        if answer is None:
            return
        if answer.status != 201:
            self.violation(f"an adjustment: {answer.status} {answer.body[:200]!r}")
            return
        with self.lock:
            self.adjusted[sku] += delta

    def _step(self, client, own, mine):
        waiting = [work for work in mine if work.steps]
        if not waiting or (len(waiting) < 6 and own.random() < 0.5):
            return self._place(client, own, mine)
        work = own.choice(waiting)
        step = work.steps.pop(0)
        if step != "expire":
            getattr(self, "_" + step)(client, work)
        if not work.steps and len(mine) > 200:
            mine.remove(work)

    def _place(self, client, own, mine):
        life = own.choices(list(LIVES), LIVES.values())[0]
        work = Work(f"MIX-{next(self.numbers):07d}", own.choice(SKUS), own.randint(1, 3), list(life))
        with self.lock:
            self.works.append(work)
        body = order_body((work.sku, work.quantity), order_no=work.number, customer={"id": f"C-{own.randint(1, 500)}", "name": "王小明"})
        answer = self._change(client, work, "place", "POST", "/orders", body)
        if answer is None:
            return
        if answer.status != 201:
            self.violation(f"placing {work.number}: {answer.status} {answer.body[:200]!r}")
            return
        work.order, work.status = answer.data, "PENDING"
        mine.append(work)

    def _change(self, client, work, step, method, path, body=None, versioned=False):
        key = work.keys[step] = f"{work.number}-{step}-{uuid.uuid4().hex[:12]}"
        return self._write(client, method, path, body, key, work.order.get("version") if versioned else None)

    def _advance(self, client, work, step, path, body, method="POST", versioned=True):
        """One step of an order. Money that comes after the order closed itself is the one refusal that may be."""
        answer = self._change(client, work, step, method, f"/orders/{work.order['id']}{path}", body, versioned)
        if answer is None:
            work.steps.clear()
        elif answer.status in (200, 201):
            work.order = answer.data
            work.status = AFTER.get(step, work.status)
        elif work.status == "PENDING" and answer.reason in ("ORDER_CLOSED", "STATE_CONFLICT", "VERSION_MISMATCH"):
            work.status = "CANCELLED"
            work.steps.clear()
        else:
            self.violation(f"{step} of {work.number}, {work.status}: {answer.status} {answer.body[:300]!r}")
            work.steps.clear()

    def _pay(self, client, work):
        self._advance(client, work, "pay", "/payments", payment_body(work.order, f"ref-{work.number}"), versioned=False)

    def _note(self, client, work):
        self._advance(client, work, "note", "/notes", {"text": f"note of {work.number}"}, versioned=False)

    def _ship(self, client, work):
        self._advance(client, work, "ship", "/shipments", {"carrier": "DHL", "tracking_no": f"T{work.number}"})

    def _complete(self, client, work):
        self._advance(client, work, "complete", "/completion", {})

    def _hold(self, client, work):
        self._advance(client, work, "hold", "/hold", {"reason": "address"})

    def _unhold(self, client, work):
        self._advance(client, work, "unhold", "/hold", None, method="DELETE")

    def _refund(self, client, work):
        self._advance(client, work, "refund", "/refunds", {"amount_minor": work.order["total_minor"], "reason": "CUSTOMER"})

    def _cancel(self, client, work):
        self._advance(client, work, "cancel", "/cancellation", {"reason": "CUSTOMER"})
