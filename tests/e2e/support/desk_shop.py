# SPDX-License-Identifier: Apache-2.0
"""A shop with stock and paid orders, a fault proxy before it, and a desk whose way leads through the proxy."""

import hashlib
import json

from support.desk_cli import DeskCli
from support.fault_proxy import FaultProxy
from support.order_service import PASSWORD, OrderService, new_product, paid_order

STOCK = 100_000


class DeskShop:
    """Used as a context. `skus` hold STOCK units each; `orders` are paid and reserve one unit of the first SKU."""

    def __init__(self, run, skus=20, orders=0, name="shop", folder=None):
        self.run = run
        self.service = OrderService(run.program, run.folder, name=name).create().start()
        self.merchant = self.service.client()
        self.skus = [f"SKU-{i:03d}" for i in range(skus)]
        for sku in self.skus:
            new_product(self.merchant, sku, STOCK)
        self.orders = [paid_order(self.merchant, (self.skus[0], 1)) for _ in range(orders)]
        self.proxy = FaultProxy(self.service.address).__enter__()
        self.desk = DeskCli(run.desk, folder or run.folder, password=PASSWORD)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.proxy.__exit__()
        self.service.kill()

    def signed_in(self):
        self.desk.sign_in(self.proxy.address)
        self.desk.run("sync")
        self.proxy.requests.clear()
        return self

    def queue_adjustments(self, count, delta=1):
        """`count` changes of stock, spread over the SKUs; nothing is sent yet."""
        for i in range(count):
            self.desk.run("adjust", self.skus[i % len(self.skus)], "--delta", str(delta), "--reason", "RECEIVED", "--later")

    def outbox(self):
        return self.desk.run("outbox", "--json")

    def states(self):
        return {entry["id"]: entry["state"] for entry in self.outbox()}

    def units_gained(self):
        """What all adjustments together have done to the stock, as the service counts."""
        page = self.service.client().wanted(200, "GET", "/products?limit=200")
        return sum(product["on_hand"] for product in page["items"] if product["sku"] in self.skus) - STOCK * len(self.skus)

    def check_settled(self, effects):
        """Every operation arrived once, nothing waits, and both sides hold the same."""
        waiting = [entry for entry in self.outbox() if entry["state"] != "DONE"]
        self.run.check(not waiting, f"entries not done: {waiting[:3]} of {len(waiting)}")
        gained = self.units_gained()
        self.run.check(gained == effects, f"{effects} operations had {gained} effects")
        self.check_same()
        self.run.audit(self.service)

    def check_same(self, desk=None):
        """I9: the desk's dump is what the feed says, letter for letter, by hash."""
        feed = {}
        client = self.service.client()
        page = {"has_more": True, "cursor": ""}
        while page["has_more"]:
            page = client.wanted(200, "GET", "/changes?limit=1000" + (f"&cursor={page['cursor']}" if page["cursor"] else ""))
            for item in page["items"]:
                if item.get("deleted"):
                    feed.pop((item["entity"], item["id"]), None)
                else:
                    feed[item["entity"], item["id"]] = item["data"]
        mine = {(item["entity"], item["id"]): item["data"] for item in (desk or self.desk).run("dump")}
        theirs_hash, mine_hash = digest_of(feed), digest_of(mine)
        self.run.figure("I9 sha256", mine_hash[:12])
        if theirs_hash == mine_hash:
            return
        differing = [key for key in feed.keys() | mine.keys()
                     if json.dumps(feed.get(key), sort_keys=True) != json.dumps(mine.get(key), sort_keys=True)]
        self.run.check(False, f"desk {mine_hash} and service {theirs_hash} differ in {len(differing)} records: {differing[:3]}")


def digest_of(records):
    """One hash over all records, whatever order they came in."""
    digest = hashlib.sha256()
    for key in sorted(records):
        digest.update(json.dumps([*key, records[key]], sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()
