#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""./dev up as a black box, under a load of reads and keyed writes: a rolling restart and a canary that is rolled back, then
promoted, fail no request; an instance that is killed comes back by itself; ./dev down leaves nothing."""

import argparse
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.dont_write_bytecode = True
from support.cluster_member import until  # noqa: E402
from support.load import percentile  # noqa: E402
from support.order_service import Client, new_product, order_body, payment_body  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
UP = Path(__file__).with_name("up.py")
SHARED = 1500
# The broker takes longer to start than all the rest; what dies with it is S27's to see.
WITHOUT = ["--without=rabbitmq", *([] if shutil.which("redis-server") else ["--without=redis"])]


class SteadyLoad:
    """Used as a context: readers and writers that never pause, and what became of each request."""

    def __init__(self, address, token, threads=4):
        self.address, self.token = address, token
        self.count, self.failed, self.versions = Counter(), [], Counter()
        self.seconds, self.placed = [], []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._run, args=(i,)) for i in range(threads)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    @property
    def total(self):
        return sum(self.count.values())

    def call(self, client, want, method, path, body=None, **more):
        began = time.monotonic()
        try:
            answer = client.call(method, path, body, **more)
        except (OSError, http.client.HTTPException) as error:
            self.failed.append(f"{method} {path}: {type(error).__name__} {error}")
            return None
        self.seconds.append(time.monotonic() - began)
        self.count[method] += 1
        self.versions[answer.headers.get("x-service-version", f"none ({answer.status})")] += 1
        if answer.status != want:
            self.failed.append(f"{method} {path}: {answer.status} {answer.body[:200]!r}")
            return None
        return answer.data

    def _run(self, i):
        client = Client(self.address, self.token)
        while not self.stopping.is_set():
            key = uuid.uuid4().hex
            order = self.call(client, 201, "POST", "/orders", order_body(("ROLL", 1)), key=key)
            if order is None:
                continue
            self.placed.append((key, order["id"]))
            self.call(client, 201, "POST", f"/orders/{order['id']}/payments", payment_body(order))
            for path in (f"/orders/{order['id']}", "/orders?limit=10", "/orders/counts", f"/orders/{order['id']}/events"):
                self.call(client, 200, "GET", path)
        client.close()


class Test:
    def __init__(self, options, folder):
        self.folder = Path(folder) / "up"
        self.options = options
        self.problems = []

    def up(self, what, *more):
        done = subprocess.run([sys.executable, "-B", str(UP), "--folder", str(self.folder), "--service", self.options.service,
                               "--orders", "50", *WITHOUT, *more, what], stdout=subprocess.PIPE, check=False)
        self.check(done.returncode == 0, f"up.py {what} failed with {done.returncode}")
        return done.stdout.decode()

    def deploy(self, name, *arguments):
        began = time.monotonic()
        done = subprocess.run([sys.executable, "-B", str(ROOT / "deploy/bin" / name), "--config", str(self.folder / "cluster.conf"),
                               *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.check(done.returncode == 0, f"{name} {' '.join(arguments)} failed:\n{done.stdout.decode()}")
        print(f"{name} {' '.join(arguments)}: {time.monotonic() - began:.1f} s")
        return done.stdout.decode()

    def check(self, condition, sentence):
        if not condition:
            self.problems.append(sentence)
            print("FAIL " + sentence, flush=True)

    def state(self):
        return json.loads((self.folder / "state.json").read_text())

    def pid(self, name):
        return self.state()["pids"].get(name, [None])[0]

    def started_pid(self, name):
        """As the log of the cluster has it last."""
        lines = [json.loads(line) for line in (self.folder / "cluster.log").read_text().splitlines()]
        return next((line["pid"] for line in reversed(lines) if line.get("member") == name), self.pid(name))

    def under_load(self, what, steps, at_least=0):
        with SteadyLoad(self.address, self.token) as load:
            until(lambda: load.total > 20 or load.failed, 20, "the load runs")
            steps()
            until(lambda: load.total >= at_least or load.failed, 60, f"{at_least} requests")
        self.check(not load.failed, f"{what}: {len(load.failed)} failed requests, the first: {load.failed[:1]}")
        print(f"{what}: {load.total} requests ({load.count['POST']} keyed writes), {len(load.failed)} failed, "
              f"p99 {percentile(load.seconds, 0.99) * 1000:.0f} ms, longest {max(load.seconds) * 1000:.0f} ms, {dict(load.versions)}")
        self.placed += load.placed
        return load

    def run(self):
        self.up("up")
        state = self.state()
        self.address, self.placed = state["address"], []
        client = Client(self.address)
        self.token = client.wanted(201, "POST", "/sessions", {"username": "merchant", "password": "demo-merchant", "device": "t"})["access_token"]
        self.merchant = Client(self.address, self.token)
        new_product(self.merchant, "ROLL", 1_000_000)
        self.check("already" in self.up("up"), "up twice does not say that it runs")
        self.check(self.state()["pids"] == state["pids"], "up twice started something")
        self.stream_rings()
        self.rolling()
        self.canary()
        self.comes_back("a")
        self.check_effects(state["store"])
        pids = [pid for pid, _ in self.state()["pids"].values()] + [self.started_pid("a")]
        self.up("down")
        left = [pid for pid in pids if Path(f"/proc/{pid}").exists()]
        self.check(not left, f"processes are left: {left}")
        folders = [folder for folder in [*state["folders"].values(), str(self.folder)] if Path(folder).exists()]
        self.check(not folders, f"folders are left: {folders}")

    def stream_rings(self):
        connection = http.client.HTTPConnection(self.address, timeout=20)
        connection.request("GET", "/api/v1/changes/stream", headers={"Authorization": f"Bearer {self.token}"})
        answer = connection.getresponse()
        began = time.monotonic()
        self.merchant.wanted(201, "POST", "/stock-adjustments", {"sku": "ROLL", "delta": 1, "reason": "RECEIVED"})
        seen = b""
        while b"data:" not in seen and time.monotonic() - began < 10:
            seen += answer.read1(4096)
        self.check(b"data:" in seen, "an event stream does not ring through HAProxy")
        print(f"a stream rings through HAProxy after {(time.monotonic() - began) * 1000:.0f} ms")
        connection.close()

    def rolling(self):
        before = [self.started_pid(name) for name in "ab"]
        load = self.under_load("rolling restart", lambda: self.deploy("rolling-restart"))
        after = [self.started_pid(name) for name in "ab"]
        self.check(not set(before) & set(after), f"not every instance was restarted: {before} and {after}")
        self.stable = next(iter(load.versions))

    def canary(self):
        self.deploy("canary", "start")
        load = self.under_load("canary at 10 %", lambda: None, SHARED)
        share = 100 * load.versions["canary"] / load.total
        self.check(9 <= share <= 11 and load.total >= SHARED, f"the canary got {share:.1f} % of {load.total} requests")
        self.under_load("canary rolled back", lambda: self.deploy("canary", "rollback"))
        load = self.under_load("nothing is left of it", lambda: None, 100)
        self.check(load.versions["canary"] == 0, f"{load.versions['canary']} answers of a canary that was rolled back")
        self.deploy("canary", "start")
        self.under_load("canary promoted", lambda: self.deploy("canary", "promote"))
        load = self.under_load("its version is everyone's", lambda: None, 100)
        self.check(set(load.versions) == {"canary"}, f"after the promotion answer {dict(load.versions)}")
        metrics = urllib.request.urlopen(f"http://{self.state()['admin']['a']}/metrics", timeout=10).read().decode()
        self.check('order_service_build_info{version="canary"} 1' in metrics, "the metrics do not name the version")

    def comes_back(self, name):
        before = self.started_pid(name)
        os.kill(before, signal.SIGKILL)
        began = time.monotonic()
        until(lambda: self.started_pid(name) != before, 10, f"{name} is started again")
        until(lambda: answers_ready(self.state()["admin"].get(name)), 20, f"{name} is ready again")
        print(f"{name} was killed and is back after {time.monotonic() - began:.1f} s")

    def check_effects(self, store):
        """Every acknowledged order is there once, whichever instance is asked; a repeated key is answered again."""
        for key, order in self.placed[:: max(1, len(self.placed) // 50)]:
            self.merchant.wanted(200, "GET", f"/orders/{order}")
            again = self.merchant.post("/orders", order_body(("ROLL", 1)), key=key)
            self.check(again.replayed and again.data["id"] == order, f"the key of {order} made {again.data}")
        audit = subprocess.run([self.options.service, "audit", "--store", store], capture_output=True, check=False)
        self.check(audit.returncode == 0, f"audit: {audit.stdout + audit.stderr!r}")


def answers_ready(admin):
    try:
        return admin and urllib.request.urlopen(f"http://{admin}/readyz", timeout=2).status == 200
    except OSError:
        return False


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="ch-cluster-") as folder:
        test = Test(options, folder)
        try:
            test.run()
        finally:
            if test.folder.exists():
                test.up("down")
    return 1 if test.problems else 0


if __name__ == "__main__":
    sys.exit(main())
