# SPDX-License-Identifier: Apache-2.0
"""Answers whose shape depends on who asks or on what they hold."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from openapi.documents import ADMIN_FILE, HEADERS, ORDER, TRACE, CheckerTest, encoded, example, failure, load, success
from openapi.openapi_check import Mismatch


class MaskTest(CheckerTest):
    def test_order_maskedForTheWarehouseOnly(self):
        self.accept("GET", ORDER, 200, example("MaskedOrder"), role="warehouse")
        for role in ("merchant", "manager", "storefront"):
            self.accept("GET", ORDER, 200, example("Order"), role=role)
            self.refuse("total_minor", "GET", ORDER, 200, example("MaskedOrder"), role=role)
        self.refuse("total_minor", "GET", ORDER, 200, example("Order"), role="warehouse")

    def test_order_halfMasked_isRefusedForEverybody(self):
        cases = [
            ("email", lambda order: order["customer"].update(email="a@example.org")),
            ("unit_price_minor", lambda order: order["lines"][1].update(unit_price_minor=1)),
            ("amount_minor", lambda order: order["payments"][0].update(amount_minor=1)),
            ("refunded_minor", lambda order: order.update(refunded_minor=0)),
        ]
        for telling, leak in cases:
            for role in (None, "warehouse", "merchant"):
                with self.subTest(telling=telling, role=role):
                    answer = example("MaskedOrder")
                    leak(answer["data"])
                    with self.assertRaises(Mismatch):
                        self.accept("GET", ORDER, 200, answer, role=role)
                    if role == "warehouse":
                        self.refuse(telling, "GET", ORDER, 200, answer, role=role)

    def test_order_whereTheWarehouseMayNot_isNeverMasked(self):
        self.accept("POST", ORDER + "/cancellation", 200, example("Order"))
        self.refuse("total_minor", "POST", ORDER + "/cancellation", 200, example("MaskedOrder"))

    def event(self, **members):
        return success({"items": [EVENT | members], "next_cursor": None})

    def test_events_moneyAndEmailByName_areRefusedForTheWarehouse(self):
        path = ORDER + "/events"
        self.accept("GET", path, 200, self.event(), role="warehouse")
        leaks = [
            {"changes": {"total_minor": {"old": 1, "new": 2}}},
            {"changes": {"email": {"old": None, "new": "a@example.org"}}},
            {"changes": {"customer.email": {"old": None, "new": "a@example.org"}}},
            {"detail": {"text": "x", "amount_minor": 5}},
        ]
        for leak in leaks:
            with self.subTest(leak=leak):
                self.accept("GET", path, 200, self.event(**leak), role="manager")
                self.refuse("should not be valid", "GET", path, 200, self.event(**leak), role="warehouse")

    def test_events_detailOfTheKind_isDemanded(self):
        path = ORDER + "/events"
        self.refuse("'text' is a required", "GET", path, 200, self.event(detail={}))
        self.refuse("'refund_no' is a required", "GET", path, 200, self.event(kind="REFUNDED"))
        self.accept("GET", path, 200, self.event(kind="REFUNDED", detail={"refund_no": "CH-1-R1"}))
        self.refuse("'SHIPPD' is not one of", "GET", path, 200, self.event(kind="SHIPPD"))
        self.refuse("'new' is a required", "GET", path, 200, self.event(changes={"status": {"old": "PAID"}}))


EVENT = {
    "seq": 1,
    "kind": "NOTED",
    "at": "2025-03-01T09:30:00.000Z",
    "actor": "warehouse",
    "actor_role": "warehouse",
    "device": "Pack station 2",
    "trace_id": TRACE,
    "op_id": "note-6f1b2c0a5d0e4b1e",
    "changes": {},
    "detail": {"text": "Box is dented."},
}


class ShapeTest(CheckerTest):
    def change(self, **members):
        item = {"entity": "order", "id": "7301444403200000001", "revision": 5, "deleted": False}
        item |= {"data": example("Order")["data"]} | members
        return success({"items": [item], "cursor": "r1.5.m", "has_more": False})

    def test_feed_itemsByEntity(self):
        path = "/api/v1/changes?limit=1000"
        self.accept("GET", path, 200, self.change(), role="merchant")
        masked = self.change(data=example("MaskedOrder")["data"])
        self.accept("GET", path, 200, masked, role="warehouse")
        self.refuse("total_minor", "GET", path, 200, self.change(), role="warehouse")
        gone = self.change(deleted=True, data=None)
        self.accept("GET", path, 200, gone, role="warehouse")
        for spoilt in ({"deleted": True}, {"data": None}, {"entity": "product"}, {"entity": "parcel"}, {"revision": 0}):
            with self.subTest(spoilt=spoilt), self.assertRaises(Mismatch):
                self.accept("GET", path, 200, self.change(**spoilt))
        self.refuse("cursor", "GET", path, 200, success({"items": [], "cursor": "a b", "has_more": False}))
        self.refuse("cursor", "GET", path, 200, success({"items": [], "cursor": None, "has_more": False}))

    def test_feed_entitiesThatARoleMustNotSee_areRefused(self):
        user = {"id": "12", "name": "eva", "role": "manager", "version": 1, "revision": 9}
        user["created_at"] = "2025-03-01T09:30:00.000Z"
        answer = self.change(entity="user", id="12", revision=9, data=user)
        self.accept("GET", "/api/v1/changes", 200, answer, role="merchant")
        for role in ("manager", "warehouse"):
            self.refuse("not for the", "GET", "/api/v1/changes", 200, answer, role=role)

    def test_batch_eachItemIsAnAnswer(self):
        path = "/api/v1/batches/shipments"
        order = example("Order")["data"]
        done = {"order_id": order["id"], "status": 201, "code": 201, "data": order}
        held = {"reason": "ON_HOLD", "status": "PAID", "version": 3}
        refused = {"order_id": "12", "status": 409, "code": 40904, "reason": "ON_HOLD", "data": held}
        self.accept("POST", path, 200, success({"items": [done, refused]}))
        wrong = [
            done | {"status": 200, "code": 200},
            done | {"reason": "ON_HOLD"},
            refused | {"code": 40900},
            refused | {"reason": "STATE_CONFLICT"},
            refused | {"data": {"reason": "ON_HOLD"}},
            {name: value for name, value in refused.items() if name != "order_id"},
        ]
        for item in wrong:
            with self.subTest(item=item), self.assertRaises(Mismatch):
                self.accept("POST", path, 200, success({"items": [item]}))

    def report(self, kind, item):
        zone = {"currency": "GBP", "time_zone": "Europe/London"}
        return success(zone | kind | {"items": [item]})

    def test_sales_theFirstDayOrTheHourWithItsOffset(self):
        path = "/api/v1/reports/sales?from=2011-09-01&to=2011-09-30"
        sums = {"orders": 2, "units": 3, "gross_minor": 500, "refunded_minor": 700, "net_minor": -200}
        self.accept("GET", path, 200, self.report({"bucket": "month"}, {"from": "2011-09-01"} | sums))
        hour = {"from": "2011-09-01T13:00:00+01:00"} | sums
        self.accept("GET", path, 200, self.report({"bucket": "hour"}, hour))
        with self.assertRaises(Mismatch):
            self.accept("GET", path, 200, self.report({"bucket": "day"}, hour))
        with self.assertRaises(Mismatch):
            self.accept("GET", path, 200, self.report({"bucket": "hour"}, {"from": "2011-09-01"} | sums))
        self.accept("GET", path, 200, self.report({"by": "country"}, {"country": None} | sums))
        with self.assertRaises(Mismatch):
            self.accept("GET", path, 200, self.report({"by": "product"}, {"country": "DE"} | sums))

    def stream(self, text):
        headers = HEADERS | {"Content-Type": "text/event-stream"}
        return self.api.validate("GET", "/api/v1/changes/stream", 200, headers, text.encode())

    def test_stream_eventsCarryTheCursorAndNothingElse(self):
        self.stream("")
        self.stream(":\n\n")
        self.stream('id: r1.5.m\ndata: {"cursor":"r1.5.m"}\n\n: beat\n\nid: r1.6.m\ndata: {"cur')
        self.stream('id:r1.5.m\r\ndata:{"cursor":"r1.5.m"}\r\n\r\n')
        wrong = [
            'data: {"cursor":"r1.5.m"}\n\n',
            'id: r1.5.m\ndata: {"cursor":"r1.6.m"}\n\n',
            'id: r1.5.m\ndata: {"cursor":"r1.5.m","order":{}}\n\n',
            "id: r1.5.m\ndata: r1.5.m\n\n",
            'id: r1.5.m\nevent: x\ndata: {"cursor":"r1.5.m"}\n\n',
        ]
        for text in wrong:
            with self.subTest(text=text), self.assertRaises(Mismatch):
                self.stream(text)

    def test_manyOrders_areCheckedInReasonableTime(self):
        order = example("Order")["data"]
        page = success({"items": [order] * 200, "next_cursor": None})
        data = self.accept("GET", "/api/v1/orders", 200, page)
        self.assertEqual(len(data["items"]), 200)
        self.refuse("items", "GET", "/api/v1/orders", 200, success({"items": [order] * 201, "next_cursor": None}))


class AdminTest(unittest.TestCase):
    def setUp(self):
        self.api = load(ADMIN_FILE)

    def test_ready_rightAndWrong(self):
        ready = success({"store": "ok", "schema": "ok", "draining": False})
        self.api.validate("GET", "/readyz", 200, HEADERS, encoded(ready))
        not_ready = failure(50300, reason="UNAVAILABLE", store="failed", schema="ok", draining=False)
        self.api.validate("GET", "/readyz", 503, HEADERS | {"Retry-After": "1"}, encoded(not_ready))
        with self.assertRaises(Mismatch):
            self.api.validate("GET", "/readyz", 200, HEADERS, encoded(success(not_ready["data"])))

    def test_metrics_isText(self):
        headers = HEADERS | {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        self.assertEqual(self.api.validate("GET", "/metrics", 200, headers, b"up 1\n"), "up 1\n")
        with self.assertRaises(Mismatch):
            self.api.validate("GET", "/metrics", 200, headers, b"")


if __name__ == "__main__":
    unittest.main()
