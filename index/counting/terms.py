"""The terms of a shelf among counted words: each is one word, in its longest form."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from ahocorasick_rs import AhoCorasick

from ...glossary.abbreviations import is_numeral_abbreviation
from ...glossary.folding import fold
from ...glossary.matching import KeyMatcher
from ...glossary.scanning import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...glossary.term import Term

__all__ = ["WholeTerms", "WordKind"]

WordKind = Literal["word", "term", "numeral"]
"""numeral: an abbreviation such as 三区三线; term: a key of a term on the shelf."""

_BETWEEN = "\n"  # which folding drops, so that no term has it


class WholeTerms:
    """The terms that stay whole among words: every key of some terms, in its longest form."""

    def __init__(self, terms: Iterable[Term]) -> None:
        owners = [(key, term) for term in terms for key in term.keys]
        self._keys = frozenset(fold(key) for key, _ in owners)
        self._matcher = KeyMatcher([key for key, _ in owners], [term for _, term in owners])
        self._finder = AhoCorasick(list(map(encodable, self._matcher.forms)))

    def kind_of(self, word: str) -> WordKind:
        """Return what a word, folded, is."""
        if word in self._keys:
            return "term"
        return "numeral" if is_numeral_abbreviation(word) else "word"

    def put_into(self, tokens: Sequence[str]) -> list[str]:
        """Return the tokens of a text with each term that stands there as one of them.

        What a term leaves of a token at either end is a token of its own.
        """
        found: list[str] = []
        reached = 0
        for first, last, pieces in self.replaced(tokens):
            found += [*tokens[reached:first], *pieces]
            reached = last
        return [*found, *tokens[reached:]]

    def replaced(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
        """Yield each run of tokens that terms are put into, and what stands there instead.

        A run is given by the place of its first token, and by that behind its last.
        """
        text = "".join(tokens)
        starts = list(accumulate(map(len, tokens), initial=0))
        runs: list[tuple[int, int, list[int]]] = []
        for match in self._matcher.find(text):
            first = bisect_right(starts, match.start) - 1
            last = bisect_left(starts, match.end)
            cuts = [match.start, match.end]
            if runs and first < runs[-1][1]:  # two terms share a token
                first, _, before = runs.pop()
                cuts = before + cuts
            runs.append((first, last, cuts))
        for first, last, cuts in runs:
            bounds = sorted({starts[first], *cuts, starts[last]})
            yield first, last, [text[start:end] for start, end in pairwise(bounds)]

    def texts_with(self, texts: Sequence[str]) -> Iterator[int]:
        """Yield the places of those texts, folded, that have what may be a term.

        Keys are looked for as strings, at the speed of that: few texts have any.
        """
        starts = list(accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0))
        places = self._finder.find_matches_as_indexes(encodable(_BETWEEN.join(texts)))
        yield from dict.fromkeys(bisect_right(starts, start) - 1 for _, start, _ in places)
