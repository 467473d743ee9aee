#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The desktop at a million orders, on Xvfb, beside the minimal window of the peers' programs in the same run: medians of
several starts and their ratios. Reports, asserts nothing.

    ui_bench.py PROFILE [--peers FOLDER] [--rounds N]     PROFILE: one that desk_bench.py --keep synced (FOLDER/desk)
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


def start(command, environment):
    return subprocess.run(command, env=dict(environment, T0_NS=str(time.monotonic_ns())), check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=180).stdout.decode()


def build_peer(peers, folder, orders):
    """(program, its database) of the minimal window; nothing if the sources are not there."""
    source = peers / "client/window.cpp"
    if not source.exists():
        return None
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "Qt6Widgets", "Qt6Charts"], check=True, stdout=subprocess.PIPE)
    window, ingest, database = folder / "window", folder / "ingest", folder / "window.db"
    subprocess.run(["g++", "-O2", "-std=c++20", "-fPIC", str(source), "-o", str(window), *flags.stdout.decode().split(), "-lsqlite3"],
                   check=True)
    subprocess.run(["g++", "-O2", "-std=c++20", str(peers / "client/ingest_c.cpp"), "-o", str(ingest), "-lsqlite3"], check=True)
    subprocess.run([str(ingest), str(database), str(orders), "d"], check=True, stdout=subprocess.DEVNULL)
    return [str(window), "tablechart", str(database)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("profile", type=Path)
    arguments.add_argument("--peers", type=Path, default=ROOT.parent / "shared/peers")
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = build_peer(options.peers, folder, 1_000_000)
        ours, theirs = [], []
        for _ in range(options.rounds):
            if peer:
                words = start(peer, environment)
                theirs.append({"first": float(re.search(r"first_paint_ms=([\d.]+)", words)[1]),
                               "jump": float(re.search(r"jump_frame_ms=[^p]*p95 ([\d.]+)", words)[1]),
                               "mib": float(re.search(r"rss_end_MB=([\d.]+)", words)[1])})
            ours.append(json.loads(start([str(ROOT / "build/release/bin/ui_bench"), str(options.profile)], environment).splitlines()[-1]))
        middle = {key: statistics.median(one[key] for one in ours) for key in ours[0]}
        print(json.dumps(middle))
        if not theirs:
            print("the minimal window's sources are not there: absolute figures only")
            return
        reference = {key: statistics.median(one[key] for one in theirs) for key in theirs[0]}
        print(f"the minimal window: {json.dumps(reference)}")
        print(f"start to painted rows {middle['first_rows_ms']:.0f} ms, {middle['first_rows_ms'] / reference['first']:.2f} times the "
              f"minimal window (goal ≤ 2); a jump's frame p95 {middle['jump_p95_ms']:.1f} ms (goal ≤ 16), "
              f"{middle['jump_p95_ms'] / reference['jump']:.2f} times (goal ≤ 2); memory {middle['mib']:.0f} MiB, "
              f"{middle['mib'] / reference['mib']:.2f} times (goal ≤ 1.6)")
        print(f"a key to its echo p99 {middle['echo_p99_ms']:.1f} ms (goal ≤ 16); the last key to search results "
              f"{middle['results_ms']:.0f} ms (goal ≤ 150); longest gap of the thread of the windows {middle['longest_gap_ms']:.0f} ms "
              f"(goal ≤ 50)")


if __name__ == "__main__":
    main()
