# SPDX-License-Identifier: Apache-2.0
"""Products: a form that was open while the shop sold, and files that a spreadsheet would run."""

from faults.catalogue import fault
from faults.group_w_warehouse import told
from support.order_service import OrderService, new_product, paid_order


@fault("D4", "exported cells that look like formulas", small={})
def exported_cells(run):
    passed = 0
    for test in ("ui_orders_OrderExport", "ui_inventory_ProductFile"):
        totals = told(run, test, r"Totals: (\d+) passed, 0 failed, 0 skipped")
        passed += int(totals[1]) if totals else 0
    run.struck(passed, "tests of files, with formulas in every kind of cell")


@fault("D9", "a product edited from a form that was opened before a sale", small={"products": 20}, full={"products": 200})
def form_opened_before(run, products):
    service = OrderService(run.program, run.folder).create().start()
    merchant = service.client()
    for i in range(products):
        new_product(merchant, f"FORM-{i}", 10)
        form = merchant.wanted(200, "GET", f"/products/FORM-{i}")
        order = paid_order(merchant, (f"FORM-{i}", 3))
        merchant.wanted(201, "POST", f"/orders/{order['id']}/shipments", {"carrier": "DHL", "tracking_no": f"T{i}"},
                        version=order["version"])
        merchant.wanted(200, "PATCH", f"/products/FORM-{i}", {"title": "edited meanwhile"}, version=form["version"])
        stock = merchant.call("PATCH", f"/products/FORM-{i}", {"on_hand": form["on_hand"]}, version=form["version"] + 1)
        run.check(stock.status == 400, f"on_hand in an edit: {stock.status}")
        now = merchant.wanted(200, "GET", f"/products/FORM-{i}")
        run.check((now["title"], now["on_hand"], now["reserved"]) == ("edited meanwhile", 7, 0), f"FORM-{i} is {now}")
    run.struck(products, "sales between the form and its saving")
    service.stop()
    run.audit(service)
