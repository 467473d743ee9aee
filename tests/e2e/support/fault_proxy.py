# SPDX-License-Identifier: Apache-2.0
"""An HTTP proxy that betrays: between one client and one service, each request meets what a rule says.

A rule is `rule(request)` and returns what happens to the request: None passes it on, else one of the functions below.
"""

import http.client
import socket
import struct
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Request:
    """One request as it came; `number` counts the requests of this proxy from 0."""

    number: int
    method: str
    path: str
    headers: dict
    body: bytes
    at: float = field(default_factory=time.monotonic)
    connection_requests: int = 0

    @property
    def key(self):
        return self.headers.get("idempotency-key")

    @property
    def changes(self):
        """Whether it is a person's operation, and not a sign-in or a read."""
        return self.key is not None


class FaultProxy:
    """Listens on a free port of the loopback while it is used as a context. `requests` is what came."""

    def __init__(self, address, rule=None):
        self.upstream = address
        self.rule = rule or (lambda request: None)
        self.requests = []
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.address = f"127.0.0.1:{self.listener.getsockname()[1]}"
        self.ended = threading.Event()
        self.connections = set()

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        # Closing alone does not wake a thread that waits in accept().
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        with self.lock:
            for connection in list(self.connections):
                abort(connection)

    def operations(self):
        return [request for request in self.requests if request.changes]

    def streams(self):
        return [request for request in self.requests if request.path.endswith("/changes/stream")]

    def cut_all(self):
        """Every connection that stands is reset."""
        with self.lock:
            for connection in list(self.connections):
                abort(connection)

    def _accept(self):
        while not self.ended.is_set():
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with self.lock:
                self.connections.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            reader = connection.makefile("rb")
        except OSError:
            # cut_all() was quicker.
            return
        upstream = Upstream(self.upstream)
        served = 0
        try:
            while not self.ended.is_set():
                request = self._read(reader, served)
                if request is None:
                    return
                served += 1
                action = self.rule(request) or passed
                if action(self, connection, upstream, request) is False:
                    return
        except (OSError, http.client.HTTPException, ValueError):
            pass
        finally:
            upstream.close()
            with self.lock:
                self.connections.discard(connection)
            reader.close()
            connection.close()

    def _read(self, reader, served):
        line = reader.readline(65536)
        if not line.strip():
            return None
        method, path, _ = line.decode("latin-1").split(" ", 2)
        headers = {}
        while True:
            line = reader.readline(65536)
            if line in (b"\r\n", b"\n", b""):
                break
            name, value = line.decode("latin-1").split(":", 1)
            headers[name.strip().lower()] = value.strip()
        body = reader.read(int(headers.get("content-length", "0")))
        with self.lock:
            request = Request(len(self.requests), method, path, headers, body, connection_requests=served)
            self.requests.append(request)
        return request


class Upstream:
    """The way on to the service, one connection for one of the client's."""

    def __init__(self, address):
        self.address = address
        self.connection = None

    def send(self, request):
        """(status, headers, body) of the service's answer."""
        headers = {name: value for name, value in request.headers.items() if name not in ("host", "connection", "accept-encoding")}
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection(self.address, timeout=60)
            try:
                self.connection.request(request.method, request.path, body=request.body or None, headers=headers)
                answer = self.connection.getresponse()
                return answer.status, answer.getheaders(), answer.read()
            except (OSError, http.client.HTTPException):
                self.close()
                # The service may have closed an idle connection; a read may be asked again.
                if attempt == 2 or request.method != "GET":
                    raise

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def abort(connection):
    """Ends a connection with a reset."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RD)
    except OSError:
        pass
    connection.close()


def encoded(status, headers, body):
    """An answer's bytes, with its length."""
    lines = [f"HTTP/1.1 {status} {http.client.responses.get(status, 'Unknown')}"]
    lines += [f"{name}: {value}" for name, value in headers
              if name.lower() not in ("content-length", "transfer-encoding", "connection", "date")]
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


# --- What can happen to a request ---------------------------------------------------------------------------------------


def passed(proxy, connection, upstream, request):
    if request.path.endswith("/changes/stream"):
        return streamed()(proxy, connection, upstream, request)
    connection.sendall(encoded(*upstream.send(request)))
    return True


def cut_after_commit(proxy, connection, upstream, request):
    """The service has done it; the client never hears of it."""
    upstream.send(request)
    return False


def reset_before(proxy, connection, upstream, request):
    """The connection is reset, and the service has heard nothing."""
    abort(connection)
    return False


def twice(proxy, connection, upstream, request):
    """A middlebox repeats the request; the client gets the second answer."""
    upstream.send(request)
    connection.sendall(encoded(*upstream.send(request)))


def silent(proxy, connection, upstream, request):
    """Accepted, and never answered."""
    proxy.ended.wait(120)
    return False


def raw(data, keep=False):
    """These very bytes are the answer; the connection then ends unless `keep`."""

    def act(proxy, connection, upstream, request):
        connection.sendall(data)
        return keep

    return act


def answered(status, body=b"", headers=()):
    """An answer of our own, on a connection that goes on."""
    return raw(encoded(status, [("Content-Type", "application/json"), *headers], body), keep=True)


def committed_then(status, body=b"", headers=()):
    """The service does it, a gateway says otherwise."""

    def act(proxy, connection, upstream, request):
        upstream.send(request)
        connection.sendall(encoded(status, [("Content-Type", "text/html"), *headers], body))

    return act


def trickled(seconds):
    """The right answer: its head at once, its body a byte at a time."""

    def act(proxy, connection, upstream, request):
        head, body = encoded(*upstream.send(request)).split(b"\r\n\r\n", 1)
        connection.sendall(head + b"\r\n\r\n")
        for byte in body:
            connection.sendall(bytes([byte]))
            if proxy.ended.wait(seconds):
                return False
        return True

    return act


def streamed(edit=None, dies=None):
    """An event stream, passed on as it comes, piece by piece through `edit(bytes)`, until either side ends it. `dies`: an event
    after which not one more byte comes and nobody hangs up, as when a router forgets a connection."""

    def act(proxy, connection, upstream, request):
        headers = {name: value for name, value in request.headers.items() if name not in ("host", "connection", "accept-encoding")}
        service = http.client.HTTPConnection(upstream.address, timeout=60)
        try:
            service.request(request.method, request.path, headers=headers)
            answer = service.getresponse()
            lines = [f"HTTP/1.1 {answer.status} {answer.reason}"]
            lines += [f"{name}: {value}" for name, value in answer.getheaders() if name.lower() not in ("transfer-encoding", "connection")]
            connection.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))
            while piece := answer.read1(65536):
                if dies is not None and dies.is_set():
                    proxy.ended.wait(600)
                    return False
                connection.sendall(edit(piece) if edit else piece)
        finally:
            service.close()
        return False

    return act


def changed(edit):
    """The service's answer as `edit(status, headers, body)` returns it."""

    def act(proxy, connection, upstream, request):
        connection.sendall(encoded(*edit(*upstream.send(request))))

    return act


def slow(bytes_per_second, latency, stall_every=0, stall=0.0):
    """A bad line: a delay each way, a rate, and every so many bytes a stall as of a packet that was lost and sent again."""

    def act(proxy, connection, upstream, request):
        time.sleep(latency)
        data = encoded(*upstream.send(request))
        step = max(1, bytes_per_second // 20)
        for i in range(0, len(data), step):
            connection.sendall(data[i:i + step])
            time.sleep(step / bytes_per_second)
            if stall_every and i and (i // step) % stall_every == 0:
                time.sleep(stall)

    return act
