"""Against the published schemas: the core structure's RNG and TBX-Basic's Schematron."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import pytest
from elementpath import XPath2Parser, XPathContext
from lxml import etree

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.exporting import concepts_of, export

from ...conftest import SHARED

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.exporting import Concept

SCHEMAS = SHARED.parent / "schemas" / "tbx"
TBX = {"tbx": "urn:iso:std:iso:30042:ed-2"}
SCH = {"sch": "http://purl.oclc.org/dsdl/schematron"}
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="needs the published schemas, which are not part of the project"
)


def document(concepts: tuple[Concept, ...]) -> etree._Element:
    (content,) = export("tbx", concepts).values()
    return etree.fromstring(content)


def complaints(root: etree._Element) -> list[str]:
    """What TBX-Basic's Schematron says: of each pattern the first rule that a node is in."""
    rules = etree.parse(SCHEMAS / "TBX-Basic_DCA.sch")
    parser = XPath2Parser(namespaces=TBX)
    context = XPathContext(root)
    found: list[str] = []
    for pattern in rules.iterfind("sch:pattern", SCH):
        seen: set[int] = set()
        for rule in pattern.iterfind("sch:rule", SCH):
            checks = [
                (str(check.text), parser.parse(str(check.get("test"))))
                for check in rule.iterfind("sch:assert", SCH)
            ]
            nodes = list(parser.parse(f"//{rule.get('context')}").select(context))
            for node in nodes:
                if id(node) not in seen:
                    seen.add(id(node))
                    here = copy(context)
                    here.item = node
                    found += [
                        text
                        for text, test in checks
                        if not test.boolean_value([*test.select(copy(here))])
                    ]
    return found


@needs_schemas
def test_a_document_is_valid_tbx_basic(concepts: tuple[Concept, ...]) -> None:
    root = document(concepts)
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "TBXcoreStructV03.rng"))
    grammar.assertValid(root)
    assert complaints(root) == []


@needs_schemas
def test_the_schematron_is_heard(shipped: tuple[Concept, ...]) -> None:
    root = document(shipped)
    next(root.iterfind(".//tbx:descrip", TBX)).set("type", "nonsense")
    assert any("Permitted type" in each for each in complaints(root))


def test_a_document_has_every_term_definition_and_source(concepts: tuple[Concept, ...]) -> None:
    root = document(concepts)
    entries = root.findall(".//tbx:conceptEntry", TBX)
    assert len(entries) == len(concepts)
    for entry, concept in zip(entries, concepts, strict=True):
        assert [each.text for each in entry.iterfind(".//tbx:term", TBX)] == list(concept.names)
        (definition,) = entry.iterfind(".//tbx:descrip[@type='definition']", TBX)
        assert definition.text == concept.term.definition
        sources = entry.iterfind(".//tbx:admin[@type='source']", TBX)
        assert [each.text for each in sources] == list(concept.citations)


def test_what_xml_cannot_hold_is_replaced_and_the_rest_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    notes = "1.“甲<b>&”：乙\ufffe\uffff]]><script>。\n"
    path.write_text(f"政府工作报告\n一、工作\n做。\n附注：\n{notes}", encoding="utf-8")
    root = document(concepts_of(Glossary([read_report(path)]).senses()))
    (definition,) = root.iterfind(".//tbx:descrip[@type='definition']", TBX)
    assert definition.text == "乙��]]><script>。"
