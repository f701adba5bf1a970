"""What is in which stored report: a disposable table, by which a lookup opens only those it needs.

The truth is the stored reports. The catalog knows each by its file's size and time, reads
it anew when these change, and is made again whenever it is not what it should be.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager, suppress
from functools import cache, wraps
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from .. import archive
from ..errors import ArchiveError
from ..folding import fold, strip_punctuation
from ..forms import (
    edits_allowed,
    folded_forms,
    has_syllables,
    loose_forms,
    nearest,
    printed_forms,
    spellings,
)
from ..holding import Holding, describe
from ..lookup import Glossary
from ..metadata import Metadata
from ..records import dumps, metadata_record
from ..romanization import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator

    from ..report import Report
    from ..term import Term

__all__ = ["Catalog", "open_catalog"]

_FORMAT = 1
_SCHEMA = """
CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    path TEXT UNIQUE NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL,
    digest TEXT NOT NULL, text_digest TEXT NOT NULL, metadata TEXT NOT NULL,
    blocks INTEGER NOT NULL, terms INTEGER NOT NULL, characters INTEGER NOT NULL,
    warnings INTEGER NOT NULL, damage TEXT NOT NULL
);
CREATE TABLE body (report INTEGER PRIMARY KEY, folded TEXT NOT NULL);
CREATE TABLE form (
    kind TEXT NOT NULL, form TEXT NOT NULL, report INTEGER NOT NULL,
    PRIMARY KEY (kind, form, report)
) WITHOUT ROWID;
CREATE TABLE program (fingerprint TEXT NOT NULL);
"""
_COLUMNS = "path, digest, text_digest, metadata, blocks, terms, characters, warnings, damage"
_FORMS: dict[str, Callable[[Term], Iterable[str]]] = {
    "printed": printed_forms,
    "folded": folded_forms,
    "loose": loose_forms,
    "spelling": spellings,
    "reading": lambda term: (term.pinyin,),
    "key reading": lambda term: term.key_pinyin,
}
_BUSY_SECONDS = 20.0
_Parameters = ParamSpec("_Parameters")
_Answer = TypeVar("_Answer")


def _in_turn(method: Callable[_Parameters, _Answer]) -> Callable[_Parameters, _Answer]:
    """Let no two threads be in a catalog at the same time."""

    @wraps(method)
    def in_turn(*given: _Parameters.args, **named: _Parameters.kwargs) -> _Answer:
        catalog = given[0]
        assert isinstance(catalog, Catalog)  # noqa: S101 - it is its method
        with catalog._turn:  # noqa: SLF001
            return method(*given, **named)

    return in_turn


class Catalog:
    """The open table. Raises sqlite3.Error from any method where it cannot be kept.

    Threads may share it; one asks at a time.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the table at ``path``, or one in memory."""
        self._turn = RLock()
        self._connection = sqlite3.connect(
            path or ":memory:", timeout=_BUSY_SECONDS, check_same_thread=False
        )

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._connection.close()

    @_in_turn
    def refresh(self, files: Collection[Path]) -> None:
        """Bring the table up to the stored reports, which are all of ``files``."""
        self._connection.execute("PRAGMA synchronous = NORMAL")
        program = _fingerprint()
        if self._program() != program:
            with self._writing() as cursor:
                self._empty(cursor, program)
        known = {
            path: (size, time)
            for path, size, time in self._connection.execute("SELECT path, size, time FROM report")
        }
        wanted = {str(path): state for path in files if (state := _state(path))}
        changed = [path for path, state in wanted.items() if known.get(path) != state]
        gone = known.keys() - wanted.keys()
        if changed or gone:
            with self._writing() as cursor:
                for path in gone:
                    _forget(cursor, path)
                for path in changed:
                    _record(cursor, Path(path), wanted[path])

    @_in_turn
    def holdings(self) -> tuple[Holding, ...]:
        """Return all that is on the shelf, in no order."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM report")  # noqa: S608 - ours
        return tuple(map(_holding, rows))

    @_in_turn
    def readable(self) -> set[str]:
        """Return the paths of the stored reports that are not damaged."""
        rows = self._connection.execute("SELECT path FROM report WHERE damage = ''")
        return {path for (path,) in rows}

    @_in_turn
    def find(self, query: str, allowed: Collection[Path]) -> list[Path]:
        """Return the stored reports, among those allowed, that answer a lookup of ``query``.

        A glossary of these says the same as a glossary of all.
        """
        folded = fold(query)
        stages: tuple[Callable[[], Iterable[str]], ...] = (
            lambda: self._with_form("printed", query),
            lambda: {
                *self._with_form("folded", folded),
                *self._with_form("loose", strip_punctuation(folded)),
            },
            lambda: self._spelled(query),
        )
        paths = {str(path): path for path in allowed}
        for stage in stages:
            if found := paths.keys() & stage():
                break
        else:
            parts = paths.keys() & self._with_part(folded)
            near = () if parts else self._near(query, folded)
            found = {*parts, *self._with_text(folded), *near}
        return [path for name, path in paths.items() if name in found]

    def _program(self) -> str | None:
        try:
            row = self._connection.execute("SELECT fingerprint FROM program").fetchone()
        except sqlite3.OperationalError:
            return None
        return row[0] if row else None

    def _empty(self, cursor: sqlite3.Cursor, program: str) -> None:
        for table in ("report", "body", "form", "program"):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _SCHEMA.split(";"):
            cursor.execute(statement)
        cursor.execute("INSERT INTO program VALUES (?)", (program,))

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Cursor]:
        with self._connection, closing(self._connection.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            yield cursor

    def _paths(self, condition: str, *values: str) -> list[str]:
        found = self._connection.execute(
            f"SELECT path FROM report WHERE number IN ({condition})",  # noqa: S608 - ours
            [_storable(value) for value in values],
        )
        return [path for (path,) in found]

    def _with_form(self, kind: str, form: str) -> list[str]:
        return self._paths("SELECT report FROM form WHERE kind = ? AND form = ?", kind, form)

    def _with_part(self, folded: str) -> list[str]:
        condition = "SELECT report FROM form WHERE kind = 'folded' AND instr(form, ?)"
        return self._paths(condition, folded) if folded else []

    def _with_text(self, folded: str) -> list[str]:
        condition = "SELECT report FROM body WHERE instr(folded, ?)"
        return self._paths(condition, folded) if folded else []

    def _spelled(self, query: str) -> list[str]:
        letters = typed(query)
        if letters is None:
            return []
        return self._with_form("spelling", letters) or self._with_forms(
            "reading", lambda form: has_syllables(form, letters)
        )

    def _near(self, query: str, folded: str) -> list[str]:
        letters, most = typed(query), edits_allowed(folded)
        printed = self._with_forms(
            "folded",
            lambda form: form in folded or nearest(folded, None, (form,), ()) <= most,
        )
        if letters is None:
            return printed
        spelled = self._with_forms(
            "key reading", lambda form: nearest(folded, letters, (), (form,)) <= most
        )
        return printed + spelled

    def _with_forms(self, kind: str, fits: Callable[[str], bool]) -> list[str]:
        rows = self._connection.execute(
            "SELECT form, path FROM form JOIN report ON report.number = form.report WHERE kind = ?",
            (kind,),
        )
        return [path for form, path in rows if fits(form)]


def open_catalog(path: Path, files: Collection[Path]) -> Catalog:
    """Return the catalog of the stored reports ``files``, kept at ``path``.

    One that is damaged is made again; where none can be kept, it is made in memory.
    """
    with suppress(OSError, sqlite3.Error):
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(sqlite3.DatabaseError):
            return _refreshed(path, files)
        path.unlink()
        return _refreshed(path, files)
    return _refreshed(None, files)


def _refreshed(path: Path | None, files: Collection[Path]) -> Catalog:
    catalog = Catalog(path)
    try:
        catalog.refresh(files)
    except BaseException:
        catalog.close()
        raise
    return catalog


def _state(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


@cache
def _fingerprint() -> str:
    """Return what changes with the program, of which forms and folded texts are made."""
    here = Path(__file__).parent
    sources = [*sorted(here.glob("*.py")), *sorted(here.parent.glob("*.py"))]
    return json.dumps([_FORMAT, [_state(source) for source in sources]])


def _forget(cursor: sqlite3.Cursor, path: str) -> None:
    for (number,) in cursor.execute("SELECT number FROM report WHERE path = ?", (path,)).fetchall():
        cursor.execute("DELETE FROM report WHERE number = ?", (number,))
        cursor.execute("DELETE FROM body WHERE report = ?", (number,))
        cursor.execute("DELETE FROM form WHERE report = ?", (number,))


def _record(cursor: sqlite3.Cursor, path: Path, state: tuple[int, int]) -> None:
    _forget(cursor, str(path))
    try:
        report, digest = archive.load_with_digest(path)
    except (ArchiveError, OSError) as error:
        unknown = Metadata(id=path.stem, title=path.stem)
        _insert(cursor, Holding(unknown, path, "", "", 0, 0, 0, 0, str(error)), state)
        return
    number = _insert(cursor, describe(report, path, digest), state)
    body = "\n".join(fold(block.text) for block in report.blocks)
    cursor.execute("INSERT INTO body VALUES (?, ?)", (number, _storable(body)))
    cursor.executemany("INSERT OR IGNORE INTO form VALUES (?, ?, ?)", _forms(report, number))


def _insert(cursor: sqlite3.Cursor, holding: Holding, state: tuple[int, int]) -> int | None:
    cursor.execute(
        f"INSERT INTO report (size, time, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
        (
            *state,
            str(holding.path),
            holding.digest,
            holding.text_digest,
            dumps(metadata_record(holding.metadata)),
            holding.blocks,
            holding.terms,
            holding.characters,
            holding.warnings,
            _storable(holding.damage),
        ),
    )
    return cursor.lastrowid


def _forms(report: Report, number: int | None) -> Iterator[tuple[str, str, int | None]]:
    for entry in Glossary([report]).entries:
        for kind, forms in _FORMS.items():
            for form in forms(entry.term):
                if form:
                    yield kind, _storable(form), number


def _storable(text: str) -> str:
    """Return the text as SQLite can keep it: a lone surrogate matches nothing that is typed."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _holding(row: tuple[str, str, str, str, int, int, int, int, str]) -> Holding:
    path, digest, text_digest, metadata, blocks, terms, characters, warnings, damage = row
    return Holding(
        metadata=archive.load_metadata(json.loads(metadata)),
        path=Path(path),
        digest=digest,
        text_digest=text_digest,
        blocks=blocks,
        terms=terms,
        characters=characters,
        warnings=warnings,
        damage=damage,
    )
