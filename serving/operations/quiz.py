"""Ask what terms mean."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.documents import quiz_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import MinReports, Selected
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.learning.quiz import Question

_SEEDS = 1_000_000

Number = Annotated[
    int,
    Argument(
        say("how many questions"),
        least=1,
        most=1_000,
        metavar=say("N"),
        typed="one",
    ),
]
Seed = Annotated[
    int | None,
    Argument(
        say("Ask the same questions as another time: the number that --json then told."),
        least=0,
        most=_SEEDS,
        metavar=say("NUMBER"),
    ),
]


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions, and the number by which they are asked again."""

    questions: "tuple[Question, ...]"
    seed: int


def answer(
    library: Library,
    number: Number = 10,
    selection: Selected = EVERYTHING,
    min_reports: MinReports = 1,
    seed: Seed = None,
) -> Quiz:
    """Return questions about the terms of the selected reports. Raises QueryError for no terms."""
    from random import randrange

    from ...glossary.learning.quiz import questions
    from ...glossary.sense import senses

    library.require(selection)
    chosen = randrange(_SEEDS) if seed is None else seed  # noqa: S311 - no secret
    entries = library.common(library.shelf.entries(selection), min_reports)
    return Quiz(questions(senses(entries), number, chosen), chosen)


OPERATION = Operation(
    title=say("Ask what terms mean"),
    summary=say("Ask what terms mean: four answers each, of which one is right."),
    answer=answer,
    document=lambda quiz: quiz_document(quiz.questions, quiz.seed),
    is_found=lambda quiz: bool(quiz.questions),
    about=say(
        "Every other question gives a term and asks for its explanation, the others give an "
        "explanation and ask for its term. Explanations are told in short: the items, or else "
        "the first sentence."
    ),
    typed=say(
        "It asks at the terminal and tells at the end what was missed; Ctrl-C ends it before."
    ),
    told=say("asks says what the choices are, answer which of them is right."),
    lists={("questions",): Cut(20)},
)
