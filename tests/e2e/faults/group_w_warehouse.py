# SPDX-License-Identifier: Apache-2.0
"""Days in the warehouse, through the desk's own windows and stores: packing, files of products, stock takes."""

import os
import re
import subprocess
from pathlib import Path

from faults.catalogue import fault

ROOT = Path(__file__).resolve().parents[3]


def told(run, test, pattern, only=None, **environment):
    """What a test program says of itself; None if it failed."""
    program = ROOT / "build/release/tests/bin" / test
    books = os.environ.get("COUNTINGHOUSE_BOOKS", str(ROOT.parent / "shared/data"))
    done = subprocess.run([program, *([only] if only else [])], capture_output=True, text=True, timeout=3600,
                          env={**os.environ, "COUNTINGHOUSE_BOOKS": books, "QT_QPA_PLATFORM": "offscreen",
                               "QTEST_FUNCTION_TIMEOUT": "3600000", **environment})
    said = done.stdout + done.stderr
    if not run.check(done.returncode == 0, said[-2000:]):
        return None
    figures = re.search(pattern, said)
    run.check(figures or "no books" in said, f"{test} says nothing of itself")
    return figures


@fault("W1", "orders packed offline, wrong items, clashes, a power cut", small={"orders": 8}, full={"orders": 200})
def pack_day(run, orders):
    figures = told(run, "ui_pack_PackDay", r"(\d+) orders, (\d+) scans in (\d+) s without a network, (\d+) prints; "
                   r"scan to feedback median ([\d.]+) ms, p99 ([\d.]+) ms, worst ([\d.]+) ms; of it the processor's p99 ([\d.]+) ms",
                   CH_PACK_ORDERS=str(orders))
    if figures:
        for number, name in enumerate(("scans", "seconds", "prints", "median ms", "p99 ms", "worst ms", "p99 of it at work ms"), 2):
            run.figure(name, figures[number])
    # Three wrong items, two clashes, one power cut.
    run.struck(6 if figures else 1, "wrong items, clashes and power cuts" if figures else "nothing: no books here")


@fault("W2", "a file of products with dirt, stopped on the way and taken up again", small={"rows": 150}, full={"rows": 100_000})
def product_file(run, rows):
    figures = told(run, "ui_inventory_ProductFileSheets", r"(\d+) rows, (\d+) of them dirt: read and judged in ([\d.]+) s, "
                   r"imported in ([\d.]+) s \((\d+) rows a second\), memory (\d+) MiB before and (\d+) MiB at most, service (\d+) MiB",
                   "import_dirtyFileStopped_restIsTakenUp", CH_IMPORT_ROWS=str(rows))
    if not figures:
        return
    for number, name in enumerate(("judged s", "imported s", "rows/s", "MiB before", "MiB at most", "service MiB"), 3):
        run.figure(name, figures[number])
    run.check(int(figures[7]) - int(figures[6]) < 400, f"the desk took {figures[7]} MiB")
    run.struck(int(figures[2]) + 1, "rows of dirt, and one stop")


@fault("W3", "two desks count while the shop sells what they count", small={"orders": 12}, full={"orders": 100})
def stock_take(run, orders):
    figures = told(run, "ui_stocktake_StockTakeSales", r"(\d+) orders sold while two desks counted (\d+) products",
                   CH_COUNT_ORDERS=str(orders))
    if figures:
        run.struck(int(figures[1]), "orders that sold what was being counted")
