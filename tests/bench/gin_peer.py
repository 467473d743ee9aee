# SPDX-License-Identifier: Apache-2.0
"""The reference beside which the service is measured: a plain Gin + PostgreSQL order API, if its source, Go and
PostgreSQL are here. Its sources are not part of this project; $COUNTINGHOUSE_PEERS or ../shared/peers names them."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class GinPeer:
    """PostgreSQL in a temporary folder on a free port, filled with 100,000 orders, and the Gin program before it."""

    def __init__(self, sources):
        self.sources = sources
        self.folder = tempfile.mkdtemp()
        self.postgres = self.gin = None
        binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))[-1]
        os.chmod(self.folder, 0o755)
        data, port = os.path.join(self.folder, "data"), free_port()
        # PostgreSQL refuses to run as root.
        user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        os.mkdir(data)
        if as_user:
            shutil.chown(data, "postgres", "postgres")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        subprocess.run(as_user + [f"{binaries}/initdb", "-D", data, "-A", "trust"], check=True, **quiet)
        self.postgres = subprocess.Popen(as_user + [f"{binaries}/postgres", "-D", data, "-p", str(port), "-k", data, "-h", "127.0.0.1",
                                                    "-c", "shared_buffers=256MB"], **quiet)
        url = f"postgres://{user}@127.0.0.1:{port}/postgres"
        self.database = url
        for _ in range(100):
            if subprocess.run([f"{binaries}/pg_isready", "-h", "127.0.0.1", "-p", str(port)], check=False, **quiet).returncode == 0:
                break
            time.sleep(0.1)
        subprocess.run([f"{binaries}/psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(sources / "sql/schema.sql"), url], check=True, **quiet)
        program = os.path.join(self.folder, "gin-peer")
        subprocess.run(["go", "build", "-o", program, "main.go"], check=True, cwd=sources / "gin-order-api",
                       env={**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": os.path.join(self.folder, "cache")})
        address = f"127.0.0.1:{free_port()}"
        self.gin = subprocess.Popen([program], env={**os.environ, "PGURL": url, "ADDR": address}, **quiet)
        self.pid = self.gin.pid
        self.url = "http://" + address
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(tuple([address.split(":")[0], int(address.split(":")[1])])) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError("the Gin peer does not answer")

    def close(self):
        for process in (self.gin, self.postgres):
            if process:
                process.terminate()
        for process in (self.gin, self.postgres):
            if process:
                process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)


def start(root):
    """The running peer, or None with a sentence that says what is missing."""
    sources = Path(os.environ.get("COUNTINGHOUSE_PEERS", root.parent / "shared/peers"))
    missing = [name for name, there in (("its sources (COUNTINGHOUSE_PEERS)", (sources / "gin-order-api/main.go").exists()),
                                        ("Go", shutil.which("go")), ("PostgreSQL", glob.glob("/usr/lib/postgresql/*/bin/postgres")))
               if not there]
    if missing:
        print(f"no Gin + PostgreSQL beside it: {', '.join(missing)} missing; absolute figures only")
        return None, sources
    return GinPeer(sources), sources
