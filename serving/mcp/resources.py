"""The reports on the shelf as resources: a list, a template to complete, and each one's text."""

from urllib.parse import quote, unquote

from mcp_types import Resource, ResourceTemplate

from ...glossary.citation import cite
from ...glossary.folding import fold
from ...glossary.holding import Holding
from ...glossary.keeping.shelf import Shelf
from ...glossary.wording import Message, say
from ..counts import blocks, terms

__all__ = [
    "ADDRESS",
    "MIME_TYPE",
    "completions",
    "report_of",
    "report_text",
    "resources",
    "template",
]

_SCHEME = "zhengce://report/"
MIME_TYPE = "text/plain"

ADDRESS = _SCHEME + "{report}"
"""The address of a report, as a template."""


def template() -> ResourceTemplate:
    """Return what a report is as a resource."""
    return ResourceTemplate(
        uri_template=ADDRESS,
        name="report",
        title=str(say("A report")),
        description=str(say("A report: a line for each block, its number first, to cite it by.")),
        mime_type=MIME_TYPE,
    )


def resources() -> list[Resource]:
    """Return the reports that can be read."""
    with Shelf() as shelf:
        return [
            Resource(
                uri=_SCHEME + quote(holding.metadata.id, safe=""),
                name=holding.metadata.id,
                title=cite(holding.metadata),
                description=str(_size(holding)),
                mime_type=MIME_TYPE,
            )
            for holding in shelf.holdings()
            if not holding.damage
        ]


def _size(holding: Holding) -> Message:
    return say("{terms}, {blocks}", terms=terms(holding.terms), blocks=blocks(holding.blocks))


def completions(typed: str) -> list[str]:
    """Return the identifiers that go on from what is typed, then those that have it inside."""
    with Shelf() as shelf:
        identifiers = [each.metadata.id for each in shelf.holdings() if not each.damage]
    wanted = fold(typed)
    found = [each for each in identifiers if wanted in fold(each)]
    return sorted(found, key=lambda each: not fold(each).startswith(wanted))


def report_of(uri: str) -> str | None:
    """Return the identifier of the report at ``uri``; None for what is no address of one."""
    return unquote(uri[len(_SCHEME) :]) if uri.startswith(_SCHEME) else None


def report_text(report_id: str) -> str:
    """Return a report as text. Raises UnknownReport."""
    with Shelf() as shelf:
        shown = shelf.get_report(report_id)
    lines = (f"{block.number}\t{block.text}\n" for block in shown.blocks)
    return f"{cite(shown.metadata)}\n\n" + "".join(lines)
