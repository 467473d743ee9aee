# SPDX-License-Identifier: Apache-2.0
"""Everybody's stream ends at once: a thousand desks come back to a service that has just been restarted."""

import asyncio
import random
import resource
import signal
import threading
import time

from faults.catalogue import fault
from support.cluster import INSTANCES, Cluster
from support.cluster_member import until
from support.desk_cli import DeskCli
from support.fault_proxy import FaultProxy
from support.follower import Follower
from support.load import percentile
from support.order_service import PASSWORD, new_product

# core/sync/Doorbell.h: full jitter between these.
LEAST_SECONDS, LONGEST_SECONDS = 1, 30


class Crowd(threading.Thread):
    """Streams as desks keep them: one that ends is opened again after a random time, and then the feed is asked once."""

    def __init__(self, address, token, count, seed):
        super().__init__(daemon=True)
        self.host, port = address.split(":")
        self.port, self.token, self.count = int(port), token, count
        self.random = random.Random(seed)
        self.opened, self.statuses, self.seconds = [], [], []
        self.open = 0
        self.ended = threading.Event()

    def run(self):
        asyncio.run(self._all())

    async def _all(self):
        desks = [asyncio.ensure_future(self._desk()) for _ in range(self.count)]
        while not self.ended.is_set():
            await asyncio.sleep(0.05)
        for desk in desks:
            desk.cancel()
        await asyncio.gather(*desks, return_exceptions=True)

    async def _desk(self):
        while True:
            writer = None
            try:
                began = time.monotonic()
                reader, writer, status = await self._get("/api/v1/changes/stream")
                self._count(began, status)
                if status == 200:
                    self.opened.append(began)
                    self.open += 1
                    try:
                        await self._poll()
                        while await reader.read(4096):
                            pass
                    finally:
                        self.open -= 1
            except (OSError, EOFError, ValueError, IndexError):
                self.statuses.append(None)
            finally:
                if writer is not None:
                    writer.close()
            await asyncio.sleep(self.random.uniform(LEAST_SECONDS, LONGEST_SECONDS))

    async def _poll(self):
        began = time.monotonic()
        reader, writer, status = await self._get("/api/v1/changes?limit=10", close=True)
        await reader.read()
        writer.close()
        self._count(began, status)

    def _count(self, began, status):
        self.statuses.append(status)
        self.seconds.append((began, time.monotonic() - began))

    async def _get(self, path, close=False):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write((f"GET {path} HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer {self.token}\r\n"
                      f"{'Connection: close' if close else 'Accept: text/event-stream'}\r\n\r\n").encode())
        head = await reader.readuntil(b"\r\n\r\n")
        return reader, writer, int(head.split(b" ", 2)[1])


@fault("N16", "everybody comes back after a restart", small={"clients": 200, "desks": 3}, full={"clients": 1000, "desks": 6})
def everybody_comes_back(run, clients, desks):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with Cluster(run.program, run.folder / "cluster") as cluster, FaultProxy(cluster.address) as proxy:
        merchant = cluster.client()
        new_product(merchant, "BACK", 100)
        crowd = Crowd(cluster.address, merchant.token, clients, run.random.random())
        crowd.start()
        real = [DeskCli(run.desk, run.folder, f"desk{i}", PASSWORD) for i in range(desks)]
        for desk in real:
            desk.sign_in(proxy.address)
        followers = [Follower(desk).__enter__() for desk in real]
        try:
            run.check(all(follower.in_step(60) for follower in followers), "a desk did not get in step")
            until(lambda: crowd.open == clients and len(proxy.streams()) >= desks, LONGEST_SECONDS + 30, "every stream stands")
            before = len(proxy.streams())
            for name in INSTANCES:
                cluster.members[name].signal(signal.SIGKILL)
            died = time.monotonic()
            until(lambda: crowd.open == 0, 20, "every stream has ended")
            crowd.statuses.clear()
            until(lambda: crowd.open == clients, LONGEST_SECONDS * 2 + 30, "every stream stands again", 0.2)
            back = [began - died for began in crowd.opened if began > died]
            merchant.wanted(201, "POST", "/stock-adjustments", {"sku": "BACK", "delta": 1, "reason": "RECEIVED"})
            until(lambda: len(proxy.streams()) >= before + desks, LONGEST_SECONDS + 30, "every desk's stream stands again", 0.2)
        finally:
            for follower in followers:
                follower.__exit__()
            crowd.ended.set()
            crowd.join(30)
        check_crowd(run, crowd, back, died, clients)
        check_desks(run, [request.at - died for request in proxy.streams()[before:]], desks)
        run.audit(cluster.shop)


def check_crowd(run, crowd, back, died, clients):
    answers = [seconds for began, seconds in crowd.seconds if began > died]
    bad = [status for status in crowd.statuses if status is not None and status >= 500 and status != 503]
    # HAProxy answers 502 for what was in flight when the instance was killed; after that nothing but 503 may be said.
    run.check(len(bad) == 0, f"answers {sorted(set(bad))}, {len(bad)} of them")
    run.check(percentile(answers, 0.99) < 2, f"p99 of {len(answers)} answers is {percentile(answers, 0.99):.2f} s")
    run.check(max(back) - min(back) >= 20, f"they came within {max(back) - min(back):.1f} s")
    busiest = max(sum(second <= moment < second + 1 for moment in back) for second in range(int(max(back)) + 1))
    run.struck(clients, "streams that ended at once")
    run.figure("back within", f"{min(back):.1f} to {max(back):.1f} s")
    run.figure("most in one second", busiest)
    run.figure("p99 of their answers", f"{percentile(answers, 0.99) * 1000:.0f} ms")


def check_desks(run, back, desks):
    """The real program keeps to the rule that the crowd plays."""
    first = sorted(back)[:desks]
    run.check(min(first) >= LEAST_SECONDS * 0.9, f"a desk came back after {min(first):.1f} s")
    run.check(max(first) - min(first) > 1, f"the desks came back together, after {[f'{moment:.1f}' for moment in first]} s")
    run.figure("desks back after", " ".join(f"{moment:.0f}" for moment in first))
