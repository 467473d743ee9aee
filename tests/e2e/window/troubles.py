# SPDX-License-Identifier: Apache-2.0
"""What goes wrong on a bad day, at will: the network between desk and service, the clock, the disk. And the shop behind it all,
as somebody at another desk has it."""

import json
import socket
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.fault_proxy import FaultProxy, answered, cut_after_commit, passed, reset_before  # noqa: E402
from support.order_service import OrderService  # noqa: E402

PASSWORD = "demo-merchant"


class Shop(OrderService):
    """A demo shop whose service comes back where it was."""

    used = frozenset()
    password = PASSWORD

    def open(self, orders=2000):
        self.run("demo", "--orders", str(orders))
        return self.start()

    def restart(self):
        return self.start(listen=self.address)

    def rows(self, sql, *values):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as store:
            return store.execute(sql, values).fetchall()

    def shippable(self):
        """The newest order that can be shipped and was not used yet."""
        rows = self.rows("SELECT order_no FROM orders WHERE status = 'PAID' AND shipped_units = 0 AND hold_at IS NULL "
                         "ORDER BY id DESC")
        number = next(number for (number,) in rows if number not in self.used)
        self.used = self.used | {number}
        return number

    def order(self, number):
        order_id = self.rows("SELECT id FROM orders WHERE order_no = ?", number)[0][0]
        return self.other().wanted(200, "GET", f"/orders/{order_id}")

    def notes(self, number):
        events = self.other().wanted(200, "GET", f"/orders/{self.order(number)['id']}/events?limit=200")["items"]
        return [event["detail"]["text"] for event in events if event["kind"] == "NOTED"]

    def trackings(self, number):
        return [parcel["tracking_no"] for parcel in self.order(number)["shipments"]]

    def other(self):
        """Somebody else at another desk. They stay signed in: of many sessions of one user the service ends the oldest, which would
        be that of the window."""
        if "merchant" not in self.tokens or self.client("merchant").get("/users/me").status == 401:
            self.sign_in("merchant", self.password)
        return self.client("merchant")

    def cancel(self, number):
        """As a customer has it done: all of it is given back before anything was shipped."""
        order = self.order(number)
        release = [{"line_no": line["line_no"], "quantity": line["quantity"]} for line in order["lines"]]
        self.other().wanted(201, "POST", f"/orders/{order['id']}/refunds",
                            {"amount_minor": order["total_minor"], "reason": "CUSTOMER", "release": release}, version=order["version"])

    def readdress(self, number, line):
        order = self.order(number)
        self.other().wanted(200, "PATCH", f"/orders/{order['id']}", {"ship_to": dict(order["ship_to"], line1=line)},
                            version=order["version"])

    def place(self, name):
        """A paid order of somebody who is called so and lives there; its number."""
        sku = self.rows("SELECT sku FROM products WHERE on_hand - reserved > 3 LIMIT 1")[0][0]
        body = {"currency": "EUR", "customer": {"name": name}, "lines": [{"sku": sku, "quantity": 1}],
                "ship_to": {"name": name, "line1": name, "city": "Berlin", "country": "DE"}}
        order = self.other().wanted(201, "POST", "/orders", body)
        self.other().wanted(201, "POST", f"/orders/{order['id']}/payments",
                            {"amount_minor": order["total_minor"], "method": "card", "reference": "PAY-HOSTILE"})
        self.other().wanted(201, "POST", f"/orders/{order['id']}/notes", {"text": name})
        return order["order_no"]

    def revoke(self):
        """A colleague sets the merchant's password anew, which ends every session of the merchant."""
        colleague = {"name": "owner", "role": "merchant", "password": "a long enough password"}
        known = self.other()
        me = known.wanted(200, "GET", "/users/me")
        known.wanted(201, "POST", "/users", colleague)
        self.sign_in("owner", colleague["password"])
        self.password = PASSWORD + " anew"
        self.client("owner").wanted(200, "PATCH", f"/users/{me['id']}", {"password": self.password})


class Network(FaultProxy):
    """The only way from the desk to the service. `struck`: operations that were on their way when something happened to them."""

    def __init__(self, address):
        super().__init__(address, self._meets)
        self.struck = 0
        self.is_down = False
        self.too_old = False
        self.trap = None

    def _meets(self, request):
        if self.is_down:
            return reset_before
        if self.too_old:
            self.struck += request.changes
            body = {"code": 42600, "msg": "Too old", "data": {"reason": "CLIENT_TOO_OLD"}, "trace_id": "0" * 16}
            return answered(426, json.dumps(body).encode())
        trap = self.trap
        if trap is not None and request.changes and not trap.caught.is_set():
            return trap.meet
        return passed

    def down(self):
        self.is_down = True
        self.cut_all()

    def up(self):
        self.is_down = False

    def catch(self, loses_answer=False):
        """The next operation waits on its way until Trap.let_go(); or is done, and nobody hears of it, and the network is gone."""
        self.trap = Trap(self, loses_answer)
        return self.trap


class Trap:
    """One operation in flight."""

    def __init__(self, network, loses_answer):
        self.network = network
        self.loses_answer = loses_answer
        self.caught = threading.Event()
        self.freed = threading.Event()

    def meet(self, proxy, connection, upstream, request):
        self.caught.set()
        self.network.struck += 1
        if self.loses_answer:
            self.network.is_down = True
            cut_after_commit(proxy, connection, upstream, request)
            self.network.cut_all()
            return False
        self.freed.wait(25)
        return passed(proxy, connection, upstream, request)

    def wait(self):
        assert self.caught.wait(20), "no operation came by"

    def let_go(self):
        self.freed.set()


class Probe:
    """A server that nobody should ask for anything. `asked` counts who did."""

    def __enter__(self):
        self.asked = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}/x"
        threading.Thread(target=self._count, daemon=True).start()
        return self

    def _count(self):
        while True:
            try:
                self.listener.accept()[0].close()
            except OSError:
                return
            self.asked += 1

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


class Clock:
    """The clock of programs that are started with its environment, moved while they run. `is_real`: without the library that
    does it, nothing can be moved."""

    def __init__(self, file):
        self.file = file
        self.offset = 0
        self.move(0)
        libraries = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
        self.is_real = bool(libraries)
        self.environment = {"LD_PRELOAD": str(libraries[0]), "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_NO_CACHE": "1",
                            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"} if libraries else {}

    def move(self, seconds):
        self.offset += seconds
        # Never seen half written.
        beside = self.file.with_suffix(".new")
        beside.write_text(f"{self.offset:+d}\n", encoding="ascii")
        beside.replace(self.file)


class Disk:
    """A small disk for the profile. `is_small`: whoever may not mount one has none to fill."""

    def __init__(self, folder):
        folder.mkdir()
        self.folder = folder
        self.ballast = folder / "ballast"
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)], check=False, stderr=subprocess.DEVNULL)
        self.is_small = done.returncode == 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_small:
            subprocess.run(["umount", "-l", str(self.folder)], check=False)

    def fill(self):
        with open(self.ballast, "wb", buffering=0) as ballast:
            for size in (1 << 20, 4096):
                try:
                    while ballast.write(b"x" * size) == size:
                        pass
                except OSError:
                    pass

    def free(self):
        self.ballast.unlink()
