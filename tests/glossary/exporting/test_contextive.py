"""As a YAML library reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary.exporting import export
from zhengce.glossary.sense import is_word

if TYPE_CHECKING:
    from zhengce.glossary.exporting import Concept


def test_it_has_every_term_with_definition_source_and_aliases(
    concepts: tuple[Concept, ...],
) -> None:
    (content,) = export("contextive", concepts).values()
    (context,) = yaml.safe_load(content)["contexts"]
    said: dict[str, str] = {}
    for term in context["terms"]:
        for name in (term["name"], *term.get("aliases", ())):
            assert name not in said  # of two terms of one name the first alone is shown
            assert not name.isdecimal()
            said[name] = term["definition"]
    for concept in concepts:
        for name in filter(is_word, () if concept.broader else concept.names):
            assert concept.term.definition in said[name]
            assert all(citation in said[name] for citation in concept.citations)


def test_no_terms_are_an_empty_list() -> None:
    (content,) = export("contextive", ()).values()
    assert yaml.safe_load(content)["contexts"][0]["terms"] == []


@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_every_text_is_a_scalar(text: str) -> None:
    from zhengce.glossary.exporting.contextive import _scalar

    assert yaml.safe_load(_scalar(text)) == text
