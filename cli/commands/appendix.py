"""``zhengce appendix``: the appendix on the screen or in a file, and marks in a copy."""

# The types of the options are read when the program runs.
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from ...glossary.wording import listed, say
from ...serving.operations.appendix import made
from ...serving.operations.declaring import Argument, gathered
from ..command import FOUND, NOTHING, Asked, Way
from ..files import write_out
from ..library import open_library, warn
from ..output import Output
from ..parameters import integer
from ..screens.typesetting import harmless

if TYPE_CHECKING:
    from ...glossary.appendix import Appendix
    from ...glossary.candidates import Candidate
    from ...glossary.sense import Sense

__all__ = ["WAY"]

_TABLES = (".csv", ".tsv", ".xlsx", ".json")
_ENDINGS = (".docx", ".md", ".txt", *_TABLES)

_FILE = Argument(
    say("Write it to this file: .docx, .md, .txt, .csv, .tsv, .xlsx or .json."),
    metavar=say("FILE"),
    option=("-o", "--output"),
)
_MARKED = Argument(
    say("Put marks such as [1] into a copy of the draft, and write it to this .docx file."),
    metavar=say("FILE"),
)
_CHOOSE = Argument(say("Ask which explanation is meant where several differ."))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Options(Output):
    """Where it goes, and who chooses."""

    choose: Annotated[bool, _CHOOSE] = False
    file: Annotated[str, _FILE] = ""
    mark_draft: Annotated[str, _MARKED] = ""

    def check(self, draft: Path) -> None:
        """Raise UsageError for files that cannot be written so."""
        if self.file and Path(self.file).suffix.lower() not in _ENDINGS:
            known = listed(_ENDINGS)
            told = say(
                "{file}: it is written as {known}; name such a file", file=self.file, known=known
            )
            raise click.UsageError(str(told))
        is_word = draft.suffix.lower() == Path(self.mark_draft).suffix.lower() == ".docx"
        if self.mark_draft and not is_word:
            told = say(
                "--mark-draft writes a copy of a Word file: give a draft and a copy in .docx"
            )
            raise click.UsageError(str(told))
        for file in filter(None, (self.file, self.mark_draft)):
            if Path(file).exists() and draft.exists() and Path(file).samefile(draft):
                told = say("{file} is the draft itself; name another file", file=file)
                raise click.UsageError(str(told))
        if self.choose and (str(draft) == "-" or not sys.stdin.isatty()):
            told = say("--choose asks at the terminal; name the draft's file, and let it ask")
            raise click.UsageError(str(told))


def _run(asked: Asked, options: _Options) -> int:
    given = gathered(asked.operation.answer, asked.arguments)
    draft: Path = given["draft"]
    options.check(draft)
    with open_library(color=not options.no_color) as library:
        appendix = made(library, **given, choose=_choose if options.choose else None)
    if options.mark_draft:
        _mark(appendix, draft, options.mark_draft)
    if options.file:
        _write(asked, appendix, options.file)
    elif not options.mark_draft or options.as_json:
        _show(asked, appendix, options)
    return FOUND if appendix.items else NOTHING


def _mark(appendix: "Appendix", draft: Path, target: str) -> None:
    from ...glossary.appendix.marking import marked

    content, lost = marked(draft.read_bytes(), appendix.items, str(draft))
    write_out(content, target)
    if lost:
        numbers = listed([str(item.number) for item in lost])
        warn(
            say(
                "no place was found for the marks of {numbers}; put them in by hand",
                numbers=numbers,
            )
        )


def _write(asked: Asked, appendix: "Appendix", file: str) -> None:
    ending = Path(file).suffix.lower()
    if ending in _TABLES:
        from ..tables import give_table

        operation = asked.operation
        document, table = operation.document, operation.table
        if document and table:
            give_table(table(appendix), lambda: document(appendix), file)
    elif ending == ".docx":
        from ...glossary.appendix.word import as_docx

        write_out(as_docx(appendix), file)
    else:
        from ...glossary.appendix.text import as_markdown, as_text

        write_out(as_markdown(appendix) if ending == ".md" else as_text(appendix), file)


def _show(asked: Asked, appendix: "Appendix", options: Output) -> None:
    from ..screens.appendix import draw

    document = asked.operation.document
    options.give(
        lambda: document(appendix) if document else {},
        lambda screen: draw(screen, appendix),
        lambda: None,
    )


def _choose(candidate: "Candidate") -> "Sense | None":
    """Ask which of the senses is meant; 0 leaves a blank."""
    from ..screens.parts import sources

    click.echo(f"\n{harmless(candidate.text)}", err=True)
    for number, sense in enumerate(candidate.senses, start=1):
        told = harmless(f"{sense.term.definition} — {sources(sense)[0].plain}")
        click.echo(f"  {number}  {told}", err=True)
    most = len(candidate.senses)
    asked = say("Which one (1 to {most}; 0 leaves a blank)", most=most)
    chosen: int = click.prompt(str(asked), default=1, type=integer(0, most), err=True)
    return candidate.senses[chosen - 1] if chosen else None


WAY = Way(_run, _Options)
