from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from zhengce.index.counting.collocates import ASSOCIATIONS, Window, collocates
from zhengce.index.counting.measures import Joint, log_dice, log_likelihood
from zhengce.index.counting.terms import WholeTerms

if TYPE_CHECKING:
    from zhengce.index.counting.collocates import Collocates

NONE = WholeTerms([])
TEXTS = [
    ["全面", "深化", "改革", "，", "推进", "改革", "开放", "。", "发展", "农业"],
    ["深化", "改革", "试点"],
    ["发展", "农业", "，", "发展", "工业", "，", "发展", "农业"],
]


def beside(needle: str, window: Window, least: int = 1) -> Collocates:
    counts = Counter(word for text in TEXTS for word in text if word.isalnum())
    having = [text for text in TEXTS if needle in "".join(text)]
    return collocates([needle], having, counts, NONE, window=window, least=least)


def test_words_in_the_windows_are_counted_once_and_left_and_right_apart() -> None:
    found = beside("改革", Window(2, 2))
    assert found.places == 3
    sides = {each.word: (each.count, each.left, each.right) for each in found.items}
    # 推进 is nearer to the second 改革; 开放 ends the sentence, so that 发展 is not looked at.
    assert sides == {
        "深化": (2, 2, 0),
        "全面": (1, 1, 0),
        "推进": (1, 1, 0),
        "开放": (1, 0, 1),
        "试点": (1, 0, 1),
    }
    assert found.windows == 6
    assert found.size == sum(map(len, TEXTS)) - 4 - 3  # no marks, and not 改革 itself


def test_measures_are_of_the_counts_that_are_told() -> None:
    found = beside("改革", Window(2, 2))
    first = found.items[0]
    assert (first.word, first.frequency) == ("深化", 2)
    joint = Joint(2, found.windows, 2, found.size)
    assert first.log_likelihood == pytest.approx(log_likelihood(joint))
    assert first.log_dice == pytest.approx(log_dice(2, found.places, 2))


def test_a_window_may_have_but_one_side_and_rare_words_be_left_out() -> None:
    right = beside("改革", Window(0, 1))
    assert {each.word for each in right.items} == {"推进", "开放", "试点"}
    assert [each.word for each in beside("改革", Window(2, 2), least=2).items] == ["深化"]


def test_what_a_needle_leaves_of_words_stands_beside_it() -> None:
    found = beside("革开", Window(1, 1))
    assert found.places == 1
    assert {each.word: each.frequency for each in found.items} == {"改": 1, "放": 1}


@pytest.mark.parametrize("order", ASSOCIATIONS)
def test_the_strongest_come_first(order: str) -> None:
    counts = Counter(word for text in TEXTS for word in text if word.isalnum())
    found = collocates(
        ["发展"],
        TEXTS,
        counts,
        NONE,
        window=Window(3, 3),
        least=1,
        order=order,  # type: ignore[arg-type]
    )
    strengths = [getattr(each, order) for each in found.items]
    assert strengths == sorted(strengths, reverse=True)
