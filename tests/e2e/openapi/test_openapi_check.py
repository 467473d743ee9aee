# SPDX-License-Identifier: Apache-2.0
"""The checker must let right answers pass and name what is wrong with wrong ones."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from openapi.documents import API_FILE, HEADERS, ORDER, TRACE, CheckerTest, encoded, example, failure, success
from openapi.openapi_check import Mismatch, OpenApi


class SuccessTest(CheckerTest):
    def test_wholeOrder_rightAnswer_passes(self):
        data = self.accept("GET", ORDER, 200, example("Order"))
        self.assertEqual(data["order_no"], "CH-100042")

    def test_wholeOrder_oneThingWrong_isNamed(self):
        cases = [
            ("total_minor", lambda a: a["data"].pop("total_minor")),
            ("surprise", lambda a: a["data"].update(surprise=1)),
            ("'4370' is not of type 'integer'", lambda a: a["data"].update(total_minor="4370")),
            ("-1 is less than the minimum", lambda a: a["data"].update(total_minor=-1)),
            ("greater than the maximum", lambda a: a["data"].update(total_minor=2**63)),
            ("True is not of type 'integer'", lambda a: a["data"].update(version=True)),
            ("7301444403200000001 is not of type 'string'", lambda a: a["data"].update(id=7301444403200000001)),
            ("data.id", lambda a: a["data"].update(id="0123")),
            ("data.id", lambda a: a["data"].update(id="123\n")),
            ("data.created_at", lambda a: a["data"].update(created_at="2025-03-01T09:30:00Z")),
            ("data.created_at", lambda a: a["data"].update(created_at="2025-03-01T09:30:00.000+01:00")),
            ("data.created_at", lambda a: a["data"].update(created_at="2025-13-01T09:30:00.000Z")),
            ("data.created_at", lambda a: a["data"].update(created_at=None)),
            ("data.paid_at", lambda a: a["data"].update(paid_at="")),
            ("'OPEN' is not one of", lambda a: a["data"].update(status="OPEN")),
            ("data.currency", lambda a: a["data"].update(currency="Eur")),
            ("data.lines[0]", lambda a: a["data"]["lines"][0].pop("released_quantity")),
            ("data.lines", lambda a: a["data"].update(lines=[])),
            ("data.ship_to.line2", lambda a: a["data"]["ship_to"].update(line2="")),
            ("data.payments[0]", lambda a: a["data"]["payments"][0].update(accepted=False)),
            ("data.payments[0].reason", lambda a: a["data"]["payments"][0].update(reason="ORDER_CLOSED")),
            ("data.shipments[0].lines[0].quantity", lambda a: a["data"]["shipments"][0]["lines"][0].update(quantity=0)),
            ("data.claim", lambda a: a["data"]["claim"].pop("device")),
            ("data.hold", lambda a: a["data"].update(hold=False)),
            ("data.cancel_reason", lambda a: a["data"].update(cancel_reason="BORED")),
        ]
        for telling, spoil in cases:
            with self.subTest(telling=telling):
                answer = example("Order")
                spoil(answer)
                self.refuse(telling, "GET", ORDER, 200, answer)

    def test_envelope_oneThingWrong_isNamed(self):
        order = example("Order")
        text = json.dumps(order)
        cases = [
            ("code '200' does not belong", order | {"code": "200"}),
            ("code 201 does not belong", order | {"code": 201}),
            ("code True does not belong", order | {"code": True}),
            ("extra", order | {"extra": None}),
            ("msg", {name: value for name, value in order.items() if name != "msg"}),
            ("trace_id", order | {"trace_id": TRACE.upper()}),
            ("X-Trace-Id is", order | {"trace_id": "0" * 32}),
            ("no envelope", order | {"data": None}),
            ("no envelope", []),
            ("no envelope", {}),
            ("not JSON", b""),
            ("not JSON", b"<html></html>"),
            ("not JSON", text[:-1].encode()),
            ("not JSON", text.encode() + b"{}"),
            ("not UTF-8", text.replace("Anna", "Ann\xe9").encode("latin-1")),
            ("fraction", text.replace("4370", "43.70", 1).encode()),
            ("fraction", text.replace("4370", "4370.0", 1).encode()),
            ("fraction", text.replace("4370", "4370e0", 1).encode()),
            ("NaN is no JSON", text.replace("4370", "NaN", 1).encode()),
            ("occurs twice", text.replace('"hold"', '"claim"', 1).encode()),
        ]
        for telling, answer in cases:
            with self.subTest(telling=telling):
                self.refuse(telling, "GET", ORDER, 200, answer)

    def test_headers_oneThingWrong_isNamed(self):
        order = example("Order")
        cases = [
            ("X-Trace-Id is missing", {"X-Trace-Id": None}),
            ("Cache-Control is missing", {"Cache-Control": None}),
            ("Cache-Control", {"Cache-Control": "max-age=60"}),
            ("X-Content-Type-Options is missing", {"X-Content-Type-Options": None}),
            ("the content type is 'text/html'", {"Content-Type": "text/html"}),
            ("the content type is ''", {"Content-Type": None}),
            ("not UTF-8", {"Content-Type": "application/json; charset=latin1"}),
            ("Idempotent-Replayed", {"Idempotent-Replayed": "yes"}),
        ]
        for telling, headers in cases:
            with self.subTest(telling=telling):
                self.refuse(telling, "GET", ORDER, 200, order, headers)

    def test_headerNames_anyCaseAndPairs_areUnderstood(self):
        pairs = [(name.lower(), value) for name, value in HEADERS.items()]
        self.api.validate("get", ORDER, 200, pairs, encoded(example("Order")))

    def test_created_codeIsTheStatus(self):
        created = example("Order") | {"code": 201}
        self.accept("POST", ORDER + "/shipments", 201, created)
        self.refuse("code 200", "POST", ORDER + "/shipments", 201, example("Order"))
        self.refuse("the status 200 is not", "POST", ORDER + "/shipments", 200, example("Order"))


class FailureTest(CheckerTest):
    SHIP = ORDER + "/shipments"

    def test_reasonOfTheOperation_passes(self):
        self.accept("POST", self.SHIP, 409, example("StateConflict"))
        self.accept("POST", self.SHIP, 409, failure(40904, reason="ON_HOLD", status="PAID", version=3))
        self.accept("POST", self.SHIP, 412, failure(41200, reason="VERSION_MISMATCH", status="PAID", version=3))

    def test_failure_oneThingWrong_isNamed(self):
        stock = {"sku": "A", "available": 0}
        cases = [
            ("'INSUFFICIENT_STOCK' is none of", 409, failure(40901, reason="INSUFFICIENT_STOCK", **stock)),
            ("'CLAIMED' is none of", 409, failure(40905, reason="CLAIMED")),
            ("None is none of", 409, failure(40900)),
            ("code '40900' does not", 409, failure("40900", reason="STATE_CONFLICT", status="PAID", version=3)),
            ("code None does not", 409, failure(None, reason="STATE_CONFLICT", status="PAID", version=3)),
            ("[] is none of", 409, failure(40900, reason=[])),
            ("40900 was expected", 409, failure(40904, reason="STATE_CONFLICT", status="PAID", version=3)),
            ("does not belong to the status 409", 409, failure(41200, reason="STATE_CONFLICT", status="PAID", version=3)),
            ("'version' is a required", 409, failure(40900, reason="STATE_CONFLICT", status="PAID")),
            ("sql", 409, failure(40900, reason="STATE_CONFLICT", status="PAID", version=3, sql="SELECT 1")),
            ("msg", 409, failure(40900, reason="STATE_CONFLICT", status="PAID", version=3) | {"msg": "a\nb"}),
            ("the status 410 is not", 410, failure(41000, reason="CURSOR_GONE")),
            ("the status 418 is not", 418, failure(41800, reason="TEAPOT")),
            ("'errors' is a required", 422, failure(42200, reason="VALIDATION_FAILED")),
            ("errors", 422, failure(42200, reason="VALIDATION_FAILED", errors=[])),
            ("'field' is a required", 400, failure(40000, reason="BAD_REQUEST")),
        ]
        for telling, status, answer in cases:
            with self.subTest(telling=telling):
                self.refuse(telling, "POST", self.SHIP, status, answer)

    def test_retryAfter_isDemandedWhereSomebodyHasToWait(self):
        busy = failure(40906, reason="REQUEST_IN_PROGRESS")
        self.accept("POST", self.SHIP, 409, busy, {"Retry-After": "1"})
        self.refuse("Retry-After is missing", "POST", self.SHIP, 409, busy)
        away = failure(50300, reason="UNAVAILABLE")
        self.accept("POST", self.SHIP, 503, away, {"Retry-After": "7"})
        self.refuse("Retry-After is missing", "POST", self.SHIP, 503, away)
        self.refuse("Retry-After", "POST", self.SHIP, 503, away, {"Retry-After": "0"})
        self.refuse("Retry-After", "POST", self.SHIP, 503, away, {"Retry-After": "soon"})

    def test_reasons_areThoseOfTheStatus(self):
        ship = self.api.find("POST", self.SHIP)
        self.assertEqual(self.api.reasons(ship, 409), {"STATE_CONFLICT", "ON_HOLD", "REQUEST_IN_PROGRESS"})
        self.assertEqual(self.api.reasons(ship, 404), {"NOT_FOUND"})
        self.assertEqual(self.api.reasons(ship, 201), set())
        self.assertEqual(self.api.reasons(ship, 410), set())

    def test_oneReasonOfTwoShapes_isTheOperationsOwn(self):
        short = failure(40901, reason="INSUFFICIENT_STOCK", sku="A", available=0)
        self.accept("POST", "/api/v1/orders", 409, short)
        self.refuse("'orders' is a required", "POST", "/api/v1/stock-adjustments", 409, short)


class RouteTest(CheckerTest):
    def test_find_literalSegmentsBeatParameters(self):
        names = {
            ("GET", "/api/v1/users/me"): "getMe",
            ("PATCH", "/api/v1/users/12"): "patchUser",
            ("GET", "/api/v1/orders/counts?status=PAID"): "orderCounts",
            ("GET", "/api/v1/orders/12"): "getOrder",
            ("PATCH", "/api/v1/orders/12/shipments/1"): "correctShipment",
            ("GET", "/api/v1/products/A%2FB"): "getProduct",
        }
        for (method, path), name in names.items():
            self.assertEqual(self.api.find(method, path).name, name)
        for method, path in [("GET", "/api/v1/users/me/x"), ("GET", "/orders"), ("PUT", "/api/v1/orders")]:
            self.assertIsNone(self.api.find(method, path))

    def test_find_theOrderOfTheDocument_doesNotMatter(self):
        operation = {"x-roles": [], "responses": {}}
        paths = {
            "/users/{id}": {"get": operation | {"operationId": "getUser"}},
            "/users/me": {"get": operation | {"operationId": "getMe"}},
        }
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "api.yaml"
            text = json.dumps({"servers": [{"url": "https://localhost:1/v2/"}], "paths": paths})
            file.write_text(text, encoding="utf-8")
            api = OpenApi(file)
        self.assertEqual(api.find("GET", "/v2/users/me").name, "getMe")
        self.assertEqual(api.find("GET", "/v2/users/12").name, "getUser")

    def test_noOperation_404And405(self):
        gone = failure(40400, reason="NOT_FOUND")
        wrong = failure(40500, reason="METHOD_NOT_ALLOWED")
        self.accept("GET", "/api/v1/nowhere", 404, gone)
        self.accept("PUT", "/api/v1/orders", 405, wrong, {"Allow": "GET, POST"})
        self.refuse("Allow is", "PUT", "/api/v1/orders", 405, wrong, {"Allow": "GET"})
        self.refuse("Allow is missing", "PUT", "/api/v1/orders", 405, wrong)
        self.refuse("another method", "PUT", "/api/v1/orders", 404, gone)
        self.refuse("does not exist", "PUT", "/api/v1/nowhere", 405, wrong, {"Allow": "GET"})
        self.refuse("the status 200", "PUT", "/api/v1/orders", 200, success({}))

    def test_operations_haveTheBasePath(self):
        operations = self.api.operations()
        self.assertIn(("POST", "/api/v1/orders/{id}/shipments"), operations)
        self.assertEqual(len(operations), len(set(operations)))

    def test_untested_shrinksByWhatWasSeen(self):
        api = OpenApi(API_FILE)
        self.assertIn(("shipOrder", 409, "ON_HOLD"), api.untested())
        self.assertIn(("getOrder", 200, None), api.untested())
        before = len(api.untested())
        api.validate("GET", ORDER, 200, HEADERS, encoded(example("Order")))
        with self.assertRaises(Mismatch):
            api.validate("POST", ORDER + "/shipments", 409, HEADERS, encoded(failure(40904, reason="ON_HOLD")))
        self.assertNotIn(("getOrder", 200, None), api.untested())
        self.assertEqual(len(api.untested()), before - 1)


if __name__ == "__main__":
    unittest.main()
