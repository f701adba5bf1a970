"""A glossary as a table for spreadsheets: its columns, and what its cells may hold."""

from __future__ import annotations

import re

__all__ = [
    "BETWEEN_KEYS",
    "COLUMNS",
    "for_xml",
    "guarded",
    "in_markdown",
    "on_one_line",
    "unguarded",
]

COLUMNS = (
    *("id", "headword", "keys", "definition", "pinyin", "place", "year", "title", "date"),
    *("report", "note", "broader"),
)
BETWEEN_KEYS = "；"
# A cell that a spreadsheet would take for a formula, in the wide forms that some take, too.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n|%]|'+[=+\-@＝＋－＠\t\r\n|%']")
_BREAK = re.compile(r"[\t\r\n]+")
_LINE_END = re.compile(r"\s*[\r\n]+\s*")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!$]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def for_xml(text: str) -> str:
    """Return a text with a sign in place of each character that XML, and so Office, has not."""
    return _NOT_IN_XML.sub("\ufffd", text)


def in_markdown(text: str) -> str:
    """Return a text on one line in which nothing is markup."""
    return _LINE_END.sub(" ", _MARKUP.sub(r"\\\g<0>", text))


def on_one_line(cell: str) -> str:
    """Return a cell without tabs and line ends, which would end it."""
    return _BREAK.sub(" ", cell)


def guarded(cell: str) -> str:
    """Return a cell on one line, with an apostrophe before what begins as a formula does."""
    cell = on_one_line(cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what was put into the cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
