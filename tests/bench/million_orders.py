#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a made-up order book of any size, two lines an order, and the mapping that `order-service import` reads it with.
The same number, the same book.

    million_orders.py ORDERS BOOK.csv MAPPING.json
"""

import csv
import datetime
import json
import random
import sys

GIVEN = ("Anna", "Bernd", "Chloé", "Dmitri", "小明", "伟", "Fatima", "Jörg")
FAMILY = ("Schmidt", "王", "李", "Okafor", "Martin", "García", "Nowak", "Smith")
CITIES = ("Berlin", "London", "呼和浩特", "上海", "Paris", "Kraków")
REGIONS = ("", "内蒙古自治区", "Brandenburg", "")
COUNTRIES = ("DE",) * 60 + ("GB",) * 15 + ("CN",) * 10 + ("FR", "PL", "US", "AT", "CH") * 3
NOUNS = ("HOLDER", "CAKE STAND", "LUNCH BAG", "茶杯", "ALARM CLOCK", "BUNTING", "毛巾")
COLOURS = ("RED", "WHITE", "BLUE", "VINTAGE", "红色", "POLKADOT")
FIRST = datetime.datetime(2020, 9, 13, 12, 0)
YEARS = 5
HEADER = ("Order", "Placed", "Sku", "Title", "Quantity", "Price", "CustomerId", "Customer", "Email", "Line1", "City", "Region",
          "Postcode", "Country", "Status")
MAPPING = {
    "about": "A made-up book for measuring.",
    "currency": "EUR",
    "time_zone": "Europe/Berlin",
    "rows": "lines",
    "date_formats": ["yyyy-MM-dd HH:mm:ss"],
    "columns": dict(zip(("order_no", "created_at", "sku", "title", "quantity", "unit_price", "customer_id", "customer_name",
                         "customer_email", "line1", "city", "region", "postcode", "country", "status"), HEADER)),
    "statuses": {"sent": "COMPLETED", "open": "PAID", "never paid": "TIMEOUT"},
}


def rows(orders):
    draw = random.Random(17)
    step = datetime.timedelta(days=365 * YEARS) / orders
    for index in range(orders):
        no = f"CH-{1_000_000 + index}"
        placed = (FIRST + index * step).strftime("%Y-%m-%d %H:%M:%S")
        customer = draw.randrange(60_000)
        name = f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}{customer % 5000}"
        where = (f"Street {draw.randrange(300)}", draw.choice(CITIES), draw.choice(REGIONS), 10_000 + draw.randrange(80_000),
                 draw.choice(COUNTRIES))
        # The last one and a half in a hundred wait to be shipped.
        status = "never paid" if draw.randrange(100) < 5 else "open" if index > orders * 985 // 1000 else "sent"
        for _ in range(2):
            product = int(draw.randrange(5000) * draw.random())
            yield (no, placed, f"SKU-{80_000 + product}", f"{COLOURS[product % 6]} {NOUNS[product % 7]} {product}",
                   1 + draw.randrange(5), f"{(150 + product) / 100:.2f}", 10_000 + customer, name,
                   f"customer{customer}@example.com", *where, status)


def main():
    orders, book, mapping = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    with open(book, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(orders))
    with open(mapping, "w", encoding="utf-8") as file:
        json.dump(MAPPING, file, ensure_ascii=False, indent=4)


if __name__ == "__main__":
    main()
