from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhengce.glossary import scanning
from zhengce.glossary.folding import fold, fold_with_offsets
from zhengce.glossary.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable

# What folds alike, is dropped, becomes several characters, or takes in a mark.
ALPHABET = "三保兩两个個轉转+＋4４⑩10㎡m²2Ａaａ“”\u3000 \n—-×x，,。é\u0301e\u200b\ud800臺台ﬁfi"
NEEDLES = st.lists(st.text(ALPHABET, min_size=1, max_size=4), max_size=6)


def plain_scan(needles: Iterable[str], text: str) -> list[tuple[int, int, int]]:
    """Every place of every needle in the folded text, as a span of the text."""
    folded = fold_with_offsets(text)
    return sorted(
        (number, *folded.original_span(at, at + len(needle)))
        for number, needle in enumerate(needles)
        for at in range(len(folded.text))
        if folded.text.startswith(needle, at)
    )


def leftmost_longest(scanner: Scanner, text: str) -> list[tuple[int, int, int]]:
    return [
        (number, start + at, end + at)
        for at, part in scanner.parts(text)
        for number, start, end in scanner.leftmost_longest(part)
    ]


@given(NEEDLES, st.text(ALPHABET, max_size=40))
@example(["1"], "⑩")
@example(["0三"], "⑩“三")
@example(["e"], "e\u0301")
@example(["é"], "“e\u0301”")
def test_places_are_those_of_a_plain_scan(needles: list[str], text: str) -> None:
    folded = list(dict.fromkeys(filter(None, map(fold, needles))))
    assert sorted(Scanner(folded).overlapping(text)) == plain_scan(folded, text)


@given(NEEDLES, st.text(ALPHABET, max_size=40))
def test_the_leftmost_longest_are_chosen_from_all(needles: list[str], text: str) -> None:
    folded = list(dict.fromkeys(filter(None, map(fold, needles))))
    plain = fold_with_offsets(text)
    expected: list[tuple[int, int, int]] = []
    at = 0
    while at < len(plain.text):
        here = [needle for needle in folded if plain.text.startswith(needle, at)]
        longest = max(here, key=len, default="")
        if longest:
            span = plain.original_span(at, at + len(longest))
            expected.append((folded.index(longest), *span))
        at += len(longest) or 1
    assert leftmost_longest(Scanner(folded), text) == expected


@given(st.lists(st.text(ALPHABET, max_size=20), min_size=2, max_size=4))
def test_what_was_found_before_does_not_matter(texts: list[str]) -> None:
    needles = ["三保", "两个", "4+", "m2", "台"]
    used = Scanner(needles)
    for text in texts:
        assert leftmost_longest(used, text) == leftmost_longest(Scanner(needles), text)


@pytest.mark.parametrize("needle", ["三保", "。三", "保，", "。；，："])
def test_a_long_text_is_gone_through_whole(needle: str) -> None:
    text = "“三 保”底线。三保，。；，：" * 2_000
    folded = fold(needle)
    scanner = Scanner([folded])
    parts = list(scanner.parts(text))
    assert "".join(part for _, part in parts) == text
    found = [
        (number, start + at, end + at)
        for at, part in parts
        for number, start, end in scanner.overlapping(part)
    ]
    assert sorted(found) == plain_scan([folded], text)
    assert len(parts) > 1


def test_the_parts_of_a_text_are_cut_where_no_needle_can_be() -> None:
    text = "三保e\u0301保三中\u0301好" * 3_000
    scanner = Scanner(["三保", "é保"])
    whole = plain_scan(["三保", "é保"], text)
    assert sorted(leftmost_longest(scanner, text)) == whole
    assert len(list(scanner.parts(text))) > 1


def test_all_that_folding_changes_in_gb2312_is_known() -> None:
    characters = [
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xA1, 0xF8)
        for cell in range(0xA1, 0xFF)
    ]
    changed = {each: fold(each) for each in characters if each and fold(each) != each}
    assert changed.items() <= scanning._usual().items()
