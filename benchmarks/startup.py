"""Start-up, as a ratio to importing click and the parts of Rich that a screen needs.

Each command is a whole process, on a built index; all commands take turns, so that a busy
machine slows them alike. Printed: the median time, its ratio to the baseline's, the limit.

    python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("zhengce"))
BASELINE = "baseline"
COMMANDS = {
    BASELINE: [sys.executable, "-c", "import click, rich.console, rich.table, rich.text"],
    "lookup --json": [PROGRAM, "lookup", "--json", "一包六保"],
    "lookup": [PROGRAM, "lookup", "一包六保"],
    "search": [PROGRAM, "search", "水资源"],
}
LIMITS = {"lookup --json": 1.3, "lookup": 1.8, "search": 3.0}


def measure(rounds: int, environment: dict[str, str]) -> dict[str, float]:
    """Return the median seconds of each command."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> int:
    """Measure and print; return 1 if a limit is passed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"ZHENGCE_HOME": home}
        start = time.perf_counter()
        subprocess.run(COMMANDS["search"], check=True, env=environment, stdout=subprocess.DEVNULL)
        print(f"first search, which builds the index: {time.perf_counter() - start:.2f} s")
        medians = measure(rounds, environment)
    passed = True
    for name, median in medians.items():
        ratio = median / medians[BASELINE]
        limit = LIMITS.get(name)
        passed &= limit is None or ratio <= limit
        allowed = f"  (at most {limit})" if limit else ""
        print(f"{name:<14} {median * 1000:6.1f} ms  {ratio:.2f} × baseline{allowed}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
