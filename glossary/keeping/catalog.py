"""What is in which stored report: a disposable table, by which a lookup opens only those it needs.

The truth is the stored reports. The catalog knows each by its file's name, size and time, and
reads it anew when these change. It lists the files while nobody else can write to the table, so
that no slow reader takes out what was just added. Whoever asks several things in one ``moment``
gets answers about the same reports. What is damaged raises sqlite3.Error, and is made again.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

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
    syllables,
)
from ..holding import Holding, describe
from ..lookup import Glossary
from ..metadata import Metadata
from ..records import dumps, metadata_record
from ..romanization import typed
from .store import State, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping

    from ..report import Report
    from ..term import Term

__all__ = ["Catalog"]

_FORMAT = 3
_SCHEMA = """
CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    name TEXT UNIQUE NOT NULL, state TEXT NOT NULL, described TEXT NOT NULL, sum INTEGER NOT NULL
);
CREATE TABLE body (report INTEGER PRIMARY KEY, folded TEXT NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE form (
    kind TEXT NOT NULL, form TEXT NOT NULL, report INTEGER NOT NULL,
    PRIMARY KEY (kind, form, report)
) WITHOUT ROWID;
CREATE TABLE program (fingerprint TEXT NOT NULL);
"""
_FORMS: dict[str, Callable[[Term], Iterable[str]]] = {
    "printed": printed_forms,
    "folded": folded_forms,
    "loose": loose_forms,
    "spelling": spellings,
    "reading": lambda term: (term.pinyin,),
    "key reading": lambda term: term.key_pinyin,
}
_BUSY_SECONDS = 60.0


class Catalog:
    """The open table. Raises sqlite3.Error from any method where it cannot be kept or is damaged.

    Threads may share it; one asks at a time.
    """

    def __init__(self, path: Path | None, list_files: Callable[[], Iterable[Path]]) -> None:
        """Open the table at ``path``, or one in memory. ``list_files`` gives the stored reports."""
        self._turn = RLock()
        self._list = list_files
        self._files: Mapping[str, Path] = {}
        self._connection = sqlite3.connect(
            path or ":memory:",
            timeout=_BUSY_SECONDS,
            check_same_thread=False,
            isolation_level=None,  # transactions begin and end where it says so below
        )
        try:
            self._connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._connection.close()

    @contextmanager
    def moment(self) -> Generator[tuple[Holding, ...]]:
        """Yield all that is on the shelf, in the files' order; ``find`` inside is of the same."""
        with self._turn:
            if not self._is_current():
                self._refresh()
            with self._transaction("BEGIN"):
                yield self._holdings()

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
        names = {_key(path): path for path in allowed}
        for stage in stages:
            if found := names.keys() & stage():
                break
        else:
            parts = names.keys() & self._with_part(folded)
            near = () if parts else self._near(query, folded)
            found = {*parts, *self._with_text(folded), *near}
        return [path for name, path in names.items() if name in found]

    def _is_current(self) -> bool:
        """Whether the table is of this program and of the files as they are, before locking it."""
        try:
            return self._program() == _fingerprint() and self._known() == self._wanted()
        except sqlite3.OperationalError:  # no tables yet
            return False

    def _refresh(self) -> None:
        """Bring the table up to the files, which are listed while nobody else can write."""
        with self._transaction("BEGIN IMMEDIATE"), closing(self._connection.cursor()) as cursor:
            program = _fingerprint()
            if not self._has_tables() or self._program() != program:
                self._empty(cursor, program)
            known, wanted = self._known(), self._wanted()
            for name in known.keys() - wanted.keys():
                _forget(cursor, name)
            for name, state in wanted.items():
                if known.get(name) != state:
                    _record(cursor, self._files[name], state)

    def _wanted(self) -> dict[str, State]:
        self._files = {_key(path): path for path in self._list()}
        states = {name: state_of(path) for name, path in self._files.items()}
        return {name: state for name, state in states.items() if state}

    def _known(self) -> dict[str, State]:
        rows = self._connection.execute("SELECT name, state FROM report")
        return {name: tuple(json.loads(state)) for name, state in rows}

    def _holdings(self) -> tuple[Holding, ...]:
        rows = self._connection.execute("SELECT name, described, sum FROM report").fetchall()
        held = {
            name: _holding(self._files[name], described)
            for name, described, check in rows
            if name in self._files and _is_sound(described, check)
        }
        return tuple(held[name] for name in self._files if name in held)

    @contextmanager
    def _transaction(self, begin: str) -> Generator[None]:
        self._connection.execute(begin)
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
        self._connection.commit()

    def _has_tables(self) -> bool:
        return bool(
            self._connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'program'"
            ).fetchone()
        )

    def _program(self) -> str | None:
        row = self._connection.execute("SELECT fingerprint FROM program").fetchone()
        return row[0] if row else None

    def _empty(self, cursor: sqlite3.Cursor, program: str) -> None:
        for table in ("report", "body", "form", "program"):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _SCHEMA.split(";"):
            cursor.execute(statement)
        cursor.execute("INSERT INTO program VALUES (?)", (program,))

    def _names(self, condition: str, *values: str) -> list[str]:
        found = self._connection.execute(
            f"SELECT name FROM report WHERE number IN ({condition})",  # noqa: S608 - ours
            [_storable(value) for value in values],
        )
        return [name for (name,) in found]

    def _with_form(self, kind: str, form: str) -> list[str]:
        return self._names("SELECT report FROM form WHERE kind = ? AND form = ?", kind, form)

    def _with_part(self, folded: str) -> list[str]:
        condition = "SELECT report FROM form WHERE kind = 'folded' AND instr(form, ?)"
        return self._names(condition, folded) if folded else []

    def _with_text(self, folded: str) -> list[str]:
        wanted = _storable(folded)
        rows = self._connection.execute(
            "SELECT name, folded, body.sum FROM body JOIN report ON report.number = body.report"
        )
        return [name for name, body, check in rows if _is_sound(body, check) and wanted in body]

    def _spelled(self, query: str) -> list[str]:
        letters = typed(query)
        if letters is None:
            return []
        return self._with_form("spelling", letters) or self._with_forms(
            "reading", lambda form: has_syllables(syllables(form), letters)
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
            "SELECT form, name FROM form JOIN report ON report.number = form.report WHERE kind = ?",
            (kind,),
        )
        return [name for form, name in rows if fits(form)]


@cache
def _fingerprint() -> str:
    """Return what changes with the program, of which forms and folded texts are made."""
    here = Path(__file__).parent
    sources = [*sorted(here.glob("*.py")), *sorted(here.parent.glob("*.py"))]
    return json.dumps([_FORMAT, [state_of(source) for source in sources]])


def _key(path: Path) -> str:
    """Return a file's name as SQLite can keep it, whatever bytes it is of."""
    return path.name.encode("utf-8", "backslashreplace").decode("utf-8")


def _forget(cursor: sqlite3.Cursor, name: str) -> None:
    for (number,) in cursor.execute("SELECT number FROM report WHERE name = ?", (name,)).fetchall():
        cursor.execute("DELETE FROM report WHERE number = ?", (number,))
        cursor.execute("DELETE FROM body WHERE report = ?", (number,))
        cursor.execute("DELETE FROM form WHERE report = ?", (number,))


def _record(cursor: sqlite3.Cursor, path: Path, state: State) -> None:
    _forget(cursor, _key(path))
    try:
        report, digest = archive.load_with_digest(path)
    except archive.Gone:
        return
    except ArchiveError as error:
        name = _key(path).removesuffix(path.suffix)
        unknown = Metadata(id=name, title=name)
        _insert(cursor, Holding(unknown, path, "", "", 0, 0, 0, 0, damage=error.reason), state)
        return
    number = _insert(cursor, describe(report, path, digest), state)
    body = _storable("\n".join(fold(block.text) for block in report.blocks))
    cursor.execute("INSERT INTO body VALUES (?, ?, ?)", (number, body, _sum(body)))
    cursor.executemany("INSERT OR IGNORE INTO form VALUES (?, ?, ?)", _forms(report, number))


def _insert(cursor: sqlite3.Cursor, holding: Holding, state: State) -> int | None:
    others = {name: getattr(holding, name) for name in _DESCRIBED}
    described = _storable(dumps({"metadata": metadata_record(holding.metadata), **others}))
    cursor.execute(
        "INSERT INTO report (name, state, described, sum) VALUES (?, ?, ?, ?)",
        (_key(holding.path), json.dumps(state), described, _sum(described)),
    )
    return cursor.lastrowid


def _holding(path: Path, described: str) -> Holding:
    fields = json.loads(described)
    return Holding(archive.load_metadata(fields.pop("metadata")), path, **fields)


_DESCRIBED = tuple(name for name in Holding.__slots__ if name not in ("metadata", "path"))


def _forms(report: Report, number: int | None) -> Iterator[tuple[str, str, int | None]]:
    for entry in Glossary([report]).entries:
        for kind, forms in _FORMS.items():
            for form in forms(entry.term):
                if form:
                    yield kind, _storable(form), number


def _storable(text: str) -> str:
    """Return the text as SQLite can keep it: a lone surrogate matches nothing that is typed."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _sum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8"))


def _is_sound(text: str, check: int) -> bool:
    """Whether a text is as it was kept. Raises sqlite3.DatabaseError if it is not."""
    if _sum(text) != check:
        raise sqlite3.DatabaseError("a row of the catalog is damaged")
    return True
