#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The alerts of deploy/prometheus in a real Prometheus that scrapes a real order service: each fires when its cause is
there and goes when it is gone. Every duration of the rules is a sixtieth here (a minute is a second), so that nobody waits
for half an hour; that the durations themselves are right is what order-service.rules.test.yml proves."""

import argparse
import json
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.e2e.support.order_service import OrderService, new_product  # noqa: E402

PATIENCE_SECONDS = 45


def sixtieth(rules):
    """The rules with every duration a sixtieth: h -> m, m -> s, 15s -> 250ms."""
    shorter = {"h": "m", "m": "s"}
    rules = rules.replace("interval: 15s", "interval: 250ms")
    return re.sub(r"(?<=[\[ ])(\d+)([hm])(?=[\]\n])", lambda match: match[1] + shorter[match[2]], rules)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Prometheus:
    def __init__(self, program, folder, target):
        self.port = free_port()
        folder = Path(folder)
        rules = sixtieth((ROOT / "deploy/prometheus/order-service.rules.yml").read_text())
        assert "10m]" not in rules and "for: 2m" not in rules
        (folder / "order-service.rules.yml").write_text(rules)
        config = (ROOT / "deploy/prometheus/prometheus.yml").read_text()
        config = config.replace("interval: 15s", "interval: 250ms").replace("127.0.0.1:9090", target)
        (folder / "prometheus.yml").write_text(config)
        self.log = open(folder / "prometheus.log", "wb")
        self.process = subprocess.Popen(
            [program, f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
             f"--web.listen-address=127.0.0.1:{self.port}"], stdout=self.log, stderr=self.log)

    def firing(self):
        """Names of the alerts that fire now; none while it starts."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v1/alerts", timeout=5) as answer:
                alerts = json.load(answer)["data"]["alerts"]
        except OSError:
            return set()
        return {alert["labels"]["alertname"] for alert in alerts if alert["state"] == "firing"}

    def query(self, expression):
        """How many series answer it; an expression that is none is an error."""
        url = f"http://127.0.0.1:{self.port}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
        with urllib.request.urlopen(url, timeout=10) as answer:
            return len(json.load(answer)["data"]["result"])

    def wait(self, holds, what):
        started = time.monotonic()
        while not holds(self.firing()):
            if time.monotonic() - started > PATIENCE_SECONDS:
                raise SystemExit(f"after {PATIENCE_SECONDS} s not yet: {what}; firing: {sorted(self.firing())}\n" +
                                 Path(self.log.name).read_text()[-2000:])
            time.sleep(0.1)
        print(f"{what}: after {time.monotonic() - started:.1f} s")

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


def ask_for_too_much(service, stop):
    """Adjustments that no stock can satisfy, some twenty a second."""
    client = service.client()
    while not stop.wait(0.05):
        answer = client.post("/stock-adjustments", {"sku": "RARE", "delta": -1000, "reason": "LOST"})
        assert answer.reason == "INSUFFICIENT_STOCK", answer.body


# Metrics of what a service may do without: a cache, a replica, a broker.
OPTIONAL = re.compile(r"\b(cache|read_store|relay|broker|queue|dead)_\w+\{")


def check_dashboard(prometheus):
    """Every panel of the dashboard has something to show while the service works; those of what it does without are asked only
    whether Prometheus understands them."""
    panels = json.loads((ROOT / "deploy/grafana/order-service.json").read_text())["panels"]
    empty = set()
    for panel in panels:
        for target in panel["targets"]:
            expression = target["expr"].replace("$instance", ".*").replace("$__rate_interval", "5s")
            shown = prometheus.query(expression)
            assert shown > 0 or OPTIONAL.search(expression), f"{panel['title']}: nothing to show for {expression}"
            if shown == 0:
                empty.add(panel["title"])
    print(f"{len(panels) - len(empty)} panels of the dashboard have something to show, {len(empty)} are of what is not there")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--service", required=True)
    arguments.add_argument("--prometheus", required=True)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        service = OrderService(options.service, folder).create(roles=("merchant",))
        new_product(service.start().client(), "RARE", on_hand=1)
        prometheus = Prometheus(options.prometheus, folder, service.admin_address)
        try:
            stop = threading.Event()
            asking = threading.Thread(target=ask_for_too_much, args=(service, stop))
            asking.start()
            try:
                prometheus.wait(lambda firing: "StockConflicts" in firing, "StockConflicts fires while stock is asked for that is not there")
                assert "OrderServiceDown" not in prometheus.firing()
                check_dashboard(prometheus)
            finally:
                stop.set()
                asking.join()
            prometheus.wait(lambda firing: "StockConflicts" not in firing, "StockConflicts is over when nobody asks any more")
            service.kill()
            prometheus.wait(lambda firing: "OrderServiceDown" in firing, "OrderServiceDown fires after kill -9")
            service.start(admin=service.admin_address)
            prometheus.wait(lambda firing: "OrderServiceDown" not in firing, "OrderServiceDown is over when it is back")
        finally:
            prometheus.close()
            service.stop()


if __name__ == "__main__":
    main()
