from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from zhengce.glossary.lexicon import frequency


@pytest.mark.parametrize("word", ["商品", "保障", "医院", "战略性", "小商品", "经济"])
def test_a_word_has_a_frequency(word: str) -> None:
    assert frequency(word) > 0


@pytest.mark.parametrize("text", ["", "小品商", "商品在", "\ud800", "\n", "商品 "])
def test_what_is_no_word_has_none(text: str) -> None:
    assert frequency(text) == 0


def test_all_chinese_words_but_a_few_are_found() -> None:
    spec = find_spec("jieba")
    assert spec is not None
    lines = Path(str(spec.origin)).with_name("dict.txt").read_text(encoding="utf-8").split("\n")
    words = [line.split(" ")[:2] for line in lines[::7] if re.match("[\u4e00-\u9fff]{2,4} ", line)]
    missed = [word for word, count in words if frequency(word) != int(count)]
    assert len(words) > 30_000
    assert len(missed) <= 2
