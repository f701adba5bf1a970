from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhengce.index.grams import grams


@given(st.text("一二三", max_size=12))
def test_grams_are_the_characters_and_pairs(text: str) -> None:
    expected = {text[at : at + n] for n in (1, 2) for at in range(len(text) - n + 1)}
    assert set(grams(text)) == expected
    assert len(grams(text)) == len(expected)
