#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the service under wrk, embedded or (--store postgresql) on PostgreSQL: requests/s, p50 and p99 at 32 connections, the service's own CPU per request
and its memory; each row beside its reference, in the same round. Both sides hold 100,000 orders and 5,000 products, and
are asked for random ones. Absolute figures of one machine: compare only what was measured in one run. Reports, asserts
nothing."""

import argparse
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "support")]
import gin_peer  # noqa: E402
from postgresql import PostgresServer  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(__file__).resolve().parent
CONNECTIONS = 32
PRODUCTS = 5000
# As the demo shop has it.
PASSWORD = "demo-merchant"

# Two random products of 5,000 and one of 50,000 customers, as the peer is asked.
POST_LUA = """
local thread = 0
function setup(t) t:set("id", thread); thread = thread + 1 end
local n = 0
function init() math.randomseed(os.time()) end
request = function()
  n = n + 1
  wrk.headers["Idempotency-Key"] = string.format("bench-%s-%d-%010d", SALT, id, n)
  local customer = math.random(1, 50000)
  return wrk.format("POST", "/api/v1/orders", nil, string.format(
    '{"currency":"EUR","customer":{"name":"Customer %d"},"ship_to":{"name":"Customer %d","line1":"Road 1","city":"Berlin",' ..
    '"country":"DE"},"lines":[{"sku":"BENCH-%05d","quantity":1},{"sku":"BENCH-%05d","quantity":2}]}',
    customer, customer, math.random(1, 2500), math.random(2501, 5000)))
end
"""

GET_LUA = """
local ids = {}
for id in io.lines(IDS) do ids[#ids + 1] = id end
function init() math.randomseed(os.time()) end
request = function() return wrk.format("GET", "/api/v1/orders/" .. ids[math.random(1, #ids)]) end
"""


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mib(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def milliseconds(text):
    number, unit = re.fullmatch(r"([0-9.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def compiled(source, folder, *libraries):
    """A program of this folder, in C or C++."""
    program = os.path.join(folder, Path(source).stem)
    compiler = ["gcc", "-O2"] if source.endswith(".c") else ["g++", "-O2", "-std=c++20"]
    subprocess.run([*compiler, str(BENCH / source), "-o", program, *libraries], check=True)
    return program


class Database:
    """A PostgreSQL server for the service, set up as the peer's is. Beside it runs nothing but what is measured."""

    def __init__(self, settings=None):
        self.server = PostgresServer({"fsync": "on", "full_page_writes": "on", "autovacuum": "on", "shared_buffers": "256MB", **(settings or {})})
        self.server.init()
        self.server.start()
        self.postmaster = int((self.server.data / "postmaster.pid").read_text().split()[0])

    def psql(self, statement):
        subprocess.run([shutil.which("psql") or f"{self.server.programs}/psql", "-X", "-q", "-h", "127.0.0.1", "-p", str(self.server.port), "-U", "postgres",
                        "-c", statement], check=True, stdout=subprocess.DEVNULL)

    def cpu_seconds(self):
        """Of the server and all its processes, those too that have ended."""
        total = 0.0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == self.postmaster:
                total += int(fields[11]) + int(fields[12])
            elif int(stat.parent.name) == self.postmaster:
                total += int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])
        return total / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.server.stop("fast")
        self.server.remove()


def pgbench(peer, seconds):
    """Transactions/s of the peer's own statements for POST, prepared, without any program before the database."""
    script = peer.sources / "sql/post_txn.pgbench"
    if not script.exists():
        return None
    printed = subprocess.run(["pgbench", "-n", "-M", "prepared", "-c", "16", "-j", "2", "-T", str(seconds), "-f", str(script), peer.database],
                             check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    found = re.search(r"tps = ([0-9.]+)", printed)
    return float(found.group(1)) if found else None


class Target:
    """A service on a store of its own."""

    def __init__(self, program, folder, file, store=None, extras=""):
        self.folder, self.file = folder, file
        self.log = open(file + ".log", "wb")
        self.process = subprocess.Popen(
            [program, "serve", "--store", store or "sqlite:" + file, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=self.log, env={**os.environ, "ORDER_EXTRAS": extras})
        self.pid = self.process.pid
        self.url = self.process.stdout.readline().decode().split()[1]
        self.address = urllib.parse.urlparse(self.url).netloc
        self.connection = http.client.HTTPConnection(self.address)
        body = json.dumps({"username": "merchant", "password": PASSWORD, "device": "bench"})
        self.token = self.call("POST", "/sessions", body)["access_token"]
        # The goal for memory is without sign-ins in flight: Argon2id is meant to take much.
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def call(self, method, path, body=None, key=None, connection=None):
        connection = connection or self.connection
        headers = {"Content-Type": "application/json"} if body else {}
        if path != "/sessions":
            headers["Authorization"] = "Bearer " + self.token
        if key:
            headers["Idempotency-Key"] = key
        connection.request(method, "/api/v1" + path, body=body, headers=headers)
        answer = connection.getresponse()
        content = json.loads(answer.read())
        if answer.status >= 300:
            raise SystemExit(f"{method} {path} → {answer.status} {content}")
        return content["data"]

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=60)
        self.log.close()


def fill(target):
    """The peer's 5,000 products, each with a stock that never ends."""
    def work(first):
        connection = http.client.HTTPConnection(target.address)
        for i in range(first, PRODUCTS + 1, 8):
            sku = f"BENCH-{i:05d}"
            target.call("POST", "/products", json.dumps({"sku": sku, "title": sku, "price_minor": 500 + i * 7919 % 90000}),
                        key="bench-product-" + sku, connection=connection)
            target.call("POST", "/stock-adjustments", json.dumps({"sku": sku, "delta": 10**9, "reason": "RECEIVED"}),
                        key="bench-stock-00-" + sku, connection=connection)

    threads = [threading.Thread(target=work, args=(first,)) for first in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def random_ids(file, count):
    """Ids of orders, as many as make every page of the store cold in the service's own caches."""
    import sqlite3
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        every = [str(row[0]) for row in database.execute("SELECT id FROM orders")]
    random.Random(1).shuffle(every)
    return every[:count]


def wrk(url, seconds, token=None, script=None):
    """(requests/s, p50 ms, p99 ms, requests, refused) of one round."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", "Content-Type: application/json"]
    if token:
        command += ["-H", "Authorization: Bearer " + token]
    if script:
        command += ["-s", str(script)]
    printed = subprocess.run(command + [url], check=True, stdout=subprocess.PIPE).stdout.decode()
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    # At the line's beginning: the deviations above end in percents too.
    latency = dict(re.findall(r"^\s+(50|99)%\s+(\S+)$", printed, re.MULTILINE))
    return (float(re.search(r"Requests/sec:\s+([0-9.]+)", printed).group(1)),
            milliseconds(latency["50"]), milliseconds(latency["99"]),
            int(re.search(r"(\d+) requests in", printed).group(1)), int(refused.group(1)) if refused else 0)


def measured(process, run):
    """The figures of run(), and the process's CPU microseconds per request."""
    before = cpu_seconds(process)
    figures = run()
    return figures, (cpu_seconds(process) - before) / max(1, figures[3]) * 1e6


class Row:
    """One kind of request, measured round by round, the reference in the same round."""

    def __init__(self, name, goal, path, script=None, peer_path=None, peer_script=None, target=None, database=None):
        self.database = database
        self.name, self.goal, self.path, self.script = name, goal, path, script
        self.peer_path, self.peer_script, self.target = peer_path, peer_script, target

    def run(self, target, peer, rounds, seconds):
        target = self.target or target
        ours, theirs, ratios, cpu, peer_cpu, database_cpu = [], [], [], [], [], []
        for _ in range(rounds):
            if peer and self.peer_path:
                figures, used = measured(peer.pid, lambda: wrk(peer.url + "/api/v1" + self.peer_path, seconds, script=self.peer_script))
                theirs.append(figures)
                peer_cpu.append(used)
            before = self.database.cpu_seconds() if self.database else 0
            figures, used = measured(target.pid, lambda: wrk(target.url + "/api/v1" + self.path, seconds, target.token, self.script))
            if self.database:
                database_cpu.append((self.database.cpu_seconds() - before) / max(1, figures[3]) * 1e6)
            ours.append(figures)
            cpu.append(used)
            if theirs:
                ratios.append(ours[-1][0] / theirs[-1][0])
        median = statistics.median
        line = (f"{self.name:<36}{median(each[0] for each in ours):>9.0f}{median(each[1] for each in ours):>9.2f}"
                f"{median(each[2] for each in ours):>9.2f}{median(cpu):>9.1f}")
        if theirs:
            line += (f"  |{median(each[0] for each in theirs):>9.0f}{median(each[2] for each in theirs):>9.2f}{median(peer_cpu):>9.1f}"
                     f"  |{median(ratios):>6.2f} [{min(ratios):.2f}-{max(ratios):.2f}]")
        if database_cpu:
            line += f"  PostgreSQL {median(database_cpu):.0f} µs"
        refused = sum(each[4] for each in ours)
        print(line + f"  {self.goal}" + (f"  ({refused} refused)" if refused else ""), flush=True)
        return median(cpu) + (median(database_cpu) if database_cpu else 0)


EXTRAS = ("idempotency", "ledger", "timeline", "feed")


def extras_one_by_one(program, folder, store, database, peer, post, options, without, with_all):
    """What each extra adds to an order, each switched on beside those before it. CPU of the service and of its database."""
    costs = [without]
    for count in range(1, len(EXTRAS)):
        target = Target(program, folder, os.path.join(folder, "plain.db"), store, ",".join(EXTRAS[:count]))
        try:
            row = Row(f"  … with {' + '.join(EXTRAS[:count])}", "", target=target, database=database, **post)
            costs.append(row.run(target, peer, options.rounds, options.seconds))
        finally:
            target.close()
    costs.append(with_all)
    print("CPU µs an order, database included: " + f"{without:.0f} by itself, " +
          ", ".join(f"{name} {after - before:+.0f}" for name, before, after in zip(EXTRAS, costs, costs[1:])) + f" = {with_all:.0f}", flush=True)


def feed(target, folder, rounds, seconds):
    """Whole walks through the feed on 32 connections, and the items that really came."""
    reader = compiled("feed_reader.cpp", folder, "-lpthread")
    scan = compiled("reference/feed_scan.c", folder, "-lsqlite3")
    host, port = target.address.split(":")
    for connections in (1, CONNECTIONS):
        rates, pages, latencies, cpu, scans, ratios = [], [], [], [], [], []
        for _ in range(rounds):
            scans.append(float(subprocess.run([scan, target.file, "1"], check=True, stdout=subprocess.PIPE).stdout.split()[0]))
            before = cpu_seconds(target.pid)
            printed = subprocess.run([reader, host, port, target.token, str(connections), str(seconds), "1000"], check=True,
                                     stdout=subprocess.PIPE).stdout.decode().split()
            items = int(printed[1])
            rates.append(items / float(printed[3]))
            ratios.append(rates[-1] / scans[-1])
            pages.append(items / int(printed[0]))
            latencies.append((float(printed[4]), float(printed[5])))
            cpu.append((cpu_seconds(target.pid) - before) / int(printed[0]) * 1e6)
        median = statistics.median
        print(f"{f'GET /changes?limit=1000, {connections} readers':<36}{median(rates) / median(pages):>9.0f}"
              f"{median(p50 for p50, _ in latencies):>9.2f}{median(p99 for _, p99 in latencies):>9.2f}{median(cpu):>9.1f}  "
              f"{median(pages):.0f} items a page, {median(rates):.0f} items/s (goal ≥ 200,000); one scan in C {median(scans):.0f}/s: "
              f"{median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}] of it", flush=True)


def plain_service(given):
    """The program that keeps no extras. The build folder's own is built first: an older one knows another schema."""
    program = Path(given)
    if program.is_relative_to(ROOT / "build/release"):
        subprocess.run(["cmake", "--build", str(ROOT / "build/release"), "--target", "order-service-plain"], check=False)
    return str(program) if program.exists() else None


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--plain", default=str(ROOT / "build/release/tests/bench/order-service-plain"))
    arguments.add_argument("--orders", type=int, default=100_000)
    arguments.add_argument("--seconds", type=int, default=3)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    arguments.add_argument("--rows", help="only rows whose name holds this text")
    options = arguments.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: ./dev bench service installs it")
    folder = tempfile.mkdtemp()
    running = []
    try:
        file = os.path.join(folder, "bench.db")
        subprocess.run([options.service, "demo", "--store", "sqlite:" + file, "--orders", str(options.orders)], check=True,
                       stdout=subprocess.DEVNULL)
        filling = Target(options.service, folder, file)
        running.append(filling)
        fill(filling)
        running.pop().close()
        shutil.copyfile(file, os.path.join(folder, "plain.db"))
        database, store, plain_store = None, None, None
        if options.store == "postgresql":
            database = Database()
            running.append(database)
            store, plain_store = f"{database.server.url}/bench", f"{database.server.url}/plain"
            database.psql("CREATE DATABASE bench")
            subprocess.run([options.service, "copy", "--from", "sqlite:" + file, "--to", store], check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            database.psql("CREATE DATABASE plain TEMPLATE bench")
            database.psql("CHECKPOINT")
        target = Target(options.service, folder, file, store)
        running.append(target)
        peer, sources = gin_peer.start(ROOT)
        if peer:
            running.append(peer)
        scripts = {}
        for name, head, text in (("post", f"SALT = '{os.getpid()}' .. os.time()\n", POST_LUA),
                                 ("get", f"IDS = '{folder}/ids'\n", GET_LUA)):
            scripts[name] = os.path.join(folder, name + ".lua")
            Path(scripts[name]).write_text(head + text)
        Path(folder, "ids").write_text("\n".join(random_ids(file, 20_000)) + "\n")
        print(f"medians of {options.rounds} rounds of {options.seconds} s, {CONNECTIONS} connections, {options.orders} orders; "
              "the reference is Gin + PostgreSQL, plain, 100000 orders")
        print(f"{'':<36}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs':>9}" +
              (f"  |{'req/s':>9}{'p99 ms':>9}{'CPU µs':>9}  | ratio" if peer else ""))
        post = {"path": "/orders", "script": scripts["post"], "peer_path": "/orders", "peer_script": sources / "scripts/post.lua"}
        get, listing, extras, bare_post = (1.0, 1.3, 1.0, 1.3) if database else (3, 3, 1.5, 3)
        rows = [Row("GET /users/me (Gin: bare ping)", "goal: CPU ≤ 0.8 × the ping's", "/users/me", peer_path="/ping"),
                Row("GET /orders/{id}", f"goal ≥ {get}", "/orders/1", scripts["get"], "/orders/1", sources / "scripts/get_id.lua",
                    database=database),
                Row("GET /orders?limit=50 (Gin: thin rows)", f"goal ≥ {listing}", "/orders?limit=50&status=COMPLETED",
                    peer_path="/orders?status=3&limit=50", database=database),
                Row("POST /orders, 2 lines, all extras", f"goal ≥ {extras}", database=database, **post)]
        if (plain := plain_service(options.plain)) is None:
            print(f"no POST without extras: {options.plain} is missing")
        else:
            bare = Target(plain, folder, os.path.join(folder, "plain.db"), plain_store)
            running.append(bare)
            rows.append(Row("POST /orders without extras", f"goal ≥ {bare_post}", target=bare, database=database, **post))
        wanted = [row for row in rows if not options.rows or options.rows in row.name]
        for row in (row for row in wanted if row.name.startswith("GET")):
            row.run(target, peer, options.rounds, options.seconds)
        # Its reference reads the file.
        if not database and (not options.rows or options.rows in "GET /changes"):
            feed(target, folder, options.rounds, options.seconds)
        costs = [row.run(target, peer, options.rounds, options.seconds) for row in wanted if row.name.startswith("POST")]
        if len(costs) == 2:
            # An embedded store has one service at a time.
            bare.close()
            running.remove(bare)
            extras_one_by_one(plain, folder, plain_store, database, peer, post, options, costs[1], costs[0])
        if database and peer and (tps := pgbench(peer, options.seconds * options.rounds)):
            print(f"{'pgbench, the peer' + chr(39) + 's POST statement by statement':<36}{tps:>9.0f}")
        print(f"{'memory, peak':<36}{memory_mib(target.pid):>9.0f} MiB; goal ≤ 40" + (f"; Gin {memory_mib(peer.pid):.0f}" if peer else ""))
    finally:
        for each in reversed(running):
            each.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
