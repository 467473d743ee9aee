# SPDX-License-Identifier: Apache-2.0
"""HAProxy's runtime socket, and what rolling-restart and canary have in common: taking an instance out without losing a
request, starting it anew, and letting it in when it is ready."""

import configparser
import csv
import http.client
import io
import shlex
import socket
import subprocess
import sys
import time

COUNTED = "orders"
BACKENDS = (COUNTED, "streams")
# Longer than any answer may take; see timeout server in haproxy.cfg.
DRAIN_SECONDS = 45
READY_SECONDS = 60


class Refusal(Exception):
    """Why it was not done; everything is as it was, or as the sentence says."""


def say(sentence):
    print(f"{time.strftime('%H:%M:%S')} {sentence}", flush=True)


def wait(condition, seconds):
    """Whether it came true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


class Settings:
    """deploy/haproxy/cluster.conf, or one like it."""

    def __init__(self, file):
        parser = configparser.ConfigParser(interpolation=None)
        if not parser.read(file):
            raise Refusal(f"{file} cannot be read")
        self.socket = parser["balancer"]["socket"]
        self.instances = parser["instances"]["names"].split()
        self.restart = parser["instances"]["restart"]
        self.canary = parser["canary"]

    def run(self, command, **words):
        """One of the commands of the file; what it prints is shown."""
        argv = [word.format(**words) for word in shlex.split(command)]
        done = subprocess.run(argv, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            raise Refusal(f"\"{' '.join(argv)}\" failed with exit code {done.returncode}")


class Balancer:
    def __init__(self, path):
        self.path = path

    def ask(self, command):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(10)
            connection.connect(self.path)
            connection.sendall(command.encode() + b"\n")
            answer = b""
            while piece := connection.recv(65536):
                answer += piece
        return answer.decode().strip()

    def order(self, command):
        """A command that says nothing when all is well."""
        said = self.ask(command)
        if said and not said.startswith("no need"):
            raise Refusal(f"HAProxy says to \"{command}\": {said}")

    def row(self, server, backend=COUNTED):
        """The figures of one server, as HAProxy names them."""
        rows = csv.DictReader(io.StringIO(self.ask("show stat").lstrip("# ")))
        for row in rows:
            if row["pxname"] == backend and row["svname"] == server:
                return row
        raise Refusal(f"HAProxy knows no server {backend}/{server}")

    def status(self, server):
        """UP, DOWN, DRAIN (well, but gets nothing new), MAINT."""
        return self.row(server)["status"].split()[0]

    def in_flight(self, server):
        return int(self.row(server)["scur"])

    def set_state(self, server, state):
        """The streams' backend tracks the other's health and states."""
        self.order(f"set server {COUNTED}/{server} state {state}")

    def set_weight(self, server, weight):
        for backend in BACKENDS:
            self.order(f"set server {backend}/{server} weight {weight}")

    def version(self, server):
        """What the instance itself says."""
        connection = http.client.HTTPConnection(self.row(server)["addr"], timeout=5)
        try:
            connection.request("GET", "/api/v1/users/me")
            return connection.getresponse().getheader("X-Service-Version", "unknown")
        except OSError:
            return "does not answer"
        finally:
            connection.close()

    def take_out(self, server):
        """Nothing new goes there, and what is in flight is answered. Streams go on until the instance ends them."""
        self.set_state(server, "drain")
        if not wait(lambda: self.in_flight(server) == 0, DRAIN_SECONDS):
            say(f"{server}: {self.in_flight(server)} requests are still in flight after {DRAIN_SECONDS} s, going on")

    def let_in(self, server):
        """When it has said by itself that it is ready, and not before."""
        # Otherwise the last check before the restart would count.
        self.order(f"set server {COUNTED}/{server} health down")
        if not wait(lambda: self.status(server) == "DRAIN", READY_SECONDS):
            raise Refusal(f"{server} is not ready after {READY_SECONDS} s; it gets no requests")
        self.set_state(server, "ready")
        if not wait(lambda: self.status(server) == "UP", READY_SECONDS):
            raise Refusal(f"{server} is {self.status(server)} and not UP")


def restart_one(settings, balancer, server):
    balancer.take_out(server)
    say(f"{server}: drained")
    settings.run(settings.restart, name=server)
    balancer.let_in(server)
    say(f"{server}: restarted, version {balancer.version(server)}")


def restart_all(settings, balancer):
    """One after the other, and only while another is there to answer."""
    for server in settings.instances:
        others = [other for other in settings.instances if other != server and balancer.status(other) == "UP"]
        if not others:
            raise Refusal(f"{server} is not restarted: no other instance is up")
        restart_one(settings, balancer, server)


def main_of(function):
    """Runs a command's main, and says in one line what went wrong."""
    try:
        sys.exit(function())
    except Refusal as refusal:
        print(f"{sys.argv[0].rsplit('/', 1)[-1]}: {refusal}", file=sys.stderr)
    except OSError as error:
        print(f"{sys.argv[0].rsplit('/', 1)[-1]}: HAProxy's socket: {error}", file=sys.stderr)
    sys.exit(1)
