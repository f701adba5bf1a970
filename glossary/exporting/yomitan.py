"""Concepts as a dictionary for Yomitan (format 3): a zip of JSON banks."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from ..citation import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .concepts import Concept

__all__ = ["as_yomitan"]

_BANK = 5_000
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_TAG = "note"


def as_yomitan(concepts: Sequence[Concept], title: str) -> bytes:
    """Return the zip; a term for each name, all of a concept's having its sequence number.

    The same concepts give the same bytes.
    """
    terms = [term for at, each in enumerate(concepts, start=1) for term in _terms(each, at)]
    banks = [terms[at : at + _BANK] for at in range(0, len(terms), _BANK)]
    files: dict[str, Any] = {f"term_bank_{at}.json": bank for at, bank in enumerate(banks, start=1)}
    files["tag_bank_1.json"] = [[_TAG, "expression", 0, "from a report's notes (附注)", 0]]
    digest = hashlib.sha256(json.dumps(terms).encode()).hexdigest()
    index = {
        "title": title,
        "revision": f"zhengce-{digest[:12]}",
        "format": 3,
        "sequenced": True,
        "author": "zhengce",
        "sourceLanguage": "zh",
        "targetLanguage": "zh",
        "description": "What terms of Chinese government reports mean, by the reports' own notes.",
        "attribution": "；".join(
            dict.fromkeys(cite(report) for each in concepts for report, _ in each.sources)
        ),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"index.json": index, **files}.items():
            written = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), written, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _terms(concept: Concept, sequence: int) -> Iterator[list[object]]:
    readings = dict(zip(concept.term.keys, concept.term.key_pinyin, strict=False))
    for name in concept.names:
        reading = readings.get(name, concept.term.pinyin)
        yield [name, reading, _TAG, "", 0, [_definition(concept)], sequence, ""]


def _definition(concept: Concept) -> dict[str, object]:
    sources = [
        {"tag": "div", "style": {"fontSize": "0.85em"}, "content": citation}
        for citation in concept.citations
    ]
    said = {"tag": "div", "lang": "zh-Hans", "content": concept.term.definition}
    headword = {"tag": "div", "style": {"fontWeight": "bold"}, "content": concept.term.headword}
    return {"type": "structured-content", "content": [headword, said, *sources]}
