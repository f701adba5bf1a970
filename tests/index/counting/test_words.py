from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from zhengce.glossary.folding import fold, is_word
from zhengce.glossary.selection import EVERYTHING, Selection
from zhengce.index.counting.words import CountedTexts, asked_of, spread_over, written_forms
from zhengce.index.segmentation import Segmenter, load_tokenizer

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary import Report
    from zhengce.index.counting.terms import WholeTerms
    from zhengce.index.search import TextIndex


def test_counts_are_those_of_the_texts_segmented_anew(
    counted: tuple[TextIndex, WholeTerms], reports: list[Report], built_home: Path
) -> None:
    index, terms = counted
    segmenter = Segmenter([], load_tokenizer(built_home / "index" / "jieba"))
    for zone in ("body", "notes", "plan", ""):
        expected: Counter[str] = Counter()
        for report in reports:
            for block in report.blocks:
                is_asked = {
                    "body": block.is_body,
                    "notes": not block.is_body,
                    "plan": block.role == "plan",
                }.get(zone, True)
                tokens = segmenter.tokens(fold(block.text)) if is_asked else []
                words = terms.put_into(tokens, partial(getattr, block, "text"))
                expected.update(word for word in words if is_word(word))
        found = CountedTexts(index, index.texts(asked_of(EVERYTHING, zone)), terms)
        assert found.counts == expected
        assert found.size == expected.total()
        assert found.reports == 3


def test_a_selection_narrows_what_is_counted(counted: tuple[TextIndex, WholeTerms]) -> None:
    index, terms = counted
    asked = Selection(places=("甲",), years=("2022",))
    found = CountedTexts(index, index.texts(asked_of(asked, "review")), terms)
    assert found.reports == 1
    assert found.counts["改革"] == 2
    assert "gdp" not in found.counts


def test_it_is_told_how_often_each_report_has_a_word(
    counted: tuple[TextIndex, WholeTerms],
) -> None:
    index, terms = counted
    found = CountedTexts(index, index.texts(asked_of(EVERYTHING, "body")), terms)
    spread = spread_over([found], {"改革", "gdp", "三保", "没有"})
    assert sorted(count for count, _ in spread["改革"]) == [1, 3, 4]
    assert [count for count, _ in spread["gdp"]] == [2]
    assert [count for count, _ in spread["三保"]] == [1]  # that of 三保障 is another word
    assert spread["没有"] == []
    sizes = [size for _, size in found.by_report(set())]
    assert sum(sizes) == found.size


def test_words_are_told_as_they_are_written(counted: tuple[TextIndex, WholeTerms]) -> None:
    index, _ = counted
    written = written_forms(index, ["gdp", "改革"], asked_of(EVERYTHING, None))
    assert written == {"gdp": "GDP"}
