#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The desk at a million orders, through the real programs: a made-up book is imported into a service, its shop lives with it for
a while (shop_life.py), countinghouse-cli syncs it into an empty cache over HTTP, a C program writes the same rows into the same schema, and desk_store_bench asks the cache.
Prints each figure beside its goal; asserts nothing.

    desk_bench.py [--orders N] [--keep FOLDER]     FOLDER is made once and used again: the import takes minutes
"""

import argparse
import json
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/e2e"))
from shop_life import live  # noqa: E402
from support.desk_cli import DeskCli  # noqa: E402
from support.order_service import PASSWORD, OrderService  # noqa: E402

BIN = ROOT / "build/release/bin"


def say(line):
    print(line, flush=True)


def make_store(folder, orders):
    """The service's store with the book in it; kept for the next run."""
    service = OrderService(BIN / "order-service", folder)
    mark = folder / f"made-{orders}"
    if mark.exists():
        return service
    book, mapping = folder / "book.csv", folder / "mapping.json"
    subprocess.run([sys.executable, str(ROOT / "tests/bench/million_orders.py"), str(orders), str(book), str(mapping)], check=True)
    service.create(time_zone="Europe/Berlin")
    began = time.monotonic()
    service.run("import", str(book), "--mapping", str(mapping))
    say(f"the service's store: {orders} orders imported in {time.monotonic() - began:.0f} s")
    book.unlink()
    mark.touch()
    return service


def let_it_live(service, folder, orders):
    """Notes, holds, parcels, refunds and new orders, once; the service runs."""
    mark = folder / f"lived-{orders}"
    if mark.exists():
        return
    began = time.monotonic()
    happened = live(service, orders)
    say(f"the shop lived: something happened to {happened} orders, in {time.monotonic() - began:.0f} s")
    mark.touch()


def visible_orders(cache):
    """How many orders a reader of the cache sees; None before there is one."""
    try:
        with closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as db:
            return db.execute("SELECT count(*) FROM (SELECT 1 FROM orders LIMIT 128)").fetchone()[0]
    except sqlite3.Error:
        return None


def cursor_of(cache):
    with closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT count(*) FROM order_bodies").fetchone()[0]
    return rows


def found_by_filters(cache):
    """How many orders each filter of lists finds: one that finds none is not measured."""
    with closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as db:
        def count(condition):
            return db.execute(f"SELECT count(*) FROM orders WHERE {condition}").fetchone()[0]
        found = {f"status {i}": count(f"status = {i}") for i in range(5)} | {f"fulfilment {i}": count(f"fulfilment = {i}") for i in range(5)}
        found |= {"on hold": count("on_hold = 1"), "has note": count("note_count > 0"), "to ship": count("status = 1 AND to_ship > 0"),
                  "shipped": count("shipped_at IS NOT NULL"), "cancelled for a reason": count("cancel_reason NOT IN ('', 'TIMEOUT')"),
                  "refunds": db.execute("SELECT count(*) FROM refunds").fetchone()[0]}
    return found


def peak_mib(pid):
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0


def writer_cpu(pid):
    """Seconds that the thread which writes the cache has spent; 0 where that cannot be seen."""
    ticks = 0
    for stat in Path(f"/proc/{pid}/task").glob("*/stat"):
        try:
            name, rest = stat.read_text().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue
        if name == "db-write":
            ticks += sum(int(field) for field in rest.split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def watch(process, cache):
    """(seconds to the first visible orders, seconds in all, peak MiB, CPU seconds of the writer)."""
    began = time.monotonic()
    first = None
    memory = 0
    cpu = 0
    while process.poll() is None:
        memory = max(memory, peak_mib(process.pid))
        cpu = max(cpu, writer_cpu(process.pid))
        if first is None and visible_orders(cache):
            first = time.monotonic() - began
        time.sleep(0.02 if first is None else 0.2)
    if process.returncode:
        raise SystemExit(f"sync ended with {process.returncode}")
    return first, time.monotonic() - began, memory, cpu


def first_sync(service, folder, orders):
    desk = DeskCli(BIN / "countinghouse-cli", folder, name="desk", password=PASSWORD)
    shutil.rmtree(desk.profile, ignore_errors=True)
    desk.sign_in(service.address)
    cache = desk.profile / "cache.db"
    first, seconds, memory, cpu = watch(desk.start("sync"), cache)
    say(f"first sync over HTTP: {seconds:.1f} s, {orders / seconds:.0f} orders/s; first orders visible after {first:.2f} s (goal ≤ 1 s); "
        f"peak memory of the desk {memory:.0f} MiB (goal < 200)")
    return cache, seconds, cpu


def killed_sync(service, folder, kills=5):
    """kill -9 at random pages: what was written stays, and the next pass goes on there."""
    desk = DeskCli(BIN / "countinghouse-cli", folder, name="killed", password=PASSWORD)
    shutil.rmtree(desk.profile, ignore_errors=True)
    desk.sign_in(service.address)
    cache = desk.profile / "cache.db"
    had, struck, lost = 0, 0, 0
    for i in range(kills):
        process = desk.start("sync")
        time.sleep(1.5 + 0.37 * i)
        if process.poll() is None:
            struck += 1
            process.send_signal(signal.SIGKILL)
        process.wait()
        rows = cursor_of(cache)
        lost += rows < had
        had = rows
    say(f"kill -9 in a first sync: {struck} of {kills} struck it running, {lost} times it began anew; {had} orders are there")
    shutil.rmtree(desk.profile, ignore_errors=True)


def reference(cache, folder, rounds):
    program = folder / "cache_reference"
    subprocess.run(["g++", "-O2", "-std=c++20", str(ROOT / "tests/bench/reference/cache_reference.cpp"), "-o", str(program), "-lsqlite3"],
                   check=True)
    answers = []
    for i in range(rounds):
        file = folder / f"reference-{i}.db"
        answers.append(json.loads(subprocess.run([str(program), str(cache), str(file)], check=True, stdout=subprocess.PIPE).stdout))
        for name in folder.glob(f"reference-{i}.db*"):
            name.unlink()
    return [statistics.median(a[name] for a in answers) for name in ("load_seconds", "load_cpu_seconds", "steady_orders_per_second",
                                                                "steady_orders_per_cpu_second")]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--orders", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=1, help="of the first sync and its reference")
    arguments.add_argument("--keep", type=Path)
    options = arguments.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    service = make_store(folder, options.orders)
    service.start()
    try:
        let_it_live(service, folder, options.orders)
        killed_sync(service, folder)
        syncs, writers = [], []
        for _ in range(options.rounds):
            cache, seconds, cpu = first_sync(service, folder, options.orders)
            if not syncs:
                found = found_by_filters(cache)
                say("filters find: " + ", ".join(f"{name} {rows}" for name, rows in found.items()))
                if not all(found.values()):
                    say("NOTHING is found by: " + ", ".join(name for name, rows in found.items() if not rows))
            syncs.append(seconds)
            writers.append(cpu)
        service.stop()
        load, load_cpu, steady, steady_cpu = reference(cache, folder, options.rounds)
        ours, writer = statistics.median(syncs), statistics.median(writers)
        say(f"the C program writes the same rows in {load:.1f} s ({options.orders / load:.0f} orders/s): the first sync has "
            f"{load / ours:.2f} of its speed (goal ≥ 0.6)")
        if writer:
            say(f"in CPU seconds, which a busy machine does not stretch: {load_cpu:.1f} of the C program, {writer:.1f} of the thread that "
                f"writes the cache: {load_cpu / writer:.2f}")
        subprocess.run([str(ROOT / "build/release/bin/desk_store_bench"), str(cache), str(int(steady)), str(int(steady_cpu))], check=True)
    finally:
        service.kill()
        if not options.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
