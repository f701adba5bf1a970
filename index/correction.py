"""A string that stands nowhere is corrected: 营商环竟 → 营商环境, 河掌制 → 河长制.

What is meant is the frequent string one edit away, if it is clearly the most frequent one. Where
the whole has none, what is no known word in it is looked at, with what stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .known_words import between, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Lexicon", "corrected"]

_SHORTEST = 3  # code points: of two, one edit leaves nothing to go by
_LONGEST = 12
_SELDOM = 3  # times that what is meant stands at least: less may be an error, too
_USUAL = 20  # times that it stands, where what was typed is known words
_NEARLY = 0.9  # of the places of the rest
_CLEARLY = 4  # times as often as the next
_AROUND = (2, 1)  # code points beside what is no word


class Lexicon(Protocol):
    """What is asked of the index about a string."""

    def with_word(self, word: str) -> int:
        """Return how many blocks have a word, as the segmenter made it."""
        ...

    def near(self, text: str) -> Mapping[str, int]:
        """Return the strings one edit away, and how often each stands."""
        ...


def corrected(text: str, lexicon: Lexicon) -> str:
    """Return folded text that stands nowhere with an error corrected; itself if that is unclear."""
    unknown = list(between(text, words_of(text, lexicon.with_word)))
    # Where all is words, what is meant must be far more usual: 人工只能, 数字经纪.
    if meant := _meant(text, lexicon, _SELDOM if unknown else _USUAL):
        return meant
    for start, end in unknown:
        for around in _AROUND if end - start > 1 else ():
            first, last = max(start - around, 0), end + around
            if meant := _meant(text[first:last], lexicon):
                return text[:first] + meant + text[last:]
    return text


def _meant(text: str, lexicon: Lexicon, least: int = _SELDOM) -> str:
    if not _SHORTEST <= len(text) <= _LONGEST:
        return ""
    found = lexicon.near(text)
    found = {each: count for each, count in found.items() if _is_likely(text, each, found)}
    best = max(found, key=lambda each: (len(each) >= _SHORTEST, found[each]), default="")
    # What stands nearly wherever the best does, and is longer, is meant: 一带一路, not 一带一.
    longer = [each for each in found if best in each and found[each] >= _NEARLY * found[best]]
    best = max(longer, key=len, default=best)
    others = [count for each, count in found.items() if each not in best]
    is_clear = found.get(best, 0) >= max(least, _CLEARLY * max(others, default=0))
    return best if is_clear and len(best) >= _SHORTEST else ""


def _is_likely(typed: str, meant: str, found: Mapping[str, int]) -> bool:
    """Whether a character that is another one sounds alike: 茅房改造 is not 危房改造.

    Or the rest stands nearly always with that one: 一带一 with 路, whatever was typed.
    """
    places = [at for at, pair in enumerate(zip(typed, meant, strict=False)) if len({*pair}) > 1]
    if len(typed) != len(meant) or len(places) != 1:
        return True
    from ..glossary.romanization import sound_alike  # for an error alone

    (at,) = places
    rest = found.get(typed[:at] + typed[at + 1 :], 0)
    return sound_alike(typed[at], meant[at]) or (rest > 0 and found[meant] >= _NEARLY * rest)
