#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What follows from orders, seen from outside: webhooks with signatures that are verified here, one trace id from the request to
the receiver and the log, points and draft parcels; and the service is killed again and again in the middle of it. On PostgreSQL
(CH_TEST_POSTGRESQL) two instances do this, and now the one, now the other is killed.
"""

import argparse
import base64
import collections
import hashlib
import hmac
import http.server
import json
import os
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from openapi.openapi_check import OpenApi  # noqa: E402
from openapi.strict_schema import parse  # noqa: E402
from support.order_service import OrderService, new_product  # noqa: E402
from support.stores import new_store, on_postgresql  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
KILLS = 4
# The other one takes over when a lease is over.
KILLS_OF_TWO = 2
ORDERS_PER_LIFE = 12
CUSTOMERS = 3
PRICE = 1250


class Receiver(http.server.ThreadingHTTPServer):
    """Another system: keeps what it is told, and says no the first time on /flaky."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.lock = threading.Lock()
        self.told = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"

    def at(self, path):
        with self.lock:
            return [message for message in self.told if message["path"] == path]


class Answering(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            is_first = not any(message["path"] == self.path for message in self.server.told)
            self.server.told.append({"path": self.path, "headers": dict(self.headers), "body": body, "at": time.time()})
        self.send_response(500 if self.path == "/flaky" and is_first else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def is_signed(message, secret):
    """As a receiver's library does it: the Standard Webhooks scheme, written down once more."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    headers = {name.lower(): value for name, value in message["headers"].items()}
    if abs(int(headers["webhook-timestamp"]) - message["at"]) > 300:
        return False
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + message["body"]
    wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return f"v1,{wanted}" in headers["webhook-signature"].split()


def waited(what, condition, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


def log_lines(instances, trace):
    lines = [json.loads(line) for instance in instances for line in instance.log.read_text().splitlines() if line.startswith("{")]
    return [line for line in lines if line["trace_id"] == trace]


def one_day(client, customer, trace=None):
    """An order from its placing to its completion."""
    headers = {"X-Trace-Id": trace} if trace else {}
    order = client.wanted(201, "POST", "/orders", {
        "currency": "EUR", "customer": {"id": customer, "name": "A"}, "lines": [{"sku": "TEA", "quantity": 1}],
        "ship_to": {"name": "A", "line1": "1", "city": "B", "country": "DE"}})
    path = f"/orders/{order['id']}"
    order = client.wanted(201, "POST", path + "/payments", {"amount_minor": PRICE, "method": "card", "reference": "r"},
                          headers=headers)
    order = client.wanted(201, "POST", path + "/shipments", {"carrier": "DHL", "tracking_no": "1"}, version=order["version"])
    return client.wanted(200, "POST", path + "/completion", {}, version=order["version"])


def metric(instances, start):
    return sum(float(line.rsplit(" ", 1)[1]) for instance in instances for line in instance.metrics().splitlines() if line.startswith(start))


def points(service, *arguments):
    return [json.loads(line) for line in service.run("points", "--json", *arguments).stdout.splitlines()]


def trace_reaches_everybody(instances, receiver, client, secret):
    trace = uuid.uuid4().hex
    order = one_day(client, "C-0", trace)
    message = waited("the webhook of the payment", lambda: [
        m for m in receiver.at("/good") if m["headers"].get("X-Trace-Id") == trace])[0]
    body = json.loads(message["body"])
    assert is_signed(message, secret), "the signature is wrong"
    assert not is_signed({**message, "body": message["body"] + b" "}, secret), "the signature is of anything"
    assert body["trace_id"] == trace and body["type"] == "order.paid", body
    assert body["data"]["order_no"] == order["order_no"] and body["id"] == message["headers"]["webhook-id"], body
    timeline = client.get(f"/orders/{order['id']}/events").data["items"]
    assert [entry["kind"] for entry in timeline if entry["trace_id"] == trace] == ["PAID"], timeline

    def told():
        return {(line["message"], line["context"].get("consumer", "")) for line in log_lines(instances, trace)}
    waited("the log", lambda: {("request", ""), ("event consumed", "pick-tasks"), ("event consumed", "webhooks"),
                               ("webhook told", "")} <= told(), 20)


def kills_of(instances):
    return KILLS if len(instances) == 1 else KILLS_OF_TWO


def lives_and_deaths(instances, receiver):
    """Each life ends by kill -9 while consumers and sender are at work."""
    placed = collections.Counter({"C-0": 1})
    for life in range(kills_of(instances)):
        service = instances[life % len(instances)]
        client = service.client("merchant")
        for number in range(ORDERS_PER_LIFE):
            one_day(client, f"C-{number % CUSTOMERS}")
            placed[f"C-{number % CUSTOMERS}"] += 1
        service.kill()
        service.start()
    service = instances[0]
    client = service.client("merchant")
    total = sum(placed.values())
    waited("all messages", lambda: len({m["headers"]["webhook-id"] for m in receiver.at("/good")}) == total)
    waited("all consumers", lambda: sum(entry["orders"] for entry in points(service)) == total)
    waited("an end of the tasks", lambda: not client.get("/pick-tasks").data["items"])
    return placed


def everything_happened_once(instances, receiver, placed, secret):
    service = instances[0]
    for entry in points(service):
        wanted = placed[entry["customer_id"]]
        assert entry == {"customer_id": entry["customer_id"], "points": wanted * (PRICE // 100), "orders": wanted}, entry
        ledger = points(service, "--customer", entry["customer_id"])
        assert len({row["order_no"] for row in ledger}) == len(ledger) == wanted, ledger
    bodies = {}
    schemas = OpenApi(ROOT / "resources/api/openapi.yaml").schemas
    for message in receiver.told:
        faults = list(schemas.problems({"$ref": "#/components/schemas/OrderEvent"}, parse(message["body"])))
        assert not faults, faults
    for message in receiver.at("/good"):
        assert is_signed(message, secret), "a signature is wrong"
        # Whoever gets a message twice gets the same.
        assert bodies.setdefault(message["headers"]["webhook-id"], message["body"]) == message["body"]
    flaky = waited("the second try", lambda: len(receiver.at("/flaky")) > 1 and receiver.at("/flaky"))
    first = flaky[0]["headers"]["webhook-id"]
    waited("the message that failed once", lambda: sum(
        m["headers"]["webhook-id"] == first for m in receiver.at("/flaky")) >= 2)
    webhooks = waited("quiet", lambda: (items := service.client("merchant").get("/webhooks").data["items"]) and not any(
        item["waiting"] for item in items) and items)
    assert all(item["last_delivered_at"] and not item["failing_since"] for item in webhooks), webhooks
    waited("the metrics", lambda: metric(instances, "consumer_waiting_events{") == 0 and metric(instances, "webhook_waiting_deliveries") == 0)
    assert metric(instances, "consumer_set_aside_events{") == 0


def a_copy_knows_the_same(service, folder):
    before = points(service)
    copy = os.path.join(folder, "copy.db")
    service.run("backup", copy)
    served, service.store = service.store, f"sqlite:{copy}"
    assert points(service) == before
    service.run("audit")
    service.store = served


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", default=os.environ.get("ORDER_SERVICE", str(ROOT / "build/release/bin/order-service")))
    options = arguments.parse_args()
    receiver = Receiver()
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(folder)
        instances = [OrderService(options.service, folder, name=f"instance{i}") for i in range(2 if on_postgresql() else 1)]
        for instance in instances:
            instance.store = store
            # A token of one holds at the other.
            instance.tokens = instances[0].tokens
        service = instances[0].create()
        for instance in instances:
            instance.start()
        try:
            client = service.client("merchant")
            new_product(client, "TEA", 100_000, PRICE)
            good = client.wanted(201, "POST", "/webhooks", {"url": receiver.url("/good"), "events": ["order.paid"]})
            client.wanted(201, "POST", "/webhooks", {"url": receiver.url("/flaky"), "events": ["order.completed"]})
            trace_reaches_everybody(instances, receiver, client, good["secret"])
            placed = lives_and_deaths(instances, receiver)
            everything_happened_once(instances, receiver, placed, good["secret"])
            if not on_postgresql():
                a_copy_knows_the_same(service, folder)
            sent = len(receiver.told)
        finally:
            for instance in instances:
                instance.stop()
        service.run("audit")
        assert not any(good["secret"] in instance.log.read_text() for instance in instances), "the secret is in the log"
    print(f"{sum(placed.values())} orders, {kills_of(instances)} kills of {len(instances)} instances, {sent} messages: each effect once")
    return 0


if __name__ == "__main__":
    sys.exit(main())
