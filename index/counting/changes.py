"""What has changed from one report to another: sentences, terms, figures, words and phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...glossary.changing.sentences import align
from ...glossary.changing.targets import targets
from ...glossary.changing.terms import term_changes
from ...glossary.selection import Selection
from .first_uses import first_uses
from .keywords import keywords
from .phrases import new_phrases
from .words import CountedTexts, asked_of, written_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.changing.sentences import SentenceChanges
    from ...glossary.changing.targets import Target
    from ...glossary.changing.terms import TermChanges
    from ...glossary.report import Report
    from ...glossary.term import Entry
    from ..results import Hit
    from ..search import TextIndex
    from .keywords import Keywords
    from .phrases import Phrase
    from .terms import WholeTerms

__all__ = ["Changes", "changes_between"]

_SHORTEST = 2  # characters of a word: a single one is seldom a word


@dataclass(frozen=True, slots=True)
class Changes:
    """Two reports, and all that is told of how they differ."""

    old: Report
    new: Report
    terms: TermChanges
    first: dict[str, Hit]
    """By a new term's headword, or a new candidate: where the shelf first uses it."""
    targets: tuple[Target, ...]
    sentences: SentenceChanges
    words: Keywords
    """What the new report uses unusually often, and rarely, beside the old one."""
    new_phrases: tuple[Phrase, ...]
    gone_phrases: tuple[Phrase, ...]
    written: dict[str, str]
    """Words and phrases as they are written, where that is not how they are counted."""


def changes_between(
    old: Report, new: Report, index: TextIndex, explained: Sequence[Entry], whole: WholeTerms
) -> Changes:
    """Return what has changed between two reports of an index.

    ``explained`` is what the shelf explains, ``whole`` the terms that stay whole among words.
    """
    terms = term_changes(old, new, explained)
    asked = [asked_of(Selection((each.metadata.id,)), "body") for each in (old, new)]
    before, now = (CountedTexts(index, index.texts(each), whole) for each in asked)
    words = keywords(now, before, whole, _SHORTEST)
    old_tokens, new_tokens = before.tokens(), now.tokens()
    phrases, gone = new_phrases(new_tokens, old_tokens), new_phrases(old_tokens, new_tokens)
    told = [each.word for each in (*words.frequent, *words.rare)]
    told += [each.text for each in (*phrases, *gone)]
    both = Selection((old.metadata.id, new.metadata.id))
    names = [each.term.headword for each in terms.new]
    return Changes(
        old=old,
        new=new,
        terms=terms,
        first=first_uses(index, [*names, *(each.text for each in terms.new_candidates)]),
        targets=targets(old, new),
        sentences=align(old, new),
        words=words,
        new_phrases=phrases,
        gone_phrases=gone,
        written=written_forms(index, told, asked_of(both, "body")),
    )
