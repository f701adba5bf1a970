"""What has changed becomes JSON, in the shape of the JSON Schema in ``zhengce.data``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.citation import cite
from ...glossary.records import citation_record
from .documents import measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...glossary.candidates import Candidate
    from ...glossary.changing.sentences import Reworded, Sentence
    from ...glossary.changing.targets import Figure, Target
    from ...glossary.metadata import Metadata
    from ...glossary.records import Record
    from ...glossary.term import Entry
    from ..results import Hit
    from .changes import Changes
    from .phrases import Phrase

__all__ = ["changes_document"]


def changes_document(changes: Changes) -> Record:
    """zhengce/changes/1: all lists, in the new report's order, what is gone in the old one's."""
    old, new = changes.old.metadata, changes.new.metadata
    terms, told = changes.terms, changes.sentences
    return {
        "schema": "zhengce/changes/1",
        "old": citation_record(old),
        "new": citation_record(new),
        "new_terms": [_term(each) | _first(changes, each.term.headword) for each in terms.new],
        "gone_terms": [*map(_term, terms.gone)],
        "kept_terms": [
            _term(now)
            | {
                "old_note": before.term.note,
                "is_reworded": before.term.definition != now.term.definition,
            }
            for before, now in terms.kept
        ],
        "new_candidates": [
            _candidate(each) | _first(changes, each.text) for each in terms.new_candidates
        ],
        "gone_candidates": [*map(_candidate, terms.gone_candidates)],
        "kept_candidates": [*map(_candidate, terms.kept_candidates)],
        "targets": [_target(each, old, new) for each in changes.targets],
        "kept_sentences": [
            {"old": _sentence(each.old, old), "new": _sentence(each.new, new)}
            | {"is_moved": each.is_moved}
            for each in told.kept
        ],
        "reworded_sentences": [_reworded(each, old, new) for each in told.reworded],
        "new_sentences": [_sentence(each, new) for each in told.new],
        "gone_sentences": [_sentence(each, old) for each in told.gone],
        "frequent_words": [measured(each, changes.written) for each in changes.words.frequent],
        "rare_words": [measured(each, changes.written) for each in changes.words.rare],
        "new_phrases": _phrases(changes, changes.new_phrases),
        "gone_phrases": _phrases(changes, changes.gone_phrases),
    }


def _term(entry: Entry) -> Record:
    return {"headword": entry.term.headword, "note": entry.term.note}


def _candidate(candidate: Candidate) -> Record:
    return {"text": candidate.text, "kind": candidate.kind, "count": len(candidate.occurrences)}


def _first(changes: Changes, text: str) -> Record:
    hit = changes.first.get(text)
    return {"first": hit and _use(hit)}


def _use(hit: Hit) -> Record:
    return {
        "report": hit.report.id,
        "block": hit.block.number,
        "citation": hit.citation,
        "source": citation_record(hit.report),
    }


def _target(target: Target, old: Metadata, new: Metadata) -> Record:
    return {
        "thing": target.thing,
        "old": _figure(target.old, old),
        "new": _figure(target.new, new),
    }


def _figure(figure: Figure, report: Metadata) -> Record:
    block = figure.block.number
    return {"figure": figure.text, "block": block, "citation": cite(report, block=block)}


def _reworded(pair: Reworded, old: Metadata, new: Metadata) -> Record:
    return {
        "old": _sentence(pair.old, old),
        "new": _sentence(pair.new, new),
        "old_differences": [list(span) for span in pair.old_differences],
        "new_differences": [list(span) for span in pair.new_differences],
    }


def _sentence(sentence: Sentence, report: Metadata) -> Record:
    block = sentence.block
    return {
        "report": report.id,
        "block": block.number,
        "section": list(block.section),
        "role": block.role,
        "sentence": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "citation": cite(report, block=block.number),
    }


def _phrases(changes: Changes, phrases: Iterable[Phrase]) -> list[Record]:
    written = changes.written
    return [
        {"phrase": written.get(each.text, each.text), "folded": each.text, "count": each.count}
        for each in phrases
    ]
