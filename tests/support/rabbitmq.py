#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts and stops a RabbitMQ broker of its own, in a temporary folder, on loopback, for as long as tests need it.

    rabbitmq.py start FILE    writes the broker's address to FILE: amqp://USER:PASSWORD@127.0.0.1:PORT/
    rabbitmq.py stop FILE     stops it and takes everything away
Without RabbitMQ on the machine, start says so and exits with 77 (skipped).
"""
import glob
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SKIPPED = 77


def programs():
    """The folder of rabbitmq-server and rabbitmqctl themselves, not of the wrappers that want to be another user."""
    folders = ["/usr/lib/rabbitmq/bin", *glob.glob("/opt/homebrew/opt/rabbitmq/sbin"), *glob.glob("/usr/local/opt/rabbitmq/sbin")]
    return next((folder for folder in folders if os.path.exists(f"{folder}/rabbitmq-server")), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ended(pid):
    """Also of a process that is nobody's child here any more."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (OSError, IndexError):
        return False


class RabbitServer:
    """A broker with its own name, cookie, port mapper and ports; two of them know nothing of each other."""

    def __init__(self, folder=None):
        self.programs = programs()
        if self.programs is None:
            raise FileNotFoundError("RabbitMQ is not installed")
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="ch-rabbitmq-"))
        self.port, self.mapper_port, self.node_port = free_port(), free_port(), free_port()
        self.name = f"ch{os.getpid()}x{self.port}@localhost"
        self.password = secrets.token_hex(12)
        self.tls_port = None
        self.process = None
        self.mapper = None

    @property
    def url(self):
        return self.url_at(self.port)

    def url_at(self, port):
        """The address behind another port, as a proxy's."""
        return f"amqp://shop:{self.password}@127.0.0.1:{port}/"

    def tls_url(self, host, authorities):
        return f"amqps://shop:{self.password}@{host}:{self.tls_port}/?cacertfile={authorities}"

    @property
    def environment(self):
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "LANG": "C.UTF-8",
            "HOME": str(self.folder),
            "RABBITMQ_NODENAME": self.name,
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(self.node_port),
            "RABBITMQ_BASE": str(self.folder),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "mnesia"),
            "RABBITMQ_LOG_BASE": str(self.folder / "log"),
            "RABBITMQ_CONFIG_FILE": str(self.folder / "rabbitmq"),
            "RABBITMQ_CONF_ENV_FILE": str(self.folder / "rabbitmq-env.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_GENERATED_CONFIG_DIR": str(self.folder / "generated"),
            "RABBITMQ_PID_FILE": str(self.folder / "pid"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none",
            "RABBITMQ_CTL_ERL_ARGS": "+S 1:1 +sbwt none",
            "ERL_EPMD_PORT": str(self.mapper_port),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
        }

    def init(self, tls=None):
        """`tls`: (authority, certificate, key), files in PEM, for a second listener."""
        encrypted = ""
        if tls is not None:
            self.tls_port = free_port()
            encrypted = (f"listeners.ssl.1 = 127.0.0.1:{self.tls_port}\nssl_options.verify = verify_none\n" + "".join(
                f"ssl_options.{name} = {file}\n" for name, file in zip(("cacertfile", "certfile", "keyfile"), tls)))
        (self.folder / "rabbitmq.conf").write_text(
            encrypted + f"listeners.tcp.1 = 127.0.0.1:{self.port}\n"
            f"default_user = shop\ndefault_pass = {self.password}\n"
            "loopback_users = none\nlog.file.level = warning\nlog.console = false\n"
            "disk_free_limit.absolute = 100MB\n", encoding="utf-8")
        (self.folder / "rabbitmq-env.conf").write_text("", encoding="utf-8")
        (self.folder / "plugins").write_text("[].\n", encoding="utf-8")
        cookie = self.folder / ".erlang.cookie"
        cookie.write_text(secrets.token_hex(20), encoding="utf-8")
        cookie.chmod(0o400)

    def start(self, wait=True):
        """Returns when it takes connections."""
        mapper = shutil.which("epmd") or next(iter(glob.glob("/usr/lib/erlang/erts-*/bin/epmd")), "epmd")
        if self.mapper is None:
            self.mapper = subprocess.Popen([mapper, "-port", str(self.mapper_port), "-address", "127.0.0.1"], stdin=subprocess.DEVNULL,
                                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment,
                                           start_new_session=True)
        with open(self.folder / "server.log", "ab") as log:
            # A session of its own: whoever interrupts the test does not interrupt the broker before the test ends it.
            self.process = subprocess.Popen([f"{self.programs}/rabbitmq-server"], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env=self.environment, cwd=self.folder, start_new_session=True)
        if wait:
            self.wait_until_ready()
        return self

    def wait_until_ready(self, seconds=90):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process is not None and self.process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as probe:
                    # It answers a wrong greeting with the right one, and only once it is up.
                    probe.settimeout(5)
                    probe.sendall(b"AMQP\x00\x00\x00\x00")
                    if probe.recv(4) == b"AMQP":
                        return
            except OSError:
                pass
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"RabbitMQ did not start: {(self.folder / 'server.log').read_text(errors='replace')[-2000:]}")

    def stop(self, kill=False):
        """SIGTERM, which it obeys in order, or at once. The messages stay in its folder."""
        if self.process is None:
            return
        self._end(self.process.pid, kill)
        self.process.wait(timeout=30)
        self.process = None

    def _end(self, pid, kill=False):
        """The script becomes the broker's process, which has helpers of its own: all are one session."""
        if kill:
            os.killpg(pid, signal.SIGKILL)
            return
        try:
            os.kill(pid, signal.SIGTERM)
        except ProcessLookupError:
            return
        end = time.monotonic() + 30
        while not ended(pid):
            if self.process is not None:
                self.process.poll()
            if time.monotonic() > end:
                os.killpg(pid, signal.SIGKILL)
                break
            time.sleep(0.05)

    def remove(self):
        self.stop(kill=True)
        if self.mapper is not None:
            self.mapper.terminate()
            self.mapper.wait(timeout=10)
            self.mapper = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def control(self, *arguments, program="rabbitmqctl", timeout=60):
        """What rabbitmqctl prints; each call starts a virtual machine of its own (about 2 s)."""
        done = subprocess.run([f"{self.programs}/{program}", "-q", *arguments], env=self.environment, check=True, timeout=timeout,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)
        return done.stdout.decode()

    def evaluate(self, expression):
        return self.control("eval", expression).strip()

    def queues(self):
        """{name: messages} of every queue."""
        rows = [line.split("\t") for line in self.control("list_queues", "--no-table-headers", "name", "messages").splitlines()]
        return {row[0]: int(row[1]) for row in rows if len(row) == 2}


def main():
    action, file = sys.argv[1], pathlib.Path(sys.argv[2])
    state = file.with_suffix(".broker")
    if action == "stop" or state.exists():
        if state.exists():
            folder, *pids = state.read_text(encoding="utf-8").split("\n")
            for pid in map(int, pids):
                try:
                    os.killpg(pid, signal.SIGTERM)
                except (ProcessLookupError, PermissionError):
                    continue
                end = time.monotonic() + 30
                while not ended(pid) and time.monotonic() < end:
                    time.sleep(0.1)
            shutil.rmtree(folder, ignore_errors=True)
            state.unlink()
        file.unlink(missing_ok=True)
    if action == "start":
        try:
            server = RabbitServer()
        except FileNotFoundError as missing:
            print(f"skipped: {missing}")
            return SKIPPED
        server.init()
        try:
            server.start()
        except RuntimeError:
            server.remove()
            raise
        state.write_text(f"{server.folder}\n{server.process.pid}\n{server.mapper.pid}", encoding="utf-8")
        file.write_text(server.url, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
