"""The screen of ``zhengce search``: totals, then each hit in its context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...glossary.sentences import sentences_around
from ...index.grouping import Once, by_report, once
from .parts import count, draw_context, draw_left_out, draw_place, source
from .screen import KEY, META, NUMBER, styled

if TYPE_CHECKING:
    from ...index.grouping import Group
    from ...index.results import Hit, SearchResult
    from .screen import Screen

__all__ = ["View", "draw"]

_MOST_ALIKE = 5  # on a screen: a reader sees by these whether they are of use
_SMALL = re.compile(r"\s(?:and|or|not|\||&)\s")


@dataclass(frozen=True, slots=True)
class View:
    """How hits are to be shown."""

    by_sentence: bool = False
    """Whether each sentence stands by itself, with what cites it."""
    context: int | None = None
    """How many sentences to show on each side, whole ones; None is as much as two lines have."""


def draw(screen: Screen, query: str, result: SearchResult, view: View) -> None:
    """Draw the hits of ``query``."""
    if not result.total:
        _draw_nothing(screen, query, result)
    else:
        _draw_totals(screen, query, result)
        if view.by_sentence:
            for each in once(result.hits):
                _draw_sentences(screen, each.hit, view)
        elif result.left_out:
            for group in by_report(result.hits):
                _draw_group(screen, group, dict(result.by_report)[group.report], view)
        else:
            for each in once(result.hits):
                screen.gap()
                _draw_hit(screen, each, view, source(each.hit.report))
        if result.left_out:
            screen.gap()
            draw_left_out(screen, f"{result.left_out:,} more")
    if result.related_total:
        _draw_related(screen, result, view)


def _draw_nothing(screen: Screen, query: str, result: SearchResult) -> None:
    screen.line(styled(query, KEY), " — nothing found")
    if result.unmet:
        screen.line("Nothing on the shelf has ", styled("  ".join(result.unmet), KEY))
    if result.suggestion and result.suggestion != result.related_to:
        many = count(result.suggestion_total, "block")
        screen.line("Perhaps: ", styled(result.suggestion, KEY), f" — {many}")
    if _SMALL.search(query):
        screen.line("Operators are written AND, OR, NOT.")


def _draw_totals(screen: Screen, query: str, result: SearchResult) -> None:
    if result.understood:
        screen.line(styled(query, KEY), " — nothing found as it stands; read as:")
        query = result.understood
    where = f"{count(result.total, 'block')} in {count(result.reports, 'report')}"
    larger = f", {result.larger:,} of them in larger numbers" if result.larger else ""
    screen.line(styled(query, KEY), f" — {where}{larger}")


def _draw_group(screen: Screen, group: Group, total: int, view: View) -> None:
    """Draw the hits of one report under its name, with how many it has."""
    screen.gap()
    name = styled(source(group.report), NUMBER)
    screen.line(name, styled(f" · {count(total, 'block')}", META))
    for each in group.hits:
        _draw_hit(screen, each, view)


def _draw_hit(screen: Screen, each: Once, view: View, report: str = "") -> None:
    indent = 0 if report else 2
    draw_place(screen, each.hit.block, indent, report, each.also)
    draw_context(screen, each.hit.block.text, each.hit.spans, indent + 2, view.context)


def _draw_sentences(screen: Screen, hit: Hit, view: View) -> None:
    """Draw each sentence, and below it what cites it, ready to paste."""
    text = styled(hit.block.text, spans=hit.spans)
    for start, end in sentences_around(hit.block.text, hit.spans, view.context or 0):
        screen.gap()
        screen.line(text[start:end])
        screen.line(styled(hit.citation, META), indent=2)


def _draw_related(screen: Screen, result: SearchResult, view: View) -> None:
    """Draw the blocks that have the words, under a line of their own."""
    screen.gap()
    many = f"{count(result.related_total, 'block')} with its words, or some of them"
    screen.line("Not as written, but related: ", styled(result.related_to, KEY), f" — {many}")
    for word, *names in result.other_names:
        screen.line("  ", styled(word, KEY), " also as ", styled("  ".join(names), KEY))
    for each in result.related:
        if not each.is_alike:
            screen.gap()
            _draw_hit(screen, Once(each.hit, ()), view, source(each.hit.report))
            if each.lacks:
                screen.line("  without ", styled("  ".join(each.lacks), KEY))
    alike = [each.hit for each in result.related if each.is_alike]
    if alike:
        screen.gap()
        shown = alike[:_MOST_ALIKE]
        how_many = f" ({len(shown)} of {len(alike)})" if len(shown) < len(alike) else ""
        screen.line(f"Without these words, but of the same{how_many}:")
        for hit in shown:
            screen.gap()
            _draw_hit(screen, Once(hit, ()), view, source(hit.report))
    if more := result.related_total - len(result.related):
        screen.gap()
        draw_left_out(screen, f"{more:,} more of these", how="--limit N shows N")
