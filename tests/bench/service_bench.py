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
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

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
        store = "sqlite:" + os.path.join(self.folder, "bench.db")
        subprocess.run([program, "demo", "--store", store, "--orders", str(orders)], check=True, stdout=subprocess.DEVNULL)
        self.log = open(os.path.join(self.folder, "log"), "wb")
        self.process = subprocess.Popen(
            [program, "serve", "--store", store, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=self.log)
        self.url = self.process.stdout.readline().decode().split()[1]
        self.connection = http.client.HTTPConnection(urllib.parse.urlparse(self.url).netloc)
        body = json.dumps({"username": "merchant", "password": "demo-merchant", "device": "bench"})
        self.token = self.call("POST", "/sessions", body)["access_token"]

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


def measure(target, name, path, seconds, script=None):
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", "Authorization: Bearer " + target.token,
               "-H", "Content-Type: application/json"]
    if script:
        command += ["-s", script]
    before = cpu_seconds(target.process.pid)
    printed = subprocess.run(command + [target.url + "/api/v1" + path], check=True, stdout=subprocess.PIPE).stdout.decode()
    used = cpu_seconds(target.process.pid) - before
    requests = int(re.search(r"(\d+) requests in", printed).group(1))
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", printed).group(1))
    p50 = milliseconds(re.search(r"50%\s+(\S+)", printed).group(1))
    p99 = milliseconds(re.search(r"99%\s+(\S+)", printed).group(1))
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    note = f"  ({refused.group(1)} refused)" if refused else ""
    print(f"{name:<34}{rate:>10.0f}{p50:>9.2f}{p99:>9.2f}{used / requests * 1e6:>10.1f}{note}", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--orders", type=int, default=20000)
    arguments.add_argument("--seconds", type=int, default=5)
    options = arguments.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: ./dev bench service installs it")
    target = Target(options.service, options.orders)
    try:
        order = target.call("GET", "/orders?limit=1")["items"][0]
        print(f"{'32 connections':<34}{'req/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs':>10}")
        measure(target, "GET /users/me", "/users/me", options.seconds)
        measure(target, "GET /orders/{id}", f"/orders/{order['id']}", options.seconds)
        measure(target, "GET /orders?limit=50&status=…", "/orders?limit=50&status=COMPLETED", options.seconds)
        measure(target, "GET /changes?limit=1000", "/changes?limit=1000", options.seconds)
        for sku in ("BENCH-1", "BENCH-2"):
            target.call("POST", "/products", json.dumps({"sku": sku, "title": sku, "price_minor": 100}), key="bench-product-" + sku)
            target.call("POST", "/stock-adjustments", json.dumps({"sku": sku, "delta": 10**9, "reason": "RECEIVED"}),
                        key="bench-stock-00-" + sku)
        body = json.dumps({"currency": "EUR", "customer": {"name": "Bench"},
                           "ship_to": {"name": "Bench", "line1": "1", "city": "X", "country": "DE"},
                           "lines": [{"sku": "BENCH-1", "quantity": 1}, {"sku": "BENCH-2", "quantity": 1}]})
        script = os.path.join(target.folder, "post.lua")
        Path(script).write_text(f"SALT = '{os.getpid()}'\nBODY = [[{body}]]\n" + POST_LUA)
        measure(target, "POST /orders (2 lines, all extras)", "/orders", options.seconds, script)
        print(f"peak memory {memory_mib(target.process.pid):.0f} MiB")
    finally:
        target.close()


if __name__ == "__main__":
    main()
