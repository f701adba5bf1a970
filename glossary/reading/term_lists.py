"""A user's own list of terms, which a table has, becomes notes: a row each.

Which columns hold headword, definition and further keys is what the user says, or what their
names say; where the user says but that it is such a list, it is what the cells look like.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from ..block import Block
from ..cells import BETWEEN_KEYS, COLUMNS, unguarded
from ..errors import UnknownColumn
from ..problems import problem
from ..report import NoteReading
from ..wording import listed
from .characters import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..block import Span
    from ..problems import Problem

__all__ = ["KIND", "TermList", "find_term_list"]

KIND = "glossary"
Row = tuple[str, ...]

# Names of columns. Those of the first group only lists of terms have; of the others a table may
# have one beside them, and both where the user says that it is such a list.
_HEADWORD = re.compile("headword|terminology|[^\\W\\d_]{0,4}(?:术语|名词|词条|词语|词汇)(?:名称?)?")
_DEFINITION = re.compile(
    "definition|meaning|explanation|gloss|[^\\W\\d_]{0,4}(?:释义|定义|解释|含义|涵义|内涵|词义)"
)
_LOOSE_HEADWORD = re.compile(
    "[^\\W\\d_]{0,2}名称?|term|提法|热词|新词|概念|缩略[语词]|缩写|词|中文|关键词|标题|条目|指标(?:名称)?|简称|name|word|entry|chinese.{0,6}"
)
_LOOSE_DEFINITION = re.compile(
    "解读|注释|注解|说明|内容|描述|全称|答案|备注|正文|全文|description|content|text|note"
)
_KEY = re.compile(
    "keys?|简称|别称|别名|又称|同义词|缩写|缩略[语词]|abbreviations?|synonyms?|alias(?:es)?"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)$|[:*]$")
_BETWEEN_KEYS = re.compile(r"[；;、，,/|\n]")
_OWN = re.compile(BETWEEN_KEYS)
_BETWEEN_COLUMNS = re.compile("[,，]")
_TITLE_ROWS = 10  # above the names of the columns: a title, who made it, when
_LONGEST = 120  # code points, of a headword or a key: more is a sentence
_LONGEST_NUMBER = 4  # digits
_COUNTS = re.compile(r"[\d.\s]*")
_SHOWN = 20  # code points: of a cell in a message
_SHORTER = 4  # times: a name of a column, than most of what stands below it
_SENTENCE = re.compile("[，。；,;]")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table has what, counted from 0."""

    headword: int
    definition: int
    keys: tuple[int, ...] = ()
    between_keys: re.Pattern[str] = _BETWEEN_KEYS
    is_own: bool = False
    """Whether zhengce wrote the table, which guards the cells against spreadsheets."""

    def part(self, row: Row, column: int) -> str:
        """Return a cell of a row, which may be shorter than others."""
        return row[column] if column < len(row) else ""

    def is_in(self, row: Row) -> bool:
        """Whether a row has a headword, which is some words, and a definition."""
        headword = self.part(row, self.headword)
        is_one = len(headword) <= _LONGEST and any(map(str.isalnum, headword))
        return is_one and bool(self.part(row, self.definition))


_Way = tuple[int, _Columns]
"""The row that names the columns of a table, -1 where none does, and the columns."""


@dataclass(frozen=True, slots=True)
class TermList:
    """A list of terms, read."""

    blocks: tuple[Block, ...]
    keys: Mapping[int, tuple[str, ...]]
    """What else stands for a term, by the number of its note."""
    reading: NoteReading
    problems: tuple[Problem, ...]


def find_term_list(
    tables: Sequence[Sequence[Row]], shown: str, known: Mapping[str, str | int | None]
) -> TermList | None:
    """Return the list of terms that tables are; None for tables of something else.

    ``known`` is what the user says: ``columns``, or that the kind is such a list. Raises
    UnknownColumn where no table has the columns that the user names.
    """
    tables = [[_normalized(row) for row in rows] for rows in tables]
    told = str(known.get("columns") or "")
    if told and not any(any(map(any, rows)) for rows in tables):
        raise UnknownColumn("{file}: has no table, so no columns; leave --columns out", file=shown)
    is_list = known.get("kind") == KIND
    wanted = _wanted(told, shown) if told else []
    own = [_told(rows, wanted) if told else None for rows in tables]
    ways = [way or _named(rows, is_list=is_list) for way, rows in zip(own, tables, strict=True)]
    is_guess = is_list and not told and not any(ways)
    if is_guess:
        ways = [_guessed(rows) for rows in tables]
    found = _read(tables, ways, is_guess=is_guess)
    if told and (found is None or not any(own)):
        raise _missing(tables, told, shown)
    return found


def _normalized(row: Row) -> Row:
    return tuple(normalize(cell)[0].strip() for cell in row)


def _wanted(told: str, shown: str) -> list[str]:
    wanted = [name.strip() for name in _BETWEEN_COLUMNS.split(told) if name.strip()]
    if len(wanted) < 2 or len({*wanted}) < len(wanted):
        raise UnknownColumn(
            "{file}: --columns needs two different ones: headword,definition", file=shown
        )
    return wanted


def _told(rows: Sequence[Row], wanted: Sequence[str]) -> _Way | None:
    """Return the row of the names, and the columns that the user tells; None where it has none."""
    if all(name.isdecimal() and len(name) <= _LONGEST_NUMBER for name in wanted):
        numbers = [int(name) - 1 for name in wanted]
        width = max(map(len, rows), default=0)
        if not all(0 <= number < width for number in numbers):
            return None
        found = _Columns(numbers[0], numbers[1], tuple(numbers[2:]))
        named = _named(rows, is_list=True)
        return named[0] if named else _head(rows, found), found
    for at, row in enumerate(rows[: _TITLE_ROWS + 1]):
        names = {cell: number for number, cell in reversed(list(enumerate(row)))}
        if all(name in names for name in wanted):
            headword, definition, *keys = (names[name] for name in wanted)
            return at, _Columns(headword, definition, tuple(keys))
    return None


def _missing(tables: Sequence[Sequence[Row]], told: str, shown: str) -> UnknownColumn:
    """Return the error that tells of columns that no table has."""
    first = [row for rows in tables for row in rows[: _TITLE_ROWS + 1]]
    widest = max(first, key=lambda row: sum(map(bool, row)))
    there = listed([cell[:_SHOWN] for cell in widest if cell])
    return UnknownColumn(
        "{file}: no row has both of the columns {columns}; one row has {known}",
        file=shown,
        columns=told,
        known=there,
    )


def _named(rows: Sequence[Row], *, is_list: bool) -> _Way | None:
    """Return the row of the names, and the columns by them."""
    for at, row in enumerate(rows[: _TITLE_ROWS + 1]):
        if columns := _by_names(row, is_list=is_list):
            return at, columns
    return None


def _by_names(row: Row, *, is_list: bool) -> _Columns | None:
    names = [_IN_BRACKETS.sub("", unicodedata.normalize("NFKC", cell).lower()) for cell in row]
    names = ["".join(name.split()) for name in names]
    sure, sure_definition = _first(names, _HEADWORD), _first(names, _DEFINITION)
    headword = _first(names, _LOOSE_HEADWORD) if sure is None else sure
    definition = _first(names, _LOOSE_DEFINITION) if sure_definition is None else sure_definition
    if headword is None or definition is None or headword == definition:
        return None
    if not is_list and sure is None and sure_definition is None:
        return None
    keys = (at for at, name in enumerate(names) if _KEY.fullmatch(name))
    is_own = {"headword", "keys", "definition"} <= set(row)
    return _Columns(
        headword,
        definition,
        tuple(at for at in keys if at not in (headword, definition)),
        _OWN if is_own else _BETWEEN_KEYS,
        is_own=set(COLUMNS) <= set(row),
    )


def _first(names: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, name in enumerate(names) if pattern.fullmatch(name)), None)


def _guessed(rows: Sequence[Row]) -> _Way | None:
    """Return the row of the names, and the columns by what is in them.

    The definitions have most characters; of the others the headwords are those that differ most,
    and are no numbers.
    """
    width = max(map(len, rows), default=0)
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    lengths = [sum(map(len, column)) for column in columns]
    definition = lengths.index(max(lengths)) if lengths else 0
    kinds = [
        0 if at == definition else len({cell for cell in column if not _COUNTS.fullmatch(cell)})
        for at, column in enumerate(columns)
    ]
    if not any(kinds):
        return None
    found = _Columns(kinds.index(max(kinds)), definition)
    return _head(rows, found), found


def _head(rows: Sequence[Row], columns: _Columns) -> int:
    """Return the row of names that no list knows: they are short beside what stands below."""
    full = [at for at, row in enumerate(rows) if columns.is_in(row)]
    lengths = [len(rows[at][columns.definition]) for at in full]
    is_head = len(full) > 1 and _SHORTER * lengths[0] < median(lengths[1:])
    return full[0] if is_head and not _SENTENCE.search(rows[full[0]][columns.definition]) else -1


def _read(
    tables: Sequence[Sequence[Row]], ways: Sequence[_Way | None], *, is_guess: bool
) -> TermList | None:
    """Return the rows of all tables as blocks: notes where they have a headword and what it means.

    A table without such columns stays text.
    """
    blocks: list[Block] = []
    keys: dict[int, tuple[str, ...]] = {}
    lacking: list[int] = []
    line = 0
    for rows, way in zip(tables, ways, strict=True):
        head, columns = way or (len(rows), None)
        for at, given in enumerate(rows):
            row = tuple(map(unguarded, given)) if columns and columns.is_own else given
            line += 1
            number = len(blocks) + 1
            is_head = at <= head or (head >= 0 and given == rows[head])
            again = None if is_head or is_guess else _by_names(row, is_list=False)
            columns = again or columns  # of a second list below the first
            if columns and not is_head and not again and columns.is_in(row):
                blocks.append(_note(number, len(keys) + 1, row, line, columns))
                keys[len(keys) + 1] = tuple(_keys(row, columns))
            elif any(row):
                is_title = at < head and sum(map(bool, row)) == 1 and not blocks
                text, _ = _joined(row)
                blocks.append(Block(number, "title" if is_title else "other", text, line))
                lacking += [line] if columns and not is_head and not again else []
    if not keys:
        return None
    problems = [problem("W311", lacking[0], count=len(lacking))] if lacking else []
    first = next(block for block in blocks if block.kind == "note")
    if is_guess:
        guess = next(way[1] for way in ways if way)
        places = {"headword": guess.headword + 1, "definition": guess.definition + 1}
        problems.append(problem("W312", first.line, **places))
    reading = NoteReading("table", first.line, "", "cell", len(keys), len(keys), 0, 1.0)
    return TermList(tuple(blocks), keys, reading, tuple(problems))


def _note(number: int, note: int, row: Row, line: int, columns: _Columns) -> Block:
    text, spans = _joined(row)
    parts = (spans[columns.headword], spans[columns.definition])
    return Block(number, "note", text, line, note=note, headword=parts[0], definition=parts[1])


def _keys(row: Row, columns: _Columns) -> Iterator[str]:
    for column in columns.keys:
        for key in columns.between_keys.split(columns.part(row, column)):
            if 0 < len(key := key.strip()) <= _LONGEST:
                yield key


def _joined(row: Row) -> tuple[str, list[Span]]:
    """Return the text of a row, tabs between its cells, and where each of these stands."""
    text, spans = "", []
    for cell in row:
        own = " ".join(cell.split())
        spans.append((len(text), len(text) + len(own)))
        text += f"{own}\t"
    return text.rstrip("\t"), spans
