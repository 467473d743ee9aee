# SPDX-License-Identifier: Apache-2.0
"""The network lies to the desk: an operation is done once, and the desk never takes for done what is not."""

import json
import time
import zlib
from collections import Counter

from faults.catalogue import fault
from support import fault_proxy
from support.desk_cli import DONE, OFFLINE
from support.desk_shop import DeskShop
from support.fault_proxy import answered, changed, committed_then, raw, silent, slow, trickled


def first_attempts(action):
    """A rule: the action for the first request under each key, all else passes."""
    seen = set()

    def rule(request):
        if not request.changes or request.key in seen:
            return None
        seen.add(request.key)
        return action

    rule.seen = seen
    return rule


def sync_until_done(shop, tries=50):
    """As a person who tries again whenever the desk says that it could not reach the service."""
    for _ in range(tries):
        shop.desk.run("sync", "--until-idle", want=None)
        if shop.desk.code == DONE:
            return
        if not shop.run.check(shop.desk.code == OFFLINE, f"sync ended with {shop.desk.code}: {shop.desk.said[-300:]}"):
            return
    shop.run.check(False, f"sync did not come through in {tries} tries")


def attempts_by_key(shop):
    return Counter(request.key for request in shop.proxy.operations())


def check_bodies(shop):
    """Every attempt of one operation has the same bytes (R1)."""
    bodies = {}
    for request in shop.proxy.operations():
        known = bodies.setdefault(request.key, request.body)
        shop.run.check(known == request.body, f"{request.key} changed its body")


@fault("N1", "the service commits, the answer never comes", {"operations": 100}, {"operations": 1000}, starred=True)
def lost_answers(run, operations):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(operations)
        rule = first_attempts(fault_proxy.cut_after_commit)
        shop.proxy.rule = rule
        sync_until_done(shop, tries=operations)
        kept_alive = sum(1 for request in shop.proxy.operations() if request.connection_requests > 0)
        most = max(attempts_by_key(shop).values())
        run.check(most == 2, f"one operation was sent {most} times for one cut")
        run.check(all(entry["state"] == "DONE" for entry in shop.outbox()), "the desk shows an error for what was done")
        check_bodies(shop)
        shop.check_settled(operations)
        run.struck(len(rule.seen), "answers cut after the commit")
        run.figure("on kept-alive connections", kept_alive)


@fault("N2", "the answer trickles", {}, {})
def trickling_answer(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(1)
        shop.proxy.rule = lambda request: trickled(0.5) if request.changes else None
        process = shop.desk.start("sync")
        began = None
        ended = None
        deadline = time.monotonic() + 90
        while ended is None and time.monotonic() < deadline:
            sent = shop.proxy.operations()
            if sent and began is None:
                began = sent[0].at
            if len(sent) > 1:
                ended = sent[1].at
            elif process.poll() is not None:
                ended = time.monotonic()
            time.sleep(0.05)
        process.kill()
        process.wait()
        seconds = (ended or deadline) - (began or 0)
        run.check(28 <= seconds <= 38, f"given up after {seconds:.1f} s")
        run.check("DONE" not in shop.states().values(), "a trickle was taken for success")
        shop.proxy.rule = lambda request: None
        sync_until_done(shop)
        shop.check_settled(1)
        run.struck(1, "trickling answer")
        run.figure("given up after s", round(seconds, 1))


@fault("N3", "the service accepts and never answers", {}, {})
def no_answer(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(1)
        shop.proxy.rule = lambda request: silent if request.changes else None
        process = shop.desk.start("sync")
        deadline = time.monotonic() + 60
        while len(shop.proxy.operations()) < 2 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        sent = shop.proxy.operations()
        process.kill()
        process.wait()
        seconds = (sent[1].at if len(sent) > 1 else time.monotonic()) - sent[0].at
        run.check(seconds <= 17, f"the first try lasted {seconds:.1f} s")
        shop.proxy.rule = lambda request: None
        sync_until_done(shop)
        shop.check_settled(1)
        run.struck(len(sent), "requests without an answer")
        run.figure("given up after s", round(seconds, 1))


@fault("N4", "a redirect of a POST to what says success", {}, {}, starred=True)
def redirected_posts(run):
    good = json.dumps({"code": 200, "msg": "Success", "data": {}, "trace_id": "0" * 32}).encode()
    with DeskShop(run).signed_in() as shop:
        struck = 0
        for status in (301, 302, 303):
            shop.queue_adjustments(1)
            location = [("Location", f"http://{shop.proxy.address}/api/v1/trap")]
            shop.proxy.requests.clear()
            shop.proxy.rule = lambda request, code=status, to=location: (
                answered(200, good) if request.path.endswith("/trap") else answered(code, b"", to) if request.changes else None)
            shop.desk.run("sync", want=None)
            run.check(shop.desk.code == OFFLINE, f"{status}: sync ended with {shop.desk.code}")
            run.check(not any(request.path.endswith("/trap") for request in shop.proxy.requests), f"{status} was followed")
            run.check("WAITING" in shop.states().values(), f"{status} was taken for an answer: {shop.states()}")
            struck += len(shop.proxy.operations())
            shop.proxy.rule = lambda request: None
            sync_until_done(shop)
        shop.check_settled(3)
        run.struck(struck, "redirected posts")


@fault("N5", "a redirect to another host", {}, {})
def redirected_elsewhere(run):
    with DeskShop(run).signed_in() as shop, fault_proxy.FaultProxy(shop.service.address) as other:
        struck = 0
        for status, on_post in ((307, True), (308, True), (301, False), (302, False), (307, False)):
            shop.queue_adjustments(1)
            location = [("Location", f"http://{other.address}/api/v1/changes")]
            hit = (lambda request: request.changes) if on_post else (lambda request: "/changes" in request.path)
            shop.proxy.requests.clear()
            shop.proxy.rule = lambda request, code=status, to=location, hits=hit: answered(code, b"", to) if hits(request) else None
            shop.desk.run("sync", want=None)
            run.check(shop.desk.code == OFFLINE, f"{status}: sync ended with {shop.desk.code}: {shop.desk.said[-200:]}")
            struck += sum(1 for request in shop.proxy.requests if hit(request))
            shop.proxy.rule = lambda request: None
            sync_until_done(shop)
        run.check(not other.requests, f"the other host was asked {len(other.requests)} times")
        shop.check_settled(5)
        run.struck(struck, "redirects")


NO_SUCCESS = {
    "HTML": (b"text/html", b"<html>You are online. Welcome to the hotel.</html>"),
    "nothing": (b"application/json", b""),
    "{}": (b"application/json", b"{}"),
    "[]": (b"application/json", b"[]"),
    "code as text": (b"application/json", b'{"code":"200","msg":"ok","data":{}}'),
    "no data": (b"application/json", b'{"code":200,"msg":"ok"}'),
    "another code": (b"application/json", b'{"code":201,"msg":"ok","data":{}}'),
    "data of another shape": (b"application/json", b'{"code":200,"msg":"ok","data":{"items":[]}}'),
}


@fault("N6", "what looks like success and is none", {}, {}, starred=True)
def no_success(run):
    answers = {name: b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
               for name, (kind, body) in NO_SUCCESS.items()}
    whole = json.dumps({"code": 200, "msg": "Success", "data": {"sku": "SKU-000", "on_hand": 1}, "trace_id": "0" * 32}).encode()
    half = whole[:len(whole) // 2]
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    answers["cut, with its length"] = head + b"Content-Length: " + str(len(whole)).encode() + b"\r\n\r\n" + half
    answers["cut, without a length"] = head + b"Connection: close\r\n\r\n" + half
    answers["chunked without end"] = head + b"Transfer-Encoding: chunked\r\n\r\n" + f"{len(half):x}\r\n".encode() + half + b"\r\n"
    with DeskShop(run).signed_in() as shop:
        struck = 0
        for name, data in answers.items():
            shop.queue_adjustments(1)
            shop.proxy.requests.clear()
            shop.proxy.rule = lambda request, bytes_of_it=data: raw(bytes_of_it) if request.changes else None
            shop.desk.run("sync", want=None)
            run.check(shop.desk.code == OFFLINE, f"{name}: sync ended with {shop.desk.code}: {shop.desk.said[-200:]}")
            run.check(shop.desk.said.strip().count("\n") <= 1, f"{name}: more than one warning: {shop.desk.said!r}")
            run.check("WAITING" in shop.states().values(), f"{name} was taken for an answer")
            struck += len(shop.proxy.operations())
            shop.proxy.rule = lambda request: None
            sync_until_done(shop)
        shop.check_settled(len(answers))
        run.struck(struck, "answers that are none")


@fault("N7", "the service asks for patience", {}, {})
def retry_after(run):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(5)
        busy = b'{"code":50300,"msg":"busy","data":{"reason":"UNAVAILABLE"},"trace_id":"00000000000000000000000000000000"}'
        state = {"left": 1}

        def rule(request):
            if request.changes and state["left"]:
                state["left"] -= 1
                return answered(503, busy, [("Retry-After", "7")])
            return None

        shop.proxy.rule = rule
        sync_until_done(shop)
        times = [request.at for request in shop.proxy.operations()]
        run.check(len(times) == 6, f"{len(times)} requests for five operations and one refusal")
        run.check(times[1] - times[0] >= 6.9, f"the next request came after {times[1] - times[0]:.1f} s")
        shop.check_settled(5)
        run.struck(1, "request put off")
        run.figure("waited s", round(times[1] - times[0], 1))


@fault("N8", "a gateway fails after the commit", {"operations": 10}, {"operations": 100})
def failing_gateway(run, operations):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(operations)
        rules = [first_attempts(committed_then(status, b"<html>Bad gateway</html>")) for status in (502, 504)]
        shop.proxy.rule = lambda request: rules[int(request.key[0], 16) % 2](request) if request.changes else None
        sync_until_done(shop, tries=operations)
        shop.check_settled(operations)
        run.struck(sum(len(rule.seen) for rule in rules), "answers of a gateway after the commit")


@fault("N9", "every request arrives twice", {"operations": 50}, {"operations": 500})
def doubled_requests(run, operations):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(operations)
        shop.proxy.rule = lambda request: fault_proxy.twice if request.changes else None
        sync_until_done(shop)
        shop.check_settled(operations)
        run.struck(len(shop.proxy.operations()), "requests sent twice")


@fault("N11", "the connection is reset in mid-request", {"operations": 20}, {"operations": 200})
def resets(run, operations):
    with DeskShop(run).signed_in() as shop:
        shop.queue_adjustments(operations)
        rule = first_attempts(fault_proxy.reset_before)
        shop.proxy.rule = rule
        sync_until_done(shop, tries=operations)
        check_bodies(shop)
        shop.check_settled(operations)
        run.struck(len(rule.seen), "requests reset")


@fault("N12", "an old page of the feed comes again", {}, {})
def old_pages(run):
    with DeskShop(run, orders=30).signed_in() as shop:
        old = {}

        def keep(status, headers, body):
            old.setdefault("answer", (status, headers, body))
            return status, headers, body

        def newest(order):
            return shop.merchant.get(f"/orders/{order['id']}").data

        def edit(text):
            for order in shop.orders:
                shop.merchant.wanted(201, "POST", f"/orders/{order['id']}/notes", {"text": text})
                seen = newest(order)
                shop.merchant.wanted(201, "POST", f"/orders/{order['id']}/hold", {"reason": text}, version=seen["version"])
                seen = newest(order)
                shop.merchant.wanted(200, "DELETE", f"/orders/{order['id']}/hold", version=seen["version"])

        edit("first")
        shop.proxy.rule = lambda request: changed(keep) if "/changes" in request.path else None
        shop.desk.run("sync")
        edit("second")
        shop.proxy.rule = lambda request: None
        shop.desk.run("sync")
        before = {line["id"]: line["revision"] for line in shop.desk.run("dump")}
        replayed = []

        def replay(request):
            if "/changes" in request.path and not replayed:
                replayed.append(request)
                return changed(lambda status, headers, body: old["answer"])
            return None

        shop.proxy.rule = replay
        shop.desk.run("sync")
        after = {line["id"]: line["revision"] for line in shop.desk.run("dump")}
        lower = [name for name, revision in before.items() if after.get(name, 0) < revision]
        run.check(not lower, f"{len(lower)} records went back: {lower[:3]}")
        shop.proxy.rule = lambda request: None
        shop.desk.run("sync")
        shop.check_same()
        run.struck(len(json.loads(old["answer"][2])["data"]["items"]), "old records in a page that came again")


@fault("N15", "a bad line", {"operations": 20}, {"operations": 100})
def bad_line(run, operations):
    with DeskShop(run, orders=60).signed_in() as shop:
        shop.queue_adjustments(operations)
        shop.proxy.rule = lambda request: slow(125_000, 0.5, stall_every=5, stall=0.4)
        sync_until_done(shop)
        most = max(attempts_by_key(shop).values())
        run.check(most == 1, f"an operation was sent {most} times on a line that is only slow")
        shop.check_settled(operations)
        run.struck(len(shop.proxy.requests), "requests over 1 Mbit/s, 0.5 s and stalls")


@fault("N17", "an answer that unpacks to ten gigabytes", {}, {})
def gzip_bomb(run):
    with DeskShop(run, orders=5).signed_in() as shop:
        sent = []

        def bomb(proxy, connection, upstream, request):
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
            connection.sendall(head)
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            zeros = b"0" * 1_000_000
            packed = packer.compress(b'{"code":200,"msg":"')
            for _ in range(10_000):
                packed += packer.compress(zeros)
                if len(packed) > 4096:
                    connection.sendall(packed)
                    sent.append(len(packed))
                    packed = b""
            connection.sendall(packed + packer.flush())
            return False

        shop.proxy.rule = lambda request: bomb if "/changes" in request.path else None
        process = shop.desk.start("sync")
        most = 0
        deadline = time.monotonic() + 120
        while process.poll() is None and time.monotonic() < deadline:
            try:
                with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
                    lines = [line for line in status if line.startswith("VmHWM")]
                most = max(most, int(lines[0].split()[1]) if lines else 0)
            except OSError:
                break
            time.sleep(0.01)
        code = process.wait(timeout=60)
        run.check(code == OFFLINE, f"sync ended with {code}")
        run.check(most < 120 * 1024, f"the desk grew to {most // 1024} MiB")
        shop.proxy.rule = lambda request: None
        sync_until_done(shop)
        shop.check_same()
        run.struck(len(sent), "pieces of a bomb taken before the desk hung up")
        run.figure("peak MiB", most // 1024)
