# SPDX-License-Identifier: Apache-2.0
"""Many callers at once: every call is ok, refused, or indeterminate (it may have happened)."""

import http.client
import itertools
import threading
import time
from collections import Counter
from dataclasses import dataclass


@dataclass
class Call:
    """What became of one call; `answer` is None where it is indeterminate."""

    answer: object
    began: float
    ended: float

    @property
    def status(self):
        return self.answer.status if self.answer is not None else None

    @property
    def seconds(self):
        return self.ended - self.began


def timed(call):
    """A Call of a function that returns an Answer."""
    began = time.monotonic()
    try:
        answer = call()
    except (OSError, http.client.HTTPException):
        answer = None
    return Call(answer, began, time.monotonic())


def in_parallel(workers, count, make_client, work):
    """`work(client, i)` for i < count, spread over `workers` threads that start together, each with a client of its own.
    The results in the order of i; an exception of any ends the run with it."""
    results = [None] * count
    numbers = itertools.count()
    start = threading.Barrier(workers)
    failures = []

    def run():
        client = make_client()
        start.wait()
        try:
            while not failures:
                i = next(numbers)
                if i >= count:
                    break
                results[i] = work(client, i)
        except Exception as failure:  # told to the caller below
            failures.append(failure)
        finally:
            client.close()

    threads = [threading.Thread(target=run) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results


def statuses(calls):
    """How often each status came; None counts the indeterminate."""
    return Counter(call.status for call in calls)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0


def milliseconds(seconds):
    return f"{seconds * 1000:.0f} ms"


def peak_in_flight(calls):
    """How many calls were under way at the same moment at most."""
    moments = sorted([(call.began, 1) for call in calls] + [(call.ended, -1) for call in calls])
    return max(itertools.accumulate(change for _, change in moments), default=0)


def every_order(client, query=""):
    """All orders of GET /orders, page by page."""
    cursor = None
    while True:
        path = f"/orders?limit=200{query}" + (f"&cursor={cursor}" if cursor else "")
        page = client.wanted(200, "GET", path)
        yield from page["items"]
        cursor = page["next_cursor"]
        if not cursor:
            return
