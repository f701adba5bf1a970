"""``zhengce annotate``: the annotated text, in the format that is wanted."""

# The types of the options are read when the program runs.
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from ...glossary.wording import say
from ...serving.operations.declaring import Argument
from ..command import FOUND, NOTHING, Asked, Way
from ..files import refuse_other_format, write_out
from ..library import open_library

if TYPE_CHECKING:
    from ...glossary.annotating import AnnotatedText

__all__ = ["WAY"]

_SUFFIXES = {".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json"}
_SUFFIXES |= {".md": "markdown", ".markdown": "markdown"}

_FORMAT = Argument(
    say(
        "text and markdown with footnotes, html with tooltips, or json; without it, what "
        "the output's name ends with (.html, .md, .json), or else text."
    ),
    choices={
        "text": say("text"),
        "html": say("HTML"),
        "markdown": say("Markdown"),
        "json": say("JSON"),
    },
    option=("--format",),
)


@dataclass(frozen=True, slots=True)
class _Options:
    """How the annotated text is written."""

    form: Annotated[str, _FORMAT] = ""
    as_json: Annotated[bool, Argument(say("As --format json."), option=("--json",))] = False
    all_senses: Annotated[bool, Argument(say("In text and Markdown, explain by all senses."))] = (
        False
    )
    output: Annotated[
        str, Argument(say("Write to this file."), metavar=say("PATH"), option=("-o", "--output"))
    ] = ""

    def chosen(self) -> str:
        """Return the format that is wanted. Raises UsageError for two of them."""
        if self.as_json and self.form not in ("", "json"):
            told = say("--json and --format {form} are two formats; give one", form=self.form)
            raise click.UsageError(str(told))
        suffix = Path(self.output).suffix.lower()
        chosen = "json" if self.as_json else self.form or _SUFFIXES.get(suffix, "text")
        refuse_other_format(self.output, chosen, lambda ending: _SUFFIXES.get(ending) == chosen)
        return chosen


def _run(asked: Asked, options: _Options) -> int:
    form = options.chosen()
    source = asked.arguments["text"]
    if options.output not in ("", "-") and _is_same(source, Path(options.output)):
        told = say("{file} is the text itself; name another file with -o", file=options.output)
        raise click.UsageError(str(told))
    with open_library(color=True) as library:
        annotated = asked.answer(library)
    title = "" if source == Path("-") else source.stem
    write_out(_rendered(annotated, form, title, all_senses=options.all_senses), options.output)
    return FOUND if annotated.annotations else NOTHING


def _is_same(source: Path, output: Path) -> bool:
    return source.exists() and output.exists() and source.samefile(output)


def _rendered(annotated: "AnnotatedText", form: str, title: str, *, all_senses: bool) -> str:
    if form == "json":
        from ...glossary.documents import annotate_document
        from ...glossary.records import dumps

        return dumps(annotate_document(annotated)) + "\n"
    if form == "html":
        from ...glossary.annotating import page

        return page.render(annotated, title=title)
    if form == "markdown":
        from ...glossary.annotating import markdown

        return markdown.render(annotated, all_senses=all_senses)
    from ...glossary.annotating import plain

    return plain.render(annotated, all_senses=all_senses)


WAY = Way(_run, _Options)
