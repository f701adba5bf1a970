"""How fast text is found, beside what people would use instead, in one run.

    python benchmarks/search.py [--reports N ...] [--rounds N] [FOLDER ...]

Each peer is built in a process of its own (processor time, wall time, memory, size), and asked
for the same strings of one to eight characters in another: the first twenty blocks with the
total, and all blocks with their texts. Every figure is a ratio in the same round (of a question to
a plain scan's median, of a build to that of stock Whoosh), its median over the rounds and their
spread. Exactness is by the scan: which share of the true blocks is found, and of those found true.

The reports are those of the folders, or the shipped one; where there are too few, others are made
of them: their lines in another order, their figures changed. The table is Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhengce import data
from zhengce.glossary import archive, read_report
from zhengce.glossary.folding import fold

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import peers

STRINGS = 190
SIZES = (10, 100, 275, 2_750)
PROGRAM = str(Path(sys.executable).with_name("zhengce"))
Figures = dict[str, Any]


def make(folder: Path, sources: list[Path], count: int) -> list[str]:
    """Store ``count`` reports in a folder; return their blocks' texts in order."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    chance = random.Random(count)  # noqa: S311 - any variation will do, and the same each time
    for number in range(count):
        path = sources[number % len(sources)]
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if number >= len(sources):
            head, *lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join([head, *lines])
            text = re.sub(r"\d", lambda _: str(chance.randrange(10)), text)
        made = folder / path.name
        made.write_text(text, encoding="utf-8")
        report = read_report(made)
        report = replace(report, metadata=replace(report.metadata, id=f"report-{number:05}"))
        archive.store(report, reports / f"report-{number:05}.json")
        made.unlink()
    return [
        block.text for path in sorted(reports.glob("*.json")) for block in archive.load(path).blocks
    ]


def strings_of(texts: list[str]) -> list[str]:
    """Return strings of one to eight characters that the texts hold."""
    chance = random.Random(8)  # noqa: S311
    found: list[str] = []
    while len(found) < STRINGS:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        string = text[start : start + chance.randint(1, 8)]
        if fold(string):
            found.append(string)
    return found


def child(peer: str, what: str, folder: Path) -> Figures:
    """Build or ask a peer in a process of its own."""
    command = [sys.executable, __file__, "--child", peer, what, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True)
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(peer: str, what: str, folder: Path) -> Figures:
    """In the child: what a build took, or how long the questions."""
    kind = peers.installed()[peer]
    place = folder if peer == "zhengce" else folder / peer.replace(" ", "-").replace(",", "")
    place.mkdir(exist_ok=True)
    if what == "build":
        texts: list[str] = []  # zhengce reads its own; what a peer is given counts as its memory
        if peer != "zhengce":
            texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
        before, start = _usage(), time.perf_counter()
        kind.build(texts, place)
        built = place / "index" if peer == "zhengce" else place
        return {
            "wall": time.perf_counter() - start,
            "processor": _usage() - before,
            "memory": _memory(),
            "size": sum(
                path.stat().st_size for path in built.rglob("*") if "jieba" not in path.parts
            ),
        }
    strings = json.loads((folder / "strings.json").read_text(encoding="utf-8"))
    opened: peers.Peer = kind(place)
    opened.first(strings[0])
    first, every = [], []
    found = []
    for string in strings:
        start = time.perf_counter()
        opened.first(string)
        first.append(time.perf_counter() - start)
        start = time.perf_counter()
        found.append(sorted(opened.every(string)))
        every.append(time.perf_counter() - start)
    (place / "found.json").write_text(json.dumps(found), encoding="utf-8")
    return {
        "first": statistics.median(first),
        "first95": _percentile(first),
        "every": statistics.median(every),
        "every95": _percentile(every),
        "memory": _memory(),
        "found": str(place / "found.json"),
    }


def _usage() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def _memory() -> float:
    """Return the megabytes of this process at most, and of those that it started, all at once.

    From /proc: what ``getrusage`` says of a process is at least what the one had that started it.
    """
    own = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (os.cpu_count() or 1)
    return (int(own[1]) if own else 0) / 1024 + started / 1024


def _percentile(figures: list[float]) -> float:
    return sorted(figures)[int(0.95 * len(figures))]


def exactness(found: list[list[int]], truth: list[list[int]]) -> tuple[float, float]:
    """Return which share of the true blocks is found, and of those found true."""
    both = sum(len(set(a) & set(b)) for a, b in zip(found, truth, strict=True))
    return both / max(1, sum(map(len, truth))), both / max(1, sum(map(len, found)))


def cold(folder: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds of a search as a command, and of importing click and rich."""
    environment = os.environ | {"ZHENGCE_HOME": str(folder)}
    commands = (
        [PROGRAM, "search", "营商环境", "--limit", "20"],
        [sys.executable, "-c", "import click, rich.console, rich.text"],
    )
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(3 * rounds + 1):
        for command, times in zip(commands, taken, strict=True):
            start = time.perf_counter()
            subprocess.run(command, env=environment, capture_output=True, check=False)
            if turn:  # the first may build the index
                times.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])


def spread(figures: list[float]) -> str:
    """Return a median and what it lies between."""
    middle = statistics.median(figures)
    digits = 0 if middle >= 10 else 1 if middle >= 1 else 2
    low, high = min(figures), max(figures)
    return f"{middle:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def table(count: int, sources: list[Path], rounds: int) -> None:
    """Measure all peers on so many reports, and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = make(folder, sources, count)
        strings = strings_of(texts)
        for file, content in (("texts.json", texts), ("strings.json", strings)):
            (folder / file).write_text(json.dumps(content), encoding="utf-8")
        size = sum(len(text.encode()) for text in texts)
        names = list(peers.installed())
        built = {peer: child(peer, "build", folder) for peer in names}
        asked = [{peer: child(peer, "ask", folder) for peer in names} for _ in range(rounds)]
        truth = json.loads(Path(asked[0]["plain scan"]["found"]).read_text(encoding="utf-8"))
        print(f"\n## {count:,} reports, {len(texts):,} blocks, {size / 1e6:.1f} MB\n")
        base = asked[0]["plain scan"]
        print(
            f"A plain scan takes {1000 * base['first']:.1f} ms at the median, "
            f"{1000 * base['first95']:.1f} at the 95th percentile.\n"
        )
        print(
            "| | first 20, median | 95th | all, median | 95th | found | exact "
            "| build: processor | wall | memory | size |\n|" + " --- |" * 11
        )
        for peer in names:
            times = [
                spread([turn[peer][key] / turn["plain scan"][of] for turn in asked])
                for key, of in (
                    ("first", "first"),
                    ("first95", "first95"),
                    ("every", "every"),
                    ("every95", "every95"),
                )
            ]
            recall, precision = exactness(
                json.loads(Path(asked[-1][peer]["found"]).read_text(encoding="utf-8")), truth
            )
            stock, own = built["stock Whoosh"], built[peer]
            print(
                f"| {peer} | {' | '.join(times)} | {recall:.2f} | {precision:.2f} "
                f"| {own['processor'] / stock['processor']:.2f} "
                f"| {own['wall'] / stock['wall']:.2f} | {own['memory']:.0f} MB "
                f"| {own['size'] / size:.1f} × |",
                flush=True,
            )
        search, imports = cold(folder, rounds)
        print(f"\nA search as a command takes {search / imports:.2f} of importing click and rich.")


def main() -> None:
    """Measure on each number of reports."""
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(measure(sys.argv[2], sys.argv[3], Path(sys.argv[4]))))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("folders", type=Path, nargs="*")
    asked = parser.parse_args()
    sources = sorted(path for folder in asked.folders for path in folder.glob("*.txt"))
    for count in asked.reports:
        table(count, sources or [data.path("xinjiang-2023.txt")], asked.rounds)


if __name__ == "__main__":
    main()
