# SPDX-License-Identifier: Apache-2.0
"""Values at the edge of what is possible: ids, quantities, names. What is stored is what was sent, or nothing is."""

import json

from faults.catalogue import fault
from support.load import every_order, in_parallel
from support.desk_cli import DeskCli
from support.order_service import PASSWORD, OrderService, new_product, order_body, paid_order


@fault("D1", "ids beyond what a double holds", small={"orders": 300})
def large_ids(run, orders):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "WIDE", 1000)
    # Ids of one millisecond differ in their last bits, which a double does not hold.
    made = in_parallel(16, orders, service.client, lambda client, i: paid_order(client, ("WIDE", 1))["id"])
    beyond = [order_id for order_id in made if int(order_id) >= 2 ** 53 and int(float(order_id)) != int(order_id)]
    listed = [order["id"] for order in every_order(merchant)]
    fed = [item["data"]["id"] for item in merchant.wanted(200, "GET", "/changes?limit=1000")["items"] if item["entity"] == "order"]
    run.check(sorted(made) == sorted(listed) == sorted(fed), "the texts of the ids differ between answer, list and feed")
    for order_id in made:
        run.check(isinstance(order_id, str) and merchant.wanted(200, "GET", f"/orders/{order_id}")["id"] == order_id, order_id)
        rounded = str(int(float(order_id)))
        run.check(rounded in made or merchant.get(f"/orders/{rounded}").status == 404, f"{order_id}: its neighbour was answered")
    page = merchant.get(f"/orders/{made[0]}")
    run.check(json.loads(page.body)["data"]["id"] == made[0], "not a string of digits")
    followed_to_the_desk(run, service, made)
    run.struck(len(beyond), "ids that a double cannot hold")
    service.stop()
    run.audit(service)


def followed_to_the_desk(run, service, made):
    """The same texts in the desk's cache, in what it exports, and when it asks by them."""
    desk = DeskCli(run.desk, run.folder, password=PASSWORD)
    desk.sign_in(service.address)
    desk.run("sync", "--until-idle")
    dumped = {item["id"]: item["data"] for item in desk.run("dump", "--json") if item["entity"] == "order"}
    run.check(sorted(dumped) == sorted(made), "the ids in the desk's cache are others")
    run.check(all(order["id"] == order_id for order_id, order in dumped.items()), "a record's id is not the one in its data")
    exported = desk.run("orders", "--limit", str(len(made)), "--json")
    run.check(sorted(order["id"] for order in exported) == sorted(made), "the exported ids are others")
    for order in run.random.sample(exported, 10):
        shown = desk.run("order", order["order_no"], "--json")[0]
        back = service.client().wanted(200, "GET", f"/orders/{shown['id']}")
        run.check(back["order_no"] == order["order_no"], f"{order['order_no']}: the id leads to {back['order_no']}")


@fault("D2", "quantities and prices that are none", small={})
def impossible_numbers(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "SUM", 2_000_000)
    order = paid_order(merchant, ("SUM", 2))
    struck = 0
    for quantity in (0, -1, 2 ** 31, 2 ** 63, 2 ** 64, -2 ** 63, 1.5, 1.0, "5", None, True, [], {}, 1_000_001):
        answer = merchant.post("/orders", order_body(("SUM", quantity)))
        struck += run.check(answer.status in (400, 422), f"quantity {quantity!r}: {answer.status}")
        answer = merchant.post(f"/orders/{order['id']}/shipments", {"carrier": "D", "tracking_no": "T", "lines": [{"line_no": 1, "quantity": quantity}]},
                               version=order["version"])
        struck += run.check(answer.status in (400, 422), f"shipping {quantity!r}: {answer.status}")
        if not isinstance(quantity, int) or quantity is True or abs(quantity) > 2 ** 31 or quantity == 0:
            answer = merchant.post("/stock-adjustments", {"sku": "SUM", "delta": quantity, "reason": "OTHER"})
            struck += run.check(answer.status in (400, 422), f"adjusting by {quantity!r}: {answer.status}")
    for price in (-1, 2 ** 62, 2 ** 63, 0.1, "100", True):
        body = order_body(("SUM", 1_000_000))
        body["lines"][0]["unit_price_minor"] = price
        answer = merchant.post("/orders", body)
        struck += run.check(answer.status in (400, 422), f"a million at {price!r}: {answer.status}")
    many = order_body(*[("SUM", 1000)] * 1200)
    for line in many["lines"]:
        line["unit_price_minor"] = 9_000_000_000_000_000
    answer = merchant.post("/orders", many)
    struck += run.check(answer.status in (400, 422), f"a sum beyond 64 bits: {answer.status}")
    for amount in (0, -1, 2 ** 63, 1.5, "1"):
        answer = merchant.post(f"/orders/{order['id']}/refunds", {"amount_minor": amount, "reason": "OTHER"}, version=order["version"])
        struck += run.check(answer.status in (400, 422), f"refunding {amount!r}: {answer.status}")
    product = merchant.wanted(200, "GET", "/products/SUM")
    run.check((product["on_hand"], product["reserved"]) == (2_000_000, 2), f"stock is {product}")
    run.check(merchant.wanted(200, "GET", f"/orders/{order['id']}") == order, "the order changed")
    run.struck(struck, "impossible numbers refused")
    service.stop()
    run.audit(service)


@fault("D3", "names that are hard to write", small={})
def hard_names(run):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    new_product(merchant, "NAME", 1000)
    stored = 0
    for name in ("\u202eabc\u202c", "👩‍👩‍👧‍👦 𠮷野家", "e\u0301\u0327", "الاسم", "a" * 10_000, "nul\x00", "\ufeffbom", "王小明" * 80, " \t "):
        body = order_body(("NAME", 1))
        body["customer"]["name"] = name
        answer = merchant.post("/orders", body)
        run.check(answer.status in (201, 400, 422), f"{name[:12]!r}: {answer.status}")
        if answer.status == 201:
            stored += 1
            again = merchant.wanted(200, "GET", f"/orders/{answer.data['id']}")
            run.check(again["customer"]["name"] == name == answer.data["customer"]["name"], f"{name[:12]!r} came back as {again['customer']['name'][:12]!r}")
            fed = [item["data"]["customer"]["name"] for item in merchant.wanted(200, "GET", "/changes?limit=1000")["items"]
                   if item["id"] == answer.data["id"]]
            run.check(fed == [name], f"{name[:12]!r} is another in the feed")
    run.struck(stored, "hard names stored letter for letter")
    service.stop()
    for line in service.log.read_text().splitlines():
        json.loads(line)
    run.audit(service)
