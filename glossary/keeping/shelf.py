"""The shelf: the reports that the user keeps, one file each, and the shipped one.

What is asked is answered of one moment, whatever others add or take away meanwhile.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from ... import data
from .. import archive
from ..errors import ArchiveError, ShelfError
from ..holding import Holding, describe, digest_of
from ..lookup import Glossary, Lookup
from ..selection import EVERYTHING, Selection, nothing_selected, unknown_report
from . import home
from .kept_catalog import KeptCatalog
from .store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from ..metadata import Metadata
    from ..problems import Problem
    from ..report import Report
    from ..term import Entry
    from .acquisition import Addition, Keeper
    from .catalog import Catalog

__all__ = ["Shelf"]

_MOST_LOADED = 64
_IN_A_NAME = re.compile(r"\w[\w.-]*")  # what is no way to another folder
_ATTEMPTS = 10  # of an answer while others change what it is about
_Answer = TypeVar("_Answer")


class Shelf:
    """The stored reports of one data directory, and the shipped one before them.

    Threads may share it.
    """

    def __init__(self, reports: Path | None = None, cache: Path | None = None) -> None:
        """Take the folder of stored reports, and that of what can be made again from them.

        By default they are those of the user's data directory. Neither need exist.
        """
        self._store = Store(reports or home.reports_directory())
        self.cache = cache or home.index_directory()
        """The folder of what can be made again, the index too; None for a user without a home."""
        self._catalog = KeptCatalog(self.cache, self._files)
        self._loaded: dict[Path, tuple[str, Report]] = {}
        self._held: tuple[Holding, ...] | None = None
        self._turn = RLock()

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the catalog's file."""
        self._catalog.close()

    def holdings(self, selection: Selection = EVERYTHING) -> tuple[Holding, ...]:
        """Return the reports that are selected, described, the shipped one first.

        They are those of the moment when anything was asked first, or the shelf was changed
        last. A stored file that is damaged is among them where everything is asked for. Raises
        ShelfError, and UnknownReport for a selected identifier that no report has.
        """
        with self._turn:
            if self._held is None:
                self._held = self._ask(lambda _catalog, held: held)
            held = self._held
        return _selected(held, selection)

    def damaged(self) -> tuple[Holding, ...]:
        """Return the stored files that cannot be read, once anything has been asked for."""
        return tuple(each for each in self._held or () if each.damage)

    def get_report(self, report_id: str) -> Report:
        """Return the report with this identifier. Raises UnknownReport or ArchiveError."""
        if found := self._stored(report_id):
            return found
        return self._steadily(lambda: self._load(self.get_holding(report_id)))

    def _stored(self, report_id: str) -> Report | None:
        """Return a report by the name of its file, however many others there are.

        None if there is no such file, or another report in it, or a damaged one: the catalog
        knows all.
        """
        if self._store.folder is None or not _IN_A_NAME.fullmatch(report_id):
            return None
        with suppress(ArchiveError):
            report = archive.load(self._store.path_of(report_id))
            return report if report.metadata.id == report_id else None
        return None

    def get_holding(self, report_id: str) -> Holding:
        """Return what describes the report with this identifier. Raises UnknownReport."""
        return next(iter(self.holdings(Selection((report_id,)))))

    def reports(self, selection: Selection = EVERYTHING) -> Iterator[Report]:
        """Yield the reports that are selected, one after the other.

        Damaged ones are left out, and those that are removed meanwhile.
        """
        for holding in self.holdings(selection):
            if not holding.damage:
                with suppress(archive.Gone):
                    yield self._load(holding, is_changed_well=True)

    def glossary(self, selection: Selection = EVERYTHING, own: Report | None = None) -> Glossary:
        """Return the terms of the selected reports as a glossary.

        ``own`` is a report that need not be on the shelf: it comes first, and instead of a copy
        that is. Raises UnknownReport where no report is selected.
        """

        def made() -> Glossary:
            held = self.holdings(selection)
            if not held:
                raise nothing_selected(selection)
            explaining = [each for each in held if each.terms]
            if own is not None:
                text = describe(own, Path(), "").text_digest
                others = [each for each in explaining if each.text_digest != text]
                return Glossary([own, *map(self._load, others)])
            if [each.path for each in explaining] == [data.shipped_archive()]:
                return Glossary.default()
            return Glossary(map(self._load, explaining))

        return self._steadily(made)

    def entries(self, selection: Selection = EVERYTHING) -> tuple[Entry, ...]:
        """Return the selected reports' terms with their occurrences."""

        def found() -> tuple[Entry, ...]:
            explaining = [each for each in self.holdings(selection) if each.terms]
            return tuple(entry for each in explaining for entry in self._load(each).entries)

        return self._steadily(found)

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

    def lookup(self, query: str, selection: Selection = EVERYTHING) -> Lookup:
        """Return the terms that ``query`` means in the selected reports.

        Raises QueryError if it asks for nothing, UnknownReport for a report there is not.
        """
        if not selection and not self._store.files():
            return Glossary.default().lookup(query)

        def found(catalog: Catalog | None, held: tuple[Holding, ...]) -> list[Holding]:
            self._held = held
            sound = [each for each in _selected(held, selection) if not each.damage]
            if catalog is None or len(sound) < 2:
                return sound
            answering = set(catalog.find(query, [each.path for each in sound]))
            return [each for each in sound if each.path in answering]

        return self._steadily(lambda: Glossary(map(self._load, self._ask(found))).lookup(query))

    def add(
        self, path: str | os.PathLike[str], known: Mapping[str, str | int] | None = None
    ) -> Addition:
        """Read the report in the file at ``path`` and keep it.

        ``known`` gives fields of its metadata; those given before are kept. The same text, read
        the same, changes nothing; a file that was added before, or one of the same name, title,
        place and year, replaces its report. Raises ReportError for a file that cannot be
        read, InvalidMetadata for a field or a value that is none, ShelfError where the report
        cannot be stored.
        """
        from ..metadata import SAYABLE, check_metadata
        from ..reading.reader import report_of
        from ..reading.source import read_file
        from .acquisition import Addition, is_as_it_was, recognized, told_of_columns

        check_metadata(known or {})
        said = {name: value for name, value in (known or {}).items() if name in SAYABLE}
        for _ in range(_ATTEMPTS):
            file = read_file(path)
            may_be_known = not said and self._store.has_original(file)
            if may_be_known and (stored := recognized(file, self.holdings(), self._load)):
                return Addition("unchanged", stored)
            told = told_of_columns(file, self.holdings())
            report = report_of(file, told | dict(known or {}))
            with self._alone() as keeper:
                if is_as_it_was(file):
                    return keeper.keep(report, file, said)
        raise ShelfError("{file} keeps changing; add it once it is written", file=Path(path))

    def refresh(self, report_id: str) -> Addition:
        """Read a stored report again, as the reader of today reads it.

        It is read from its file where that is as it was, or else from what was kept of it.
        Raises UnknownReport, ReportError, and ShelfError where neither is there.
        """
        from ..reading.reader import report_of
        from .acquisition import Addition, original_of

        for _ in range(_ATTEMPTS):
            holding = self.get_holding(report_id)
            if holding.path == data.shipped_archive():
                return Addition("unchanged", Glossary.default().reports[0])
            file = original_of(holding, self._store)
            known = {name: getattr(holding.metadata, name) for name in holding.metadata.given}
            report = report_of(file, known | {"id": holding.metadata.id})
            with self._alone() as keeper:
                current = self.get_holding(report_id)
                if current.digest == holding.digest:
                    return keeper.replace(current, report, file, {})
        raise ShelfError("{report} keeps changing; try again", report=report_id)

    def remove(self, report_id: str) -> Metadata:
        """Remove a stored report. Raises UnknownReport, or ShelfError for the shipped one."""
        holding = self.get_holding(report_id)
        if holding.path == data.shipped_archive():
            raise ShelfError(
                "{report} is shipped with zhengce and always there", report=holding.metadata.id
            )
        with self._alone() as keeper:
            keeper.remove(holding)
        return holding.metadata

    @contextmanager
    def _alone(self) -> Generator[Keeper]:
        """Let no other process change the shelf, and see what others have changed."""
        from .acquisition import Keeper

        with self._store.alone():
            self._forget()
            yield Keeper(self._store, self.holdings, self._load, self._forget)

    def _problems(self, holding: Holding) -> tuple[Problem, ...]:
        from ..problems import problem
        from ..reading import READER

        if holding.damage:
            return (problem("W101", 1, path=str(holding.path), reason=holding.damage),)
        found = self._steadily(lambda: self._load(holding, is_changed_well=True).problems)
        if holding.reader < READER:
            return (problem("W102", 1, report=holding.metadata.id), *found)
        return found

    def _told_apart(
        self, names: Sequence[str], selection: Selection
    ) -> tuple[Selection, list[str]]:
        """Return the selection with the stored reports among the names, and the files."""
        known = {each.metadata.id for each in self.holdings()}
        files = [name for name in names if name not in known and _is_file(name)]
        return selection.among(name for name in names if name not in files), files

    def _ask(self, question: Callable[[Catalog | None, tuple[Holding, ...]], _Answer]) -> _Answer:
        """Ask about the reports of one moment; where nothing is stored, there is no catalog."""
        if not self._store.files():
            return question(None, (_shipped(),))
        return self._catalog.ask(question)

    def _files(self) -> list[Path]:
        return [data.shipped_archive(), *self._store.files()]

    def _load(self, holding: Holding, *, is_changed_well: bool = False) -> Report:
        """Return a stored report. Raises Gone if it is not there or has changed, ArchiveError."""
        if holding.path == data.shipped_archive():
            return Glossary.default().reports[0]
        with self._turn:
            digest, report = self._loaded.get(holding.path, ("", None))
            if report is None or digest != holding.digest:
                report, digest = archive.load_with_digest(holding.path)
                if len(self._loaded) >= _MOST_LOADED:
                    del self._loaded[next(iter(self._loaded))]
                self._loaded[holding.path] = digest, report
            if digest != holding.digest and not is_changed_well:
                raise archive.Gone("{path}: changed meanwhile; try again", path=holding.path)
            return report

    def _steadily(self, answer: Callable[[], _Answer]) -> _Answer:
        """Answer, again if a report that it is about is removed or changed meanwhile."""
        for _ in range(_ATTEMPTS):
            with suppress(archive.Gone):
                return answer()
            self._forget()
        return answer()

    def _forget(self) -> None:
        with self._turn:
            self._held = None


def _selected(held: tuple[Holding, ...], selection: Selection) -> tuple[Holding, ...]:
    for wanted in selection.reports:
        if not any(Selection((wanted,)).accepts(each.metadata) for each in held):
            raise unknown_report(wanted, [each.metadata.id for each in held])
    if not selection:
        return held
    return tuple(each for each in held if selection.accepts(each.metadata))


def _is_file(name: str) -> bool:
    """Whether a name is that of a file, be it there or not, and not a report's."""
    from ..reading.formats import SUFFIXES

    is_path = any(sign in name for sign in (os.sep, os.altsep) if sign)  # / too on Windows
    return is_path or Path(name).is_file() or Path(name).suffix.lower() in SUFFIXES


def _shipped() -> Holding:
    path = data.shipped_archive()
    return describe(Glossary.default().reports[0], path, digest_of(path.read_bytes()))
