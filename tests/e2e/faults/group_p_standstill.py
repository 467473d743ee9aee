# SPDX-License-Identifier: Apache-2.0
"""Servers that stand still without going away, as a paused virtual machine does: nothing fails, and nothing is answered. And who is
believed to be the broker."""

import os
import signal
import subprocess
import time

from faults.catalogue import fault
from faults.group_p_broker import check_once_each, count_tasks, finish
from support.order_service import OrderService, new_product, order_body, paid_order
from support.postgres_shop import PostgresReplica, PostgresShop
from support.rabbitmq_shop import RabbitServer, RabbitShop, wait_for
from support.tls_front import CertificateMaker

# Draining, and then the limit of what waits for others; a busy machine may add to it.
STOPPED_WITHIN = 25


def stopped(run, instance, what):
    """Ends it; says how long that took."""
    began = time.monotonic()
    try:
        status = instance.stop(timeout=STOPPED_WITHIN)
        run.check(status == 0, f"{what}: it ended with {status}")
    except subprocess.TimeoutExpired:
        run.check(False, f"{what}: it did not end within {STOPPED_WITHIN} s")
    return time.monotonic() - began


@fault("P34", "a broker that stands still", small={"orders": 40, "seconds": 8}, full={"orders": 1000, "seconds": 90})
def broker_stands_still(run, orders, seconds):
    with RabbitShop(run.program, run.folder, instances=2) as shop:
        client = shop.client(0)
        new_product(client, "BROKER", 1_000_000)
        paid_order(client, ("BROKER", 1))
        run.check(shop.all_had_effect(1, 30), "nothing comes through")
        os.killpg(shop.broker.process.pid, signal.SIGSTOP)
        try:
            began, slowest = time.monotonic(), 0
            for _ in range(orders):
                placed = time.monotonic()
                paid_order(client, ("BROKER", 1))
                slowest = max(slowest, time.monotonic() - placed)
            run.check(slowest < 3, f"an order took {slowest:.1f} s because of the broker")
            run.check(wait_for(lambda: shop.relay_figure("relay_lag_seconds") > 2, 20), "the lag does not rise")
            time.sleep(max(0, seconds - (time.monotonic() - began)))
            waiting = orders + 1 - shop.effects()[0]
            # Whoever relays is told to stop in the middle of it.
            took = max(stopped(run, instance, "a service without its broker") for instance in shop.instances)
        finally:
            os.killpg(shop.broker.process.pid, signal.SIGCONT)
        for instance in shop.instances:
            instance.start()
        run.check(shop.all_had_effect(orders + 1, 120), f"{shop.effects()[0]} of {orders + 1} had their effect")
        run.figure("stopped within", f"{took:.1f} s")
        run.struck(waiting, "payments that waited for a broker that stood still")
        check_once_each(run, shop, orders + 1)
        finish(run, shop)


def group_of(server):
    """A PostgreSQL server and all its processes."""
    postmaster = int((server.data / "postmaster.pid").read_text().split()[0])
    children = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, check=False, text=True).stdout.split()
    return [postmaster, *map(int, children)]


def send(pids, number):
    for pid in pids:
        os.kill(pid, number)


@fault("P35", "told to stop while the replica, or the database, stands still", small={}, full={})
def stopped_without_answers(run):
    with PostgresShop(run.program, run.folder, started=False) as shop:
        follower = PostgresReplica(shop.server)
        try:
            shop.instances[0].create()
            follower.init()
            follower.start()
            for instance in shop.instances:
                instance.start("--read-store", f"{follower.url}/shop")
            client, manager = shop.client(0), shop.client(0, "manager")
            new_product(client, "MUTE", 1_000)
            read = wait_for(lambda: "x-replica-lag-ms" in manager.get("/orders?limit=5").headers, 30)
            run.check(read, "the replica is not read from")
            acknowledged = {client.wanted(201, "POST", "/orders", order_body(("MUTE", 1)))["id"] for _ in range(20)}
            client.close()
            manager.close()
            held = group_of(follower)
            send(held, signal.SIGSTOP)
            try:
                time.sleep(1)
                took = stopped(run, shop.instances[0], "with a mute replica")
                # The other one loses its database as well.
                everything = group_of(shop.server)
                send(everything, signal.SIGSTOP)
                try:
                    time.sleep(1)
                    took_without = stopped(run, shop.instances[1], "with a mute database")
                finally:
                    send(everything, signal.SIGCONT)
            finally:
                send(held, signal.SIGCONT)
            told = [instance.log.read_text().count("ended without waiting") for instance in shop.instances]
            run.struck(sum(told), "ends that something would have held up for ever")
            run.figure("ended within", f"{took:.1f} s and {took_without:.1f} s")
            shop.instances[0].start()
            shop.instances[0].tokens.clear()
            there = {order["id"] for order in shop.client(0).wanted(200, "GET", "/orders?limit=200")["items"]}
            run.check(acknowledged <= there, f"{len(acknowledged - there)} acknowledged orders are gone")
            shop.instances[0].stop()
            run.audit(shop.instances[0])
        finally:
            try:
                follower.stop("immediate")
            except subprocess.CalledProcessError:
                pass
            follower.remove()


@fault("P36", "a broker with TLS, and one that only says it is the broker", small={"orders": 5}, full={"orders": 500})
def broker_with_tls(run, orders):
    maker = CertificateMaker(run.folder / "certificates")
    authority, stranger = maker.authority("Shop authority"), maker.authority("Somebody's authority")
    own = maker.signed(authority, alternatives="DNS:localhost")
    # RabbitMQ runs as whoever runs the test.
    broker = RabbitServer()

    def listed(address):
        return subprocess.run([str(run.program), "dead-letters", "list"], check=False, capture_output=True,
                              env={**os.environ, "ORDER_SERVICE_AMQP": address})

    try:
        broker.init((authority.certificate, own.certificate, own.key))
        broker.start()
        address = broker.tls_url("localhost", authority.certificate)
        refused = 0
        for what, other in (("an authority that nobody here trusts", broker.tls_url("localhost", stranger.certificate)),
                            ("this machine's authorities", broker.tls_url("localhost", "").replace("?cacertfile=", "")),
                            ("another name than its certificate's", broker.tls_url("127.0.0.1", authority.certificate)),
                            ("a file that is not there", broker.tls_url("localhost", run.folder / "nothing.pem")),
                            ("TLS where there is none", address.replace(str(broker.tls_port), str(broker.port)))):
            done = listed(other)
            refused += run.check(done.returncode == 1 and b"broker" in done.stderr.lower(), f"{what}: {done.returncode} {done.stderr!r}")
            run.check(broker.password.encode() not in done.stderr, f"{what}: the password is told")
        service = OrderService(run.program, run.folder, environment={**os.environ, "ORDER_SERVICE_AMQP": address}).create()
        service.start()
        client = service.client()
        new_product(client, "TLS", 1_000_000)
        for _ in range(orders):
            paid_order(client, ("TLS", 1))
        run.check(wait_for(lambda: count_tasks(client) == orders, 60), f"{count_tasks(client)} pick tasks of {orders} payments")
        run.check(listed(address).returncode == 0, f"the right one: {listed(address).stderr!r}")
        run.check(service.stop() == 0, "it did not end well")
        run.struck(refused, "brokers that were not believed")
        run.audit(service)
    finally:
        broker.remove()
