#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times the import of the real order book beside a C program that writes the same rows into the same schema, round by
round. Reports, asserts nothing."""

import argparse
import lzma
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def timed(command):
    """(seconds, peak MiB)."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    books = Path(os.environ.get("COUNTINGHOUSE_BOOKS", ROOT.parent / "shared/data"))
    packed = next(iter(sorted(books.glob("online-retail-*.csv.xz"))), None)
    if packed is None:
        raise SystemExit("no books: COUNTINGHOUSE_BOOKS must name the folder that has the order books")
    folder = Path(tempfile.mkdtemp())
    try:
        book = folder / "book.csv"
        book.write_bytes(lzma.decompress(packed.read_bytes()))
        lines = book.read_bytes().count(b"\n")
        reference = folder / "reference"
        subprocess.run(["g++", "-O2", "-std=c++20", str(ROOT / "tests/bench/reference/import_reference.cpp"), "-o", str(reference), "-lsqlite3", "-lcsv", "-llzma"],
                       check=True)
        ours, theirs, memory = [], [], 0
        for i in range(options.rounds):
            theirs.append(timed([str(reference), str(book), str(folder / f"reference-{i}.db"),
                                 str(ROOT / "server/store/migrations/sqlite/001_initial.sql"), str(ROOT / "resources/import/countries.json")])[0])
            seconds, memory = timed([options.service, "import", str(book), "--store", f"sqlite:{folder}/ours-{i}.db", "--mapping", "online-retail"])
            ours.append(seconds)
        ratios = [a / b for a, b in zip(ours, theirs)]
        print(f"import of {lines} lines, medians of {options.rounds} rounds: {statistics.median(ours):.2f} s; the C program "
              f"{statistics.median(theirs):.2f} s; {statistics.median(ratios):.2f} times it [{min(ratios):.2f}-{max(ratios):.2f}] (goal ≤ 3); "
              f"peak memory {memory:.0f} MiB (goal < 150)")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
