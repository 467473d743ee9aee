# SPDX-License-Identifier: Apache-2.0
"""A proxy that understands where AMQP's methods begin, and cuts a connection at the very one a test is after."""

import socket
import threading

from support.fault_proxy import abort

# (class, method) of what tests look for.
PUBLISH, ACK = (60, 40), (60, 80)
TO_BROKER, FROM_BROKER = "to broker", "from broker"


class AmqpProxy:
    """Used as a context. `rule(direction, method)` is asked of each method before it is passed on; if it says so, the whole
    connection is cut instead. `cut` counts them."""

    def __init__(self, port, rule=None):
        self.upstream = port
        self.rule = rule or (lambda direction, method: False)
        self.cut = 0
        self.lock = threading.Lock()
        self.connections = set()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.port = self.listener.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        with self.lock:
            connections = list(self.connections)
        for connection in connections:
            abort(connection)

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            try:
                broker = socket.create_connection(("127.0.0.1", self.upstream), timeout=5)
                broker.settimeout(None)
            except OSError:
                abort(client)
                continue
            with self.lock:
                self.connections |= {client, broker}
            for source, target, direction in ((client, broker, TO_BROKER), (broker, client, FROM_BROKER)):
                source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._pump, args=(source, target, direction), daemon=True).start()

    def _pump(self, source, target, direction):
        reader = source.makefile("rb")
        try:
            if direction == TO_BROKER:
                # The greeting is no frame.
                target.sendall(reader.read(8))
            while True:
                head = reader.read(7)
                if len(head) < 7:
                    break
                body = reader.read(int.from_bytes(head[3:7], "big") + 1)
                if head[0] == 1:
                    method = (int.from_bytes(body[0:2], "big"), int.from_bytes(body[2:4], "big"))
                    if self.rule(direction, method):
                        with self.lock:
                            self.cut += 1
                        break
                target.sendall(head + body)
        except (OSError, ValueError):
            pass
        finally:
            for connection in (source, target):
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
                connection.close()
            with self.lock:
                self.connections -= {source, target}
