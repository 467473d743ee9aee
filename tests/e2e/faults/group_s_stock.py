# SPDX-License-Identifier: Apache-2.0
"""Stock under contention: never sold twice, never half locked."""

from faults.catalogue import fault
from support.load import every_order, in_parallel, milliseconds, peak_in_flight, percentile, statuses, timed
from support.order_service import new_product, order_body, paid_order


def shop(run):
    return run.service().create().start()


def stock_of(client, sku):
    product = client.wanted(200, "GET", f"/products/{sku}")
    return product["on_hand"], product["reserved"], product["available"]


@fault("S1", "many buyers, few units", small={"buyers": 2000, "units": 100, "at_once": 500},
       full={"buyers": 10000, "units": 100, "at_once": 500}, starred=True, paired=True)
def many_buyers(run, buyers, units, at_once):
    service = shop(run)
    merchant = service.client()
    new_product(merchant, "LAST", units)
    # Once for all of them: five hundred passwords at the same moment are another fault than this one.
    service.sign_in("storefront")
    calls = in_parallel(at_once, buyers, lambda: service.client("storefront", timeout=60),
                        lambda client, i: timed(lambda: client.post("/orders", order_body(("LAST", 1)))))
    came = statuses(calls)
    run.check(came == {201: units, 409: buyers - units}, f"wanted {units} × 201 and the rest 409, got {dict(came)}")
    refusals = {call.answer.reason for call in calls if call.status == 409}
    run.check(refusals == {"INSUFFICIENT_STOCK"}, f"refused with {refusals}")
    orders = list(every_order(merchant))
    run.check(len(orders) == units, f"{len(orders)} orders exist for {units} units")
    run.check(stock_of(merchant, "LAST") == (units, units, 0), f"stock is {stock_of(merchant, 'LAST')}")
    acknowledged = {call.answer.data["id"] for call in calls if call.status == 201}
    run.check(acknowledged == {order["id"] for order in orders}, "the orders are not those that were acknowledged")
    run.struck(peak_in_flight(calls), "orders in flight at once")
    run.figure("p99", milliseconds(percentile([call.seconds for call in calls], 0.99)))
    service.stop()
    run.audit(service)


@fault("S10", "two lines of one SKU, together more than there is", small={"orders": 20}, paired=True)
def lines_of_one_sku(run, orders):
    service = shop(run)
    merchant = service.client()
    new_product(merchant, "PAIR", 5)
    answers = in_parallel(8, orders, service.client,
                          lambda client, i: client.post("/orders", order_body(("PAIR", 3), ("PAIR", 3))))
    refused = sum(answer.status == 409 and answer.reason == "INSUFFICIENT_STOCK" for answer in answers)
    run.check(refused == orders, f"{refused} of {orders} were refused")
    run.check(stock_of(merchant, "PAIR") == (5, 0, 5), f"stock is {stock_of(merchant, 'PAIR')}")
    merchant.wanted(201, "POST", "/orders", order_body(("PAIR", 3), ("PAIR", 2)))
    run.check(stock_of(merchant, "PAIR") == (5, 5, 0), "two lines that fit together were not reserved")
    run.struck(refused, "orders refused")
    service.stop()
    run.audit(service)


@fault("S11", "the last of many lines is short", small={"orders": 20, "lines": 30}, paired=True)
def last_line_short(run, orders, lines):
    service = shop(run)
    merchant = service.client()
    for i in range(lines):
        new_product(merchant, f"MANY-{i}", 1000 if i < lines - 1 else 1)
    body = order_body(*[(f"MANY-{i}", 2) for i in range(lines)])
    answers = in_parallel(8, orders, service.client, lambda client, i: client.post("/orders", body))
    refused = [answer for answer in answers if answer.status == 409]
    run.check(len(refused) == orders, f"{len(refused)} of {orders} were refused")
    named = {(answer.data.get("sku"), answer.data.get("available")) for answer in refused}
    run.check(named == {(f"MANY-{lines - 1}", 1)}, f"the refusals name {named}")
    for i in range(lines):
        run.check(stock_of(merchant, f"MANY-{i}")[1] == 0, f"MANY-{i} stayed reserved")
    run.struck(len(refused), "orders refused at their last line")
    service.stop()
    run.audit(service)


@fault("S12", "orders of [A, B] and of [B, A] at once", small={"orders": 200}, full={"orders": 2000}, paired=True)
def crossed_orders(run, orders):
    service = shop(run)
    merchant = service.client()
    for sku in ("A", "B"):
        new_product(merchant, sku, orders)
    lines = [("A", 1), ("B", 1)]
    calls = in_parallel(16, orders, service.client,
                        lambda client, i: timed(lambda: client.post("/orders", order_body(*(lines if i % 2 else lines[::-1])))))
    came = statuses(calls)
    run.check(came == {201: orders}, f"wanted all 201, got {dict(came)}")
    for sku in ("A", "B"):
        run.check(stock_of(merchant, sku) == (orders, orders, 0), f"stock of {sku} is {stock_of(merchant, sku)}")
    run.struck(peak_in_flight(calls), "crossed orders in flight at once")
    service.stop()
    run.audit(service)


@fault("S13", "one order cancelled again and again", small={"orders": 20, "times": 10}, paired=True)
def cancelled_again(run, orders, times):
    service = shop(run)
    merchant = service.client()
    new_product(merchant, "ONCE", orders * 2)
    made = [merchant.wanted(201, "POST", "/orders", order_body(("ONCE", 2))) for _ in range(orders)]
    answers = in_parallel(8, orders * times, service.client, lambda client, i: client.post(
        f"/orders/{made[i % orders]['id']}/cancellation", {"reason": "CUSTOMER"}, version=made[i % orders]["version"]))
    done = sum(answer.status == 200 for answer in answers)
    refused = sum(answer.status == 409 and answer.reason == "STATE_CONFLICT" for answer in answers)
    run.check(done == orders and refused == orders * (times - 1), f"{done} cancelled, {refused} refused")
    run.check(stock_of(merchant, "ONCE") == (orders * 2, 0, orders * 2), f"stock is {stock_of(merchant, 'ONCE')}")
    releases = 0
    cursor = ""
    while cursor is not None:
        page = merchant.wanted(200, "GET", "/products/ONCE/movements?limit=200" + cursor)
        releases += sum(movement["kind"] == "RELEASE" for movement in page["items"])
        cursor = "&cursor=" + page["next_cursor"] if page["next_cursor"] else None
    run.check(releases == orders, f"{releases} releases in the ledger for {orders} orders")
    run.struck(refused, "repeated cancellations")
    service.stop()
    run.audit(service)


@fault("S7", "twenty parcels for one order at once", small={"orders": 50, "tries": 20}, full={"orders": 1000, "tries": 20},
       starred=True, paired=True)
def shipped_once(run, orders, tries):
    service = shop(run)
    merchant = service.client()
    new_product(merchant, "SHIP", orders * 2)
    made = [paid_order(merchant, ("SHIP", 2)) for _ in range(orders)]
    calls = in_parallel(tries, orders * tries, service.client, lambda client, i: timed(lambda: client.post(
        f"/orders/{made[i // tries]['id']}/shipments", {"carrier": "DHL", "tracking_no": f"T{i}"},
        version=made[i // tries]["version"])))
    came = statuses(calls)
    run.check(came == {201: orders, 409: orders * (tries - 1)}, f"wanted one 201 for each order, got {dict(came)}")
    parcels = [len(order["shipments"]) for order in every_order(merchant)]
    run.check(parcels == [1] * orders, f"parcels per order: {sorted(set(parcels))}, {len(parcels)} orders")
    run.check(stock_of(merchant, "SHIP") == (0, 0, 0), f"stock is {stock_of(merchant, 'SHIP')}")
    overlapping = 0
    for order in range(orders):
        of_one = calls[order * tries:(order + 1) * tries]
        winner = next((call for call in of_one if call.status == 201), None)
        overlapping += sum(winner is not None and call is not winner and call.began < winner.ended for call in of_one)
    run.struck(overlapping, "rivals sent before the winner's answer")
    service.stop()
    run.audit(service)
