"""As jieba obeys it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from zhengce.glossary.exporting import export
from zhengce.index.segmentation import load_tokenizer

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.exporting import Concept

# What may stand beside a term, so that its first or last character seems to belong elsewhere.
FRAMES = ["{}", "深化{}改革", "持续推进{}工作", "以{}为抓手", "的{}和", "“{}”"]


def test_jieba_keeps_every_word_whole(concepts: tuple[Concept, ...], tmp_path: Path) -> None:
    tokenizer: Any = load_tokenizer(tmp_path)
    (content,) = export("jieba", concepts).values()
    tokenizer.load_userdict(io.BytesIO(content))
    words = [line.split(" ")[0] for line in content.decode().splitlines()]
    missed = [
        (word, frame)
        for word in words
        for frame in FRAMES
        # 放管服 before 改革 may be 放管服改革, where that is a word, too.
        if not any(word in each for each in tokenizer.lcut(frame.format(word)) if each in words)
    ]
    assert missed == []
    assert len(words) >= len(concepts) / 2


@pytest.mark.parametrize("word", ["放管服", "4+5", "双减", "一包六保"])
def test_keys_are_among_the_words(shipped: tuple[Concept, ...], word: str) -> None:
    (content,) = export("jieba", shipped).values()
    assert f"{word} 100000 n" in content.decode().splitlines()
