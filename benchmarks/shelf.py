"""A shelf of hundreds: adding them, adding one more, and what they cost a lookup and a search.

Adding is timed once, from nothing; memory is the highest of the process. Lookup and search
are whole processes, on the full shelf and on the shipped report alone by turns, and printed
as ratios of medians, with the limits.

    python benchmarks/shelf.py [FOLDER ...]

Without folders the reports are made from the shipped one, its paragraphs shuffled.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from zhengce import data

PROGRAM = str(Path(sys.executable).with_name("zhengce"))
COMMANDS = {
    ("lookup", "--json", "一包六保"): 1.5,
    ("lookup", "--json", "放管服"): 1.5,
    ("search", "一包六保"): 2.0,
    ("search", "水资源"): 2.0,
    ("search", "乡村振兴"): 2.0,
}
MOST_SECONDS = 180.0
MOST_MEGABYTES = 700
MOST_SECONDS_FOR_ONE = 3.0
MADE = 274
ROUNDS = 9


def make(folder: Path) -> None:
    """Write reports like the shipped one, each with its own order of lines."""
    head, *lines = data.path("xinjiang-2023.txt").read_text(encoding="utf-8").split("\n")
    for number in range(MADE):
        shuffled = lines[:60]
        rest = lines[60:]
        random.Random(number).shuffle(rest)  # noqa: S311 - any order will do
        text = "\n".join([f"{1800 + number}年{head}", *shuffled, *rest])
        (folder / f"report{number}.txt").write_text(text, encoding="utf-8")


def add(home: str, paths: list[Path]) -> tuple[float, float]:
    """Add the reports; return the seconds it took and the megabytes at most."""
    start = time.perf_counter()
    command = [PROGRAM, "add", *map(str, paths)]
    running = subprocess.Popen(
        command, env=os.environ | {"ZHENGCE_HOME": home}, stdout=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(running.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def ratio(command: tuple[str, ...], homes: tuple[str, str]) -> float:
    """Return the command's median time in the first home by that in the second."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for home, each in zip(homes, times, strict=True):
            start = time.perf_counter()
            environment = os.environ | {"ZHENGCE_HOME": home}
            subprocess.run(
                [PROGRAM, *command], check=True, env=environment, stdout=subprocess.DEVNULL
            )
            if turn:  # the first may build an index
                each.append(time.perf_counter() - start)
    return statistics.median(times[0]) / statistics.median(times[1])


def main() -> int:
    """Measure and print; return 1 if a limit is passed."""
    passed = True

    def show(what: str, figure: float, limit: float, unit: str) -> None:
        nonlocal passed
        passed &= figure <= limit
        print(f"{what:<28} {figure:8.2f} {unit:<3} (at most {limit:g})", flush=True)

    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as full:
        if not sys.argv[1:]:
            make(Path(folder))
        sources = list(map(Path, sys.argv[1:])) or [Path(folder)]
        paths = sorted(path for source in sources for path in source.glob("*.txt"))
        seconds, megabytes = add(full, paths[:-1])
        print(f"{len(paths)} reports")
        show("add from nothing", seconds, MOST_SECONDS, "s")
        show("memory", megabytes, MOST_MEGABYTES, "MB")
        show("add one more", add(full, paths[-1:])[0], MOST_SECONDS_FOR_ONE, "s")
        with tempfile.TemporaryDirectory() as empty:
            for command, limit in COMMANDS.items():
                show(" ".join(command), ratio(command, (full, empty)), limit, "×")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
