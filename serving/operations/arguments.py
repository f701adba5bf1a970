"""The arguments that several operations take."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from ...glossary.metadata import YEARS
from ...glossary.selection import Selection
from ...glossary.wording import Message, say
from .declaring import Argument, Fields
from .library import Library

__all__ = [
    "KIND_NAMES",
    "LEVEL_NAMES",
    "QUERY",
    "ROLE_NAMES",
    "WORD_KINDS",
    "Known",
    "Limit",
    "MinReports",
    "NamedReports",
    "Part",
    "Query",
    "ReportId",
    "Reports",
    "Selected",
    "Shortest",
    "Sources",
    "Term",
    "Terms",
    "Zone",
    "report_ids",
]


def keys(library: Library) -> Iterator[str]:
    """Yield the keys of all terms on the shelf."""
    yield from dict.fromkeys(key for entry in library.shelf.entries() for key in entry.term.keys)


def report_ids(library: Library) -> Iterator[str]:
    """Yield the identifiers of all reports on the shelf."""
    yield from (holding.metadata.id for holding in library.shelf.holdings())


_TERM = Argument(
    say("a term such as 放管服, whole or in part; in pinyin or by initials, too"),
    longest=200,
    metavar=say("TERM"),
    typed="one",
    known=keys,
)
Term = Annotated[str, _TERM]
Terms = Annotated[str, _TERM._replace(typed="each")]
"""A term; a command asks for each of several."""

QUERY = Argument(
    say(
        "words that must all be there; OR, NOT, quotation marks and parentheses; "
        "filters place:新绛 year:2020-2023 section:乡村 in:body in:notes in:plan "
        "report:xinjiang-2023"
    ),
    longest=1_000,
    metavar=say("QUERY"),
    typed="words",
)
Query = Annotated[str, QUERY]

Limit = Annotated[
    int | None,
    Argument(say("Show at most N; 0 is all of them."), least=0, metavar=say("N")),
]

MinReports = Annotated[
    int,
    Argument(
        say("Only terms that at least N reports of the shelf explain."),
        least=1,
        most=100_000,
        metavar=say("N"),
    ),
]

_REPORT = Argument(
    say("a report's identifier, as reports lists it"),
    longest=200,
    metavar=say("REPORT"),
    typed="one",
    known=report_ids,
)
ReportId = Annotated[str, _REPORT]
_REPORTS = _REPORT._replace(about=say("reports, by their identifiers"), typed="several")
Reports = Annotated[tuple[str, ...], _REPORTS]
"""Reports by their identifiers."""
NamedReports = Annotated[tuple[str, ...], _REPORTS._replace(is_typed_only=True)]
"""The same, where a selection has them as well."""

_SOURCES = Argument(
    metavar=say("REPORT|FILE"), typed="several", known=report_ids, is_typed_only=True
)
Sources = Annotated[tuple[str, ...], _SOURCES]
"""Reports by their identifiers, or the files of some that are read and not kept."""


def _several(about: Message, longest: int, metavar: Message, option: str) -> tuple[Any, Argument]:
    argument = Argument(about, longest=longest, most_items=50, metavar=metavar, option=(option,))
    return tuple[str, ...], argument


Selected = Annotated[
    Selection,
    Fields(
        Selection,
        {
            "reports": _several(
                say("Only these reports, by identifier."), 200, say("ID"), "--report"
            ),
            "places": _several(
                say("Only these places, such as 新绛县."), 100, say("NAME"), "--place"
            ),
            "years": _several(
                say("Only these years: 2023, or 2020-2023."), 20, say("Y[-Y]"), "--year"
            ),
        },
    ),
]
"""Which reports are meant."""


ZONE_NAMES = {
    "body": say("the body"),
    "notes": say("the notes"),
    "review": say("what was done"),
    "plan": say("what is to be done"),
}
WORD_KINDS = {"term": say("term"), "numeral": say("numeral"), "word": say("word")}
"""What a counted word is."""
ROLE_NAMES = {
    "review": say("what was done"),
    "plan": say("what is to be done"),
    "other": say("other"),
}
Zone = Annotated[
    Literal["body", "notes", "review", "plan"] | None,
    Argument(
        say("Only the body, the notes, what was done or what is to be done."),
        choices=ZONE_NAMES,
        option=("--in",),
    ),
]
"""Which part of each report is meant."""
Part = Annotated[
    Literal["body", "review", "plan"] | None,
    Argument(
        say("Only what the body uses, or what was done, or what is to be done."),
        choices={name: each for name, each in ZONE_NAMES.items() if name != "notes"},
        option=("--in",),
    ),
]
"""Which part of each report uses a term: no note does."""

Shortest = Annotated[
    int,
    Argument(
        say("Only words of at least N characters; a single one is seldom a word."),
        least=1,
        most=20,
        metavar=say("N"),
    ),
]


KIND_NAMES = {
    "report": say("report"),
    "plan": say("plan"),
    "opinion": say("opinion"),
    "notice": say("notice"),
    "bulletin": say("bulletin"),
    "regulation": say("regulation"),
    "glossary": say("glossary"),
    "other": say("other"),
}
LEVEL_NAMES = {
    "state": say("state level"),
    "province": say("province level"),
    "prefecture": say("prefecture level"),
    "county": say("county level"),
}
_CHINESE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def _said(**fields: str | int | None) -> dict[str, Any]:
    said = {name: value for name, value in fields.items() if value is not None}
    if written := _CHINESE_DATE.fullmatch(str(said.get("date"))):
        year, month, day = map(int, written.groups())
        said["date"] = f"{year}-{month:02}-{day:02}"
    return said


Known = Annotated[
    dict[str, Any] | None,
    Fields(
        _said,
        {
            "title": (str, Argument(say("The report's title."))),
            "kind": (str, Argument(say("What kind of document it is."), choices=KIND_NAMES)),
            "issuer": (
                str,
                Argument(say("The body that issued it, such as 新绛县人民政府办公室.")),
            ),
            "place": (str, Argument(say("Whose report it is, such as 新绛县."))),
            "province": (str, Argument(say("The province that the place is in."))),
            "level": (str, Argument(say("The level of the place."), choices=LEVEL_NAMES)),
            "year": (
                int,
                Argument(
                    say("The year in which it was given."), YEARS[0], YEARS[-1], metavar=say("YYYY")
                ),
            ),
            "date": (str, Argument(say("The day it was given on."), metavar=say("YYYY-MM-DD"))),
            "meeting": (str, Argument(say("The meeting that it was given to."))),
            "speaker": (str, Argument(say("Who gave it."))),
            "columns": (
                str,
                Argument(
                    say(
                        "Of a list of terms: its columns, by name or number; further ones hold "
                        "keys."
                    ),
                    metavar=say("HEADWORD,DEFINITION"),
                ),
            ),
        },
    ),
]
"""What the user says of a report; the rest is read from it."""
