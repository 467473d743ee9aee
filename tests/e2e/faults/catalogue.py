# SPDX-License-Identifier: Apache-2.0
"""How a fault says what it is: a function with its number, its small and its full counts, that breaks something and
checks what must hold afterwards."""

from dataclasses import dataclass
from pathlib import Path
import random

FAULTS = {}


@dataclass
class Fault:
    number: str
    title: str
    function: object
    small: dict
    full: dict
    is_starred: bool


def fault(number, title, small=None, full=None, starred=False):
    """Registers `function(run, **counts)`. `full`: the counts of the catalogue; `small`: those of every change."""

    def register(function):
        assert number not in FAULTS, number
        FAULTS[number] = Fault(number, title, function, small or {}, full or small or {}, starred)
        return function

    return register


class Run:
    """What one fault's function works with, and where it reports to."""

    def __init__(self, program, desk, folder, seed):
        self.program = program
        self.desk = desk
        self.folder = Path(folder)
        self.random = random.Random(seed)
        self.problems = []
        self.in_flight = None
        self.figures = {}

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
