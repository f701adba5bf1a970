"""Which terms two reports explain, and which words they use unexplained: new, gone, kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..candidates import candidates
from ..folding import fold
from ..forms import folded_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..candidates import Candidate
    from ..report import Report
    from ..term import Entry

__all__ = ["TermChanges", "term_changes"]


@dataclass(frozen=True, slots=True)
class TermChanges:
    """The terms that reports explain, and the candidates that they do not."""

    new: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    kept: tuple[tuple[Entry, Entry], ...]
    """The old one and the new one."""
    new_candidates: tuple[Candidate, ...]
    gone_candidates: tuple[Candidate, ...]
    kept_candidates: tuple[Candidate, ...]
    """As the new report has them."""


def term_changes(old: Report, new: Report, explained: Sequence[Entry]) -> TermChanges:
    """Return what is new, gone and kept; ``explained`` is what the shelf explains.

    A term is kept if one of its forms is. A candidate is new if the old report has it nowhere, and
    gone if the new one has not, be it with quotation marks or without.
    """
    forms, others = _forms(old.entries), _forms(new.entries)
    kept: dict[int, Entry] = {}
    for at, entry in enumerate(new.entries):
        found = next((forms[f] for f in folded_forms(entry.term) if f in forms), None)
        if found is not None:
            kept[at] = found
    used, use = candidates([old], explained), candidates([new], explained)
    before, now = _text_of(old), _text_of(new)
    return TermChanges(
        tuple(entry for at, entry in enumerate(new.entries) if at not in kept),
        tuple(e for e in old.entries if not any(f in others for f in folded_forms(e.term))),
        tuple((before, new.entries[at]) for at, before in kept.items()),
        tuple(each for each in use if fold(each.text) not in before),
        tuple(each for each in used if fold(each.text) not in now),
        tuple(each for each in use if fold(each.text) in before),
    )


def _text_of(report: Report) -> str:
    return "\n".join(fold(block.text) for block in report.blocks)


def _forms(entries: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        for form in folded_forms(entry.term):
            found.setdefault(form, entry)
    return found
