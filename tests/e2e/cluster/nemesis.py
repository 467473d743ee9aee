#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""./dev nemesis [MINUTES]: a mixed load through HAProxy on a cluster that is tormented all the while, then I1 to I9.

Kills, pauses, cuts, restarts of everything, and a clock that steps. A run in which no torment struck anything in flight is a
failure, not a pass. Prints what was done, what it struck, and every violation; exit code 1 if there is one."""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.dont_write_bytecode = True
from support import fault_proxy  # noqa: E402
from support.cluster import INSTANCES, ROOT, Cluster  # noqa: E402
from support.cluster_member import until  # noqa: E402
from support.desk_cli import DeskCli  # noqa: E402
from support.fault_proxy import FaultProxy  # noqa: E402
from support.follower import Follower  # noqa: E402
from support.invariants import Checker, FeedReader  # noqa: E402
from support.load import percentile  # noqa: E402
from support.mixed_load import SKUS, MixedLoad  # noqa: E402
from support.order_service import PASSWORD  # noqa: E402

PAYMENT_SECONDS = 20
DESK_ADJUSTMENTS = 40
# Of what comes through the fault proxy.
CUT_SHARES = ((fault_proxy.cut_after_commit, 0.01), (fault_proxy.reset_before, 0.01), (fault_proxy.twice, 0.01))


def faketime_environment(file):
    """For a program whose clock is what `file` says, from one moment to the next; what counts the time since the start goes on."""
    shown = subprocess.run(["faketime", "-f", "+0", "sh", "-c", "echo $LD_PRELOAD"], capture_output=True, check=True)
    library = shown.stdout.decode().strip().split(":")[-1].replace("libfaketime.so.1", "libfaketimeMT.so.1")
    return {**os.environ, "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}


class Nemesis:
    """Each torment is a method; it returns when what it did is healed, or heals by itself."""

    def __init__(self, cluster, load, proxy, clock, seed):
        self.cluster, self.load, self.proxy, self.clock = cluster, load, proxy, clock
        self.random = random.Random(seed)
        self.done, self.struck, self.calls_struck = Counter(), Counter(), Counter()
        self.torments = [self.kill_instance, self.pause_instance, self.cut_connections, self.cut_database, self.restart_database,
                         self.hold_the_turn, self.step_clock, self.kill_balancer, self.rolling_restart]
        if cluster.redis is not None:
            self.torments += [self.kill_redis, self.pause_redis]
        if cluster.rabbit is not None:
            self.torments += [self.restart_broker, self.kill_worker, self.pause_worker]

    def run(self, until_then):
        """In turns of all, each turn in another order."""
        waiting = []
        while time.monotonic() < until_then:
            waiting = waiting or self.random.sample(self.torments, len(self.torments))
            torment = waiting.pop()
            self.strike(torment)
            time.sleep(self.random.uniform(0.5, 2))

    def strike(self, torment):
        before, slow, began = len(self.load.troubles), len(self.load.slow), time.monotonic()
        self.done[torment.__name__] += 1
        beyond = torment() or 0
        ended = time.monotonic()
        time.sleep(0.3)
        # What comes through the fault proxy is cut at random all the time; that is counted there.
        proxied = torment == self.cut_connections
        hit = sum(trouble.began <= ended and trouble.ended >= began and (trouble.address == self.proxy.address) == proxied
                  for trouble in self.load.troubles[before:])
        # A call that was held up and then answered was in flight as well.
        held = sum(start <= ended and end >= began for start, end in self.load.slow[slow:])
        self.calls_struck[torment.__name__] += hit + held + beyond
        self.struck[torment.__name__] += hit + held + beyond > 0

    # --- The service ---------------------------------------------------------------------------------------------------

    def kill_instance(self):
        member = self.cluster.members[self.random.choice(INSTANCES)]
        deaths = len(self.cluster.events)
        member.kill()
        until(lambda: len(self.cluster.events) > deaths and member.is_ready(), 40, f"{member.name} is back")

    def pause_instance(self):
        self._pause(self.cluster.members[self.random.choice(INSTANCES)], self.random.uniform(1, 9))

    def rolling_restart(self):
        # It refuses while the other instance is away: none is, the torments come one after the other.
        done = subprocess.run(self.cluster.deploy_command("rolling-restart"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            self.load.violation(f"rolling-restart failed: {done.stdout.decode()[-500:]}")

    def step_clock(self):
        """An hour or some seconds, forth or back, on one instance; the database's clock stays right."""
        self.clock.write_text(self.random.choice(["+3600", "-3600", "+5", "-5"]))
        worked = self._meanwhile(lambda: time.sleep(3))
        self.clock.write_text("+0")
        return worked

    def _meanwhile(self, torment):
        """How much was done while it lasted, for what no caller is meant to notice."""
        before = self.load.operations
        torment()
        return self.load.operations - before

    @staticmethod
    def _pause(member, seconds):
        member.signal(signal.SIGSTOP)
        time.sleep(seconds)
        member.signal(signal.SIGCONT)

    # --- The way to it -------------------------------------------------------------------------------------------------

    def cut_connections(self):
        for _ in range(5):
            self.proxy.cut_all()
            time.sleep(0.2)

    def kill_balancer(self):
        member, deaths = self.cluster.members["haproxy"], len(self.cluster.events)
        member.kill()
        until(lambda: len(self.cluster.events) > deaths and member.is_ready(), 20, "HAProxy is back")
        until(lambda: all(self.cluster.balancer_says(name) == "UP" for name in INSTANCES), 20, "HAProxy has both instances")

    # --- What it works with --------------------------------------------------------------------------------------------

    def cut_database(self):
        """Readers connect anew without a word to the caller; what counts is who was in the middle of something."""
        return int(self.cluster.sql("SELECT count(*) FILTER (WHERE busy) FROM (SELECT state <> 'idle' AS busy, pg_terminate_backend(pid) "
                                    "FROM pg_stat_activity WHERE application_name = 'order-service' OFFSET 0) AS ended"))

    def restart_database(self):
        self.cluster.database.stop(self.random.choice(["immediate", "fast"]))
        time.sleep(self.random.uniform(0, 2))
        self.cluster.database.start()

    def hold_the_turn(self):
        """A session that keeps the feed's row to itself, as of a person who went to lunch."""
        self.cluster.sql(f"BEGIN; SELECT position FROM feed_clock FOR UPDATE; SELECT pg_sleep({self.random.uniform(2, 8):.1f}); COMMIT",
                         check=False)

    def kill_redis(self):
        self.cluster.redis.stop()
        worked = self._meanwhile(lambda: time.sleep(self.random.uniform(0.5, 4)))
        self.cluster.redis.start()
        return worked

    def pause_redis(self):
        os.kill(self.cluster.redis.process.pid, signal.SIGSTOP)
        worked = self._meanwhile(lambda: time.sleep(self.random.uniform(0.5, 3)))
        os.kill(self.cluster.redis.process.pid, signal.SIGCONT)
        return worked

    def restart_broker(self):
        self.cluster.rabbit.stop(kill=self.random.random() < 0.5)
        time.sleep(self.random.uniform(1, 6))
        waiting = self.cluster.events_waiting()
        # A broker that was killed does not always come up at once, with its files to be repaired: what keeps it running starts it again.
        for attempts_left in (2, 1, 0):
            try:
                self.cluster.rabbit.start()
                break
            except RuntimeError:
                if not attempts_left:
                    raise
        return waiting

    def kill_worker(self):
        member, deaths = self.cluster.members["worker"], len(self.cluster.events)
        member.kill()
        return self._meanwhile(lambda: until(lambda: len(self.cluster.events) > deaths and member.is_ready(), 40, "the worker is back"))

    def pause_worker(self):
        return self._meanwhile(lambda: self._pause(self.cluster.members["worker"], self.random.uniform(1, 6)))


class Cuts:
    """The fault proxy's rule: now and then a request is cut, or comes twice. `made`: how many of each."""

    def __init__(self, seed):
        self.random, self.lock, self.made = random.Random(seed), threading.Lock(), Counter()

    def __call__(self, request):
        with self.lock:
            dice = self.random.random()
            for action, share in CUT_SHARES:
                if dice < share:
                    # One that has no key is not to come twice.
                    if request.key or action is not fault_proxy.twice:
                        self.made[action.__name__] += 1
                        return action
                    return None
                dice -= share
        return None


def torment(options, folder):
    clock = Path(folder) / "clock"
    clock.write_text("+0")
    cluster = Cluster(options.service, Path(folder) / "cluster", options=["--payment-timeout", str(PAYMENT_SECONDS), "--sweep-interval", "2"],
                      settings={"fsync": "on", "full_page_writes": "on", "autovacuum": "on"}, redis="redis" not in options.without,
                      amqp="rabbitmq" not in options.without,
                      environments={"b": faketime_environment(clock)})
    problems = []
    with cluster, FaultProxy(cluster.address, Cuts(options.seed)) as proxy:
        load = MixedLoad(cluster.shop, [cluster.address, cluster.address, proxy.address], options.seed, rate=options.rate).start()
        desk = DeskCli(options.desk, folder, password=PASSWORD)
        desk.sign_in(proxy.address)
        desk.run("sync")
        for i in range(DESK_ADJUSTMENTS):
            desk.run("adjust", SKUS[i % len(SKUS)], "--delta", "1", "--reason", "RECEIVED", "--later")
        reader = FeedReader(cluster.address, load.session)
        reader.start()
        nemesis = Nemesis(cluster, load, proxy, clock, options.seed)
        began = time.monotonic()
        with Follower(desk):
            nemesis.run(began + options.minutes * 60)
            load.finish()
            seconds = time.monotonic() - began
        report(nemesis, load, proxy, reader, seconds)
        problems += quiet(cluster, load)
        check(cluster, load, desk, reader.to_the_end(), problems)
        problems += load.violations
        if not sum(nemesis.struck.values()):
            problems.append("no torment struck anything in flight")
        problems += [f"audit: {line}" for line in cluster.shop.audit()]
        problems += consumed(cluster, load)
    return problems


def quiet(cluster, load):
    """Everything is healed, and the orders that nobody paid have closed themselves; that is the last thing that moves."""
    client = cluster.client()
    client.token = load.session.token
    try:
        cluster.wait_until_quiet()
        until(lambda: client.wanted(200, "GET", "/orders/counts")["PENDING"] == 0, PAYMENT_SECONDS + 60, "the unpaid orders are closed", 0.5)
    except TimeoutError as late:
        return [f"healing: {late}"]
    return []


def consumed(cluster, load):
    """R14: every event had its effect, and had it once, whatever became of broker and consumers."""
    try:
        until(lambda: cluster.events_waiting() == 0 and not cluster.messages_waiting(), 120, "every event is taken", 1)
    except TimeoutError as late:
        return [f"R14: {late}: {cluster.events_waiting()} events, {cluster.messages_waiting()} messages"]
    open_orders = {work.order["id"] for work in load.works if work.status == "PAID"}
    open_tasks = set(cluster.sql("SELECT order_id FROM pick_tasks WHERE state = 'OPEN'").split())
    completed = {work.order["id"] for work in load.works if work.status == "COMPLETED"}
    with_points = cluster.sql("SELECT order_id FROM loyalty_points WHERE points > 0").split()
    aside = int(cluster.sql("SELECT count(*) FROM set_aside_events"))
    dead = cluster.dead_letters()
    print(f"events: {len(open_tasks)} open pick tasks for {len(open_orders)} orders to be packed, points {len(with_points)} times for "
          f"{len(completed)} completed orders, {aside} set aside, {dead} dead letters", flush=True)
    return [problem for problem, wrong in (
        (f"R14: {len(open_orders ^ open_tasks)} orders without a pick task, or tasks without an order", open_orders != open_tasks),
        (f"R14: points {len(with_points)} times for {len(completed)} orders", sorted(with_points) != sorted(completed)),
        (f"R14: {aside} events are set aside, {dead} are dead letters", aside or dead)) if wrong]


def check(cluster, load, desk, reader, problems):
    client = cluster.client()
    client.token = load.session.token
    desk.run("sync", "--until-idle", timeout=600)
    for entry in desk.run("outbox", "--json"):
        load.adjusted[entry["sku"]] += entry["state"] == "DONE"
    checker = Checker(client, load)
    checker.all(reader)
    entries = checker.desk(desk)
    done = sum(entry["state"] == "DONE" for entry in entries)
    checker.check("I9", done == DESK_ADJUSTMENTS, f"{done} of the desk's {DESK_ADJUSTMENTS} adjustments are done")
    print("checked: " + ", ".join(f"{value} {name}" for name, value in checker.figures.items()), flush=True)
    problems += checker.problems


def report(nemesis, load, proxy, reader, seconds):
    operations, lost = load.operations, Counter(trouble.kind for trouble in load.troubles)
    print(f"{operations} operations in {seconds / 60:.1f} minutes ({operations / seconds:.0f} a second), {len(load.works)} orders, "
          f"{len(load.acknowledged)} keyed writes acknowledged, {load.replays} of them by a repeated key; "
          f"p50 {percentile(load.seconds, 0.5) * 1000:.0f} ms, p99 {percentile(load.seconds, 0.99) * 1000:.0f} ms")
    print(f"answers: {dict(sorted((str(status), count) for status, count in load.calls.items()))}; to be repeated: {dict(lost)}")
    print(f"feed reader: {reader.items} changes, {reader.lost} pages lost, {reader.resyncs} resyncs; "
          f"{len(proxy.requests)} requests came through the fault proxy: {dict(proxy.rule.made)}")
    for name in sorted(nemesis.done):
        print(f"{name:<18} {nemesis.done[name]:>4} times, {nemesis.struck[name]:>4} struck {nemesis.calls_struck[name]:>6} in flight")
    cut = sum(proxy.rule.made.values())
    print(f"{sum(nemesis.done.values())} torments, {sum(nemesis.struck.values())} struck something in flight; {cut} requests cut or doubled",
          flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("minutes", nargs="?", type=float, default=30)
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--desk", default=str(ROOT / "build/release/bin/countinghouse-cli"))
    arguments.add_argument("--rate", type=float, default=120, help="operations a second at most")
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    arguments.add_argument("--without", action="append", choices=("redis", "rabbitmq"), default=[], help="leave it out")
    options = arguments.parse_args()
    folder = tempfile.mkdtemp(prefix="ch-nemesis-")
    print(f"seed {options.seed}, {options.minutes:g} minutes; logs in {folder}", flush=True)
    problems = torment(options, folder)
    for problem in problems[:30]:
        print("VIOLATION " + problem)
    print(f"{len(problems)} violations of I1 to I9; seed {options.seed}")
    if not problems:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
