"""Concepts as SKOS (W3C, 2009): a concept scheme, in Turtle or in JSON-LD.

Each concept has its headword as preferred label, keys and reading as alternative ones, its
note as notation; its sources are notes of reports (Dublin Core terms).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..citation import cite
from ..records import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..metadata import Metadata
    from .concepts import Concept

__all__ = ["as_jsonld", "as_turtle"]

_BASE = "urn:zhengce:"
_SCHEME = f"{_BASE}glossary"
_PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CHINESE, _PINYIN = "zh-Hans", "zh-Latn-pinyin"


@dataclass(frozen=True, slots=True)
class _Iri:
    iri: str


@dataclass(frozen=True, slots=True)
class _Literal:
    text: str
    language: str | None = None
    datatype: str | None = None


_Object = _Iri | _Literal
_Resource = tuple[str, str, list[tuple[str, _Object]]]
"""An IRI, the class it is of, and its properties."""


def as_turtle(concepts: Sequence[Concept], title: str) -> str:
    """Return the scheme in Turtle (W3C, 2014)."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in _PREFIXES.items()]
    for iri, kind, properties in _resources(concepts, title):
        lines.append(f"\n<{iri}> a {kind}")
        lines += [f"    ; {name} {_in_turtle(value)}" for name, value in properties]
        lines.append("    .")
    return "\n".join(lines) + "\n"


def as_jsonld(concepts: Sequence[Concept], title: str) -> str:
    """Return the scheme in JSON-LD 1.1."""
    graph = []
    for iri, kind, properties in _resources(concepts, title):
        values: dict[str, list[dict[str, str]]] = {}
        for name, value in properties:
            values.setdefault(name, []).append(_in_jsonld(value))
        graph.append({"@id": iri, "@type": kind, **values})
    return json.dumps({"@context": _PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _resources(concepts: Sequence[Concept], title: str) -> Iterator[_Resource]:
    tops = [each for each in concepts if each.broader is None]
    label = _Literal(title, _CHINESE)
    tops_of_scheme = [("skos:hasTopConcept", _Iri(_iri(each.id))) for each in tops]
    labels = [("skos:prefLabel", label), ("dcterms:title", label)]
    yield _SCHEME, "skos:ConceptScheme", [*labels, *tops_of_scheme]
    related = _related(concepts)
    for concept in concepts:
        others = [("skos:related", _Iri(_iri(each))) for each in related[concept.id]]
        yield _iri(concept.id), "skos:Concept", [*_properties(concept), *others]
    notes = dict.fromkeys(source for each in concepts for source in each.sources)
    for report, note in notes:
        yield (
            _note_iri(report, note),
            "dcterms:BibliographicResource",
            [
                ("dcterms:bibliographicCitation", _Literal(cite(report, note), _CHINESE)),
                ("dcterms:isPartOf", _Iri(_report_iri(report))),
            ],
        )
    for report in dict.fromkeys(report for report, _ in notes):
        yield _report_iri(report), "dcterms:BibliographicResource", list(_report(report))


def _related(concepts: Sequence[Concept]) -> dict[str, list[str]]:
    """Return for each concept those of the same name, but for what is above or below it."""
    named: dict[str, list[str]] = {}
    for concept in concepts:
        for name in concept.names:
            named.setdefault(name, []).append(concept.id)
    related: dict[str, list[str]] = {}
    for concept in concepts:
        others = dict.fromkeys(each for name in concept.names for each in named[name])
        near = {concept.id, concept.broader, *concept.narrower}
        related[concept.id] = [each for each in others if each not in near]
    return related


def _properties(concept: Concept) -> Iterator[tuple[str, _Object]]:
    yield "skos:inScheme", _Iri(_SCHEME)
    for report, note in concept.sources:
        yield "skos:notation", _Literal(f"{report.id}/{note}")
    headword, *others = concept.names
    yield "skos:prefLabel", _Literal(headword, _CHINESE)
    for name in others:
        yield "skos:altLabel", _Literal(name, _CHINESE)
    if concept.term.pinyin:
        yield "skos:altLabel", _Literal(concept.term.pinyin, _PINYIN)
    yield "skos:definition", _Literal(concept.term.definition, _CHINESE)
    for report, note in concept.sources:
        yield "dcterms:source", _Iri(_note_iri(report, note))
    if concept.broader is None:
        yield "skos:topConceptOf", _Iri(_SCHEME)
    else:
        yield "skos:broader", _Iri(_iri(concept.broader))
    for narrower in concept.narrower:
        yield "skos:narrower", _Iri(_iri(narrower))


def _report(report: Metadata) -> Iterator[tuple[str, _Object]]:
    yield "dcterms:identifier", _Literal(report.id)
    yield "dcterms:title", _Literal(report.title, _CHINESE)
    if report.place:
        yield "dcterms:spatial", _Literal(report.place, _CHINESE)
    if report.date:
        yield "dcterms:date", _Literal(report.date, datatype="xsd:date")
    elif report.year:
        yield "dcterms:date", _Literal(str(report.year), datatype="xsd:gYear")


def _iri(identifier: str) -> str:
    return f"{_BASE}concept:{quote(identifier)}"


def _note_iri(report: Metadata, note: int) -> str:
    return f"{_BASE}note:{quote(report.id)}:{note}"


def _report_iri(report: Metadata) -> str:
    return f"{_BASE}report:{quote(report.id)}"


def _in_turtle(value: _Object) -> str:
    if isinstance(value, _Iri):
        return f"<{value.iri}>"
    text = _quoted(value.text)
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.datatype}" if value.datatype else text


def _in_jsonld(value: _Object) -> dict[str, str]:
    if isinstance(value, _Iri):
        return {"@id": value.iri}
    more = {"@language": value.language, "@type": value.datatype}
    return {"@value": value.text, **{name: given for name, given in more.items() if given}}


def _quoted(text: str) -> str:
    # The escapes of a JSON string are among those of a Turtle one, but for \/, which is not used.
    return dumps(text)
