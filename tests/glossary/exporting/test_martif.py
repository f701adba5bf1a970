"""As Translate Toolkit reads it, by which Weblate and others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.storage.tbx import tbxfile

from zhengce.glossary.exporting import export

if TYPE_CHECKING:
    from zhengce.glossary.exporting import Concept


def test_every_term_is_read_with_its_definition(concepts: tuple[Concept, ...]) -> None:
    (content,) = export("tbx-2008", concepts).values()
    units = tbxfile.parsestring(content).units
    assert len(units) == len(concepts)
    for unit, concept in zip(units, concepts, strict=True):
        assert unit.source == concept.term.headword
        assert unit.target == concept.term.pinyin
        assert concept.term.definition in unit.getnotes("definition")
        assert concept.citations[0] in unit.getnotes("definition")


def test_omegat_has_a_line_for_each_name(concepts: tuple[Concept, ...]) -> None:
    (content,) = export("omegat", concepts).values()
    rows = [line.split("\t") for line in content.decode().splitlines()]
    assert {len(row) for row in rows} == {3}
    assert [row[0] for row in rows] == [name for each in concepts for name in each.names]
