#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The desktop on Xvfb: at a million orders beside the minimal window of the peers' programs in the same run, during a first sync,
and on its tour. Medians of several runs and their ratios. Reports, asserts nothing.

    ui_bench.py PROFILE [--peers FOLDER] [--rounds N] [--only rows|sync|tour]     PROFILE: as desk_bench.py --keep makes it (FOLDER/desk)
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / "build/release/bin"
SYNCED_ORDERS = 50_000


def say(line):
    print(line, flush=True)


def start(command, environment):
    done = subprocess.run([str(word) for word in command], env=dict(environment, T0_NS=str(time.monotonic_ns())), check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
    return done.stdout.decode()


def figures(command, environment):
    return json.loads(start(command, environment).splitlines()[-1])


def build_peer(peers, folder, orders):
    """The minimal window over a database of its own; nothing if the sources are not there."""
    source = peers / "client/window.cpp"
    if not source.exists():
        return None
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "Qt6Widgets", "Qt6Charts"], check=True, stdout=subprocess.PIPE)
    window, ingest, database = folder / "window", folder / "ingest", folder / "window.db"
    subprocess.run(["g++", "-O2", "-std=c++20", "-fPIC", str(source), "-o", str(window), *flags.stdout.decode().split(), "-lsqlite3"],
                   check=True)
    subprocess.run(["g++", "-O2", "-std=c++20", str(peers / "client/ingest_c.cpp"), "-o", str(ingest), "-lsqlite3"], check=True)
    subprocess.run([str(ingest), str(database), str(orders), "d"], check=True, stdout=subprocess.DEVNULL)
    return [window, "tablechart", database]


def peer_figures(peer, environment):
    words = start(peer, environment)
    return {"first": float(re.search(r"first_paint_ms=([\d.]+)", words)[1]),
            "jump": float(re.search(r"jump_frame_ms=[^p]*p95 ([\d.]+)", words)[1]),
            "wheel": float(re.search(r"wheel_frame_ms=[^p]*p95 ([\d.]+)", words)[1]),
            "load": float(re.search(r"load1M_ms=([\d.]+)", words)[1]),
            "mib": float(re.search(r"rss_end_MB=([\d.]+)", words)[1])}


def peer_gap(peer, rounds, environment):
    """Its longest stretch: to load a million ids at once."""
    return statistics.median(peer_figures(peer, environment)["load"] for _ in range(rounds)) if peer else None


def middle(runs):
    """Medians of the figures; of the words, those of the worst run."""
    worst = max(runs, key=lambda run: run.get("work_ms", 0))
    return {key: statistics.median(run[key] for run in runs) if isinstance(value, (int, float)) else worst[key]
            for key, value in runs[0].items()}


def beside(value, goal, unit, reference=None, most=None):
    words = f"{value:.1f} {unit}" + (f" (goal ≤ {goal})" if goal else "")
    if reference:
        words += f", {value / reference:.2f} × the minimal window's {reference:.1f}" + (f" (goal ≤ {most})" if most else "")
    return words


def bench_rows(profile, peer, rounds, environment):
    ours, theirs = [], []
    for _ in range(rounds):
        if peer:
            theirs.append(peer_figures(peer, environment))
        ours.append(figures([BIN / "ui_bench", "rows", profile], environment))
    our, their = middle(ours), middle(theirs) if theirs else {}
    say(json.dumps(our))
    say(f"{our['rows']:.0f} orders, medians of {rounds} runs" + ("" if peer else "; the minimal window's sources are not there: no ratios"))
    say("start to painted rows: " + beside(our["first_rows_ms"], None, "ms", their.get("first"), 2)
        + f"; CPU of all threads until then {our['first_rows_cpu_ms']:.0f} ms")
    say("frame of a jump, p95: " + beside(our["jump_p95_ms"], 16, "ms", their.get("jump"), 2)
        + f"; CPU {our['jump_cpu_p95_ms']:.1f} ms")
    say("frame of a wheel's step, p95: " + beside(our["wheel_p95_ms"], 16, "ms", their.get("wheel"), 2)
        + f"; CPU {our['wheel_cpu_p95_ms']:.1f} ms")
    say("key in the list to its row painted, p99: " + beside(our["row_key_p99_ms"], 16, "ms"))
    say("key in the search to its echo, p99: " + beside(our["echo_p99_ms"], 16, "ms"))
    say("last key to search results: " + beside(our["search_p50_ms"], 150, "ms") + f", slowest of 5 {our['search_most_ms']:.0f} ms")
    say("a filter to its results: " + beside(our["filter_p50_ms"], 150, "ms") + f", slowest of 5 {our['filter_most_ms']:.0f} ms")
    say("memory when scrolled: " + beside(our["mib"], None, "MiB", their.get("mib"), 1.6))
    say_gap("after the first rows", our, their.get("load"))


def say_gap(where, our, reference=None):
    say(f"longest gap of the thread of the windows {where}: {our['gap_ms']:.0f} ms (goal ≤ 50); longest stretch of its own work "
        f"{our['work_ms']:.0f} ms CPU, in “{our['work_place']}”; longest single event {our['longest_ms']:.0f} ms CPU, {our['longest']}"
        + (f"; the minimal window's own gap {reference:.0f} ms" if reference else ""))


def bench_sync(folder, peer, rounds, environment):
    store = f"sqlite:{folder}/shop.db"
    subprocess.run([BIN / "order-service", "demo", "--orders", str(SYNCED_ORDERS), "--store", store], check=True,
                   stdout=subprocess.DEVNULL)
    with subprocess.Popen([BIN / "order-service", "serve", "--store", store, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0",
                           "--exit-with-stdin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as service:
        address = service.stdout.readline().decode().split()[1]
        runs = [figures([BIN / "ui_bench", "sync", folder / f"desk-{number}", address], environment) for number in range(rounds)]
        service.stdin.close()
    our = middle(runs)
    say_gap(f"during a first sync of {our['orders']:.0f} orders in {our['seconds']:.1f} s", our, peer_gap(peer, rounds, environment))


def bench_tour(folder, peer, rounds, environment):
    runs = [figures([BIN / "ui_bench", "tour", folder / f"tour-{number}"], environment) for number in range(rounds)]
    if any(run["failed"] for run in runs):
        say("the tour did not come to its end: its figures are of a part")
    say_gap("in the tour, without painting its pictures", middle(runs), peer_gap(peer, rounds, environment))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("profile", type=Path)
    arguments.add_argument("--peers", type=Path, default=ROOT.parent / "shared/peers")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--only", choices=("rows", "sync", "tour"))
    options = arguments.parse_args()
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = build_peer(options.peers, folder, 1_000_000)
        if options.only in (None, "rows"):
            bench_rows(options.profile, peer, options.rounds, environment)
        if options.only in (None, "sync"):
            bench_sync(folder, peer, options.rounds, environment)
        if options.only in (None, "tour"):
            # A tour takes minutes.
            bench_tour(folder, peer, min(options.rounds, 3), environment)


if __name__ == "__main__":
    main()
