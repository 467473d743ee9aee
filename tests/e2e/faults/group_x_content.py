# SPDX-License-Identifier: Apache-2.0
"""What must not get in, and what must not get out: SQL, control characters, secrets, the insides of a failure."""

import json
import re
import sqlite3
import urllib.parse
from pathlib import Path

from faults.catalogue import fault
from support.order_service import Client, OrderService, new_product, order_body, paid_order

NASTY = ["'", "\"", "';--", "' OR '1'='1", "1; DROP TABLE orders", "%", "_", "\\", "*", "(", "))", "union select", "\x00", "\n", "0x41",
         "NULL", "-1", "1e9", "é", "𝔘", "%27", "${7*7}", "{{7*7}}", "../../etc/passwd", "<b>", "\u202e", "9" * 400]


@fault("X5", "SQL in every parameter", small={})
def sql_in_parameters(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "SAFE", 100)
    order = paid_order(merchant, ("SAFE", 1))
    lists = {"/orders": ["status", "exclude_status", "fulfilment", "q", "sku", "country", "created_from", "created_to", "paid_from", "paid_to",
                         "customer", "order_no", "min_total", "max_total", "on_hold", "has_note", "overdue", "sort", "limit", "cursor"],
             "/orders/counts": ["status", "q", "sku", "country", "customer"], "/products": ["q", "sort", "limit", "cursor", "active"],
             "/refunds": ["limit", "cursor", "sort"], "/changes": ["cursor", "limit"],
             "/reports/sales": ["from", "to", "bucket", "time_zone", "by", "week_start"], "/products/SAFE/movements": ["limit", "cursor"]}
    tried = 0
    for path, names in lists.items():
        for name in names + ["no_such_parameter", "'"]:
            for value in NASTY:
                answer = merchant.get(f"{path}?{urllib.parse.quote(name)}={urllib.parse.quote(value)}")
                tried += 1
                run.check(answer.status in (200, 400, 414, 422), f"{path}?{name}={value[:20]!r}: {answer.status}")
                if answer.status == 200 and path == "/orders" and name in ("q", "customer", "country", "sku", "order_no"):
                    run.check(not answer.data["items"], f"{path}?{name}={value[:20]!r} found something")
                run.check(not re.search(rb"sqlite|SELECT |syntax error", answer.body), f"{path}?{name}={value[:20]!r} shows its insides")
    for value in NASTY:
        for path in (f"/orders/{urllib.parse.quote(value, safe='')}", f"/products/{urllib.parse.quote(value, safe='')}"):
            answer = merchant.get(path)
            tried += 1
            run.check(answer.status in (400, 404, 414), f"{path[:40]}: {answer.status}")
        answer = merchant.post("/orders", order_body(("SAFE", 1), note=value[:50]))
        run.check(answer.status in (201, 400, 422), f"note {value[:20]!r}: {answer.status}")
    run.check(merchant.wanted(200, "GET", f"/orders/{order['id']}")["status"] == "PAID", "the order is not as it was")
    run.struck(tried, "hostile values answered")
    service.stop()
    run.audit(service)


@fault("X6", "control characters on their way to the log", small={})
def control_characters(run):
    service = OrderService(run.program, run.folder, ["--log-level", "debug"]).create().start()
    merchant = service.client()
    new_product(merchant, "LOG", 100)
    struck = 0
    for text in ("a\r\nb", "\x1b[31mred\x1b[0m", "%n%n%s", "x\ty", "\u2028line", "\x7f", "\x9b1m", "end\n{\"level\":\"error\"}"):
        for body in (order_body(("LOG", 1), note=text), {**order_body(("LOG", 1)), "customer": {"name": text}}, {text: 1}):
            answer = merchant.post("/orders", body)
            struck += run.check(answer.status in (201, 400, 422), f"{text!r}: {answer.status}")
        merchant.get("/orders?q=" + urllib.parse.quote(text))
        merchant.get("/" + urllib.parse.quote(text))
        Client(service.address).post("/sessions", {"username": text, "password": "x" * 10, "device": text})
        try:
            merchant.get("/users/me", headers={"X-Trace-Id": text.encode("ascii", "replace").decode().replace("\r", "").replace("\n", "")})
        except ValueError:
            pass
    service.stop()
    log = service.log.read_bytes()
    for line in log.splitlines():
        try:
            run.check(isinstance(json.loads(line), dict), f"no object: {line[:100]!r}")
        except ValueError:
            run.check(False, f"not one JSON object a line: {line[:100]!r}")
    raw = [byte for byte in set(log) if byte < 32 and byte != 10 or byte == 127]
    run.check(not raw, f"raw control bytes in the log: {raw}")
    run.struck(struck, "texts with control characters")
    run.figure("log lines", len(log.splitlines()))
    run.audit(service)


@fault("X7", "secrets and people in a full run", small={})
def canaries(run):
    password = "canary-password-5cQ"
    personal = ["canary-name-Qx", "canary-street-77", "canary@example.com", "+49-30-canary", "canary-city"]
    service = OrderService(run.program, run.folder, ["--log-level", "debug"])
    service.run("init", "--name", "Canary", "--currency", "EUR", "--time-zone", "Europe/Berlin")
    service.run("user", "add", "merchant", "--role", "merchant", stdin=password.encode())
    service.start()
    signed_in = service.sign_in("merchant", password)
    merchant = service.client()
    Client(service.address).post("/sessions", {"username": "merchant", "password": password + "!", "device": "x"})
    new_product(merchant, "CANARY", 100)
    body = {**order_body(("CANARY", 1)), "customer": {"name": personal[0], "email": personal[2], "phone": personal[3]},
            "ship_to": {"name": personal[0], "line1": personal[1], "city": personal[4], "country": "DE"}}
    order = merchant.wanted(201, "POST", "/orders", body)
    merchant.post("/orders", {**body, "customer": {"name": personal[0], "email": personal[2], "phne": personal[3]}})
    merchant.post("/orders", {**body, "lines": []})
    merchant.get("/orders?q=" + urllib.parse.quote(personal[2]))
    merchant.get("/orders?customer=" + urllib.parse.quote(personal[0]))
    merchant.post(f"/orders/{order['id']}/notes", {"text": personal[1]})
    merchant.wanted(200, "PATCH", "/users/me", {"current_password": password, "new_password": password + "-new"})
    service.sign_in("merchant", password + "-new")
    refreshed = Client(service.address).post("/sessions/refresh", {"refresh_token": signed_in["refresh_token"]})
    secrets = [password, signed_in["access_token"], signed_in["refresh_token"], service.tokens["merchant"]]
    if refreshed.status == 201 or refreshed.status == 200:
        secrets += [refreshed.data["access_token"], refreshed.data["refresh_token"]]
    process = Path(f"/proc/{service.process.pid}")
    surroundings = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    metrics = service.metrics().encode()
    service.stop()
    log = service.log.read_bytes()
    stored = b"".join(path.read_bytes() for path in service.folder.glob("shop.db*"))
    for canary in secrets + personal:
        for place, content in (("log", log), ("argv or environment", surroundings), ("metrics", metrics)):
            run.check(canary.encode() not in content, f"{canary} is in the {place}")
    for canary in secrets:
        run.check(canary.encode() not in stored, f"{canary[:12]}… is in the database")
    run.check(personal[0].encode() in stored, "the run did not use the canaries at all")
    run.struck(len(secrets + personal), "canaries looked for")
    run.figure("log bytes", len(log))
    run.audit(service)


@fault("X14", "a failure that nobody expected", small={})
def unexpected_failure(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "BROKEN", 100)
    order = paid_order(merchant, ("BROKEN", 1))
    counts = merchant.wanted(200, "GET", "/orders/counts")
    with sqlite3.connect(service.file, isolation_level=None) as database:
        database.execute("ALTER TABLE movements RENAME TO stolen")
    struck, traces = 0, []
    for method, path, body, version in (("POST", "/orders", order_body(("BROKEN", 1)), None),
                                        ("POST", f"/orders/{order['id']}/shipments", {"carrier": "D", "tracking_no": "T"}, order["version"]),
                                        ("GET", "/products/BROKEN/movements", None, None),
                                        ("POST", "/stock-adjustments", {"sku": "BROKEN", "delta": 1, "reason": "RECEIVED"}, None)):
        answer = merchant.call(method, path, body, version=version)
        struck += run.check(answer.status in (500, 503) and answer.reason in ("INTERNAL", "UNAVAILABLE"), f"{method} {path}: {answer.status}")
        run.check(answer.envelope.get("trace_id"), f"{method} {path}: no trace id")
        run.check(not re.search(r"sqlite|no such table|movements|stolen|SELECT|INSERT|\.cpp|" + re.escape(str(run.folder)),
                                answer.body.decode(), re.IGNORECASE), f"{method} {path} shows its insides: {answer.body!r}")
        traces.append(answer.envelope.get("trace_id"))
    run.check(merchant.wanted(200, "GET", "/orders/counts") == counts, "half an order stayed behind")
    with sqlite3.connect(service.file, isolation_level=None) as database:
        database.execute("ALTER TABLE stolen RENAME TO movements")
    merchant.wanted(201, "POST", "/orders", order_body(("BROKEN", 1)))
    merchant.wanted(201, "POST", f"/orders/{order['id']}/shipments", {"carrier": "D", "tracking_no": "T"}, version=order["version"])
    run.struck(struck, "requests that met the failure")
    service.stop()
    log = service.log.read_text()
    run.check(all(trace and trace in log for trace in traces), "the log does not know each trace id")
    run.audit(service)


