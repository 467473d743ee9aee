# SPDX-License-Identifier: Apache-2.0
"""The scale-out form of the service on this machine's loopback: PostgreSQL, two instances, HAProxy before them, and on request
Redis, RabbitMQ with a worker, and Prometheus. ./dev up runs it, and so do tests; deploy/ gives the configurations."""

import json
import os
import re
import shutil
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/support"))
from postgresql import PostgresServer, free_port  # noqa: E402
from rabbitmq import RabbitServer  # noqa: E402
from support.cluster_member import Member, until  # noqa: E402
from support.order_service import OrderService  # noqa: E402
from support.redis_server import RedisServer  # noqa: E402

INSTANCES = ("a", "b")
CANARY = "canary"
DEPLOY = ROOT / "deploy"


def program(name):
    """Debian keeps daemons where a user's PATH does not look."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        raise FileNotFoundError(f"{name} is not installed")
    return found


class Release:
    """A version of the program, and what it calls itself."""

    def __init__(self, path, label=None):
        self.path, self.label = str(path), label


class Cluster:
    """Used as a context, or by start() and stop(). `demo`: so many orders of a made-up shop; 0: an empty one with a user a role."""

    def __init__(self, service, folder, demo=0, options=(), settings=None, redis=False, amqp=False, prometheus=False, environments=None):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.demo = demo
        self.options = list(options)
        self.environments = environments or {}
        self.stable = Release(service)
        self.canary = Release(service, "canary")
        self.database = PostgresServer(settings)
        self.redis = RedisServer() if redis else None
        self.rabbit = RabbitServer() if amqp else None
        self.with_prometheus = prometheus
        self.ports = {name: (free_port(), free_port()) for name in (*INSTANCES, CANARY)}
        self.balancer_port, self.balancer_metrics_port = free_port(), free_port()
        self.worker_admin_port = free_port() if amqp else None
        self.prometheus_port = free_port() if prometheus else None
        self.socket = self.folder / "haproxy.sock"
        self.control = self.folder / "control.sock"
        self.config = self.folder / "cluster.conf"
        self.members = {}
        self.events = []
        self.ending = threading.Event()
        self.watching = None
        self.server = None
        # Talks to the shop through HAProxy, and to its store by commands.
        self.shop = OrderService(service, self.folder)
        self.shop.store = f"{self.database.url}/shop"

    # --- Life ----------------------------------------------------------------------------------------------------------

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self._start_stores()
        self._make_members()
        for name, member in self.members.items():
            if name != CANARY:
                member.start()
        until(lambda: all(self.balancer_says(name) == "UP" for name in INSTANCES), 20, "HAProxy has both instances")
        self._write_config()
        self._listen()
        self.watching = threading.Thread(target=self._look_after, daemon=True)
        self.watching.start()
        self.shop.address = self.address
        self.tell("up", {"address": self.address})

    def stop(self):
        """Stops everything, the last started first; leaves nothing but what is in its folder."""
        self.ending.set()
        if self.watching is not None:
            self.watching.join()
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()
        for member in reversed(self.members.values()):
            member.stop()
        if self.rabbit is not None:
            self.rabbit.stop()
            self.rabbit.remove()
        if self.redis is not None:
            self.redis.stop()
            shutil.rmtree(self.redis.folder, ignore_errors=True)
        if self.database.data.exists():
            try:
                self.database.stop("immediate")
            except subprocess.CalledProcessError:
                pass
        self.database.remove()

    # --- What it is made of --------------------------------------------------------------------------------------------

    @property
    def address(self):
        return f"127.0.0.1:{self.balancer_port}"

    @property
    def store(self):
        return self.shop.store

    def address_of(self, name):
        return f"127.0.0.1:{self.ports[name][0]}"

    def admin_address_of(self, name):
        return f"127.0.0.1:{self.ports[name][1]}"

    def client(self, role="merchant", timeout=60):
        return self.shop.client(role, timeout)

    def sql(self, statement, database="shop", check=True):
        """What psql prints, rows a line each."""
        done = subprocess.run([program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p",
                               str(self.database.port), "-U", "postgres", "-d", database, "-c", statement],
                              check=check, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return done.stdout.decode().strip()

    def deploy_command(self, name, *arguments):
        """deploy/bin/NAME on this cluster, as an operator would run it."""
        return [sys.executable, "-B", str(DEPLOY / "bin" / name), "--config", str(self.config), *arguments]

    def balancer_says(self, name):
        """UP, DOWN, DRAIN or MAINT."""
        sys.path.insert(0, str(DEPLOY / "bin"))
        from balancer import Balancer
        try:
            return Balancer(str(self.socket)).status(name)
        except OSError:
            return "GONE"

    def events_waiting(self):
        """How many events the broker has not taken yet; without one, how many an instance's own consumers have before them. Cursors
        are moved past what nobody wants only now and then, so only wanted kinds count."""
        readers = "'relay'" if self.rabbit else "'loyalty-points', 'pick-tasks'"
        wanted = "'PAID', 'SHIPPED', 'CANCELLED', 'REFUNDED', 'COMPLETED'"
        return int(self.sql(f"SELECT count(DISTINCT (e.order_id, e.seq)) FROM events e, event_cursors c WHERE c.reader IN ({readers}) "
                            f"AND e.kind IN ({wanted}) AND (e.position, e.seq) > (c.position, c.seq)"))

    def messages_waiting(self):
        """In the broker's queues, those of dead letters too; not the reminders of orders that may still be paid."""
        queues = self.rabbit.queues() if self.rabbit else {}
        return sum(count for name, count in queues.items() if ".delay." not in name)

    def dead_letters(self):
        """How many events a consumer gave up on."""
        if self.rabbit is None:
            return 0
        listed = subprocess.run([self.stable.path, "dead-letters", "list", "--json"], check=True, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=self._environment("worker"))
        return len(listed.stdout.splitlines())

    def wait_until_quiet(self):
        """Everything runs, and HAProxy has both instances."""
        for member in self.members.values():
            if member.name != CANARY:
                until(member.is_ready, 60, f"{member.name} is ready")
        until(lambda: all(self.balancer_says(name) == "UP" for name in INSTANCES), 60, "HAProxy has both instances")

    def tell(self, what, facts=None):
        """An event of the cluster, one JSON object a line, as the service's own log has them."""
        line = {"time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "what": what, **(facts or {})}
        self.events.append(line)
        with open(self.folder / "cluster.log", "a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")

    def state(self):
        """What another process needs to know to find and to end it."""
        stores = {"postgresql": self.database, "redis": self.redis, "rabbitmq": self.rabbit}
        return {"address": self.address, "admin": {name: self.admin_address_of(name) for name in INSTANCES},
                "store": self.store, "redis": self.redis and self.redis.url, "amqp": self.rabbit and self.rabbit.url,
                "prometheus": self.prometheus_port and f"127.0.0.1:{self.prometheus_port}",
                "haproxy_metrics": f"127.0.0.1:{self.balancer_metrics_port}",
                "pids": {name: member.pid for name, member in self.members.items() if member.pid},
                "folders": {name: str(store.folder) for name, store in stores.items() if store is not None}}

    # --- Starting ------------------------------------------------------------------------------------------------------

    def _start_stores(self):
        if self.rabbit is not None:
            # It takes the longest, and needs nobody.
            self.rabbit.init()
            self.rabbit.start(wait=False)
        self.database.init()
        self.database.start()
        self.sql("CREATE DATABASE shop", database="postgres")
        if self.demo:
            self.shop.run("demo", "--orders", str(self.demo))
        else:
            self.shop.create()
        if self.redis is not None:
            self.redis.start()
        if self.rabbit is not None:
            self.rabbit.wait_until_ready(180)

    def _environment(self, name):
        """Addresses that hold passwords are no words of a command line, which everybody on the machine may read."""
        given = {"ORDER_SERVICE_STORE": self.store}
        if self.redis is not None:
            given["ORDER_SERVICE_REDIS"] = self.redis.url
        if self.rabbit is not None:
            given["ORDER_SERVICE_AMQP"] = self.rabbit.url
        return {**(self.environments.get(name) or os.environ), **given}

    def _serve(self, name):
        release = self.canary if name == CANARY else self.stable
        return [release.path, "serve", "--listen", self.address_of(name), "--admin-listen", self.admin_address_of(name),
                *(["--version-label", release.label] if release.label else []), *self.options]

    def _add(self, name, command, ready=None, environment=None):
        self.members[name] = Member(name, command, self.folder / f"{name}.log", ready, environment)

    def _make_members(self):
        for name in (*INSTANCES, CANARY):
            self._add(name, lambda name=name: self._serve(name), f"http://{self.admin_address_of(name)}/readyz",
                      self._environment(name))
        if self.rabbit is not None:
            admin = f"127.0.0.1:{self.worker_admin_port}"
            self._add("worker", lambda: [self.stable.path, "worker", "--admin-listen", admin], f"http://{admin}/readyz",
                      self._environment("worker"))
        self._add("haproxy", lambda: [program("haproxy"), "-db", "-f", str(DEPLOY / "haproxy/haproxy.cfg")],
                  f"http://127.0.0.1:{self.balancer_metrics_port}/metrics", self._balancer_environment())
        if self.with_prometheus:
            self._write_prometheus()
            self._add("prometheus", lambda: [
                program("prometheus"), f"--config.file={self.folder}/prometheus.yml", f"--storage.tsdb.path={self.folder}/prometheus",
                f"--web.listen-address=127.0.0.1:{self.prometheus_port}"], f"http://127.0.0.1:{self.prometheus_port}/-/ready")

    def _balancer_environment(self):
        places = {"ORDERS_BIND": self.address, "HAPROXY_METRICS_BIND": f"127.0.0.1:{self.balancer_metrics_port}",
                  "HAPROXY_SOCKET": str(self.socket)}
        for name in (*INSTANCES, CANARY):
            places[f"ORDERS_{name.upper()}"] = self.address_of(name)
            places[f"ORDERS_{name.upper()}_ADMIN_PORT"] = str(self.ports[name][1])
        return {**os.environ, **places}

    def _write_prometheus(self):
        """deploy/prometheus/prometheus.yml with this cluster's addresses."""
        config = (DEPLOY / "prometheus/prometheus.yml").read_text()
        targets = ", ".join(f'"{self.admin_address_of(name)}"' for name in INSTANCES)
        worker = f"127.0.0.1:{self.worker_admin_port}"
        config = config.replace('"127.0.0.1:9090"', targets)
        config = re.sub(r"rule_files: \[(\S+)\]", rf"rule_files: [{DEPLOY}/prometheus/\1]", config)
        if self.rabbit is not None:
            config += f"  - job_name: order-service-worker\n    static_configs:\n      - targets: [\"{worker}\"]\n"
        config += f"  - job_name: haproxy\n    static_configs:\n      - targets: [\"127.0.0.1:{self.balancer_metrics_port}\"]\n"
        (self.folder / "prometheus.yml").write_text(config)

    def _write_config(self):
        ask = f"{sys.executable} -B {ROOT}/tests/e2e/cluster/up.py --folder {self.folder} ask"
        self.config.write_text(
            f"[balancer]\nsocket = {self.socket}\n[instances]\nnames = {' '.join(INSTANCES)}\nrestart = {ask} restart {{name}}\n"
            f"[canary]\nstart = {ask} start {CANARY}\nstop = {ask} stop {CANARY}\npromote = {ask} promote {CANARY}\n")

    # --- While it runs -------------------------------------------------------------------------------------------------

    def _look_after(self):
        while not self.ending.wait(0.1):
            for member in list(self.members.values()):
                try:
                    member.look_after(self.tell)
                except OSError as error:
                    self.tell("could not be started again", {"member": member.name, "error": str(error)})

    def act(self, what, name):
        """What the control socket asks for."""
        if what == "promote":
            self.stable = self.canary
        elif what in ("start", "stop", "restart", "kill"):
            getattr(self.members[name], what)()
        else:
            raise ValueError(f"nobody knows how to {what}")
        self.tell(what, {"member": name, "pid": self.members[name].pid})

    def _listen(self):
        cluster = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                try:
                    words = json.loads(self.rfile.readline())
                    cluster.act(*words)
                    answer = {"ok": True}
                except Exception as error:  # told to who asked
                    answer = {"ok": False, "error": f"{type(error).__name__}: {error}"}
                self.wfile.write(json.dumps(answer).encode() + b"\n")

        self.control.unlink(missing_ok=True)
        self.server = socketserver.ThreadingUnixStreamServer(str(self.control), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
