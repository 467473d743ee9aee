#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ten million orders on PostgreSQL: how long filling takes and how large it is, and how list, GET and POST answer beside a hundred
thousand, by the real service on the same server, in turns. The orders are finished ones of five years, with their lines, payments
and whole JSON, without timelines and stock movements (order_history.cpp). Leaves nothing behind. Reports, asserts nothing."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import service_bench  # noqa: E402
from service_bench import CONNECTIONS, ROOT, Database, Target, cpu_seconds, fill, wrk  # noqa: E402

# GB of disk that are to be free, for each order: 40 for ten million.
FREE_GB = 4e-6
SKIPPED = 77
# As the service's own copy of a shop names them; what is not here is empty for a finished order.
COLUMNS = {
    "orders": "id, order_no, status, version, revision, source, currency, customer_id, customer_name, customer_email, customer_phone, "
              "ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postcode, ship_country, ship_phone, subtotal_minor, "
              "discount_minor, shipping_minor, total_minor, paid_minor, refunded_minor, units, packed_units, shipped_units, "
              "released_units, cancel_reason, created_at, paid_at, ship_by, shipped_at, completed_at, cancelled_at, updated_at",
    "order_lines": "order_id, line_no, sku, title, quantity, unit_price_minor, line_total_minor, packed_quantity, shipped_quantity, "
                   "released_quantity",
    "payments": "order_id, no, amount_minor, method, reference, accepted, reason, at",
    "feed": "position, entity, entity_id, audience, changed_at, body",
}
# Some of I2 to I8, as one statement each; what `audit` says more needs timelines and movements, or takes hours.
CHECKS = {
    "orders are not in the feed at their revision":
        "SELECT count(*) FROM orders o LEFT JOIN feed f ON f.position = o.revision AND f.entity = 'order' AND f.entity_id = o.id::text "
        "WHERE f.position IS NULL",
    "orders do not add up to their lines":
        "SELECT count(*) FROM orders o LEFT JOIN (SELECT order_id, sum(quantity) AS units, sum(shipped_quantity) AS shipped, "
        "sum(line_total_minor) AS total FROM order_lines GROUP BY order_id) l ON l.order_id = o.id "
        "WHERE l.total IS DISTINCT FROM o.subtotal_minor OR l.units <> o.units OR l.shipped <> o.shipped_units",
    "orders are paid otherwise than their payments say":
        "SELECT count(*) FROM orders o LEFT JOIN payments p ON p.order_id = o.id AND p.accepted = 1 "
        "WHERE coalesce(p.amount_minor, 0) <> o.paid_minor OR (o.paid_at IS NULL) <> (p.order_id IS NULL)",
    "positions are beyond the feed's end":
        "SELECT count(*) FROM feed WHERE position > (SELECT position FROM feed_clock)",
}
# What order_history is asked about one in a hundred of them: compressed, the database cannot read it.
IN_THE_FEED = ("SELECT o.id, o.order_no, o.status, o.total_minor, encode(f.body, 'hex') FROM orders o JOIN feed f ON f.position = o.revision "
               "WHERE o.id % 101 = 0")


class History:
    """A database of so many orders on the server."""

    def __init__(self, database, history, name, orders):
        self.database, self.history, self.name, self.orders = database, history, name, orders
        self.url = f"{database.server.url}/{name}"

    def psql(self, *statements, source=None):
        """What the last of them prints; all of them in one session."""
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.url]
        for statement in statements:
            command += ["-c", statement]
        done = subprocess.run(command, check=False, stdin=source or subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise SystemExit(f"{self.name}: {done.stderr.decode().strip()}")
        return done.stdout.decode().strip()

    def fill(self):
        """Rows first, and then what the schema says of them, in the database's own words. Seconds for each."""
        before = int(self.psql("SELECT position FROM feed_clock"))
        tables = ", ".join(f"'{table}'::regclass" for table in COLUMNS)
        # Foreign keys stand on primary ones: away first, and back last.
        constraints = self.psql(
            "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype IN ('p', 'u', 'f') "
            f"AND (conrelid IN ({tables}) OR confrelid IN ({tables})) ORDER BY contype = 'f' DESC").splitlines()
        constraints = [line.split("|", 2) for line in constraints]
        indexes = self.psql(f"SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid IN ({tables}) "
                            "AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)").splitlines()
        indexes = [line.split("|", 1) for line in indexes]
        self.psql(*(f"ALTER TABLE {table} DROP CONSTRAINT {name}" for table, name, _ in constraints),
                  *(f"DROP INDEX {name}" for name, _ in indexes))
        began = time.monotonic()
        self.side_by_side([lambda table=table: self.copy(table, before) for table in ("feed", "orders", "order_lines", "payments")])
        copied = time.monotonic()
        keys = [(table, name, text) for table, name, text in constraints if not text.startswith("FOREIGN")]
        build = [f"ALTER TABLE {table} ADD CONSTRAINT {name} {text}" for table, name, text in keys] + [text for _, text in indexes]
        self.side_by_side([lambda one=one: self.psql("SET maintenance_work_mem = '512MB'", one) for one in build])
        self.psql("SET maintenance_work_mem = '512MB'", *(f"ALTER TABLE {table} ADD CONSTRAINT {name} {text}" for table, name, text in constraints
                                                            if text.startswith("FOREIGN")))
        self.psql(f"UPDATE feed_clock SET position = position + {self.orders}")
        indexed = time.monotonic()
        self.psql("VACUUM (ANALYZE)")
        return copied - began, indexed - copied, time.monotonic() - indexed

    @staticmethod
    def side_by_side(jobs, threads=2):
        """In order, so many at a time."""
        waiting, lock, failures = list(jobs), threading.Lock(), []

        def work():
            while not failures:
                with lock:
                    if not waiting:
                        return
                    job = waiting.pop(0)
                try:
                    job()
                except SystemExit as failure:
                    failures.append(failure)

        running = [threading.Thread(target=work) for _ in range(threads)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        if failures:
            raise failures[0]

    def copy(self, table, before):
        """What is in the table stays. Emptied in the same transaction, it needs no log (wal_level minimal) and no second visit."""
        rows = subprocess.Popen([self.history, table, str(self.orders), str(before)], stdout=subprocess.PIPE)
        self.psql("BEGIN", f"CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM {table}", f"TRUNCATE {table}",
                  f"COPY {table} ({COLUMNS[table]}) FROM STDIN (FREEZE)",
                  *([f"INSERT INTO {table} SELECT * FROM kept"] if table == "feed" else []), "COMMIT", source=rows.stdout)
        if rows.wait() != 0:
            raise SystemExit(f"{self.history} {table} failed")

    def sizes(self):
        """GiB of the whole database, and of each table with its indexes."""
        whole = int(self.psql("SELECT pg_database_size(current_database())")) / 2**30
        parts = self.psql("SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class WHERE relname IN "
                          f"({', '.join(repr(table) for table in COLUMNS)}) ORDER BY 2 DESC").splitlines()
        return whole, [(name, int(rows) / 2**30, int(indexes) / 2**30) for name, rows, indexes in (part.split("|") for part in parts)]

    def wrong(self):
        def count(statement):
            return self.psql("SET work_mem = '256MB'", "SET max_parallel_workers_per_gather = 2", statement)

        def otherwise_in_the_feed():
            rows = self.psql(IN_THE_FEED).encode()
            if not rows:
                raise SystemExit(f"{self.name}: no order was looked at")
            return subprocess.run([self.history, "check"], check=True, input=rows, stdout=subprocess.PIPE).stdout

        checks = {what: lambda statement=statement: count(statement) for what, statement in CHECKS.items()}
        checks["orders say something else in the feed"] = otherwise_in_the_feed
        for what, counted in checks.items():
            found = int(counted())
            print(f"  {found} {what}", flush=True)
            if found:
                raise SystemExit(f"{self.name}: {found} {what}")

    def ids(self, count):
        """So many of all orders' ids, evenly over the years, in no order."""
        rows = self.psql(f"SELECT id FROM orders TABLESAMPLE SYSTEM ({min(100, 300 * count / self.orders)}) ORDER BY random() LIMIT {count}")
        return rows + "\n"


def measure(targets, rounds, seconds, kinds):
    """For each kind of request {name: [figures of each round]}, the databases in turns."""
    for kind, path, scripts in kinds:
        figures = {name: [] for name in targets}
        for turn in range(rounds + 1):
            for name, target in targets.items():
                round_figures = wrk(target.url + "/api/v1" + path, seconds, target.token, scripts and scripts[name])
                # The first round fetches from the disk what the others find in memory.
                if turn:
                    figures[name].append(round_figures)
        show(kind, figures)


def show(kind, figures):
    median = statistics.median
    small, large = figures.values()
    line = f"{kind:<44}"
    for each in (small, large):
        line += f"{median(f[0] for f in each):>9.0f}{median(f[1] for f in each):>8.2f}{median(f[2] for f in each):>8.2f}  |"
    ratios = [theirs[2] / ours[2] for ours, theirs in zip(small, large)]
    refused = sum(f[4] for f in small + large)
    print(f"{line} p99 {median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}] ×" + (f"  ({refused} refused)" if refused else ""), flush=True)


def scripts_for(folder, histories, name, counts):
    """A script of wrk's for each database, with ids of its own."""
    made = {}
    for history, count in zip(histories, counts):
        ids = Path(folder, f"{name}-{history.name}-ids")
        ids.write_text(history.ids(count))
        made[history.name] = Path(folder, f"{name}-{history.name}.lua")
        made[history.name].write_text(f"IDS = '{ids}'\n{service_bench.GET_LUA}")
    return made


def compare(options, folder, histories, running):
    targets = {}
    for history in histories:
        targets[history.name] = Target(options.service, folder, os.path.join(folder, history.name), history.url)
        running.append(targets[history.name])
    post = {}
    for history in histories:
        post[history.name] = Path(folder, f"post-{history.name}.lua")
        post[history.name].write_text(f"SALT = '{os.getpid()}' .. os.time()\n{service_bench.POST_LUA}")
    print(f"medians of {options.rounds} rounds of {options.seconds} s, {CONNECTIONS} connections")
    print(f"{'':<44}" + "".join(f"{f'{history.orders:,} orders':>25}  |" for history in histories) + " large beside small")
    print(f"{'':<44}" + f"{'req/s':>9}{'p50 ms':>8}{'p99 ms':>8}  |" * 2, flush=True)
    warm = scripts_for(folder, histories, "get", (20_000, 20_000))
    every = scripts_for(folder, histories, "every", (100_000, 200_000))
    measure(targets, options.rounds, options.seconds, (
        ("GET /orders/{id}, of 20,000", "/orders/1", warm),
        ("GET /orders?status=COMPLETED&limit=50", "/orders?limit=50&status=COMPLETED", None),
        ("GET /orders?limit=50", "/orders?limit=50", None),
        ("POST /orders, 2 lines, all extras", "/orders", post),
        ("GET /orders/{id}, of 200,000 (disk)", "/orders/1", every)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--history", default=str(ROOT / "build/release/bin/order_history"))
    arguments.add_argument("--orders", type=int, default=10_000_000)
    arguments.add_argument("--beside", type=int, default=100_000)
    arguments.add_argument("--seconds", type=int, default=4)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    wanted = options.orders * FREE_GB
    if (free := shutil.disk_usage(tempfile.gettempdir()).free / 1e9) < wanted:
        print(f"skipped: {free:.0f} GB are free in {tempfile.gettempdir()}, and this wants {wanted:.0f}")
        return SKIPPED
    folder = tempfile.mkdtemp(prefix="ch-ten-million-")
    running = []
    try:
        database = Database({"wal_level": "minimal", "max_wal_senders": "0", "max_wal_size": "4GB"})
        running.append(database)
        small, large = (History(database, options.history, name, orders) for name, orders in
                        (("small", options.beside), ("large", options.orders)))
        database.psql("CREATE DATABASE small")
        for command, given in ((["init", "--name", "Bench", "--currency", "EUR", "--time-zone", "Europe/Berlin"], b""),
                               (["user", "add", "merchant", "--role", "merchant"], service_bench.PASSWORD.encode())):
            subprocess.run([options.service, *command, "--store", small.url], check=True, input=given, stdout=subprocess.DEVNULL)
        filling = Target(options.service, folder, os.path.join(folder, "filling"), small.url)
        running.append(filling)
        fill(filling)
        running.pop().close()
        database.psql("CREATE DATABASE large TEMPLATE small")
        for history in (small, large):
            began = time.monotonic()
            copied, indexed, vacuumed = history.fill()
            whole, parts = history.sizes()
            print(f"{history.orders:,} orders in {(time.monotonic() - began) / 60:.1f} minutes (COPY {copied / 60:.1f}, indexes "
                  f"{indexed / 60:.1f}, VACUUM ANALYZE {vacuumed / 60:.1f}), {whole:.1f} GiB: " +
                  ", ".join(f"{name} {rows:.1f} + {indexes:.1f}" for name, rows, indexes in parts), flush=True)
            history.wrong()
        database.psql("CHECKPOINT")
        compare(options, folder, (small, large), running)
    finally:
        for each in reversed(running):
            each.close()
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
