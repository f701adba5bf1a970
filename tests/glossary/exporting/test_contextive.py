"""As a YAML library reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary.exporting import export

if TYPE_CHECKING:
    from zhengce.glossary.exporting import Concept


def test_it_has_every_term_with_definition_source_and_aliases(
    concepts: tuple[Concept, ...],
) -> None:
    (content,) = export("contextive", concepts).values()
    (context,) = yaml.safe_load(content)["contexts"]
    explained = [concept for concept in concepts if not concept.broader]
    assert len(context["terms"]) == len(explained)
    for term, concept in zip(context["terms"], explained, strict=True):
        names = {term["name"], *term.get("aliases", ())}
        assert names <= set(concept.names)
        assert concept.term.headword in names
        assert not any(name.isdecimal() for name in names)
        assert concept.term.definition in term["definition"]
        assert all(citation in term["definition"] for citation in concept.citations)


def test_no_terms_are_an_empty_list() -> None:
    (content,) = export("contextive", ()).values()
    assert yaml.safe_load(content)["contexts"][0]["terms"] == []


@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_every_text_is_a_scalar(text: str) -> None:
    from zhengce.glossary.exporting.contextive import _scalar

    assert yaml.safe_load(_scalar(text)) == text
