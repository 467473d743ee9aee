#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the embedded service under wrk: requests/s, p50 and p99 at 32 connections, the service's own CPU per request
and its memory. Absolute figures of one machine: compare only what was measured in one run. Reports, asserts nothing."""

import argparse
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import gin_peer  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]

POST_LUA = """
local thread = 0
function setup(t) t:set("id", thread); thread = thread + 1 end
local n = 0
request = function()
  n = n + 1
  wrk.headers["Idempotency-Key"] = string.format("bench-%s-%d-%010d", SALT, id, n)
  return wrk.format("POST", "/api/v1/orders", nil, BODY)
end
"""


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mib(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def milliseconds(text):
    number, unit = re.fullmatch(r"([0-9.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


class Target:
    def __init__(self, program, orders):
        self.folder = tempfile.mkdtemp()
        self.file = os.path.join(self.folder, "bench.db")
        store = "sqlite:" + self.file
        subprocess.run([program, "demo", "--store", store, "--orders", str(orders)], check=True, stdout=subprocess.DEVNULL)
        self.log = open(os.path.join(self.folder, "log"), "wb")
        self.process = subprocess.Popen(
            [program, "serve", "--store", store, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=self.log)
        self.url = self.process.stdout.readline().decode().split()[1]
        self.connection = http.client.HTTPConnection(urllib.parse.urlparse(self.url).netloc)
        body = json.dumps({"username": "merchant", "password": "demo-merchant", "device": "bench"})
        self.token = self.call("POST", "/sessions", body)["access_token"]
        # The goal for memory is without sign-ins in flight: Argon2id is meant to take much.
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def call(self, method, path, body=None, key=None):
        headers = {"Content-Type": "application/json"} if body else {}
        if path != "/sessions":
            headers["Authorization"] = "Bearer " + self.token
        if key:
            headers["Idempotency-Key"] = key
        self.connection.request(method, "/api/v1" + path, body=body, headers=headers)
        answer = self.connection.getresponse()
        content = json.loads(answer.read())
        if answer.status >= 300:
            raise SystemExit(f"{method} {path} → {answer.status} {content}")
        return content["data"]

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()
        shutil.rmtree(self.folder)


def wrk(url, seconds, token=None, script=None):
    """(requests/s, p50 ms, p99 ms, requests, refused) of one round at 32 connections."""
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", "Content-Type: application/json"]
    if token:
        command += ["-H", "Authorization: Bearer " + token]
    if script:
        command += ["-s", str(script)]
    printed = subprocess.run(command + [url], check=True, stdout=subprocess.PIPE).stdout.decode()
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    return (float(re.search(r"Requests/sec:\s+([0-9.]+)", printed).group(1)),
            milliseconds(re.search(r"50%\s+(\S+)", printed).group(1)), milliseconds(re.search(r"99%\s+(\S+)", printed).group(1)),
            int(re.search(r"(\d+) requests in", printed).group(1)), int(refused.group(1)) if refused else 0)


class Row:
    """One kind of request, measured round by round, the reference in the same round."""

    def __init__(self, name, goal, path, script=None, peer_path=None, peer_script=None):
        self.name, self.goal, self.path, self.script = name, goal, path, script
        self.peer_path, self.peer_script = peer_path, peer_script

    def run(self, target, peer, rounds, seconds):
        ours, theirs, ratios, cpu, peer_cpu = [], [], [], [], []
        for _ in range(rounds):
            if peer and self.peer_path:
                before = cpu_seconds(peer.pid)
                theirs.append(wrk(peer.url + "/api/v1" + self.peer_path, seconds, script=self.peer_script))
                peer_cpu.append((cpu_seconds(peer.pid) - before) / max(1, theirs[-1][3]) * 1e6)
            before = cpu_seconds(target.process.pid)
            ours.append(wrk(target.url + "/api/v1" + self.path, seconds, target.token, self.script))
            cpu.append((cpu_seconds(target.process.pid) - before) / max(1, ours[-1][3]) * 1e6)
            if theirs:
                ratios.append(ours[-1][0] / theirs[-1][0])
        median = statistics.median
        line = (f"{self.name:<34}{median(each[0] for each in ours):>9.0f}{median(each[1] for each in ours):>9.2f}"
                f"{median(each[2] for each in ours):>9.2f}{median(cpu):>9.1f}")
        if theirs:
            line += (f"  |{median(each[0] for each in theirs):>9.0f}{median(each[2] for each in theirs):>9.2f}{median(peer_cpu):>9.1f}"
                     f"  |{median(ratios):>6.2f} [{min(ratios):.2f}-{max(ratios):.2f}]")
        refused = sum(each[4] for each in ours)
        print(line + f"  {self.goal}" + (f"  ({refused} refused)" if refused else ""), flush=True)
        return median(each[0] for each in ours)


def scan_rate(target):
    """Orders a second that one SQLite scan of the stored rows gives: the reference of a feed page."""
    import sqlite3
    with sqlite3.connect(f"file:{target.file}?mode=ro", uri=True) as database:
        best = 0
        for _ in range(5):
            began = time.monotonic()
            count = sum(1 for _ in database.execute("SELECT position, entity, entity_id, body FROM feed ORDER BY position"))
            best = max(best, count / (time.monotonic() - began))
    return best


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--orders", type=int, default=20000)
    arguments.add_argument("--seconds", type=int, default=3)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: ./dev bench service installs it")
    target, peer = Target(options.service, options.orders), None
    try:
        peer, sources = gin_peer.start(ROOT)
        order = target.call("GET", "/orders?limit=1")["items"][0]
        for sku in ("BENCH-1", "BENCH-2"):
            target.call("POST", "/products", json.dumps({"sku": sku, "title": sku, "price_minor": 100}), key="bench-product-" + sku)
            target.call("POST", "/stock-adjustments", json.dumps({"sku": sku, "delta": 10**9, "reason": "RECEIVED"}),
                        key="bench-stock-00-" + sku)
        body = json.dumps({"currency": "EUR", "customer": {"name": "Bench"},
                           "ship_to": {"name": "Bench", "line1": "1", "city": "X", "country": "DE"},
                           "lines": [{"sku": "BENCH-1", "quantity": 1}, {"sku": "BENCH-2", "quantity": 1}]})
        script = os.path.join(target.folder, "post.lua")
        Path(script).write_text(f"SALT = '{os.getpid()}' .. os.time()\nBODY = [[{body}]]\n" + POST_LUA)
        print(f"medians of {options.rounds} rounds of {options.seconds} s, 32 connections; the reference is Gin + PostgreSQL, plain")
        print(f"{'':<34}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs':>9}" +
              (f"  |{'req/s':>9}{'p99 ms':>9}{'CPU µs':>9}  | ratio" if peer else ""))
        rows = [Row("GET /users/me (Gin: bare ping)", "goal: CPU ≤ 0.8 × the ping's", "/users/me", peer_path="/ping"),
                Row("GET /orders/{id}", "goal ≥ 3", f"/orders/{order['id']}", peer_path="/orders/1", peer_script=sources / "scripts/get_id.lua"),
                Row("GET /orders?limit=50 (Gin: thin rows)", "goal ≥ 3", "/orders?limit=50&status=COMPLETED", peer_path="/orders?status=3&limit=50"),
                Row("GET /changes?limit=1000", "", "/changes?limit=1000"),
                Row("POST /orders, 2 lines, all extras", "goal ≥ 1.5", "/orders", script, "/orders", sources / "scripts/post.lua")]
        for row in rows:
            rate = row.run(target, peer, options.rounds, options.seconds)
            if row.path.startswith("/changes"):
                print(f"{'  as orders':<34}{rate * 1000:>9.0f} /s; goal ≥ 200,000; one scan of the stored rows, in Python: {scan_rate(target):.0f} /s")
        print(f"{'memory, peak':<34}{memory_mib(target.process.pid):>9.0f} MiB; goal ≤ 40" + (f"; Gin {memory_mib(peer.pid):.0f}" if peer else ""))
    finally:
        target.close()
        if peer:
            peer.close()


if __name__ == "__main__":
    main()
