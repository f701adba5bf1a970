"""Concepts as a StarDict dictionary (format 2.4.2): files .ifo, .idx and .dict.

Words are sorted as StarDict's own ``stardict_strcmp`` does: by their bytes in ASCII lower case,
then by their bytes. A word that several concepts share is one entry with all that they say;
other names are words of their own, not synonyms, of which sdcv hides words that read the same.
"""

from __future__ import annotations

import re
import struct
from html import escape
from typing import TYPE_CHECKING

from ..folding import traditional
from ..forms import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .concepts import Concept

__all__ = ["as_stardict"]

_LONGEST_WORD = 255  # bytes
_BLANK = re.compile("[\0\r\n\t]+")


def as_stardict(concepts: Sequence[Concept], title: str) -> dict[str, bytes]:
    """Return the dictionary's files by name; words are the concepts' names and readings.

    A reading is one also without tones and by its initials: fangguanfu, fgf; a name one also
    in traditional characters. Articles are harmless HTML, a block for each sense.
    """
    meant: dict[str, dict[int, Concept]] = {}
    for at, concept in enumerate(concepts):
        term = concept.term
        readings = (term.pinyin, *term.key_pinyin, *spellings(term))
        names = (*concept.names, *map(traditional, concept.names))
        for word in filter(None, map(_word, (*names, *readings))):
            meant.setdefault(word, {})[at] = concept
    articles: dict[tuple[int, ...], tuple[int, int]] = {}
    index, content = b"", b""
    for word in sorted(meant, key=_order):
        which = tuple(meant[word])
        if which not in articles:
            article = _article(meant[word].values()).encode()
            articles[which] = len(content), len(article)
            content += article
        index += word.encode() + b"\0" + struct.pack(">II", *articles[which])
    facts = {
        "version": "2.4.2",
        "bookname": _BLANK.sub(" ", title),
        "wordcount": len(meant),
        "idxfilesize": len(index),
        "sametypesequence": "h",
    }
    described = "".join(f"{name}={value}\n" for name, value in facts.items())
    return {
        "zhengce.ifo": f"StarDict's dict ifo file\n{described}".encode(),
        "zhengce.idx": index,
        "zhengce.dict": content,
    }


def _article(concepts: Iterable[Concept]) -> str:
    return "<hr>".join(map(_sense, concepts))


def _sense(concept: Concept) -> str:
    sources = "<br>".join(map(_html, concept.citations))
    return (
        f"<div><b>{_html(concept.term.headword)}</b> <i>{_html(concept.term.pinyin)}</i></div>"
        f"<div>{_html(concept.term.definition)}</div><div><small>{sources}</small></div>"
    )


def _html(text: str) -> str:
    return "<br>".join(escape(text).replace("\0", "\ufffd").splitlines())


def _word(name: str) -> str:
    """Return the name as it can be a word: on one line, of at most 255 bytes."""
    return _BLANK.sub(" ", name).encode()[:_LONGEST_WORD].decode(errors="ignore")


def _order(word: str) -> tuple[bytes, bytes]:
    return word.encode().lower(), word.encode()
