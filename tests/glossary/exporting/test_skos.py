"""As rdflib reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.exporting import concepts_of, export

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.exporting import Concept

SCHEME = URIRef("urn:zhengce:glossary")


def read(concepts: tuple[Concept, ...], form: str) -> Graph:
    (content,) = export(form, concepts).values()
    syntax = {"skos": "turtle", "skos-jsonld": "json-ld"}[form]
    return Graph().parse(data=content.decode(), format=syntax)


@pytest.fixture
def graph(concepts: tuple[Concept, ...]) -> Graph:
    return read(concepts, "skos")


def test_both_syntaxes_say_the_same(graph: Graph, concepts: tuple[Concept, ...]) -> None:
    assert isomorphic(graph, read(concepts, "skos-jsonld"))


def test_the_graph_has_every_term_definition_and_source(
    graph: Graph, concepts: tuple[Concept, ...]
) -> None:
    found = {
        (
            str(graph.value(node, SKOS.prefLabel)),
            str(graph.value(node, SKOS.definition)),
            frozenset(
                str(graph.value(source, DCTERMS.bibliographicCitation))
                for source in graph.objects(node, DCTERMS.source)
            ),
        )
        for node in graph.subjects(RDF.type, SKOS.Concept)
    }
    assert found == {
        (each.term.headword, each.term.definition, frozenset(each.citations)) for each in concepts
    }


def test_it_is_sound_skos(graph: Graph, concepts: tuple[Concept, ...]) -> None:
    """Conditions of the SKOS reference: S8, S13, S14, S25, and what the scheme names."""
    nodes = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(nodes) == len(concepts)
    for node in nodes:
        assert set(graph.objects(node, SKOS.inScheme)) == {SCHEME}
        preferred = list(graph.objects(node, SKOS.prefLabel))
        assert len({label.language for label in preferred if isinstance(label, Literal)}) == 1
        assert not set(preferred) & set(graph.objects(node, SKOS.altLabel))
        assert list(graph.objects(node, SKOS.notation))
        is_top = (SCHEME, SKOS.hasTopConcept, node) in graph
        assert is_top != bool(list(graph.objects(node, SKOS.broader)))
    for below, above in graph.subject_objects(SKOS.broader):
        assert (above, SKOS.narrower, below) in graph
    assert list(graph.subject_objects(SKOS.broader))


def test_reports_have_title_place_and_date(graph: Graph) -> None:
    report = URIRef("urn:zhengce:report:xinjiang-2023")
    assert str(graph.value(report, DCTERMS.spatial)) == "新绛县"
    assert str(graph.value(report, DCTERMS.title)) == "政府工作报告"
    assert str(graph.value(report, DCTERMS.date)) == "2023-02-21"


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "甲 乙<>.txt"
    notes = '1.“甲"\\”：乙" . <urn:x> a <urn:y> \\u0041 \t'
    path.write_text(f"政府工作报告\n一、工作\n做。\n附注：\n{notes}。\n", encoding="utf-8")
    concepts = concepts_of(Glossary([read_report(path)]).senses())
    graph = read(concepts, "skos")
    assert {str(each) for each in graph.objects(None, SKOS.definition)} == {
        concepts[0].term.definition
    }
    assert isomorphic(graph, read(concepts, "skos-jsonld"))


def test_the_scheme_has_a_label_and_concepts_of_one_name_are_related(
    many: tuple[Concept, ...],
) -> None:
    graph = read(many, "skos")
    assert str(graph.value(SCHEME, SKOS.prefLabel)) == "政府工作报告名词"
    for concept in many:
        node = URIRef(f"urn:zhengce:concept:{concept.id}")
        related = {str(each).rpartition(":")[2] for each in graph.objects(node, SKOS.related)}
        same = {each.id for each in many if set(each.names) & set(concept.names)}
        assert related == same - {concept.id, concept.broader, *concept.narrower}
        for other in graph.objects(node, SKOS.related):
            assert (other, SKOS.related, node) in graph
