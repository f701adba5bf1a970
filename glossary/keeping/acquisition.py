"""A report that was just read is kept: as a new one, in place of what it is again, or not at all.

What it is again is told by its file, its text, or what both say of themselves.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ... import data
from ..errors import ArchiveError, ReportError, ShelfError
from ..holding import describe
from ..lookup import Glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..holding import Holding
    from ..metadata import Metadata
    from ..reading.source import RawFile
    from ..report import Report
    from .store import Store

__all__ = ["Addition", "Keeper", "is_as_it_was", "original_of", "recognized", "told_of_columns"]

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_ID = 60
_RECOGNIZED = "W208"

Outcome = Literal["added", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding one report did."""

    outcome: Outcome
    report: Report
    """As it is stored."""


class Keeper:
    """Changes the store, while nobody else can."""

    def __init__(
        self,
        store: Store,
        holdings: Callable[[], Sequence[Holding]],
        load: Callable[[Holding], Report],
        forget: Callable[[], None],
    ) -> None:
        """Take the store, what describes and loads its reports, and what is told of a change."""
        self._store = store
        self._holdings = holdings
        self._load = load
        self._forget = forget

    def keep(self, report: Report, file: RawFile, said: Mapping[str, str | int]) -> Addition:
        """Store a report that was read from a file. Raises ShelfError."""
        held = _earlier(self._holdings(), describe(report, Path(), ""), said)
        if held is None:
            return self._store_new(report, file)
        if held.path == data.shipped_archive():
            return Addition("unchanged", Glossary.default().reports[0])
        return self.replace(held, report, file, said)

    def replace(
        self, held: Holding, report: Report, file: RawFile, said: Mapping[str, str | int]
    ) -> Addition:
        """Store a report in place of what it is again; one that reads the same stays as it is.

        Raises ShelfError.
        """
        stored = self._load(held)
        is_same_text = held.text_digest == describe(report, Path(), "").text_digest
        is_copy = is_same_text and report.metadata.source != stored.metadata.source
        if is_copy and not said and stored.reader >= report.reader:
            return Addition("unchanged", stored)  # the file that was first stays the source
        metadata = _renewed(report.metadata, stored.metadata, said, is_same_text=is_same_text)
        new = report.with_metadata(metadata)
        if new == stored and new.reader == stored.reader:
            self._store.keep(file, stored.metadata)
            return Addition("unchanged", stored)
        self._write(new, held.path, file)
        return Addition("unchanged" if new == stored else "replaced", new)

    def remove(self, held: Holding) -> None:
        """Remove a stored report. Raises ShelfError."""
        self._store.remove(held.path)
        self._tidy()

    def _store_new(self, report: Report, file: RawFile) -> Addition:
        base = _safe_id(report.metadata.id)
        for holding in self._holdings():
            if holding.damage and holding.path.stem == base:  # what is added again takes its place
                renamed = report.with_metadata(replace(report.metadata, id=base))
                self._write(renamed, holding.path, file)
                return Addition("replaced", renamed)
        taken = {path.stem.casefold() for path in self._store.files()} | {data.REPORT_ID}
        names = chain([base], (f"{base}-{number}" for number in count(2)))
        name = next(each for each in names if each.casefold() not in taken)
        named = report.with_metadata(replace(report.metadata, id=name))
        self._write(named, self._store.path_of(name), file)
        return Addition("added", named)

    def _write(self, report: Report, path: Path, file: RawFile) -> None:
        self._store.write(report, path, file)
        self._tidy()

    def _tidy(self) -> None:
        self._forget()
        held = self._holdings()
        if not any(each.damage for each in held):  # what it was read from is not known of these
            self._store.drop_originals({each.metadata.sha256 for each in held})


def is_as_it_was(file: RawFile) -> bool:
    """Whether a file still is what was read; standard input is."""
    from ..reading.source import read_file

    if file.path is None:
        return True
    with suppress(ReportError):
        return read_file(file.path).sha256 == file.sha256
    return False


def told_of_columns(file: RawFile, holdings: Sequence[Holding]) -> dict[str, str | int | None]:
    """Return what the user said before of the same file that tells how its tables are read."""
    stored = (each.metadata for each in holdings if file.path and not each.damage)
    same = next((each for each in stored if each.source == file.path), None)
    said = {"columns", "kind"} & set(same.given) if same else set[str]()
    return {name: getattr(same, name) for name in said}


def recognized(
    file: RawFile, holdings: Sequence[Holding], load: Callable[[Holding], Report]
) -> Report | None:
    """Return the report whose text was recognised in this file, which takes minutes, as today."""
    from ..reading import READER

    for each in holdings:
        is_same = (each.metadata.source, each.metadata.sha256) == (file.path, file.sha256)
        if is_same and each.reader == READER and not each.damage:
            with suppress(ArchiveError):
                report = load(each)
                codes = {problem.code for problem in report.problems}
                return report if _RECOGNIZED in codes else None
    return None


def original_of(holding: Holding, store: Store) -> RawFile:
    """Return what a report was read from: its file, where that is as it was, or what was kept.

    Raises ShelfError where neither is there.
    """
    from ..reading.source import read_file

    with suppress(ReportError):
        file = read_file(holding.metadata.source or "")
        if file.sha256 == holding.metadata.sha256:
            return file
    if kept := store.original(holding.metadata):
        return kept
    raise ShelfError(
        "{report} cannot be read again: neither its file nor a copy of it is there; "
        "add the file again",
        report=holding.metadata.id,
    )


def _earlier(
    held: Sequence[Holding], new: Holding, said: Mapping[str, str | int]
) -> Holding | None:
    """Return the stored report that ``new`` is again, or is a newer state of.

    That is one from the same file, or else with the same text, or else of the same name, title,
    place and year.
    """
    own = [each for each in held if not each.damage]
    if said:  # what the user says of the shipped report can only be kept with a copy
        own = [each for each in own if each.path != data.shipped_archive()]
    ways: tuple[Callable[[Holding, Holding], bool], ...] = (_has_source, _has_text, _is_newer)
    found = (each for is_it in ways for each in own if is_it(each, new))
    return next(found, None)


def _renewed(
    new: Metadata, stored: Metadata, said: Mapping[str, str | int], *, is_same_text: bool
) -> Metadata:
    """Return the metadata of a report that is stored again: what the user has said stays.

    Of a copy with the same text under another name only what the text says is taken.
    """
    from ..reading.metadata import implied

    base = replace(new, id=stored.id)
    if is_same_text and new.source != stored.source:
        named = {name: getattr(stored, name) for name in {*new.guessed, *stored.guessed}}
        base = replace(base, **named, guessed=stored.guessed)
    kept = {name: getattr(stored, name) for name in stored.given} | implied(said)
    return replace(
        base,
        **kept,
        given=tuple(sorted({*stored.given, *said})),
        guessed=tuple(name for name in base.guessed if name not in kept),
    )


def _safe_id(name: str) -> str:
    """Return an identifier that every system takes for a file's name."""
    from ..reading.metadata import identifier

    name = identifier(name)[:_LONGEST_ID].strip("-.") or "report"
    return f"report-{name}" if _RESERVED.match(name) else name


def _has_source(old: Holding, new: Holding) -> bool:
    source = new.metadata.source
    return source is not None and source == old.metadata.source


def _has_text(old: Holding, new: Holding) -> bool:
    return old.text_digest == new.text_digest


def _is_newer(old: Holding, new: Holding) -> bool:
    """Whether both say that they are the same report, under the same file name."""
    said = [(m.id, m.title, m.place, m.year) for m in (old.metadata, new.metadata)]
    is_shipped = old.path == data.shipped_archive()
    return said[0] == said[1] and None not in said[0] and not is_shipped
