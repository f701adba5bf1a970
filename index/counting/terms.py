"""The terms of a shelf among counted words: each is one word, in its longest form."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from ...glossary.abbreviations import is_numeral_abbreviation
from ...glossary.folding import fold, fold_with_offsets
from ...glossary.matching import KeyMatcher
from ...glossary.scanning import encodable
from .cutting import recut, with_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ...glossary.block import Span
    from ...glossary.term import Term
    from .cutting import Recut

__all__ = ["WholeTerms", "WordKind"]

WordKind = Literal["word", "term", "numeral"]
"""numeral: an abbreviation such as 三区三线; term: a key of a term on the shelf."""

_FIGURE = re.compile(r"[\d.,%‰+x/~-]+")
_BETWEEN = "\n"  # which folding drops, so that no term has it


class WholeTerms:
    """The terms that stay whole among words: every key of some terms, in its longest form."""

    def __init__(self, terms: Iterable[Term]) -> None:
        owners = [(key, term) for term in terms for key in term.keys]
        self._keys = frozenset(fold(key) for key, _ in owners)
        self._matcher = KeyMatcher([key for key, _ in owners], [term for _, term in owners])
        self._finder = AhoCorasick(
            list(map(encodable, self._matcher.forms)), matchkind=MatchKind.LeftmostLongest
        )

    def kind_of(self, word: str) -> WordKind:
        """Return what a word, folded, is."""
        if word in self._keys:
            return "term"
        return "numeral" if is_numeral_abbreviation(word) else "word"

    def is_listed(self, word: str, shortest: int) -> bool:
        """Whether a word is listed: a figure tells nothing, but 4+5 does."""
        return len(word) >= shortest and (
            _FIGURE.fullmatch(word) is None or is_numeral_abbreviation(word) or word in self._keys
        )

    def put_into(self, tokens: Sequence[str], shown: Callable[[], str]) -> list[str]:
        """Return the tokens of a text with each term that stands there as one of them."""
        return with_whole(tokens, self.recut(tokens, shown))

    def recut(self, tokens: Sequence[str], shown: Callable[[], str]) -> Iterator[Recut]:
        """Yield the runs of tokens that terms stand in, each term in one piece.

        ``shown`` gives the text as it is shown: quotation marks, which folding drops, may tell
        that a term is used.
        """
        return recut(tokens, self._spans("".join(tokens), shown))

    def _spans(self, folded: str, shown: Callable[[], str]) -> list[Span]:
        found = [(match.start, match.end) for match in self._matcher.find(folded)]
        strings = self._finder.find_matches_as_indexes(encodable(folded))
        if all((start, end) in found for _, start, end in strings):
            return found
        text = shown()
        offsets = fold_with_offsets(text)
        if offsets.text != folded:  # it was stored anew meanwhile
            return found
        at = partial(bisect_left, offsets.starts)
        return [(at(match.start), at(match.end)) for match in self._matcher.find(text)]

    def texts_with(self, texts: Sequence[str]) -> Iterator[int]:
        """Yield the places of those texts, folded, that have what may be a term.

        Keys are looked for as strings, at the speed of that: few texts have any.
        """
        starts = list(accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0))
        places = self._finder.find_matches_as_indexes(encodable(_BETWEEN.join(texts)))
        yield from dict.fromkeys(bisect_right(starts, start) - 1 for _, start, _ in places)
