#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Both real order books: imported into the service, synced by the desk; dump, lists, search and sales of the desk must
be what the service says and what is known of the books. Skipped without the books ($COUNTINGHOUSE_BOOKS)."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.desk_cli import DeskCli  # noqa: E402
from support.load import every_order  # noqa: E402
from support.order_service import PASSWORD, OrderService  # noqa: E402

SKIPPED = 77
BOOKS = {
    "online-retail": ("online-retail-dec2010-aug2011.csv.xz", 12978, "2010-12-01", "2011-08-31", 630482606, 52077056),
    "tmall": ("tmall-feb2020-days01-21.csv.xz", 8131, "2020-02-01", "2020-02-29", 68505458, None),
}


def feed_of(client):
    """Every record of the feed's present state."""
    cursor, records = "", {}
    while True:
        page = client.wanted(200, "GET", "/changes?limit=1000" + (f"&cursor={cursor}" if cursor else ""))
        for item in page["items"]:
            records[item["entity"], item["id"]] = item
        cursor = page["cursor"]
        if not page["has_more"]:
            return {key: (item["revision"], item["data"]) for key, item in records.items() if not item["deleted"]}


def check(name, book, books, service_program, desk_program, failures):
    file, orders, first, last, gross, refunded = book

    def same(what, wanted, got):
        if wanted != got:
            failures.append(f"{name}: {what}: wanted {str(wanted)[:200]}, got {str(got)[:200]}")

    with tempfile.TemporaryDirectory() as folder:
        service = OrderService(service_program, folder)
        service.run("import", str(Path(books) / file), "--mapping", name)
        service.run("user", "add", "merchant", "--role", "merchant", stdin=PASSWORD.encode())
        service.run("user", "add", "warehouse", "--role", "warehouse", stdin=PASSWORD.encode())
        service.start()
        try:
            client = service.client()
            desk = DeskCli(desk_program, folder, password=PASSWORD)
            desk.sign_in(service.address)
            desk.run("sync", "--json")
            status = desk.run("status", "--json")[0]
            same("orders", orders, status["orders"])
            same("set aside", 0, status["quarantined"])
            dumped = {(line["entity"], line["id"]): (line["revision"], line["data"]) for line in desk.run("dump")}
            served = feed_of(client)
            same("keys of the dump", sorted(served), sorted(dumped))
            same("records that differ", [], [key for key in served if served[key] != dumped.get(key)][:5])
            listed = desk.run("orders", "--json")
            same("ids in the default order", [order["id"] for order in every_order(client)], [order["id"] for order in listed])
            for sort in ("total_minor", "-order_no"):
                key = sort.lstrip("-")
                same(f"by {sort}", sorted((order[key] for order in listed), reverse=sort.startswith("-")),
                     [order[key] for order in desk.run("orders", "--sort", sort, "--json")])
            for bucket in ("day", "week", "month"):
                mine = desk.run("sales", "--from", first, "--to", last, "--bucket", bucket, "--json")
                theirs = client.wanted(200, "GET", f"/reports/sales?from={first}&to={last}&bucket={bucket}")["items"]
                same(f"sales by {bucket}", theirs, mine)
                same(f"gross by {bucket}", gross, sum(line["gross_minor"] for line in mine))
                if refunded is not None:
                    same(f"refunded by {bucket}", refunded, sum(line["refunded_minor"] for line in mine))
            for text in ("heart t-l", "85123", "内蒙", "guest", "wh"):
                wanted = sum(any(text in part.lower() for part in searched(order)) for order in listed)
                same(f"search for {text}", wanted, len(desk.run("orders", "--search", text, "--json")))
            same("a second pass changes nothing", 0, desk.run("sync", "--json")[0]["changed"])
            blind = DeskCli(desk_program, folder, name="warehouse", password=PASSWORD)
            blind.sign_in(service.address, "warehouse")
            blind.run("sync")
            text = str(blind.run("dump"))
            same("money in the warehouse's cache", False, "_minor" in text or "email" in text)
            blind.run("sales", "--from", first, "--to", last, "--bucket", "day", want=1)
        finally:
            service.stop()


def searched(order):
    yield from (order["order_no"], order["customer"]["name"], order["ship_to"]["name"] or "", order["ship_to"]["city"] or "",
                order["ship_to"]["region"] or "")
    for line in order["lines"]:
        yield line["sku"]
        yield line["title"]
    for shipment in order["shipments"]:
        yield shipment["tracking_no"]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", required=True)
    arguments.add_argument("--desk", required=True)
    options = arguments.parse_args()
    books = os.environ.get("COUNTINGHOUSE_BOOKS")
    if not books or not all((Path(books) / book[0]).exists() for book in BOOKS.values()):
        print("skipped, no books")
        return SKIPPED
    failures = []
    for name, book in BOOKS.items():
        check(name, book, books, options.service, options.desk, failures)
    for failure in failures:
        print(failure)
    print(f"{len(failures)} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
