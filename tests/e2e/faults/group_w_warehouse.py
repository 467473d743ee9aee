# SPDX-License-Identifier: Apache-2.0
"""Days in the warehouse, through the desk's own windows and stores: packing, files of products, stock takes."""

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path

from faults.catalogue import fault
from support.desk_cli import DeskCli
from support.desk_shop import DeskShop
from support.fault_proxy import changed
from support.order_service import PASSWORD

ROOT = Path(__file__).resolve().parents[3]


def machine_of_its_own():
    """What goes before a command to have it served before all others, as on a bench that does nothing else; nothing where that is
    not ours to ask for."""
    first = ["chrt", "-r", "1"]
    try:
        return first if subprocess.run([*first, "true"], capture_output=True).returncode == 0 else []
    except FileNotFoundError:
        return []


def told(run, test, pattern, only=None, before=(), **environment):
    """What a test program says of itself; None if it failed."""
    program = ROOT / "build/release/tests/bin" / test
    books = os.environ.get("COUNTINGHOUSE_BOOKS", str(ROOT.parent / "shared/data"))
    done = subprocess.run([*before, program, *([only] if only else [])], capture_output=True, text=True, timeout=3600,
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
    first = machine_of_its_own()
    figures = told(run, "ui_pack_PackDay", r"(\d+) orders, (\d+) scans in (\d+) s without a network, (\d+) prints; "
                   r"scan to feedback median ([\d.]+) ms, p99 ([\d.]+) ms, worst ([\d.]+) ms; of it the processor's p99 ([\d.]+) ms",
                   before=first, CH_PACK_ORDERS=str(orders))
    if figures:
        # Of few scans the p99 is the worst of all.
        run.check(not first or orders < 100 or float(figures[6]) <= 30, f"a scan is answered within {figures[6]} ms (p99), not 30")
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


@fault("W5", "five hundred slips in one file, searched and read back", small={"pages": 5}, full={"pages": 50})
def slips(run, pages):
    if not all(shutil.which(tool) for tool in ("pdftotext", "pdftoppm", "zbarimg")):
        run.struck(1, "nothing: no pdftotext, pdftoppm or zbarimg here")
        return
    file = run.folder / "slips.pdf"
    first = machine_of_its_own()
    figures = told(run, "ui_print_PdfFile", r"500 packing slips, (\d+) pages, (\d+) kB: (\d+) ms", "fiveHundredSlips_takeLittleTime",
                   before=first, CH_SLIPS_FILE=str(file))
    if not figures:
        return
    run.figure("ms for 500", figures[3])
    run.check(not first or int(figures[3]) <= 5_000, f"500 slips took {figures[3]} ms")
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, text=True).stdout
    for words, wanted in (("王小明", 167), ("דוד כהן", 333), ("Packing slip", 500)):
        run.check(text.count(words) >= wanted, f"{words} is found {text.count(words)} times, not {wanted}")
    read = 0
    # As many pages as are wanted, spread over all of them.
    for page in range(1, 501, 500 // pages):
        subprocess.run(["pdftoppm", "-r", "150", "-gray", "-f", str(page), "-l", str(page), "-singlefile", file, run.folder / "page"],
                       check=True, capture_output=True)
        codes = subprocess.run(["zbarimg", "-q", run.folder / "page.pgm"], capture_output=True, text=True).stdout
        number = 100_000 + page - 1
        if run.check(f"CODE-128:{number}" in codes and f"QR-Code:countinghouse://order/{number}" in codes, f"slip {number} reads {codes!r}"):
            read += 1
    run.struck(read, "slips whose barcode and link another decoder read")


CUPSD = "/usr/sbin/cupsd"
BACKEND = """#!/bin/sh
# Keeps what the queue would send to a printer.
[ $# -eq 0 ] && { echo 'direct kept "Unknown" "Kept"'; exit 0; }
exec cp "${6:--}" "${DEVICE_URI#kept:}/$1.pdf"
"""


class PrivateCups:
    """A print system of this run's own: on loopback, all its files in the run's folder."""

    def __init__(self, folder):
        self.folder = folder / "cups"
        for part in ("state", "spool/tmp", "cache", "log", "ssl", "out"):
            (self.folder / part).mkdir(parents=True)
        for part in Path("/usr/lib/cups").iterdir():
            if part.name != "backend":
                (self.folder / "bin").mkdir(exist_ok=True)
                (self.folder / "bin" / part.name).symlink_to(part)
        (self.folder / "bin/backend").mkdir()
        backend = self.folder / "bin/backend/kept"
        backend.write_text(BACKEND)
        backend.chmod(0o700)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        (self.folder / "cupsd.conf").write_text(
            f"Listen {self.address}\nDefaultAuthType None\nBrowsing Off\nWebInterface No\n<Location />\n Order allow,deny\n"
            " Allow 127.0.0.1\n</Location>\n<Policy default>\n <Limit All>\n  Order deny,allow\n  Allow all\n </Limit>\n</Policy>\n")
        (self.folder / "files.conf").write_text(
            f"ServerRoot {self.folder}\nStateDir {self.folder}/state\nRequestRoot {self.folder}/spool\nTempDir {self.folder}/spool/tmp\n"
            f"CacheDir {self.folder}/cache\nAccessLog {self.folder}/log/access\nErrorLog {self.folder}/log/error\n"
            f"PageLog {self.folder}/log/page\nServerBin {self.folder}/bin\nServerKeychain {self.folder}/ssl\nSystemGroup root\n"
            "Sandboxing relaxed\n")

    def __enter__(self):
        self.process = subprocess.Popen([CUPSD, "-f", "-c", self.folder / "cupsd.conf", "-s", self.folder / "files.conf"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        host, port = self.address.split(":")
        for _ in range(100):
            try:
                socket.create_connection((host, int(port)), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        subprocess.run(["lpadmin", "-p", "Kept", "-E", "-v", f"kept:{self.folder}/out", "-m", "raw"], check=True,
                       env={**os.environ, "CUPS_SERVER": self.address}, capture_output=True)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def jobs(self, count):
        for _ in range(100):
            files = sorted((self.folder / "out").glob("*.pdf"))
            if len(files) >= count:
                return files
            time.sleep(0.1)
        return []


@fault("W4", "slips on a queue of the system's printers", small={})
def system_printer(run):
    tools = all(shutil.which(tool) for tool in ("lpadmin", "pdftotext", "pdftoppm", "zbarimg"))
    if os.geteuid() != 0 or not Path(CUPSD).exists() or not tools:
        run.struck(1, "nothing: no CUPS that may be started here")
        return
    # The scheduler refuses folders that others may not look into.
    for folder in (run.folder, *[parent for parent in run.folder.parents if str(parent) not in ("/", "/tmp")]):
        folder.chmod(0o755)
    with PrivateCups(run.folder) as cups:
        figures = told(run, "ui_print_SystemPrinter", r"(\d+) pages handed to the queue in (\d+) ms",
                       CUPS_SERVER=cups.address, CH_PRINTER="Kept")
        files = cups.jobs(1)
    if not run.check(len(files) == 1, f"{len(files)} jobs for one print"):
        return
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", files[0], "-"], capture_output=True, text=True).stdout
    for name in ("王小明", "דוד כהן", "Łukasz Żółć-Ångström"):
        run.check(name in text, f"{name} cannot be found in what the queue got")
    subprocess.run(["pdftoppm", "-r", "150", "-gray", files[0], run.folder / "page"], check=True, capture_output=True)
    codes = "".join(subprocess.run(["zbarimg", "-q", page], capture_output=True, text=True).stdout
                    for page in sorted(run.folder.glob("page*.pgm")))
    for number in ("100230", "100231", "100232", "100233"):
        run.check(f"CODE-128:{number}" in codes, f"the barcode of {number} cannot be read")
    run.figure("ms for the job", figures[2] if figures else "?")
    run.struck(codes.count("CODE-128:"), "slips of one job, their barcodes read back")


@fault("W6", "two desks change the same two products, each in the other's order", small={"changes": 20}, full={"changes": 100})
def crossed_desks(run, changes):
    """S12 as desks have it: what both did without a network goes out at the same time."""
    with DeskShop(run, skus=2).signed_in() as shop:
        other = DeskCli(run.desk, run.folder, name="other", password=PASSWORD)
        other.sign_in(shop.proxy.address)
        other.run("sync")
        for desk, skus in ((shop.desk, shop.skus), (other, shop.skus[::-1])):
            for i in range(changes):
                desk.run("adjust", skus[i % 2], "--delta", "1", "--reason", "RECEIVED", "--later")
        under_way = Overlap()
        shop.proxy.rule = lambda request: under_way.pass_on if request.changes else None
        passes = [desk.start("sync", "--until-idle") for desk in (shop.desk, other)]
        run.check([each.wait(timeout=300) for each in passes] == [0, 0], "a desk could not send what it has")
        run.check(under_way.statuses == {201: 2 * changes}, f"the service answered {dict(under_way.statuses)}")
        gained = shop.units_gained()
        run.check(gained == 2 * changes, f"{2 * changes} changes had {gained} effects")
        for desk in (shop.desk, other):
            waiting = [entry for entry in desk.run("outbox", "--json") if entry["state"] != "DONE"]
            run.check(not waiting, f"not done: {waiting[:3]} of {len(waiting)}")
            desk.run("sync")
            shop.check_same(desk)
        run.audit(shop.service)
        run.struck(under_way.crossed, "changes that met another one on its way")


class Overlap:
    """What the service answered, and how many were on their way while another one was."""

    def __init__(self):
        self.statuses = Counter()
        self.crossed = 0
        self.at_once = 0
        self.lock = threading.Lock()

    def pass_on(self, proxy, connection, upstream, request):
        with self.lock:
            self.at_once += 1
            self.crossed += self.at_once > 1
        try:
            return changed(self._note)(proxy, connection, upstream, request)
        finally:
            with self.lock:
                self.at_once -= 1

    def _note(self, status, headers, body):
        self.statuses[status] += 1
        return status, headers, body
