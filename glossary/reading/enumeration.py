"""Numeral abbreviations: 一包六保 promises seven items, and its definition lists them.

A numeral abbreviation (数字缩略语) names how many things it stands for and, often, a
word they share: 五抓一优一促 is 5 × 抓, 1 × 优, 1 × 促. A definition is divided only
where its own punctuation gives as many parts as the term promises; otherwise there are
no items, and the definition speaks for itself. Nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["Group", "item_groups", "promise"]

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "双": 2}
_NUMERAL = "[一二三四五六七八九十两双百]{1,3}"
_COUNTED = re.compile(rf"^({_NUMERAL})(?:个|大|条|项|种|张|类|方面)(.+)$")
_GROUPS = re.compile(rf"({_NUMERAL})([^一二三四五六七八九十两双百]+)")
_SEPARATORS = "；;，,、"
_LEVELS = ("。", "；;", "，,", "、")
_ENDS = "。" + _SEPARATORS
# 等 that ends a list (乱建等突出问题), not that of 平等, 同等.
_FRAME_END = re.compile("(?<![平同均中高初对优特])等(?!级)")
# What a last part may say of all: 稳投资、稳预期工作.
_TAIL = re.compile("(?:工作|问题|改革|措施|机制|政策|任务|目标|要求|行动)$")
_COUNTS_ITSELF = re.compile(rf"(?:{_NUMERAL}|\d)(?:个|大|条|项|种|类|方面)")


@dataclass(frozen=True, slots=True)
class Group:
    """How many of what: (5, 抓)."""

    count: int
    word: str


def promise(key: str) -> tuple[Group, ...]:
    """Return what the key promises, group by group; () where it is no numeral abbreviation."""
    plain = re.sub("[、，,·+ ]", "", key)
    if match := _COUNTED.match(plain):
        count = _value(match[1])
        return (Group(count, match[2]),) if count else ()
    found = _GROUPS.findall(plain)
    groups = [Group(_value(number), word) for number, word in found]
    covers = sum(len(number) + len(word) for number, word in found) == len(plain)
    promised = covers and sum(group.count for group in groups) > 1
    return tuple(groups) if promised and all(group.count for group in groups) else ()


def item_groups(key: str, definition: str) -> tuple[tuple[str, ...], ...]:
    """Return the items that ``key`` promises, each a slice of ``definition``; () if unsure.

    They are grouped as the key counts them: 5, 1 and 1 for 五抓一优一促.
    """
    groups = promise(key)
    parts = _items(groups, definition) if groups else ()
    counts = [group.count for group in groups]
    if sum(counts) != len(parts):
        return (parts,) if parts else ()
    ends = list(accumulate(counts))
    return tuple(parts[end - count : end] for count, end in zip(counts, ends, strict=True))


def _items(groups: tuple[Group, ...], definition: str) -> tuple[str, ...]:
    body = definition.rstrip(_ENDS)
    for divide in (_by_punctuation, _by_shared_word, _by_conjunction):
        parts = divide(body, groups)
        if parts and not _has_tail(parts):
            return parts
    return ()


def _has_tail(parts: tuple[str, ...]) -> bool:
    """Whether the last part goes on with what is said of the whole list."""
    *others, last = parts
    is_longer = len({len(part) for part in others}) == 1 and len(last) > len(others[0])
    is_alone = not any(_TAIL.search(part) for part in others)
    return bool(_FRAME_END.search(last) or (is_longer and is_alone and _TAIL.search(last)))


def _value(numeral: str) -> int:
    """Return the number that a numeral below a thousand writes; 0 if it writes none."""
    hundreds, hundred, rest = numeral.rpartition("百")
    tens, ten, units = rest.rpartition("十")
    parts = (hundreds, 100 if hundred else 0), (tens, 10 if ten else 0), (units, 1)
    value = 0
    for digits, weight in parts:
        if len(digits) > 1:
            return 0
        value += weight * _DIGITS.get(digits, 1 if weight > 1 else 0)
    return value


def _by_punctuation(body: str, groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Divide at the highest mark in use; for several groups at all marks, if the words agree."""
    for level in _LEVELS:
        if any(mark in body for mark in level):
            parts = _split(body, level)
            if len(groups) == 1 and len(parts) == groups[0].count:
                # 大众创业、万众创新，在我县指两个园区: one of the parts may be the list itself.
                is_unsure = any(len(_split(part, _SEPARATORS)) == len(parts) for part in parts)
                return () if is_unsure else _one_group(parts, groups[0])
            break
    if len(groups) == 1:
        return ()
    for parts in (_split(body, "；;"), _split(body, "，,；;"), _split(body, _SEPARATORS)):
        if _agrees(parts, groups) or _each_has_all(parts, groups):
            return parts
    return ()


def _split(body: str, marks: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(f"[{marks}]", body) if part)


def _one_group(parts: tuple[str, ...], group: Group) -> tuple[str, ...]:
    framed = _without_frame(parts, group.word)
    if framed is not None:
        return framed
    shared = all(group.word in part for part in parts) or all(group.word[0] in p for p in parts)
    if group.count == 2 and not shared:
        return ()
    # 三区: 城镇空间、农业空间、生态空间三种类型的国土空间 says in its last part what all parts are.
    return () if not shared and _COUNTS_ITSELF.search(parts[-1]) else parts


def _without_frame(parts: tuple[str, ...], word: str) -> tuple[str, ...] | None:
    """Take off what surrounds the list, as in 摘帽后不摘责任、不摘政策、….

    There is a frame where every part but the first begins with the shared word. It is known
    to be off when all parts are of one length; () where they are not, None without a frame.
    """
    shared = [word[:length] for length in range(len(word), 0, -1)]
    word = next((w for w in shared if all(part.startswith(w) for part in parts[1:])), "")
    start = parts[0].find(word)
    if start <= 0:
        return None
    last = _FRAME_END.split(parts[-1])[0]
    bare = (parts[0][start:], *parts[1:-1], last)
    return bare if len({len(part) for part in bare}) == 1 else ()


def _agrees(parts: tuple[str, ...], groups: tuple[Group, ...]) -> bool:
    words = [group.word for group in groups for _ in range(group.count)]
    return len(parts) == len(words) and all(
        _carries(part, word) for word, part in zip(words, parts, strict=True)
    )


def _carries(part: str, word: str) -> bool:
    """Whether the part has the word; a single character only counts at one of its ends."""
    return word in part if len(word) > 1 else part.startswith(word) or part.endswith(word)


def _each_has_all(parts: tuple[str, ...], groups: tuple[Group, ...]) -> bool:
    """三管三必须: three parts, and each has both words."""
    counts = {group.count for group in groups}
    has_all = all(group.word in part for part in parts for group in groups)
    return has_all and len(parts) > 1 and counts == {len(parts)}


def _by_shared_word(body: str, groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Divide where a part begins with the shared word, so that an item may hold a comma."""
    if len(groups) != 1:
        return ()
    word = re.escape(groups[0].word)
    starts = [match.end() for match in re.finditer(f"(?:^|[{_SEPARATORS}])(?={word})", body)]
    if len(starts) != groups[0].count or starts[0] != 0:
        return ()
    ends = [*starts[1:], len(body) + 1]
    return tuple(body[start : end - 1] for start, end in zip(starts, ends, strict=True))


def _by_conjunction(body: str, groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Two things joined by 和, each with the shared word: 产业转型和数字转型."""
    parts = tuple(body.split("和"))
    if len(groups) != 1 or groups[0].count != len(parts) or len(parts) != 2:
        return ()
    return parts if all(part.endswith(groups[0].word) for part in parts) else ()
