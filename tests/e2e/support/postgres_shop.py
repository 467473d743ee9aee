# SPDX-License-Identifier: Apache-2.0
"""A shop on PostgreSQL: a server of its own in a temporary folder, and as many instances of the service as a test asks for."""

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from postgresql import PostgresReplica, PostgresServer  # noqa: E402, F401
from support.order_service import OrderService  # noqa: E402


class PostgresShop:
    """Used as a context. `instances` are OrderServices on one database; the first makes the shop, and unless `started` is false
    all are ready."""

    def __init__(self, program, folder, instances=2, options=(), settings=None, started=True):
        self.started = started
        self.server = PostgresServer(settings)
        self.instances = [OrderService(program, folder, options, name=f"instance{i}") for i in range(instances)]
        self.store = f"{self.server.url}/shop"
        for instance in self.instances:
            instance.store = self.store

    def __enter__(self):
        self.server.init()
        self.server.start()
        self.sql("CREATE DATABASE shop", database="postgres")
        if self.started:
            self.start()
        return self

    def __exit__(self, *_):
        for instance in self.instances:
            instance.kill()
        try:
            self.server.stop("immediate")
        except subprocess.CalledProcessError:
            pass
        self.server.remove()

    def start(self):
        """A new shop, every instance ready."""
        self.instances[0].create()
        for instance in self.instances:
            instance.start()

    def stop(self):
        for instance in self.instances:
            instance.stop()

    def sql(self, statement, database="shop", user="postgres", check=True):
        """What psql prints, rows a line each."""
        done = subprocess.run(
            [shutil.which("psql") or f"{self.server.programs}/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
             "-p", str(self.server.port), "-U", user, "-d", database, "-c", statement],
            check=check, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return done.stdout.decode().strip() if done.returncode == 0 else "ERROR " + done.stderr.decode()

    def client(self, i, role="merchant", timeout=30):
        """A client of one of the instances, by turns; tokens hold at all of them."""
        first = self.instances[0]
        if role not in first.tokens:
            first.sign_in(role)
        instance = self.instances[i % len(self.instances)]
        instance.tokens[role] = first.tokens[role]
        return instance.client(role, timeout)
