# SPDX-License-Identifier: Apache-2.0
"""What the document allows as a request, by examples of both kinds."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from openapi.documents import API_FILE, ORDER, encoded, example, load
from openapi.request_check import request_problems

KEY = {"Idempotency-Key": "6f1b2c0a-5d0e-4b1e-9a53-0c8a4cf2b7aa"}
JSON = {"Content-Type": "application/json"}
VERSION = {"If-Match": '"3"'}


class RequestTest(unittest.TestCase):
    def problems(self, method, path, headers=(), body=None):
        data = b"" if body is None else encoded(body)
        return request_problems(load(API_FILE), method, path, headers, data)

    def allow(self, *request):
        self.assertEqual(self.problems(*request), [])

    def refuse(self, telling, *request):
        problems = self.problems(*request)
        self.assertTrue(any(telling in line for line in problems), f"{telling!r} is not in {problems}")

    def test_filters(self):
        path = "/api/v1/orders?"
        for query in (
            "status=PAID,SHIPPED&exclude_status=CANCELLED&fulfilment=UNFULFILLED",
            "created_from=2011-09-01&created_to=2011-09-01T10:00:00Z&paid_from=2011-09-01T10:00:00.5%2B02:00",
            "order_no=" + ",".join(f"CH-{n}" for n in range(200)),
            "min_total=0&max_total=9223372036854775807&on_hold=true&has_note=false&overdue=false",
            "sort=-total_minor&limit=200&cursor=abc.12_-~&q=Anna%20V&country=DE&customer=17850&sku=85123A",
        ):
            with self.subTest(query=query):
                self.allow("GET", path + query)
        for telling, query in (
            ("status", "status=OPEN"),
            ("status", "status=PAID,"),
            ("created_from", "created_from=2011-9-1"),
            ("created_to", "created_to=2011-09-01T10:00:00"),
            ("order_no", "order_no=" + ",".join(f"CH-{n}" for n in range(201))),
            ("min_total", "min_total=-1"),
            ("min_total", "min_total=1.0"),
            ("max_total", "max_total=9223372036854775808"),
            ("on_hold", "on_hold=1"),
            ("has_note", "has_note=1"),
            ("sort", "sort=customer"),
            ("limit", "limit=201"),
            ("limit", "limit=0"),
            ("colour is not known", "colour=red"),
            ("occurs twice", "limit=1&limit=2"),
        ):
            with self.subTest(query=query):
                self.refuse(telling, "GET", path + query)
        self.refuse("limit", "GET", "/api/v1/changes?limit=1001")
        self.refuse("limit is not known", "GET", "/api/v1/orders/counts?limit=1")

    def test_report(self):
        path = "/api/v1/reports/sales?from=2011-09-01&to=2011-09-30"
        self.allow("GET", path + "&bucket=quarter&week_start=7&time_zone=America/Argentina/Buenos_Aires")
        self.refuse("bucket", "GET", path + "&bucket=fortnight")
        self.refuse("week_start", "GET", path + "&week_start=8")
        self.refuse("from is missing", "GET", "/api/v1/reports/sales?to=2011-09-30")
        self.refuse("to", "GET", "/api/v1/reports/sales?from=2011-09-01&to=2011-09-30T00:00:00Z")

    def test_headers(self):
        path, body = ORDER + "/shipments", example("ShipmentDraft")
        self.allow("POST", path, KEY | VERSION | JSON, body)
        self.refuse("If-Match is missing", "POST", path, KEY | JSON, body)
        self.refuse("Idempotency-Key is missing", "POST", path, VERSION | JSON, body)
        self.refuse("content type", "POST", path, KEY | VERSION, body)
        self.refuse("body is missing", "POST", path, KEY | VERSION | JSON)
        for key in ("short", "x" * 65, "with blank 12345678", "quote'1234567890123", "1234567890123456\n"):
            with self.subTest(key=key):
                self.refuse("Idempotency-Key", "POST", path, {"Idempotency-Key": key} | VERSION | JSON, body)
        for version in ("3", '"0"', '"-1"', 'W/"3"', '"x"', "*"):
            with self.subTest(version=version):
                self.refuse("If-Match", "POST", path, KEY | {"If-Match": version} | JSON, body)
        # Where a version is not asked for it does no harm.
        self.allow("POST", ORDER + "/payments", KEY | VERSION | JSON, example("PaymentDraft"))

    def test_paths(self):
        self.allow("GET", "/api/v1/products/A%2FB%20C")
        self.refuse("sku", "GET", "/api/v1/products/%20A")
        self.refuse("sku", "GET", "/api/v1/products/" + "A" * 65)
        self.refuse("id", "GET", "/api/v1/orders/0")
        self.refuse("no", "PATCH", ORDER + "/shipments/0", KEY | VERSION | JSON, {"carrier": "DHL"})
        self.refuse("no operation", "GET", "/api/v1/nowhere")

    def test_emptyBodies(self):
        headers = KEY | VERSION
        self.allow("POST", ORDER + "/completion", headers)
        self.allow("POST", ORDER + "/completion", headers | JSON, {})
        self.refuse("note", "POST", ORDER + "/completion", headers | JSON, {"note": "x"})
        self.refuse("a body where none belongs", "DELETE", ORDER + "/hold", headers | JSON, {})

    def test_orderDraft(self):
        def body(**members):
            return example("OrderDraft") | members

        def line(**members):
            return body(lines=[{"sku": "A", "quantity": 1} | members])

        def ship_to(**members):
            return body(ship_to=example("OrderDraft")["ship_to"] | members)

        self.allow("POST", "/api/v1/orders", KEY | JSON, body(order_no="CH 1/2", note="Ring twice."))
        self.allow("POST", "/api/v1/orders", KEY | JSON, line(unit_price_minor=0))
        self.allow("POST", "/api/v1/orders", KEY | JSON, ship_to(region=None, line2=""))
        for telling, draft in (
            ("status", body(status="PAID")),
            ("version", body(version=3)),
            ("order_no", body(order_no="a,b")),
            ("order_no", body(order_no=" a")),
            ("order_no", body(order_no="x" * 33)),
            ("order_no", body(order_no=42)),
            ("currency", body(currency="eur")),
            ("lines", body(lines=[])),
            ("lines", body(lines=[{"sku": "A", "quantity": 1}] * 1201)),
            ("quantity", line(quantity=0)),
            ("quantity", line(quantity=1_000_001)),
            ("quantity", line(quantity="5")),
            ("quantity", line(quantity=None)),
            ("quantity", line(quantity=True)),
            ("line_total_minor", line(line_total_minor=1)),
            ("unit_price_minor", line(unit_price_minor=-1)),
            ("city", ship_to(city="")),
            ("name", body(customer={})),
            ("fraction", b'{"currency":"EUR","shipping_minor":4.9}'),
        ):
            with self.subTest(telling=telling, draft=draft):
                self.refuse(telling, "POST", "/api/v1/orders", KEY | JSON, draft)

    def test_bodiesWithAChoice(self):
        adjust = "/api/v1/stock-adjustments"
        self.allow("POST", adjust, KEY | JSON, {"sku": "A", "delta": -5, "reason": "DAMAGED"})
        self.allow("POST", adjust, KEY | JSON, {"sku": "A", "counted": 0, "expected": 3, "reason": "COUNTED", "note": "x"})
        for body in (
            {"sku": "A", "delta": 0, "reason": "DAMAGED"},
            {"sku": "A", "delta": 1, "reason": "BORED"},
            {"sku": "A", "delta": 1, "counted": 1, "expected": 0, "reason": "OTHER"},
            {"sku": "A", "counted": 1, "reason": "COUNTED"},
        ):
            with self.subTest(body=body):
                self.assertTrue(self.problems("POST", adjust, KEY | JSON, body))
        claim = ORDER + "/claim"
        for body in (None, {}, {"take_over": False}, {"take_over": True, "reason": "Shift change"}):
            self.allow("PUT", claim, KEY | JSON, body)
        self.refuse("reason", "PUT", claim, KEY | JSON, {"take_over": True})
        hold = ORDER + "/hold"
        for until in (None, "2025-03-04T12:00:00Z", "2025-03-04T12:00:00.000+01:00"):
            self.allow("POST", hold, KEY | VERSION | JSON, {"reason": "Call back", "until": until})
        self.refuse("until", "POST", hold, KEY | VERSION | JSON, {"reason": "Call back", "until": "2025-03-04"})
        self.refuse("reason", "POST", ORDER + "/cancellation", KEY | VERSION | JSON, {"reason": "TIMEOUT"})
        self.refuse("(whole)", "PATCH", ORDER, KEY | VERSION | JSON, {})


if __name__ == "__main__":
    unittest.main()
