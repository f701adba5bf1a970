"""Show a report, or some of its blocks."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.documents import show_document
from ...glossary.errors import QueryError
from ...glossary.wording import say
from .arguments import ReportId, Zone
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.block import Block
    from ...glossary.report import Report

_BLOCKS = re.compile(r"(\d{1,9})(?:[-–—~～](\d{1,9}))?")

Blocks = Annotated[
    str,
    Argument(
        say("a block's number, or some: 33-35"),
        longest=20,
        metavar=say("BLOCK[-BLOCK]"),
        typed="one",
    ),
]


@dataclass(frozen=True, slots=True)
class Shown:
    """A report, and those of its blocks that were asked for."""

    report: "Report"
    blocks: "tuple[Block, ...]"


def answer(library: Library, report: ReportId, block: Blocks = "", zone: Zone = None) -> Shown:
    """Return a report with all of its blocks, those of some numbers, or of a part.

    Raises UnknownReport, UnknownBlock, and QueryError for what is no number.
    """
    first, last = _numbers(block) if block else (1, 0)
    found = library.shelf.get_report(report)
    numbers = range(first, (last or len(found.blocks)) + 1)
    blocks = tuple(each for each in map(found.get_block, numbers) if each.is_in(zone))
    return Shown(found, blocks)


def _numbers(block: str) -> tuple[int, int]:
    match = _BLOCKS.fullmatch(block)
    if match is None or int(match[1]) > int(match[2] or match[1]):
        raise QueryError("{block!r} is no block; give one such as 33, or 33-35", block=block)
    return int(match[1]), int(match[2] or match[1])


OPERATION = Operation(
    title=say("Show a report"),
    summary=say(
        "Show a report, such as xinjiang-2023, with its terms marked; or a block, or some."
    ),
    answer=answer,
    document=lambda shown: show_document(shown.report, shown.blocks),
    is_found=lambda shown: bool(shown.blocks),
    lists={("blocks",): Cut(100)},
)
