"""What is marked in real reports, held to places that were read by eye.

The notes of 16 reports (and of the shipped one) are looked for in 258 others. For 1,161 places
where a key stands, a reader said whether the explanation holds there, and which sense is best
where one is. ``bodies`` are all places of 20 reports, ``hard`` ones of the others where the key
is unquoted or short for something longer. The rules were made on the half ``dev`` alone.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Glossary, read_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhengce.glossary import Annotation, Report

HERE = Path(__file__)
REPORTS = HERE.parents[4] / "shared" / "reports"
PLACES = HERE.parents[2] / "data" / "uses-read-by-eye.tsv"
LEAST = {
    # set: precision and recall of bodies, the share of hard places that are right
    "body": (0.91, 0.97, 0.0),
    "hard": (0.0, 0.0, 0.82),
}


@dataclass(frozen=True, slots=True)
class Place:
    half: str
    set: str
    file: str
    start: int
    end: int
    is_use: bool
    best: frozenset[str]


def places() -> list[Place]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return [
            Place(
                half=row["half"],
                set=row["set"],
                file=row["file"],
                start=int(row["start"]),
                end=int(row["end"]),
                is_use=row["verdict"] == "use",
                best=frozenset(row["best"].split("=")) - {""},
            )
            for row in csv.DictReader(file, delimiter="\t")
            if row["verdict"] != "undecided"
        ]


@cache
def explaining() -> tuple[Report, ...]:
    files = sorted((REPORTS / "annotated").glob("*.txt"))
    return (*Glossary.default().reports, *map(read_report, files))


@cache
def outcomes(half: str) -> tuple[tuple[Place, Annotation | None], ...]:
    """Each place with what covers it, if anything is marked there."""
    if not (REPORTS / "scale").is_dir():
        pytest.skip("needs the real reports")
    return tuple(_outcomes([place for place in places() if place.half == half]))


def _outcomes(wanted: list[Place]) -> Iterator[tuple[Place, Annotation | None]]:
    for file in sorted({place.file for place in wanted}):
        path = REPORTS / "scale" / file
        own = read_report(path)
        text = path.read_bytes().decode("utf-8-sig")
        annotations = Glossary([own, *explaining()]).annotate(text, own.metadata).annotations
        for place in wanted:
            if place.file == file:
                covering = (a for a in annotations if a.start <= place.start < place.end <= a.end)
                exactly = (a for a in annotations if (a.start, a.end) == (place.start, place.end))
                yield place, next(covering if place.is_use else exactly, None)


@pytest.mark.parametrize("half", ["dev", "held"])
@pytest.mark.parametrize("which", LEAST)
def test_places_are_told_as_the_reader_told_them(half: str, which: str) -> None:
    found = Counter(
        (place.is_use, annotation is not None)
        for place, annotation in outcomes(half)
        if place.set == which
    )
    right, wrong, missed = found[True, True], found[False, True], found[True, False]
    precision, recall = right / (right + wrong), right / (right + missed)
    accuracy = (right + found[False, False]) / found.total()
    said = f"precision {precision:.3f}, recall {recall:.3f}, right {accuracy:.3f}"
    least = LEAST[which]
    assert precision >= least[0], said
    assert recall >= least[1], said
    assert accuracy >= least[2], said


@pytest.mark.parametrize("half", ["dev", "held"])
def test_the_first_sense_is_one_that_the_reader_found_best(half: str) -> None:
    firsts = [
        bool(
            place.best & {f"{e.term.report.id}#{e.term.note}" for e in annotation.senses[0].entries}
        )
        for place, annotation in outcomes(half)
        if place.is_use and place.best and annotation is not None
    ]
    assert sum(firsts) / len(firsts) >= 0.85
