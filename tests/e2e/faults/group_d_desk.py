# SPDX-License-Identifier: Apache-2.0
"""Data that the desk cannot trust: records that make no sense, words of a newer service, a service that forgot."""

import json
import re

from faults.catalogue import fault
from faults.group_c_client import op_ids
from support.desk_cli import FAILED
from support.desk_shop import DeskShop
from support.fault_proxy import changed
from support.order_service import paid_order


def break_one(status, headers, body):
    """The first order of the page gets a total that is no number."""
    return status, headers, re.sub(rb'"total_minor":\d+', b'"total_minor":"much"', body, count=1)


@fault("D6", "one record of a page cannot be understood", {}, {})
def malformed_record(run):
    with DeskShop(run, orders=200) as shop:
        shop.desk.sign_in(shop.proxy.address)
        shop.proxy.rule = lambda request: changed(break_one) if "/changes" in request.path else None
        report = shop.desk.run("sync", "--json")[0]
        status = shop.desk.run("status", "--json")[0]
        run.check(report["quarantined"] == 1 and status["quarantined"] == 1, f"{report} {status}")
        run.check(status["orders"] == 199, f"{status['orders']} orders of 200 came in")
        shop.proxy.rule = lambda request: None
        shop.desk.run("sync")
        broken = next(order for order in shop.orders
                      if order["order_no"] not in {line["order_no"] for line in shop.desk.run("orders", "--json")})
        shop.merchant.wanted(201, "POST", f"/orders/{broken['id']}/notes", {"text": "touch it"})
        now = shop.merchant.get(f"/orders/{broken['id']}").data
        shop.merchant.wanted(201, "POST", f"/orders/{broken['id']}/hold", {"reason": "touch it"}, version=now["version"])
        shop.desk.run("sync")
        status = shop.desk.run("status", "--json")[0]
        run.check((status["orders"], status["quarantined"]) == (200, 0), f"the record did not come back: {status}")
        shop.check_same()
        run.struck(1, "broken record among 200")


class NewerService:
    """What a later version of the service would send, made of what this one sends: by order, edits of its record."""

    def __init__(self):
        self.edits = {}

    def __call__(self, status, headers, body):
        page = json.loads(body)
        for item in page["data"]["items"]:
            edit = self.edits.get(item["id"])
            if edit and not item["deleted"]:
                edit(item["data"])
        return status, headers, json.dumps(page).encode()


@fault("D7", "a newer service: unknown statuses, unknown members", {}, {})
def newer_service(run):
    with DeskShop(run, orders=5) as shop:
        fresh, known, extended, odd, plain = shop.orders
        newer = NewerService()
        newer.edits[fresh["id"]] = lambda order: order.update(status="RETURNED")
        newer.edits[extended["id"]] = lambda order: order.update(gift={"wrap": True}, insured_minor=1200)
        shop.proxy.rule = lambda request: changed(newer) if "/changes?" in request.path else None
        shop.desk.sign_in(shop.proxy.address)
        shop.desk.run("sync")

        # One that never was here in a shape that could be understood is set aside; members that nobody knows harm nobody.
        status = shop.desk.run("status", "--json")[0]
        run.check((status["orders"], status["quarantined"]) == (4, 1), f"after the first sync: {status}")
        kept = next(line["data"] for line in shop.desk.run("dump") if line["id"] == extended["id"])
        run.check(kept.get("gift") == {"wrap": True} and kept.get("insured_minor") == 1200, "unknown members were thrown away")
        shop.desk.run("order", fresh["order_no"], want=FAILED)

        # One that was understood before stays what it was, is counted as set aside, and takes no steps.
        newer.edits[known["id"]] = lambda order: order.update(status="RETURNED")
        newer.edits[odd["id"]] = lambda order: order["lines"][0].update(quantity="one")
        for order in (known, odd):
            now = shop.merchant.get(f"/orders/{order['id']}").data
            shop.merchant.wanted(201, "POST", f"/orders/{order['id']}/hold", {"reason": "touch it"}, version=now["version"])
        shop.desk.run("sync")
        status = shop.desk.run("status", "--json")[0]
        run.check((status["orders"], status["quarantined"]) == (4, 3), f"after the second sync: {status}")
        shown = shop.desk.run("order", known["order_no"])
        run.check("UNKNOWN" in shown[0], f"the order is shown as {shown[0]!r}")
        words = shop.desk.run("order", known["order_no"], "--json")[0]
        run.check(words["status"] == "RETURNED", f"a script is not told the service's own word: {words['status']}")
        shop.proxy.requests.clear()
        for order in (known, odd):
            for step in (["ship", order["order_no"], "--carrier", "DHL", "--tracking", "T"], ["complete", order["order_no"]],
                         ["hold", order["order_no"], "--reason", "wait"]):
                shop.desk.run(*step, want=FAILED)
                run.check("newer" in shop.desk.said, f"{step[0]} does not say why: {shop.desk.said!r}")
        run.check(not shop.proxy.operations() and not shop.outbox(), "a step of an order that is not understood went out")
        shop.desk.run("ship", plain["order_no"], "--carrier", "DHL", "--tracking", "T")

        # The day the service speaks so that it is understood, all is as if nothing had been.
        newer.edits.clear()
        for order in (fresh, known, odd):
            shop.merchant.wanted(201, "POST", f"/orders/{order['id']}/notes", {"text": "touch it"})
        newer.edits[extended["id"]] = lambda order: None
        shop.merchant.wanted(201, "POST", f"/orders/{extended['id']}/notes", {"text": "touch it"})
        shop.desk.run("sync")
        status = shop.desk.run("status", "--json")[0]
        run.check((status["orders"], status["quarantined"]) == (5, 0), f"in the end: {status}")
        shop.check_same()
        run.audit(shop.service)
        run.struck(4, "records of a newer service")


def serve_again(shop):
    """The desk's address leads to the store as it now is."""
    shop.service.tokens.clear()
    shop.service.start()
    shop.proxy.upstream = shop.service.address
    shop.merchant = shop.service.client()


def remove_store(service):
    for ending in ("", "-wal", "-shm", ".lock"):
        service.file.with_name(service.file.name + ending).unlink(missing_ok=True)


@fault("D8", "the service is restored from a backup while the desk is full", {}, {}, starred=True)
def restored_service(run):
    restored_from_backup(run)
    replaced_by_empty(run)


def restored_from_backup(run):
    with DeskShop(run, orders=60, name="restored").signed_in() as shop:
        backup = run.folder / "backup.db"
        shop.desk.run("note", shop.orders[0]["order_no"], "kept by the backup")
        shop.service.run("backup", str(backup))
        later = [paid_order(shop.merchant, (shop.skus[0], 1)) for _ in range(100)]
        shop.desk.run("sync")
        # Acknowledged after the backup was made: the restored service will not know of them.
        for order in (shop.orders[1], later[0]):
            shop.desk.run("ship", order["order_no"], "--carrier", "DHL", "--tracking", "T")
        shop.desk.run("adjust", shop.skus[5], "--delta", "7", "--reason", "RECEIVED")
        shop.queue_adjustments(20)
        ids = op_ids(shop.desk)
        before = shop.desk.run("status", "--json")[0]["orders"]
        shop.service.stop()
        remove_store(shop.service)
        shop.service.run("restore", str(backup))
        serve_again(shop)
        # The outbox goes out first: what was queued is a person's own word and the service may well have it.
        shop.desk.run("sync", want=None)
        run.check(shop.desk.code == FAILED, f"sync ended with {shop.desk.code}: {shop.desk.said[-300:]}")
        run.check("--accept-removals" in shop.desk.said, f"the sentence does not say what to do: {shop.desk.said!r}")
        now = shop.desk.run("status", "--json")[0]
        run.check(now["orders"] == before, f"{before - now['orders']} orders vanished without consent")
        run.check(op_ids(shop.desk) == ids, "the outbox changed")
        shop.desk.run("sync", "--accept-removals")
        run.check("3 entries that the service acknowledged" in shop.desk.said, f"nothing is said of what vanished: {shop.desk.said!r}")
        left = shop.desk.run("status", "--json")[0]["orders"]
        run.check(left == before - len(later), f"{left} orders are left")
        vanished = sorted(entry.get("order_no") or entry["sku"] for entry in shop.outbox() if entry["reason"] == "VANISHED")
        run.check(vanished == sorted([shop.orders[1]["order_no"], later[0]["order_no"], shop.skus[5]]), f"listed as vanished: {vanished}")
        shop.desk.run("sync")
        run.check("acknowledged" not in shop.desk.said, "it is said more than once")
        run.check(shop.merchant.get(f"/orders/{shop.orders[1]['id']}").data["status"] == "PAID", "something was replayed by itself")
        shop.check_settled(20)
        run.struck(len(later) + len(vanished), "orders and acknowledged operations that the service no longer knows")


def replaced_by_empty(run):
    with DeskShop(run, orders=60, name="replaced", folder=run.folder / "replaced").signed_in() as shop:
        shop.desk.run("ship", shop.orders[0]["order_no"], "--carrier", "DHL", "--tracking", "T")
        shop.queue_adjustments(20)
        ids = op_ids(shop.desk)
        dump = shop.desk.run("dump")
        shop.service.stop()
        remove_store(shop.service)
        shop.service.create()
        serve_again(shop)
        for _ in range(2):
            shop.desk.run("sync", want=None)
            run.check(shop.desk.code == FAILED, f"sync with an empty service ended with {shop.desk.code}: {shop.desk.said[-300:]}")
        said = shop.desk.said
        run.check(shop.desk.run("dump") == dump, "an empty service emptied the desk without consent")
        run.check(op_ids(shop.desk) == ids, "the outbox changed")
        waiting = [entry for entry in shop.outbox() if entry["state"] in ("WAITING", "REFUSED")]
        run.check(len(waiting) == 20, f"{len(waiting)} of 20 entries are there")
        run.check("belongs to" in said or "--accept-removals" in said, f"nothing is said of the empty service: {said!r}")
