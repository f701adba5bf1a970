"""How well documents are read: on sets that were read by eye, half of each kept back.

    python benchmarks/reading.py [DOCUMENTS]

``tests/data`` has what a reader saw: the metadata of 60 work reports, the roles of 663 places in
48, and of 459 other documents (plans, opinions, notices, bulletins, regulations, as pages, Word
files, PDF, OFD and text) the metadata and, of 161,
the first and last characters of their paragraphs.
The reports lie in ``../shared/reports``; the documents are fetched from where the set says, into
the folder DOCUMENTS, under the names that it gives. What is not there is not measured. The
figures before are those of the reader of 28 November 2026, number 2; those behind them are of the
first opening of a part, before any of it was looked at, after which the classes of what it showed
were mended; those from the eleventh on are of metadata alone. A field is "not wrong"
where it is right, left empty, or marked as a guess.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.glossary import Report, ZhengceError, read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
SETS = ROOT / "tests" / "data"
REPORTS = ROOT.parent / "shared" / "reports"
FIELDS = ("title", "kind", "place", "level", "province", "year", "date")
LINE_END = re.compile(r"\n|\\r\\n|[\u3000 ]{2,}")
_MARK = len("[12]")  # of a note: a link in what is read, text to who counted
SLACK = 0.02  # of a paragraph's length: how marks of notes and spaces are counted


def opened(
    part: str, paragraphs: tuple[int, int, int], documents: int, **counts: tuple[int, int]
) -> dict[tuple[str, str, str], str]:
    """Return how many of each field were right before, and when the part was opened.

    Of its paragraphs, which are counted first, so and how many there are.
    """
    before, then, total = paragraphs
    shown = f"{before}/{total}, then {then}/{total}"
    whole = {("documents", part, "paragraphs"): shown} if total else {}
    return whole | {
        ("documents", part, name): f"{before}/{documents}, then {then}/{documents}"
        for name, (before, then) in counts.items()
    }


# Before, and when the held half was opened.
BEFORE = {
    ("documents", "dev", "paragraphs"): "759/835",
    ("documents", "held", "paragraphs"): "848/948, then 900/948",
    ("documents", "dev", "title"): "1/28",
    ("documents", "held", "title"): "1/27, then 24/27",
    ("documents", "dev", "kind"): "0/28",
    ("documents", "held", "kind"): "0/27, then 25/27",
    ("documents", "dev", "place"): "6/28",
    ("documents", "held", "place"): "3/27, then 24/27",
    ("documents", "dev", "level"): "8/28",
    ("documents", "held", "level"): "6/27, then 21/27",
    ("documents", "dev", "province"): "21/28",
    ("documents", "held", "province"): "24/27, then 26/27",
    ("documents", "dev", "year"): "13/28",
    ("documents", "held", "year"): "8/27, then 16/27",
    ("documents", "dev", "date"): "20/28",
    ("documents", "held", "date"): "19/27, then 25/27",
    ("reports", "dev", "title"): "24/30",
    ("reports", "held", "title"): "23/30, then 26/30",
    ("reports", "dev", "place"): "29/30",
    ("reports", "held", "place"): "29/30, then 29/30",
    ("reports", "dev", "level"): "24/30",
    ("reports", "held", "level"): "26/30, then 29/30",
    ("reports", "dev", "province"): "11/30",
    ("reports", "held", "province"): "9/30, then 30/30",
    ("reports", "dev", "year"): "30/30",
    ("reports", "held", "year"): "30/30, then 30/30",
    ("reports", "dev", "date"): "29/30",
    ("reports", "held", "date"): "30/30, then 29/30",
    ("roles", "held", "main"): "none, then 36/43",
    ("roles", "held", "inner"): "none, then 144/174",
    ("roles", "second", "main"): "none, then 43/50",
    ("roles", "second", "inner"): "none, then 59/63",
    ("roles", "third", "main"): "none, then 43/49",
    ("roles", "third", "inner"): "none, then 61/65",
    **opened(
        *("second", (539, 596, 623), 20),
        title=(2, 16),
        kind=(0, 19),
        place=(3, 20),
        level=(8, 19),
        province=(10, 20),
        year=(9, 19),
        date=(6, 20),
    ),
    **opened(
        *("third", (611, 649, 673), 19),
        title=(0, 17),
        kind=(0, 18),
        place=(2, 19),
        level=(12, 19),
        province=(13, 19),
        year=(13, 16),
        date=(10, 17),
    ),
    **opened(
        *("fourth", (229, 277, 332), 10),
        title=(2, 7),
        kind=(0, 10),
        place=(1, 8),
        level=(1, 6),
        province=(4, 9),
        year=(7, 10),
        date=(7, 10),
    ),
    **opened(
        *("fifth", (180, 252, 258), 10),
        title=(2, 7),
        kind=(0, 10),
        place=(1, 10),
        level=(1, 9),
        province=(5, 10),
        year=(8, 10),
        date=(7, 10),
    ),
    **opened(
        *("sixth", (336, 348, 350), 11),
        title=(1, 8),
        kind=(0, 9),
        place=(0, 11),
        level=(1, 9),
        province=(7, 11),
        year=(11, 11),
        date=(4, 11),
    ),
    **opened(
        *("seventh", (266, 295, 297), 8),
        title=(0, 7),
        kind=(0, 8),
        place=(1, 8),
        level=(1, 8),
        province=(5, 8),
        year=(7, 8),
        date=(4, 7),
    ),
    **opened(
        *("eighth", (277, 433, 442), 12),
        title=(3, 7),
        kind=(0, 11),
        place=(1, 11),
        level=(0, 10),
        province=(6, 11),
        year=(7, 12),
        date=(8, 11),
    ),
    **opened(
        *("ninth", (231, 285, 290), 8),
        title=(0, 8),
        kind=(0, 8),
        place=(1, 8),
        level=(0, 8),
        province=(3, 8),
        year=(8, 8),
        date=(5, 6),
    ),
    **opened(
        *("tenth", (158, 237, 237), 8),
        title=(1, 8),
        kind=(0, 8),
        place=(1, 8),
        level=(1, 8),
        province=(6, 8),
        year=(5, 8),
        date=(5, 8),
    ),
    **opened(
        *("eleventh", (0, 0, 0), 26),
        title=(3, 25),
        kind=(0, 25),
        place=(2, 23),
        level=(1, 23),
        province=(10, 23),
        year=(8, 19),
        date=(10, 19),
    ),
    **opened(
        *("twelfth", (0, 0, 0), 24),
        title=(1, 21),
        kind=(0, 23),
        place=(1, 23),
        level=(1, 21),
        province=(7, 23),
        year=(8, 24),
        date=(7, 23),
    ),
    **opened(
        *("thirteenth", (0, 0, 0), 24),
        title=(1, 16),
        kind=(0, 21),
        place=(1, 22),
        level=(1, 22),
        province=(11, 23),
        year=(11, 22),
        date=(8, 23),
    ),
    **opened(
        *("fourteenth", (0, 0, 0), 20),
        title=(0, 18),
        kind=(0, 20),
        place=(1, 19),
        level=(1, 20),
        province=(5, 20),
        year=(7, 20),
        date=(9, 20),
    ),
    **opened(
        *("fifteenth", (0, 0, 0), 19),
        title=(0, 12),
        kind=(0, 18),
        place=(3, 18),
        level=(4, 18),
        province=(5, 18),
        year=(6, 17),
        date=(8, 15),
    ),
    **opened(
        *("sixteenth", (0, 0, 0), 20),
        title=(1, 17),
        kind=(0, 20),
        place=(3, 20),
        level=(3, 19),
        province=(7, 20),
        year=(9, 19),
        date=(12, 19),
    ),
    **opened(
        *("seventeenth", (0, 0, 0), 17),
        title=(2, 13),
        kind=(0, 16),
        place=(0, 14),
        level=(1, 14),
        province=(3, 16),
        year=(1, 16),
        date=(5, 15),
    ),
    **opened(
        *("eighteenth", (0, 0, 0), 24),
        title=(0, 23),
        kind=(0, 23),
        place=(1, 24),
        level=(2, 24),
        province=(7, 24),
        year=(7, 24),
        date=(6, 23),
    ),
    **opened(
        *("nineteenth", (0, 0, 0), 20),
        title=(1, 18),
        kind=(0, 20),
        place=(0, 20),
        level=(0, 20),
        province=(7, 20),
        year=(9, 20),
        date=(11, 20),
    ),
    **opened(
        *("twentieth", (0, 0, 0), 24),
        title=(0, 24),
        kind=(0, 23),
        place=(2, 23),
        level=(5, 23),
        province=(12, 24),
        year=(9, 24),
        date=(9, 24),
    ),
    **opened(
        *("twenty-first", (0, 0, 0), 24),
        title=(0, 20),
        kind=(0, 23),
        place=(2, 24),
        level=(7, 24),
        province=(15, 24),
        year=(9, 24),
        date=(9, 23),
    ),
    **opened(
        *("twenty-second", (0, 0, 0), 20),
        title=(3, 17),
        kind=(0, 20),
        place=(4, 18),
        level=(3, 17),
        province=(12, 20),
        year=(11, 19),
        date=(12, 18),
    ),
    **opened(
        *("twenty-third", (0, 0, 0), 14),
        title=(4, 14),
        kind=(0, 13),
        place=(2, 9),
        level=(2, 9),
        province=(9, 13),
        year=(9, 14),
        date=(8, 13),
    ),
    **opened(
        *("twenty-fourth", (0, 0, 0), 20),
        title=(2, 17),
        kind=(0, 16),
        place=(5, 17),
        level=(5, 17),
        province=(7, 18),
        year=(10, 20),
        date=(9, 19),
    ),
    ("roles", "fourth", "main"): "none, then 49/53",
    ("roles", "fourth", "inner"): "none, then 91/101",
    ("roles", "fifth", "main"): "none, then 52/53",
    ("roles", "fifth", "inner"): "none, then 91/100",
    ("roles", "sixth", "main"): "none, then 61/65",
    ("roles", "sixth", "inner"): "none, then 118/125",
}
Counts = dict[tuple[str, str], tuple[int, int]]
"""By half and what is measured: how many are right, and of how many."""


def bare(text: str | None) -> str:
    """Return a text without white space, in half-width characters."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


class Tally:
    """Counts what is right."""

    def __init__(self) -> None:
        self.right: Counter[tuple[str, str]] = Counter()
        self.all: Counter[tuple[str, str]] = Counter()

    def count(self, half: str, name: str, *, is_right: bool) -> None:
        """Count one more of what is measured."""
        self.all[half, name] += 1
        self.right[half, name] += is_right

    def result(self) -> Counts:
        """Return all counts."""
        return {key: (self.right[key], count) for key, count in sorted(self.all.items())}


def judge_metadata(tally: Tally, report: Report, verdict: dict[str, Any]) -> None:
    """Count the fields that are as they were read by eye, or as else they may be."""
    for name in FIELDS:
        if name not in verdict:
            continue
        accepted = [verdict[name], *verdict["accept"].get(name, [])]
        found = getattr(report.metadata, name)
        if name == "title":
            is_right = bare(found) in map(bare, filter(None, accepted))
            is_right |= None in accepted and name in report.metadata.guessed
        else:
            is_right = found in accepted
        tally.count(verdict["half"], name, is_right=is_right)
        is_said = found is not None and name not in report.metadata.guessed
        tally.count(verdict["half"], "not wrong", is_right=is_right or not is_said)


def judge_paragraphs(tally: Tally, report: Report, verdict: dict[str, Any]) -> None:
    """Count the paragraphs that are whole: a block begins and ends with each, and is as long."""
    blocks = [(bare(block.text), _MARK * len(block.references)) for block in report.blocks]
    for first, last, length in verdict["paragraphs"]:
        is_whole = any(
            text.startswith(bare(first))
            and text.endswith(bare(last))
            and abs(len(text) - length) <= max(2, SLACK * length) + marks
            for text, marks in blocks
        )
        tally.count(verdict["half"], "paragraphs", is_right=is_whole)


def measure_reports() -> Counts:
    """Measure the metadata of work reports."""
    tally = Tally()
    for name, verdict in json.loads(
        (SETS / "metadata-read-by-eye.json").read_text("utf-8")
    ).items():
        path = next(
            path for kind in ("scale", "annotated") if (path := REPORTS / kind / name).exists()
        )
        judge_metadata(tally, read_report(path), verdict)
    return tally.result()


def measure_documents(folder: Path) -> Counts:
    """Measure the metadata and the paragraphs of other documents."""
    tally = Tally()
    verdicts = json.loads((SETS / "documents-read-by-eye.json").read_text("utf-8"))
    for name, verdict in verdicts.items():
        try:
            report = read_report(folder / name)
        except ZhengceError as error:
            print(error)
            continue
        judge_metadata(tally, report, verdict)
        judge_paragraphs(tally, report, verdict)
    return tally.result()


def measure_roles() -> Counts:
    """Measure the roles of main headings and of places well inside the parts."""
    tally = Tally()
    with (SETS / "roles-read-by-eye.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for name in dict.fromkeys(row["report"] for row in rows):
        path = REPORTS / "scale" / (name if name.endswith(".txt") else f"{name}.txt")
        source = path.read_text(encoding="utf-8", errors="replace")
        texts = [(bare(block.text), block.role) for block in read_report(path).blocks]
        for row in rows:
            if row["report"] == name:
                role = role_at(source, texts, int(row["line"]), int(row["column"]))
                is_main = row["kind"] in ("heading", "run-in", "sentence")
                accepted = [row["role"], *row["accept"].split("|")]
                what = "main" if is_main else "inner"
                tally.count(row["half"], what, is_right=role in accepted)
    return tally.result()


def role_at(source: str, texts: Sequence[tuple[str, str]], line: int, column: int) -> str | None:
    """Return the role of the block that holds a place of the source, by its first characters."""
    lines = source.split("\n")
    place = sum(len(each) + 1 for each in lines[: line - 1]) + column
    words = bare(LINE_END.split(source[place : place + 40].lstrip(), maxsplit=1)[0])[:10]
    before = bare(source[:place].replace("\\r\\n", "")).count(words)
    for text, role in texts:
        count = text.count(words)
        if before < count:
            return role
        before -= count
    return next((role for text, role in texts if words in text), None)


def main() -> None:
    """Measure what is there, and print it beside what it was."""
    measured: dict[str, Counts] = {}
    if REPORTS.is_dir():
        measured["reports"] = measure_reports()
        measured["roles"] = measure_roles()
    if len(sys.argv) > 1:
        measured["documents"] = measure_documents(Path(sys.argv[1]))
    for name, counts in measured.items():
        for (half, what), (right, total) in counts.items():
            before = BEFORE.get((name, half, what), "")
            shown = f"{right}/{total} = {right / total:.3f}"
            print(f"{name:10} {half:5} {what:11} {shown:18} before: {before}")


if __name__ == "__main__":
    main()
