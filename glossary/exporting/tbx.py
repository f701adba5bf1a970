"""Concepts as TBX-Basic (ISO 30042:2019), in the style with data categories as attributes (DCA)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ..folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .concepts import Concept

__all__ = ["XML_LANGUAGE", "add_text", "as_tbx", "xml_id"]

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "zh-Hans"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 has no place for.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_tbx(concepts: Sequence[Concept], title: str) -> str:
    """Return one document: a concept entry each, with definition, sources, terms, references.

    Characters that XML cannot hold become U+FFFD.
    """
    root = ET.Element(
        "tbx", {"xmlns": _NAMESPACE, "type": "TBX-Basic", "style": "dca", XML_LANGUAGE: _LANGUAGE}
    )
    header = ET.SubElement(root, "tbxHeader")
    description = ET.SubElement(header, "fileDesc")
    source = ET.SubElement(description, "sourceDesc")
    reports = dict.fromkeys(report.id for each in concepts for report, _ in each.sources)
    add_text(source, "p", f"{title}, zhengce: {', '.join(reports)}")
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for concept in concepts:
        _add_entry(body, concept)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_entry(body: ET.Element, concept: Concept) -> None:
    entry = ET.SubElement(body, "conceptEntry", id=xml_id(concept.id))
    add_text(entry, "descrip", "政府工作报告", type="subjectField")
    if concept.broader:
        target = xml_id(concept.broader)
        add_text(entry, "ref", concept.term.broader or "", type="crossReference", target=target)
    section = ET.SubElement(entry, "langSec", {XML_LANGUAGE: _LANGUAGE})
    group = ET.SubElement(section, "descripGrp")
    add_text(group, "descrip", concept.term.definition, type="definition")
    for citation in concept.citations:
        add_text(group, "admin", citation, type="source")
    for name in concept.names:
        term = ET.SubElement(section, "termSec")
        add_text(term, "term", name)
        is_full = fold(name) == fold(concept.term.headword)
        add_text(term, "termNote", "noun", type="partOfSpeech")
        add_text(term, "termNote", "fullForm" if is_full else "shortForm", type="termType")


def add_text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with a text; what XML cannot hold becomes U+FFFD."""
    ET.SubElement(parent, tag, attributes).text = _FORBIDDEN.sub("\ufffd", text)


def xml_id(identifier: str) -> str:
    """Return an identifier as XML has them."""
    return f"c-{identifier}"  # an XML name begins with a letter
