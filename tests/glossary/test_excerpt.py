from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary.excerpt import excerpts

TEXT = "第一句话。第二句话，说得很长，还有下文；第三句“引用。”第四句没有完"


def test_an_excerpt_is_a_sentence_if_that_is_near() -> None:
    at = TEXT.index("说")
    ((start, end),) = excerpts(TEXT, [(at, at + 1)], 20)
    assert TEXT[start:end] == "第二句话，说得很长，还有下文；"


def test_an_excerpt_is_cut_between_clauses_if_not() -> None:
    at = TEXT.index("说")
    ((start, end),) = excerpts(TEXT, [(at, at + 1)], 5)
    assert TEXT[start:end] == "说得很长，"


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    at = TEXT.index("引")
    ((start, end),) = excerpts(TEXT, [(at, at + 2)], 20)
    assert TEXT[start:end] == "第三句“引用。”"


@given(st.text("一，。；“”", max_size=60), st.integers(0, 20), st.data())
def test_every_span_is_in_one_excerpt(text: str, radius: int, data: st.DataObject) -> None:
    if not text:
        return
    starts = sorted(data.draw(st.sets(st.integers(0, len(text) - 1), max_size=5)))
    spans = [(start, start + 1) for start in starts]
    found = excerpts(text, spans, radius)
    for start, end in spans:
        assert sum(first <= start and end <= last for first, last in found) == 1
    assert all(one[1] < other[0] for one, other in itertools.pairwise(found))
