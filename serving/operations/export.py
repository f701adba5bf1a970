"""Write the glossary as other tools read it."""

from collections.abc import Iterator
from typing import Annotated

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Selected
from .declaring import Argument, Operation
from .library import Library

Files = dict[str, bytes]


def _formats(_library: Library) -> Iterator[str]:
    from ...glossary.exporting import FORMATS

    yield from FORMATS


Format = Annotated[str, Argument(metavar=say("FORMAT"), typed="one", longest=50, known=_formats)]
Title = Annotated[
    str,
    Argument(say("Name the dictionary, deck or glossary so."), longest=200, metavar=say("TITLE")),
]


def answer(
    library: Library, form: Format, title: Title = "", selection: Selected = EVERYTHING
) -> Files:
    """Return the files of an export by their names; none where there is no term.

    Raises UnknownFormat, MissingLibrary.
    """
    from ...glossary.exporting import concepts_of, export, title_of

    concepts = concepts_of(library.shelf.glossary(selection).senses())
    return export(form, concepts, title or title_of(selection)) if concepts else {}


OPERATION: Operation[Files] = Operation(
    title=say("Export the glossary"),
    summary=say("Write the glossary as other tools read it: CSV, TBX, SKOS, StarDict, Anki…."),
    answer=answer,
    about=say(
        "csv, tsv and xlsx for spreadsheets, jsonl for programs, tbx, tbx-2008 and omegat for "
        "terminology tools, skos (Turtle) and skos-jsonld for linked data, stardict and yomitan "
        "for "
        "dictionary programs, anki (text) and apkg for flashcards, contextive for hovers in "
        "editors, "
        "jieba for segmentation. Each term comes with its sources."
    ),
)
