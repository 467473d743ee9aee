#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a cache saves: two instances on one PostgreSQL database, one with Redis and one without, asked by turns for the same orders
and counts while somebody changes orders. Absolute figures of one machine: compare only what was measured in one run. Reports,
asserts nothing.

    cache_bench.py [--rounds N] [--seconds N] [--orders N] [--service FILE]
"""

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / folder) for folder in ("e2e", "support")]
sys.path.insert(0, str(Path(__file__).resolve().parent))
from service_bench import Database, GET_LUA, cpu_seconds, milliseconds  # noqa: E402
from support.load import every_order  # noqa: E402
from support.order_service import OrderService  # noqa: E402
from support.redis_server import RedisServer  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
CONNECTIONS = 16
# Of the questions, so many go to so few of the orders.
HOT_SHARE, HOT_ORDERS = 0.8, 200
CHANGES_PER_SECOND = 20
COUNTS_LUA = """
local questions = {"", "?status=PAID", "?status=PAID,SHIPPED", "?country=DE", "?country=FR"}
function init() math.randomseed(os.time()) end
request = function() return wrk.format("GET", "/api/v1/orders/counts" .. questions[math.random(1, #questions)]) end
"""


def wrk(service, script, seconds):
    printed = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", script, "-H", f"Authorization: Bearer {service.tokens['merchant']}",
         f"http://{service.address}"], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in printed:
        raise RuntimeError(printed)
    return {"requests": int(re.search(r"(\d+) requests in", printed)[1]),
            "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1]),
            **{f"p{share}": milliseconds(re.search(rf"^ +{share}% +(\S+)$", printed, re.MULTILINE)[1]) for share in (50, 99)}}


class Changing:
    """Somebody who adds a note to one of the hot orders, so many times a second."""

    def __init__(self, service, ids):
        self.client = service.client()
        self.ids = ids
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.loop)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join()

    def loop(self):
        while not self.stopping.wait(1 / CHANGES_PER_SECOND):
            self.client.wanted(201, "POST", f"/orders/{random.choice(self.ids)}/notes", {"text": "changed"})


def cached_figures(service):
    return {name: {kind: float(re.search(rf'^{name}{{kind="{kind}"}} (\S+)$', service.metrics(), re.MULTILINE)[1])
                   for kind in ("order", "counts")} for name in ("cache_hits_total", "cache_misses_total", "cache_shared_total",
                                                                 "cache_saved_seconds")}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seconds", type=int, default=4)
    arguments.add_argument("--orders", type=int, default=5000)
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    options = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="cache-bench-"))
    database = Database()
    database.psql("CREATE DATABASE bench")
    redis = RedisServer().start()
    try:
        plain, cached = (OrderService(options.service, folder, ["--log-level", "warning", *more], name=name)
                         for name, more in (("plain", []), ("cached", ["--redis", redis.url])))
        for service in (plain, cached):
            service.store = f"{database.server.url}/bench"
        plain.run("demo", "--orders", str(options.orders))
        for service in (plain, cached):
            service.start()
        plain.sign_in("merchant", "demo-merchant")
        cached.tokens = plain.tokens
        ids = [order["id"] for order in every_order(plain.client())]
        hot = random.sample(ids, HOT_ORDERS)
        asked = [random.choice(hot) if random.random() < HOT_SHARE else random.choice(ids) for _ in range(20_000)]
        (folder / "ids").write_text("\n".join(asked))
        scripts = {"order": GET_LUA.replace("IDS", f'"{folder}/ids"'), "counts": COUNTS_LUA}
        print(f"{options.orders} orders, {HOT_SHARE:.0%} of the questions to {HOT_ORDERS} of them, {CHANGES_PER_SECOND} changes a second, "
              f"{CONNECTIONS} connections, {options.rounds} rounds of {options.seconds} s, medians")
        for kind, text in scripts.items():
            script = folder / f"{kind}.lua"
            script.write_text(text)
            rows = {"plain": [], "cached": []}
            time.sleep(1)
            before = cached_figures(cached)
            with Changing(plain, hot):
                wrk(cached, script, 1)
                for _ in range(options.rounds):
                    for service in (plain, cached):
                        clocks = (database.cpu_seconds(), cpu_seconds(service.process.pid), cpu_seconds(redis.process.pid))
                        row = wrk(service, script, options.seconds)
                        spent = (database.cpu_seconds(), cpu_seconds(service.process.pid), cpu_seconds(redis.process.pid))
                        for name, was, now in zip(("database", "service", "redis"), clocks, spent):
                            row[name] = (now - was) / row["requests"] * 1e6
                        rows[service.log.stem].append(row)
            for name, each in rows.items():
                middle = {key: statistics.median(row[key] for row in each) for key in each[0]}
                print(f"  {kind:<7}{name:<7} {middle['rps']:>8,.0f}/s  p50 {middle['p50']:.2f} ms  p99 {middle['p99']:.2f} ms  µs of processor a "
                      f"request: database {middle['database']:.0f}, service {middle['service']:.0f}, Redis {middle['redis']:.0f}")
            after = cached_figures(cached)
            came = {name: after[name][kind] - before[name][kind] for name in after}
            asked_for = came["cache_hits_total"] + came["cache_misses_total"] + came["cache_shared_total"]
            print(f"  {kind:<7}hit rate {came['cache_hits_total'] / asked_for:.1%}, another {came['cache_shared_total'] / asked_for:.1%} shared "
                  f"a read; its own estimate of what it saved: {came['cache_saved_seconds'] / asked_for * 1e6:.0f} µs of waiting a request")
    finally:
        for service in (plain, cached):
            service.kill()
        redis.stop()
        database.close()
        subprocess.run(["rm", "-rf", str(folder), str(redis.folder)], check=False)


if __name__ == "__main__":
    main()
