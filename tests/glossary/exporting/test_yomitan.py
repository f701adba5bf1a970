"""Against Yomitan's published schemas."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from zhengce.glossary.exporting import export

from ...conftest import SHARED

if TYPE_CHECKING:
    from zhengce.glossary.exporting import Concept

SCHEMAS = SHARED.parent / "schemas" / "yomitan"


def banks(concepts: tuple[Concept, ...]) -> dict[str, Any]:
    (content,) = export("yomitan", concepts).values()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        return {name: json.loads(packed.read(name)) for name in packed.namelist()}


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="needs the published schemas")
def test_every_bank_is_valid(concepts: tuple[Concept, ...]) -> None:
    kinds = {"index": "index", "term": "term-bank-v3", "tag": "tag-bank-v3"}
    for name, bank in banks(concepts).items():
        kind = kinds[name.partition("_")[0].removesuffix(".json")]
        path = SCHEMAS / f"dictionary-{kind}-schema.json"
        Draft7Validator(json.loads(path.read_text(encoding="utf-8"))).validate(bank)


def test_the_banks_have_every_name_definition_and_source(concepts: tuple[Concept, ...]) -> None:
    found: dict[int, list[list[Any]]] = {}
    for name, bank in banks(concepts).items():
        for term in bank if name.startswith("term") else ():
            found.setdefault(term[6], []).append(term)
    assert list(found) == list(range(1, len(concepts) + 1))
    for terms, concept in zip(found.values(), concepts, strict=True):
        assert [term[0] for term in terms] == list(concept.names)
        said = [part["content"] for part in terms[0][5][0]["content"]]
        assert said == [concept.term.headword, concept.term.definition, *concept.citations]


def test_the_same_concepts_make_the_same_file(shipped: tuple[Concept, ...]) -> None:
    assert export("yomitan", shipped) == export("yomitan", shipped)
