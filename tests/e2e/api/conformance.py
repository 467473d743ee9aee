#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Drives every route of the running service, rightly and wrongly, and holds each answer against openapi.yaml.

Every operation must give at least one good answer here, and the document must promise every answer that comes.
"""

import argparse
import hmac
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from openapi.openapi_check import Mismatch, OpenApi  # noqa: E402
from support.stores import new_store  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
ROLES = ("merchant", "manager", "warehouse", "storefront")
NOBODY = "4611686018427387904"
PAYMENT_SECRET = b"a secret of the gateway's, 32 bytes or more"


class Shop:
    """A demo shop served by the real program, every answer checked."""

    def __init__(self, program, folder):
        self.api = OpenApi(ROOT / "resources/api/openapi.yaml")
        self.failures = []
        self.answers = 0
        self.good = set()
        store = new_store(folder)
        subprocess.run([program, "demo", "--store", store, "--orders", "150", "--seed", "7"], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run([program, "user", "add", "storefront", "--role", "storefront", "--store", store],
                       input=b"demo-storefront", check=True, stdout=subprocess.DEVNULL)
        secret = os.path.join(folder, "payment.secret")
        with open(secret, "wb") as file:
            file.write(PAYMENT_SECRET + b"\n")
        self.process = subprocess.Popen(
            [program, "serve", "--store", store, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0",
             "--payment-secret", secret],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        words = self.process.stdout.readline().decode().split()
        self.address = urllib.parse.urlparse(words[1]).netloc
        self.admin_address = urllib.parse.urlparse(words[3]).netloc
        self.tokens = {}
        self.refresh_tokens = {}
        for role in ROLES:
            data = self.call("POST", "/sessions", None,
                             {"username": role, "password": "demo-" + role, "device": "conformance"}, want=201)
            self.tokens[role] = data["access_token"]
            self.refresh_tokens[role] = data["refresh_token"]

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=20)

    def call(self, method, path, role, body=None, want=None, version=None, key=True, headers=None, raw=None):
        """`data` of the answer; `want`: the status, or (status, reason)."""
        sent = {}
        if role:
            sent["Authorization"] = "Bearer " + self.tokens[role]
        payload = raw
        if body is not None:
            payload = json.dumps(body).encode()
        if payload is not None:
            sent["Content-Type"] = "application/json"
        if key and method != "GET" and not path.startswith("/sessions"):
            sent["Idempotency-Key"] = str(uuid.uuid4()) if key is True else key
        if version is not None:
            sent["If-Match"] = f'"{version}"'
        sent.update(headers or {})
        connection = http.client.HTTPConnection(self.address, timeout=20)
        connection.request(method, "/api/v1" + path, body=payload, headers=sent)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self.answers += 1
        shown = f"{method} {path} as {role}"
        masked_as = role if role and answer.status < 300 else None
        try:
            self.api.validate(method, "/api/v1" + path, answer.status, answer.getheaders(), content, role=masked_as)
        except Mismatch as mismatch:
            self.failures.append(f"{shown}: {mismatch}")
        data = json.loads(content)["data"] if content.startswith(b"{") else None
        if answer.status < 300:
            operation = self.api.find(method, "/api/v1" + path)
            self.good.add(operation.name if operation else "")
        wanted_status, wanted_reason = want if isinstance(want, tuple) else (want, None)
        if wanted_status and answer.status != wanted_status:
            self.failures.append(f"{shown}: wanted {want}, got {answer.status} {content[:300]!r}")
        elif wanted_reason and data.get("reason") != wanted_reason:
            self.failures.append(f"{shown}: wanted {want}, got {content[:300]!r}")
        return data

    def order(self, sku, quantity=1, pay=True):
        order = self.call("POST", "/orders", "merchant", new_order(sku, quantity), want=201)
        if pay:
            order = self.call("POST", f"/orders/{order['id']}/payments", "merchant",
                              {"amount_minor": order["total_minor"], "method": "card", "reference": uuid.uuid4().hex},
                              want=201)
        return order


def new_order(sku, quantity=1):
    return {"currency": "EUR", "customer": {"name": "王小明", "email": "x@example.com"},
            "ship_to": {"name": "王小明", "line1": "人民路 1", "city": "上海", "country": "CN"},
            "lines": [{"sku": sku, "quantity": quantity}]}


def signed_payment(shop, sku):
    order = shop.order(sku, pay=False)
    body = json.dumps({"order_id": order["id"], "amount_minor": order["total_minor"], "method": "card",
                       "reference": "gateway-1"}).encode()
    signature = "sha256=" + hmac.new(PAYMENT_SECRET, body, "sha256").hexdigest()
    path = f"/orders/{order['id']}/payments"
    for wanted in (201, 200):
        shop.call("POST", path, None, raw=body, headers={"X-Signature": signature}, want=wanted)
    shop.call("POST", path, None, raw=body + b" ", headers={"X-Signature": signature}, want=(401, "UNAUTHENTICATED"))


def accounts(shop):
    for role in ROLES:
        shop.call("GET", "/users/me", role, want=200)
    shop.call("POST", "/sessions", None, {"username": "merchant", "password": "wrong-wrong", "device": "x"},
              want=(401, "UNAUTHENTICATED"))
    shop.call("POST", "/sessions", None, {"username": "merchant"}, want=(400, "BAD_REQUEST"))
    shop.call("POST", "/sessions/refresh", None, {"refresh_token": "no such token"}, want=401)
    data = shop.call("POST", "/sessions/refresh", None, {"refresh_token": shop.refresh_tokens["manager"]})
    shop.tokens["manager"] = data["access_token"]
    user = shop.call("POST", "/users", "merchant", {"name": "Zoé", "role": "warehouse", "password": "long enough 1"}, want=201)
    shop.call("POST", "/users", "merchant", {"name": "zoé", "role": "warehouse", "password": "long enough 1"}, want=422)
    shop.call("POST", "/users", "merchant", {"name": "Short", "role": "warehouse", "password": "short"}, want=422)
    shop.call("GET", "/users", "merchant", want=200)
    shop.call("PATCH", f"/users/{user['id']}", "merchant", {"role": "manager"}, want=200)
    shop.call("DELETE", f"/users/{user['id']}", "merchant", want=200)
    shop.call("DELETE", f"/users/{user['id']}", "merchant", want=(404, "NOT_FOUND"))
    shop.call("PATCH", "/users/me", "manager",
              {"current_password": "demo-manager", "new_password": "another long one"}, want=200)
    shop.call("PATCH", "/users/me", "manager", {"current_password": "nope nope", "new_password": "another long two"}, want=422)


def reading(shop):
    for role in ("merchant", "manager", "warehouse"):
        orders = shop.call("GET", "/orders?limit=20", role, want=200)
        shop.call("GET", f"/orders?limit=20&cursor={orders['next_cursor']}", role, want=200)
        for sort in ("created_at", "-order_no", "ship_by", "-ship_by", "updated_at", "-status"):
            shop.call("GET", f"/orders?sort={sort}&limit=3", role, want=200)
        first = orders["items"][0]
        shop.call("GET", f"/orders/{first['id']}", role, want=200)
        shop.call("GET", f"/orders/{first['id']}/events", role, want=200)
        shop.call("GET", "/orders/counts", role, want=200)
        products = shop.call("GET", "/products?limit=5&q=tea", role, want=200)
        sku = products["items"][0]["sku"]
        shop.call("GET", f"/products/{sku}", role, want=200)
        shop.call("GET", f"/products/{sku}/movements?limit=5", role, want=200)
        shop.call("GET", "/shop", role, want=200)
        shop.call("GET", "/views", role, want=200)
        changes = shop.call("GET", "/changes?limit=200", role, want=200)
        while changes["has_more"]:
            changes = shop.call("GET", f"/changes?limit=1000&cursor={changes['cursor']}", role, want=200)
    filters = ["status=PAID,SHIPPED", "exclude_status=CANCELLED", "fulfilment=PARTIAL", "q=HH-1001", "q=王", "country=DE",
               "created_from=2026-01-01&created_to=2026-12-31", "paid_from=2026-01-01T00:00:00Z", "customer=10001",
               "order_no=HH-100001,HH-100002", "min_total=1&max_total=99999", "on_hold=true", "has_note=true",
               "has_note=false", "overdue=false", "sku=TEA-LJ-1"]
    for text in filters:
        shop.call("GET", "/orders?" + urllib.parse.quote(text, safe="=&,:-"), "merchant", want=200)
        shop.call("GET", "/orders/counts?" + urllib.parse.quote(text, safe="=&,:-"), "merchant", want=200)
    for text in ("limit=0", "limit=201", "limit=x", "sort=colour", "status=NEW", "nonsense=1", "created_from=yesterday",
                 "q=%ff", "overdue=maybe", "min_total=-1", "min_total=1.5"):
        shop.call("GET", "/orders?" + text, "merchant", want=(400, "BAD_REQUEST"))
    shop.call("GET", "/orders?cursor=garbage", "merchant", want=(400, "BAD_CURSOR"))
    shop.call("GET", "/changes?cursor=garbage", "merchant", want=(400, "BAD_CURSOR"))
    shop.call("GET", "/orders?min_total=1", "warehouse", want=(403, "FORBIDDEN"))
    shop.call("GET", "/orders?sort=total_minor", "warehouse", want=(403, "FORBIDDEN"))
    shop.call("GET", "/orders?has_note=true", "storefront", want=(403, "FORBIDDEN"))
    shop.call("GET", "/orders/counts?has_note=false", "storefront", want=(403, "FORBIDDEN"))
    shop.call("GET", "/refunds?limit=5", "manager", want=200)
    shop.call("GET", f"/orders/{NOBODY}", "merchant", want=(404, "NOT_FOUND"))
    shop.call("GET", "/orders/abc", "merchant", want=(404, "NOT_FOUND"))
    for bucket in ("hour", "day", "week", "month", "quarter", "year"):
        shop.call("GET", f"/reports/sales?from=2026-03-01&to=2026-04-30&bucket={bucket}", "manager", want=200)
    for by in ("product", "country", "weekday"):
        shop.call("GET", f"/reports/sales?from=2026-01-01&to=2026-12-31&by={by}", "merchant", want=200)
    shop.call("GET", "/reports/sales?from=1900-01-01&to=2026-01-01&bucket=hour", "merchant", want=(400, "BAD_REQUEST"))
    shop.call("GET", "/reports/sales", "merchant", want=(400, "BAD_REQUEST"))


def selling(shop, sku):
    order = shop.order(sku, 3)
    path = f"/orders/{order['id']}"
    shop.call("POST", "/orders", "storefront", new_order(sku), want=201)
    shop.call("GET", "/orders", "storefront", want=200)
    shop.call("GET", path, "storefront", want=(404, "NOT_FOUND"))
    shop.call("POST", "/orders", "merchant", new_order("NO-SUCH"), want=(422, "VALIDATION_FAILED"))
    shop.call("POST", "/orders", "merchant", new_order(sku, 0), want=(422, "VALIDATION_FAILED"))
    shop.call("POST", "/orders", "merchant", new_order(sku, 1.5), want=(400, "BAD_REQUEST"))
    shop.call("POST", "/orders", "merchant", new_order(sku, "5"), want=(400, "BAD_REQUEST"))
    shop.call("POST", "/orders", "merchant", new_order(sku, 10**6), want=(409, "INSUFFICIENT_STOCK"))
    shop.call("POST", "/orders", "merchant", {**new_order(sku), "status": "PAID"}, want=(400, "BAD_REQUEST"))
    shop.call("POST", "/orders", "merchant", {**new_order(sku), "order_no": order["order_no"]}, want=(409, "DUPLICATE_ORDER_NO"))
    shop.call("POST", "/orders", "merchant", new_order(sku), key=False, want=(400, "IDEMPOTENCY_KEY_REQUIRED"))
    shop.call("POST", "/orders", "merchant", raw=b'{"a":1,"a":2}', want=(400, "BAD_REQUEST"))
    shop.call("POST", "/orders", "merchant", raw=b"{}", headers={"Content-Type": "text/plain"}, want=(415, "UNSUPPORTED_MEDIA_TYPE"))
    shop.call("PUT", f"{path}/claim", "warehouse", {}, want=200)
    shop.call("PUT", f"{path}/claim", "merchant", {}, want=(409, "CLAIMED"))
    shop.call("PUT", f"{path}/claim", "merchant", {"take_over": True, "reason": "urgent"}, want=200)
    shop.call("PUT", f"{path}/packing", "merchant", {"lines": [{"line_no": 1, "packed_quantity": 2}]}, want=200)
    shop.call("DELETE", f"{path}/claim", "merchant", want=200)
    noted = shop.call("POST", f"{path}/notes", "merchant", {"text": "内蒙"}, want=201)
    if noted["note_count"] != 1 or noted["version"] != shop.call("GET", path, "manager", want=200)["version"]:
        shop.failures.append("a note is not counted, or changes the version")
    for role in ("merchant", "manager", "warehouse"):
        found = shop.call("GET", f"/orders?has_note=true&order_no={order['order_no']}", role, want=200)["items"]
        if [each.get("note_count") for each in found] != [1]:
            shop.failures.append(f"has_note=true answers {role} with {found}")
    told = shop.call("POST", "/orders", "storefront", {**new_order(sku), "note": "ring twice"}, want=201)
    shop.call("POST", f"/orders/{told['id']}/notes", "merchant", {"text": "rang"}, want=201)
    if "note_count" in told or "note_count" in shop.call("GET", f"/orders/{told['id']}", "storefront", want=200):
        shop.failures.append("a storefront is told how many notes an order has")
    shop.call("POST", f"{path}/prints", "warehouse", {"document": "packing_slip", "printer": "P1", "copies": 1}, want=201)
    shop.call("POST", f"{path}/shipments", "merchant", {"carrier": "DHL", "tracking_no": "1"}, want=(428, "PRECONDITION_REQUIRED"))
    shop.call("POST", f"{path}/shipments", "merchant", {"carrier": "DHL", "tracking_no": "1"}, version=99, want=(412, "VERSION_MISMATCH"))
    shop.call("POST", f"{path}/shipments", "merchant", {"carrier": "DHL", "tracking_no": "1"}, headers={"If-Match": "3"}, want=(400, "BAD_REQUEST"))
    held = shop.call("POST", f"{path}/hold", "warehouse", {"reason": "check"}, version=order["version"], want=201)
    shop.call("POST", f"{path}/shipments", "merchant", {"carrier": "DHL", "tracking_no": "1"}, version=held["version"], want=(409, "ON_HOLD"))
    free = shop.call("DELETE", f"{path}/hold", "warehouse", version=held["version"], want=200)
    edited = shop.call("PATCH", path, "merchant", {"customer": {"name": "Wang", "email": "y@example.com"}}, version=free["version"], want=200)
    part = shop.call("POST", f"{path}/shipments", "warehouse",
                     {"carrier": "DHL", "tracking_no": "T-1", "lines": [{"line_no": 1, "quantity": 1}], "notify": True},
                     version=edited["version"], want=201)
    fixed = shop.call("PATCH", f"{path}/shipments/1", "warehouse", {"tracking_no": "T-2"}, version=part["version"], want=200)
    shop.call("PATCH", f"{path}/shipments/9", "warehouse", {"tracking_no": "T-2"}, version=fixed["version"], want=404)
    back = shop.call("POST", f"{path}/refunds", "merchant", {"amount_minor": 1, "reason": "late", "release": [{"line_no": 1, "quantity": 1}]},
                     version=fixed["version"], want=201)
    sent = shop.call("POST", f"{path}/shipments", "warehouse", {"carrier": "DHL", "tracking_no": "T-3"}, version=back["version"], want=201)
    done = shop.call("POST", f"{path}/completion", "merchant", version=sent["version"], want=200)
    shop.call("POST", f"{path}/completion", "merchant", version=done["version"], want=(409, "STATE_CONFLICT"))
    shop.call("POST", f"{path}/refunds", "merchant", {"amount_minor": 10**9, "reason": "x"}, version=done["version"], want=422)
    for role in ("merchant", "warehouse", "manager"):
        shop.call("GET", f"{path}/events", role, want=200)
    shop.call("POST", f"{path}/payments", "merchant", {"amount_minor": 5, "method": "card", "reference": "again"}, want=(409, "STATE_CONFLICT"))
    unpaid = shop.order(sku, pay=False)
    shop.call("POST", f"/orders/{unpaid['id']}/payments", "storefront", {"amount_minor": 1, "method": "card", "reference": "r"}, want=(404, "NOT_FOUND"))
    shop.call("POST", f"/orders/{unpaid['id']}/payments", "merchant", {"amount_minor": 1, "method": "card", "reference": "r"}, want=422)
    closed = shop.call("POST", f"/orders/{unpaid['id']}/cancellation", "merchant", {"reason": "CUSTOMER"}, version=unpaid["version"], want=200)
    shop.call("POST", f"/orders/{unpaid['id']}/cancellation", "merchant", {"reason": "CUSTOMER"}, version=closed["version"], want=(409, "STATE_CONFLICT"))
    shop.call("POST", f"/orders/{unpaid['id']}/payments", "merchant",
              {"amount_minor": closed["total_minor"], "method": "card", "reference": "late"}, want=(409, "ORDER_CLOSED"))
    signed_payment(shop, sku)
    key = str(uuid.uuid4())
    first = shop.call("POST", "/orders", "merchant", new_order(sku), key=key, want=201)
    again = shop.call("POST", "/orders", "merchant", new_order(sku), key=key, want=201)
    if first != again:
        shop.failures.append("a replayed POST /orders differs from the first answer")
    shop.call("POST", "/orders", "merchant", new_order(sku, 2), key=key, want=(422, "KEY_REUSED"))
    batch = [shop.order(sku), shop.order(sku)]
    for role in ("merchant", "warehouse"):
        shop.call("POST", "/batches/shipments", role, {"items": [
            {"order_id": order["id"], "version": order["version"], "idempotency_key": str(uuid.uuid4()), "carrier": "DHL", "tracking_no": "B"}
            for order in batch] + [{"order_id": NOBODY, "version": 1, "idempotency_key": str(uuid.uuid4()), "carrier": "DHL", "tracking_no": "B"}]}, want=200)


def stocking(shop, sku):
    product = shop.call("POST", "/products", "merchant", {"sku": "新 SKU/1", "title": "New", "price_minor": 100}, want=201)
    shop.call("POST", "/products", "merchant", {"sku": "新 SKU/1", "title": "New", "price_minor": 100}, want=422)
    path = "/products/" + urllib.parse.quote("新 SKU/1", safe="")
    shop.call("GET", path, "warehouse", want=200)
    shop.call("PATCH", path, "merchant", {"title": "Newer", "location": "A-1"}, want=(428, "PRECONDITION_REQUIRED"))
    shop.call("PATCH", path, "merchant", {"title": "Newer", "location": "A-1"}, version=product["version"], want=200)
    shop.call("PATCH", path, "merchant", {"on_hand": 5}, version=2, want=(400, "BAD_REQUEST"))
    shop.call("PATCH", path, "merchant", {"title": "Newest"}, version=1, want=(412, "VERSION_MISMATCH"))
    shop.call("GET", "/products/nothing", "merchant", want=(404, "NOT_FOUND"))
    shop.call("POST", "/stock-adjustments", "warehouse", {"sku": "新 SKU/1", "delta": 10, "reason": "RECEIVED"}, want=201)
    shop.call("POST", "/stock-adjustments", "merchant", {"sku": "新 SKU/1", "counted": 9, "expected": 10, "reason": "COUNTED"}, want=201)
    shop.call("POST", "/stock-adjustments", "merchant", {"sku": "新 SKU/1", "counted": 9, "expected": 10, "reason": "COUNTED"}, want=(409, "STALE_QUANTITY"))
    shop.call("POST", "/stock-adjustments", "merchant", {"sku": "新 SKU/1", "delta": -99, "reason": "LOST"}, want=(409, "INSUFFICIENT_STOCK"))
    shop.call("POST", "/stock-adjustments", "merchant", {"sku": sku, "delta": 0, "reason": "LOST"}, want=422)
    shop.call("PATCH", "/shop", "merchant", {"handling_days": 3}, want=200)
    shop.call("PATCH", "/shop", "merchant", {"time_zone": "Mars/Base"}, want=422)
    view = shop.call("POST", "/views", "merchant", {"name": "Germany", "query": {"country": "DE"}, "columns": ["order_no"], "sort": "-created_at",
                                                    "roles": ["merchant", "manager"]}, want=201)
    shop.call("PUT", f"/views/{view['id']}", "merchant", {"name": "Germany 2", "query": {}, "columns": [], "sort": "", "roles": ["warehouse"]}, want=200)
    shop.call("GET", "/views", "warehouse", want=200)
    shop.call("DELETE", f"/views/{view['id']}", "merchant", want=200)
    shop.call("DELETE", f"/views/{view['id']}", "merchant", want=(404, "NOT_FOUND"))
    shop.call("GET", "/changes?limit=1000", "warehouse", want=200)


def following(shop, sku):
    """What follows from orders: a webhook on a port where nobody listens, and draft parcels."""
    draft = {"url": "http://127.0.0.1:9/hook", "events": ["order.paid", "order.shipped"]}
    key = str(uuid.uuid4())
    webhook = shop.call("POST", "/webhooks", "merchant", draft, key=key, want=201)
    again = shop.call("POST", "/webhooks", "merchant", draft, key=key, want=201)
    if not webhook["secret"].startswith("whsec_") or again["secret"] is not None or again["id"] != webhook["id"]:
        shop.failures.append("the secret of a webhook is not shown exactly once")
    shop.call("POST", "/webhooks", "merchant", draft | {"url": "http://example.com/"}, want=(422, "VALIDATION_FAILED"))
    shop.call("POST", "/webhooks", "merchant", draft | {"events": ["order.lost"]}, want=(422, "VALIDATION_FAILED"))
    shop.call("POST", "/webhooks", "merchant", {"url": draft["url"]}, want=(400, "BAD_REQUEST"))
    shop.call("POST", "/webhooks", "manager", draft, want=(403, "FORBIDDEN"))
    orders = [shop.order(sku), shop.order(sku)]
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        listed = shop.call("GET", "/webhooks", "merchant", want=200)["items"][0]
        tasks = shop.call("GET", "/pick-tasks", "warehouse", want=200)["items"]
        missing = {order["order_no"] for order in orders} - {task["order_no"] for task in tasks}
        if listed["failing_since"] and not missing:
            break
        time.sleep(0.1)
    if missing or not listed["last_problem"]:
        shop.failures.append(f"what should follow from orders did not: {listed}, {tasks}")
    page = shop.call("GET", "/pick-tasks?limit=1", "merchant", want=200)
    shop.call("GET", f"/pick-tasks?limit=1&cursor={page['next_cursor']}", "warehouse", want=200)
    shop.call("GET", "/pick-tasks?cursor=nonsense", "warehouse", want=(400, "BAD_CURSOR"))
    shop.call("GET", "/pick-tasks", "manager", want=(403, "FORBIDDEN"))
    shop.call("DELETE", f"/webhooks/{webhook['id']}", "merchant", want=200)
    shop.call("DELETE", f"/webhooks/{webhook['id']}", "merchant", want=(404, "NOT_FOUND"))


def stock_taking(shop, sku):
    """Two counters, a sale meanwhile, a recount, an approval that is refused and one that is not."""
    taken = shop.call("GET", f"/products/{urllib.parse.quote(sku, safe='')}", "merchant", want=200)
    shop.call("POST", "/stock-counts", "warehouse", {"name": "Nothing", "scope": {"kind": "LOCATION", "location": "no such place"}}, want=422)
    shop.call("POST", "/stock-counts", "warehouse", {"name": "Wrong", "scope": {"kind": "SOME"}}, want=422)
    shop.call("POST", "/stock-counts", "manager", {"name": "M", "scope": {"kind": "ALL"}}, want=403)
    count = shop.call("POST", "/stock-counts", "merchant", {"name": "Aisle 1", "scope": {"kind": "SKUS", "skus": [sku, "新 SKU/1"]}, "blind": True}, want=201)
    path = f"/stock-counts/{count['id']}"
    line = f"{path}/lines/{urllib.parse.quote(sku, safe='')}"
    other = f"{path}/lines/{urllib.parse.quote('新 SKU/1', safe='')}"
    entry = {"counted": taken["on_hand"] - 1, "expected": taken["on_hand"], "counted_at": "2099-01-01T00:00:00Z"}
    shop.call("PUT", line, "warehouse", {"counted": 1}, want=400)
    shop.call("PUT", line, "warehouse", {**entry, "counted": -1}, want=422)
    shop.call("PUT", f"{path}/lines/nothing", "warehouse", entry, want=(404, "NOT_FOUND"))
    shop.call("PUT", line, "manager", entry, want=403)
    blind = shop.call("PUT", line, "warehouse", entry, want=200)
    if blind["line"]["expected"] is not None or blind["stock_count"]["difference_count"] is not None:
        shop.failures.append("a blind count tells its counter what is expected")
    shop.call("PUT", other, "warehouse", {"counted": 3, "expected": 9, "counted_at": "2099-01-01T00:00:00Z", "place": "B-2", "note": "box"}, want=200)
    shop.call("PUT", other, "merchant", {"counted": None, "expected": 9, "counted_at": "2099-01-01T00:00:00Z"}, want=200)
    shop.order(sku)
    shop.call("GET", line, "warehouse", want=200)
    seen = shop.call("GET", line, "merchant", want=200)
    if seen["difference"] != -1 or len(seen["entries"]) != 1:
        shop.failures.append(f"the line is not what was counted: {seen}")
    shop.call("GET", path + "?limit=1&state=COUNTED", "warehouse", want=200)
    page = shop.call("GET", path + "?limit=1", "merchant", want=200)
    shop.call("GET", f"{path}?limit=1&cursor={page['next_cursor']}", "merchant", want=200)
    shop.call("GET", path + "?since=1&state=some", "merchant", want=(400, "BAD_REQUEST"))
    shop.call("GET", f"/stock-counts/{NOBODY}", "merchant", want=(404, "NOT_FOUND"))
    shop.call("POST", path + "/recount", "merchant", {"skus": ["nothing"]}, want=422)
    shop.call("POST", path + "/recount", "merchant", {"skus": [sku]}, want=200)
    shop.call("PUT", line, "warehouse", {**entry, "counted": 0, "round": 2}, want=200)
    shop.call("POST", path + "/approval", "warehouse", {}, want=403)
    shop.call("POST", path + "/approval", "merchant", {"version": 1}, want=(412, "VERSION_MISMATCH"))
    shop.call("POST", path + "/approval", "merchant", {}, want=(409, "INSUFFICIENT_STOCK"))
    shop.call("POST", path + "/approval", "merchant", {"lines": [{"sku": sku, "decision": "ZERO"}]}, want=422)
    key = uuid.uuid4().hex
    body = {"reason": "LOST", "lines": [{"sku": sku, "decision": "LEAVE"}, {"sku": "新 SKU/1", "reason": "DAMAGED", "note": "wet"}]}
    shop.call("POST", path + "/approval", "merchant", body, want=200, key=key)
    shop.call("POST", path + "/approval", "merchant", body, want=200, key=key)
    shop.call("POST", path + "/approval", "merchant", {}, want=(409, "STATE_CONFLICT"))
    shop.call("PUT", line, "warehouse", entry, want=(409, "STATE_CONFLICT"))
    shop.call("GET", path, "warehouse", want=200)
    after = shop.call("GET", "/products/" + urllib.parse.quote("新 SKU/1", safe=""), "merchant", want=200)
    if after["on_hand"] != 3:
        shop.failures.append(f"the approval left {after['on_hand']} instead of the 3 that were counted")
    unwanted = shop.call("POST", "/stock-counts", "warehouse", {"name": "All", "scope": {"kind": "ALL"}}, want=201)
    shop.call("POST", f"/stock-counts/{unwanted['id']}/cancellation", "merchant", want=200)
    shop.call("POST", f"/stock-counts/{unwanted['id']}/cancellation", "merchant", want=(409, "STATE_CONFLICT"))
    shop.call("GET", "/stock-counts?status=COUNTING,CANCELLED&limit=1", "warehouse", want=200)
    shop.call("GET", "/stock-counts?status=SOME", "warehouse", want=(400, "BAD_REQUEST"))
    shop.call("GET", "/changes?limit=1000", "warehouse", want=200)


def streaming(shop):
    """One ring of the doorbell; the rest of a stream is the feed's own tests'."""
    connection = http.client.HTTPConnection(shop.address, timeout=10)
    connection.request("GET", "/api/v1/changes/stream", headers={"Authorization": "Bearer " + shop.tokens["merchant"]})
    answer = connection.getresponse()
    text = b""
    while not text.endswith(b"\n\n"):
        text += answer.read1(1)
    try:
        shop.api.validate("GET", "/api/v1/changes/stream", answer.status, answer.getheaders(), text)
        shop.good.add("streamChanges")
    except Mismatch as mismatch:
        shop.failures.append(f"stream: {mismatch}")
    connection.close()


def admin(shop):
    api = OpenApi(ROOT / "resources/api/admin.yaml")
    for path in ("/livez", "/readyz", "/metrics", "/nothing"):
        connection = http.client.HTTPConnection(shop.admin_address, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        try:
            api.validate("GET", path, answer.status, answer.getheaders(), answer.read())
        except Mismatch as mismatch:
            shop.failures.append(f"admin {path}: {mismatch}")
        connection.close()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", default=os.environ.get("ORDER_SERVICE", str(ROOT / "build/release/bin/order-service")))
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(options.service, folder)
        try:
            reading(shop)
            products = shop.call("GET", "/products?sort=-available&limit=1", "merchant", want=200)
            sku = products["items"][0]["sku"]
            selling(shop, sku)
            stocking(shop, sku)
            stock_taking(shop, sku)
            following(shop, sku)
            streaming(shop)
            admin(shop)
            accounts(shop)
            shop.call("DELETE", "/sessions/current", "warehouse", want=200)
            shop.call("GET", "/users/me", "warehouse", want=(401, "UNAUTHENTICATED"))
        finally:
            code = shop.stop()
        if code != 0:
            shop.failures.append(f"the service ended with {code}")
        silent = sorted({operation.name for operation in shop.api._operations.values()} - shop.good)
        if silent:
            shop.failures.append(f"no good answer of: {', '.join(silent)}")
        for failure in shop.failures:
            print(failure)
        print(f"{shop.answers} answers checked, {len(shop.failures)} wrong; "
              f"{len(shop.api.untested())} promised answers were not provoked here")
        return 1 if shop.failures else 0


if __name__ == "__main__":
    sys.exit(main())
