# SPDX-License-Identifier: Apache-2.0
"""The order service as a black box: start, kill and stop it, talk to it over HTTP, audit its store."""

import http.client
import json
import os
import signal
import subprocess
import time
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from pathlib import Path

PASSWORD = "a long enough password"
ROLES = ("merchant", "manager", "warehouse", "storefront")


@dataclass
class Answer:
    """One HTTP answer; `data` and `reason` are None where the body is no envelope."""

    status: int
    headers: dict
    body: bytes
    envelope: dict = field(default_factory=dict)

    @property
    def data(self):
        return self.envelope.get("data")

    @property
    def reason(self):
        return self.data.get("reason") if isinstance(self.data, dict) else None

    @property
    def replayed(self):
        return self.headers.get("idempotent-replayed") == "true"

    @staticmethod
    def read(response):
        body = response.read()
        try:
            envelope = json.loads(body)
        except ValueError:
            envelope = {}
        if not isinstance(envelope, dict):
            envelope = {}
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body, envelope)


# Half of what the service waits for the next request on a connection.
KEPT_ALIVE_SECONDS = 30


class Client:
    """One user on one kept-alive connection; not for two threads. Network errors come out as OSError or
    http.client.HTTPException: the call may have happened."""

    def __init__(self, address, token=None, timeout=30):
        self.address = address
        self.token = token
        self.timeout = timeout
        self.connection = None
        self.used_at = time.monotonic()

    def call(self, method, path, body=None, key=None, version=None, headers=None, raw=None):
        """`path` follows /api/v1. A mutating call without `key` gets a fresh one; key=False sends none."""
        sent = {"Authorization": "Bearer " + self.token} if self.token else {}
        payload = json.dumps(body).encode() if body is not None else raw
        if payload is not None:
            sent["Content-Type"] = "application/json"
        if method != "GET" and key is not False and not path.startswith("/sessions"):
            sent["Idempotency-Key"] = key or uuid.uuid4().hex
        if version is not None:
            sent["If-Match"] = f'"{version}"'
        sent.update(headers or {})
        # The service closes connections on which nobody asks anything.
        if time.monotonic() > self.used_at + KEPT_ALIVE_SECONDS:
            self.close()
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.address, timeout=self.timeout)
        self.used_at = time.monotonic()
        try:
            self.connection.request(method, "/api/v1" + path, body=payload, headers=sent)
            return Answer.read(self.connection.getresponse())
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.call("POST", path, body, **more)

    def wanted(self, status, method, path, body=None, **more):
        """`data` of an answer that must have this status."""
        answer = self.call(method, path, body, **more)
        if answer.status != status:
            raise AssertionError(f"{method} {path}: wanted {status}, got {answer.status} {answer.body[:300]!r}")
        return answer.data

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


# Whatever was started, so that nothing outlives what it was started for.
_started = []


def _send(process, number):
    """To the service itself: a wrapper such as faketime waits for it and would end without it."""
    try:
        pids = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    except OSError:
        pids = []
    if pids:
        os.kill(int(pids[0]), number)
    else:
        process.send_signal(number)


def end_what_is_left():
    """kill -9 for every service of this process that still runs."""
    while _started:
        process = _started.pop()
        if process.poll() is None:
            _send(process, signal.SIGKILL)
            process.wait()


class OrderService:
    """A store of its own in `folder`, and the program that serves it, on free ports of the loopback."""

    def __init__(self, program, folder, options=(), environment=None, name="shop"):
        self.program = str(program)
        self.folder = Path(folder)
        self.file = self.folder / f"{name}.db"
        self.store = f"sqlite:{self.file}"
        self.options = list(options)
        self.environment = environment
        self.log = self.folder / f"{name}.log"
        self.process = None
        self.address = None
        self.admin_address = None
        self.tokens = {}

    def run(self, *arguments, stdin=b"", check=True):
        """Another command of the program on this store; the finished process."""
        return subprocess.run([self.program, *arguments, "--store", self.store], input=stdin, check=check,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def create(self, roles=ROLES, currency="EUR", time_zone="Europe/Berlin"):
        """A new shop with one user per role, each named as its role; no products."""
        self.run("init", "--name", "Fault shop", "--currency", currency, "--time-zone", time_zone)
        for role in roles:
            self.run("user", "add", role, "--role", role, stdin=PASSWORD.encode())
        return self

    def start(self, *options, wrapper=(), admin="127.0.0.1:0", listen="127.0.0.1:0"):
        """Returns when the service is ready. `wrapper`: words before the program, as faketime's."""
        assert self.process is None
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*wrapper, self.program, "serve", "--store", self.store, "--listen", listen, "--admin-listen",
                 admin, *self.options, *options],
                stdout=subprocess.PIPE, stderr=log, env=self.environment)
        _started.append(self.process)
        words = self.process.stdout.readline().decode().split()
        if len(words) != 4:
            self.process.wait(timeout=20)
            self.process = None
            raise RuntimeError(f"the service did not start: {self.log.read_text()[-2000:]}")
        self.address = urllib.parse.urlparse(words[1]).netloc
        self.admin_address = urllib.parse.urlparse(words[3]).netloc
        return self

    def kill(self):
        """kill -9."""
        self._end(signal.SIGKILL)

    def stop(self, timeout=20):
        """SIGTERM; the exit status."""
        return self._end(signal.SIGTERM, timeout)

    def _end(self, number, timeout=20):
        process, self.process = self.process, None
        if process is None:
            return None
        _send(process, number)
        status = process.wait(timeout)
        process.stdout.close()
        return status

    def sign_in(self, role="merchant", password=PASSWORD):
        """Signs in anew and keeps the token; needs a running service."""
        client = Client(self.address)
        data = client.wanted(201, "POST", "/sessions", {"username": role, "password": password, "device": "faults"})
        client.close()
        self.tokens[role] = data["access_token"]
        return data

    def client(self, role="merchant", timeout=30):
        if role not in self.tokens:
            self.sign_in(role)
        return Client(self.address, self.tokens[role], timeout)

    def audit(self):
        """The violations, a line each; empty if all is well."""
        done = self.run("audit", check=False)
        lines = (done.stdout + done.stderr).decode().strip().splitlines()
        return [] if done.returncode == 0 else lines or ["audit failed without a word"]

    def metrics(self):
        with urllib.request.urlopen(f"http://{self.admin_address}/metrics", timeout=20) as answer:
            return answer.read().decode()

    def memory_kib(self):
        """Resident now."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        raise RuntimeError("the service is gone")


def new_product(client, sku, on_hand, price_minor=1000):
    client.wanted(201, "POST", "/products", {"sku": sku, "title": sku, "price_minor": price_minor})
    if on_hand:
        client.wanted(201, "POST", "/stock-adjustments", {"sku": sku, "delta": on_hand, "reason": "RECEIVED"})


def order_body(*lines, **more):
    """A valid POST /orders of (sku, quantity) pairs."""
    return {"currency": "EUR", "customer": {"name": "王小明"},
            "ship_to": {"name": "王小明", "line1": "人民路 1", "city": "上海", "country": "CN"},
            "lines": [{"sku": sku, "quantity": quantity} for sku, quantity in lines], **more}


def payment_body(order, reference=None):
    return {"amount_minor": order["total_minor"], "method": "card", "reference": reference or os.urandom(8).hex()}


def paid_order(client, *lines):
    order = client.wanted(201, "POST", "/orders", order_body(*lines))
    return client.wanted(201, "POST", f"/orders/{order['id']}/payments", payment_body(order))
