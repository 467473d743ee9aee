# SPDX-License-Identifier: Apache-2.0
"""I1 to I9, recomputed from what the API says and from what the callers were told; `order-service audit` recomputes them from the
store, independently of this."""

import http.client
import threading
import time
from collections import Counter

from support.desk_shop import digest_of
from support.load import every_order
from support.mixed_load import SKUS, STOCK
from support.order_service import Client

OPEN = ("PENDING", "PAID")


class FeedReader(threading.Thread):
    """A reader of the feed that never loses its place, whatever happens to the service: the latest of each entity."""

    def __init__(self, address, session, pause=0.1):
        super().__init__(daemon=True)
        self.client = Client(address, session.token, timeout=50)
        self.session = session
        self.pause = pause
        self.cursor = ""
        self.latest = {}
        self.items = self.backwards = self.lost = self.resyncs = 0
        self.problems = []
        self.stopping = False

    def page(self):
        """Whether there may be more."""
        try:
            answer = self.client.get("/changes?limit=1000" + (f"&cursor={self.cursor}" if self.cursor else ""))
        except (OSError, http.client.HTTPException):
            return self._lost()
        if answer.status == 401:
            self.client.token = self.session.renew(self.client.token)
            return True
        if answer.status == 410:
            self.resyncs += 1
            self.cursor = ""
            return True
        if answer.status != 200 or answer.data is None:
            if answer.status not in (502, 503, 504):
                self.problems.append(f"GET /changes: {answer.status} {answer.body[:200]!r}")
            return self._lost()
        self.cursor = answer.data["cursor"]
        for item in answer.data["items"]:
            key = item["entity"], item["id"]
            self.backwards += key in self.latest and int(self.latest[key]["revision"]) > int(item["revision"])
            self.latest[key] = item
            self.items += 1
        return answer.data["has_more"]

    def _lost(self):
        self.lost += 1
        time.sleep(0.2)
        return True

    def run(self):
        while not self.stopping:
            try:
                if not self.page():
                    time.sleep(self.pause)
            except (OSError, http.client.HTTPException, AssertionError):
                # Its token could not be renewed just now.
                time.sleep(0.5)

    def to_the_end(self):
        self.stopping = True
        self.join(60)
        while self.page():
            pass
        return self


def whole_feed(client):
    """What a new reader would have."""
    records, page = {}, {"has_more": True, "cursor": ""}
    while page["has_more"]:
        page = client.wanted(200, "GET", "/changes?limit=1000" + (f"&cursor={page['cursor']}" if page["cursor"] else ""))
        for item in page["items"]:
            if item.get("deleted"):
                records.pop((item["entity"], item["id"]), None)
            else:
                records[item["entity"], item["id"]] = item["data"]
    return records


class Checker:
    """`problems`: what does not hold; `figures`: how much was looked at."""

    def __init__(self, client, load):
        self.client, self.load = client, load
        self.problems = []
        self.figures = {}
        self.orders = {order["order_no"]: order for order in every_order(client)}

    def check(self, invariant, condition, sentence):
        if not condition:
            self.problems.append(f"{invariant}: {sentence}")

    def all(self, reader):
        self.orders_once()
        self.effects_once()
        self.states()
        self.stock()
        self.timelines()
        self.keys_again()
        self.feed(reader)

    def orders_once(self):
        """I4."""
        acknowledged = [work for work in self.load.works if work.status is not None]
        for work in acknowledged:
            self.check("I4", work.number in self.orders, f"{work.number} was acknowledged and is not there")
        numbers = Counter(order["order_no"] for order in self.orders.values())
        self.check("I4", not numbers or max(numbers.values()) == 1, "an order is there twice")
        placed = {work.number for work in self.load.works}
        unknown = [number for number in self.orders if number.startswith("MIX-") and number not in placed]
        self.check("I4", not unknown, f"{len(unknown)} orders that nobody placed: {unknown[:3]}")
        self.figures["orders acknowledged"] = len(acknowledged)

    def effects_once(self):
        """I5, I6: what a key did is there once."""
        parcels = payments = 0
        for work in self.load.works:
            order = self.orders.get(work.number)
            if order is None:
                continue
            by_key = Counter(part["op_id"] for kind in ("shipments", "payments") for part in order[kind])
            self.check("I6", not by_key or max(by_key.values()) == 1, f"{work.number}: one key, two effects: {by_key}")
            shipped = sum(line["shipped_quantity"] for line in order["lines"])
            self.check("I5", shipped <= work.quantity and len(order["shipments"]) <= 1, f"{work.number} shipped more than was ordered")
            accepted = [payment for payment in order["payments"] if payment["accepted"]]
            self.check("I5", not order["shipments"] or (accepted and order["status"] in ("SHIPPED", "COMPLETED")),
                       f"{work.number} is {order['status']} with a parcel and {len(accepted)} payments")
            parcels += len(order["shipments"])
            payments += len(accepted)
        self.figures["parcels"], self.figures["payments"] = parcels, payments

    def states(self):
        """I7: an order is where its last acknowledged step left it, or closed because nobody paid."""
        for work in self.load.works:
            order = self.orders.get(work.number)
            if order is None or work.status is None:
                continue
            expected = {work.status} | ({"CANCELLED"} if work.status == "PENDING" else set())
            self.check("I7", order["status"] in expected, f"{work.number} is {order['status']}; its last answer said {work.status}")
            self.check("I7", int(order["version"]) >= int(work.order.get("version", 0)), f"the version of {work.number} went down")

    def stock(self):
        """I1, I2, I3: every unit is accounted for."""
        shipped, reserved = Counter(), Counter()
        for order in self.orders.values():
            for line in order["lines"]:
                shipped[line["sku"]] += line["shipped_quantity"]
                if order["status"] in OPEN:
                    reserved[line["sku"]] += line["quantity"] - line["shipped_quantity"]
        for sku in SKUS:
            product = self.client.wanted(200, "GET", f"/products/{sku}")
            on_hand = STOCK + self.load.adjusted[sku] - shipped[sku]
            self.check("I1", product["on_hand"] >= 0 and product["reserved"] >= 0 and
                       product["available"] == product["on_hand"] - product["reserved"], f"{sku}: {product}")
            self.check("I2", product["on_hand"] == on_hand, f"{sku}: {product['on_hand']} on hand, {on_hand} by what was acknowledged")
            self.check("I3", product["reserved"] == reserved[sku], f"{sku}: {product['reserved']} reserved, {reserved[sku]} by its orders")
        self.figures["units shipped"] = sum(shipped.values())

    def timelines(self, most=300):
        """I6: of a sample of orders, no key has two entries of one kind."""
        works = [work for work in self.load.works if work.status is not None]
        for work in works[::max(1, len(works) // most)]:
            page = self.client.wanted(200, "GET", f"/orders/{self.orders[work.number]['id']}/events")
            kinds = Counter((event["op_id"], event["kind"]) for event in page["items"] if event["op_id"])
            self.check("I6", not kinds or max(kinds.values()) == 1, f"{work.number}: {kinds.most_common(1)}")
            self.figures["timelines read"] = self.figures.get("timelines read", 0) + 1

    def keys_again(self, most=1000):
        """I6: a key that is sent again gets its answer again, and nothing happens."""
        every = self.load.acknowledged
        for done in every[::max(1, len(every) // most)]:
            answer = self.client.call(done.method, done.path, done.body, key=done.key, version=done.version)
            self.check("I6", answer.replayed and (answer.status, answer.reason) == (done.status, done.reason),
                       f"{done.method} {done.path} again: {answer.status} {answer.reason}, was {done.status} {done.reason}")
            self.figures["keys sent again"] = self.figures.get("keys sent again", 0) + 1

    def feed(self, reader):
        """I8."""
        self.check("I8", reader.backwards == 0, f"{reader.backwards} revisions went down")
        self.problems += [f"I8: {line}" for line in reader.problems[:5]]
        behind = [number for number, order in self.orders.items()
                  if int(reader.latest.get(("order", order["id"]), {"revision": -1})["revision"]) != int(order["revision"])]
        self.check("I8", not behind, f"the reader has not the last state of {len(behind)} orders: {behind[:3]}")
        self.figures["changes read"] = reader.items

    def desk(self, desk):
        """I9: the desk's base is the service's state, and its outbox is empty or says why not."""
        theirs = whole_feed(self.client)
        mine = {(item["entity"], item["id"]): item["data"] for item in desk.run("dump")}
        differing = [key for key in theirs.keys() | mine.keys() if theirs.get(key) != mine.get(key)]
        self.check("I9", digest_of(theirs) == digest_of(mine), f"{len(differing)} records differ: {differing[:3]}")
        entries = desk.run("outbox", "--json")
        unexplained = [entry for entry in entries if entry["state"] not in ("DONE", "DISCARDED") and not entry["reason"]]
        self.check("I9", not unexplained, f"the outbox has {len(unexplained)} entries without a reason: {unexplained[:2]}")
        self.figures["records on the desk"] = len(mine)
        return entries
