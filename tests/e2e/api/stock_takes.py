#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A stock take while a hundred orders sell the same products, over real HTTP.

The shelf is simulated: what the records say of it is wrong from the start, and it empties as parcels leave. Several people
count what really lies there, some without a network; what they counted arrives late. The approval must leave the records at
what really lies there, to the unit, and the store sound.
"""

import argparse
import datetime
import os
import random
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.load import in_parallel  # noqa: E402
from support.order_service import OrderService, new_product, paid_order  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
RECORDED = 400
ORDERS = 100
SKUS = [f"SKU-{number}" for number in range(6)]
PLACES = ("A-1", "B-7")


def now_text():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


class Shelf:
    """What really lies there. A parcel leaves it in the moment in which the records say so, for the test to know the truth."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.locks = {sku: threading.Lock() for sku in SKUS}
        self.units = {sku: [self.random.randint(150, 230), self.random.randint(150, 230)] for sku in SKUS}

    def total(self, sku):
        return sum(self.units[sku])

    def take(self, sku, quantity):
        for place in range(len(PLACES)):
            taken = min(quantity, self.units[sku][place])
            self.units[sku][place] -= taken
            quantity -= taken
        assert quantity == 0


def sell(client, shelf, number):
    sku = SKUS[number % len(SKUS)]
    quantity = 1 + number % 3
    order = paid_order(client, (sku, quantity))
    with shelf.locks[sku]:
        client.wanted(201, "POST", f"/orders/{order['id']}/shipments", {"carrier": "DHL", "tracking_no": str(number)},
                      version=order["version"])
        shelf.take(sku, quantity)


def look(shelf, sku, expected):
    """Both places of a product in one moment, as requests that are sent whenever there is a network."""
    with shelf.locks[sku]:
        moment = now_text()
        seen = list(shelf.units[sku])
        # The next parcel leaves in a later millisecond.
        time.sleep(0.003)
    return [(sku, {"counted": units, "expected": expected, "counted_at": moment, "place": place, "round": 1}, uuid.uuid4().hex)
            for place, units in zip(PLACES, seen)]


def put(client, path, entry):
    sku, body, key = entry
    return client.wanted(200, "PUT", f"{path}/lines/{sku}", body, key=key)


def counting_day(service, seed):
    shelf = Shelf(seed)
    merchant = service.client()
    for sku in SKUS:
        new_product(merchant, sku, RECORDED)
    count = merchant.wanted(201, "POST", "/stock-counts", {"name": "All", "scope": {"kind": "ALL"}, "blind": True})
    path = f"/stock-counts/{count['id']}"
    sellers = threading.Thread(target=lambda: in_parallel(6, ORDERS, service.client,
                                                          lambda client, number: sell(client, shelf, number)))
    sellers.start()
    counter = service.client("warehouse")
    late = []
    for sku in SKUS:
        time.sleep(0.02)
        entries = look(shelf, sku, RECORDED)
        if shelf.random.random() < 0.5:
            late += entries
        else:
            for entry in entries:
                line = put(counter, path, entry)["line"]
                if line["expected"] is not None:
                    raise AssertionError("a blind count tells its counter what is expected")
    sellers.join()
    # The network is back: each twice, for an answer may have been lost.
    for entry in late + late:
        put(counter, path, entry)
    return shelf, merchant, path


def check_lines(merchant, path, problems):
    detail = merchant.wanted(200, "GET", path)
    for line in detail["lines"]:
        if line["moved_before"] + line["on_hand_at_start"] != line["expected"]:
            problems.append(f"{line['sku']}: {line}")
        if line["expected"] + line["moved_since"] != line["on_hand"]:
            problems.append(f"{line['sku']}: {line}")
        if line["moved_between"] != 0 or len(line["entries"]) != len(PLACES):
            problems.append(f"{line['sku']}: entries {line['entries']}")
    sold = -sum(line["moved_before"] + line["moved_since"] for line in detail["lines"])
    if sold != sum(1 + number % 3 for number in range(ORDERS)):
        problems.append(f"{sold} units are shown as sold meanwhile")
    return detail


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", default=os.environ.get("ORDER_SERVICE", str(ROOT / "build/release/bin/order-service")))
    arguments.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    options = arguments.parse_args()
    print(f"seed {options.seed}")
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        service = OrderService(options.service, folder).create().start()
        shelf, merchant, path = counting_day(service, options.seed)
        detail = check_lines(merchant, path, problems)
        # Everybody presses the button at once: one approval counts.
        answers = in_parallel(4, 8, service.client,
                              lambda client, _: client.post(path + "/approval", {"version": detail["version"], "reason": "LOST"}))
        statuses = sorted(answer.status for answer in answers)
        if statuses != [200] + [409] * 7:
            problems.append(f"the approvals were answered {statuses}")
        for sku in SKUS:
            on_hand = merchant.wanted(200, "GET", f"/products/{sku}")["on_hand"]
            if on_hand != shelf.total(sku):
                problems.append(f"{sku}: the records say {on_hand}, there are {shelf.total(sku)}")
            newest = merchant.wanted(200, "GET", f"/products/{sku}/movements?limit=1")["items"][0]
            if newest["kind"] != "COUNT" or newest["reason"] != "LOST":
                problems.append(f"{sku}: the ledger ends with {newest}")
        service.stop()
        code, words = audited(service)
        if code != 0:
            problems.append(f"the audit says {words}")
    for problem in problems:
        print(problem)
    print(f"{ORDERS} orders sold {len(SKUS)} products while they were counted; {len(problems)} problems")
    return 1 if problems else 0


def audited(service):
    finished = service.run("audit", check=False)
    return finished.returncode, (finished.stdout + finished.stderr).decode()


if __name__ == "__main__":
    sys.exit(main())
