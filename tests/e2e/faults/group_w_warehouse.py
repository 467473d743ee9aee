# SPDX-License-Identifier: Apache-2.0
"""A day in the warehouse: the real book packed through the real window, without a network."""

import os
import re
import subprocess
from pathlib import Path

from faults.catalogue import fault

ROOT = Path(__file__).resolve().parents[3]


@fault("W1", "orders packed offline, wrong items, clashes, a power cut", small={"orders": 8}, full={"orders": 200})
def pack_day(run, orders):
    program = ROOT / "build/release/tests/bin/ui_pack_PackDay"
    books = os.environ.get("COUNTINGHOUSE_BOOKS", str(ROOT.parent / "shared/data"))
    environment = {**os.environ, "CH_PACK_ORDERS": str(orders), "COUNTINGHOUSE_BOOKS": books,
                   "QT_QPA_PLATFORM": "offscreen", "QTEST_FUNCTION_TIMEOUT": "3600000"}
    done = subprocess.run([program], env=environment, capture_output=True, text=True, timeout=3600)
    said = done.stdout + done.stderr
    run.check(done.returncode == 0, said[-2000:])
    figures = re.search(r"(\d+) orders, (\d+) scans in (\d+) s without a network, (\d+) prints; "
                        r"scan to feedback median ([\d.]+) ms, p99 ([\d.]+) ms, worst [\d.]+ ms; of it the processor's p99 ([\d.]+) ms", said)
    if not run.check(figures or "no books" in said, "the day says nothing of itself"):
        return
    if figures:
        run.figure("scans", figures[2])
        run.figure("seconds", figures[3])
        run.figure("prints", figures[4])
        run.figure("median ms", figures[5])
        run.figure("p99 ms", figures[6])
        run.figure("of it at work", figures[7])
    # Three wrong items, two clashes, one power cut.
    run.struck(6 if figures else 1, "wrong items, clashes and power cuts" if figures else "nothing: no books here")
