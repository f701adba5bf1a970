"""The screen of ``zhengce search``: totals, then each hit in its context."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...glossary.sentences import sentences_around
from ...glossary.wording import say
from ...index.grouping import Once, by_report, once
from ...serving.counts import blocks, reports
from .parts import draw_context, draw_left_out, draw_place, source, stretch
from .screen import KEY, META, NUMBER, phrased, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.block import Span
    from ...glossary.metadata import Metadata
    from ...index.grouping import Group
    from ...index.results import Hit, SearchResult
    from ...serving.operations.search import Searched
    from ..views.hits import HitsView
    from .screen import Screen

__all__ = ["draw"]

_MEANING = re.compile(
    r"(?:什么是|什么叫|何谓)\s*(\S+?)[?？]?|(\S+?)(?:是什么意思|是什么|什么意思|的意思|的含义|是指什么|指什么)[?？]?"
)
_MOST_WORDS = 10  # of a pasted text: a reader knows it by these
_MOST_ALIKE = 5  # on a screen: a reader sees by these whether they are of use
_SMALL = re.compile(r"\s(?:and|or|not|\||&)\s")


def draw(screen: Screen, searched: Searched, view: HitsView) -> None:
    """Draw the hits of a query, and what is related to it."""
    query, result = searched.query, searched.result
    if view.cite:
        for quotation in (each for hit in result.hits for each in hit.quotations):
            screen.row(styled(quotation))
        return
    if not result.total:
        _draw_nothing(screen, query, result)
    else:
        _draw_totals(screen, query, result)
        _draw_hits(screen, result, view)
        draw_left_out(screen, result.left_out)
    if result.related_total > result.alike_total:
        _draw_related(screen, result, view)
    if alike := [each.hit for each in result.related if each.is_alike]:
        _draw_alike(screen, alike, result.alike_total, view)


def _draw_nothing(screen: Screen, query: str, result: SearchResult) -> None:
    screen.line(say("{query} — nothing found", query=styled(query, KEY)))
    if result.unmet:
        words = styled("  ".join(result.unmet), KEY)
        screen.line(say("Nothing on the shelf has {words}", words=words))
    if result.suggestion:
        other, many = styled(result.suggestion, KEY), blocks(result.suggestion_total)
        screen.line(say("Perhaps: {query} — {blocks}", query=other, blocks=many))
    if asked := _MEANING.fullmatch(query):
        command = styled(f"zhengce {asked[1] or asked[2]}", KEY)
        screen.line(say("What a term means: {command}", command=command))
    if _SMALL.search(query):
        screen.line(say("Operators are written AND, OR, NOT."))


def _draw_totals(screen: Screen, query: str, result: SearchResult) -> None:
    if result.understood:
        read = say("{query} — nothing found as it stands; read as:", query=styled(query, KEY))
        screen.line(read)
        query = result.understood
    found = {
        "query": styled(query, KEY),
        "blocks": blocks(result.total),
        "reports": reports(result.reports),
    }
    if result.larger:
        screen.line(
            say(
                "{query} — {blocks} in {reports}, {n:,} of them in larger numbers",
                **found,
                n=result.larger,
            )
        )
    else:
        screen.line(say("{query} — {blocks} in {reports}", **found))


def _draw_hits(screen: Screen, result: SearchResult, view: HitsView) -> None:
    if view.sentences:
        for each in once(result.hits):
            _draw_sentences(screen, each.hit, view)
    elif result.left_out:
        totals = {report.id: total for report, total in result.by_report}
        for group in by_report(result.hits):
            _draw_group(screen, group, totals[group.report.id], view)
    else:
        for each in once(result.hits):
            screen.gap()
            _draw_hit(screen, each, view, each.hit.report)


def _draw_group(screen: Screen, group: Group, total: int, view: HitsView) -> None:
    """Draw the hits of one report under its name, with how many it has."""
    screen.gap()
    name = styled(f"{source(group.report)} · {group.report.id}", NUMBER)
    screen.line(name, styled(f" · {blocks(total)}", META))
    for each in group.hits:
        _draw_hit(screen, each, view)


def _draw_hit(screen: Screen, each: Once, view: HitsView, report: Metadata | None = None) -> None:
    """Draw where a hit stands, with its report unless that stands above it, and what it says."""
    indent = 0 if report else 2
    name = f"{source(report)} · {report.id}" if report else ""
    draw_place(screen, each.hit.block, indent, name, each.also)
    block = each.hit.block
    draw_context(screen, block.text, _shown(each.hit), indent + 2, view.context, each.hit.spans)


def _shown(hit: Hit) -> tuple[Span, ...]:
    """Return what of a block must be seen: its spans, and of a note how it begins to explain."""
    if not hit.block.definition:
        return hit.spans
    start = hit.block.headword[0] if hit.block.headword else 0
    begin, end = hit.block.definition
    return tuple(sorted({*hit.spans, (start, min(begin + 1, end))}))


def _draw_sentences(screen: Screen, hit: Hit, view: HitsView) -> None:
    """Draw each sentence, and below it what cites it, ready to paste."""
    text = hit.block.text
    spans = _shown(hit) or [(0, 1)]
    for start, end in sentences_around(text, spans, view.context or 0):
        screen.gap()
        screen.line(stretch(text, hit.spans, start, end))
        screen.line(styled(hit.citation, META), indent=2)


def _draw_related(screen: Screen, result: SearchResult, view: HitsView) -> None:
    """Draw the blocks that have the words, under a line of their own."""
    screen.gap()
    total = result.related_total - result.alike_total
    told = say(
        "Not as written, but related: {query} — {blocks} with its words, or some of them",
        query=styled(_shortened(result.related_to.split(" ")), KEY),
        blocks=blocks(total),
    )
    screen.line(told)
    if result.nowhere:
        scope = styled(result.nowhere, KEY)
        screen.line(say("nothing of it in {scope}; this is everywhere", scope=scope), indent=2)
    for word, *names in result.other_names:
        others = styled("  ".join(names), KEY)
        screen.line(say("{word} also as {names}", word=styled(word, KEY), names=others), indent=2)
    lacks = {(each.hit.report.id, each.hit.block.number): each.lacks for each in result.related}
    shown = [related.hit for related in result.related if not related.is_alike]
    for each in once(shown):
        screen.gap()
        _draw_hit(screen, each, view, each.hit.report)
        if lacking := lacks[each.hit.report.id, each.hit.block.number]:
            words = styled(_shortened(lacking), KEY)
            screen.line(say("without {words}", words=words), indent=2)
    if more := total - len(shown):
        screen.gap()
        told = say("{n:,} more of these left out; --limit N shows N", n=more)
        screen.line(phrased(told, META))


def _draw_alike(screen: Screen, alike: Sequence[Hit], total: int, view: HitsView) -> None:
    """Draw blocks that speak of the same in other words, the first few."""
    screen.gap()
    shown = alike[:_MOST_ALIKE]
    if len(shown) < total:
        told = say(
            "With none of its words, but similar to the blocks above ({n} of {total}):",
            n=len(shown),
            total=total,
        )
    else:
        told = say("With none of its words, but similar to the blocks above:")
    screen.line(told)
    for hit in shown:
        screen.gap()
        _draw_hit(screen, Once(hit, ()), view, hit.report)


def _shortened(words: Sequence[str]) -> str:
    """Return words with space between, the first ones of a long text."""
    more = " …" if len(words) > _MOST_WORDS else ""
    return " ".join(words[:_MOST_WORDS]) + more
