#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""units.py SYSTEMD_ANALYZE PROGRAM: systemd reads the units of deploy/systemd without a word, with PROGRAM in the place of
the installed one, and calls the service's exposure low."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

UNITS = Path(__file__).resolve().parents[2] / "deploy/systemd"
MOST_EXPOSURE = 2.0


def main():
    analyze, program = sys.argv[1:]
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for unit in UNITS.iterdir():
            text = unit.read_text().replace("/usr/bin/order-service", program)
            # Manual pages are installed by the package.
            text = re.sub(r"^Documentation=man:.*\n", "", text, flags=re.MULTILINE)
            Path(folder, unit.name).write_text(text)
        units = sorted(map(str, Path(folder).iterdir()))
        said = subprocess.run([analyze, "verify", *units], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
        problems += [line for line in said.splitlines() if any(Path(unit).name in line for unit in units)]
        security = subprocess.run([analyze, "security", "--offline=true", f"{folder}/order-service.service"],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
        exposure = re.search(r"Overall exposure level for order-service.service: ([0-9.]+)", security)
        if not exposure or float(exposure[1]) > MOST_EXPOSURE:
            problems.append(security[-2000:])
    print("\n".join(problems) or f"{len(units)} units, exposure {exposure[1]}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
