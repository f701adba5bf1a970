"""A rich text file (.rtf) becomes lines: its paragraphs, its footnotes notes."""

from __future__ import annotations

import re

from ...wording import say
from ..characters import paired
from ..lines import Content
from .building import LineBuilder
from .damage import damaged
from .rich_text_runs import RAISED, with_properties

__all__ = ["read"]

# The library has a pattern for links whose time grows with the square of the file, and which
# writes their targets into the text. A space, which ends a control word, keeps it from matching.
_FIELD = re.compile(r"(\\fldinst)\{", re.IGNORECASE)
_BYTE = re.compile(rb"[\x80-\xff]")
_BRACE = re.compile(r"\\[{}\\]|[{}]")
_APART = re.compile(r"\{\s*(?:\\\*)?\\(?:(footnote)|shptxt)\b")
_NOTE, _BOX = "\x02", "\x03"  # what stands for one in the text, and before its own


def read(data: bytes, shown: str) -> Content:
    """Return the paragraphs of a rich text file. Raises NotText."""
    from striprtf.striprtf import rtf_to_text

    # Bytes that are no ASCII are of the file's own encoding, as those that are escaped.
    escaped = _BYTE.sub(lambda byte: b"\\'%02x" % byte[0][0], data)
    shown_text = with_properties(_FIELD.sub(r"\1 {", escaped.decode("ascii")))
    source = _with_notes_behind(shown_text)
    try:
        text = rtf_to_text(source, encoding="gb18030", errors="replace")
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise damaged(shown, say("rich text file"), error, say("save it as .docx")) from None
    builder = LineBuilder()
    marks = notes = 0
    note: int | None = None
    for line in paired(text).split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        is_row = len(cells) > 1 and line.rstrip().endswith("|")  # as the library writes rows
        whole = "\t".join(cells) if is_row else line
        if whole.startswith((_NOTE * 2, _BOX)):
            is_note = whole.startswith(_NOTE)
            notes += is_note
            note = notes if is_note else None
            whole = whole.lstrip(_NOTE + _BOX)
        for at, part in enumerate(whole.split(_NOTE)):
            if at:
                marks += 1
                builder.refer(marks)
            for number, piece in enumerate(RAISED.split(part)):
                builder.add(piece, is_raised=number % 2 == 1)
        builder.end(is_paragraph=True, is_row=is_row, note=note)
    return Content(tuple(builder.lines))


def _with_notes_behind(source: str) -> str:
    """Return the source with its notes and text boxes, which the library drops, at its end."""
    kept: list[str] = []
    behind: list[str] = []
    at = 0
    for start in _APART.finditer(source):
        if start.start() < at:
            continue
        end = _end_of_group(source, start.start())
        kept.append(source[at : start.start()] + (_NOTE if start[1] else ""))
        behind.append(f"\\par {_NOTE * 2 if start[1] else _BOX}{source[start.end() : end - 1]}")
        at = end
    if not behind:
        return source
    rest, brace, _ = source[at:].rpartition("}")
    return "".join([*kept, rest, *(f"{{{part}}}" for part in behind), brace])


def _end_of_group(source: str, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return len(source)
