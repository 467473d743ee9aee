#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts and stops a PostgreSQL server of its own, in a temporary folder, on loopback, for as long as tests need it.

    postgresql.py start FILE    writes the server's address to FILE: postgresql://postgres@127.0.0.1:PORT
    postgresql.py stop FILE     stops it and takes everything away
Without PostgreSQL on the machine, start says so and exits with 77 (skipped).
"""
import glob
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile

SKIPPED = 77
# What the machine loses in a crash, these tests do not mind. The tests that cut the power are others.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "150",
    "fsync": "off",
    "synchronous_commit": "on",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}


def programs():
    """The folder of initdb and pg_ctl, the newest version's first."""
    found = shutil.which("pg_ctl")
    folders = [os.path.dirname(found)] if found else []
    folders += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    folders += sorted(glob.glob("/opt/homebrew/opt/postgresql@*/bin"), reverse=True)
    return next((folder for folder in folders if os.path.exists(f"{folder}/initdb")), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PostgresServer:
    """A server that ends with stop(). PostgreSQL refuses to run as root, so root lends it the user postgres."""

    def __init__(self, settings=None):
        self.programs = programs()
        if self.programs is None:
            raise FileNotFoundError("PostgreSQL is not installed")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ch-postgresql-"))
        self.port = free_port()
        self.user = None
        if os.geteuid() == 0:
            self.user = "postgres"
            entry = pwd.getpwnam(self.user)
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)
        self.settings = {**SETTINGS, **(settings or {}), "unix_socket_directories": str(self.folder)}

    @property
    def data(self):
        return self.folder / "data"

    @property
    def url(self):
        return f"postgresql://postgres@127.0.0.1:{self.port}"

    def program(self, name):
        """Some folders hold links to a few of the programs only."""
        here = f"{self.programs}/{name}"
        return here if os.path.exists(here) else os.path.join(os.path.dirname(os.path.realpath(f"{self.programs}/pg_ctl")), name)

    def run(self, *command):
        options = {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
        log = self.folder.with_name(self.folder.name + ".log")
        with open(log, "ab") as output:
            subprocess.run([self.program(command[0]), *command[1:]], check=True, stdin=subprocess.DEVNULL,
                           stdout=output, stderr=output, cwd=self.folder, timeout=120, **options)
        log.unlink()

    def init(self):
        self.run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync")

    def start(self):
        options = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        self.run("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", str(self.folder / "server.log"), "-o",
                 f"-p {self.port} {options}", "start")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "-D", str(self.data), "-w", "-m", mode, "stop")

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgresReplica(PostgresServer):
    """A streaming replica of a running server, in a folder of its own."""

    def __init__(self, primary):
        super().__init__({name: value for name, value in primary.settings.items() if name != "unix_socket_directories"})
        self.primary = primary

    def init(self):
        self.run("pg_basebackup", "-h", "127.0.0.1", "-p", str(self.primary.port), "-U", "postgres", "-D", str(self.data), "-R",
                 "-X", "stream", "--checkpoint=fast", "--no-sync")
        os.chmod(self.data, 0o700)


def main():
    action, file = sys.argv[1], pathlib.Path(sys.argv[2])
    state = file.with_suffix(".folder")
    if action == "stop" or state.exists():
        if state.exists():
            server = PostgresServer.__new__(PostgresServer)
            server.programs = programs()
            server.folder = pathlib.Path(state.read_text(encoding="utf-8"))
            server.user = "postgres" if os.geteuid() == 0 else None
            # Left behind by a run that was cut short, it may have ended with the machine.
            if (server.data / "postmaster.pid").exists():
                try:
                    server.stop("immediate")
                except subprocess.CalledProcessError:
                    pass
            server.remove()
            state.unlink()
        file.unlink(missing_ok=True)
    if action == "start":
        try:
            server = PostgresServer()
        except FileNotFoundError as missing:
            print(f"skipped: {missing}")
            return SKIPPED
        state.write_text(str(server.folder), encoding="utf-8")
        server.init()
        server.start()
        file.write_text(server.url, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
