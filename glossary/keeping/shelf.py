"""The shelf: the reports that the user keeps, one file each, and the shipped one.

A report is stored whole or not at all: it is written beside its place and renamed into it.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal

from ... import data
from .. import archive
from ..errors import ShelfError, UnknownReport
from ..holding import Holding, describe, digest_of
from ..lookup import Glossary, Lookup
from ..metadata import SAYABLE
from ..report import Problem
from ..selection import EVERYTHING, Selection, unknown_report
from . import home

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from ..metadata import Metadata
    from ..report import Report
    from ..term import Entry
    from .catalog import Catalog

__all__ = ["Addition", "Shelf"]

_SUFFIX = ".json"
_MOST_LOADED = 64
_LOCK = ".lock"
_LONGEST_WAIT = 120.0
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_ID = 60

Outcome = Literal["added", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding one report did."""

    outcome: Outcome
    report: Report
    """As it is stored."""


class Shelf:
    """The stored reports of one data directory, and the shipped one before them.

    Threads may share it.
    """

    def __init__(self, reports: Path | None = None, cache: Path | None = None) -> None:
        """Take the folder of stored reports, and that of what can be made again from them.

        By default they are those of the user's data directory. Neither need exist.
        """
        self._reports = reports or home.reports_directory()
        self._cache = cache or home.index_directory()
        self._loaded: dict[Path, Report] = {}
        self._turn = RLock()
        self._opened: Catalog | None = None

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the catalog's file."""
        with self._turn:
            if self._opened:
                self._opened.close()
            self._opened = None

    def files(self) -> list[Path]:
        """Return the stored reports' files: the shipped one, then by name. Raises ShelfError."""
        try:
            names = sorted(os.listdir(self._reports))  # noqa: PTH208 - names alone, quickly
        except OSError as error:
            if isinstance(error, PermissionError) or self._reports.parent.is_file():
                raise ShelfError(
                    f"the shelf in {self._reports} cannot be read ({error.strerror}); "
                    "set ZHENGCE_HOME to a folder of yours"
                ) from error
            names = []
        stored = [name for name in names if name.endswith(_SUFFIX) and not name.startswith(".")]
        return [data.shipped_archive(), *(self._reports / name for name in stored)]

    def holdings(self, selection: Selection = EVERYTHING) -> tuple[Holding, ...]:
        """Return the reports that are selected, described, the shipped one first.

        A stored file that is damaged is among them where everything is asked for. Raises
        UnknownReport for a selected identifier that no report has.
        """
        held = self._held()
        for wanted in selection.reports:
            if not any(Selection((wanted,)).accepts(each.metadata) for each in held):
                raise unknown_report(wanted, [each.metadata.id for each in held])
        if not selection:
            return held
        return tuple(each for each in held if selection.accepts(each.metadata))

    def damaged(self) -> tuple[Holding, ...]:
        """Return the stored files that cannot be read, once anything has been asked for."""
        if self._opened is None or len(self._catalog.readable()) == len(self.files()):
            return ()
        return tuple(each for each in self._held() if each.damage)

    def get_report(self, report_id: str) -> Report:
        """Return the report with this identifier. Raises UnknownReport or ArchiveError."""
        return self._load(self.get_holding(report_id).path)

    def get_holding(self, report_id: str) -> Holding:
        """Return what describes the report with this identifier. Raises UnknownReport."""
        return next(iter(self.holdings(Selection((report_id,)))))

    def reports(self, selection: Selection = EVERYTHING) -> Iterator[Report]:
        """Yield the reports that are selected, one after the other; damaged ones are left out."""
        for holding in self.holdings(selection):
            if not holding.damage:
                yield self._load(holding.path)

    def glossary(self, selection: Selection = EVERYTHING, own: Report | None = None) -> Glossary:
        """Return the terms of the selected reports as a glossary.

        ``own`` is a report that need not be on the shelf: it comes first, and instead of a copy
        that is. Raises UnknownReport where no report is selected.
        """
        held = self.holdings(selection)
        if not held:
            raise UnknownReport(f"no report is {selection}; see zhengce reports")
        explaining = [each for each in held if each.terms]
        if own is not None:
            text = describe(own, Path(), "").text_digest
            others = [each.path for each in explaining if each.text_digest != text]
            return Glossary([own, *map(self._load, others)])
        if [each.path for each in explaining] == [data.shipped_archive()]:
            return Glossary.default()
        return Glossary(self._load(each.path) for each in explaining)

    def entries(self, selection: Selection = EVERYTHING) -> tuple[Entry, ...]:
        """Return the selected reports' terms with their occurrences."""
        explaining = [each for each in self.holdings(selection) if each.terms]
        return tuple(entry for each in explaining for entry in self._load(each.path).entries)

    def check(
        self, names: Sequence[str] = (), selection: Selection = EVERYTHING
    ) -> list[tuple[Metadata, tuple[Problem, ...]]]:
        """Return the problems of the named reports, or of all that are selected.

        A name is a report's identifier, or else a file's, which is read. A stored report
        that is damaged is a problem, too. Raises UnknownReport and ReportError.
        """
        from ..reading.reader import read_report

        stored, files = self._told_apart(names, selection)
        read = map(read_report, files)
        checked = [(report.metadata, report.problems) for report in read]
        if stored or not files:
            checked += [(each.metadata, self._problems(each)) for each in self.holdings(stored)]
        return checked

    def named(self, names: Sequence[str], selection: Selection = EVERYTHING) -> Iterator[Report]:
        """Yield the reports that are named, or all that are selected; damaged ones are left out.

        A name is a report's identifier, or else a file's, which is read. Raises UnknownReport
        and ReportError.
        """
        from ..reading.reader import read_report

        stored, files = self._told_apart(names, selection)
        yield from map(read_report, files)
        if stored or not files:
            yield from self.reports(stored)

    def _told_apart(
        self, names: Sequence[str], selection: Selection
    ) -> tuple[Selection, list[str]]:
        """Return the selection with the stored reports among the names, and the files."""
        known = {each.metadata.id for each in self.holdings()}
        files = [name for name in names if name not in known and Path(name).is_file()]
        return selection.among(name for name in names if name not in files), files

    def lookup(self, query: str, selection: Selection = EVERYTHING) -> Lookup:
        """Return the terms that ``query`` means in the selected reports.

        Raises QueryError if it asks for nothing, UnknownReport for a report there is not.
        """
        if not selection and len(self.files()) == 1:
            return Glossary.default().lookup(query)
        if selection:
            held = [each.path for each in self.holdings(selection) if not each.damage]
        else:
            readable = self._catalog.readable()
            held = [path for path in self.files() if str(path) in readable]
        found = self._catalog.find(query, held) if len(held) > 1 else held
        return Glossary(map(self._load, found)).lookup(query)

    def add(
        self, path: str | os.PathLike[str], known: Mapping[str, str | int] | None = None
    ) -> Addition:
        """Read the report in the file at ``path`` and keep it.

        ``known`` gives fields of its metadata; those given before are kept. The same text
        again changes nothing; a file that was added before, or one of the same name, title,
        place and year, replaces its report. Raises ReportError for a file that cannot be
        read, InvalidMetadata for a field or a value that is none, ShelfError where the report
        cannot be stored.
        """
        from ..reading.reader import read_report

        said = dict(known or {})
        report = read_report(path, said)
        said = {name: value for name, value in said.items() if name in SAYABLE}
        with self._alone():
            return self._keep(report, said)

    def _keep(self, report: Report, said: dict[str, str | int]) -> Addition:
        new = describe(report, Path(), "")
        earlier = self._earlier(new, said)
        if earlier is None:
            return self._store_new(report)
        stored = self._load(earlier.path)
        is_same_text = earlier.text_digest == new.text_digest
        if is_same_text and not said and not _has_source(earlier, new):
            return Addition("unchanged", stored)
        metadata = _renewed(report.metadata, stored.metadata, said, is_same_text=is_same_text)
        renewed = report.with_metadata(metadata)
        if renewed == stored:
            return Addition("unchanged", stored)
        self._write(renewed, earlier.path)
        return Addition("replaced", renewed)

    @contextmanager
    def _alone(self) -> Generator[None]:
        """Let no other process add at the same time, and see what others have added.

        The lock is SQLite's, of an empty database, which every system has.
        """
        import sqlite3

        try:
            self._reports.mkdir(parents=True, exist_ok=True)
            lock = sqlite3.connect(self._reports / _LOCK, timeout=_LONGEST_WAIT)
        except (OSError, sqlite3.Error) as error:
            raise self._unwritable(error) from error
        try:
            lock.execute("BEGIN IMMEDIATE")
            self._forget()
            yield
        except sqlite3.Error as error:
            raise self._unwritable(error) from error
        finally:
            lock.close()

    def remove(self, report_id: str) -> Metadata:
        """Remove a stored report. Raises UnknownReport, or ShelfError for the shipped one."""
        holding = self.get_holding(report_id)
        if holding.path == data.shipped_archive():
            raise ShelfError(f"{holding.metadata.id} is shipped with zhengce and always there")
        try:
            holding.path.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        self._forget()
        return holding.metadata

    def _problems(self, holding: Holding) -> tuple[Problem, ...]:
        if holding.damage:
            return (Problem("W101", "error", 1, holding.damage),)
        return self._load(holding.path).problems

    def _held(self) -> tuple[Holding, ...]:
        order = {path: at for at, path in enumerate(self.files())}
        if len(order) == 1:
            return (_shipped(),)
        held = [each for each in self._catalog.holdings() if each.path in order]
        return tuple(sorted(held, key=lambda each: order[each.path]))

    @property
    def _catalog(self) -> Catalog:
        from .catalog import open_catalog

        with self._turn:
            if self._opened is None:
                self._opened = open_catalog(self._cache / "catalog.db", self.files())
            return self._opened

    def _load(self, path: Path) -> Report:
        if path == data.shipped_archive():
            return Glossary.default().reports[0]
        with self._turn:
            if path not in self._loaded:
                if len(self._loaded) >= _MOST_LOADED:
                    del self._loaded[next(iter(self._loaded))]
                self._loaded[path] = archive.load(path)
            return self._loaded[path]

    def _forget(self) -> None:
        with self._turn:
            self._loaded.clear()
            if self._opened:
                self._opened.refresh(self.files())

    def _earlier(self, new: Holding, said: Mapping[str, object]) -> Holding | None:
        """Return the stored report that this one is again, or is a newer state of."""
        own = [each for each in self._held() if not each.damage]
        if said:  # what the user says of the shipped report can only be kept with a copy
            own = [each for each in own if each.path != data.shipped_archive()]
        ways: tuple[Callable[[Holding, Holding], bool], ...] = (_has_source, _has_text, _is_newer)
        found = (each for is_it in ways for each in own if is_it(each, new))
        return next(found, None)

    def _store_new(self, report: Report) -> Addition:
        base = _safe_id(report.metadata.id)
        for holding in self.damaged():
            if holding.path.stem == base:  # what is added again takes its place
                renamed = report.with_metadata(replace(report.metadata, id=base))
                self._write(renamed, holding.path)
                return Addition("replaced", renamed)
        taken = {path.stem.casefold() for path in self.files()} | {data.REPORT_ID}
        names = chain([base], (f"{base}-{number}" for number in count(2)))
        name = next(each for each in names if each.casefold() not in taken)
        named = report.with_metadata(replace(report.metadata, id=name))
        self._write(named, self._reports / f"{name}{_SUFFIX}")
        return Addition("added", named)

    def _write(self, report: Report, path: Path) -> None:
        try:
            archive.store(report, path)
        except OSError as error:
            raise self._unwritable(error) from error
        self._forget()

    def _unwritable(self, error: Exception) -> ShelfError:
        reason = getattr(error, "strerror", None) or error
        return ShelfError(
            f"the shelf in {self._reports} cannot be changed ({reason}); "
            "make room or set ZHENGCE_HOME to a folder that you can write"
        )


def _shipped() -> Holding:
    path = data.shipped_archive()
    return describe(Glossary.default().reports[0], path, digest_of(path.read_bytes()))


def _has_source(earlier: Holding, new: Holding) -> bool:
    source = new.metadata.source
    return source is not None and source == earlier.metadata.source


def _has_text(earlier: Holding, new: Holding) -> bool:
    return earlier.text_digest == new.text_digest


def _is_newer(earlier: Holding, new: Holding) -> bool:
    """Whether both say that they are the same report, under the same file name."""
    said = [(m.id, m.title, m.place, m.year) for m in (earlier.metadata, new.metadata)]
    is_shipped = earlier.path == data.shipped_archive()
    return said[0] == said[1] and None not in said[0] and not is_shipped


def _renewed(
    new: Metadata, stored: Metadata, said: dict[str, str | int], *, is_same_text: bool
) -> Metadata:
    """Return the metadata of a report that is stored again: what the user has said stays."""
    from ..reading.front import implied

    kept = implied(said)
    if not is_same_text:
        kept = {name: getattr(stored, name) for name in stored.given} | kept
    base = stored if is_same_text else replace(new, id=stored.id)
    return replace(
        base,
        **kept,
        given=tuple(sorted({*stored.given, *said})),
        guessed=tuple(name for name in base.guessed if name not in kept),
    )


def _safe_id(name: str) -> str:
    """Return an identifier that every system takes for a file's name."""
    from ..reading.front import identifier

    name = identifier(name)[:_LONGEST_ID].strip("-.") or "report"
    return f"report-{name}" if _RESERVED.match(name) else name
