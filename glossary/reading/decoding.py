"""Bytes become text: their encoding is found, their line ends are made one."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from ..errors import NotText

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["decode", "decode_exactly"]

_MARK = "\ufeff"
_MOST_BROKEN = 10  # one in ten of the characters beyond ASCII: more is another encoding
_MOST_EMPTY = 1_000  # characters to one of none, which a program left; more is another encoding
_LOST, _MOST_LOST = "\ufffd", 100  # one in a hundred: what is left cannot be relied on

# The last is what a careless export writes for a line end.
_LINE_END = re.compile(r"\r\n?|\\r\\n")
_MULTIBYTE = ("gb18030", "big5hkscs")


def decode(data: bytes, shown: str, declared: str | None = None) -> str:
    """Return ``data`` as text, its lines divided by line feeds, without a byte order mark.

    An encoding that is ``declared`` is tried first; ``shown`` names the file in the error.
    Raises NotText.
    """
    return _LINE_END.sub("\n", decode_exactly(data, shown, declared).removeprefix(_MARK))


def decode_name(name: str) -> str:
    """Return a file's name as text: bytes that are no UTF-8 as GB 18030, or else as U+FFFD."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def decode_exactly(data: bytes, shown: str, declared: str | None = None) -> str:
    """Return ``data`` as text, nothing of it changed. Raises NotText."""
    for encoding in _encodings(data, declared):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):  # Python has encodings that are none of a text
            continue
        if text.count("\0") * _MOST_EMPTY <= len(text):
            _refuse_lost(text, shown)
            return text
    if place := _broken_place(data):
        raise NotText(
            "{file}: damaged UTF-8 text ({place}); get the file again", file=shown, place=place
        )
    raise NotText(
        "{file}: not a text file in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8 text",
        file=shown,
    )


def _broken_place(data: bytes) -> str:
    """Return where a text that is UTF-8 but for a few bytes is broken; nothing if it is none."""
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST)
    characters = sum(character > "\x7f" for character in text)
    if text.count("\0") * _MOST_EMPTY > len(text) or lost * _MOST_BROKEN > characters:
        return ""
    line = text.count("\n", 0, text.index(_LOST)) + 1 if lost else 0
    return f"{lost:,} times, first in line {line}" if lost else ""


def _refuse_lost(text: str, shown: str) -> None:
    """Refuse a text that was saved without most of its characters. Raises NotText."""
    lost = text.count(_LOST)
    if lost * _MOST_LOST > len(text):
        line = text.count("\n", 0, text.index(_LOST)) + 1
        raise NotText(
            "{file}: {lost:,} characters were lost (U+FFFD, first in line {line}) when it was "
            "saved in "
            "another encoding; get the file again",
            file=shown,
            lost=lost,
            line=line,
        )


def _encodings(data: bytes, declared: str | None) -> Iterator[str]:
    """Yield the encodings to try: by the mark at the front, then by what the bytes are like."""
    yield "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    if declared:
        # Pages that say gb2312 use more than it has.
        yield "gb18030" if declared.lower().startswith("gb") else declared
    if _may_be_utf_16(data):
        yield "utf_16_le" if data[1::2].count(0) >= data[::2].count(0) else "utf_16_be"
    if _is(data, "gb2312"):  # as Big5 hardly ever is, and a short text in it may pass for Big5
        yield _MULTIBYTE[0]
    from charset_normalizer import from_bytes

    if best := from_bytes(data, cp_isolation=list(_MULTIBYTE)).best():
        yield best.encoding
    yield _MULTIBYTE[0]


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _may_be_utf_16(data: bytes) -> bool:
    """Whether the bytes have zeros as those of UTF-16 do: of line ends, figures and Latin letters.

    Without any, a short text in another encoding would pass for one in UTF-16, of other words.
    """
    zeros = data.count(0)
    return zeros * 2 == len(data) if _is(data, "utf-8") else zeros > 0
