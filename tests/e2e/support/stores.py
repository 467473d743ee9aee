# SPDX-License-Identifier: Apache-2.0
"""A new store for a test: a file in its folder, or (CH_TEST_POSTGRESQL, which CTest sets) a database on the server that runs
for all tests."""

import itertools
import os
import subprocess
import urllib.parse
from pathlib import Path

_numbers = itertools.count()


def on_postgresql():
    return Path(os.environ.get("CH_TEST_POSTGRESQL") or "/nowhere").exists()


def new_store(folder, name="shop"):
    """What to give as --store."""
    if not on_postgresql():
        return "sqlite:" + os.path.join(folder, name + ".db")
    server = Path(os.environ["CH_TEST_POSTGRESQL"]).read_text(encoding="utf-8").strip()
    address = urllib.parse.urlparse(server)
    database = f"e2e_{os.getpid()}_{next(_numbers)}"
    subprocess.run(["psql", "-X", "-q", "-h", address.hostname, "-p", str(address.port), "-U", address.username, "-d", "postgres",
                    "-c", f"CREATE DATABASE {database}"], check=True)
    return f"{server}/{database}"
