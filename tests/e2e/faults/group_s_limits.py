# SPDX-License-Identifier: Apache-2.0
"""Too much, too slow, too deep, too many: answered and survived, while others are served as before."""

import json
import multiprocessing
import re
import resource
import socket
import threading
import time
import uuid

from faults.catalogue import fault
from support.load import Call, in_parallel, milliseconds, percentile, statuses, timed
from support.order_service import OrderService, new_product, order_body, paid_order


def exchange(address, data, timeout=30, pause=None):
    """Whatever comes back for these bytes; `pause` sends them one by one, that many seconds apart."""
    host, port = address.split(":")
    answer = b""
    with socket.create_connection((host, int(port)), timeout=timeout) as connection:
        try:
            if pause is None:
                connection.sendall(data)
            else:
                connection.settimeout(pause)
                for byte in data:
                    connection.sendall(bytes([byte]))
                    try:
                        received = connection.recv(65536)
                        if not received:
                            return answer
                        answer += received
                    except TimeoutError:
                        pass
                connection.settimeout(timeout)
        except OSError:
            pass
        try:
            while True:
                received = connection.recv(65536)
                if not received:
                    return answer
                answer += received
                if b"\r\n\r\n" in answer and b"Content-Length" in answer:
                    head, body = answer.split(b"\r\n\r\n", 1)
                    length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
                    if len(body) >= length:
                        return answer
        except OSError:
            return answer


def status_of(answer):
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.1 ") else None


def post(service, body, content_type=b"application/json", path=b"/api/v1/orders", extra=b""):
    return (b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + service.tokens["merchant"].encode() +
            b"\r\nIdempotency-Key: " + uuid.uuid4().hex.encode() + b"\r\nContent-Type: " + content_type + b"\r\n" + extra +
            b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body)


@fault("S21", "bodies that no order is", small={})
def impossible_bodies(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "BODY", 100)
    before = service.memory_kib()
    good = json.dumps(order_body(("BODY", 1))).encode()
    cases = [("a hundred megabytes", b"x" * 100_000_000, b"application/json", {413}),
             ("a megabyte and one byte", b'{"note":"' + b"n" * (1 << 20) + b'"}', b"application/json", {413}),
             ("100,000 brackets", b"[" * 100_000, b"application/json", {400}),
             ("a deep object", b'{"a":' * 50_000 + b"1" + b"}" * 50_000, b"application/json", {400}),
             ("1e400", good.replace(b'"quantity": 1', b'"quantity": 1e400'), b"application/json", {400}),
             ("NaN", good.replace(b'"quantity": 1', b'"quantity": NaN'), b"application/json", {400}),
             ("a duplicate key", good.replace(b'{"currency"', b'{"currency": "USD", "currency"'), b"application/json", {400}),
             ("bytes that are not UTF-8", good.replace("王小明".encode().decode("utf-8").encode("unicode_escape"), b"\xff\xfe"),
              b"application/json", {400}),
             ("a lone surrogate", good.replace(b'"lines"', b'"note": "\\ud800", "lines"'), b"application/json", {400}),
             ("an empty body", b"", b"application/json", {400}),
             ("an array", b"[]", b"application/json", {400}),
             ("half of it", good[:len(good) // 2], b"application/json", {400}),
             ("something behind it", good + b"{}", b"application/json", {400}),
             ("another content type", good, b"text/plain", {415}),
             ("no JSON at all", b"<order/>", b"application/xml", {415})]
    struck = 0
    for name, body, content_type, wanted in cases:
        call = timed_exchange(service, post(service, body, content_type))
        status = status_of(call.answer)
        struck += run.check(status in wanted, f"{name}: {status} {call.answer[-200:]!r}")
        envelope = json.loads(call.answer.split(b"\r\n\r\n", 1)[1]) if status else {}
        run.check(envelope.get("code", 0) // 100 == status and envelope.get("data", {}).get("reason"), f"{name}: no envelope")
        run.check(call.seconds < 1, f"{name}: answered after {call.seconds:.1f} s")
        run.check(merchant.get("/users/me").status == 200, f"{name}: the next request fared badly")
    growth = service.memory_kib() - before
    run.check(growth < 20_000, f"memory grew by {growth} KiB")
    run.check(sum(merchant.wanted(200, "GET", "/orders/counts").values()) == 0, "something was ordered")
    run.struck(struck, "impossible bodies refused")
    run.figure("memory growth", f"{growth} KiB")
    service.stop()
    run.audit(service)


def wait_for_connections(service, count):
    """Returns when so many connections are open that have begun a request."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        match = re.search(r"^\w*open_connections\S* (\d+)", service.metrics(), re.MULTILINE)
        if match and int(match.group(1)) >= count:
            return
        time.sleep(0.05)
    raise AssertionError("the slow clients never connected")


def timed_exchange(service, data):
    began = time.monotonic()
    answer = exchange(service.address, data)
    return Call(answer, began, time.monotonic())


# What a person does not notice. Below it, twice the time alone is within what a machine with two cores scatters.
UNNOTICED = 0.010
# The service's own limit; beyond it the longest idle one has to go.
MOST_CONNECTIONS = 4096


def trickle(address, requests, results):
    """Sends each request byte by byte; runs in a process of its own, for two hundred threads would keep the interpreter
    that measures the others busy."""
    answers = []
    threads = [threading.Thread(target=lambda data=data: answers.append(exchange(address, data, timeout=60, pause=0.2)))
               for data in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put([(status_of(answer), answer[:100]) for answer in answers])


@fault("S22", "slow clients, idle connections, huge headers", small={"idle": 2000, "slow": 50}, full={"idle": 10000, "slow": 200})
def slow_clients(run, idle, slow):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, idle * 2 + 4096), hard))
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()

    def p99():
        rounds = []
        for _ in range(3):
            calls = [timed(lambda: merchant.get("/users/me")) for _ in range(500)]
            run.check(statuses(calls) == {200: 500}, f"a well-behaved client got {dict(statuses(calls))}")
            rounds.append(percentile([call.seconds for call in calls], 0.99))
        return sorted(rounds)[1]

    alone = p99()
    host, port = service.address.split(":")
    opened, refused = [], 0
    for _ in range(idle):
        try:
            opened.append(socket.create_connection((host, int(port)), timeout=5))
        except OSError:
            refused += 1
    head = b"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nX-Slow: " + b"s" * 400
    body = post(service, b"{" + b" " * 400)
    spawned = multiprocessing.get_context("spawn")
    queue = spawned.Queue()
    others = spawned.Process(target=trickle, args=(service.address, [head] * (slow // 2) + [body] * (slow - slow // 2), queue))
    others.start()
    wait_for_connections(service, min(len(opened) + slow, MOST_CONNECTIONS - 64))
    # The service may have closed its idle connection meanwhile, which is its right.
    merchant.close()
    crowded = p99()
    huge = exchange(service.address, b"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nX-Big: " + b"h" * 65536 + b"\r\n\r\n")
    run.check(status_of(huge) == 431 and b"HEADERS_TOO_LARGE" in huge, f"a 64 KB header: {huge[:100]!r}")
    results = queue.get(timeout=120)
    others.join(timeout=30)
    run.check(not others.is_alive(), "a slow client is still connected")
    answered = sum(status == 408 for status, _ in results)
    closed = sum(status in (408, None) for status, _ in results)
    run.check(closed == slow, f"only {closed} of {slow} slow clients were turned away: {set(results)}")
    run.check(answered >= slow * 0.9, f"only {answered} of {slow} slow clients were told why")
    run.check(crowded < max(alone * 2, UNNOTICED), f"p99 of others went from {alone * 1000:.1f} to {crowded * 1000:.1f} ms")
    for connection in opened:
        connection.close()
    merchant.close()
    run.check(merchant.get("/users/me").status == 200, "afterwards nobody is served")
    run.struck(len(opened) + closed, f"idle or slow connections ({answered} told 408, {refused} not accepted)")
    run.figure("p99 alone", milliseconds(alone))
    run.figure("p99 beside them", milliseconds(crowded))
    service.stop()


@fault("S20", "sixteen writers for long", small={"writers": 16, "seconds": 5}, full={"writers": 16, "seconds": 60}, paired=True)
def many_writers(run, writers, seconds):
    service = run.service().create().start()
    new_product(service.client(), "WRITE", 100_000_000)
    end = time.monotonic() + seconds
    calls = []

    def write(client, i):
        mine = []
        while time.monotonic() < end:
            mine.append(timed(lambda: client.post("/orders", order_body(("WRITE", 1)))))
        calls.extend(mine)

    in_parallel(writers, writers, service.client, write)
    came = statuses(calls)
    run.check(set(came) == {201}, f"answers: {dict(came)}")
    slowest = percentile([call.seconds for call in calls], 0.99)
    run.check(slowest < 1, f"p99 is {slowest:.2f} s")
    run.check(sum(service.client().wanted(200, "GET", "/orders/counts").values()) == len(calls), "not every order is there")
    run.struck(len(calls), "writes by rivals for the one writer")
    run.figure("p99", milliseconds(slowest))
    service.stop()
    run.audit(service)


@fault("S25", "a batch of parcels with bad ones among them", small={"items": 200, "bad": 3}, paired=True)
def mixed_batch(run, items, bad):
    service = run.service().create().start()
    merchant = service.client()
    new_product(merchant, "BATCH", items)
    orders = in_parallel(8, items, service.client, lambda client, i: paid_order(client, ("BATCH", 1)))
    merchant.wanted(201, "POST", f"/orders/{orders[10]['id']}/hold", {"reason": "address"}, version=orders[10]["version"])
    body = {"items": [{"order_id": order["id"], "version": order["version"], "idempotency_key": f"batch-item-{i:08d}",
                       "carrier": "DHL", "tracking_no": f"T{i}"} for i, order in enumerate(orders)]}
    body["items"][50]["version"] += 1
    body["items"][100]["order_id"] = "4611686018427387904"
    first = merchant.wanted(200, "POST", "/batches/shipments", body)["items"]
    done = [item for item in first if item["status"] == 201]
    reasons = sorted(item["reason"] for item in first if item["status"] != 201)
    run.check(len(done) == items - bad, f"{len(done)} of {items} are done")
    run.check([item["order_id"] for item in first] == [item["order_id"] for item in body["items"]], "not in the order asked for")
    run.check(reasons in (["NOT_FOUND", "ON_HOLD", "VERSION_MISMATCH"], ["NOT_FOUND", "VERSION_MISMATCH", "VERSION_MISMATCH"]), f"reasons: {reasons}")
    counts = merchant.wanted(200, "GET", "/orders/counts")
    again = merchant.wanted(200, "POST", "/batches/shipments", body)["items"]
    run.check([(item["status"], item["order_id"]) for item in again] == [(item["status"], item["order_id"]) for item in first],
              "the second time was answered otherwise")
    run.check(counts == merchant.wanted(200, "GET", "/orders/counts") and counts["SHIPPED"] == items - bad, f"counts: {counts}")
    run.struck(bad, "bad items in the batch")
    service.stop()
    run.audit(service)
