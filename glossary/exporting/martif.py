"""Concepts as TBX of 2008 (ISO 30042:2008, root ``martif``), which today's free tools read.

Translate Toolkit (Weblate, Pootle) and OmegaT look for a definition at the concept. They want two
languages: the second is the reading, for a translator to replace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .tbx import XML_LANGUAGE, add_text, xml_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .concepts import Concept

__all__ = ["as_martif"]

_LANGUAGE, _READING = "zh-Hans", "zh-Latn"
_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'


def as_martif(concepts: Sequence[Concept], title: str) -> str:
    """Return one document: a term entry for each concept, its names as terms of one language."""
    root = ET.Element("martif", {"type": "TBX", XML_LANGUAGE: _LANGUAGE})
    description = ET.SubElement(ET.SubElement(root, "martifHeader"), "fileDesc")
    add_text(ET.SubElement(description, "titleStmt"), "title", title)
    add_text(ET.SubElement(description, "sourceDesc"), "p", "zhengce")
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for concept in concepts:
        entry = ET.SubElement(body, "termEntry", id=xml_id(concept.id))
        sources = "；".join(concept.citations)
        add_text(entry, "descrip", f"{concept.term.definition} —— {sources}", type="definition")
        _add_language(entry, _LANGUAGE, concept.names)
        _add_language(entry, _READING, [concept.term.pinyin])
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_DOCTYPE}\n{written}\n'


def _add_language(entry: ET.Element, language: str, names: Iterable[str]) -> None:
    section = ET.SubElement(entry, "langSet", {XML_LANGUAGE: language})
    for name in names:
        add_text(ET.SubElement(section, "tig"), "term", name)
