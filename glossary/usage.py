"""Whether a place in a text uses a key as its term, or has the same characters by chance.

A key between quotation marks is a use; so is nearly every key that is a whole headword.
Others are told by what stands around them:

runs
    A key does not begin or end inside a run of Latin letters or figures, a longer numeral, or a
    measure (三公|里).
longer names
    A key that ends in 一, 万 or a figure does not go on (五个一|工程, 1+N|+X); a key that counts
    has no other numeral unit beside it (三高|四新); and no dictionary word goes over an end of a
    short key (小|商品).
own words
    A key that is a part of its headword needs another part of it beside it or in its sentence, or
    some words of the definition: 三年行动 of 城乡生活污水治理三年行动 is not any 三年行动.

A key that says nothing by itself, since all it does is count (1+4, 五个一, 五大工程), means
another thing in another place: ``Usage.is_figure`` and ``Usage.is_bare`` tell such keys,
``Usage.has_own_words`` the places where it is the same all the same.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from .. import data
from .folding import fold, is_quoted, strip_punctuation
from .lexicon import frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .term import Term

__all__ = ["COUNTERS", "NUMERALS", "Usage", "goes_on_from_numeral", "stands_alone"]

NUMERALS = "一二三四五六七八九十百千万两双多"
COUNTERS = (
    "年月日届次个中大期季分点倍时位名亿万千户人家件项种级类成步角些批起到至是的来体心直定般旦经"
)
"""What numerals stand before in dates, amounts, enumerations and everyday words."""
# What a numeral goes on from; not 一, with which words such as 统一 end.
_NUMERAL_BEFORE = frozenset("二三四五六七八九十百千万零〇两第")
_MEASURES = {"公": "里斤顷分尺升亩", "小": "时", "分": "钟", "平": "方米", "立": "方", "月": "份"}
_PLUS = "+＋"
_COUNT = re.compile(f"[{NUMERALS}0-9]")
_OPEN_END = re.compile(r"[一万0-9]\Z|[0-9+].*[a-z]\Z")
_GOES_ON = re.compile(r"[\u4e00-\u9fff+＋]")
_ONES = re.compile(f"[{NUMERALS}]+个一")
_HAN_PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")
_WORDS = re.compile(r"\w+")
_SENTENCE_END = re.compile("[。！？；\r\n]")
_FARTHEST = 200  # of a sentence no more is looked at, before the key or behind it
_LONGEST_WORD = 4  # longer ones in the dictionary are names and sayings
_FEWEST_OF_DEFINITION = 2  # one pair of characters coincides too easily: a definition is long
_FEWEST_ELSEWHERE = 3  # where even the key says nothing


class Usage:
    """One key, folded, with the terms that it stands for: what must hold where it is used."""

    def __init__(self, key: str, terms: Sequence[Term] = (), *, is_own: bool = False) -> None:
        """Take the key and its terms; without terms only runs are looked at.

        ``is_own`` says that the texts are the report that explains the terms: there words that
        a definition explains in passing are used without quotation marks, too.
        """
        self._key = key
        self._terms = [term for term in terms if is_own or not term.broader]
        is_name, counts = bool(terms), _COUNT.search(key) is not None
        self.is_numeral = key[0] in NUMERALS
        """Whether it begins with a numeral, which may be the end of a longer one."""
        self._must_be_quoted = key.isdecimal() or len(key) == 1 or (is_name and not self._terms)
        # Only a key that begins or ends with a Latin letter or a digit can cut a run of them.
        self._can_cut = any(edge.isascii() and edge.isalnum() for edge in (key[0], key[-1]))
        self._measures = frozenset(_MEASURES.get(key[-1], ""))
        self._has_open_end = is_name and _OPEN_END.search(key) is not None
        self._counts = is_name and counts
        self._can_be_overrun = is_name and (counts or len(key) == 2)
        self._is_part = is_name and not any(self._is_whole(term) for term in self._terms)
        self.is_figure = _is_figure(key)
        """Whether the key counts and says nothing else: 1+4, 五个一."""
        self.is_bare = not self.is_figure and _is_bare(key) and not any(map(_is_national, terms))
        """Whether it counts what any place has (五大工程), and no definition calls it national."""
        self.is_certain = not (
            self._must_be_quoted
            or self._can_cut
            or self._measures
            or self._has_open_end
            or self._can_be_overrun
            or self._is_part
        )
        """Whether every place uses it, but for one that goes on from a numeral."""

    def accepts(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]``, which folds to the key, uses it."""
        if is_quoted(text, start, end):
            return True
        if self._must_be_quoted or self._is_in_run(text, start, end):
            return False
        if self._has_open_end and _GOES_ON.match(text, end):
            return False
        if self._counts and _has_unit_beside(text, start, end):
            return False
        if self._can_be_overrun and _is_overrun(text, start, end):
            return False
        return not self._is_part or self._is_with_own_words(text, start, end)

    def has_own_words(self, text: str, start: int, end: int) -> bool:
        """Whether its sentence shows that a key which says nothing by itself is this one."""
        own, defined = self._own_pairs(text, start, end)
        return own + defined >= _FEWEST_ELSEWHERE

    def _is_in_run(self, text: str, start: int, end: int) -> bool:
        if self.is_numeral and goes_on_from_numeral(text, start):
            return True
        if self._measures and text[end : end + 1] in self._measures:
            return True
        return self._can_cut and not stands_alone(text, start, end)

    def _is_with_own_words(self, text: str, start: int, end: int) -> bool:
        before, behind = fold(text[max(0, start - 4) : start]), fold(text[end : end + 4])
        for left, right in self._rests:
            if (len(left) > 1 and before.endswith(left[-2:])) or (
                len(right) > 1 and behind.startswith(right[:2])
            ):
                return True
        own, defined = self._own_pairs(text, start, end)
        return own > 0 or defined >= _FEWEST_OF_DEFINITION

    def _own_pairs(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Count the pairs of the headword, and of the definition, that the sentence has."""
        of_headword, of_definition = self._pairs
        around = _pairs(fold(_sentence(text, start, end)))
        return len(of_headword & around), len(of_definition & around)

    @cached_property
    def _rests(self) -> list[tuple[str, str]]:
        """What each headword has before the key, and behind it."""
        key = strip_punctuation(self._key)
        return [
            (before, behind)
            for term in self._terms
            for before, _, behind in [strip_punctuation(fold(term.headword)).partition(key)]
        ]

    @cached_property
    def _pairs(self) -> tuple[frozenset[str], frozenset[str]]:
        """The pairs of characters of the headwords, and of the definitions, that tell something."""
        common = _vocabulary().common
        rests = (rest for pair in self._rests for rest in pair)
        of_headword = frozenset().union(*map(_pairs, rests)) - common
        defined = (fold(term.definition).replace(self._key, "|") for term in self._terms)
        return of_headword, frozenset().union(*map(_pairs, defined)) - common - of_headword

    def _is_whole(self, term: Term) -> bool:
        """Whether the key is all that the headword says.

        What else the headword says may be nouns that go with every key (“雪亮”工程), unless the key
        counts: then they say what is counted.
        """
        folded = fold(term.headword)
        if strip_punctuation(folded) == strip_punctuation(self._key):
            return True
        if self._counts:
            return False
        for key in sorted(map(fold, term.keys), key=len, reverse=True):
            folded = folded.replace(key, "|")
        return all(_are_nouns(word) for word in _WORDS.findall(folded))


def goes_on_from_numeral(text: str, start: int) -> bool:
    """Whether a numeral that begins at ``start`` is the end of a longer one."""
    return text[start - 1 : start] in _NUMERAL_BEFORE


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no run of Latin letters or of figures goes on across the start or the end."""
    return not (_runs_through(text, start) or _runs_through(text, end))


def _runs_through(text: str, at: int) -> bool:
    before, after = fold(text[at - 1 : at]), fold(text[at : at + 1])
    if not (before.isascii() and after.isascii()):
        return False
    return (before.isdigit() and after.isdigit()) or (before.isalpha() and after.isalpha())


def _has_unit_beside(text: str, start: int, end: int) -> bool:
    """Whether a plus, or a numeral with what it counts, stands right before or behind."""
    if any(sign and sign in _PLUS for sign in (text[start - 1 : start], text[end : end + 1])):
        return True
    return _is_unit(text[end : end + 2]) or _is_unit(text[max(0, start - 2) : start])


def _is_unit(pair: str) -> bool:
    if len(pair) < 2 or pair[0] not in NUMERALS:
        return False
    return pair[1].isalpha() and pair[1] not in NUMERALS + COUNTERS


def _is_overrun(text: str, start: int, end: int) -> bool:
    """Whether a dictionary word goes over an end, and none more frequent ends or begins there."""
    lengths = range(2, _LONGEST_WORD + 1)
    over_end = (
        text[at : at + length]
        for length in lengths
        for at in range(max(start + 1, end - length + 1), end)
    )
    behind = (text[end : end + length] for length in lengths)
    if _most_frequent(over_end) > _most_frequent(behind):
        return True
    over_start = (
        text[at : at + length]
        for length in lengths
        for at in range(max(0, start - length + 1), start)
        if at + length < end
    )
    before = (text[max(0, start - length) : start] for length in lengths)
    return _most_frequent(over_start) > _most_frequent(before)


def _most_frequent(words: Iterable[str]) -> int:
    return max((frequency(word) for word in words if len(word) > 1), default=0)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around ``text[start:end]``, without that."""
    before, behind = text[max(0, start - _FARTHEST) : start], text[end : end + _FARTHEST]
    return f"{_SENTENCE_END.split(before)[-1]}|{_SENTENCE_END.split(behind)[0]}"


def _pairs(folded: str) -> frozenset[str]:
    return frozenset(_HAN_PAIR.findall(folded))


def _is_figure(key: str) -> bool:
    has_figure = any(map(str.isdecimal, key)) and _HAN_PAIR.search(key) is None
    return has_figure or _ONES.fullmatch(key) is not None


def _is_bare(key: str) -> bool:
    counted = key.lstrip(NUMERALS + "0123456789+")
    if counted == key:
        return False
    return counted[:1] in _vocabulary().measures or _are_nouns(counted)


def _is_national(term: Term) -> bool:
    return any(each in term.definition for each in _vocabulary().national)


def _are_nouns(text: str) -> bool:
    """Whether a text is made of nouns that go with every key, of two characters each."""
    return all(text[at : at + 2] in _vocabulary().nouns for at in range(0, len(text), 2))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    measures: str
    nouns: frozenset[str]
    common: frozenset[str]
    national: tuple[str, ...]


@cache
def _vocabulary() -> _Vocabulary:
    read = json.loads(data.path("usage.json").read_text(encoding="utf-8"))
    return _Vocabulary(
        measures=read["measures"],
        nouns=frozenset(read["nouns"]),
        common=frozenset(read["common"]),
        national=tuple(read["national"]),
    )
