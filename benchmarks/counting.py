"""How long it takes to count and to compare, beside a search of the same shelf, in one run.

    python benchmarks/counting.py [--rounds N] FOLDER

Each command is a whole process on a shelf of the reports in a folder; they take turns, so that a
busy machine slows them alike. Printed: the median time, and its ratio to that of a search. A plain
scan is a Python of its own that reads the same files and counts the string in each, folded: what
who has no index would do.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("zhengce"))
WORD = "改革"
SCAN = (
    "import sys; from pathlib import Path; from zhengce.glossary.folding import fold;"
    f"print(sum(fold(p.read_text('utf-8', 'replace')).count('{WORD}')"
    " for p in Path(sys.argv[1]).glob('*.txt')))"
)


def commands(folder: Path, old: str, new: str) -> dict[str, list[str]]:
    """Return what is measured, by its name; the first is what the others are compared with."""
    return {
        "search": [PROGRAM, "search", WORD],
        "search, all hits": [PROGRAM, "search", WORD, "--limit", "0"],
        "plain scan": [sys.executable, "-c", SCAN, str(folder)],
        "concordance, all lines": [PROGRAM, "concordance", WORD, "--limit", "0"],
        "collocates": [PROGRAM, "collocates", WORD],
        "keywords of a report": [PROGRAM, "keywords", new],
        "frequencies": [PROGRAM, "frequencies"],
        "changes of two": [PROGRAM, "changes", old, new],
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"ZHENGCE_HOME": home}
        files = sorted(map(str, asked.folder.glob("*.txt")))
        subprocess.run(
            [PROGRAM, "add", *files], env=environment, stdout=subprocess.DEVNULL, check=False
        )
        names = [Path(file).stem for file in files]
        measured = commands(asked.folder, *names[:2])
        subprocess.run(
            measured["search"], env=environment, stdout=subprocess.DEVNULL, check=True
        )  # which builds the index
        times: dict[str, list[float]] = {name: [] for name in measured}
        for _ in range(asked.rounds):
            for name, command in measured.items():
                start = time.perf_counter()
                subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
                times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        print(f"{name:<24} {median * 1000:8.0f} ms  {median / medians['search']:5.2f} × search")
    return 0


if __name__ == "__main__":
    sys.exit(main())
