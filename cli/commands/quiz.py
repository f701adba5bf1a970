"""``zhengce quiz``: questions one after the other at the terminal, and what was missed."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from ...glossary.wording import listed, say
from ..command import FOUND, Way
from ..library import open_library
from ..output import Output, give_document
from ..parameters import integer
from ..screens.parts import sources
from ..screens.typesetting import harmless

if TYPE_CHECKING:
    from ...glossary.learning.quiz import Question
    from ...glossary.wording import Message
    from ..command import Asked

__all__ = ["WAY"]

_ASKED = {
    "term": say("Which term is it?"),
    "explanation": say("What does it mean?"),
}


def _run(asked: Asked, output: Output) -> int:
    if not output.as_json and not (sys.stdin.isatty() and sys.stdout.isatty()):
        told = say("quiz asks at the terminal; --json gives its questions")
        raise click.UsageError(str(told))
    with open_library(color=not output.no_color) as library:
        quiz = asked.answer(library)
    if output.as_json:
        document = asked.operation.document
        give_document(document(quiz) if document else {})
    else:
        _ask_all(quiz.questions)
    return FOUND


def _ask_all(questions: tuple[Question, ...]) -> None:
    """Ask until all are answered, or the user wants no more; then tell how it went."""
    missed: list[Question] = []
    done = 0
    with suppress(click.Abort):
        for number, question in enumerate(questions, start=1):
            _tell(say("{number} of {total}", number=number, total=len(questions)))
            if not _is_known(question):
                missed.append(question)
            done = number
    if not done:
        return
    _tell(say("{right} of {done} right", right=done - len(missed), done=done))
    if missed:
        names = listed([question.sense.term.headword for question in missed])
        click.echo(harmless(str(say("To look up: {names}", names=names))))


def _is_known(question: Question) -> bool:
    """Ask one question, and tell what is right."""
    click.echo(harmless(question.prompt))
    for number, choice in enumerate(question.choices, start=1):
        click.echo(harmless(f"  {number}  {choice}"))
    most = len(question.choices)
    asked = say("{question} (1 to {most})", question=_ASKED[question.asks], most=most)
    chosen: int = click.prompt(str(asked), type=integer(1, most))
    right = question.choices.index(question.answer) + 1
    click.echo(str(say("Right.") if chosen == right else say("No, it is {right}.", right=right)))
    term = question.sense.term
    told = f"{term.headword}：{term.definition} — {sources(question.sense)[0].plain}"
    click.echo(harmless(told))
    return chosen == right


def _tell(message: Message) -> None:
    click.echo(f"\n{message}")


WAY = Way(_run, Output)
