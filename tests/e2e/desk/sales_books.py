#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every sales figure of both real books, recomputed from the CSV files alone, against the desk's cache and the service's
report: each bucket over the whole book, over each of its months and over ranges that end within months, around the change of
the clock, by product, country, region, hour of the week, what became of orders (D10). Any file of a book's kind in the folder
$COUNTINGHOUSE_BOOKS is read, whatever months it has; skipped without one."""

import argparse
import csv
import datetime as dt
import io
import lzma
import os
import sys
import tempfile
import time
import urllib.parse
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.desk_cli import DeskCli  # noqa: E402
from support.order_service import PASSWORD, OrderService  # noqa: E402

SKIPPED = 77
HOUR = dt.timedelta(hours=1)
UTC = dt.timezone.utc
# Names of the book's countries that are asked for by code; what is no country stays.
COUNTRIES = {
    "United Kingdom": "GB", "Germany": "DE", "France": "FR", "EIRE": "IE", "Belgium": "BE", "Spain": "ES",
    "Netherlands": "NL", "Switzerland": "CH", "Portugal": "PT", "Australia": "AU", "Norway": "NO", "Italy": "IT",
    "Sweden": "SE", "Finland": "FI", "USA": "US", "RSA": "ZA", "Japan": "JP", "Denmark": "DK", "Austria": "AT",
}


class Order:
    def __init__(self, number, created, paid, country, region, lines, status, reason=""):
        self.number, self.created, self.paid = number, created, paid
        self.country, self.region, self.lines = country, region, lines
        self.status, self.reason = status, reason

    @property
    def units(self):
        return sum(quantity for _, quantity, _ in self.lines)

    @property
    def total(self):
        return sum(total for _, _, total in self.lines)


def rows_of(path):
    with lzma.open(path, "rt", encoding="utf-8-sig", newline="") as book:
        reader = csv.DictReader(io.StringIO(book.read()))
        for row in reader:
            yield {key.strip(): value.strip() for key, value in row.items()}


def pence(quantity, price):
    """quantity × the unrounded price, rounded half up to the penny."""
    exact = Decimal(quantity) * Decimal(price) * 100
    if exact >= 0:
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    return -int((-exact - Decimal("0.5")).to_integral_value(rounding="ROUND_CEILING"))


def moment_of(naive, zone):
    """On the clock of the zone; a time that it skips is the one that it shows then."""
    return naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def online_retail(path):
    """(orders, refunds as (moment, amount, country)); moments are aware, in the book's zone."""
    zone = ZoneInfo("Europe/London")
    invoices, credits = {}, {}
    for row in rows_of(path):
        when = dt.datetime.strptime(row["InvoiceDate"], "%Y-%m-%d %H:%M:%S")
        if Decimal(row["UnitPrice"]) < 0:
            continue
        quantity = int(row["Quantity"])
        amount = pence(quantity, row["UnitPrice"])
        if row["InvoiceNo"].startswith("C"):
            credit = credits.setdefault(row["InvoiceNo"], [when, 0])
            credit[0] = min(credit[0], when)
            credit[1] -= amount
            continue
        if quantity <= 0:
            continue
        invoice = invoices.setdefault(row["InvoiceNo"], [when, row["Country"], []])
        invoice[0] = min(invoice[0], when)
        invoice[2].append((row["StockCode"], quantity, amount))
    orders = []
    for number, (when, country, lines) in invoices.items():
        moment = moment_of(when, zone)
        orders.append(Order(number, moment, moment, country, "", lines, "COMPLETED"))
    refunds = [(moment_of(when, zone), amount) for when, amount in credits.values() if amount > 0]
    return zone, orders, refunds


def tmall(path):
    zone = ZoneInfo("Asia/Shanghai")
    orders, refunds = [], []
    for row in rows_of(path):
        def moment(text):
            return moment_of(dt.datetime.strptime(text, "%Y-%m-%d %H:%M:%S"), zone) if text else None
        total = pence(1, row["总金额"])
        back = pence(1, row["退款金额"])
        paid = moment(row["订单付款时间"])
        status, reason = "COMPLETED", ""
        if not paid:
            status, reason = "CANCELLED", "TIMEOUT"
        elif back > 0 and back >= total:
            status, reason = "CANCELLED", "REFUNDED"
        orders.append(Order(row["订单编号"], moment(row["订单创建时间"]), paid, "CN", row["收货地址"],
                            [("TMALL-ITEM", 1, total)], status, reason))
        if paid and back > 0:
            refunds.append((paid, back))
    return zone, orders, refunds


def start_of(bucket, moment, zone):
    """The label of the bucket in which the moment lies."""
    if bucket == "hour":
        return moment.replace(minute=0, second=0, microsecond=0).isoformat()
    day = moment.date()
    if bucket == "week":
        day -= dt.timedelta(days=day.weekday())
    elif bucket == "month":
        day = day.replace(day=1)
    elif bucket == "quarter":
        day = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    elif bucket == "year":
        day = day.replace(month=1, day=1)
    return day.isoformat()


def labels_of(bucket, first, last, zone):
    """Every bucket of the days, empty ones too: each hour in turn, so that no calendar of the program is asked."""
    labels = []
    moment = dt.datetime.combine(first, dt.time(), zone).astimezone(UTC)
    end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), zone).astimezone(UTC)
    while moment < end:
        label = start_of(bucket, moment.astimezone(zone), zone)
        if not labels or labels[-1] != label:
            labels.append(label)
        moment += HOUR
    return labels


def figures(orders=0, units=0, gross=0, refunded=0):
    return {"orders": orders, "units": units, "gross_minor": gross, "refunded_minor": refunded, "net_minor": gross - refunded}


class Book:
    def __init__(self, zone, orders, refunds):
        self.zone, self.orders, self.refunds = zone, orders, refunds

    def seen_from(self, zone):
        """The same book by another clock."""
        def there(moment):
            return moment.astimezone(zone) if moment else None
        orders = [Order(o.number, there(o.created), there(o.paid), o.country, o.region, o.lines, o.status, o.reason)
                  for o in self.orders]
        return Book(zone, orders, [(there(when), amount) for when, amount in self.refunds])

    def paid(self, first, last):
        return [order for order in self.orders if order.paid and first <= order.paid.date() <= last]

    def refunded(self, first, last):
        return [refund for refund in self.refunds if first <= refund[0].date() <= last]

    def by_bucket(self, bucket, first, last):
        sums = defaultdict(lambda: [0, 0, 0, 0])
        for order in self.paid(first, last):
            entry = sums[start_of(bucket, order.paid, self.zone)]
            entry[0] += 1
            entry[1] += order.units
            entry[2] += order.total
        for when, amount in self.refunded(first, last):
            sums[start_of(bucket, when, self.zone)][3] += amount
        return [{"from": label, **figures(*sums[label])} for label in labels_of(bucket, first, last, self.zone)]

    def by_product(self, first, last):
        sums = defaultdict(lambda: [0, 0, 0])
        for order in self.paid(first, last):
            for sku in {sku for sku, _, _ in order.lines}:
                sums[sku][0] += 1
            for sku, quantity, amount in order.lines:
                sums[sku][1] += quantity
                sums[sku][2] += amount
        return sorted(({"sku": sku, "orders": o, "units": u, "gross_minor": g} for sku, (o, u, g) in sums.items()),
                      key=lambda line: (-line["gross_minor"], line["sku"]))

    def by_country(self, first, last):
        sums = defaultdict(lambda: [0, 0, 0])
        for order in self.paid(first, last):
            entry = sums[order.country]
            entry[0] += 1
            entry[1] += order.units
            entry[2] += order.total
        return dict(sums)

    def by_region(self, first, last):
        sums = defaultdict(lambda: [0, 0, 0])
        for order in self.paid(first, last):
            if order.region:
                entry = sums[order.region]
                entry[0] += 1
                entry[1] += order.units
                entry[2] += order.total
        return dict(sums)

    def by_week_hour(self, first, last):
        sums = defaultdict(lambda: [0, 0, 0, 0])
        for order in self.paid(first, last):
            entry = sums[order.paid.isoweekday(), order.paid.hour]
            entry[0] += 1
            entry[1] += order.units
            entry[2] += order.total
        for when, amount in self.refunded(first, last):
            sums[when.isoweekday(), when.hour][3] += amount
        return [{"weekday": day, "hour": hour, **figures(*sums[day, hour])} for day in range(1, 8) for hour in range(24)]

    def by_weekday(self, first, last):
        sums = {day: [0, 0, 0, 0] for day in range(1, 8)}
        for order in self.paid(first, last):
            entry = sums[order.paid.isoweekday()]
            entry[0] += 1
            entry[1] += order.units
            entry[2] += order.total
        for when, amount in self.refunded(first, last):
            sums[when.isoweekday()][3] += amount
        return [{"weekday": day, **figures(*entry)} for day, entry in sums.items()]

    def outcomes(self, first, last):
        sums = defaultdict(int)
        for order in self.orders:
            if first <= order.created.date() <= last:
                sums[order.status, order.reason, int(order.paid is not None)] += 1
        return dict(sums)

    def months(self):
        """First and last day of each month in which something was paid or refunded."""
        days = [order.paid.date() for order in self.orders if order.paid] + [when.date() for when, _ in self.refunds]
        firsts = sorted({moment.replace(day=1) for moment in days})
        return [(first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)) for first in firsts]

    def of_product(self, sku, country, bucket, first, last):
        sums = defaultdict(lambda: [0, 0, 0, 0])
        for order in self.paid(first, last):
            lines = [line for line in order.lines if line[0] == sku]
            if lines and order.country == country:
                entry = sums[start_of(bucket, order.paid, self.zone)]
                entry[0] += 1
                entry[1] += sum(quantity for _, quantity, _ in lines)
                entry[2] += sum(amount for _, _, amount in lines)
        return [{"from": label, **figures(*sums[label])} for label in labels_of(bucket, first, last, self.zone)]


def day(text):
    return dt.date.fromisoformat(text)


BOOKS = {
    "online-retail": {
        "files": "online-retail-*.csv.xz", "read": online_retail,
        # The whole book and beyond it; months' ends; the day that has 23 hours (27 March 2011) and days around it.
        "ranges": [("2010-12-01", "2011-08-31"), ("2010-01-01", "2012-12-31"), ("2011-01-31", "2011-02-01"),
                   ("2011-02-28", "2011-03-01"), ("2011-03-26", "2011-03-28"), ("2011-03-27", "2011-03-27"),
                   ("2010-12-20", "2011-01-10"), ("2011-05-15", "2011-07-14"), ("2011-08-31", "2011-08-31"),
                   # Months and a year less some of their days.
                   ("2011-01-05", "2011-08-27"), ("2010-02-14", "2011-11-17")],
        "product": ("85123A", "Germany"),
        # New York 13 March, Auckland and Lord Howe 3 April, Berlin 27 March.
        "clocks": [("2011-03-12", "2011-03-14"), ("2011-04-02", "2011-04-04")],
    },
    "tmall": {
        "files": "tmall-*.csv.xz", "read": tmall,
        "ranges": [("2020-02-01", "2020-02-29"), ("2019-12-01", "2020-03-31"), ("2020-01-31", "2020-02-01"),
                   ("2020-02-10", "2020-02-17"), ("2020-02-21", "2020-02-21")],
        "product": ("TMALL-ITEM", "CN"),
        "clocks": [],
    },
}


class Reports:
    """The service's report, read by as many managers as its limit for each of them makes necessary."""

    READERS = 8

    def __init__(self, service):
        self.clients = [service.client(f"reader{i}") for i in range(self.READERS)]

    def read(self, query):
        answer = None
        for turn in range(1, 100 * self.READERS):
            answer = self.clients[0].call("GET", f"/reports/sales?{query}")
            if answer.status != 429:
                break
            self.clients.append(self.clients.pop(0))
            if turn % self.READERS == 0:
                time.sleep(1)
        if answer.status != 200:
            raise AssertionError(f"/reports/sales?{query}: {answer.status} {answer.body[:300]!r}")
        return answer.data


class Check:
    def __init__(self, name):
        self.name, self.compared, self.failures = name, 0, []

    def same(self, what, wanted, got):
        self.compared += 1
        if wanted == got:
            return
        detail = f"wanted {str(wanted)[:160]}, got {str(got)[:160]}"
        if isinstance(wanted, list) and isinstance(got, list):
            apart = [pair for pair in zip(wanted, got) if pair[0] != pair[1]]
            detail = f"{len(wanted)} wanted, {len(got)} got, first apart: {str(apart[:1])[:300]}"
        self.failures.append(f"{self.name}: {what}: {detail}")


def check_range(check, book, desk, reports, first, last):
    asked = ["--from", first, "--to", last, "--json"]
    begin, end = day(first), day(last)
    length = (end - begin).days + 1
    for bucket in ("hour", "day", "week", "month", "quarter", "year"):
        if bucket == "hour" and length > 400:
            continue
        wanted = book.by_bucket(bucket, begin, end)
        check.same(f"desk by {bucket}, {first} to {last}", wanted, desk.run("sales", *asked, "--bucket", bucket))
        served = reports.read(f"from={first}&to={last}&bucket={bucket}")["items"]
        check.same(f"service by {bucket}, {first} to {last}", wanted, served)
    products = book.by_product(begin, end)
    mine = [{key: line[key] for key in ("sku", "orders", "units", "gross_minor")} for line in
            desk.run("sales", *asked, "--by", "product")]
    check.same(f"desk by product, {first} to {last}", products, mine)
    served = reports.read(f"from={first}&to={last}&by=product")["items"]
    check.same(f"service by product, {first} to {last}", products,
               [{key: line[key] for key in ("sku", "orders", "units", "gross_minor")} for line in served])
    check.same(f"service by weekday, {first} to {last}", book.by_weekday(begin, end),
               reports.read(f"from={first}&to={last}&by=weekday")["items"])
    check.same(f"desk by hour of the week, {first} to {last}", book.by_week_hour(begin, end),
               desk.run("sales", *asked, "--by", "week-hour"))
    countries = {COUNTRIES.get(name, name): entry for name, entry in book.by_country(begin, end).items()}
    mine = desk.run("sales", *asked, "--by", "country")
    check.same(f"desk: refunds of countries, {first} to {last}", sum(amount for _, amount in book.refunded(begin, end)),
               sum(line["refunded_minor"] for line in mine))
    by_code = {line["country"]: [line["orders"], line["units"], line["gross_minor"]] for line in mine if line["orders"]}
    check.same(f"desk: all countries together, {first} to {last}", sorted(countries.values()), sorted(by_code.values()))
    check.same(f"desk: countries known by their code, {first} to {last}", {},
               {code: entry for code, entry in countries.items() if code in COUNTRIES.values() and by_code.get(code) != entry})
    served = reports.read(f"from={first}&to={last}&by=country")["items"]
    check.same(f"service and desk by country, {first} to {last}", sorted(map(str, mine)),
               sorted(str({**line, "country": line["country"] or ""}) for line in served))
    check.same(f"desk by region, {first} to {last}", book.by_region(begin, end),
               {line["region"]: [line["orders"], line["units"], line["gross_minor"]] for line in
                desk.run("sales", *asked, "--by", "region")})
    check.same(f"desk: what became of orders, {first} to {last}", book.outcomes(begin, end),
               {(line["status"], line["reason"], line["was_paid"]): line["orders"] for line in
                desk.run("sales", *asked, "--by", "outcome")})
    # The books name no parcels and no reasons for refunds.
    check.same(f"desk: time to ship, {first} to {last}", [], desk.run("sales", *asked, "--by", "shipping"))
    refunded = book.refunded(begin, end)
    check.same(f"desk: refunds by reason, {first} to {last}", [len(refunded), sum(amount for _, amount in refunded)],
               [sum(line[key] for line in desk.run("sales", *asked, "--by", "refund-reason"))
                for key in ("refunds", "refunded_minor")])


def check_zones(check, book, reports, ranges):
    """D10: the service's report by other clocks, around their own changes and at ends of months."""
    for name in ("America/New_York", "Pacific/Auckland", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Berlin"):
        seen = book.seen_from(ZoneInfo(name))
        for first, last in ranges:
            begin, end = day(first), day(last)
            for bucket in ("day", "month") if (end - begin).days > 40 or name == "Australia/Lord_Howe" else ("hour", "day"):
                served = reports.read(f"from={first}&to={last}&bucket={bucket}&time_zone={name}")
                wanted = seen.by_bucket(bucket, begin, end)
                check.same(f"service by {bucket} in {name}, {first} to {last}", wanted, served["items"])


def check_moved(check, book, desk, client, service, known):
    """D10: the shop moves to another time zone, and the desk's figures with it."""
    zone = "America/New_York"
    client.wanted(200, "PATCH", "/shop", {"time_zone": zone}, version=client.wanted(200, "GET", "/shop")["version"])
    desk.sign_in(service.address)
    desk.run("sync")
    seen = book.seen_from(ZoneInfo(zone))
    for first, last in known["ranges"][:1] + known["ranges"][2:6] + known["clocks"]:
        begin, end = day(first), day(last)
        asked = ["--from", first, "--to", last, "--json"]
        for bucket in ("day", "month"):
            check.same(f"desk by {bucket} in {zone}, {first} to {last}", seen.by_bucket(bucket, begin, end),
                       desk.run("sales", *asked, "--bucket", bucket))
        check.same(f"desk by hour of the week in {zone}, {first} to {last}", seen.by_week_hour(begin, end),
                   desk.run("sales", *asked, "--by", "week-hour"))


def check_lists(check, book, client):
    """A figure of the report and the list behind it: as many orders, to the penny."""
    first, last = book.months()[-1]
    month = book.by_bucket("month", first, last)[0]
    orders, total, cursor = 0, 0, ""
    while True:
        query = {"paid_from": month["from"], "paid_to": last, "limit": 200, **({"cursor": cursor} if cursor else {})}
        page = client.wanted(200, "GET", "/orders?" + urllib.parse.urlencode(query))
        orders += len(page["items"])
        total += sum(order["total_minor"] for order in page["items"])
        cursor = page.get("next_cursor")
        if not cursor:
            break
    check.same("the list behind the last month", [month["orders"], month["gross_minor"]], [orders, total])


def run(name, file, service_program, desk_program):
    check = Check(file.name)
    known = BOOKS[name]
    book = Book(*known["read"](file))
    with tempfile.TemporaryDirectory() as folder:
        service = OrderService(service_program, folder)
        service.run("import", str(file), "--mapping", name)
        service.run("user", "add", "merchant", "--role", "merchant", stdin=PASSWORD.encode())
        for i in range(Reports.READERS):
            service.run("user", "add", f"reader{i}", "--role", "manager", stdin=PASSWORD.encode())
        service.start()
        try:
            client = service.client()
            reports = Reports(service)
            desk = DeskCli(desk_program, folder, password=PASSWORD)
            desk.sign_in(service.address)
            desk.run("sync")
            months = [(first.isoformat(), last.isoformat()) for first, last in book.months()]
            for first, last in dict.fromkeys(known["ranges"] + months):
                check_range(check, book, desk, reports, first, last)
            sku, country = known["product"]
            first, last = months[0][0], months[-1][1]
            for bucket in ("day", "month"):
                check.same(f"one product in one country by {bucket}",
                           book.of_product(sku, country, bucket, day(first), day(last)),
                           desk.run("sales", "--from", first, "--to", last, "--bucket", bucket, "--sku", sku, "--country",
                                    COUNTRIES.get(country, country), "--json"))
            check_zones(check, book, reports, known["ranges"] + known["clocks"])
            check_lists(check, book, client)
            check_moved(check, book, desk, client, service, known)
        finally:
            service.stop()
    print(f"{file.name}: {check.compared} comparisons, {len(check.failures)} differences")
    return check.failures


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", required=True)
    arguments.add_argument("--desk", required=True)
    options = arguments.parse_args()
    books = os.environ.get("COUNTINGHOUSE_BOOKS")
    files = [(name, file) for name, book in BOOKS.items() for file in sorted(Path(books).glob(book["files"]))] if books else []
    if not files:
        print("skipped, no books")
        return SKIPPED
    failures = []
    for name, file in files:
        failures += run(name, file, options.service, options.desk)
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
