# SPDX-License-Identifier: Apache-2.0
"""Who may do what: tokens, roles, members that nobody may set, passwords that somebody guesses."""

import base64
import json
import re
import statistics
import time
from pathlib import Path

import yaml

from faults.catalogue import fault
from support.load import in_parallel, timed
from support.order_service import PASSWORD, ROLES, Client, OrderService, new_product, order_body, paid_order

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


@fault("X1", "every route, every role, no token", small={}, starred=True)
def every_route(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "OWN", 100)
    order = paid_order(merchant, ("OWN", 1))
    before = merchant.wanted(200, "GET", f"/orders/{order['id']}")
    tried = refused = 0
    for method, template in routes():
        path = re.sub(r"\{sku\}", "OWN", re.sub(r"\{no\}", "1", template)).replace("{id}", order["id"])
        if template.startswith(("/users/{", "/views/{")):
            path = template.replace("{id}", NOBODY)
        if template == "/reports/sales":
            path += "?from=2026-01-01&to=2026-01-31&bucket=day"
        answer = Client(service.address).call(method, path, body={} if method != "GET" else None)
        tried += 1
        run.check(answer.status == 401 and answer.reason == "UNAUTHENTICATED", f"{method} {path} without a token: {answer.status}")
        for role in ROLES:
            if method == "GET" and template == "/changes/stream":
                continue
            if (method, template) in (("DELETE", "/sessions/current"), ("PATCH", "/users/me")):
                continue
            may = role in MAY.get((method, template), {"merchant"})
            if may and method != "GET":
                continue  # rightly used by other tests; here it would change the order
            answer = service.client(role).call(method, path, body={} if method != "GET" else None, version=1)
            tried += 1
            if may:
                foreign = role == "storefront" and "{id}" in template
                run.check(answer.status == (404 if foreign else 200), f"{method} {path} as {role}: {answer.status} {answer.reason}")
                if foreign:
                    unknown = service.client(role).call(method, template.replace("{id}", NOBODY))
                    same = lambda found: {name: value for name, value in found.envelope.items() if name != "trace_id"}
                    run.check(same(unknown) == same(answer), "an order of somebody else is told apart from one that is not there")
            else:
                refused += run.check(answer.status == 403 and answer.reason == "FORBIDDEN", f"{method} {path} as {role}: {answer.status} {answer.reason}")
    run.check(merchant.wanted(200, "GET", f"/orders/{order['id']}") == before, "a refused call changed the order")
    run.struck(refused, f"calls refused for their role, of {tried}")
    service.stop()
    run.audit(service)


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
            stream.connection = __import__("http.client", fromlist=["x"]).HTTPConnection(service.address, timeout=20)
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


@fault("X4", "somebody guesses passwords", small={"guesses": 60}, full={"guesses": 1000})
def guessed_passwords(run, guesses):
    service = OrderService(run.program, run.folder).create().start()

    def sign_in(client, name, password):
        return timed(lambda: client.post("/sessions", {"username": name, "password": password, "device": "x"}))

    client = Client(service.address)
    known = [sign_in(client, "manager", f"wrong password {i}") for i in range(3)]
    unknown = [sign_in(client, f"nobody{i}", f"wrong password {i}") for i in range(3)]
    same = lambda call: (call.status, {name: value for name, value in call.answer.envelope.items() if name != "trace_id"})
    run.check(all(same(call) == same(known[0]) for call in known + unknown) and known[0].status == 401,
              f"the answers differ: {[call.status for call in known + unknown]}")
    ratio = statistics.median(call.seconds for call in unknown) / statistics.median(call.seconds for call in known)
    run.check(0.5 < ratio < 2, f"an unknown user is answered {ratio:.2f} times as fast")
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
    run.figure("unknown / known user", f"{ratio:.2f}")
    run.figure("waits", f"{min(waits, default=0)}–{max(waits, default=0)} s")
    service.stop()
