# SPDX-License-Identifier: Apache-2.0
"""A shop whose events go by a RabbitMQ broker: PostgreSQL, a broker, instances of the service and a worker, all of them a test's
own."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from rabbitmq import RabbitServer  # noqa: E402
from support.postgres_shop import PostgresShop  # noqa: E402


class Worker:
    """`order-service worker`, which the test starts, kills and stops."""

    def __init__(self, program, folder, store, amqp, name="worker"):
        self.program, self.store, self.amqp = str(program), store, amqp
        self.log = Path(folder) / f"{name}.log"
        self.process = None
        self.admin_address = None

    def start(self):
        assert self.process is None
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "worker", "--store", self.store, "--admin-listen", "127.0.0.1:0"], stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=log, env={**os.environ, "ORDER_SERVICE_AMQP": self.amqp})
        words = self.process.stdout.readline().decode().split()
        if len(words) != 3:
            self.process.wait(timeout=20)
            self.process = None
            raise RuntimeError(f"the worker did not start: {self.log.read_text()[-2000:]}")
        self.admin_address = urllib.parse.urlparse(words[2]).netloc
        return self

    def send(self, number):
        """A signal only; end() tells what came of it."""
        self.process.send_signal(number)

    def end(self, number=signal.SIGTERM, timeout=20):
        """The exit status."""
        process, self.process = self.process, None
        if process is None:
            return None
        process.send_signal(number)
        status = process.wait(timeout)
        process.stdout.close()
        return status

    def ready(self):
        try:
            with urllib.request.urlopen(f"http://{self.admin_address}/readyz", timeout=20) as answer:
                return answer.status == 200
        except urllib.error.HTTPError:
            return False

    def metrics(self):
        with urllib.request.urlopen(f"http://{self.admin_address}/metrics", timeout=20) as answer:
            return answer.read().decode()

    def lines(self):
        """What it logged, as objects."""
        return log_lines(self.log)


def log_lines(file):
    lines = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        try:
            lines.append(json.loads(line))
        except ValueError:
            pass
    return lines


def figure(metrics, name, **labels):
    """The sum of a metric's series with these labels."""
    total = 0.0
    for line in metrics.splitlines():
        found = re.fullmatch(r"(\w+)(?:\{(.*)\})? (\S+)", line)
        if found and found[1] == name and all(f'{key}="{value}"' in (found[2] or "") for key, value in labels.items()):
            total += float(found[3])
    return total


def wait_for(condition, seconds, pause=0.1):
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(pause)
    return bool(condition())


class RabbitShop(PostgresShop):
    """Used as a context: everything runs and is ready, the worker too unless `worked` is false. `relay_port` and `worker_port`
    stand between the broker and each of them where a test wants a proxy there."""

    def __init__(self, program, folder, instances=1, options=(), worked=True, proxies=lambda port: {}):
        super().__init__(program, folder, instances, options)
        self.program, self.folder, self.worked, self.proxies = program, folder, worked, proxies
        self.broker = RabbitServer()
        self.worker = None

    def __enter__(self):
        failures = []

        def start_broker():
            try:
                self.broker.init()
                self.broker.start()
            except Exception as failure:  # told below
                failures.append(failure)

        # Both take seconds.
        starting = threading.Thread(target=start_broker)
        starting.start()
        try:
            ports = self.proxies(self.broker.port)
            relay_url = self.broker.url_at(ports.get("relay", self.broker.port))
            for instance in self.instances:
                instance.environment = {**os.environ, "ORDER_SERVICE_AMQP": relay_url}
            # The service starts without its broker as well.
            super().__enter__()
            starting.join()
            if failures:
                raise failures[0]
            # Each line of a draft that is written, so that an effect that came twice is seen.
            self.sql("CREATE TABLE effects (order_id BIGINT NOT NULL); "
                     "CREATE FUNCTION note_effect() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                     "INSERT INTO effects VALUES (NEW.order_id); RETURN NEW; END $$; "
                     "CREATE TRIGGER note_effect AFTER INSERT ON pick_task_lines FOR EACH ROW EXECUTE FUNCTION note_effect()")
            self.worker = Worker(self.program, self.folder, self.store, self.broker.url_at(ports.get("worker", self.broker.port)))
            if self.worked:
                self.worker.start()
                if not wait_for(lambda: self.worker.ready() and self.relay_figure("broker_connected", part="relay"), 60):
                    raise RuntimeError("the worker or the relay does not reach the broker")
        except BaseException:
            starting.join()
            self.__exit__()
            raise
        return self

    def __exit__(self, *details):
        if self.worker is not None:
            self.worker.end(signal.SIGKILL)
        self.broker.remove()
        super().__exit__(*details)

    def effects(self):
        """(orders whose payment had an effect, the most that one of them had)."""
        row = self.sql("SELECT count(*), coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM effects GROUP BY order_id) AS each")
        return tuple(int(number) for number in row.split("|"))

    def all_had_effect(self, orders, seconds):
        """Waits for it."""
        return wait_for(lambda: self.effects()[0] >= orders, seconds, 0.3)

    def relay_figure(self, name, **labels):
        """Of whichever instance relays."""
        return sum(figure(instance.metrics(), name, **labels) for instance in self.instances)

    def dead_letters(self, *arguments, check=True):
        """What `order-service dead-letters …` prints."""
        return subprocess.run([str(self.program), "dead-letters", *arguments], check=check, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={**os.environ, "ORDER_SERVICE_AMQP": self.broker.url})
