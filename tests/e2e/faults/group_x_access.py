# SPDX-License-Identifier: Apache-2.0
"""Who may do what: tokens, roles, members that nobody may set, passwords that somebody guesses."""

import base64
import http.client
import json
import re
import statistics
import time
from pathlib import Path

import yaml

from faults.catalogue import fault
from support.load import in_parallel, statuses, timed
from support.order_service import PASSWORD, ROLES, Client, OrderService, new_product, order_body, paid_order, payment_body

ROOT = Path(__file__).resolve().parents[3]
NOBODY = "4611686018427387904"
# Read of the contract, section 5: every route that is not named here is the merchant's alone.
EVERYBODY = set(ROLES)
READERS = {"merchant", "manager", "warehouse"}
PACKERS = {"merchant", "warehouse"}
MAY = {
    ("GET", "/users/me"): EVERYBODY, ("PATCH", "/users/me"): EVERYBODY, ("DELETE", "/sessions/current"): EVERYBODY,
    ("GET", "/orders"): EVERYBODY, ("GET", "/orders/counts"): EVERYBODY, ("GET", "/orders/{id}"): EVERYBODY,
    ("GET", "/orders/{id}/events"): READERS,
    ("POST", "/orders"): {"merchant", "storefront"}, ("POST", "/orders/{id}/payments"): {"merchant", "storefront"},
    ("POST", "/orders/{id}/shipments"): PACKERS, ("PATCH", "/orders/{id}/shipments/{no}"): PACKERS,
    ("POST", "/batches/shipments"): PACKERS, ("POST", "/orders/{id}/hold"): PACKERS, ("DELETE", "/orders/{id}/hold"): PACKERS,
    ("PUT", "/orders/{id}/claim"): PACKERS, ("DELETE", "/orders/{id}/claim"): PACKERS,
    ("PUT", "/orders/{id}/packing"): PACKERS, ("POST", "/orders/{id}/prints"): PACKERS,
    ("GET", "/refunds"): {"merchant", "manager"}, ("GET", "/products"): READERS, ("GET", "/products/{sku}"): READERS,
    ("GET", "/products/{sku}/movements"): READERS, ("POST", "/stock-adjustments"): PACKERS,
    ("GET", "/stock-counts"): PACKERS, ("POST", "/stock-counts"): PACKERS, ("GET", "/stock-counts/{id}"): PACKERS,
    ("GET", "/stock-counts/{id}/lines/{sku}"): PACKERS, ("PUT", "/stock-counts/{id}/lines/{sku}"): PACKERS,
    ("GET", "/pick-tasks"): PACKERS,
    ("GET", "/shop"): READERS, ("GET", "/views"): READERS, ("GET", "/reports/sales"): {"merchant", "manager"},
    ("GET", "/changes"): READERS, ("GET", "/changes/stream"): READERS,
}


def routes():
    """(method, path) of openapi.yaml, without what needs no token."""
    document = yaml.safe_load((ROOT / "resources/api/openapi.yaml").read_text())
    for path, item in document["paths"].items():
        path = path.removeprefix("/api/v1")
        for method in ("get", "post", "put", "patch", "delete"):
            if method in item and path not in ("/sessions", "/sessions/refresh"):
                yield method.upper(), path


class Permitted:
    """For every route that changes something: a request that its roles may make, on something made for it."""

    def __init__(self, service):
        self.service = service
        self.merchant = service.client()
        self.number = 0

    def order(self, role, *steps):
        """A fresh order, and where it stands after the steps. A storefront's own, where that matters."""
        seller = self.service.client(role if role == "storefront" else "merchant")
        order = seller.wanted(201, "POST", "/orders", order_body(("OWN", 2)))
        path = f"/orders/{order['id']}"
        for step in steps:
            if step == "pay":
                order = seller.wanted(201, "POST", path + "/payments", payment_body(order))
            elif step == "ship":
                order = self.merchant.wanted(201, "POST", path + "/shipments", {"carrier": "DHL", "tracking_no": "T"}, version=order["version"])
            elif step == "hold":
                order = self.merchant.wanted(201, "POST", path + "/hold", {"reason": "r"}, version=order["version"])
            elif step == "claim":
                order = self.service.client(role).wanted(200, "PUT", path + "/claim", {})
        return order

    def user(self):
        self.number += 1
        return self.merchant.wanted(201, "POST", "/users", {"name": f"extra{self.number}", "role": "warehouse", "password": PASSWORD})

    def view(self):
        return self.merchant.wanted(201, "POST", "/views", VIEW)

    def webhook(self):
        return self.merchant.wanted(201, "POST", "/webhooks", WEBHOOK)

    def count(self, *steps):
        """Where a stock take of one product is, made for it; "count": what is there was counted."""
        self.number += 1
        sku = f"COUNTED-{self.number}"
        new_product(self.merchant, sku, 5)
        path = "/stock-counts/" + stock_take(self.merchant, sku)
        if "count" in steps:
            self.merchant.wanted(200, "PUT", f"{path}/lines/{sku}", ENTRY)
        return path, sku

    def request(self, method, template, role):
        """(path, body, version, status) of one."""
        on = lambda order, path, body, status=200: (f"/orders/{order['id']}{path}", body, order["version"], status)
        self.number += 1
        made = {
            ("DELETE", "/sessions/current"): lambda: ("/sessions/current", None, None, 200),
            ("PATCH", "/users/me"): lambda: ("/users/me", {"current_password": PASSWORD, "new_password": PASSWORD + "!"}, None, 200),
            ("POST", "/users"): lambda: ("/users", {"name": f"new{self.number}", "role": "manager", "password": PASSWORD}, None, 201),
            ("PATCH", "/users/{id}"): lambda: (f"/users/{self.user()['id']}", {"role": "manager"}, None, 200),
            ("DELETE", "/users/{id}"): lambda: (f"/users/{self.user()['id']}", None, None, 200),
            ("POST", "/orders"): lambda: ("/orders", order_body(("OWN", 1)), None, 201),
            ("PATCH", "/orders/{id}"): lambda: on(self.order(role), "", {"customer": {"name": "Somebody else"}}),
            ("POST", "/orders/{id}/payments"): lambda: (lambda order: on(order, "/payments", payment_body(order), 201))(self.order(role)),
            ("POST", "/orders/{id}/shipments"): lambda: on(self.order(role, "pay"), "/shipments", {"carrier": "D", "tracking_no": "T"}, 201),
            ("PATCH", "/orders/{id}/shipments/{no}"): lambda: on(self.order(role, "pay", "ship"), "/shipments/1", {"tracking_no": "T2"}),
            ("POST", "/orders/{id}/completion"): lambda: on(self.order(role, "pay", "ship"), "/completion", {}),
            ("POST", "/orders/{id}/cancellation"): lambda: on(self.order(role), "/cancellation", {"reason": "MERCHANT"}),
            ("POST", "/orders/{id}/refunds"): lambda: on(self.order(role, "pay"), "/refunds", {"amount_minor": 1, "reason": "r"}, 201),
            ("POST", "/orders/{id}/prints"): lambda: on(self.order(role), "/prints", {"document": "slip", "printer": "p", "copies": 1}, 201),
            ("POST", "/orders/{id}/hold"): lambda: on(self.order(role, "pay"), "/hold", {"reason": "r"}, 201),
            ("DELETE", "/orders/{id}/hold"): lambda: on(self.order(role, "pay", "hold"), "/hold", None),
            ("PUT", "/orders/{id}/claim"): lambda: on(self.order(role, "pay"), "/claim", {}),
            ("DELETE", "/orders/{id}/claim"): lambda: on(self.order(role, "pay", "claim"), "/claim", None),
            ("POST", "/orders/{id}/notes"): lambda: on(self.order(role), "/notes", {"text": "n"}, 201),
            ("PUT", "/orders/{id}/packing"): lambda: on(self.order(role, "pay"), "/packing", {"lines": [{"line_no": 1, "packed_quantity": 1}]}),
            ("POST", "/batches/shipments"): lambda: (lambda order: ("/batches/shipments", {"items": [
                {"order_id": order["id"], "version": order["version"], "idempotency_key": f"batch-of-{role}-{self.number:06d}",
                 "carrier": "D", "tracking_no": "T"}]}, None, 200))(self.order(role, "pay")),
            ("POST", "/products"): lambda: ("/products", {"sku": f"N-{self.number}", "title": "N", "price_minor": 1}, None, 201),
            ("PATCH", "/products/{sku}"): lambda: ("/products/OWN", {"title": f"Own {self.number}"},
                                                   self.merchant.wanted(200, "GET", "/products/OWN")["version"], 200),
            ("POST", "/stock-adjustments"): lambda: ("/stock-adjustments", {"sku": "OWN", "delta": 1, "reason": "RECEIVED"}, None, 201),
            ("POST", "/stock-counts"): lambda: ("/stock-counts", {"name": "c", "scope": {"kind": "ALL"}}, None, 201),
            ("PUT", "/stock-counts/{id}/lines/{sku}"): lambda: ("/lines/".join(self.count()), ENTRY, None, 200),
            ("POST", "/stock-counts/{id}/recount"): lambda: (lambda path, sku: (path + "/recount", {"skus": [sku]}, None, 200))(*self.count("count")),
            ("POST", "/stock-counts/{id}/approval"): lambda: (self.count("count")[0] + "/approval", {}, None, 200),
            ("POST", "/stock-counts/{id}/cancellation"): lambda: (self.count()[0] + "/cancellation", None, None, 200),
            ("PATCH", "/shop"): lambda: ("/shop", {"name": f"Shop {self.number}"}, None, 200),
            ("POST", "/views"): lambda: ("/views", VIEW, None, 201),
            ("PUT", "/views/{id}"): lambda: (f"/views/{self.view()['id']}", VIEW, None, 200),
            ("DELETE", "/views/{id}"): lambda: (f"/views/{self.view()['id']}", None, None, 200),
            ("POST", "/webhooks"): lambda: ("/webhooks", WEBHOOK, None, 201),
            ("DELETE", "/webhooks/{id}"): lambda: (f"/webhooks/{self.webhook()['id']}", None, None, 200),
        }.get((method, template))
        return made() if made else None


ENTRY = {"counted": 5, "expected": 5, "counted_at": "2099-01-01T00:00:00Z"}


def stock_take(merchant, sku):
    """The id of a new stock take of one product."""
    return merchant.wanted(201, "POST", "/stock-counts", {"name": "c", "scope": {"kind": "SKUS", "skus": [sku]}})["id"]


# Where nobody listens.
WEBHOOK = {"url": "http://127.0.0.1:9/", "events": ["order.paid"]}
VIEW = {"name": "v", "query": {}, "columns": [], "sort": "-created_at", "roles": ["merchant"]}


def stream_of(service, token):
    """(status, content type, the first event) of /changes/stream."""
    connection = http.client.HTTPConnection(service.address, timeout=20)
    connection.request("GET", "/api/v1/changes/stream", headers={"Authorization": "Bearer " + token} if token else {})
    response = connection.getresponse()
    first = response.read1(65536) if response.status == 200 else response.read()
    connection.close()
    return response.status, response.getheader("Content-Type", ""), first


def feed_end(client):
    """A cursor behind everything there is."""
    cursor, more = "", True
    while more:
        page = client.wanted(200, "GET", "/changes?limit=1000" + (f"&cursor={cursor}" if cursor else ""))
        cursor, more = page["cursor"], page["has_more"]
    return cursor


@fault("X1", "every route, every role, no token", small={}, starred=True)
def every_route(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "OWN", 100_000)
    order = paid_order(merchant, ("OWN", 1))
    count = stock_take(merchant, "OWN")
    before, end = merchant.wanted(200, "GET", f"/orders/{order['id']}"), feed_end(merchant)
    tried = refused = 0

    def path_of(template):
        path = re.sub(r"\{sku\}", "OWN", re.sub(r"\{no\}", "1", template))
        path = path.replace("{id}", count if template.startswith("/stock-counts/") else order["id"])
        if template.startswith(("/users/{", "/views/{", "/webhooks/{")):
            path = template.replace("{id}", NOBODY)
        return path + ("?from=2026-01-01&to=2026-01-31&bucket=day" if template == "/reports/sales" else "")

    every = list(routes())
    for method, template in every:
        body = {} if method != "GET" else None
        answer = Client(service.address).call(method, path_of(template), body=body)
        tried += 1
        run.check(answer.status == 401 and answer.reason == "UNAUTHENTICATED", f"{method} {template} without a token: {answer.status}")
        for role in ROLES:
            may = role in MAY.get((method, template), {"merchant"})
            if template == "/changes/stream":
                status, kind, first = stream_of(service, service.client(role).token)
                tried += 1
                if may:
                    run.check(status == 200 and kind.startswith("text/event-stream") and b"id: " in first, f"the stream as {role}: {status} {first[:80]!r}")
                else:
                    refused += run.check(status == 403 and b"FORBIDDEN" in first, f"the stream as {role}: {status}")
                continue
            if may and method != "GET":
                continue
            answer = service.client(role).call(method, path_of(template), body=body, version=1)
            tried += 1
            foreign = may and role == "storefront" and "{id}" in template
            if may:
                run.check(answer.status == (404 if foreign else 200), f"{method} {template} as {role}: {answer.status} {answer.reason}")
            else:
                refused += run.check(answer.status == 403 and answer.reason == "FORBIDDEN", f"{method} {template} as {role}: {answer.status} {answer.reason}")
    run.check(merchant.wanted(200, "GET", f"/orders/{order['id']}") == before, "a refused call changed the order")
    run.check(not merchant.wanted(200, "GET", f"/changes?cursor={end}")["items"], "a refused call changed something")
    refused += foreign_orders(run, service, order)
    done = permitted_calls(run, service, every)
    run.struck(refused, f"calls refused for their role, of {tried + done}")
    run.figure("permitted and done", done)
    service.stop()
    run.audit(service)


def foreign_orders(run, service, order):
    """To a storefront, what another one sold is told apart from what is not there by nothing."""
    alike = 0
    for method, template, body in (("GET", "/orders/{id}", None), ("POST", "/orders/{id}/payments", payment_body(order))):
        theirs, nobodys = (service.client("storefront").call(method, template.replace("{id}", order_id), body)
                           for order_id in (order["id"], NOBODY))
        same = lambda found: {name: value for name, value in found.envelope.items() if name != "trace_id"}
        alike += run.check(theirs.status == 404 and same(theirs) == same(nobodys), f"{method} {template}: {theirs.status} and {nobodys.status}")
    return alike


def permitted_calls(run, service, every):
    """What a role may do, it can: the request is made, on something of its own, and done. How many were."""
    permitted, done = Permitted(service), 0
    # Changing one's password and signing out end what comes after them.
    last = ("/users/me", "/sessions/current")
    for method, template in sorted(every, key=lambda route: last.index(route[1]) + 1 if route[1] in last else 0):
        if method == "GET":
            continue
        for role in sorted(MAY.get((method, template), {"merchant"})):
            request = permitted.request(method, template, role)
            if not run.check(request is not None, f"{method} {template}: nobody tries what is permitted"):
                break
            path, body, version, wanted = request
            answer = service.client(role).call(method, path, body, version=version)
            good = answer.status == wanted
            if template == "/batches/shipments" and good:
                good = answer.data["items"][0]["status"] == 201
            done += run.check(good, f"{method} {template} as {role}: {answer.status} {answer.body[:200]!r}")
    return done


@fault("X2", "members that nobody may set", small={})
def unasked_members(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "MASS", 100)
    struck = 0
    for name, value in (("status", "PAID"), ("paid_at", "2026-01-01T00:00:00.000Z"), ("tenant_id", "7"), ("price", 1), ("version", 9),
                        ("role", "merchant"), ("id", "1"), ("revision", 1), ("total_minor", 1), ("paid_minor", 1), ("__proto__", {}), ("", 1)):
        answer = merchant.post("/orders", order_body(("MASS", 1), **{name: value}))
        struck += run.check(answer.status == 400 and answer.reason == "BAD_REQUEST" and answer.data.get("field") in (name, f'"{name}"'),
                            f"{name!r}: {answer.status} {answer.data}")
    order = paid_order(merchant, ("MASS", 1))
    for method, path, body in (("PATCH", f"/orders/{order['id']}", {"status": "SHIPPED"}), ("PATCH", "/products/MASS", {"on_hand": 9}),
                               ("PATCH", "/users/me", {"role": "merchant"}), ("PATCH", "/shop", {"id": "2"}),
                               ("POST", f"/orders/{order['id']}/shipments", {"carrier": "D", "tracking_no": "T", "shipped_at": "x"})):
        answer = merchant.call(method, path, body, version=order["version"] if "orders" in path else 1)
        struck += run.check(answer.status == 400, f"{method} {path} {body}: {answer.status}")
    run.check(sum(merchant.wanted(200, "GET", "/orders/counts").values()) == 1, "an order was placed")
    run.struck(struck, "members refused by name")
    service.stop()
    run.audit(service)


@fault("X3", "tokens that are none, or no longer", small={})
def wrong_tokens(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "TOKEN", 5)
    token = service.tokens["merchant"]
    segment = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
    forged = ["", "x", token[:-1], token + "A", token.swapcase(), token[1:] + token[0], "A" * len(token), "null", "Bearer",
              segment({"alg": "none"}) + "." + segment({"sub": "merchant", "role": "merchant"}) + ".",
              segment({"alg": "HS256"}) + "." + segment({"sub": "merchant"}) + "." + segment("sig"), "' OR 1=1 --"]
    struck = 0
    for text in forged:
        answer = Client(service.address, text).get("/users/me")
        struck += run.check(answer.status == 401, f"{text[:30]!r}: {answer.status}")
    for scheme in ("Basic bWVyY2hhbnQ6eA==", "bearer", "Token " + token, token):
        answer = Client(service.address).get("/users/me", headers={"Authorization": scheme})
        struck += run.check(answer.status == 401, f"{scheme[:12]!r}: {answer.status}")

    def ends(what, role, end):
        """A stream and a token of `role` must end when `end` is done."""
        nonlocal struck
        service.sign_in(role)
        client, stream = service.client(role), None
        if role != "storefront":
            stream = service.client(role, timeout=20)
            stream.connection = http.client.HTTPConnection(service.address, timeout=20)
            stream.connection.request("GET", "/api/v1/changes/stream", headers={"Authorization": "Bearer " + stream.token})
            response = stream.connection.getresponse()
            run.check(response.status == 200, f"{what}: the stream opened with {response.status}")
        end()
        answer = client.get("/users/me")
        struck += run.check(answer.status == 401, f"{what}: the token still works ({answer.status})")
        if stream:
            began = time.monotonic()
            try:
                while response.read1(65536):
                    pass
            except OSError as problem:
                run.check(False, f"{what}: the stream stayed open ({problem})")
            run.check(time.monotonic() - began < 15, f"{what}: the stream ended late")
            stream.close()

    users = {user["name"]: user for user in merchant.wanted(200, "GET", "/users")["items"]}
    ends("after signing out", "manager", lambda: service.client("manager").wanted(200, "DELETE", "/sessions/current"))
    ends("after another role", "warehouse",
         lambda: merchant.wanted(200, "PATCH", f"/users/{users['warehouse']['id']}", {"role": "manager"}))
    ends("after removal", "manager", lambda: merchant.wanted(200, "DELETE", f"/users/{users['manager']['id']}"))
    service.stop()
    service.start(wrapper=("faketime", "-f", "+20m"))
    answer = Client(service.address, token).get("/users/me")
    struck += run.check(answer.status == 401 and answer.reason == "TOKEN_EXPIRED", f"after 20 minutes: {answer.status} {answer.reason}")
    run.struck(struck, "tokens refused")
    service.stop()
    run.audit(service)


@fault("X4", "somebody guesses passwords", small={"guesses": 60, "samples": 60}, full={"guesses": 1000, "samples": 200})
def guessed_passwords(run, guesses, samples):
    service = OrderService(run.program, run.folder).create().start()

    def sign_in(client, name, password):
        return timed(lambda: client.post("/sessions", {"username": name, "password": password, "device": "x"}))

    # Each name is tried twice only: the third free try of one name would tell as little, the fifth is turned away unheard.
    merchant = service.client()
    for i in range(samples // 2):
        merchant.wanted(201, "POST", "/users", {"name": f"known{i}", "role": "warehouse", "password": PASSWORD})
    client = Client(service.address)
    known, unknown = [], []
    for i in range(samples):
        # By turns, so that whatever else the machine does meets both alike.
        known.append(sign_in(client, f"known{i % (samples // 2)}", f"wrong password {i}"))
        unknown.append(sign_in(client, f"nobody{i % (samples // 2)}", f"wrong password {i}"))
    same = lambda call: (call.status, {name: value for name, value in call.answer.envelope.items() if name != "trace_id"})
    run.check(all(same(call) == same(known[0]) for call in known + unknown) and known[0].status == 401,
              f"the answers differ: {dict(statuses(known))} and {dict(statuses(unknown))}")
    ratio = statistics.median(call.seconds for call in unknown) / statistics.median(call.seconds for call in known)
    run.check(0.8 < ratio < 1.2, f"an unknown user is answered in {ratio:.2f} of the time, over {samples} tries of each")
    calls = in_parallel(4, guesses, lambda: Client(service.address),
                        lambda each, i: sign_in(each, "merchant", f"wrong password {i}"))
    limited = [call for call in calls if call.status == 429]
    run.check(all(call.status in (401, 429) for call in calls), f"answers: {set(call.status for call in calls)}")
    waits = [int(call.answer.headers["retry-after"]) for call in limited]
    run.check(len(limited) >= guesses - 20, f"only {len(limited)} of {guesses} guesses were turned away")
    # A guess that is turned away is no guess: the wait grows with those that were made after waiting.
    for _ in range(3):
        time.sleep(waits[-1])
        again = [sign_in(client, "merchant", "wrong once more") for _ in range(2)][-1]
        run.check(again.status == 429, f"after waiting {waits[-1]} s and one more guess: {again.status}")
        waits.append(int(again.answer.headers.get("retry-after", 0)))
    run.check(waits[-1] > waits[-2] > waits[0], f"the wait does not grow: {waits[-4:]}")
    run.check(max(waits, default=0) <= 3600, f"the right user would wait {max(waits, default=0)} s")
    service.stop()
    service.start(wrapper=("faketime", "-f", f"+{max(waits, default=0) + 60}s"))
    run.check(sign_in(Client(service.address), "merchant", PASSWORD).status == 201, "the right user is locked out")
    run.struck(len(limited), "guesses turned away")
    run.figure("unknown / known user", f"{ratio:.2f} over {samples} tries of each")
    run.figure("waits", f"{min(waits, default=0)}–{max(waits, default=0)} s")
    service.stop()
