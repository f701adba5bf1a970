"""Write the glossary as other tools read it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import MinReports, Part, Selected
from .declaring import Argument, Fields, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.exporting import Cards

Files = dict[str, bytes]


def _formats(_library: Library) -> Iterator[str]:
    from ...glossary.exporting import FORMATS

    yield from FORMATS


Format = Annotated[str, Argument(metavar=say("FORMAT"), typed="one", longest=50, known=_formats)]
Title = Annotated[
    str,
    Argument(say("Name the dictionary, deck or glossary so."), longest=200, metavar=say("TITLE")),
]


def _cards(**ways: bool) -> Any:  # noqa: ANN401 - glossary.exporting is loaded when it is asked
    from ...glossary.exporting import Cards

    return Cards(**ways)


Flashcards = Annotated[
    "Cards | None",
    Fields(
        _cards,
        {
            "cloze": (
                bool,
                Argument(say("Of flashcards: sentences with gaps, one for each item of a term.")),
            ),
            "short": (
                bool,
                Argument(say("Of flashcards: tell the items alone, or else the first sentence.")),
            ),
        },
    ),
]


def answer(
    library: Library,
    form: Format,
    title: Title = "",
    cards: Flashcards = None,
    min_reports: MinReports = 1,
    zone: Part = None,
    selection: Selected = EVERYTHING,
) -> Files:
    """Return the files of an export by their names; none where there is no term.

    With a ``zone``, of the terms that this part of their report uses. Raises UnknownFormat,
    MissingLibrary.
    """
    from ...glossary.exporting import Cards, concepts_of, export, title_of
    from ...glossary.sense import senses

    entries = library.common(library.shelf.glossary(selection).entries, min_reports)
    used = [each.used_in(zone) for each in entries]
    concepts = concepts_of(senses(each for each in used if not zone or each.occurrences))
    if not concepts:
        return {}
    return export(form, concepts, title or title_of(selection), cards or Cards())


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
        "jieba for segmentation. Each term comes with its sources, each card with tags of its "
        "place and of the topic of the section that first uses it."
    ),
)
