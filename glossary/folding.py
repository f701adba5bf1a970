"""Folding: the form of a text in which it is matched.

Two texts that a reader takes for the same fold to the same string: width and
compatibility forms (NFKC), letter case, quotation marks (dropped), multiplication
signs (× x * ✕), dashes and swung dashes (– — ～), middle dots (· •), zeros (〇 ○ 零), white
space (dropped), control and format characters (dropped), radicals (⺠ to 民), and traditional
characters (to simplified).

Folding is context-free: the folding of a text is the folding of its parts, joined
(parts being a character with the combining marks after it). Hence whatever can be
copied from a text folds to a substring of the folded text, and a substring search
of folded text misses nothing. The price is paid by the few characters that are
traditional in one word and simplified in another (著 乾 瞭): they stay as they
are, so 著 in 显著 does not become 着.

Lengths and positions are in Unicode code points.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = [
    "HAN_CHANGED_IN_GB2312",
    "RADICALS",
    "FoldedText",
    "fold",
    "fold_with_offsets",
    "is_han",
    "is_mark",
    "is_quoted",
    "is_word",
    "strip_punctuation",
    "traditional",
]

_QUOTES = "\"“”„‟＂「」『』﹁﹂﹃﹄｢｣〝〞〟'‘’‚‛＇«»‹›"
_TIMES = "×✕✖⨯╳*＊∗"
_DASHES = "‐‑‒–—―─−﹘﹣－~～〜∼˜"
_DOTS = "·•・‧∙⋅･"
_ZEROS = "〇○◯"
# Radicals that NFKC leaves as they are, and the characters that they stand for: Unicode's
# property Equivalent_Unified_Ideograph, version 14.
_RADICAL_FORMS = (
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭"
    "⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝"
    "⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲"
)
_CHARACTERS = (
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王目示礻"
    "糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食"
    "飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀"
)
RADICALS = dict(zip(_RADICAL_FORMS, _CHARACTERS, strict=True))
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u3099\u309a]"
)
_CLUSTER = re.compile(f".{_MARKS.pattern}*", re.DOTALL)
_TRADITIONAL_IN_GB2312 = "於後夥徵菸摺捱拚醣"
# Traditional characters that OpenCC converts only inside words that it knows.
_VARIANTS = {ord("衞"): "卫", ord("甦"): "苏"}
HAN_CHANGED_IN_GB2312 = f"{_TRADITIONAL_IN_GB2312}〇{''.join(map(chr, _VARIANTS))}"
"""The Chinese characters of GB 2312, and a few others, that folding does not leave as they are."""


def is_han(character: str) -> bool:
    """Whether this one character is a Chinese character."""
    # Without a pattern: one of so many characters takes longer to make than a lookup.
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or character == "〇"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
    )


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand right before and behind ``text[start:end]``."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return bool(before and behind) and before in _QUOTES and behind in _QUOTES


def is_mark(character: str) -> bool:
    """Whether this one character is a combining mark, which folds with the one before it."""
    return _MARKS.match(character) is not None


def is_word(token: str) -> bool:
    """Whether what stands between two ends of words is a word, and no mark."""
    return any(map(str.isalnum, token))


def _simplify(character: str) -> str:
    if not is_han(character) or _is_simplified(character):
        return character
    simplified = _opencc("t2s").convert(character)
    return simplified if len(simplified) == 1 else character


def traditional(text: str) -> str:
    """Return simplified text in traditional characters, phrase by phrase."""
    converted: str = _opencc("s2t").convert(text)
    return converted


@cache
def _opencc(configuration: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(configuration)


def _is_simplified(character: str) -> bool:
    # GB 2312 is the repertoire of simplified Chinese: what it holds is left alone, save some
    # characters that it has for surnames and old books and traditional text in every line.
    if character in _TRADITIONAL_IN_GB2312:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


class _FoldingTable(dict[int, str]):
    """A table for ``str.translate`` that fills itself as characters are met."""

    def __init__(self) -> None:
        super().__init__()
        self.update(dict.fromkeys(map(ord, _QUOTES), ""))
        self.update(dict.fromkeys(map(ord, _TIMES), "x"))
        self.update(dict.fromkeys(map(ord, _DASHES), "-"))
        self.update(dict.fromkeys(map(ord, _DOTS), "·"))
        self.update(dict.fromkeys(map(ord, _ZEROS), "零"))
        self.update(_VARIANTS)

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._fold(chr(code))
        return folded

    def _fold(self, character: str) -> str:
        if unicodedata.category(character) in _DROPPED_CATEGORIES:
            return ""
        if character in RADICALS:
            return self[ord(RADICALS[character])]
        normal = unicodedata.normalize("NFKC", character)
        if normal != character:
            folded = "".join(self[ord(part)] for part in normal)
            return folded if _MARKS.match(folded) is None else ""
        simplified = _simplify(character)
        if simplified != character:
            return self[ord(simplified)]
        return unicodedata.normalize("NFC", character.casefold())


_TABLE = _FoldingTable()  # a cache: what it answers does not depend on what it was asked


def fold(text: str) -> str:
    """Return ``text`` in the form in which it is matched."""
    if _MARKS.search(text) is None:
        return text.translate(_TABLE)
    return "".join(map(_fold_cluster, _CLUSTER.findall(text)))


def _fold_cluster(cluster: str) -> str:
    """Fold a character with its combining marks: é is é however it was typed."""
    folded = unicodedata.normalize("NFKC", cluster).translate(_TABLE)
    folded = unicodedata.normalize("NFC", folded)
    # Marks whose base is dropped go with it, or they would join the character before.
    return folded if _MARKS.match(folded) is None else ""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where each of its characters came from.

    ``starts[i]`` and ``ends[i]`` bound, in the original text, the character from which
    ``text[i]`` came.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Map the span ``text[start:end]``, not empty, to its span in the original text."""
        return self.starts[start], self.ends[end - 1]

    def find_spans(self, needle: str) -> list[tuple[int, int]]:
        """Return the original spans of ``needle``, folded, from left to right, not overlapping."""
        spans: list[tuple[int, int]] = []
        at = self.text.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            span = self.original_span(at, end)
            if not spans or span != spans[-1]:  # as for 1 in ⑪, which is one character
                spans.append(span)
            at = self.text.find(needle, end)
        return spans


def fold_with_offsets(text: str) -> FoldedText:
    """Fold ``text`` and keep the map back to it."""
    if _MARKS.search(text) is None:
        pieces = [_TABLE[code] for code in map(ord, text)]
        starts = [at for at, piece in enumerate(pieces) for _ in piece]
        return FoldedText("".join(pieces), tuple(starts), tuple([at + 1 for at in starts]))
    clusters = _CLUSTER.findall(text)
    folded = list(map(fold, clusters))
    bounds = list(pairwise(accumulate(map(len, clusters), initial=0)))
    origins = [bound for bound, piece in zip(bounds, folded, strict=True) for _ in piece]
    return FoldedText(
        "".join(folded), tuple(start for start, _ in origins), tuple(end for _, end in origins)
    )


def strip_punctuation(folded: str) -> str:
    """Return a folded text without punctuation, for whoever types 双随机一公开 for 双随机、一公开.

    A mark between figures (1.5, 13/11) and a plus between figures or letters (4+5, 1+n) stay.
    """
    return "".join(c for at, c in enumerate(folded) if not _is_loose(folded, at))


def _is_loose(text: str, at: int) -> bool:
    """Whether the character at ``at`` is a mark that no figures or letters lean on."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "+":
        return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())
    is_mark = unicodedata.category(text[at]).startswith("P")
    return is_mark and not (before.isdigit() and after.isdigit())
