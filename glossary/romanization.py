"""Readings: Hanyu Pinyin with tone marks, by pypinyin, and the forms in which people type it."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["initials", "romanize", "sound_alike", "typed"]

_TOKENS = "[〇\u3400-\u4dbf\u4e00-\u9fff]+|[0-9A-Za-z]+(?:[+＋×][0-9A-Za-z]+)*"
_TONE_DIGITS = re.compile(r"(?<=[a-z])[1-5](?![0-9])")
_ALIKE = re.compile("(?<=^[zcs])h|(?<=n)g$")
_BETWEEN = re.compile(r"[' ]|(?<![0-9])\+|\+(?![0-9])")
_TYPED = re.compile(r"[a-z0-9+' ]+")


def romanize(text: str) -> str:
    """Return the reading of ``text``: syllables and runs of Latin letters or digits, spaced.

    ``romanize("“三公”经费")`` is ``"sān gōng jīng fèi"``. Punctuation has no reading.
    """
    from pypinyin import Style, lazy_pinyin

    # The text goes in whole, quotation marks aside: a phrase decides how its characters are read.
    spoken = "".join(re.findall(_TOKENS, text))
    return " ".join(lazy_pinyin(spoken, style=Style.TONE)).strip()


def typed(text: str) -> str | None:
    """Return the letters of what may be typed pinyin; None where the text cannot be that.

    ``"liangge zhuanxing"``, ``"Liǎnggè-zhuǎnxíng"`` and ``"liang3ge4 zhuan3xing2"`` give
    ``"lianggezhuanxing"``; ü gives v.
    """
    letters = _toneless(text).replace("-", " ")
    if _TYPED.fullmatch(letters) is None or not re.search("[a-z]", letters):
        return None
    return _BETWEEN.sub("", _TONE_DIGITS.sub("", letters))


def sound_alike(first: str, second: str) -> bool:
    """Whether two characters can be read alike, the tone aside.

    Sounds that are often taken for each other (zh and z, ng and n) count as one.
    """
    return not _sounds(first).isdisjoint(_sounds(second))


def _sounds(character: str) -> set[str]:
    from pypinyin import Style, pinyin

    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True) or [[]]
    return {_ALIKE.sub("", sound) for sound in found}


def initials(pinyin: str) -> str:
    """Return the first letters of the syllables, figures whole: yblb for yī bāo liù bǎo."""
    syllables = _toneless(pinyin).split()
    return "".join(part if part[0].isdigit() else part[0] for part in syllables)


def _toneless(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ü", "v"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c) or c == "\u0308")
    return plain.replace("u\u0308", "v").replace("’", "'")
