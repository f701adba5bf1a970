from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.folding import fold
from zhengce.index.segmentation import Segmenter, load_tokenizer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def segmenter(built_home: Path) -> Segmenter:
    tokenizer = load_tokenizer(built_home / "index" / "jieba")
    return Segmenter(["放管服", "双随机、一公开", "7×24小时", "4+5"], tokenizer)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("持续深化“放管服”改革", "放管服"),
        ("深化放管服改革", "放管服"),
        ("推进“双随机、一公开”监管", "双随机、一公开"),
        ("强化“7×24 小时”服务", "7x24小时"),
        ("复合“4+5”种植", "4+5"),
        ("乡村振兴", "乡村"),
        ("乡村振兴", "振兴"),
    ],
)
def test_keys_and_words_are_kept_whole(segmenter: Segmenter, text: str, word: str) -> None:
    assert word in segmenter.words(fold(text))


def test_words_have_no_white_space_or_bare_punctuation(
    segmenter: Segmenter, source_text: str
) -> None:
    words = segmenter.words(fold(source_text))
    assert all(word and not any(map(str.isspace, word)) for word in words)
    assert all(any(map(str.isalnum, word)) for word in words)


def test_jieba_keeps_its_cache_where_it_is_told(segmenter: Segmenter, built_home: Path) -> None:
    assert segmenter.words("改革") == ["改革"]
    assert (built_home / "index" / "jieba" / "jieba.cache").is_file()


def test_jieba_is_quiet_and_its_logger_left_as_it_was(
    built_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    level = logging.getLogger("jieba").level
    load_tokenizer(built_home / "index" / "jieba")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("jieba").level == level
