"""Concepts as flashcards for Anki: a text file that it imports, or a package (extra ``anki``)."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from ..citation import cite
from ..errors import MissingLibrary

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from .concepts import Concept

__all__ = ["as_anki", "as_apkg"]

_SPACE = re.compile(r"\s+")
_FIELDS = ("Term", "Pinyin", "Definition", "Source", "Whose")
# An identifier that Anki knows the model by: never to be changed.
_MODEL_ID = 1_734_900_511
_DECK_IDS = range(1_000_000_000, 2_000_000_000)
_CSS = (
    ".card { font: 1.3em/1.7 serif; text-align: center; }\n"
    ".source { margin-top: 1.5em; font-size: .7em; opacity: .7; }"
)


def as_anki(concepts: Sequence[Concept], title: str) -> str:
    """Return the notes divided by tabs, with the headers that say what the columns are.

    The first column is a note's lasting identifier, so that importing again renews it; the
    two sides of a card go to the first two fields of whatever note type is chosen.
    """
    written = io.StringIO()
    written.write("#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n")
    written.write(f"#deck:{_SPACE.sub(' ', title)}\n")
    writer = csv.writer(written, csv.excel_tab, lineterminator="\n", quoting=csv.QUOTE_ALL)
    shared = _shared_headwords(concepts)
    for concept in concepts:
        headword, pinyin, definition, source, whose = _fields(concept, shared)
        front = f"{headword}<br><small>{whose}</small>" if whose else headword
        back = f"<div>{pinyin}</div><div>{definition}</div><div><small>{source}</small></div>"
        writer.writerow([_guid(concept), front, back, " ".join(_tags(concept))])
    return written.getvalue()


def as_apkg(concepts: Sequence[Concept], title: str) -> bytes:
    """Return a package with the deck. Raises MissingLibrary."""
    try:
        import genanki
    except ImportError:
        raise MissingLibrary(
            "an Anki package needs a library that is missing; pip install 'zhengce[anki]'"
        ) from None
    template = {
        "name": "Term",
        "qfmt": '{{Term}}{{#Whose}}<div class="source">{{Whose}}</div>{{/Whose}}',
        "afmt": "{{FrontSide}}<div>{{Pinyin}}</div><hr id=answer>{{Definition}}"
        '<div class="source">{{Source}}</div>',
    }
    fields = [{"name": name} for name in _FIELDS]
    model = genanki.Model(_MODEL_ID, "zhengce", fields=fields, templates=[template], css=_CSS)
    deck = genanki.Deck(_deck_id(title), title)
    shared = _shared_headwords(concepts)
    for concept in concepts:
        written, tags = list(_fields(concept, shared)), list(_tags(concept))
        deck.add_note(genanki.Note(model, written, tags=tags, guid=_guid(concept)))
    packed = io.BytesIO()
    genanki.Package(deck).write_to_file(packed)
    return packed.getvalue()


def _deck_id(title: str) -> int:
    """Return the number that Anki knows a deck by: the same for the same title."""
    digest = hashlib.sha256(title.encode("utf-8", "replace")).digest()
    return _DECK_IDS[int.from_bytes(digest[:8], "big") % len(_DECK_IDS)]


def _shared_headwords(concepts: Sequence[Concept]) -> frozenset[str]:
    """Return the headwords of several senses, whose cards must say of which they ask."""
    counts = Counter(concept.term.headword for concept in concepts)
    return frozenset(headword for headword, count in counts.items() if count > 1)


def _fields(concept: Concept, shared: Container[str]) -> Iterator[str]:
    term = concept.term
    for text in (term.headword, term.pinyin, term.definition):
        yield _html(text)
    yield "<br>".join(map(_html, concept.citations))
    yield _html(cite(*concept.sources[0])) if term.headword in shared else ""


def _html(text: str) -> str:
    # {{…}} would be a field to Anki, [sound:…] a file, and a line end the next note.
    bare = escape(text).replace("{", "&#123;").replace("[", "&#91;").replace("\0", "\ufffd")
    return "<br>".join(bare.splitlines())


def _tags(concept: Concept) -> Iterator[str]:
    """Yield 新绛县 and 新绛县::2023: places, with their years below them."""
    for report, _ in concept.sources:
        place = _SPACE.sub("_", report.place or report.id)
        yield f"{place}::{report.year}" if report.year else place


def _guid(concept: Concept) -> str:
    return hashlib.sha256(f"zhengce/{concept.id}".encode()).hexdigest()[:20]
