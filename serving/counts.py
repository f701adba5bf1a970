"""How many there are of what screens and answers count, as a sentence has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.wording import counted

if TYPE_CHECKING:
    from ..glossary.wording import Message

__all__ = ["blocks", "occurrences", "problems", "reports", "terms", "warnings"]


def blocks(number: int) -> Message:
    """Return how many blocks there are."""
    return counted("{n:,} block", "{n:,} blocks", number)


def reports(number: int) -> Message:
    """Return how many reports there are."""
    return counted("{n:,} report", "{n:,} reports", number)


def terms(number: int) -> Message:
    """Return how many terms there are."""
    return counted("{n:,} term", "{n:,} terms", number)


def occurrences(number: int) -> Message:
    """Return how many places use a term."""
    return counted("{n:,} occurrence", "{n:,} occurrences", number)


def problems(number: int) -> Message:
    """Return how many problems there are."""
    return counted("{n:,} problem", "{n:,} problems", number)


def warnings(number: int) -> Message:
    """Return how many problems are more than a remark."""
    return counted("{n:,} warning", "{n:,} warnings", number)
