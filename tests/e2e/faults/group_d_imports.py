# SPDX-License-Identifier: Apache-2.0
"""Order books as people have them: encodings, line breaks in cells, missing columns, a million rows, a cut in the middle."""

import csv
import io
import json
import re
import subprocess
import time
from pathlib import Path

from faults.catalogue import fault
from support.load import milliseconds
from support.order_service import OrderService

ROOT = Path(__file__).resolve().parents[3]
HEADER = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]


def book(rows, header=None):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header or HEADER)
    writer.writerows(rows)
    return text.getvalue()


def row(order, sku="SKU-1", title="红色 茶杯", quantity=2, price="1.25", country="United Kingdom"):
    return [str(order), sku, title, quantity, f"2011-{1 + order % 12:02d}-05 10:{order % 60:02d}:00", price, "17850.0", country]


def imported(service, path, *options, check=True, mapping="online-retail"):
    done = service.run("import", str(path), "--mapping", mapping, "--json", *options, check=False)
    if check and done.returncode:
        raise AssertionError(f"{path.name}: {done.stderr.decode()[-500:]}")
    return json.loads(done.stdout) if done.returncode == 0 else None, done.stderr.decode()


def gbk_mapping(folder):
    mapping = json.loads((ROOT / "resources/import/online-retail.json").read_text())
    path = folder / "gbk.json"
    path.write_text(json.dumps({**mapping, "encoding": "GBK"}))
    return path


@fault("D5", "order books as people have them", small={"rows": 60_000}, full={"rows": 1_000_000})
def books(run, rows):
    struck = 0
    good = book([row(i) for i in range(1, 101)])
    texts = {"plain": good.encode(), "bom": b"\xef\xbb\xbf" + good.encode(), "utf-16-le": b"\xff\xfe" + good.encode("utf-16-le"),
             "utf-16-be": b"\xfe\xff" + good.encode("utf-16-be"), "gbk": good.encode("gbk"), "unix ends": good.replace("\r\n", "\n").encode()}
    for name, content in texts.items():
        path = run.folder / f"{name}.csv"
        path.write_bytes(content)
        service = OrderService(run.program, run.folder, name=name.replace(" ", "-"))
        # Where only cells are not ASCII, the header does not tell: the mapping says it.
        mapping = "online-retail" if name != "gbk" else str(gbk_mapping(run.folder))
        summary, words = imported(service, path, mapping=mapping)
        struck += run.check(summary and summary["orders"] == 100 and summary["lines"] == 100 and not summary["rejected"], f"{name}: {summary} {words[-200:]}")
        again, _ = imported(service, path, mapping=mapping)
        run.check(again["orders"] == 0 and again["already_present"] == 100, f"{name} again: {again}")
        service.run("user", "add", "merchant", "--role", "merchant", stdin=b"a long enough password")
        service.start()
        titles = {line["title"] for order in service.client().wanted(200, "GET", "/orders?limit=200")["items"] for line in order["lines"]}
        run.check(titles == {"红色 茶杯"}, f"{name}: titles are {titles}")
        service.stop()
        run.audit(service)
    odd = [row(1, title="two\nlines, \"quoted\""), row(2, title="=cmd|' /C calc'!A0"), row(3, title="../../etc/passwd"), row(4, sku="CON"),
           row(5, quantity="x"), row(6, price="1,25"), row(7)[:5], row(8, price="-1"), row(9, quantity=-3), row(10) + ["too", "many"]]
    path = run.folder / "odd.csv"
    path.write_text(book(odd), encoding="utf-8")
    service = OrderService(run.program, run.folder, name="odd")
    rejects = run.folder / "rejects.csv"
    summary, _ = imported(service, path, "--rejects", str(rejects))
    run.check(summary["lines"] + sum(summary["rejected"].values()) == len(odd), f"odd rows: {summary}")
    struck += sum(summary["rejected"].values())
    reported = list(csv.reader(io.StringIO(rejects.read_text(encoding="utf-8"))))[1:]
    run.check(len(reported) == sum(summary["rejected"].values()), f"{len(reported)} rows reported, {summary['rejected']}")
    run.audit(service)
    for name, header in (("missing", [text for text in HEADER if text != "UnitPrice"]), ("duplicate", HEADER[:-1] + ["Quantity"]), ("empty", None)):
        path = run.folder / f"{name}.csv"
        path.write_text("" if header is None else book([row(1)], header), encoding="utf-8")
        service = OrderService(run.program, run.folder, name=name)
        summary, words = imported(service, path, check=False)
        struck += run.check(summary is None and len(words.strip().splitlines()) >= 1, f"{name} column: {summary} {words!r}")
        run.check(not re.search("sqlite|exception|terminate", words, re.IGNORECASE), f"{name}: {words!r}")
    struck += many_rows(run, rows)
    run.struck(struck, "books or rows treated as they deserve")


def many_rows(run, rows):
    path = run.folder / "many.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for i in range(rows):
            # Rows of one order lie apart.
            writer.writerow(row(1 + i % (rows // 4), sku=f"SKU-{i % 5000}", title=f"Thing {i % 5000}"))
    whole = OrderService(run.program, run.folder, name="whole")
    began = time.monotonic()
    peak = subprocess.run(["/usr/bin/env", "python3", "-c", "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, "
                           "stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
                           "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)", whole.program, "import", str(path),
                           "--store", whole.store, "--mapping", "online-retail", "--json"], check=True, capture_output=True)
    took = time.monotonic() - began
    kib = int(peak.stdout)
    run.check(kib < 150 * 1024, f"the import of {rows} rows took {kib} KiB")
    run.figure("memory", f"{kib // 1024} MiB for {rows} rows")
    run.figure("import", milliseconds(took))
    run.audit(whole)
    cut = OrderService(run.program, run.folder, name="cut")
    killed = 0
    for share in (0.1, 0.2, 0.3, 0.4):
        process = subprocess.Popen([cut.program, "import", str(path), "--store", cut.store, "--mapping", "online-retail", "--json"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=took * share * run.random.uniform(0.5, 1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
        process.stdout.close()
    summary, _ = imported(cut, path)
    run.check(summary["orders"] + summary["already_present"] == rows // 4, f"after {killed} cuts: {summary}")
    again, _ = imported(cut, path)
    run.check(again["orders"] == 0 and again["products"] == 0, f"once more: {again}")
    run.audit(cut)
    run.figure("imports killed", killed)
    return killed
