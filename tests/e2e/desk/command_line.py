#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the completions and the manual page of countinghouse-cli against its own help: every command and option."""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BASH = ROOT / "resources/completions/countinghouse-cli.bash"
ZSH = ROOT / "resources/completions/_countinghouse-cli"
MANUAL = ROOT / "docs/man/countinghouse-cli.1"


def help_of(program, *words):
    run = subprocess.run([program, *words, "--help"], check=True, capture_output=True, text=True)
    return run.stdout


def commands_in(text):
    section = text.split("Subcommands:", 1)[1] if "Subcommands:" in text else ""
    return re.findall(r"^  ([a-z][a-z-]*)", section, re.MULTILINE)


def options_in(text):
    return set(re.findall(r"^  (?:-\w,)?(--[a-z][a-z-]*)", text, re.MULTILINE))


def completed(words):
    """What bash offers for the last of the words."""
    script = ("source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _countinghouse_cli; "
              "printf '%s\\n' \"${COMPREPLY[@]}\"")
    run = subprocess.run(["bash", "-c", script, "bash", str(BASH), *words], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def problems_of(program):
    problems = []
    manual = MANUAL.read_text().replace("\\-", "-")
    zsh = ZSH.read_text()
    top = help_of(program)
    commands = commands_in(top)
    if len(commands) < 15:
        problems.append(f"the help lists only {commands}")
    offered = completed(["countinghouse-cli", ""])
    for word in [*commands, *options_in(top)]:
        if word not in offered:
            problems.append(f"bash does not offer {word}")
    # The commands that "stock-take" has of its own have options too.
    below = [f"{command} {word}" for command in commands if command == "stock-take" for word in commands_in(help_of(program, command))]
    if len(below) < 7:
        problems.append(f"the help of stock-take lists only {below}")
    for command in [*commands, *below]:
        words = command.split()
        text = help_of(program, *words)
        offered = completed(["countinghouse-cli", "--profile", "x", *words, ""])
        for word in [*options_in(text), *commands_in(text)]:
            if word not in offered:
                problems.append(f"bash does not offer {word} after {command}")
        extra = {word for word in offered if word.startswith("--")} - options_in(text) - options_in(top)
        if extra:
            problems.append(f"bash offers {sorted(extra)} after {command}")
        for word in [*words, *options_in(text), *commands_in(text)]:
            if word not in manual:
                problems.append(f"the manual does not have {word} of {command}")
            if word not in zsh:
                problems.append(f"zsh does not offer {word} of {command}")
        for line in text.splitlines():
            if re.match(r"^  (--|[a-z])\S*( \S+)*$", line) and "Excludes" not in line and "INT in" not in line and "Needs" not in line:
                problems.append(f"{command} does not explain: {line.strip()}")
    if completed(["countinghouse-cli", "orders", "--status", "PAID,SH"]) != {"PAID,SHIPPED"}:
        problems.append("bash does not complete a list of statuses")
    if shutil.which("groff"):
        run = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", str(MANUAL)], capture_output=True, text=True)
        if run.stderr:
            problems.append(f"groff says of the manual: {run.stderr}")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desk", required=True)
    problems = problems_of(parser.parse_args().desk)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} differences between the help and what repeats it")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
