"""Mark the terms in any text and explain them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ...glossary.documents import annotate_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Selected
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.annotating import AnnotatedText

Text = Annotated[
    Path | str,
    Argument(
        say("any text, at most 200,000 characters"),
        longest=200_000,
        metavar=say("FILE"),
        typed="one",
        may_be_left_out=True,
    ),
]
FirstOnly = Annotated[bool, Argument(say("Mark only the first use of each term."))]


def answer(
    library: Library,
    text: Text,
    first_only: FirstOnly = False,
    selection: Selected = EVERYTHING,
) -> "AnnotatedText":
    """Return a text, or that of a file, with what its terms mean."""
    if isinstance(text, Path):
        from ...glossary.annotating.files import annotate_file

        return annotate_file(text, library.shelf, selection, first_only=first_only)
    return library.shelf.glossary(selection).annotate(text, first_only=first_only)


OPERATION: "Operation[AnnotatedText]" = Operation(
    title=say("Find the terms in a text"),
    summary=say("Mark the terms in any text and explain them, each with its source."),
    answer=answer,
    document=annotate_document,
    is_found=lambda annotated: bool(annotated.annotations),
    about=say("The text itself stays as it is."),
    typed=say(
        "FILE, else standard input, may be text, Markdown, or a file of another format that add "
        "reads, of which the text is taken. What the notes of FILE explain is explained by them "
        "alone; --report, --place and --year choose whose explanations the rest gets. The "
        "likeliest "
        "is shown, with how many others there are."
    ),
    told=say(
        "Each is at text[start:end] of the text that was given, in code points, with all that it "
        "can mean."
    ),
    lists={("annotations",): Cut(200), ("annotations", "terms"): Cut(8)},
)
