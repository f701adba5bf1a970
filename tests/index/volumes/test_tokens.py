from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhengce.glossary.folding import is_word
from zhengce.index.volumes.tokens import Tokens, TokensWriter

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text("改革发展，。ab\U00020bb7", min_size=1, max_size=3)


def written(folder: Path, blocks: list[list[str]]) -> Tokens:
    writer = TokensWriter()
    for block in blocks:
        writer.add(block)
    writer.write(folder)
    return Tokens(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(WORDS, max_size=8), max_size=6))
def test_the_words_of_each_block_are_read_as_they_were_written(
    tmp_path: Path, blocks: list[list[str]]
) -> None:
    tokens = written(tmp_path, blocks)
    assert [tokens.of(at) for at in range(len(blocks))] == blocks
    words = Counter(word for block in blocks for word in block if is_word(word))
    everything = [(0, len(blocks))]
    assert tokens.count(everything) == words
    assert tokens.size(everything) == words.total()
    some = set(list(words)[:2]) | {"没有"}
    assert tokens.count_of(some, everything) == Counter({w: words[w] for w in some & words.keys()})
    tokens.close()


def test_more_words_than_a_plane_of_characters_has_before_its_surrogates(tmp_path: Path) -> None:
    blocks = [[f"词{number}" for number in range(70_000)]]
    tokens = written(tmp_path, blocks)
    assert tokens.of(0) == blocks[0]
    assert tokens.count_of(set(blocks[0]), [(0, 1)]).total() == 70_000
    tokens.close()


def test_words_that_were_cut_short_are_refused(tmp_path: Path) -> None:
    written(tmp_path, [["改革", "发展"]]).close()
    (tmp_path / "tokens").write_bytes(b"\xe6")
    with pytest.raises(ValueError, match="not as long"):
        Tokens(tmp_path)
