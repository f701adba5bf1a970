"""Signs that people use by habit are understood in a query that finds nothing with them as text.

Alone between words they are operators to the parser. Inside a word, a comma, a semicolon or 、 is
a space; | or /, or 或 between words, is OR; a star or .* at the end is nothing, since every part
of a word is found anyway. A number with commas is read without them, and one without with them.
Text that has these signs is found as it stands, where it stands: only
a query that finds nothing is read so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..glossary.folding import fold
from .parsing import SIGNS
from .query import And, Filter, Not, Or, Piece, with_pieces

if TYPE_CHECKING:
    from .query import Query

__all__ = ["COMMA", "reread", "written"]

_END = "。？?！!…*＊"
_OR = re.compile(r"\s*(?:\|\|?|｜|/|／)\s*|(?<=\w\w)或者?(?=\w\w)")
COMMA = r"(?<!\d)[，,]|[，,](?!\d)"
"""A comma that divides, as a pattern: one between figures is one of theirs, as in 12,000."""
_PLAIN_TEXT = re.compile(r"\w(?:[\w%.+＋×·~～-]|(?<=\d),(?=\d))*")
_MEANT = frozenset(("OR", "AND", "NOT", *SIGNS))  # alone they join others
_JOINS = "(?<![中共饱缓温总祥])和(?![谐平解美睦气])|与|以及"  # not in 碳中和, 和谐
_AND = re.compile(rf"(?:{COMMA}|[、；;。！？!?&＆\s])+|(?<=\w\w)(?:{_JOINS})(?=\w\w)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_PLAIN = re.compile(r"(?<![\d.,])[1-9]\d{3,14}(?![\d,年])")


def reread(query: Query) -> Query:
    """Return the query with the signs of habit in its pieces understood; itself if it has none."""
    return with_pieces(
        query,
        lambda piece: _read(piece, _OR, Or) or _read(piece, _AND, And) or _with_other_number(piece),
    )


def _quoted(text: str) -> str:
    """Return a text in quotation marks, which do not count in it, unless it is plain."""
    is_plain = _PLAIN_TEXT.fullmatch(text) and text not in _MEANT
    return text if is_plain else '"' + re.sub('["“”「」『』]', "", text) + '"'


def _without_end(text: str) -> str:
    """Return a text without the marks and stars at its end; .* is a star as well."""
    end = len(text)
    while end and (text[end - 1] in _END or text[end - 1 : end + 1] in (".*", ".＊")):
        end -= 1
    return text[:end]


def _with_other_number(piece: Piece) -> Piece:
    """Return a piece with its numbers written otherwise: 12000 as 12,000, and 12,000 as 12000."""
    if piece.is_quoted:
        return piece
    text = _THOUSANDS.sub(lambda number: number[0].replace(",", ""), piece.needle)
    if text == piece.needle:
        text = _PLAIN.sub(lambda number: f"{int(number[0]):,}", text)
    return piece if text == piece.needle else Piece(text)


def written(query: Query, *, is_inner: bool = False) -> str:
    """Return the query as it may be typed, in quotation marks what would be read otherwise."""
    if isinstance(query, Piece):
        return _quoted(query.text)
    if isinstance(query, Filter):
        return f"{query.name}:{_quoted(query.value)}"
    if isinstance(query, Not):
        return "-" + written(query.part, is_inner=True)
    join = " OR " if isinstance(query, Or) else " "
    text = join.join(written(part, is_inner=True) for part in query.parts)
    return f"({text})" if is_inner else text


def _read(piece: Piece, sign: re.Pattern[str], kind: type[And] | type[Or]) -> Query | None:
    if piece.is_quoted:
        return None
    texts = (_without_end(part) for part in sign.split(piece.text))
    parts = [Piece(text) for text in texts if fold(text)]
    if not parts or [part.text for part in parts] == [piece.text]:
        return None
    read = tuple(map(reread, parts))
    return read[0] if len(read) == 1 else kind(read)
