# SPDX-License-Identifier: Apache-2.0
"""Idempotency keys: one effect per key, whoever repeats it and however."""

import uuid

from faults.catalogue import fault
from support.load import every_order, in_parallel, timed
from support.order_service import Client, new_product, order_body


def shop(run):
    service = run.service().create().start()
    new_product(service.client(), "KEY", 1_000_000)
    return service


def order_count(service):
    return sum(service.client().wanted(200, "GET", "/orders/counts").values())


@fault("S3", "one key, fifty at once", small={"at_once": 50, "keys": 5}, full={"at_once": 50, "keys": 50}, starred=True, paired=True)
def one_key_at_once(run, at_once, keys):
    service = shop(run)
    overlapping = 0
    for _ in range(keys):
        key = uuid.uuid4().hex
        calls = in_parallel(at_once, at_once, service.client,
                            lambda client, i, key=key: timed(lambda: client.post("/orders", order_body(("KEY", 1)), key=key)))
        first = min(call.ended for call in calls)
        overlapping += sum(call.began < first for call in calls)
        answered = [call.answer for call in calls if call.answer and call.status != 409]
        run.check(all(call.answer for call in calls), "an answer was lost")
        run.check({call.answer.reason for call in calls if call.status == 409} <= {"REQUEST_IN_PROGRESS"},
                  "409 for another reason than a request in progress")
        run.check(len({str(answer.data) for answer in answered}) == 1 and {answer.status for answer in answered} == {201},
                  "the answers differ")
        run.check(sum(not answer.replayed for answer in answered) == 1, "not exactly one answer was the first")
        again = service.client().post("/orders", order_body(("KEY", 1)), key=key)
        run.check(again.replayed and again.data == answered[0].data, "a later repetition answered otherwise")
    run.check(order_count(service) == keys, f"{order_count(service)} orders for {keys} keys")
    run.struck(overlapping, "requests sent before the first was answered")
    service.stop()
    run.audit(service)


@fault("S4", "one key, another body", small={"keys": 50}, paired=True)
def another_body(run, keys):
    service = shop(run)
    client = service.client()
    refused = 0
    for i in range(keys):
        key = uuid.uuid4().hex
        client.wanted(201, "POST", "/orders", order_body(("KEY", 1)), key=key)
        answer = client.post("/orders", order_body(("KEY", 2 + i)), key=key)
        refused += answer.status == 422 and answer.reason == "KEY_REUSED"
    run.check(refused == keys, f"{refused} of {keys} were refused as KEY_REUSED")
    run.check(order_count(service) == keys, f"{order_count(service)} orders for {keys} keys")
    run.struck(refused, "second bodies under a used key")
    service.stop()
    run.audit(service)


@fault("S5", "no key, or one that is none", small={})
def malformed_keys(run):
    service = shop(run)
    client = service.client()
    bad = [False, "short", "k" * 65, "k" * 300, "0123456789abcde'", "0123456789abcdef gh", "ключключключключ".encode().decode("latin-1"),
           "\"0123456789abcdef\"", "0123456789abcdef;DROP"]
    for key in bad:
        answer = client.post("/orders", order_body(("KEY", 1)), key=key)
        run.check(answer.status == 400 and answer.reason == "IDEMPOTENCY_KEY_REQUIRED", f"{key!r}: {answer.status} {answer.reason}")
    smuggled = raw_request(service, b"POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                           service.tokens["merchant"].encode() + b"\r\nIdempotency-Key: 0123456789abcdef\rX-Evil: 1\r\n"
                           b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
    run.check(smuggled.startswith(b"HTTP/1.1 400"), f"a key with a carriage return: {smuggled[:60]!r}")
    run.check(order_count(service) == 0, "something was ordered")
    run.struck(len(bad) + 1, "malformed keys refused")
    service.stop()
    lines = service.log.read_text().splitlines()
    run.check(all(line.startswith("{") and line.endswith("}") for line in lines), "a log line is no JSON object")
    run.audit(service)


def raw_request(service, data):
    import socket
    host, port = service.address.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(data)
        answer = b""
        while b"\r\n\r\n" not in answer:
            received = connection.recv(65536)
            if not received:
                break
            answer += received
        return answer


@fault("S6", "another user's key", small={"keys": 20}, paired=True)
def key_of_another_user(run, keys):
    service = shop(run)
    merchant = service.client()
    storefront = service.client("storefront")
    for i in range(keys):
        key = uuid.uuid4().hex
        mine = merchant.wanted(201, "POST", "/orders", order_body(("KEY", 1)), key=key)
        other = storefront.post("/orders", order_body(("KEY", 1)), key=key)
        run.check(other.status == 201 and not other.replayed, f"the other user got {other.status}, replayed {other.replayed}")
        run.check(other.data["id"] != mine["id"], "the other user was given the first one's answer")
    nobody = Client(service.address, "no-such-token").post("/orders", order_body(("KEY", 1)), key=key)
    run.check(nobody.status == 401, f"without a session: {nobody.status}")
    run.check(len(list(every_order(merchant))) == keys * 2, "not one order for each user and key")
    run.struck(keys, "keys used by a second user")
    service.stop()
    run.audit(service)
