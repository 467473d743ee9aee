# SPDX-License-Identifier: Apache-2.0
"""Payment, cancellation, shipping and the sweeper want the same order at the same moment: one wins."""

import datetime
import threading
import time
import uuid

from faults.catalogue import fault
from support.load import every_order, in_parallel, timed
from support.order_service import new_product, order_body, paid_order, payment_body


RACING = 100


def seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


@fault("S8", "payment around the moment an order expires", small={"orders": 100}, full={"orders": 2000}, starred=True, paired=True)
def paid_at_expiry(run, orders):
    service = run.service(["--payment-timeout", "3", "--sweep-interval", "1"]).create().start()
    merchant = service.client()
    new_product(merchant, "RACE", orders * 2)
    made, sent, answers = [], [], []

    def place(client, _):
        return client.wanted(201, "POST", "/orders", order_body(("RACE", 2)))

    # So many at once as can be paid on time.
    while len(made) < orders:
        first, count = len(made), min(RACING, orders - len(made))
        made += in_parallel(8, count, service.client, place)
        sent += [0.0] * count
        offsets = [run.random.uniform(-0.1, 0.1) for _ in range(count)]

        def pay(client, i, first=first, offsets=offsets):
            order = made[first + i]
            time.sleep(max(0, seconds(order["expires_at"]) + offsets[i] - time.time()))
            sent[first + i] = time.time()
            return client.post(f"/orders/{order['id']}/payments", payment_body(order, f"ref-{first + i}"))

        answers += in_parallel(16, count, service.client, pay)
    # The service closes what has been idle for a minute.
    merchant.close()
    deadline = time.monotonic() + 30
    while merchant.wanted(200, "GET", "/orders/counts")["PENDING"] and time.monotonic() < deadline:
        time.sleep(0.1)
    now = {order["id"]: order for order in every_order(merchant)}
    paid = closed = 0
    for i, order in enumerate(made):
        order, answer = now[order["id"]], answers[i]
        accepted = [payment for payment in order["payments"] if payment["accepted"]]
        if answer.status == 201:
            paid += 1
            run.check(order["status"] == "PAID" and len(accepted) == 1, f"paid, and is {order['status']}")
        else:
            closed += 1
            run.check(answer.status == 409 and answer.reason == "ORDER_CLOSED", f"refused with {answer.status} {answer.reason}")
            run.check(order["status"] == "CANCELLED" and order["cancel_reason"] == "TIMEOUT" and not accepted,
                      f"refused, and is {order['status']}")
            run.check([payment["reference"] for payment in order["payments"]] == [f"ref-{i}"], "the late payment is not kept")
    product = merchant.wanted(200, "GET", "/products/RACE")
    run.check(product["reserved"] == paid * 2, f"{product['reserved']} are reserved for {paid} paid orders")
    near = sum(abs(sent[i] - seconds(order["expires_at"])) <= 0.1 for i, order in enumerate(made))
    run.struck(near if paid and closed else 0, "payments within 100 ms of the expiry")
    run.figure("paid", paid)
    run.figure("closed", closed)
    service.stop()
    run.audit(service)


def rivals(service, moves):
    """Makes all the moves at once, each a function of a client; their answers."""
    answers = [None] * len(moves)
    start = threading.Barrier(len(moves))

    def make(i):
        client = service.client()
        start.wait()
        answers[i] = timed(lambda: moves[i](client))
        client.close()

    threads = [threading.Thread(target=make, args=(i,)) for i in range(len(moves))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@fault("S9", "cancel, pay, ship, refund and close at once", small={"orders": 40}, full={"orders": 1000}, paired=True)
def one_wins(run, orders):
    service = run.service(["--payment-timeout", "2", "--sweep-interval", "1"]).create().start()
    merchant = service.client()
    new_product(merchant, "WIN", orders * 8)
    overlapping = 0
    for _ in range(orders):
        order = merchant.wanted(201, "POST", "/orders", order_body(("WIN", 2)))
        path, version = f"/orders/{order['id']}", order["version"]
        calls = rivals(service, [
            lambda client: client.post(path + "/cancellation", {"reason": "CUSTOMER"}, version=version),
            lambda client: client.post(path + "/payments", payment_body(order, "once")),
            lambda client: client.post(path + "/cancellation", {"reason": "FRAUD"}, version=version)])
        wins = sum(call.status in (200, 201) for call in calls)
        run.check(wins == 1 and all(call.status in (200, 201, 409, 412) for call in calls),
                  f"pending: {[call.status for call in calls]}")
        order = paid_order(merchant, ("WIN", 2))
        path, version = f"/orders/{order['id']}", order["version"]
        more = rivals(service, [
            lambda client: client.post(path + "/shipments", {"carrier": "DHL", "tracking_no": "T"}, version=version),
            lambda client: client.post(path + "/refunds", {"amount_minor": order["total_minor"], "reason": "CUSTOMER"}, version=version),
            lambda client: client.post(path + "/hold", {"reason": uuid.uuid4().hex}, version=version)])
        wins = sum(call.status in (200, 201) for call in more)
        run.check(wins == 1 and all(call.status in (200, 201, 409, 412) for call in more), f"paid: {[call.status for call in more]}")
        for group in (calls, more):
            first = min(call.ended for call in group)
            overlapping += sum(call.began < first for call in group) > 1
    for order in every_order(merchant):
        out = sum(line["shipped_quantity"] for line in order["lines"])
        run.check(not (order["status"] == "CANCELLED" and out), "shipped and cancelled")
    run.figure("rivals together", overlapping)
    closed = closing_wins_or_loses(run, service, orders)
    run.struck(overlapping if closed else 0, "orders with rivals in flight together, the closing among them")
    service.stop()
    run.audit(service)


def closing_wins_or_loses(run, service, orders):
    """The sweeper closes what expires while payments and cancellations of the same orders are on their way. How many
    orders it closed during a call of a rival."""
    merchant = service.client()
    new_product(merchant, "CLOSE", orders * 2)
    made = in_parallel(8, orders, service.client,
                       lambda client, i: client.wanted(201, "POST", "/orders", order_body(("CLOSE", 2))))
    moves = []
    for order in made:
        # The sweeper looks once a second: whatever it has not closed by then, it closes within the second that follows.
        at = seconds(order["expires_at"]) + run.random.uniform(-0.3, 1.2)
        moves += [(at, order, "pay"), (at + run.random.uniform(-0.005, 0.005), order, "cancel")]
    moves.sort(key=lambda move: move[0])

    def make(client, i):
        at, order, kind = moves[i]
        path = f"/orders/{order['id']}"
        time.sleep(max(0, at - time.time()))
        began = time.time()
        answer = (client.post(path + "/payments", payment_body(order, "once")) if kind == "pay" else
                  client.post(path + "/cancellation", {"reason": "CUSTOMER"}, version=order["version"]))
        return began, time.time(), answer

    calls = {}
    for (_, order, kind), done in zip(moves, in_parallel(16, len(moves), service.client, make)):
        calls.setdefault(order["id"], {})[kind] = done
    deadline = time.monotonic() + 30
    while merchant.wanted(200, "GET", "/orders/counts?sku=CLOSE")["PENDING"] and time.monotonic() < deadline:
        time.sleep(0.1)
    struck, ends = 0, {}
    for order in every_order(merchant, "&sku=CLOSE"):
        paid, cancelled = calls[order["id"]]["pay"][2], calls[order["id"]]["cancel"][2]
        end = order["cancel_reason"] or order["status"]
        ends[end] = ends.get(end, 0) + 1
        wins = (paid.status, cancelled.status)
        wanted = {"PAID": (201, 409), "CUSTOMER": (409, 200), "TIMEOUT": (409, 409)}.get(end)
        run.check(wins == wanted or end == "PAID" and wins == (201, 412), f"an order that is {end} was answered {wins}")
        accepted = [payment["accepted"] for payment in order["payments"]]
        run.check(accepted == [end == "PAID"], f"an order that is {end} has payments {order['payments']}")
        if end == "TIMEOUT":
            closed_at = seconds(order["cancelled_at"])
            struck += any(began <= closed_at <= ended for began, ended, _ in calls[order["id"]].values())
    product = merchant.wanted(200, "GET", "/products/CLOSE")
    run.check(product["reserved"] == 2 * ends.get("PAID", 0), f"{product['reserved']} are reserved for {ends.get('PAID', 0)} paid orders")
    run.check(set(ends) <= {"PAID", "CUSTOMER", "TIMEOUT"} and ends.get("TIMEOUT"), f"orders ended as {ends}")
    run.figure("closed during a rival's call", struck)
    run.figure("ends", " ".join(f"{end} {count}" for end, count in sorted(ends.items())))
    return struck
