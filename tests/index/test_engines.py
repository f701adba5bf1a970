"""What every engine owes: the blocks of a plain scan, exactly, in one order, come what may.

An engine takes part by a fixture of its own: a function from a folder to its keeper.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengce import data
from zhengce.glossary import Metadata, archive, read_report
from zhengce.glossary.folding import fold, is_word
from zhengce.index import And, Filter, Not, Or, Piece, parse
from zhengce.index.content import Content, Wanted
from zhengce.index.ordering import ORDERS, in_order
from zhengce.index.query import wanted_pieces
from zhengce.index.volumes.keeping import VolumeKeeper

from ..conftest import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from zhengce.glossary import Block, Report
    from zhengce.glossary.holding import Holding
    from zhengce.index import Query
    from zhengce.index.engine import Engine, Found, Keeper
    from zhengce.index.ordering import Order

    MakeKeeper = Callable[[Path], Keeper]
    Place = tuple[str, int]

TEXT = """{place}人民政府工作报告
——{year}年1月8日
一、过去一年工作回顾
我们推进“放管服”改革，新增 {year} 家企业，投资1.5亿元，“4＋5”模式推广。
二、今年工作安排
（一）乡村振兴。建设高标准农田 12 万亩，深化“放管服”改革。{extra}
附注：
1.“放管服”：简政放权、放管结合、优化服务。
2.“4+5”模式：四行大豆、五行玉米。
"""
LONG = "一" * 700 + "二"
REPORTS = [
    ("甲县", 2021, "抓好营商环境，抓好营商环境。"),
    ("乙县", 2022, "e\u0301cole 项目 \U00020bb7 落地，⑪个。"),
    ("甲县", 2023, "発展，髮展，发 展。"),
    ("丙市", 2023, "的的的的，改革改革改革。"),
    ("丁县", 2020, LONG),
]


@pytest.fixture(scope="module")
def holdings(tmp_path_factory: pytest.TempPathFactory) -> list[Holding]:
    """Reports of two counties and a city, and the shipped one."""
    folder = tmp_path_factory.mktemp("reports")
    found = [held(data.shipped_archive())]
    for place, year, extra in REPORTS:
        path = folder / f"{place}{year}.txt"
        path.write_text(TEXT.format(place=place, year=year, extra=extra), encoding="utf-8")
        stored = path.with_suffix(".json")
        stored.write_text(archive.dump(read_report(path)), encoding="utf-8")
        found.append(held(stored))
    return found


@pytest.fixture(scope="module", params=[VolumeKeeper], ids=["volumes"])
def make_keeper(request: pytest.FixtureRequest) -> MakeKeeper:
    """Return what makes a keeper of the engine in a folder: further engines are further ones."""
    made: MakeKeeper = request.param
    return made


@pytest.fixture(scope="module")
def engine(
    make_keeper: MakeKeeper, holdings: list[Holding], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    opened = make_keeper(tmp_path_factory.mktemp("index")).open(holdings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def blocks(holdings: list[Holding]) -> list[tuple[Metadata, Block, str]]:
    """Return all blocks in reading order, with their folded texts: what a scan looks at."""
    reports: list[Report] = [archive.load(holding.path) for holding in holdings]
    return [
        (report.metadata, block, fold(block.text))
        for report in sorted(reports, key=lambda each: each.metadata.id)
        for block in report.blocks
    ]


def holds(tree: Query, report: Metadata, block: Block, text: str) -> bool:
    """The truth about one block."""
    if isinstance(tree, Piece):
        return fold(tree.text) in text
    if isinstance(tree, Filter):
        return {
            "report": report.id == tree.value,
            "place": fold(tree.value) in fold(f"{report.place} {report.province or ''}"),
            "year": str(report.year) == tree.value,
            "section": any(fold(tree.value) in fold(each) for each in block.section),
            "in": (block.kind == "note") == (tree.value == "notes")
            if tree.value in ("body", "notes")
            else block.role == tree.value,
            "role": block.role == tree.value and block.is_body,
        }[tree.name]
    if isinstance(tree, Not):
        return not holds(tree.part, report, block, text)
    parts = [holds(part, report, block, text) for part in tree.parts]
    return all(parts) if isinstance(tree, And) else any(parts)


def scan(tree: Query, blocks: Sequence[tuple[Metadata, Block, str]]) -> list[Place]:
    return [(r.id, block.number) for r, block, text in blocks if holds(tree, r, block, text)]


def places(found: Found) -> list[Place]:
    return [(place.report.metadata.id, place.block) for place in found.places]


def check(engine: Engine, tree: Query, blocks: Sequence[tuple[Metadata, Block, str]]) -> None:
    found, truth = engine.find(tree), scan(tree, blocks)
    assert sorted(places(found)) == sorted(truth)
    assert found.total == len(truth)
    counts = Counter(report for report, _ in truth)
    assert [(each.metadata.id, count) for each, count in found.by_report] == sorted(
        counts.items(), key=lambda pair: (-pair[1], pair[0])
    )
    ranked = [place.score for place in found.places]
    assert ranked == sorted(ranked, reverse=True)


def test_thousands_of_strings_are_found_where_a_scan_finds_them(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]]
) -> None:
    chance = random.Random(20230221)  # noqa: S311 - a fixed sample, not a secret
    for _ in range(2_000):
        text = chance.choice(blocks)[1].text
        start = chance.randrange(len(text))
        string = text[start : start + chance.randint(1, 8)]
        if fold(string):
            check(engine, Piece(string), blocks)


@pytest.mark.parametrize(
    "text",
    [
        "4+5",
        "４＋５",
        "1.5",
        "école",
        "É",
        "11",
        "\U00020bb7",
        "发展",
        "的的",
        "改革改革",
        "量子",
    ],
)
def test_what_folds_alike_is_found_alike(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]], text: str
) -> None:
    check(engine, Piece(text), blocks)


LEAVES: st.SearchStrategy[Query] = st.sampled_from(
    [
        *map(Piece, ("改革", "放管服", "的", "4+5", "农田", "抓好", "量子", "2023")),
        Filter("report", "甲县2021"),
        Filter("place", "甲县"),
        Filter("place", "山西"),
        Filter("year", "2023"),
        Filter("section", "今年工作"),
        Filter("in", "notes"),
        Filter("in", "body"),
        Filter("in", "review"),
        Filter("in", "plan"),
        Filter("role", "other"),
    ]
)
TREES: st.SearchStrategy[Query] = st.recursive(
    LEAVES,
    lambda parts: (
        st.lists(parts, min_size=2, max_size=3).map(lambda each: And(tuple(each)))
        | st.lists(parts, min_size=2, max_size=3).map(lambda each: Or(tuple(each)))
        | parts.map(Not)
    ),
    max_leaves=6,
)


@settings(max_examples=200)
@given(tree=TREES)
def test_operators_and_filters_mean_what_they_say(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]], tree: Query
) -> None:
    check(engine, tree, blocks)


@settings(max_examples=50)
@given(tree=TREES, limit=st.integers(0, 12))
def test_a_limit_gives_the_first_and_the_totals_of_all(
    engine: Engine, tree: Query, limit: int
) -> None:
    whole, cut = engine.find(tree), engine.find(tree, limit)
    assert cut.places == whole.places[:limit]
    assert (cut.total, cut.by_report) == (whole.total, whole.by_report)


@settings(max_examples=50)
@given(tree=TREES)
def test_the_texts_that_match_are_given_by_report_folded_and_in_words(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]], tree: Query
) -> None:
    found = list(engine.texts(tree))
    places = [(each.holding.metadata.id, number) for each in found for number in each.blocks]
    assert places == scan(tree, blocks)
    texts = {(report.id, block.number): text for report, block, text in blocks}
    given = [text for each in found for text in each.texts]
    assert given == [texts[place] for place in places]
    tokens = [each.tokens(at) for each in found for at in range(len(each.blocks))]
    assert ["".join(own) for own in tokens] == given
    words = Counter(word for own in tokens for word in own if is_word(word))
    assert engine.word_counts(found) == words
    assert sum(each.size for each in found) == words.total()
    assert sum((each.count_of({"改革", "没有这样的词"}) for each in found), Counter()) == Counter(
        {word: count for word, count in words.items() if word == "改革"}
    )


def test_what_ranks_alike_is_in_reading_order(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]]
) -> None:
    found = places(engine.find(Not(Piece("量子"))))
    assert found == [(report.id, block.number) for report, block, _ in blocks]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("limit", [None, 5])
def test_other_orders_are_of_reports_and_in_reading_order(
    engine: Engine, order: Order, limit: int | None
) -> None:
    found = engine.find(Piece("改革"), limit, order)
    assert Counter(places(engine.find(Piece("改革")))) >= Counter(places(found))
    assert found.total == engine.find(Piece("改革")).total
    if order == "score":
        return
    ranks = {each.metadata.id: at for at, each in enumerate(in_order(engine.holdings, order))}
    ranked = [(ranks[report], block) for report, block in places(found)]
    assert ranked == sorted(ranked)


def test_what_is_one_edit_away_is_told_with_how_often_it_stands(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]]
) -> None:
    def stands(string: str) -> int:
        """How often, overlapping places too."""
        pattern = re.compile(f"(?={re.escape(string)})")
        return sum(len(pattern.findall(text)) for _, _, text in blocks)

    others = ("境营商环", "的的的", "改革革")
    for typed in ("营商环竟", "营商还境", "营商环环境", "营商境", "营环商境", *others):
        near = engine.near(typed)
        assert all(count == stands(string) for string, count in near.items())
        assert ("营商环境" in near) == (typed not in others)
    assert engine.near("\U00020bb7落低")["\U00020bb7落地"] == stands("\U00020bb7落地")
    assert engine.near("e") == {}  # of a single character it could be any


def test_a_needle_of_thousands_of_characters_is_found(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]]
) -> None:
    longest = max((text for _, _, text in blocks), key=len)
    for needle in (longest, longest[1:], longest[:-1] + "无", "的" * 8, LONG[:-1], LONG[1:] + "一"):
        check(engine, Piece(needle), blocks)


def test_the_words_in_one_piece_come_first(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]]
) -> None:
    texts = {(report.id, block.number): text for report, block, text in blocks}
    tree = parse("乡村 振兴")
    whole = "".join(piece.needle for piece in wanted_pieces(tree))
    are_whole = [whole in texts[place] for place in places(engine.find(tree))]
    assert any(are_whole)
    assert are_whole == sorted(are_whole, reverse=True)


WORDS = ("放管服", "农田", "抓好", "改革", "乡村", "量子")


@settings(max_examples=50)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
def test_what_is_related_has_most_of_the_words_and_tells_what_it_lacks(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]], words: list[str]
) -> None:
    scope, but_not = Filter("place", "县"), Piece("抓好营商环境")
    content = Content(tuple(Wanted((word,)) for word in words), (scope,))
    related = engine.related(content, but_not, 1_000)
    texts = {(report.id, block.number): text for report, block, text in blocks}
    allowed = [
        place
        for place in scan(And((scope, Not(but_not))), blocks)
        if len(texts[place].encode()) >= 36
    ]
    found = {}
    for each in related.places:
        place = (each.place.report.metadata.id, each.place.block)
        found[place] = each.lacks
        lacks = tuple(at for at, word in enumerate(words) if word not in texts[place])
        assert each.lacks == lacks
    assert related.total == len(found)
    assert found.keys() <= set(allowed)
    whole = {place for place in allowed if all(word in texts[place] for word in words)}
    assert {place for place, lacks in found.items() if not lacks} == whole
    assert [bool(lacks) for lacks in found.values()] == sorted(map(bool, found.values()))
    cut = engine.related(content, but_not, 2)
    assert (cut.total, cut.places) == (related.total, related.places[:2])


def test_behind_an_or_no_number_need_be_whole(engine: Engine) -> None:
    assert engine.find(parse("农田 OR 23")).larger == 0
    assert engine.find(parse("(农田 OR 23) in:body")).larger == 0


def test_another_name_counts_as_the_word(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]]
) -> None:
    content = Content((Wanted(("量子", "乡村振兴")),))
    found = engine.related(content, Piece("无"), 100).places
    assert {(each.place.report.metadata.id, each.place.block) for each in found} <= set(
        scan(Piece("乡村振兴"), blocks)
    )
    assert all(each.lacks == () for each in found)
    assert engine.count(Piece("乡村振兴")) == len(scan(Piece("乡村振兴"), blocks))


@pytest.mark.parametrize("text", ["2", "1.5", "5亿", "2 万", "12", "20", "年1", "4+5"])
def test_a_number_is_whole_first(
    engine: Engine, blocks: list[tuple[Metadata, Block, str]], text: str
) -> None:
    needle = Piece(text).needle
    before = r"(?<!\d)(?<!\d[.,])" if needle[0].isdigit() else ""
    behind = r"(?!\d|[.,]\d)" if needle[-1].isdigit() else ""
    whole = re.compile(before + re.escape(needle) + behind)
    texts = {(report.id, block.number): text for report, block, text in blocks}
    check(engine, Piece(text), blocks)
    found = engine.find(Piece(text))
    are_whole = [bool(whole.search(texts[place])) for place in places(found)]
    assert are_whole == sorted(are_whole, reverse=True)
    assert found.larger == are_whole.count(False)


def test_growth_says_what_is_said_when_made_at_once(
    make_keeper: MakeKeeper, holdings: list[Holding], engine: Engine, tmp_path: Path
) -> None:
    keeper = make_keeper(tmp_path / "index")
    for count in range(len(holdings) + 1):
        keeper.open(holdings[:count]).close()
    keeper.open(holdings[2:]).close()  # and some are taken out again, and come back
    grown = keeper.open(list(reversed(holdings)))
    for query in ("改革", "放管服 OR 农田", "-的", "place:甲县 改革", "in:notes", "营商环境"):
        assert grown.find(parse(query)) == engine.find(parse(query)), query
    grown.close()


def test_only_what_is_asked_for_is_searched(
    make_keeper: MakeKeeper, holdings: list[Holding], tmp_path: Path
) -> None:
    keeper = make_keeper(tmp_path / "index")
    keeper.open(holdings).close()
    few = keeper.open(holdings[1:3])
    assert {place.report for place in few.find(Piece("改革")).places} == set(holdings[1:3])
    assert few.find(Not(Piece("量子"))).total == sum(each.blocks for each in holdings[1:3])
    few.close()
    none = keeper.open([])
    assert none.find(Piece("改革")).places == ()
    none.close()


def test_a_build_that_is_broken_off_leaves_nothing_and_is_made_again(
    make_keeper: MakeKeeper, holdings: list[Holding], engine: Engine, tmp_path: Path
) -> None:
    keeper = make_keeper(tmp_path / "index")

    def break_off(done: int, total: int) -> None:
        if 2 * done >= total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keeper.open(holdings, break_off)
    again = keeper.open(holdings)
    assert again.find(Piece("改革")) == engine.find(Piece("改革"))
    again.close()


def test_several_may_build_at_once(
    make_keeper: MakeKeeper, holdings: list[Holding], engine: Engine, tmp_path: Path
) -> None:
    def ask(_: int) -> Found:
        opened = make_keeper(tmp_path / "index").open(holdings)
        found = opened.find(Piece("改革"))
        opened.close()
        return found

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(ask, range(3))) == 3 * [engine.find(Piece("改革"))]


def test_what_is_damaged_is_made_again(
    make_keeper: MakeKeeper, holdings: list[Holding], engine: Engine, tmp_path: Path
) -> None:
    keeper = make_keeper(tmp_path / "index")
    keeper.open(holdings).close()
    for path in sorted((tmp_path / "index").rglob("*")):
        if path.is_file() and path.stat().st_size:
            whole = path.read_bytes()
            path.write_bytes(whole[: len(whole) // 2])
            opened = keeper.open(holdings)
            assert opened.find(Piece("改革")) == engine.find(Piece("改革")), path
            opened.close()
    shutil.rmtree(tmp_path / "index")
    keeper.open(holdings).close()
