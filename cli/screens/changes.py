"""The screen of ``zhengce changes``: terms, figures, words, then the sentences by section."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from ...glossary.wording import counted, say
from .measures import draw_figures
from .parts import braced, draw_left_out, source
from .screen import KEY, META, NUMBER, PATH, phrased, styled
from .typesetting import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text

    from ...glossary.changing.sentences import Reworded, Sentence
    from ...glossary.wording import Message
    from ...index.counting.changes import Changes
    from ...serving.operations.changes import Changed
    from ..views.tables import TableView
    from .screen import Screen

__all__ = ["draw"]

_Item = TypeVar("_Item")


def draw(screen: Screen, changed: Changed, _view: TableView) -> None:
    """Draw what has changed, the first of each kind, as many as are wanted."""
    changes, limit = changed.changes, changed.limit
    told = changes.sentences
    line = say(
        "{old} → {new}: {reworded} reworded, {added} new, {gone} gone, {kept} kept",
        old=styled(source(changes.old.metadata), NUMBER),
        new=styled(source(changes.new.metadata), NUMBER),
        reworded=counted("{n:,} sentence", "{n:,} sentences", len(told.reworded)),
        added=len(told.new),
        gone=len(told.gone),
        kept=len(told.kept),
    )
    screen.line(line)
    _draw_terms(screen, changes, limit)
    _draw_targets(screen, changes, limit)
    _draw_words(screen, changes, limit)
    marks = say("what differs is in {braces}", braces="{…}")
    if screen.has_color:
        marks = say("what differs is highlighted")
    _title(screen, say("Reworded sentences"), len(told.reworded))
    if told.reworded:
        screen.line(phrased(marks, META))
    _by_section(screen, told.reworded, limit, lambda each: each.new, _draw_reworded)
    for title, sentences, sign in (
        (say("New sentences"), told.new, "+"),
        (say("Sentences that are gone"), told.gone, "-"),
    ):
        _title(screen, title, len(sentences))
        _by_section(screen, sentences, limit, lambda each: each, _drawing(sign))


def _title(screen: Screen, title: Message, number: int) -> None:
    if number:
        screen.gap()
        screen.line(phrased(title, KEY), styled(f"  {number:,}", META))


def _draw_terms(screen: Screen, changes: Changes, limit: int | None) -> None:
    """Draw the terms and candidates that are new, gone and kept."""
    terms = changes.terms
    lists: tuple[tuple[Message, Sequence[str]], ...] = (
        (say("New terms"), [each.term.headword for each in terms.new]),
        (say("Terms that are gone"), [each.term.headword for each in terms.gone]),
        (say("Terms that are kept"), [now.term.headword for _, now in terms.kept]),
        (say("New, and not explained"), [each.text for each in terms.new_candidates]),
        (say("Not explained, and gone"), [each.text for each in terms.gone_candidates]),
        (say("Not explained, and kept"), [each.text for each in terms.kept_candidates]),
    )
    for title, names in lists:
        _title(screen, title, len(names))
        for name in names[:limit]:
            screen.line(styled(name), _first(changes, name), indent=2, hanging=4)
        draw_left_out(screen, len(names) - len(names[:limit]))


def _first(changes: Changes, name: str) -> Text:
    """Return where the shelf first uses what is new, if that is another report."""
    hit = changes.first.get(name)
    if hit is None or hit.report.id == changes.new.metadata.id:
        return styled("")
    told = say(
        "  first on the shelf: {source} · {report} {block}",
        source=source(hit.report),
        report=harmless(hit.report.id),
        block=hit.block.number,
    )
    return phrased(told, META)


def _draw_targets(screen: Screen, changes: Changes, limit: int | None) -> None:
    _title(screen, say("Figures for the same thing"), len(changes.targets))
    for each in changes.targets[:limit]:
        figures = styled(f"{each.old.text} → {each.new.text}", NUMBER)
        blocks = styled(f"  {each.old.block.number} → {each.new.block.number}", META)
        screen.line(styled(each.thing), "  ", figures, blocks, indent=2, hanging=4)
    draw_left_out(screen, len(changes.targets) - len(changes.targets[:limit]))


def _draw_words(screen: Screen, changes: Changes, limit: int | None) -> None:
    """Draw the words that are used more or less, and the phrases that are new or gone."""
    written = changes.written
    for title, words in (
        (say("Words used more"), changes.words.frequent),
        (say("Words used less"), changes.words.rare),
    ):
        _title(screen, title, len(words))
        if words:
            rows = [
                (
                    f"  {written.get(each.word, each.word)}",
                    "",
                    (f"{each.other_count:,}", f"{each.count:,}", f"{each.log_likelihood:,.1f}"),
                )
                for each in words[:limit]
            ]
            draw_figures(screen, (say("old"), say("new"), say("log-likelihood")), rows)
        draw_left_out(screen, len(words) - len(words[:limit]))
    for title, phrases in (
        (say("New phrases"), changes.new_phrases),
        (say("Phrases that are gone"), changes.gone_phrases),
    ):
        _title(screen, title, len(phrases))
        cells = [
            styled(f"{written.get(each.text, each.text)} ×{each.count}") for each in phrases[:limit]
        ]
        if cells:
            screen.columns(cells, indent=2)
        draw_left_out(screen, len(phrases) - len(phrases[:limit]))


def _by_section(
    screen: Screen,
    items: Sequence[_Item],
    limit: int | None,
    sentence_of: Callable[[_Item], Sentence],
    drawing: Callable[[Screen, _Item], None],
) -> None:
    """Draw sentences under the paths of their headings."""
    shown = items[:limit]
    for path, own in groupby(shown, key=lambda each: sentence_of(each).block.section):
        if path:
            headings = " › ".join(heading.rstrip("。：:") for heading in path)
            screen.line(styled(headings, PATH), indent=2)
        for each in own:
            drawing(screen, each)
    draw_left_out(screen, len(items) - len(shown))


def _drawing(sign: str) -> Callable[[Screen, Sentence], None]:
    def draw_one(screen: Screen, sentence: Sentence) -> None:
        number = styled(f" {sentence.block.number}", META)
        screen.line(f"{sign} ", styled(sentence.text), number, indent=4, hanging=2)

    return draw_one


def _draw_reworded(screen: Screen, pair: Reworded) -> None:
    for sign, sentence, spans in (
        ("-", pair.old, pair.old_differences),
        ("+", pair.new, pair.new_differences),
    ):
        text = styled(sentence.text, spans=spans)
        marked = text if screen.has_color else braced(text, spans)
        number = styled(f" {sentence.block.number}", META)
        screen.line(f"{sign} ", marked, number, indent=4, hanging=2)
