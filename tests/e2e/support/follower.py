# SPDX-License-Identifier: Apache-2.0
"""countinghouse-cli sync --follow, watched: the lines of status that it prints, with when they came."""

import json
import subprocess
import threading
import time
from pathlib import Path


class Follower:
    """Used as a context; ends by SIGTERM."""

    def __init__(self, desk):
        self.process = subprocess.Popen(desk.command("sync", "--follow", "--json"), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.process.stdin.write((desk.password or "").encode())
        self.process.stdin.close()
        self.lines = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append((time.monotonic(), json.loads(line)))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=60)

    def wait(self, condition, seconds, since=0.0):
        """When the first line came after `since` that fulfils the condition; None if none did in time."""
        deadline = time.monotonic() + seconds
        seen = 0
        while time.monotonic() < deadline:
            for at, line in self.lines[seen:]:
                seen += 1
                if at >= since and condition(line):
                    return at
            time.sleep(0.02)
        return None

    def in_step(self, seconds=30):
        """The first pass is through."""
        return self.wait(lambda line: line["data_as_of"] and line["activity"] == "IDLE" and line["trouble"] == "NONE", seconds)

    def memory(self):
        """Resident MiB."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) // 1024
        return 0
