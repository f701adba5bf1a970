"""Spans are those of the folded text, in many texts at once."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from zhengce.glossary.folding import fold, fold_with_offsets
from zhengce.glossary.spans import Spans

LETTERS = st.sampled_from("三保改革经經“” 　aAé\u0301\u200b①⑪2３…x×\uffff\ud800\n")
TEXTS = st.lists(st.text(LETTERS, max_size=12), max_size=4)


@given(texts=TEXTS, needle=st.text(LETTERS, min_size=1, max_size=3))
@example(texts=["改革", "革改", "改“革”改"], needle="改革")
@example(texts=["三", "保"], needle="三保")
@example(texts=["a\uffffb"], needle="\uffff")
@example(texts=["a", "\U000f0000\U000f0000"], needle="\U000f0000\U000f0000")
@example(texts=["e", "\u0301"], needle="e")
def test_each_text_has_the_spans_that_it_has_alone(texts: list[str], needle: str) -> None:
    folded = fold(needle)
    if not folded:
        return
    expected = [tuple(fold_with_offsets(text).find_spans(folded)) for text in texts]
    assert Spans([folded]).of(texts) == expected


def test_a_place_of_one_needle_hides_none_of_another() -> None:
    assert Spans(["改革", "革开"]).of(["改革开放"]) == [((0, 2), (1, 3))]
    assert Spans([]).of(["改革"]) == [()]


@given(texts=TEXTS, needles=st.lists(st.text(LETTERS, min_size=1, max_size=3), max_size=30))
def test_many_needles_are_found_as_each_alone(texts: list[str], needles: list[str]) -> None:
    folded = list(dict.fromkeys(filter(None, map(fold, needles))))
    alone = [Spans([needle]).of(texts) for needle in folded]
    expected = [tuple(sorted({s for each in alone for s in each[at]})) for at in range(len(texts))]
    others = [f"q{number}" for number in range(20)]
    assert Spans([*folded, *others]).of(texts) == expected
