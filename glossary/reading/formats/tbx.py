"""A term base (TBX, ISO 30042) becomes rows: a concept each, its first Chinese term before all.

Both of its namings are read (``martif``, ``termEntry``, ``langSet`` of 2008; ``tbx``,
``conceptEntry``, ``langSec`` of 2019), with data categories as attributes or as elements.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import NotText
from ...wording import say
from ..decoding import decode
from .package import attribute, local, parse_xml
from .table import content_of_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from ..lines import Content

__all__ = ["read"]

_HEADER = ("headword", "keys", "definition", "equivalents", "source")
_KIND = say("term base")
_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
# What explains a concept, the better one first.
_EXPLANATIONS = ("definition", "explanation")
_BETWEEN = "；"
_HEAD = 200  # bytes
_DECLARED = re.compile(rb"""encoding=["']([\w.-]{2,20})["']""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}>")
_ENTITY = tuple("<!ENTITY".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))


def read(data: bytes, shown: str) -> Content:
    """Return a row for each concept, below a header. Raises NotText."""
    if any(declared in data for declared in _ENTITY):
        raise NotText("{file}: declares XML entities, as no {kind} may", file=shown, kind=_KIND)
    declared = _DECLARED.search(data[:_HEAD])
    text = decode(data, shown, declared[1].decode("ascii") if declared else None)
    root = parse_xml(_DECLARATION.sub("", text).encode(), shown, _KIND)
    rows = [_HEADER, *(_row(each) for each in root.iter() if local(each) in _ENTRIES)]
    title = next((_text(each) for each in root.iter() if local(each) == "title"), "")
    return content_of_tables(
        [rows] if len(rows) > 1 else [], stated={"title": title} if title else {}
    )


def _row(entry: Element) -> tuple[str, ...]:
    languages = [each for each in entry.iter() if local(each) in _LANGUAGES]
    chinese = [each for each in languages if _is_chinese(each)]
    others = [each for each in languages if not _is_chinese(each)]
    names = dict.fromkeys(_terms(chinese)) or dict.fromkeys(_terms(others))
    equivalents = dict.fromkeys(name for name in _terms(others) if name not in names)
    sources = _texts(entry, "source")
    return (
        next(iter(names), ""),
        _BETWEEN.join(list(names)[1:]),
        _explanation(entry, chinese),
        _BETWEEN.join(equivalents),
        _BETWEEN.join(dict.fromkeys(sources)),
    )


def _explanation(entry: Element, chinese: Iterable[Element]) -> str:
    """Return what explains a concept: in Chinese, or for all its languages, or in another."""
    own = {part for language in entry if local(language) in _LANGUAGES for part in language.iter()}
    shared = [part for part in entry.iter() if part not in own]
    for name in _EXPLANATIONS:
        found = [text for language in chinese for text in _texts(language, name)]
        found = found or [_text(part) for part in shared if _category(part) == name]
        found = [text for text in found if text] or list(_texts(entry, name))
        if found:
            return "\n".join(dict.fromkeys(found))
    return ""


def _terms(languages: Iterable[Element]) -> Iterator[str]:
    for language in languages:
        for part in language.iter():
            if local(part) == "term" and (text := _text(part)):
                yield text


def _texts(element: Element, category: str) -> Iterator[str]:
    for part in element.iter():
        if _category(part) == category and (text := _text(part)):
            yield text


def _category(element: Element) -> str:
    """Return an element's data category: its type, or its name where categories are elements."""
    return attribute(element, "type") or local(element)


def _is_chinese(language: Element) -> bool:
    code = (attribute(language, "lang") or "").lower()
    return code.startswith(("zh", "cmn")) and "latn" not in code  # pinyin is a reading


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
