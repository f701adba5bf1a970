from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengce.glossary import QueryError, UnknownReport, archive, read_report
from zhengce.glossary.folding import FoldedText, fold, fold_with_offsets
from zhengce.index import And, IndexUnavailable, Not, Or, Piece, Query, QuerySyntaxError, open_index

from ..conftest import held

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary import Block, Report
    from zhengce.index.search import TextIndex

Spans = list[tuple[int, int]]


@cache
def folded_blocks(report: Report) -> list[tuple[int, FoldedText]]:
    return [(block.number, fold_with_offsets(block.text)) for block in report.blocks]


def scan(report: Report, text: str) -> dict[int, Spans]:
    """The truth: block numbers and spans of ``text``, by looking at every block."""
    needle = fold(text)
    found: dict[int, Spans] = {}
    for number, folded in folded_blocks(report):
        at = folded.text.find(needle)
        while at >= 0:
            span = (folded.starts[at], folded.ends[at + len(needle) - 1])
            found.setdefault(number, []).append(span)
            at = folded.text.find(needle, at + len(needle))
    return found


def searched(index: TextIndex, query: str | Query) -> dict[int, Spans]:
    result = index.search(query)
    assert result.total == len(result.hits)
    return {hit.block.number: list(hit.spans) for hit in result.hits}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "水资源",
            "观测站",
            "深加工",
            "河长",
            "4+5",
            "5+2",
            "1+N",
            "1+n",
            "的",
            "e",
            "一",
            "，",
            "%",
        ),
        *(
            "饮水安全保障水平",
            "大力发展网络货运",
            "年产12万吨",
            "双减工作",
            "PM10",
            "VOCs",
            "兩個轉型",
        ),
        *("7x24小时", "５＋２", "三公经费", "170t/h", "量子霸权", "（境）", "《", "+", "0", "00"),
    ],
)
def test_search_finds_what_a_scan_finds(index: TextIndex, report: Report, text: str) -> None:
    assert searched(index, text) == scan(report, text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("饮水安全保障水平", "饮水安全保障水平"),
        ("大力发展网络货运", "大力发展网络货运"),
        ("年产12万吨", "年产 12 万吨"),
        ("双减工作", "双减”工作"),
    ],
)
def test_spans_are_of_the_text_as_shown(index: TextIndex, text: str, shown: str) -> None:
    (hit,) = index.search(text).hits
    ((start, end),) = hit.spans
    assert hit.block.text[start:end] == shown


def test_thousands_of_substrings_are_found_where_a_scan_finds_them(
    index: TextIndex, report: Report
) -> None:
    chance = random.Random(20230221)  # noqa: S311 - a fixed sample, not a secret
    for _ in range(3_000):
        block = chance.choice(report.blocks)
        start, text = _substring(chance, block)
        found = searched(index, Piece(text))
        assert found == scan(report, text), text
        # It was taken from here, so it must be found here, but for what is not matched.
        end = start + len(text)
        bare = text.strip(" 　“”")
        assert any(
            first <= end and last >= start and bare in block.text[first:last]
            for first, last in found[block.number]
        )


def test_substrings_across_former_page_breaks_are_found(
    index: TextIndex, report: Report, source_text: str
) -> None:
    lines = source_text.replace("**", "").split("\n")
    starts = {block.line for block in report.blocks}
    breaks = [n for n, line in enumerate(lines, 1) if line.strip() and n not in starts]
    assert len(breaks) == 21
    for number in breaks:
        before = next(line for line in reversed(lines[: number - 1]) if line.strip())
        for left in range(1, 5):
            for right in range(1, 5):
                text = before.strip()[-left:] + lines[number - 1].strip()[:right]
                found = searched(index, Piece(text))
                assert found
                assert found == scan(report, text), text


def test_substrings_with_digits_symbols_and_latin_letters_are_found(
    index: TextIndex, report: Report
) -> None:
    chance = random.Random(7)  # noqa: S311
    odd = [(block, at) for block in report.blocks for at, c in enumerate(block.text) if _is_odd(c)]
    for block, at in chance.sample(odd, 1_000):
        start = max(0, at - chance.randrange(4))
        text = block.text[start : at + chance.randrange(1, 5)]
        if fold(text):
            assert searched(index, Piece(text)) == scan(report, text), text


def _substring(chance: random.Random, block: Block) -> tuple[int, str]:
    while True:
        start = chance.randrange(len(block.text))
        text = block.text[start : start + chance.randint(1, 8)]
        if fold(text):
            return start, text


def _is_odd(character: str) -> bool:
    return not ("\u4e00" <= character <= "\u9fff" or character in "，。、“”")


PIECES = st.sampled_from(
    ["发展", "改革", "的", "双创", "4+5", "高质量发展", "农村", "安全", "量子"]
)
TREES: st.SearchStrategy[Query] = st.recursive(
    PIECES.map(Piece),
    lambda parts: (
        st.lists(parts, min_size=2, max_size=3).map(lambda each: And(tuple(each)))
        | st.lists(parts, min_size=2, max_size=3).map(lambda each: Or(tuple(each)))
        | parts.map(Not)
    ),
    max_leaves=6,
)


def holds(tree: Query, text: str) -> bool:
    if isinstance(tree, Piece):
        return fold(tree.text) in text
    if isinstance(tree, Not):
        return not holds(tree.part, text)
    assert isinstance(tree, (And, Or))
    return (all if isinstance(tree, And) else any)(holds(part, text) for part in tree.parts)


@settings(max_examples=150)
@given(tree=TREES)
def test_operators_mean_what_they_say(index: TextIndex, report: Report, tree: Query) -> None:
    expected = {block.number for block in report.blocks if holds(tree, fold(block.text))}
    assert set(searched(index, tree)) == expected


def test_filters_narrow(index: TextIndex, report: Report) -> None:
    everywhere = set(searched(index, "双减"))
    notes = {block.number for block in report.blocks if block.kind == "note"}
    assert set(searched(index, "双减 in:notes")) == everywhere & notes
    assert set(searched(index, "双减 in:body")) == everywhere - notes
    for passing in ("report:xinjiang-2023", "place:新绛", "place:山西", "year:2023"):
        assert set(searched(index, f"双减 {passing}")) == everywhere
    assert set(searched(index, "双减 year:2020-2024")) == everywhere
    for failing in ("-report:xinjiang-2023", "place:太原", "year:2022", "year:2024-2030"):
        assert searched(index, f"双减 {failing}") == {}
    within = set(searched(index, "section:平安新绛"))
    assert within == {b.number for b in report.blocks if any("平安新绛" in s for s in b.section)}


def test_an_unknown_report_is_told(index: TextIndex) -> None:
    with pytest.raises(UnknownReport, match="xinjiang-2023"):
        index.search("双减 -(甲 OR report:nowhere)")


def test_a_note_that_explains_the_word_ranks_first(index: TextIndex) -> None:
    assert index.search("放管服").hits[0].block.note == 5
    assert index.search("双创").hits[0].block.note == 39


def test_a_headword_counts_more_than_a_definition(tmp_path: Path) -> None:
    notes = "附注：\n1.“事业”：发展教育。\n2.“教育”：发展事业。\n"
    source = tmp_path / "report.txt"
    source.write_text("政府工作报告\n一、工作\n我们发展。\n" + notes, encoding="utf-8")
    kept = tmp_path / "report.json"
    kept.write_text(archive.dump(read_report(source)), encoding="utf-8")
    with open_index([held(kept)], tmp_path / "index") as index:
        assert [hit.block.note for hit in index.search("教育").hits] == [2, 1]
        assert [hit.block.note for hit in index.search("事业").hits] == [1, 2]


def test_several_words_in_one_piece_rank_above_the_words_apart(index: TextIndex) -> None:
    hits = index.search("产业 发展").hits
    whole = ["产业发展" in fold(hit.block.text) for hit in hits]
    assert any(whole)
    assert not all(whole)
    assert whole == sorted(whole, reverse=True)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_limit_cuts_the_hits_and_not_the_totals(index: TextIndex) -> None:
    whole = index.search("发展")
    cut = index.search("发展", limit=3)
    assert cut.total == whole.total > 3
    assert cut.hits == whole.hits[:3]
    assert cut.left_out == whole.total - 3


def test_without_words_to_rank_hits_are_in_reading_order(index: TextIndex) -> None:
    numbers = [hit.block.number for hit in index.search("-的").hits]
    assert numbers == sorted(numbers)


def test_threads_may_share_an_index(index: TextIndex) -> None:
    queries = ["产业", "双创", "4+5", "乡村振兴 OR 项目"]
    expected = {query: index.search(query).total for query in queries}

    def ask(query: str) -> tuple[str, int]:
        return query, index.search(query).total

    with ThreadPoolExecutor(8) as pool:
        assert all(expected[query] == total for query, total in pool.map(ask, queries * 40))


def test_a_closed_index_says_so(tmp_path: Path) -> None:
    with open_index(directory=tmp_path) as closed:
        closed.search("双创")
    with pytest.raises(IndexUnavailable, match="closed"):
        closed.search("双创")


def test_a_query_that_becomes_too_long_when_read_anew_is_answered(index: TextIndex) -> None:
    assert index.search("，".join(["没有的"] * 1_000)).total == 0
    assert index.search("|".join("发展经济") * 900).total == 0


def test_a_negative_limit_and_half_a_character_are_refused(index: TextIndex) -> None:
    with pytest.raises(QueryError):
        index.search("改革", limit=-1)
    with pytest.raises(QuerySyntaxError):
        index.search("改革\ud800")


def test_what_is_related_is_told_apart(index: TextIndex) -> None:
    result = index.search("乡村产业振兴怎么办")
    assert (result.total, result.hits) == (0, ())
    assert result.related_to == "乡村 产业 振兴"
    first = result.related[0]
    assert first.lacks == ()
    assert all(word in first.hit.block.text for word in result.related_to.split())
    assert first.hit.spans
    assert result.related_total >= len(result.related)
    lacking = [len(each.lacks) for each in result.related]
    assert lacking[0] == 0
    hits = index.search("双减")
    assert 0 < hits.total < 10
    numbers = {hit.block.number for hit in hits.hits}
    assert numbers.isdisjoint(each.hit.block.number for each in hits.related)


@pytest.mark.parametrize("query", ["发展", "“农村养老怎么办”", "农村养老怎么办 OR 没有的"])
def test_nothing_is_related_to_what_is_found_or_meant_as_it_stands(
    index: TextIndex, query: str
) -> None:
    result = index.search(query)
    assert (result.related, result.related_total, result.related_to) == ((), 0, "")


def test_a_place_becomes_the_scope_unless_it_has_nothing(index: TextIndex) -> None:
    assert index.search("新绛县营商环境").related_to == "place:新绛县 营商 环境"
    assert index.search("新绛县量子霸权").related_to == ""


def test_a_limit_holds_for_what_is_related_too(index: TextIndex) -> None:
    whole, cut = index.search("农村养老怎么办"), index.search("农村养老怎么办", limit=1)
    assert cut.related == whole.related[:1]
    assert cut.related_total == whole.related_total
