#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Imports the two real order books with the real program and compares every known figure, from the import's own summary
and again from the API. Skipped without the books ($COUNTINGHOUSE_BOOKS)."""

import argparse
import http.client
import json
import os
import resource
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.stores import new_store  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
SKIPPED = 77
MEMORY_LIMIT_KIB = 150 * 1024

ONLINE_RETAIL = {
    "file": "online-retail-dec2010-aug2011.csv.xz", "mapping": "online-retail",
    "summary": {"orders": 12978, "lines": 313931, "products": 3645, "refunds": 2554, "refunded_minor": 52077056,
                "gross_minor": 630482606, "already_present": 0,
                "rejected": {"NEGATIVE_QUANTITY": 925, "NEGATIVE_PRICE": 2}},
    "counts": {"PENDING": 0, "PAID": 0, "SHIPPED": 0, "COMPLETED": 12978, "CANCELLED": 0},
    "shop": ("GBP", "Europe/London"),
    "months": [("2010-12-01", 1629, 82374614), ("2011-01-01", 1120, 69136456), ("2011-02-01", 1126, 52363189),
               ("2011-03-01", 1531, 71763936), ("2011-04-01", 1318, 53780862), ("2011-05-01", 1731, 77053602),
               ("2011-06-01", 1576, 76173990), ("2011-07-01", 1540, 71922119), ("2011-08-01", 1407, 75913838)],
    "range": ("2010-12-01", "2011-08-31"), "refunded": 52077056,
}
TMALL = {
    "file": "tmall-feb2020-days01-21.csv.xz", "mapping": "tmall",
    "summary": {"orders": 8131, "lines": 8131, "products": 1, "refunds": 1853, "refunded_minor": 18300189,
                "gross_minor": 78146822, "already_present": 0, "rejected": {}},
    "counts": {"PENDING": 0, "PAID": 0, "SHIPPED": 0, "COMPLETED": 5263, "CANCELLED": 2868},
    "shop": ("CNY", "Asia/Shanghai"),
    "months": None, "range": ("2020-01-01", "2020-03-31"), "refunded": 18300189, "paid": (6994, 68505458),
}


class Api:
    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address, timeout=60)
        body = json.dumps({"username": "owner", "password": "a long enough one", "device": "books"})
        self.token = self._call("POST", "/sessions", body)["access_token"]

    def _call(self, method, path, body=None):
        headers = {"Content-Type": "application/json"} if body else {"Authorization": "Bearer " + self.token}
        self.connection.request(method, "/api/v1" + path, body=body, headers=headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status >= 300:
            raise AssertionError(f"{method} {path} → {answer.status} {content[:300]!r}")
        return json.loads(content)["data"]

    def get(self, path):
        return self._call("GET", path)


def run_import(program, book, path, store):
    printed = subprocess.run([program, "import", str(path), "--store", store, "--mapping", book["mapping"], "--json"],
                             check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return json.loads(printed)


def check_book(program, book, books, failures):
    def same(what, wanted, got):
        if wanted != got:
            failures.append(f"{book['mapping']}: {what}: wanted {wanted}, got {got}")

    with tempfile.TemporaryDirectory() as folder:
        store = new_store(folder, "book")
        path = Path(books) / book["file"]
        same("summary", book["summary"], run_import(program, book, path, store))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        if peak > MEMORY_LIMIT_KIB:
            failures.append(f"{book['mapping']}: the import used {peak} KiB")
        again = run_import(program, book, path, store)
        same("orders added by a second import", 0, again["orders"])
        same("refunds added by a second import", 0, again["refunds"])
        subprocess.run([program, "user", "add", "owner", "--role", "merchant", "--store", store],
                       input=b"a long enough one", check=True, stdout=subprocess.DEVNULL)
        audit = subprocess.run([program, "audit", "--store", store], stdout=subprocess.PIPE)
        same("audit", 0, audit.returncode)
        process = subprocess.Popen([program, "serve", "--store", store, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            ready = process.stdout.readline().decode().split()
            check_api(Api(urllib.parse.urlparse(ready[1]).netloc), book, same)
        finally:
            process.terminate()
            process.wait(timeout=20)


def check_api(api, book, same):
    shop = api.get("/shop")
    same("shop", book["shop"], (shop["currency"], shop["time_zone"]))
    same("counts", book["counts"], api.get("/orders/counts"))
    first, last = book["range"]
    report = api.get(f"/reports/sales?from={first}&to={last}&bucket=month")
    items = report["items"]
    if book["months"]:
        same("months", book["months"], [(item["from"], item["orders"], item["gross_minor"]) for item in items])
    if "paid" in book:
        same("paid", book["paid"], (sum(i["orders"] for i in items), sum(i["gross_minor"] for i in items)))
    same("refunded", book["refunded"], sum(item["refunded_minor"] for item in items))
    by_day = api.get(f"/reports/sales?from={first}&to={last}&bucket=day")["items"]
    for field in ("orders", "units", "gross_minor", "refunded_minor"):
        same(f"{field} by day", sum(i[field] for i in items), sum(i[field] for i in by_day))
    if book["mapping"] != "online-retail":
        return
    countries = api.get(f"/reports/sales?from={first}&to={last}&by=country")["items"]
    orders = {item["country"]: item["orders"] for item in countries}
    same("countries", {"GB": 11809, "DE": 273, "FR": 230, "IE": 167, "BE": 65},
         {code: orders.get(code) for code in ("GB", "DE", "FR", "IE", "BE")})
    products = api.get(f"/reports/sales?from={first}&to={last}&by=product")["items"]
    top = sorted(products, key=lambda item: -item["units"])[:5]
    same("top products", [("23166", 76571), ("84077", 37426), ("85123A", 31772), ("85099B", 31651), ("22197", 28141)],
         [(item["sku"], item["units"]) for item in top])
    seen, cursor = 0, ""
    while cursor is not None:
        page = api.get("/orders?limit=200&created_from=2011-08-01&created_to=2011-08-31" + (f"&cursor={cursor}" if cursor else ""))
        seen += len(page["items"])
        cursor = page["next_cursor"]
    same("orders of August, page by page", 1407, seen)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    options = arguments.parse_args()
    books = os.environ.get("COUNTINGHOUSE_BOOKS")
    if not books or not (Path(books) / ONLINE_RETAIL["file"]).exists():
        print("skipped, no books")
        return SKIPPED
    failures = []
    for book in (ONLINE_RETAIL, TMALL):
        check_book(options.service, book, books, failures)
    for failure in failures:
        print(failure)
    print(f"2 books, {len(failures)} figures wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
