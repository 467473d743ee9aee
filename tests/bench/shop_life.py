# SPDX-License-Identifier: Apache-2.0
"""What a shop does with the orders of an imported book (million_orders.py), told to the service as its people would: notes, holds,
packing, parcels, refunds, new orders. An imported book alone has none of these, and filters that find nothing measure nothing.
The same number, the same orders."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "e2e"))
from support.load import in_parallel  # noqa: E402
from support.order_service import order_body, payment_body  # noqa: E402

WORKERS = 4
# Of one answer: the first write to a store of gigabytes may wait for its pages.
TIMEOUT = 300
# As many order numbers as one request takes.
AT_ONCE = 200
NOTES = ("Wants a gift wrap", "Call before delivery", "对方要求周末送货", "Second complaint about the box", "Paid by the office")
HOLDS = ("address", "payment", "stock")
REFUNDS = ("CUSTOMER", "DAMAGED", "OTHER")


def orders_of(service, indexes):
    """The orders of million_orders.py with these indexes, as the service has them."""
    indexes = sorted(indexes)
    pieces = [indexes[at:at + AT_ONCE] for at in range(0, len(indexes), AT_ONCE)]

    def read(client, i):
        numbers = ",".join(f"CH-{1_000_000 + index}" for index in pieces[i])
        return client.wanted(200, "GET", f"/orders?order_no={numbers}&limit={AT_ONCE}")["items"]

    found = in_parallel(min(WORKERS, len(pieces)), len(pieces), lambda: service.client(timeout=TIMEOUT), read)
    return [order for piece in found for order in piece]


def note(client, order, draw):
    for _ in range(1 + (draw < 0.1)):
        client.wanted(201, "POST", f"/orders/{order['id']}/notes", {"text": NOTES[int(draw * len(NOTES))]})


def step(client, order, path, body, status=201, method="POST"):
    return client.wanted(status, method, f"/orders/{order['id']}/{path}", body, version=order["version"])


def parcel(order, lines=None):
    return {"carrier": "DHL", "tracking_no": f"0034{order['id']}", **({"lines": lines} if lines else {})}


def refund(client, order, draw):
    """A part of the money, as for something broken."""
    step(client, order, "refunds", {"amount_minor": max(1, order["total_minor"] // 3), "reason": REFUNDS[int(draw * len(REFUNDS))]})


def work_on(client, order, draw):
    """One of the open orders, on the day that the store is made."""
    first = order["lines"][0]
    if draw < 0.20:
        shipped = step(client, order, "shipments", parcel(order))
        if draw < 0.12:
            step(client, shipped, "completion", {}, status=200)
    elif draw < 0.23:
        step(client, order, "shipments", parcel(order, [{"line_no": first["line_no"], "quantity": 1}]))
    elif draw < 0.29:
        # Some of it, or all.
        lines = order["lines"] if draw < 0.26 else [first]
        packed = [{"line_no": line["line_no"], "packed_quantity": line["quantity"]} for line in lines]
        step(client, order, "packing", {"lines": packed}, status=200, method="PUT")
    elif draw < 0.32:
        step(client, order, "hold", {"reason": HOLDS[int(draw * 100) % len(HOLDS)]})
    elif draw < 0.33:
        step(client, order, "refunds", {"amount_minor": order["total_minor"], "reason": "CUSTOMER"})


def place(client, sku, draw):
    order = client.wanted(201, "POST", "/orders", order_body((sku, 1), **({"note": NOTES[0]} if draw < 0.2 else {})))
    if draw < 0.5:
        client.wanted(201, "POST", f"/orders/{order['id']}/payments", payment_body(order))
    elif draw < 0.7:
        step(client, order, "cancellation", {"reason": "CUSTOMER"}, status=200)


def live(service, orders):
    """The number of orders that were worked on. The service runs; its users are those of OrderService.create()."""
    draw = random.Random(18)
    book = range(orders)
    # The last one and a half in a hundred, as million_orders.py leaves them open.
    still_open = range(orders * 985 // 1000 + 1, orders)
    happened = 0

    def each(found, do):
        nonlocal happened
        chances = [draw.random() for _ in found]
        in_parallel(WORKERS, len(found), lambda: service.client(timeout=TIMEOUT), lambda client, i: do(client, found[i], chances[i]))
        happened += len(found)

    # Each kind reads its orders anew: what happened before has changed their versions.
    each([order for order in orders_of(service, still_open) if order["status"] == "PAID"], work_on)
    sold = orders_of(service, draw.sample(book, max(8, orders // 500)))
    each([order for order in sold if order["status"] == "COMPLETED"], refund)
    noted = {*draw.sample(book, max(8, orders // 100)), *draw.sample(still_open, max(4, len(still_open) // 5))}
    each(orders_of(service, noted), note)
    skus = [order["lines"][0]["sku"] for order in sold]
    each([skus[i % len(skus)] for i in range(max(8, orders // 1000))], place)
    return happened
