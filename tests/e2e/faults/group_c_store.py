# SPDX-License-Identifier: Apache-2.0
"""The desk's file between two starts: its log deleted, copied while open."""

import os
import shutil
import subprocess
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
