# SPDX-License-Identifier: Apache-2.0
"""countinghouse-cli as a black box: one profile, one command at a time."""

import json
import subprocess
from pathlib import Path

DONE, FAILED, USAGE, OFFLINE, SIGN_IN = range(5)


class DeskCli:
    """A profile of its own in `folder`. There is no keyring where tests run, so that every command gets the password."""

    def __init__(self, program, folder, name="desk", password=None):
        self.program = str(program)
        self.profile = Path(folder) / name
        self.password = password

    def command(self, *arguments):
        return [self.program, "--profile", str(self.profile), *(["--password-stdin"] if self.password else []), *arguments]

    def run(self, *arguments, want=DONE, timeout=300):
        """The lines on stdout, as objects where they are JSON; `want`: the exit code, None for any."""
        done = subprocess.run(self.command(*arguments), input=(self.password or "").encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=timeout, check=False)
        self.code, self.said = done.returncode, done.stderr.decode()
        if want is not None and done.returncode != want:
            raise AssertionError(f"{' '.join(arguments)}: wanted {want}, got {done.returncode}: {self.said[-500:]}")
        lines = done.stdout.decode().splitlines()
        return [json.loads(line) for line in lines] if "--json" in arguments or arguments[0] == "dump" else lines

    def start(self, *arguments):
        """The running process, its password given."""
        process = subprocess.Popen(self.command(*arguments), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process.stdin.write((self.password or "").encode())
        process.stdin.close()
        return process

    def sign_in(self, address, user="merchant", want=DONE):
        return self.run("sign-in", "--server", f"http://{address}", "--user", user, want=want)
