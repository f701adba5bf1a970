"""Terms become questions of a quiz: a term and several explanations, or the other way round."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

from ..errors import QueryError
from ..ranking import headword_key
from ..sense import ranked, say_alike
from .cards import Cards, explanation, name_gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..sense import Sense

__all__ = ["GAP", "Question", "questions"]

GAP = "＿＿"
"""What stands for a term in its own explanation."""

_CHOICES = 4
# Of how many others the wrong answers are chosen, those first that look most like the right one.
_DRAWN = 60
_SHORT = Cards(short=True)

Asks = Literal["term", "explanation"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers, of which one is right."""

    asks: Asks
    """What the choices are; the prompt is the other."""
    prompt: str
    choices: tuple[str, ...]
    """No two are the same."""
    answer: str
    """One of the choices."""
    sense: Sense
    """What is asked for."""


def questions(senses: Iterable[Sense], number: int, seed: int) -> tuple[Question, ...]:
    """Return at most ``number`` questions about different terms; the same for the same seed.

    Those about terms and about explanations take turns. A wrong answer is the term or the
    explanation of another headword that says something else: of some drawn at random, those
    that share most with the prompt, and then are as long as the answer. Raises QueryError where
    there are no two terms to choose from.
    """
    drawn = Random(seed)  # noqa: S311 - which nothing depends on
    told = _one_of_each(senses)
    order = drawn.sample(told, len(told))
    found: list[Question] = []
    for sense in order:
        if len(found) == number:
            break
        others = drawn.sample(told, min(_DRAWN, len(told)))
        is_telling = GAP in _explanation(sense)  # as a choice, a gap would give it away
        asks: Asks = "explanation" if len(found) % 2 and not is_telling else "term"
        if question := _question(sense, others, asks, drawn):
            found.append(question)
    if not found:
        raise QueryError(
            "a quiz needs two terms at least; ask of more reports, or take a smaller --min-reports"
        )
    return tuple(found)


def _one_of_each(senses: Iterable[Sense]) -> list[Sense]:
    """Return for each headword what most places say of it."""
    alike: dict[str, list[Sense]] = {}
    for sense in senses:
        if sense.term.definition:
            alike.setdefault(headword_key(sense.term), []).append(sense)
    return [ranked(each)[0] for each in alike.values()]


def _question(sense: Sense, others: Sequence[Sense], asks: Asks, drawn: Random) -> Question | None:
    wrong = list(_apart(sense, others))
    told = {"term": _term, "explanation": _explanation}[asks]
    answer = told(sense)
    prompt = (_explanation if asks == "term" else _term)(sense)
    shared = _pairs(prompt)
    texts = {text: -len(shared & _pairs(text)) for text in map(told, wrong) if GAP not in text}
    texts.pop(answer, None)
    likely = sorted(texts, key=lambda text: (texts[text], abs(len(text) - len(answer))))
    choices = [answer, *likely[: _CHOICES - 1]]
    if len(choices) == 1:
        return None
    drawn.shuffle(choices)
    return Question(asks, prompt, tuple(choices), answer, sense)


def _apart(sense: Sense, others: Sequence[Sense]) -> Iterator[Sense]:
    """Yield those that cannot be a right answer: neither named nor explained like the sense."""
    key = headword_key(sense.term)
    for other in others:
        name = headword_key(other.term)
        if name not in key and key not in name and not say_alike(sense, other):
            yield other


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _term(sense: Sense) -> str:
    return sense.term.headword


def _explanation(sense: Sense) -> str:
    """Return the short of an explanation, without the term's own names."""
    text = explanation(sense.term, _SHORT)
    parts: list[str] = []
    done = 0
    for start, end in name_gaps(sense, text):
        parts += [text[done:start], GAP]
        done = end
    return "".join((*parts, text[done:]))
