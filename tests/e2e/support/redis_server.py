# SPDX-License-Identifier: Apache-2.0
"""A Redis server of its own, in a temporary folder, on loopback, for as long as a test needs it; and a line to it that betrays."""

import shutil
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RedisServer:
    """Used as a context, or with start() and stop(). Keeps its port over restarts."""

    def __init__(self, *options):
        self.program = shutil.which("redis-server")
        if self.program is None:
            raise FileNotFoundError("Redis is not installed (redis-server)")
        self.folder = Path(tempfile.mkdtemp(prefix="ch-redis-"))
        self.port = free_port()
        self.options = options
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}"

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder), "--save", "", "--appendonly", "no",
             *self.options], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 10
        while True:
            try:
                if str(self.command("PING")).startswith(("PONG", "ERROR NOAUTH")):
                    return self
            except (OSError, ConnectionError):
                pass
            if time.monotonic() > until:
                self.stop()
                raise RuntimeError("redis-server did not start")
            time.sleep(0.02)

    def stop(self):
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait(10)

    def command(self, *words):
        """The answer: text, number, list or None; a refusal as "ERROR …"."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(encoded(words))
            with connection.makefile("rb") as reader:
                return read_reply(reader)

    def dump(self):
        """What a restored copy would bring back."""
        self.command("SAVE")
        return (self.folder / "dump.rdb").read_bytes()

    def restore(self, dump):
        self.stop()
        (self.folder / "dump.rdb").write_bytes(dump)
        self.start()


def encoded(words):
    data = [word.encode() if isinstance(word, str) else word for word in words]
    return b"*%d\r\n" % len(data) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in data)


def read_reply(reader):
    line = reader.readline()
    if not line.endswith(b"\r\n"):
        raise ConnectionError("the connection ended")
    kind, rest = line[:1], line[1:-2]
    if kind == b"+":
        return rest.decode()
    if kind == b"-":
        return "ERROR " + rest.decode()
    if kind == b":":
        return int(rest)
    if kind == b"$":
        size = int(rest)
        return None if size < 0 else reader.read(size + 2)[:-2].decode("utf-8", "replace")
    return [read_reply(reader) for _ in range(int(rest))]


def read_command(reader):
    """The words of a command as it came; None at the end."""
    line = reader.readline()
    if not line.startswith(b"*"):
        return None
    words = []
    for _ in range(int(line[1:])):
        size = int(reader.readline()[1:])
        words.append(reader.read(size + 2)[:-2])
    return words


class RedisProxy:
    """Between a service and its Redis. `late(words)` names the commands that are kept back for `seconds`, whether or not anybody
    still waits for them; what follows on the same connection waits behind them, as it does on a slow line."""

    def __init__(self, port, late, seconds):
        self.port = port
        self.late = late
        self.seconds = seconds
        self.held = 0
        self.landed = []
        self.ended = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"redis://127.0.0.1:{self.listener.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        while not self.ended.is_set():
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        upstream = socket.create_connection(("127.0.0.1", self.port))
        answers = threading.Thread(target=self._answers, args=(upstream, connection), daemon=True)
        answers.start()
        try:
            with connection.makefile("rb") as reader:
                while not self.ended.is_set():
                    words = read_command(reader)
                    if words is None:
                        break
                    is_late = self.late(words)
                    if is_late:
                        self.held += 1
                        self.ended.wait(self.seconds)
                    upstream.sendall(encoded(words))
                    if is_late:
                        self.landed.append(time.monotonic())
        except (OSError, ValueError):
            pass
        finally:
            connection.close()
            # What was sent on is carried out before the connection goes.
            time.sleep(0.1)
            upstream.close()

    @staticmethod
    def _answers(upstream, connection):
        try:
            while data := upstream.recv(65536):
                connection.sendall(data)
        except OSError:
            pass


class BlackHole:
    """Takes connections, and never says a word."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}"
        self.connections = []

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def _accept(self):
        while True:
            try:
                self.connections.append(self.listener.accept()[0])
            except OSError:
                return

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for connection in self.connections:
            connection.close()
