"""Concepts as flashcards for Anki: a text file that it imports, or a package (extra ``anki``)."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from ..citation import cite
from ..errors import MissingLibrary
from ..learning.cards import Cards, explanation, gaps, name_gaps
from ..topics import topics_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..block import Span
    from .concepts import Concept

__all__ = ["as_anki", "as_apkg"]

_SPACE = re.compile(r"\s+")
# What Anki would read as a field, the end of a gap, its hint, or a file to play.
_SIGNS = str.maketrans({"{": "&#123;", "}": "&#125;", ":": "&#58;", "[": "&#91;", "\0": "\ufffd"})
_DECK_IDS = range(1_000_000_000, 2_000_000_000)
_TOPIC = "领域"
_CSS = (
    ".card { font: 1.3em/1.7 serif; text-align: center; }\n"
    ".cloze { font-weight: bold; color: #06c; }\n"
    ".source { margin-top: 1.5em; font-size: .7em; opacity: .7; }"
)
_WHOSE = '{{#Whose}}<div class="source">{{Whose}}</div>{{/Whose}}'
_SOURCE = '<div class="source">{{Source}}</div>'


class _Model(NamedTuple):
    """A note type of a package."""

    id: int
    """An identifier that Anki knows it by: never to be changed."""
    name: str
    fields: tuple[str, ...]
    front: str
    back: str
    kind: int
    """As Anki counts them: 0 is of two sides, 1 of gaps."""


_TERM = _Model(
    1_734_900_511,
    "zhengce",
    ("Term", "Pinyin", "Definition", "Source", "Whose"),
    "{{Term}}" + _WHOSE,
    "{{FrontSide}}<div>{{Pinyin}}</div><hr id=answer>{{Definition}}" + _SOURCE,
    kind=0,
)
_CLOZE = _Model(
    1_734_900_512,
    "zhengce-cloze",
    ("Text", "Pinyin", "Source", "Whose"),
    "{{cloze:Text}}" + _WHOSE,
    "{{cloze:Text}}" + _WHOSE + "<div>{{Pinyin}}</div>" + _SOURCE,
    kind=1,
)


def as_anki(concepts: Sequence[Concept], title: str, cards: Cards = Cards()) -> str:  # noqa: B008
    """Return the notes divided by tabs, with the headers that say what the columns are.

    The first column is a note's lasting identifier, so that importing again renews it; the
    two sides of a card go to the first two fields of whatever note type is chosen, which for
    gaps must be Anki's own of gaps.
    """
    written = io.StringIO()
    written.write("#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n")
    written.write(f"#deck:{_SPACE.sub(' ', title)}\n")
    if cards.cloze:
        written.write("#notetype:Cloze\n")
    writer = csv.writer(written, csv.excel_tab, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for concept, fields in _told(concepts, cards):
        front, pinyin, *definition, source, whose = fields
        if whose:
            front += f"<br><small>{whose}</small>"
        back = [f"<div>{pinyin}</div>", *(f"<div>{each}</div>" for each in definition)]
        back.append(f"<div><small>{source}</small></div>")
        row = [_guid(concept, cards), front, "".join(back), " ".join(_tags(concept))]
        writer.writerow(row)
    return written.getvalue()


def as_apkg(concepts: Sequence[Concept], title: str, cards: Cards = Cards()) -> bytes:  # noqa: B008
    """Return a package with the deck. Raises MissingLibrary."""
    try:
        import genanki
    except ImportError:
        raise MissingLibrary(
            "an Anki package needs a library that is missing; pip install 'zhengce[anki]'"
        ) from None
    chosen = _CLOZE if cards.cloze else _TERM
    model = genanki.Model(
        chosen.id,
        chosen.name,
        fields=[{"name": name} for name in chosen.fields],
        templates=[{"name": "Term", "qfmt": chosen.front, "afmt": chosen.back}],
        css=_CSS,
        model_type=chosen.kind,
    )
    deck = genanki.Deck(_deck_id(title), title)
    for concept, fields in _told(concepts, cards):
        tags = list(_tags(concept))
        deck.add_note(genanki.Note(model, list(fields), tags=tags, guid=_guid(concept, cards)))
    packed = io.BytesIO()
    genanki.Package(deck).write_to_file(packed)
    return packed.getvalue()


def _deck_id(title: str) -> int:
    """Return the number that Anki knows a deck by: the same for the same title."""
    digest = hashlib.sha256(title.encode("utf-8", "replace")).digest()
    return _DECK_IDS[int.from_bytes(digest[:8], "big") % len(_DECK_IDS)]


def _told(concepts: Sequence[Concept], cards: Cards) -> Iterator[tuple[Concept, tuple[str, ...]]]:
    """Yield each concept with the fields of its note, as HTML."""
    shared = _shared_headwords(concepts)
    for concept in concepts:
        term = concept.term
        text = explanation(term, cards)
        asked = (_clozed(concept, text),) if cards.cloze else (_html(term.headword),)
        told = () if cards.cloze else (_html(text),)
        source = "<br>".join(map(_html, concept.citations))
        whose = _html(cite(*concept.sources[0])) if term.headword in shared else ""
        yield concept, (*asked, _html(term.pinyin), *told, source, whose)


def _shared_headwords(concepts: Sequence[Concept]) -> frozenset[str]:
    """Return the headwords of several senses, whose cards must say of which they ask."""
    counts = Counter(concept.term.headword for concept in concepts)
    return frozenset(headword for headword, count in counts.items() if count > 1)


def _clozed(concept: Concept, text: str) -> str:
    """Return term and explanation with a gap for each item, or else with the term as the gap."""
    headword = _html(concept.term.headword)
    if places := gaps(concept.term, text):
        return f"<b>{headword}</b><br>{_with_gaps(text, enumerate(places, start=1))}"
    hidden = _with_gaps(text, ((1, place) for place in name_gaps(concept.sense, text)))
    return f"<b>{{{{c1::{headword}}}}}</b><br>{hidden}"


def _with_gaps(text: str, places: Iterable[tuple[int, Span]]) -> str:
    """Return a text as HTML with numbered gaps, which do not overlap."""
    parts: list[str] = []
    done = 0
    for number, (start, end) in places:
        gap = f"{{{{c{number}::{_html(text[start:end])}}}}}"
        parts += [_html(text[done:start]), gap]
        done = end
    return "".join((*parts, _html(text[done:])))


def _html(text: str) -> str:
    return "<br>".join(escape(text).translate(_SIGNS).splitlines())


def _tags(concept: Concept) -> Iterator[str]:
    """Yield 新绛县 and 新绛县::2023: places, with their years below them; and 领域::乡村振兴."""
    for report, _ in concept.sources:
        place = _SPACE.sub("_", report.place or report.id)
        yield f"{place}::{report.year}" if report.year else place
    yield from (f"{_TOPIC}::{topic}" for topic in _topics(concept))


def _topics(concept: Concept) -> list[str]:
    """Return the topics of the sections in which most of the reports first use the term."""
    firsts = [each.occurrences[0].block for each in concept.sense.entries if each.occurrences]
    counts = Counter(topic for block in firsts for topic in topics_of(block))
    most = max(counts.values(), default=0)
    return [topic for topic, count in counts.items() if count == most]


def _guid(concept: Concept, cards: Cards) -> str:
    """Return an identifier of its own for a note with gaps: Anki keeps a note's type."""
    kind = "zhengce/cloze" if cards.cloze else "zhengce"
    return hashlib.sha256(f"{kind}/{concept.id}".encode()).hexdigest()[:20]
