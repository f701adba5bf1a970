"""The telling words of texts are those that few other blocks have."""

from __future__ import annotations

from zhengce.index.feedback import telling_words

COUNTS = {"甘蔗": 10, "糖料": 12, "发展": 900, "蔗农": 1, "我们": 500}


def test_what_few_have_is_told_and_what_one_or_all_have_is_not() -> None:
    texts = ["甘蔗增产，我们发展糖料，蔗农增收。", "甘蔗甘蔗"]
    found = telling_words(texts, lambda word: COUNTS.get(word, 0), 1_000)
    assert found == ["甘蔗", "糖料"]


def test_of_a_long_text_the_beginning_is_looked_at() -> None:
    text = "。" * 10_000 + "甘蔗"
    assert telling_words([text], lambda word: COUNTS.get(word, 0), 1_000) == []
