# SPDX-License-Identifier: Apache-2.0
"""Events by a RabbitMQ broker: it goes away, forgets, fills up, and its workers die. What was acknowledged by the service has
its effect, once."""

import os
import secrets
import shutil
import signal
import sqlite3
import threading
import time

from faults.catalogue import fault
from support.amqp_proxy import ACK, FROM_BROKER, TO_BROKER, AmqpProxy
from support.load import milliseconds, percentile
from support.order_service import OrderService, new_product, order_body, paid_order, payment_body
from support.rabbitmq_shop import RabbitServer, RabbitShop, figure, wait_for

QUEUE = "order-service.pick-tasks"
# What the broker may take to have given everything out again.
BACKLOG_SECONDS = 120


class Buyers:
    """Threads that place and pay orders, so many a second in all, until told to stop. Every answer must be 201."""

    def __init__(self, shop, threads, per_second):
        self.shop, self.pause = shop, threads / per_second
        self.paid, self.refused, self.failures = [], [], []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._buy, args=(i,)) for i in range(threads)]
        for thread in self.threads:
            thread.start()

    def _buy(self, i):
        try:
            client = self.shop.client(i)
            while not self.stopping.wait(self.pause):
                began = time.monotonic()
                placed = client.post("/orders", order_body(("BROKER", 1)))
                if placed.status != 201:
                    self.refused.append(placed.status)
                    continue
                answer = client.post(f"/orders/{placed.data['id']}/payments", payment_body(placed.data))
                (self.paid if answer.status == 201 else self.refused).append((began, time.monotonic(), placed.data["id"]))
        except Exception as failure:  # told below
            self.failures.append(failure)

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()


def check_once_each(run, shop, orders):
    """Every paid order had the effect of its payment, and none had it twice."""
    having, most = shop.effects()
    run.check(having == orders, f"{having} of {orders} payments had their effect")
    run.check(most == 1, f"an effect came {most} times")
    # The broker counts for rabbitmqctl every few seconds only.
    run.check(wait_for(lambda: shop.broker.queues().get(QUEUE + ".dead") == 0, 30), f"dead letters: {shop.broker.queues()}")


def finish(run, shop):
    status = shop.worker.end()
    run.check(status in (0, None), f"the worker ended with {status}")
    shop.stop()
    run.audit(shop.instances[0])


@fault("P4", "the broker is stopped under load, then started", small={"seconds": 30}, full={"seconds": 600}, starred=True)
def broker_stopped(run, seconds):
    with RabbitShop(run.program, run.folder, instances=2) as shop:
        new_product(shop.client(0), "BROKER", 1_000_000)
        buyers = Buyers(shop, threads=4, per_second=20)
        time.sleep(2)
        began = time.monotonic()
        shop.broker.stop()
        down = time.monotonic()
        # It is back when it has been away for the time wanted; starting takes three seconds of that, or more.
        time.sleep(max(0, seconds - 3 - (down - began)))
        coming = time.monotonic()
        shop.broker.start()
        back = time.monotonic()
        time.sleep(1)
        buyers.stop()
        run.check(not buyers.failures, f"a buyer ended: {buyers.failures[:1]}")
        run.check(not buyers.refused, f"{len(buyers.refused)} answers were not 201: {buyers.refused[:3]}")
        orders = len(buyers.paid)
        shop.all_had_effect(orders, BACKLOG_SECONDS)
        run.figure("backlog gone after", f"{time.monotonic() - back:.1f} s")
        check_once_each(run, shop, orders)
        away = [end for _, end, _ in buyers.paid if down < end < coming]
        run.struck(len(away), "orders paid while there was no broker")
        run.figure("away", f"{back - began:.0f} s")
        run.figure("orders", orders)
        finish(run, shop)


@fault("P5", "the connection is cut between publish and confirm", small={"times": 5}, full={"times": 100})
def cut_before_confirm(run, times):
    armed = threading.Event()

    def rule(direction, method):
        return direction == FROM_BROKER and method == ACK and armed.is_set()

    with AmqpProxy(0, rule) as proxy:

        def behind(port):
            proxy.upstream = port
            return {"relay": proxy.port}

        with RabbitShop(run.program, run.folder, proxies=behind) as shop:
            client = shop.client(0)
            new_product(client, "BROKER", 1_000_000)
            paid_order(client, ("BROKER", 1))
            run.check(shop.all_had_effect(1, 30), "nothing goes through the proxy")
            for i in range(times):
                passed = wait_for(lambda: shop.relay_figure("broker_connected", part="relay") == 1 and shop.relay_figure("relay_lag_seconds") == 0, 30)
                run.check(passed, f"cut {i}: the relay did not come back")
                cut = proxy.cut
                armed.set()
                paid_order(client, ("BROKER", 1))
                run.check(wait_for(lambda before=cut: proxy.cut > before, 30), f"cut {i}: nothing was confirmed")
                armed.clear()
                run.check(shop.all_had_effect(i + 2, 30), f"cut {i}: no effect")
            settled = wait_for(lambda: shop.relay_figure("relay_lag_seconds") == 0, 30)
            run.check(settled, "the relay still waits")
            check_once_each(run, shop, times + 1)
            again = figure(shop.worker.metrics(), "consumed_messages_total", outcome="repeated")
            run.check(again > 0, "nothing was published again")
            run.figure("came again", int(again))
            run.struck(proxy.cut, "confirmations lost")
            finish(run, shop)


def relay_cursor(shop):
    return int(shop.sql("SELECT coalesce(max(position), 0) FROM event_cursors WHERE reader = 'relay'"))


def unbind(shop):
    """Takes the binding away behind everybody's back."""
    resource = 'rabbit_misc:r(<<"/">>, {}, <<"{}">>)'
    shop.broker.evaluate(
        "rabbit_binding:remove({binding, " + resource.format("exchange", "order-service.events") + ', <<"pick-tasks.#">>, '
        + resource.format("queue", QUEUE) + ', []}, fun (_, _) -> ok end, <<"test">>).')


@fault("P6", "a queue or a binding is deleted", small={"times": 1}, full={"times": 10})
def queue_deleted(run, times):
    with RabbitShop(run.program, run.folder) as shop:
        client = shop.client(0)
        new_product(client, "BROKER", 1_000_000)
        paid_order(client, ("BROKER", 1))
        orders = 1
        run.check(shop.all_had_effect(orders, 30), "nothing comes through")
        struck = 0
        for _ in range(times):
            # While the relay may not put it right itself, nothing may pass.
            shop.broker.control("set_permissions", "shop", "^$", ".*", ".*")
            unbind(shop)
            failures, position = shop.relay_figure("broker_failures_total", part="relay"), relay_cursor(shop)
            returned = shop.relay_figure("relay_returned_total", consumer="pick-tasks")
            waiting = [paid_order(client, ("BROKER", 1)) for _ in range(5)]
            orders += 5
            seen = wait_for(lambda before=returned: shop.relay_figure("relay_returned_total", consumer="pick-tasks") > before, 20)
            struck += run.check(seen, "the metric of returned messages does not move")
            run.check(wait_for(lambda before=failures: shop.relay_figure("broker_failures_total", part="relay") > before, 20),
                      "that it cannot be put right is not told")
            run.check(wait_for(lambda: shop.relay_figure("relay_lag_seconds") > 2, 20), "the lag does not rise")
            paid_at = int(shop.sql(f"SELECT min(position) FROM events WHERE kind = 'PAID' AND order_id = {waiting[0]['id']}"))
            run.check(position <= relay_cursor(shop) < paid_at, f"marked as sent up to {relay_cursor(shop)}, paid at {paid_at}")
            run.check("no queue took an event" in shop.instances[0].log.read_text(), "the log says nothing")
            shop.broker.control("set_permissions", "shop", ".*", ".*", ".*")
            run.check(shop.all_had_effect(orders, 60), "not delivered after the repair")
            # With its rights it puts a queue right that somebody deletes.
            shop.broker.control("delete_queue", QUEUE)
            for _ in range(5):
                paid_order(client, ("BROKER", 1))
            orders += 5
            run.check(shop.all_had_effect(orders, 120), "not delivered to the queue that was made anew")
        check_once_each(run, shop, orders)
        run.struck(struck, "messages that no queue took")
        finish(run, shop)


@fault("P7", "the worker is killed after its commit, before it acknowledges", small={"times": 4}, full={"times": 100})
def worker_killed(run, times):
    armed = threading.Event()
    shop = None

    def rule(direction, method):
        if direction != TO_BROKER or method != ACK or not armed.is_set():
            return False
        armed.clear()
        # It has committed, or it would not acknowledge; the broker never hears of it.
        shop.worker.send(signal.SIGKILL)
        return True

    with AmqpProxy(0, rule) as proxy:

        def behind(port):
            proxy.upstream = port
            return {"worker": proxy.port}

        with RabbitShop(run.program, run.folder, proxies=behind) as shop:
            client = shop.client(0)
            new_product(client, "BROKER", 1_000_000)
            repeated = 0
            for i in range(times):
                run.check(wait_for(shop.worker.ready, 30), f"kill {i}: the worker is not ready")
                armed.set()
                paid_order(client, ("BROKER", 1))
                run.check(wait_for(lambda: not armed.is_set(), 30, 0.02), f"kill {i}: nothing was acknowledged")
                run.check(shop.worker.end(signal.SIGKILL) == -signal.SIGKILL, "it was not killed")
                run.check(shop.effects()[0] == i + 1, f"kill {i}: acknowledged before the commit")
                shop.worker.start()
                came = wait_for(lambda: figure(shop.worker.metrics(), "consumed_messages_total", outcome="repeated") > 0, 30)
                repeated += run.check(came, f"kill {i}: it did not come again")
            check_once_each(run, shop, times)
            run.struck(repeated, "acknowledgements lost with their worker")
            finish(run, shop)


@fault("P8", "a message that its consumer fails on", small={"others": 30}, full={"others": 2000})
def poison(run, others):
    with RabbitShop(run.program, run.folder) as shop:
        client = shop.client(0)
        new_product(client, "BROKER", 1_000_000)
        order = client.wanted(201, "POST", "/orders", order_body(("BROKER", 1)))
        shop.sql("CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'made up'; END $$; "
                 f"CREATE TRIGGER poison BEFORE INSERT ON pick_tasks FOR EACH ROW WHEN (NEW.order_id = {order['id']}) "
                 "EXECUTE FUNCTION poison()")
        client.wanted(201, "POST", f"/orders/{order['id']}/payments", payment_body(order))
        for _ in range(others - 1):
            paid_order(client, ("BROKER", 1))
        traced = client.wanted(201, "POST", "/orders", order_body(("BROKER", 1)))
        trace = secrets.token_hex(16)
        client.wanted(201, "POST", f"/orders/{traced['id']}/payments", payment_body(traced), headers={"X-Trace-Id": trace})
        run.check(shop.all_had_effect(others, 60), f"the others do not flow: {shop.effects()[0]} of {others}")
        run.check(wait_for(lambda: shop.relay_figure("dead_letters", consumer="pick-tasks") == 1, 90), "no metric of the dead letter")
        told = [line for line in shop.worker.lines() if line["trace_id"] == trace and line["message"] == "consumed"]
        run.check(len(told) == 1 and told[0]["context"]["consumer"] == "pick-tasks", f"the worker tells of the click's trace: {told}")
        listed = shop.dead_letters("list", "--json").stdout.decode()
        run.check(listed.count("\n") == 1 and f'"event_id":"{order["id"]}-' in listed and '"reason":"delivery_limit"' in listed,
                  f"listed: {listed!r}")
        shown = shop.dead_letters("show", "--consumer", "pick-tasks").stdout.decode()
        run.check(order["order_no"] in shown, f"shown: {shown!r}")
        run.check(shop.dead_letters("list", "--json").stdout.decode() == listed, "looking at it took it away")
        tries = figure(shop.worker.metrics(), "consumed_messages_total", consumer="pick-tasks", outcome="failed")
        run.check(tries == 21, f"tried {tries} times")
        # Given back before the cause is gone, it comes again.
        shop.dead_letters("requeue")
        run.check(wait_for(lambda: figure(shop.worker.metrics(), "consumed_messages_total", outcome="failed") == 42, 90), "not tried again")
        shop.sql("DROP TRIGGER poison ON pick_tasks")
        run.check(wait_for(lambda: shop.dead_letters("list").stdout, 30), "it did not become a dead letter again")
        event = next(line.split("\t")[1] for line in shop.dead_letters("list").stdout.decode().splitlines())
        shop.dead_letters("requeue", event)
        run.check(shop.all_had_effect(others + 1, 30), "no effect after it was given back")
        again = shop.dead_letters("requeue", event, check=False)
        run.check(again.returncode == 1 and b"None of these" in again.stderr, f"a second time: {again.returncode} {again.stderr!r}")
        run.check(wait_for(lambda: shop.relay_figure("dead_letters") == 0, 30), "the metric stays")
        # A disk without room is no event's fault: it waits, and nothing is counted against it.
        shop.sql("CREATE OR REPLACE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full' "
                 "USING ERRCODE = '53100'; END $$; "
                 "CREATE TRIGGER poison BEFORE INSERT ON pick_tasks FOR EACH ROW EXECUTE FUNCTION poison()")
        paid_order(client, ("BROKER", 1))
        failed = figure(shop.worker.metrics(), "consumed_messages_total", outcome="failed")
        waits = wait_for(lambda: "events wait for the store" in shop.worker.log.read_text(), 20)
        run.check(waits, "the worker does not tell that the store has no room")
        time.sleep(2)
        counted = figure(shop.worker.metrics(), "consumed_messages_total", outcome="failed") - failed
        run.check(counted == 0, f"a full disk was counted as {counted:.0f} failures of the event")
        shop.sql("DROP TRIGGER poison ON pick_tasks")
        run.check(shop.all_had_effect(others + 2, 30), "no effect once there was room again")
        # What is no event at all is none at the first try.
        shop.broker.evaluate('rabbit_basic:publish(rabbit_misc:r(<<"/">>, exchange, <<"order-service.events">>), '
                             '<<"pick-tasks.order.paid">>, [], <<"no event">>).')
        run.check(wait_for(lambda: shop.relay_figure("dead_letters") == 1, 30), "a message that is no event is no dead letter")
        strange = shop.dead_letters("list").stdout.decode()
        run.check(strange.endswith("\trejected\n"), f"listed: {strange!r}")
        shop.broker.control("purge_queue", QUEUE + ".dead")
        check_once_each(run, shop, others + 2)
        run.struck(int(tries), "tries that failed")
        finish(run, shop)


@fault("P9", "the broker has a memory alarm", small={"rounds": 3, "orders": 40}, full={"rounds": 10, "orders": 200})
def memory_alarm(run, rounds, orders):
    with RabbitShop(run.program, run.folder) as shop:
        client = shop.client(0)
        new_product(client, "BROKER", 1_000_000)

        def median():
            times = []
            for _ in range(orders):
                began = time.monotonic()
                client.wanted(201, "POST", "/orders", order_body(("BROKER", 1)))
                times.append(time.monotonic() - began)
                time.sleep(0.01)
            return percentile(times, 0.5)

        median()
        usual, alarmed, paid, waited = [], [], 0, 0
        for _ in range(rounds):
            usual.append(median())
            shop.broker.control("set_vm_memory_high_watermark", "0.00001")
            for _ in range(10):
                paid_order(client, ("BROKER", 1))
            paid += 10
            run.check(wait_for(lambda: shop.relay_figure("broker_blocked") == 1, 30), "the relay does not tell of the alarm")
            alarmed.append(median())
            # By this the alert knows that events wait.
            run.check(wait_for(lambda: shop.relay_figure("relay_lag_seconds") > 1, 20), "the lag does not rise while the broker takes nothing")
            run.check(shop.relay_figure("broker_blocked") == 1, "the alarm ended too early")
            waited += paid - shop.effects()[0]
            shop.broker.control("set_vm_memory_high_watermark", "0.6")
            run.check(shop.all_had_effect(paid, 60), f"{shop.effects()[0]} of {paid} after the alarm")
        run.check(shop.relay_figure("broker_blocked") == 0, "the metric says that it is blocked")
        # The quietest round of each: what else the machine does meanwhile is none of the broker's.
        run.check(min(alarmed) <= min(usual) * 1.1 + 0.001, f"a POST takes {milliseconds(min(alarmed))}, usually {milliseconds(min(usual))}")
        run.figure("median of POST without and with the alarm", f"{min(usual) * 1000:.2f} and {min(alarmed) * 1000:.2f} ms")
        check_once_each(run, shop, paid)
        run.struck(waited, "payments that waited for the end of the alarm")
        finish(run, shop)


@fault("P10", "a short delay enqueued behind long ones", small={"others": 30, "seconds": 5}, full={"others": 500, "seconds": 60})
def short_behind_long(run, others, seconds):
    # Nobody sweeps: only the reminders are left to close an order.
    with RabbitShop(run.program, run.folder, instances=2, options=("--sweep-interval", "3600")) as shop:
        patient, hasty = shop.instances
        hasty.stop()
        hasty.start("--payment-timeout", str(seconds))
        new_product(shop.client(0), "BROKER", 1_000_000)
        long = [shop.client(0).wanted(201, "POST", "/orders", order_body(("BROKER", 1))) for _ in range(others)]
        run.check(wait_for(lambda: sum(count for name, count in shop.broker.queues().items() if ".delay." in name) >= others, 30),
                  "the reminders of the long ones are not under way")
        short = shop.client(1).wanted(201, "POST", "/orders", order_body(("BROKER", 1)))
        began = time.monotonic()
        client = shop.client(0)

        def status(order):
            return client.wanted(200, "GET", f"/orders/{order['id']}")["status"]

        run.check(wait_for(lambda: status(short) == "CANCELLED", seconds + 60, 0.05), "it was not closed")
        took = time.monotonic() - began
        run.check(seconds - 0.5 <= took <= seconds + 15, f"closed after {took:.1f} s")
        run.check(all(status(order) == "PENDING" for order in long[:20]), "an order that has time was closed")
        closed = wait_for(lambda: figure(shop.worker.metrics(), "closing_hints_closed_orders_total") == 1, 10)
        run.check(closed, "it was not the reminder that closed it")
        run.struck(others, "longer delays before it")
        run.figure("closed after", f"{took:.1f} s of {seconds}")
        finish(run, shop)


@fault("P32", "the broker is replaced by an empty one", small={"orders": 30}, full={"orders": 3000})
def broker_replaced(run, orders):
    with RabbitShop(run.program, run.folder) as shop:
        client = shop.client(0)
        new_product(client, "BROKER", 1_000_000)
        paid_order(client, ("BROKER", 1))
        run.check(shop.all_had_effect(1, 30), "nothing comes through")
        run.check(shop.worker.end() == 0, "the worker did not end well")
        for _ in range(orders):
            paid_order(client, ("BROKER", 1))
        sent = wait_for(lambda: shop.relay_figure("relay_published_total", consumer="pick-tasks") == orders + 1, 60)
        run.check(sent, "the broker did not get them")
        before = shop.effects()[0]
        shop.broker.stop(kill=True)
        shutil.rmtree(shop.broker.folder / "mnesia")
        shop.broker.start()
        shop.worker.start()
        # It waits for a minute before it calls something lost, and looks every half.
        run.check(shop.all_had_effect(orders + 1, 150), f"{shop.effects()[0]} of {orders + 1} had their effect")
        recovered = int(shop.relay_figure("relay_recovered_total", consumer="pick-tasks"))
        run.check(recovered >= orders, f"{recovered} were sent again")
        run.check("sent again what the broker had lost" in shop.instances[0].log.read_text(), "the log says nothing")
        check_once_each(run, shop, orders + 1)
        run.struck(orders + 1 - before, "events that only the lost broker had")
        finish(run, shop)


@fault("P33", "kill -9 of a service with an embedded store that uses a broker", small={"kills": 4}, full={"kills": 100})
def embedded_killed(run, kills):
    broker = RabbitServer()
    try:
        broker.init()
        broker.start()
        service = OrderService(run.program, run.folder, environment={**os.environ, "ORDER_SERVICE_AMQP": broker.url}).create()
        service.start()
        new_product(service.client(), "BROKER", 1_000_000)
        paid, struck = 0, 0
        for _ in range(kills):
            client = service.client()
            for _ in range(10):
                paid_order(client, ("BROKER", 1))
            paid += 10
            client.close()
            time.sleep(run.random.uniform(0, 0.1))
            service.kill()
            db = sqlite3.connect(f"file:{service.file}?mode=ro", uri=True)
            struck += paid - db.execute("SELECT count(*) FROM pick_tasks").fetchone()[0]
            db.close()
            service.start()
        client = service.client()
        run.check(wait_for(lambda: count_tasks(client) == paid, 60), f"{count_tasks(client)} pick tasks of {paid} payments")
        run.check(service.stop() == 0, "it did not end well")
        db = sqlite3.connect(f"file:{service.file}?mode=ro", uri=True)
        events = db.execute("SELECT count(*) FROM events WHERE kind = 'PAID'").fetchone()[0]
        marks = db.execute("SELECT count(*) FROM consumed_events WHERE consumer = 'pick-tasks'").fetchone()[0]
        db.close()
        run.check(events == marks == paid, f"{events} payments, {marks} marks, {paid} answers")
        run.struck(struck, "events that the dead process had not brought to their consumer")
        run.audit(service)
    finally:
        broker.remove()


def count_tasks(client):
    count, cursor = 0, ""
    while True:
        page = client.wanted(200, "GET", f"/pick-tasks?limit=100{cursor}")
        count += len(page["items"])
        if not page["next_cursor"]:
            return count
        cursor = f"&cursor={page['next_cursor']}"
