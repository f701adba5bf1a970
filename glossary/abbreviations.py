"""Numeral abbreviations: rows of numerals with what they count (三区三线), or with plus (1+N)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .usage import COUNTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block import Span

__all__ = ["is_numeral_abbreviation", "numeral_abbreviations", "whole_numerals"]

_NUMERALS = "一二三四五六七八九十百两双"
_IDIOMS = (
    "千方百计|一五一十|一点一滴|一言一行|一草一木|一举一动|五湖四海|三令五申|一朝一夕"
    "|四通八达|四面八方|百战百胜"
)
_PLAN = re.compile(
    rf"(?<![第{_NUMERALS}])十[一二三四五六七八九]五(?![{_NUMERALS}百千万亿个年月日%])"
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        # 三区三线, 一廊十线百村, 一岗双责: numerals, each with one character that it counts
        rf"(?<![第之{_NUMERALS}\d])(?!{_IDIOMS})"
        rf"(?:[{_NUMERALS}][^\W\d_{_NUMERALS}{COUNTERS}]){{2,6}}(?![{_NUMERALS}])"
        # 4+5, 1+N, 5+2+X; folded, 1+n
        r"|(?<![A-Za-z\d.])(?:\d{1,3}|[A-Za-z])(?:[+＋](?:\d{1,3}|[A-Za-z])){1,5}(?![A-Za-z\d.%])"
    )


def numeral_abbreviations(text: str) -> Iterator[Span]:
    """Yield the spans of the numeral abbreviations of a text, folded or not, from left to right."""
    return (match.span() for match in _pattern().finditer(text))


def whole_numerals(text: str) -> Iterator[Span]:
    """Yield the spans that no word ends in: numeral abbreviations, and names of plans (十四五)."""
    spans = [*numeral_abbreviations(text), *(match.span() for match in _PLAN.finditer(text))]
    end = 0
    for start, last in sorted(spans):
        if start >= end:
            yield start, last
            end = last


def is_numeral_abbreviation(text: str) -> bool:
    """Whether all of a text is one of them."""
    return _pattern().fullmatch(text) is not None
