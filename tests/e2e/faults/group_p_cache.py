# SPDX-License-Identifier: Apache-2.0
"""A real Redis that is away, slow, full, emptied, restored or given something late: two instances on PostgreSQL answer as if
it were not there."""

import re
import threading
import time

from faults.catalogue import fault
from support.load import in_parallel, milliseconds, percentile, statuses, timed
from support.order_service import OrderService, new_product, order_body
from support.postgres_shop import PostgresShop
from support.redis_server import BlackHole, RedisProxy, RedisServer, free_port

# An answer of another instance may be this old (R27).
ELSEWHERE = 1.0


def figure(instance, name, kind=None):
    label = re.escape(f'{{kind="{kind}"}}') if kind else ""
    found = re.search(rf"^{name}{label} (\S+)$", instance.metrics(), re.MULTILINE)
    return float(found[1]) if found else None


def placed(client, count):
    new_product(client, "CACHE", 1_000_000)
    return [client.wanted(201, "POST", "/orders", order_body(("CACHE", 1)))["id"] for _ in range(count)]


class Watched:
    """Orders that are changed and read at the same time: every answer is held against what was acknowledged before it was asked
    for."""

    def __init__(self, shop, ids):
        self.shop = shop
        self.ids = ids
        self.lock = threading.Lock()
        # Of each order, (acknowledged at, instance, revision) in the order they were acknowledged.
        self.acknowledged = {order: [] for order in ids}
        self.stale = []
        self.calls = []
        self.reads = 0

    def change(self, turn, order):
        client = self.shop.client(turn)
        revision = client.wanted(201, "POST", f"/orders/{order}/notes", {"text": "changed"})["revision"]
        client.close()
        self.noted(turn % len(self.shop.instances), order, revision)

    def noted(self, instance, order, revision):
        with self.lock:
            self.acknowledged[order].append((time.monotonic(), instance, revision))

    def read(self, client, instance, order):
        began = time.monotonic()
        with self.lock:
            known = self.acknowledged[order]
            wanted = max((revision for at, where, revision in known if where == instance or at < began - ELSEWHERE), default=0)
        call = timed(lambda: client.get(f"/orders/{order}"))
        self.calls.append(call)
        self.reads += 1
        if call.status != 200:
            self.stale.append(f"{call.status} of {order}")
        elif call.answer.data["id"] != order or call.answer.data["revision"] < wanted:
            self.stale.append(f"{order} at instance {instance}: revision {call.answer.data['revision']}, acknowledged was {wanted}")

    def run(self, seconds, readers, writers, meanwhile=lambda: None):
        """Reads and changes until the time is over; `meanwhile` runs beside them."""
        end = time.monotonic() + seconds
        numbers = iter(range(1_000_000))
        failures = []

        def loop(work):
            try:
                work()
            except Exception as failure:  # told below
                failures.append(failure)

        def reading():
            i = next(numbers)
            client, instance = self.shop.client(i), i % len(self.shop.instances)
            while time.monotonic() < end:
                self.read(client, instance, self.ids[i % len(self.ids)])
                i += 1
            client.close()

        def writing():
            i = next(numbers)
            client, instance = self.shop.client(i), i % len(self.shop.instances)
            while time.monotonic() < end:
                order = self.ids[i % len(self.ids)]
                revision = client.wanted(201, "POST", f"/orders/{order}/notes", {"text": f"note {i}"})["revision"]
                self.noted(instance, order, revision)
                i += 1
                time.sleep(0.01)
            client.close()

        threads = [threading.Thread(target=loop, args=(work,)) for work in [reading] * readers + [writing] * writers]
        for thread in threads:
            thread.start()
        meanwhile()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]

    def judge(self, run):
        for line in self.stale[:5]:
            run.check(False, line)
        run.check(not self.stale, f"{len(self.stale)} of {self.reads} answers were wrong")
        run.figure("answers", self.reads)

    def p99(self):
        times, self.calls = [call.seconds for call in self.calls], []
        return percentile(times, 0.99)


def usable(shop, wanted=True, seconds=10):
    """Waits until the cache is in use at every instance, or at none."""
    until = time.monotonic() + seconds
    while any(figure(instance, "cache_breaker_open") != (0 if wanted else 1) for instance in shop.instances):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def cached_shop(run, url):
    return PostgresShop(run.program, run.folder, options=["--redis", url])


@fault("P1", "Redis refused, mute, full, or full of somebody else's values", small={"seconds": 0.3, "readers": 4, "orders": 5},
       full={"seconds": 20, "readers": 16, "orders": 200}, starred=True)
def redis_fails(run, seconds, readers, orders):
    struck = 0
    with RedisServer() as redis, cached_shop(run, redis.url) as shop:
        watched = Watched(shop, placed(shop.client(0), orders))
        run.check(usable(shop), "the cache never came into use")
        watched.run(seconds, readers, 1)
        healthy = watched.p99()
        run.check(figure(shop.instances[0], "cache_hits_total", "order") > 0, "no answer came from the cache")

        def broken(what, p99_at_most=None):
            nonlocal struck
            before = sum(figure(instance, "cache_errors_total") for instance in shop.instances)
            watched.run(seconds, readers, 1)
            p99 = watched.p99()
            struck += int(sum(figure(instance, "cache_errors_total") for instance in shop.instances) - before)
            run.figure(f"p99 {what}", milliseconds(p99))
            if p99_at_most:
                run.check(p99 <= p99_at_most, f"{what}: p99 {milliseconds(p99)}, with a healthy Redis {milliseconds(healthy)}")

        # Of another type, under the very names: refused at each GET until somebody writes there.
        for key in redis.command("KEYS", "*"):
            redis.command("DEL", key)
            redis.command("LPUSH", key, "not", "ours")
        broken("wrong types")
        redis.command("CONFIG", "SET", "maxmemory", "1mb")
        broken("full")
        redis.command("CONFIG", "SET", "maxmemory", "0")
        redis.stop()
        # Who asks next notices.
        watched.run(0.3, readers, 0)
        run.check(usable(shop, False), "a Redis that is gone is still asked")
        watched.p99()
        broken("gone", healthy + 0.1)
        redis.start()
        run.check(usable(shop, seconds=40), "a Redis that came back is not asked")
        before = figure(shop.instances[0], "cache_hits_total", "order")
        watched.run(seconds, readers, 1)
        run.check(figure(shop.instances[0], "cache_hits_total", "order") > before, "and gives nothing")
        watched.p99()
        # It stands still in the middle of its work: nobody waits for longer than 50 ms, and then nobody asks.
        redis.process.send_signal(19)
        watched.run(0.3, readers, 0)
        run.check(usable(shop, False), "a mute Redis is still asked")
        watched.p99()
        broken("mute", healthy + 0.1)
        redis.process.send_signal(18)
        watched.judge(run)
        shop.stop()
        run.audit(shop.instances[0])
    with BlackHole() as hole:
        for url in (hole.url, f"redis://127.0.0.1:{free_port()}"):
            service = OrderService(run.program, run.folder, ["--redis", url], name=f"alone{url[-5:]}")
            service.create()
            service.start()
            client = service.client()
            ids = placed(client, 3)
            calls = in_parallel(4, 40, service.client, lambda client, i: timed(lambda: client.get(f"/orders/{ids[i % 3]}")))
            run.check(statuses(calls) == {200: 40}, f"from the start with {url}: {dict(statuses(calls))}")
            run.check(figure(service, "cache_breaker_open") == 1, "the breaker is closed before a Redis answered")
            struck += 40
            service.stop()
    run.struck(struck, "commands that Redis did not do")
    run.figure("p99 healthy", milliseconds(healthy))


@fault("P2", "a SET that arrives three seconds late, after a change", small={"orders": 1}, full={"orders": 8}, starred=True)
def late_set(run, orders):
    delay = 3.0

    def is_value(words):
        # EVAL script 1 key bytes life replaces-its-own-version digits
        return words[0] == b"EVAL" and words[6] == b"1" and b":o:" in words[3]

    with RedisServer() as redis, RedisProxy(redis.port, is_value, delay) as proxy, cached_shop(run, proxy.url) as shop:
        watched = Watched(shop, placed(shop.client(0), orders))
        clients = [shop.client(i) for i in range(2)]
        landed_old = 0

        def gap(order):
            """Read (its SET is on the way for three seconds), changed, read."""
            nonlocal landed_old
            # Each late answer makes the next pause longer, up to half a minute and a bit.
            run.check(usable(shop, seconds=60), "the cache never came into use")
            watched.read(clients[0], 0, order)
            watched.change(1, order)
            newest = watched.acknowledged[order][-1][2]
            for where, client in enumerate(clients):
                watched.read(client, where, order)
            end = time.monotonic() + delay + 0.5
            while time.monotonic() < end:
                for where, client in enumerate(clients):
                    watched.read(client, where, order)
                time.sleep(0.05)
            kept = [redis.command("GET", key) for key in redis.command("KEYS", f"*:o:{order}:*")]
            landed_old += sum(1 for each in kept if each and int(each[:19]) < newest)

        for order in watched.ids:
            gap(order)
        run.check(proxy.landed, "no SET came late")
        watched.judge(run)
        run.struck(proxy.held, "SETs that came three seconds late")
        run.figure("old values that lay in Redis and were not believed", landed_old)
        shop.stop()
        run.audit(shop.instances[0])


@fault("P3", "Redis emptied, and restored from an old copy, under load", small={"times": 3, "readers": 8, "age": 0},
       full={"times": 20, "readers": 24, "age": 80})
def emptied_and_restored(run, times, readers, age):
    hot = 4
    with RedisServer() as redis, cached_shop(run, redis.url) as shop:
        watched = Watched(shop, placed(shop.client(0), hot))
        run.check(usable(shop), "the cache never came into use")
        watched.run(1, readers, 1)

        def misses():
            return sum(figure(instance, "cache_misses_total", "order") for instance in shop.instances)

        # Nobody writes: whatever is read from the database is read because the cache lost it.
        peaks = []

        def flushed():
            for _ in range(times):
                time.sleep(0.3)
                before = misses()
                redis.command("FLUSHALL")
                time.sleep(0.3)
                peaks.append(misses() - before)

        watched.run(times * 0.6 + 0.5, readers, 0, flushed)
        # Each instance reads each order once; a second time if one asks between the answer and its being kept.
        run.check(max(peaks) <= hot * len(shop.instances) * 3, f"{max(peaks):.0f} reads of the database for {hot} orders")
        run.check(sum(peaks) > 0, "emptying it made no difference")
        # A copy whose keys never end, as of a Redis that somebody tampered with.
        for key in redis.command("KEYS", "*"):
            redis.command("PERSIST", key)
        copy = redis.dump()
        for turn, order in enumerate(watched.ids):
            watched.change(turn, order)
        time.sleep(age)
        believed = []
        for _ in range(2):
            watched.run(0.5, readers, 0, lambda: redis.restore(copy))
            run.check(usable(shop, seconds=40), "the cache never came into use again")
            watched.run(0.5, readers, 0)
            believed.append(len(watched.stale))
        watched.run(1, readers, 2)
        watched.judge(run)
        run.struck(int(sum(peaks)) + len(copy), "reads lost and bytes brought back")
        run.figure("most reads of the database after one emptying", f"{max(peaks):.0f}")
        shop.stop()
        run.audit(shop.instances[0])


@fault("P30", "roles, a password, and an embedded store, with a cache", small={})
def what_roles_see(run):
    secret = "hunter2-of-the-cache"
    with RedisServer("--requirepass", secret) as redis:
        url = f"redis://:{secret}@127.0.0.1:{redis.port}"
        service = OrderService(run.program, run.folder, ["--redis", url])
        service.create()
        service.start()
        deadline = time.monotonic() + 10
        while figure(service, "cache_breaker_open") != 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        order = placed(service.client(), 1)[0]
        other = service.client("storefront").wanted(201, "POST", "/orders", order_body(("CACHE", 1)))["id"]
        wanted = {"merchant": (200, True), "manager": (200, True), "warehouse": (200, False), "storefront": (404, False)}
        asked = 0
        for _ in range(3):
            for role, (status, has_money) in wanted.items():
                answer = service.client(role).get(f"/orders/{order}")
                run.check(answer.status == status, f"{role}: {answer.status}")
                run.check((b"total_minor" in answer.body) == has_money, f"{role} sees {'no ' if has_money else ''}money")
                asked += 1
        run.check(service.client("storefront").get(f"/orders/{other}").status == 200, "the storefront's own order")
        for _ in range(2):
            mine = service.client("storefront").wanted(200, "GET", "/orders/counts")
            everybody = service.client().wanted(200, "GET", "/orders/counts")
            run.check((mine["PENDING"], everybody["PENDING"]) == (1, 2), f"counts: {mine} and {everybody}")
        service.client().wanted(201, "POST", "/orders", order_body(("CACHE", 1)))
        time.sleep(1)
        run.check(service.client().wanted(200, "GET", "/orders/counts")["PENDING"] == 3, "counts are older than a second")
        hits = figure(service, "cache_hits_total", "order")
        run.check(hits > 0, "no answer came from the cache")
        service.stop()
        log = service.log.read_text(encoding="utf-8")
        run.check(secret not in log, "the log has the password")
        run.check("saves nothing" in log, "nobody is told that it saves nothing here")
        run.audit(service)
        for option, address, why in (("--redis", f"rediss://:{secret}@127.0.0.1", "TLS"), ("--redis", f"http://:{secret}@127.0.0.1", "redis://"),
                                     ("--read-store", f"postgresql://shop:{secret}@127.0.0.1/shop", "--store postgresql://")):
            refused = OrderService(run.program, run.folder, name=f"refused{asked}")
            asked += 1
            try:
                refused.start(option, address)
                run.check(False, f"{option} {address} was taken")
            except RuntimeError as failure:
                run.check(why in str(failure) and secret not in str(failure), f"{option} was refused with {failure}")
            run.check(not refused.file.exists(), "a store was made for nothing")
        run.struck(asked, "questions of four roles")
