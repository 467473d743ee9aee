#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The fault catalogue: injects each fault into the running programs and checks what must hold afterwards.

A run in which no fault hit anything in flight is a failure, not a pass. Finished faults are remembered in the state
file, so that an interrupted run goes on where it was; one that failed is run again, and so is everything once a program
was built anew.
"""

import argparse
import hashlib
import importlib
import json
import pkgutil
import re
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from faults.catalogue import FAULTS, Run  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]


def load():
    folder = Path(__file__).resolve().parent
    for module in pkgutil.iter_modules([str(folder)]):
        if re.fullmatch(r"group_\w+", module.name):
            importlib.import_module("faults." + module.name)


def order(number):
    return number[0], int(re.sub(r"\D.*", "", number[1:])), number


def chosen(names, only_starred):
    wanted = []
    for number in sorted(FAULTS, key=order):
        named = not names or number in names or number[0] in names
        if named and (not only_starred or FAULTS[number].is_starred):
            wanted.append(FAULTS[number])
    return wanted


def digest(*programs):
    """What a fault passed with: the programs, and what injects it."""
    hashed = hashlib.sha256()
    for file in (*programs, *sorted(Path(__file__).resolve().parents[1].rglob("*.py"))):
        hashed.update(Path(file).read_bytes())
    return hashed.hexdigest()


def perform(fault, counts, program, desk, seed):
    """One line of result; True if all held."""
    folder = tempfile.mkdtemp(prefix=f"fault-{fault.number}-")
    run = Run(program, desk, folder, seed, fault.on_pair)
    started = time.monotonic()
    try:
        fault.function(run, **counts)
        if run.in_flight is None:
            run.problems.append("the run did not say how many faults struck")
        elif run.in_flight[0] == 0:
            run.problems.append("no fault struck anything in flight: " + run.in_flight[1])
    except Exception:  # whatever breaks here is a finding
        run.problems.append(traceback.format_exc())
    finally:
        run.close()
    passed = not run.problems
    counted = ", ".join(f"{name} {value}" for name, value in counts.items())
    struck = f"struck {run.in_flight[0]} {run.in_flight[1]}" if run.in_flight else "struck nothing"
    figures = "".join(f"; {name} {value}" for name, value in run.figures.items())
    print(f"{'pass' if passed else 'FAIL'} {fault.number:<5} {fault.title} [{counted}] {struck}{figures}; seed {seed}; "
          f"{time.monotonic() - started:.1f} s", flush=True)
    for problem in run.problems[:20]:
        print("     " + problem.replace("\n", "\n     "), flush=True)
    if len(run.problems) > 20:
        print(f"     and {len(run.problems) - 20} more", flush=True)
    if passed:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        print(f"     what is left of it: {folder}", flush=True)
    return passed


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("names", nargs="*", metavar="GROUP", help="C, N, S, W, X, D, or single faults as S7, or S7x2 with two instances; none: all")
    arguments.add_argument("--service", default=str(ROOT / "build/release/bin/order-service"))
    arguments.add_argument("--desk", default=str(ROOT / "build/release/bin/countinghouse-cli"))
    arguments.add_argument("--full", action="store_true", help="the catalogue's counts, resumable")
    arguments.add_argument("--starred", action="store_true", help="only those that run on every change")
    arguments.add_argument("--seed", type=int, default=None)
    arguments.add_argument("--state", default=str(ROOT / "build/faults.json"), help="what --full remembers")
    arguments.add_argument("--afresh", action="store_true", help="forget what passed before")
    arguments.add_argument("--check", action="store_true", help="run nothing: exit 2 with a sentence if a name is unknown")
    options = arguments.parse_args()
    load()
    unknown = [name for name in options.names if name not in FAULTS and not any(name == number[0] for number in FAULTS)]
    if unknown:
        arguments.error(f"no fault is called {' '.join(unknown)}; there are {' '.join(sorted(FAULTS, key=order))}")
    if options.check:
        return 0
    faults = chosen(options.names, options.starred)
    if not faults:
        arguments.error(f"none of {' '.join(options.names)} is starred")
    for program in (options.service, options.desk):
        if not Path(program).exists():
            arguments.error(f"{program} is missing: ./dev build makes it")
    seed = options.seed if options.seed is not None else int(time.time())
    state_file = Path(options.state)
    tested = digest(options.service, options.desk)
    done = {}
    if options.full and not options.afresh and state_file.exists():
        done = json.loads(state_file.read_text())
    failed = []
    for fault in faults:
        if done.get(fault.number) == tested:
            print(f"done {fault.number:<5} {fault.title}: passed before", flush=True)
            continue
        if not perform(fault, fault.full if options.full else fault.small, options.service, options.desk, seed):
            failed.append(fault.number)
        elif options.full:
            done[fault.number] = tested
            state_file.parent.mkdir(parents=True, exist_ok=True)
            state_file.write_text(json.dumps(done))
    print(f"{len(faults) - len(failed)} of {len(faults)} faults passed" + (": failed " + " ".join(failed) if failed else ""))
    if options.full and not failed:
        state_file.unlink(missing_ok=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
