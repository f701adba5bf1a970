"""Excerpts: the parts of a block that show its spans in context."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .block import Span

__all__ = ["excerpts"]

_LONGEST_NUMBER = 12  # code points
_SENTENCE_ENDS = "。！？；"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，、："


def excerpts(text: str, spans: Iterable[Span], radius: int) -> list[Span]:
    """Return the stretches of ``text`` that hold ``spans``, in order, none touching another.

    Each reaches some ``radius`` code points beyond its span: to where the sentence begins or
    ends if that is nearer, and else to the mark between clauses that is nearest to the limit.
    """
    found: list[Span] = []
    for start, end in spans:
        begin, finish = _begin(text, start, radius), _finish(text, end, radius)
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], finish))
        else:
            found.append((begin, finish))
    return found


def _begin(text: str, start: int, radius: int) -> int:
    limit = _outside_a_number(text, max(0, start - radius), -1)
    sentence = max((text.rfind(mark, limit, start) for mark in _SENTENCE_ENDS), default=-1)
    if sentence >= 0:
        return sentence + 1
    if limit == 0:
        return 0
    clauses = [at for mark in _CLAUSE_ENDS if (at := text.find(mark, limit, start)) >= 0]
    return min(clauses) + 1 if clauses else limit


def _finish(text: str, end: int, radius: int) -> int:
    limit = _outside_a_number(text, min(len(text), end + radius), 1)
    sentences = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, end, limit)) >= 0]
    if sentences:
        return _over_closers(text, min(sentences) + 1)
    if limit == len(text):
        return limit
    clause = max(text.rfind(mark, end, limit) for mark in _CLAUSE_ENDS)
    return clause + 1 if clause >= 0 else limit


def _outside_a_number(text: str, at: int, step: int) -> int:
    """Return a place, or where the number or the word in letters ends that it is inside of."""
    farthest = at + step * _LONGEST_NUMBER
    while 0 < at < len(text) and at != farthest and _is_one(text[at - 1 : at + 1]):
        at += step
    return at


def _is_one(pair: str) -> bool:
    return pair.isascii() and all(each.isalnum() or each in ".,%" for each in pair)


def _over_closers(text: str, at: int) -> int:
    while at < len(text) and text[at] in "”’」』）)":
        at += 1
    return at
