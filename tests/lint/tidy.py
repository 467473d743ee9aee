#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads sources with clang-tidy, several of a folder at once: most of its time goes into Qt's headers, which are then read
once for all of them. What it complains about together is halved until single files are left, and only what it says of a
file read by itself counts: files that do not go together (two local functions of one name) cost time and nothing else.
Prints findings; exit status 1 if there are any, 3 if --seconds were over before all was read."""

import argparse
import collections
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import threading
import time
from pathlib import Path

TOGETHER = 12
NOISE = re.compile(r"^(\d+ warnings? (generated|treated)|Suppressed \d+ |Use -header-filter)")
# What says something about a file only where it is the one that is read, not one that is included.
ABOUT_INCLUDED = "-bugprone-suspicious-include,-google-global-names-in-headers,-misc-definitions-in-headers"
HEADERS = r"/(app|core|server|ui|tests)/[^.]*\.(h|cpp)$"


def command_of(entry):
    """The compile command as clang understands it: without gcc's precompiled header and its options, without the output."""
    words, kept = iter(shlex.split(entry["command"])), []
    for word in words:
        if word in ("-o", "-c"):
            next(words)
        elif word == "-include":
            if not (header := next(words)).endswith("cmake_pch.hxx"):
                kept += [word, header]
        elif word not in ("-fpch-preprocess", "-Winvalid-pch", "-Werror"):
            kept.append(word)
    return kept


def is_own(word):
    """Whether a word of a command is of one target only, and may be given to its neighbours too."""
    return word.startswith("-I") and word.endswith("_autogen/include")


class Reader:
    def __init__(self, root, folder, deadline):
        self.root = root
        self.folder = folder
        self.deadline = deadline
        self.count = 0
        self.lock = threading.Lock()
        self.findings = 0
        self.unread = []

    def unit(self, files):
        """A folder with a compile database of one entry, for one file or for several together."""
        with self.lock:
            self.count += 1
            folder = self.folder / str(self.count)
        folder.mkdir(parents=True)
        source = files[0][0]
        words = [word for word in files[0][1] if not is_own(word)]
        words += dict.fromkeys(word for _, command in files for word in command if is_own(word))
        if len(files) > 1:
            source = folder / "together.cpp"
            source.write_text("".join(f'#define main main_{number}\n#include "{file}"\n#undef main\n'
                                      for number, (file, _) in enumerate(files)))
        entry = {"directory": str(self.folder), "file": str(source), "command": shlex.join([*words, "-c", str(source)])}
        (folder / "compile_commands.json").write_text(json.dumps([entry]))
        return folder, str(source)

    def read(self, files):
        left = self.deadline - time.monotonic() if self.deadline else None
        if left is not None and left <= 0:
            return self.leave(files)
        folder, source = self.unit(files)
        together = ["--checks=" + ABOUT_INCLUDED, "--header-filter=" + HEADERS] if len(files) > 1 else []
        try:
            result = subprocess.run(
                ["clang-tidy", "--quiet", "-p", str(folder), f"--config-file={self.root / '.clang-tidy'}", *together,
                 "--extra-arg=-Wno-unknown-warning-option", source],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd=self.root, timeout=left)
        except subprocess.TimeoutExpired:
            return self.leave(files)
        if result.returncode == 0:
            return None
        if len(files) > 1:
            half = len(files) // 2
            self.read(files[:half])
            self.read(files[half:])
            return None
        with self.lock:
            self.findings += 1
            print("\n".join(line for line in result.stdout.splitlines() if not NOISE.match(line)), flush=True)
        return None

    def leave(self, files):
        with self.lock:
            self.unread += [file for file, _ in files]


def groups_of(entries):
    """Files of one folder whose commands differ at most in what is_own, a dozen at a time."""
    alike = collections.OrderedDict()
    for entry in entries:
        command = command_of(entry)
        key = (os.path.dirname(entry["file"]), *(word for word in command if not is_own(word)))
        alike.setdefault(key, []).append((entry["file"], command))
    return [files[start:start + TOGETHER] for files in alike.values() for start in range(0, len(files), TOGETHER)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--database", required=True, help="compile_commands.json as CMake wrote it")
    arguments.add_argument("--work", required=True, help="a folder of ours, emptied")
    arguments.add_argument("--seconds", type=float, help="how long it may take")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments.add_argument("files", nargs="*", help="files to read; those that are in no target are left out")
    options = arguments.parse_args()
    root = Path(__file__).resolve().parents[2]
    work = Path(options.work).resolve()
    subprocess.run(["rm", "-rf", str(work)], check=True)
    wanted = {str(root / file) for file in options.files}
    entries = {entry["file"]: entry for entry in json.loads(Path(options.database).read_text()) if entry["file"] in wanted}
    started = time.monotonic()
    reader = Reader(root, work, started + options.seconds if options.seconds else None)
    # The same order every time would leave out the same files every time.
    groups = sorted(groups_of(entries.values()), key=lambda files: hash(files[0][0]))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for done in [pool.submit(reader.read, files) for files in groups]:
            done.result()
    print(f"== clang-tidy read {len(entries) - len(reader.unread)} of {len(entries)} files in {time.monotonic() - started:.0f} s",
          file=sys.stderr)
    if reader.findings:
        return 1
    return 3 if reader.unread else 0


if __name__ == "__main__":
    sys.exit(main())
