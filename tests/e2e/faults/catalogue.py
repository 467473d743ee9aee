# SPDX-License-Identifier: Apache-2.0
"""How a fault says what it is: a function with its number, its small and its full counts, that breaks something and
checks what must hold afterwards."""

from dataclasses import dataclass
from pathlib import Path
import random

from support.order_service import OrderService, end_what_is_left
from support.two_instances import TwoInstances

FAULTS = {}
# Faults of the service's logic are injected a second time into two instances on one PostgreSQL database; S7 is S7x2 there.
PAIR = "x2"


@dataclass
class Fault:
    number: str
    title: str
    function: object
    small: dict
    full: dict
    is_starred: bool
    on_pair: bool = False


def fault(number, title, small=None, full=None, starred=False, paired=False):
    """Registers `function(run, **counts)`. `full`: the counts of the catalogue; `small`: those of every change. `paired`: it takes
    its service from run.service(), and so can be had with two instances too."""

    def register(function):
        assert number not in FAULTS, number
        FAULTS[number] = Fault(number, title, function, small or {}, full or small or {}, starred)
        if paired:
            FAULTS[number + PAIR] = Fault(number + PAIR, title + ", two instances", function, small or {}, full or small or {}, False, True)
        return function

    return register


class Run:
    """What one fault's function works with, and where it reports to."""

    def __init__(self, program, desk, folder, seed, on_pair=False):
        self.on_pair = on_pair
        self.pairs = []
        self.program = program
        self.desk = desk
        self.folder = Path(folder)
        self.random = random.Random(seed)
        self.problems = []
        self.in_flight = None
        self.figures = {}

    def service(self, options=()):
        """A service not yet made, or two of them on one database; clients are for client() to give."""
        if not self.on_pair:
            return OrderService(self.program, self.folder, options)
        self.pairs.append(TwoInstances(self.program, self.folder, options))
        return self.pairs[-1]

    def close(self):
        for pair in self.pairs:
            pair.close()
        end_what_is_left()

    def check(self, condition, sentence):
        """Notes what does not hold and goes on, so that one run tells everything."""
        if not condition:
            self.problems.append(sentence)
        return bool(condition)

    def struck(self, count, what):
        """How many injected faults really hit an operation in flight; a run that hit none fails."""
        self.in_flight = (count, what)

    def figure(self, name, value):
        self.figures[name] = value

    def audit(self, service):
        for line in service.audit():
            self.problems.append("audit: " + line)
