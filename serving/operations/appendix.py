"""Make the appendix of terms of a draft."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ...glossary.appendix.items import Blanks
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Selected
from .declaring import Argument, Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...glossary.appendix import Appendix
    from ...glossary.candidates import Candidate
    from ...glossary.records import Record
    from ...glossary.selection import Selection
    from ...glossary.sense import Sense
    from ..tables import Table

Draft = Annotated[
    Path,
    Argument(metavar=say("FILE"), typed="one", may_be_left_out=True, is_typed_only=True),
]
_BLANKS = {
    "none": say("none"),
    "numerals": say("those with numerals"),
    "all": say("all"),
}
Left = Annotated[
    Blanks,
    Argument(
        say(
            "For what nobody explains, leave blanks: none, for rows of numerals (三区三线, 1+N), "
            "or for all that stands in quotation marks."
        ),
        choices=_BLANKS,
    ),
]


def answer(
    library: Library, draft: Draft, blanks: Left = "numerals", selection: Selected = EVERYTHING
) -> "Appendix":
    """Return what a draft uses with one explanation each, in the order of first use."""
    return made(library, draft, blanks, selection)


def made(
    library: Library,
    draft: Path,
    blanks: Blanks = "numerals",
    selection: "Selection" = EVERYTHING,
    choose: "Callable[[Candidate], Sense | None] | None" = None,
) -> "Appendix":
    """Return the same; ``choose`` is asked which sense is meant where several differ."""
    from ...glossary.appendix import appendix_of
    from ...glossary.appendix.draft import draft_of
    from ...glossary.reading.source import read_file

    library.require(selection)
    read = draft_of(read_file(draft))
    return appendix_of(read, library.shelf.entries(selection), blanks, choose)


def _document(appendix: "Appendix") -> "Record":
    from ...glossary.documents import appendix_document

    return appendix_document(appendix)


def _table(appendix: "Appendix") -> "Table":
    from ...glossary.appendix.text import heading_of
    from ..tables import Column, Table

    columns = (
        Column("number", say("number"), 6),
        Column("headword", say("term"), 24),
        Column("definition", say("definition"), 80),
        Column("source", say("source"), 40),
        Column("others", say("other explanations"), 10),
        Column("block", say("block"), 8),
    )
    rows = [
        (
            *(item.number, item.headword, item.definition, item.source, item.others),
            item.place.block.number if item.place else None,
        )
        for item in appendix.items
    ]
    return Table(heading_of(appendix), columns, rows)


OPERATION: "Operation[Appendix]" = Operation(
    title=say("Make the appendix of a draft"),
    summary=say("Make the explanations of terms (名词解释) that a draft needs, from the shelf."),
    answer=answer,
    document=_document,
    table=_table,
    is_found=lambda appendix: bool(appendix.items),
    about=say(
        "Each term that the draft uses gets one explanation, word for word, in the order of first "
        "use: that of its own place comes first, the newest, then its province's, then what most "
        "reports say. What its own sentence explains is left out. The draft is read, and never "
        "kept."
    ),
    typed=say(
        "-o name.docx writes a Word file as governments lay it out, the sources in comments; .md "
        "and .txt the same as text, .csv and .xlsx a table. --mark-draft copy.docx puts marks such "
        "as [1] into a copy of the draft's own Word file."
    ),
)
