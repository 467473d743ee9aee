# SPDX-License-Identifier: Apache-2.0
"""The desk's file between two starts: every step to it failing, killed while it is brought to a new schema, its log deleted,
copied while open."""

import os
import re
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from faults.catalogue import fault
from faults.group_c_client import cache_of, integrity, op_ids
from faults.group_n_network import sync_until_done
from support.desk_cli import DONE, DeskCli
from support.desk_shop import DeskShop
from support.follower import Follower
from support.order_service import PASSWORD


def lossy(run):
    library = Path(run.desk).parent / "liblossy_vfs.so"
    run.check(library.exists(), f"{library} is missing: it is built with the tests")
    return library


def queue_and_die(run, shop, library, count):
    """Entries that were told to be queued by processes which then ended without closing the file; their keys."""
    before = op_ids(shop.desk)
    for i in range(count):
        command = shop.desk.command("adjust", shop.skus[i], "--delta", "1", "--reason", "RECEIVED", "--later", "--json")
        done = subprocess.run(command, input=PASSWORD.encode(), capture_output=True, check=False,
                              env={**os.environ, "LD_PRELOAD": str(library), "LOSSY_REPORT": str(run.folder / "lost")})
        run.check(done.returncode == 9 and b'"op_id"' in done.stdout, f"the process did not die: {done.returncode} {done.stdout!r}")
    return before


@fault("C6", "the i-th step to the disk or the network fails, for every i", {}, {})
def every_step(run):
    """Done inside the engine, where every step can be reached; here its tests are run and counted."""
    folder = Path(run.desk).parents[1] / "tests/bin"
    positions = 0
    for name in ("sync_FaultSweep", "sync_StorageFaults"):
        if not run.check((folder / name).exists(), f"{folder / name} is missing: it is built with the tests"):
            continue
        done = subprocess.run([folder / name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=600,
                              env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        said = done.stdout.decode(errors="replace")
        run.check(done.returncode == 0, f"{name} failed: {said[-1500:]}")
        positions += sum(int(count) for count in re.findall(r"(\d+) (?:\w+ )*failed, one after the other", said))
    run.struck(positions, "steps that failed, one a run")


# What the first two versions of the cache were; whoever upgrades has one of these.
MIGRATIONS = Path(__file__).resolve().parents[3] / "core/store/migrations"
OLD_SCHEMA = 2


def old_cache(shop, orders):
    """The desk's cache as an earlier version would have left it: of its schema, with its outbox, full of orders."""
    file = cache_of(shop.desk)
    with closing(sqlite3.connect(file)) as database:
        meta = database.execute("SELECT name, value FROM meta WHERE name NOT IN ('program')").fetchall()
        outbox = database.execute("SELECT seq, op_id, kind, entity, entity_id, label, body, parcel_no, base_version, after_seq, state, attempts, "
                                  "created_at, first_sent_at, next_at, reason, trace FROM outbox").fetchall()
    for path in file.parent.glob("cache.db*"):
        if path.name != "cache.db.outbox":
            path.unlink()
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        for script in sorted(MIGRATIONS.glob("*.sql"))[:OLD_SCHEMA]:
            database.executescript(script.read_text())
        database.execute(f"PRAGMA user_version = {OLD_SCHEMA}")
        database.execute("BEGIN")
        database.executemany("INSERT INTO meta VALUES (?, ?)", meta)
        database.executemany("INSERT INTO outbox (seq, op_id, kind, entity, entity_id, label, body, parcel_no, base_version, after_seq, state, attempts, "
                             "created_at, first_sent_at, next_at, reason, trace) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", outbox)
        for i in range(orders):
            database.execute("INSERT INTO orders VALUES (?, ?, 1, 1, 0, 0, 0, 2, 2, 1000, ?, ?, ?, NULL, ?, 'EUR', '', 'anna')",
                             (i * 16, 10 ** 15 + i, i * 1000, i * 1000, i * 1000, f"OLD-{i}"))
            database.execute("INSERT INTO order_bodies VALUES (?, ?)", (i * 16, b"{}" + b" " * 800))
            database.execute("INSERT INTO order_texts VALUES (?, ?)", (i * 16, f"old-{i}"))
            database.executemany("INSERT INTO order_lines VALUES (?, ?, ?, 1, 500)", [(i % 500, i * 16, 1), (i % 499 + 500, i * 16, 2)])
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def schema_of(file):
    with closing(sqlite3.connect(file)) as database:
        return database.execute("PRAGMA user_version").fetchone()[0]


@fault("C9", "kill -9 while the cache is brought to a new schema", {"kills": 10}, {"kills": 50})
def killed_migrations(run, kills):
    newest = int(sorted(MIGRATIONS.glob("*.sql"))[-1].name[:3])
    struck = 0
    with DeskShop(run, orders=5).signed_in() as shop:
        shop.queue_adjustments(8)
        ids = op_ids(shop.desk)
        old_cache(shop, 20_000)
        before = run.folder / "old"
        shutil.copytree(shop.desk.profile, before)
        began = time.monotonic()
        shop.desk.run("status")
        usual = time.monotonic() - began
        run.check(schema_of(cache_of(shop.desk)) == newest, "the cache was not brought to the new schema")
        for _ in range(kills):
            shutil.rmtree(shop.desk.profile)
            shutil.copytree(before, shop.desk.profile)
            process = shop.desk.start("status")
            time.sleep(run.random.uniform(0, usual))
            was_running = process.poll() is None
            process.kill()
            process.wait()
            # Opening the file would repair it: whether the kill came in between is seen in the log beside it.
            struck += was_running and schema_in_header(cache_of(shop.desk)) < newest and cache_of(shop.desk).with_name("cache.db-wal").exists()
            shop.desk.run("status")
            run.check(shop.desk.said == "", f"the next start complains: {shop.desk.said!r}")
            run.check(schema_of(cache_of(shop.desk)) == newest, f"the next start left schema {schema_of(cache_of(shop.desk))}")
            run.check(op_ids(shop.desk) == ids, "an entry changed its key or its bytes, or went")
            run.check(integrity(shop.desk) == ["ok"], "the cache is damaged after a kill")
        sync_until_done(shop)
        shop.check_settled(8)
    run.struck(struck, "migrations killed in the middle")
    run.figure("a migration of 20,000 orders s", round(usual, 2))


def schema_in_header(file):
    """PRAGMA user_version as the main file has it, without a look into the log."""
    return int.from_bytes(file.read_bytes()[60:64], "big")


@fault("C10", "the log deleted between two starts, the cache copied while open", {}, {})
def deleted_logs(run):
    library = lossy(run)
    struck = 0
    with DeskShop(run, orders=5).signed_in() as shop:
        # The shared memory is made anew from the log.
        queue_and_die(run, shop, library, 3)
        shm = cache_of(shop.desk).with_name("cache.db-shm")
        struck += shm.exists()
        shm.unlink(missing_ok=True)
        shop.desk.run("status")
        run.check(len(op_ids(shop.desk)) == 3, "without the shared memory entries are missing")
        run.check("missing" not in shop.desk.said, f"an alarm about nothing: {shop.desk.said!r}")

        # Without the log they are gone, and that is said; the file is sound and goes on.
        queue_and_die(run, shop, library, 3)
        wal = cache_of(shop.desk).with_name("cache.db-wal")
        struck += wal.exists()
        wal.unlink(missing_ok=True)
        shm.unlink(missing_ok=True)
        shop.desk.run("status")
        missing = 6 - len(op_ids(shop.desk))
        run.check(missing > 0, "no entry was lost: the log was not what held them")
        run.check(f"{missing} entries" in shop.desk.said, f"{missing} entries are missing without a word: {shop.desk.said!r}")
        run.check(integrity(shop.desk) == ["ok"], "the cache is damaged")
        shop.desk.run("status")
        run.check("missing" not in shop.desk.said, "it is said more than once")
        sync_until_done(shop)
        shop.check_same()

        # A copy that was made while a program wrote to it.
        shop.queue_adjustments(10)
        with Follower(shop.desk):
            while len(shop.proxy.operations()) < 3:
                pass
            copy = run.folder / "copy"
            shutil.copytree(shop.desk.profile, copy)
            (copy / "profile.lock").unlink(missing_ok=True)
            struck += 1
        copied = DeskCli(run.desk, run.folder, name="copy", password=PASSWORD)
        told = int((copy / "cache.db.outbox").read_text())
        copied.run("status", want=None)
        run.check(copied.code == DONE, f"the copy cannot be opened: {copied.said}")
        there = len(op_ids(copied))
        run.check(integrity(copied) == ["ok"], "the copy is damaged and was not replaced")
        run.check(there >= told - missing or copied.said, f"{there} entries of {told} are in the copy, without a word")
        sync_until_done(shop)
        run.audit(shop.service)
    run.struck(struck, "files deleted or copied under the desk")
