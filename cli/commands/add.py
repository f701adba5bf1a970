"""``zhengce add``: each report is told of as soon as it is kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...glossary.documents import add_document
from ...glossary.wording import say
from ..command import FAILED, FOUND, NOTHING, Way
from ..library import open_library, warn
from ..output import Output, give_document

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from ...glossary.keeping.additions import Result
    from ...glossary.wording import Message
    from ..command import Asked

__all__ = ["WAY", "tell_as_done"]


def _run(asked: Asked, output: Output) -> int:
    results: list[Result] = []
    with open_library(color=not output.no_color) as library, _told_of_interrupt(results):
        additions = asked.answer(library)
        passed_over = additions.passed_over
        tell_as_done(
            additions.results, results, output, passed_over, nothing=say("no reports found")
        )
        if output.as_json:
            give_document(add_document(results, passed_over))
        if any(result.outcome in ("added", "replaced") for result in results):
            with library.index():  # brought up to what was added
                pass
    if any(result.outcome == "failed" for result in results):
        return FAILED
    return FOUND if results else NOTHING


def tell_as_done(
    found: Iterator[Result],
    results: list[Result],
    output: Output,
    passed_over: int = 0,
    *,
    nothing: Message,
) -> None:
    """Collect the results, draw each as soon as it is there, and a summary; failures are told."""
    if output.as_json:
        results += found
        return
    from ..screens.add import draw_result, draw_summary

    screen = output.screen(paging=False)
    for result in found:
        results.append(result)
        if result.outcome == "failed":
            warn(result.message)
        draw_result(screen, result)
        screen.flush()
    draw_summary(screen, results, passed_over, nothing)
    screen.show()


@contextmanager
def _told_of_interrupt(results: Sequence[Result]) -> Generator[None]:
    """Tell who interrupts what is kept all the same."""
    try:
        yield
    except KeyboardInterrupt:
        kept = sum(result.outcome != "failed" for result in results)
        warn(say("interrupted; {n} kept; add the same again for the rest", n=kept))
        raise


WAY = Way(_run, Output)
