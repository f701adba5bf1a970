"""Which lists a site may hold: by what counts on, by a bullet, by what divides line after line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .chains import counted
from .endings import is_finished_note
from .marks import Mark
from .starts import Listing, Start
from .weights import BY_DIVIDER, SURE, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .sites import Site
    from .texts import Texts

__all__ = ["listings"]

_FEWEST_ALIKE = 2
# What divides the sentences of an article.
_DEFINING = ("colon", "verb", "means", "includes", "refers")


def listings(texts: Texts, site: Site) -> Iterator[Listing]:
    """Yield the lists that the lines of a site may hold."""
    marked = [(at, m) for at in range(site.start, site.end) for m in _marks(texts, at)]
    yield from counted(texts, site, (each for each in marked if each[1].counts))
    yield from _alike([each for each in marked if not each[1].counts])
    yield from _unmarked(texts, site)


def _marks(texts: Texts, at: int) -> Iterator[Mark]:
    """Yield the marks of a line: those in its text, and those that its format knows."""
    line = texts.lines[at]
    yield from texts.marks(at)
    if line.item is not None:
        yield Mark("item", line.item, 0)
    if line.part == "term":
        yield Mark("term", 0, 0)
    if line.level is not None:
        yield Mark("heading", 0, 0)
    if line.emphasis and line.emphasis[0][0] == 0:
        yield Mark("emphasis", 0, 0)


def _alike(marked: Sequence[tuple[int, Mark]]) -> Iterator[Listing]:
    """Yield for each bullet or label the lines that it opens."""
    alike: defaultdict[str, list[tuple[int, Mark]]] = defaultdict(list)
    for at, mark in marked:
        alike[mark.style].append((at, mark))
    for style, places in alike.items():
        if len(places) >= _FEWEST_ALIKE:
            starts = [Start(at, n, m.end, style) for n, (at, m) in enumerate(places, start=1)]
            yield Listing(tuple(starts))


def _unmarked(texts: Texts, site: Site) -> Iterator[Listing]:
    """Yield for each divider the run of lines that it divides, up to where it is worth most."""
    opening: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for at in range(site.start, site.end):
        if at > site.start and texts.lines[at - 1].is_open:
            continue
        for divider, worth in _opened(texts, site, at):
            opening[divider].setdefault(at, worth)
    if site.kind == "article":  # where each paragraph defines, in whatever way
        defining = list(_defining(texts, site))
        if len(defining) >= _FEWEST_ALIKE:
            yield Listing(tuple(defining))
    for divider, places in opening.items():
        starts = _run(texts, site, divider, places)
        if len(starts) >= _FEWEST_ALIKE:
            opened = [Start(at, n, 0, divider) for n, at in enumerate(starts, start=1)]
            yield Listing(tuple(opened))


def _defining(texts: Texts, site: Site) -> Iterator[Start]:
    """Yield the lines that can be divided as a definition, by whatever divides them."""
    number = 0
    for at in range(site.start, site.end):
        parts = [each for each in texts.parts(at, 0, at + 1) if each.divider in _DEFINING]
        if parts and not any(mark.counts for mark in texts.marks(at)):
            number += 1
            yield Start(at, number, 0, parts[0].divider)


def _opened(texts: Texts, site: Site, at: int) -> Iterator[tuple[str, float]]:
    """Yield what divides a line as a note without a mark, and what that is worth."""
    behind = max(
        (mark.end for mark in texts.marks(at) if mark.counts and not mark.is_weak), default=0
    )
    earlier = 0
    for parts in texts.parts(at, 0, min(at + 2, site.end)):
        is_sure = BY_DIVIDER[parts.divider] >= SURE
        is_mark = parts.headword[1] <= behind  # what stands before its divider only counts
        if (is_sure or (parts.divider == "stop" and site.kind == "named")) and not is_mark:
            yield parts.divider, BY_DIVIDER[parts.divider] + WEIGHTS["later divider"] * earlier
        earlier += is_sure


def _run(texts: Texts, site: Site, divider: str, places: Mapping[int, float]) -> list[int]:
    """Return the lines that open notes, up to the one where their sum is highest."""
    total = highest = 0.0
    starts: list[int] = []
    count = 0
    for at in range(site.start, site.end):
        above = texts.lines[at - 1] if at > site.start else None
        is_apart = above is None or above.is_open is False or is_finished_note(above.text)
        is_apart |= texts.lines[at].is_paragraph
        is_below = divider == "line" and starts[-1:] == [at - 1]  # a definition on its own line
        if at in places and not is_below:
            total += places[at] + WEIGHTS["throughout"] / 2
            total += 0.0 if is_apart else WEIGHTS["unfinished before"]
            starts.append(at)
            if total > highest:
                highest, count = total, len(starts)
        elif is_apart and not is_below:
            total += WEIGHTS["stray line"]
    return starts[:count]
