"""An annotated text as plain text: marks such as [1] behind the terms, explanations at the end."""

from __future__ import annotations

import re
from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .annotation import AnnotatedText

__all__ = ["render", "unrendered"]

_RULE = "\n" + "─" * 20 + "\n"
_LABELS = ("", "注", "释")


def render(annotated: AnnotatedText, *, all_senses: bool = False) -> str:
    """Return the text with marks, then a rule and a line for each explanation.

    That is the likeliest of what a term means, or with ``all_senses`` a line for each sense.

    The marks are of a kind that the text has none of: [1], or else [注1] and so on. A text
    that uses no term is returned as it is, but for a rule at its end if it has one inside.
    """
    if not annotated.annotations:
        return annotated.text + (_RULE if _RULE in annotated.text else "")
    label = _free_label(annotated.text)
    parts: list[str] = []
    for piece, annotation in annotated.pieces():
        parts.append(piece)
        if annotation:
            parts.append(f"[{label}{annotation.number}]")
    parts.append(_RULE)
    for number, lines in annotated.told(all_senses=all_senses).items():
        parts += [f"[{label}{number}] {line}\n" for line in lines]
    return "".join(parts)


def unrendered(rendered: str) -> str:
    """Return the text that ``render`` was given."""
    text, rule, explanations = rendered.rpartition(_RULE)
    if not rule:
        return rendered
    first = re.match(r"\[(\D*)1\] ", explanations)
    return _marks(first[1]).sub("", text) if first else text


def _free_label(text: str) -> str:
    labels: Iterator[str] = chain(_LABELS, ("*" * stars for stars in count(1)))
    return next(label for label in labels if _marks(label).search(text) is None)


def _marks(label: str) -> re.Pattern[str]:
    return re.compile(rf"\[{re.escape(label)}[0-9]+\]")
