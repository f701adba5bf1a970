"""A user's own list of terms, which a table has, becomes notes: a row each.

Which columns hold headword, definition and further keys is what the user says, or what their
names say; where the user says but that it is such a list, it is what the cells look like.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from ..block import Block
from ..cells import BETWEEN_KEYS, COLUMNS, unguarded
from ..errors import UnknownColumn
from ..problems import problem
from ..report import NoteReading
from .characters import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..block import Span
    from ..report import Problem

__all__ = ["KIND", "TermList", "find_term_list"]

KIND = "glossary"
Row = tuple[str, ...]
_How = Literal["told", "named", "guessed"]

# Names of columns, by how surely they are of terms; the surer first where a table has several.
_HEADWORDS = (
    *("headword", "术语", "术语名称", "中文术语", "词条", "词条名称", "名词", "名词术语", "词语"),
    *("词汇", "概念", "提法", "热词", "新词", "term", "terminology", "缩略语", "缩略词", "缩写"),
)
_DEFINITIONS = (
    *("definition", "释义", "定义", "解释", "名词解释", "术语解释", "含义", "涵义", "词义", "内涵"),
    *("解读", "注释", "注解", "说明", "explanation", "meaning", "gloss", "description"),
)
_KEYS = (
    *("keys", "key", "简称", "别称", "别名", "又称", "同义词", "缩写", "缩略语", "缩略词"),
    *("abbreviation", "abbreviations", "synonym", "synonyms", "alias", "aliases"),
)
# Those that other tables have as well: they count where the user says that it is such a list.
_LOOSE_HEADWORDS = (
    "名称",
    "词",
    "中文",
    "中文名称",
    "关键词",
    "标题",
    "条目",
    "name",
    "word",
    "entry",
)
_LOOSE_DEFINITIONS = ("内容", "描述", "答案", "备注", "正文", "全文", "content", "text", "note")
_IN_BRACKETS = re.compile(r"\([^()]*\)$|[:*]$")
_BETWEEN_KEYS = re.compile(r"[；;、，,/|\n]")
_OWN = re.compile(BETWEEN_KEYS)
_TITLE_ROWS = 10  # above the names of the columns: a title, who made it, when
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
        """Whether a row has a headword and a definition."""
        return bool(self.part(row, self.headword) and self.part(row, self.definition))


@dataclass(frozen=True, slots=True)
class TermList:
    """A list of terms, read."""

    blocks: tuple[Block, ...]
    keys: Mapping[int, tuple[str, ...]]
    """What else stands for a term, by the number of its note."""
    reading: NoteReading
    problems: tuple[Problem, ...]


def find_term_list(
    rows: Sequence[Row], shown: str, known: Mapping[str, str | int | None]
) -> TermList | None:
    """Return the list of terms that a table is; None for a table of something else.

    ``known`` is what the user says: ``columns``, or that the kind is such a list. Raises
    UnknownColumn where the table has no column that the user names.
    """
    rows = [tuple(normalize(cell)[0].strip() for cell in row) for row in rows]
    is_list = known.get("kind") == KIND
    if told := known.get("columns"):
        found = _read(rows, *_told(rows, str(told), shown), "told")
        if found is None:
            raise UnknownColumn(f"{shown}: no row has both of the columns {told}; see its rows")
        return found
    if named := _named(rows, is_list=is_list):
        return _read(rows, *named, "named")
    guessed = _guessed(rows) if is_list else None
    return _read(rows, *guessed, "guessed") if guessed else None


def _told(rows: Sequence[Row], told: str, shown: str) -> tuple[int, _Columns]:
    """Return the row of the names, -1 for none, and the columns that the user tells."""
    wanted = [name.strip() for name in told.split(",") if name.strip()]
    if len(wanted) < 2:
        raise UnknownColumn(f"{shown}: --columns needs two at least: headword,definition")
    if not any(map(any, rows)):
        raise UnknownColumn(f"{shown}: has no table, so no columns; leave --columns out")
    if all(name.isdecimal() for name in wanted):
        numbers = [int(name) - 1 for name in wanted]
        width = max(map(len, rows))
        if not all(0 <= number < width for number in numbers):
            raise UnknownColumn(f"{shown}: has columns 1 to {width}, not {told}")
        found = _Columns(numbers[0], numbers[1], tuple(numbers[2:]))
        named = _named(rows, is_list=True)
        return named[0] if named else _head(rows, found), found
    for at, row in enumerate(rows[: _TITLE_ROWS + 1]):
        names = {cell: number for number, cell in reversed(list(enumerate(row)))}
        if all(name in names for name in wanted):
            headword, definition, *keys = (names[name] for name in wanted)
            return at, _Columns(headword, definition, tuple(keys))
    widest = max(rows[: _TITLE_ROWS + 1], key=lambda row: sum(map(bool, row)))
    there = ", ".join(cell[:_SHOWN] for cell in widest if cell)
    raise UnknownColumn(f"{shown}: no columns {told}; one row has {there}")


def _named(rows: Sequence[Row], *, is_list: bool) -> tuple[int, _Columns] | None:
    """Return the row of the names, and the columns by them."""
    for at, row in enumerate(rows[: _TITLE_ROWS + 1]):
        if columns := _by_names(row, is_list=is_list):
            return at, columns
    return None


def _by_names(row: Row, *, is_list: bool) -> _Columns | None:
    names = [_IN_BRACKETS.sub("", unicodedata.normalize("NFKC", cell).lower()) for cell in row]
    names = ["".join(name.split()) for name in names]
    if not is_list and len([name for name in names if name]) < 2:
        return None
    headwords = (*_HEADWORDS, *(_LOOSE_HEADWORDS if is_list else ()))
    definitions = (*_DEFINITIONS, *(_LOOSE_DEFINITIONS if is_list else ()))
    headword = next((names.index(name) for name in headwords if name in names), None)
    definition = next((names.index(name) for name in definitions if name in names), None)
    if headword is None or definition is None:
        return None
    keys = tuple(at for at, name in enumerate(names) if name in _KEYS and at != headword)
    is_own = {"headword", "keys", "definition"} <= set(row)
    between = _OWN if is_own else _BETWEEN_KEYS
    return _Columns(headword, definition, keys, between, is_own=set(COLUMNS) <= set(row))


def _guessed(rows: Sequence[Row]) -> tuple[int, _Columns] | None:
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


def _read(rows: Sequence[Row], head: int, columns: _Columns, how: _How) -> TermList | None:
    blocks: list[Block] = []
    keys: dict[int, tuple[str, ...]] = {}
    lacking: list[int] = []
    for at, row in enumerate(rows):
        number, line = len(blocks) + 1, at + 1
        again = _by_names(row, is_list=False) if how == "named" and at > head else None
        columns = again or columns  # of the next sheet
        if at > head and not again and columns.is_in(row):
            blocks.append(_note(number, len(keys) + 1, row, line, columns))
            keys[len(keys) + 1] = tuple(_keys(row, columns))
        elif any(row):
            is_title = at < head and sum(map(bool, row)) == 1 and not blocks
            text, _ = _joined(row)
            blocks.append(Block(number, "title" if is_title else "other", text, line))
            lacking += [line] if at > head and not again else []
    if not keys:
        return None
    problems = [problem("W311", lacking[0], count=len(lacking))] if lacking else []
    first = next(block for block in blocks if block.kind == "note")
    if how == "guessed":
        parts = (columns.headword + 1, columns.definition + 1)
        problems.append(problem("W312", first.line, headword=parts[0], definition=parts[1]))
    reading = NoteReading("table", first.line, "", "cell", len(keys), len(keys), 0, 1.0)
    return TermList(tuple(blocks), keys, reading, tuple(problems))


def _note(number: int, note: int, row: Row, line: int, columns: _Columns) -> Block:
    text, spans = _joined(tuple(map(unguarded, row)) if columns.is_own else row)
    parts = (spans[columns.headword], spans[columns.definition])
    return Block(number, "note", text, line, note=note, headword=parts[0], definition=parts[1])


def _keys(row: Row, columns: _Columns) -> Iterator[str]:
    for column in columns.keys:
        for key in columns.between_keys.split(columns.part(row, column)):
            if key.strip():
                yield key.strip()


def _joined(row: Row) -> tuple[str, list[Span]]:
    """Return the text of a row, tabs between its cells, and where each of these stands."""
    text, spans = "", []
    for cell in row:
        own = " ".join(cell.split())
        spans.append((len(text), len(text) + len(own)))
        text += f"{own}\t"
    return text.rstrip("\t"), spans
