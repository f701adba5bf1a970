"""What it costs to have the glossary in a program: a lookup, a search, the annotation of a text.

A lookup and a search are warm, in one process, on the shipped report; the figures are medians.
Annotation is of 10 MB of text: its time is a ratio to that of ahocorasick-rs, which finds the
same keys in the same text folded beforehand, all of them or the leftmost longest; memory is the
highest of a process that does nothing else. The limits are printed beside.

    python benchmarks/embedding.py [FOLDER ...]

Lookups that are not exact (by pinyin, by a part, mistyped, of what no note explains) are in the
glossary of the folders; the slowest of each kind is told. Without folders the text is the shipped
report over and over: more terms than in any other.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from zhengce import data
from zhengce.glossary import Glossary, fold, read_report
from zhengce.index import open_index

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_MICROSECONDS = 5.0
MOST_INEXACT_MILLISECONDS = 5.0
MOST_MILLISECONDS = 2.0
MOST_RATIO = 2.0
MOST_MEGABYTES = 200
BYTES = 10_000_000
INEXACT = {
    "pinyin": ("fangguanfu", "yibaoliubao", "sanbao"),
    "part": ("放管", "改革", "经济"),
    "mistyped": ("放管付", "一包六报", "双随机一公升"),
    "unexplained": ("乡村振兴", "营商环境", "改革开放"),
}
TERMS = ("一包六保", "“放管服”", "4+5", "双减")
QUERIES = ("年产12万吨", "乡村振兴", "的", "产业 OR 项目", "发展 -工业", "4+5", "in:notes 建设")
ANNOTATE = """
import resource, sys
from zhengce.glossary import Glossary
text = sys.stdin.buffer.read().decode()
Glossary.default().annotate(text)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the median time of doing the work."""
    taken: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def tell(what: str, figure: float, unit: str, most: float) -> None:
    """Print a figure beside its limit."""
    print(f"{what:<42}{figure:8.2f} {unit:<3} (at most {most:g})")


def ten_megabytes(files: list[Path]) -> str:
    """Return 10 MB of the files' texts, or of the shipped report."""
    texts = [path.read_bytes() for path in files or [data.path("xinjiang-2023.txt")]]
    whole = b"".join(texts)
    return (whole * (BYTES // len(whole) + 1))[:BYTES].decode("utf-8", "ignore")


def main() -> None:
    """Print the figures."""
    glossary = Glossary.default()
    lookups = [seconds(partial(glossary.lookup, term), 2_000) for term in TERMS]
    tell("warm lookup", statistics.median(lookups) * 1e6, "µs", MOST_MICROSECONDS)
    folders = list(map(Path, sys.argv[1:]))
    files = sorted(path for folder in folders for path in folder.glob("*.txt"))
    large = Glossary(map(read_report, files)) if files else glossary
    for kind, queries in INEXACT.items():
        slowest = max(seconds(partial(large.lookup, query), 9) for query in queries)
        most = MOST_INEXACT_MILLISECONDS
        tell(f"warm lookup, {kind}, of {len(large.entries)}", slowest * 1e3, "ms", most)
    with tempfile.TemporaryDirectory() as home, open_index(directory=Path(home)) as index:
        for query in QUERIES:
            index.search(query)
            taken = seconds(partial(index.search, query), 200)
            tell(f"warm search {query}", taken * 1e3, "ms", MOST_MILLISECONDS)
    text = ten_megabytes(files)
    folded = fold(text)
    keys = sorted({fold(key) for entry in glossary.entries for key in entry.term.keys} - {""})
    longest = AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest)
    everything = AhoCorasick(keys)
    glossary.annotate("")
    against: dict[str, Callable[[], object]] = {
        "leftmost longest": partial(longest.find_matches_as_indexes, folded),
        "all": partial(everything.find_matches_as_indexes, folded, overlapping=True),
    }
    for which, alone in against.items():
        # By turns, so that whatever else the machine does falls on both.
        ratios = [
            seconds(partial(glossary.annotate, text), 1) / seconds(alone, 1) for _ in range(9)
        ]
        tell(f"annotation, by ahocorasick-rs ({which})", statistics.median(ratios), "×", MOST_RATIO)
    done = subprocess.run(
        [sys.executable, "-c", ANNOTATE], input=text.encode(), capture_output=True, check=True
    )
    tell("memory for it", float(done.stdout), "MB", MOST_MEGABYTES)


if __name__ == "__main__":
    main()
