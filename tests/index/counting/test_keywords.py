from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import QueryError, UnknownReport
from zhengce.glossary.selection import EVERYTHING
from zhengce.index.counting.keywords import frequencies, keywords
from zhengce.index.counting.measures import Joint, deviation_of_proportions, log_likelihood
from zhengce.index.counting.references import reports_beside
from zhengce.index.counting.words import CountedTexts, asked_of, spread_over

if TYPE_CHECKING:
    from zhengce.glossary import Shelf
    from zhengce.index.counting.terms import WholeTerms
    from zhengce.index.search import TextIndex


def test_what_is_listed_is_what_is_significant_by_its_log_likelihood(
    counted: tuple[TextIndex, WholeTerms], monkeypatch: pytest.MonkeyPatch
) -> None:
    index, terms = counted
    monkeypatch.setattr("zhengce.index.counting.keywords._SIGNIFICANT", 0.5)
    every = index.texts(asked_of(EVERYTHING, "body"))
    here, there = (
        CountedTexts(
            index, [each for each in every if (each.holding.metadata.place == "甲县") is own], terms
        )
        for own in (True, False)
    )
    found = keywords(here, there, terms, least=1)
    listed = {each.word: each for each in (*found.frequent, *found.rare)}
    spread = spread_over([here, there], here.counts.keys() | there.counts.keys())
    for word in here.counts.keys() | there.counts.keys():
        one, other = here.counts[word], there.counts[word]
        joint = Joint(one, here.size, one + other, here.size + there.size)
        is_listed = terms.is_listed(word, 1) and log_likelihood(joint) >= 0.5
        assert (word in listed) is is_listed, word
        if word in listed:
            each = listed[word]
            assert (each.count, each.other_count) == (one, other)
            assert (each in found.frequent) is (one > joint.expected)
            assert not one or not other or (each.log_ratio > 0) is (one > joint.expected)
            assert each.dispersion == pytest.approx(
                deviation_of_proportions(spread[word], found.size + found.other_size)
            )
    strengths = [each.log_likelihood for each in found.frequent]
    assert strengths == sorted(strengths, reverse=True)
    assert {"gdp", "改革"} <= {each.word for each in found.frequent}
    assert {"发展", "文化"} <= {each.word for each in found.rare}


def test_frequencies_are_those_of_all_words_the_most_frequent_first(
    counted: tuple[TextIndex, WholeTerms],
) -> None:
    index, terms = counted
    asked = CountedTexts(index, index.texts(asked_of(EVERYTHING, "body")), terms)
    found = frequencies(asked, terms, shortest=2)
    assert {each.word: each.count for each in found.items} == {
        word: count for word, count in asked.counts.items() if terms.is_listed(word, 2)
    }
    first = found.items[0]
    assert (first.word, first.count, first.reports) == ("工作", 9, 3)
    assert first.per_10000 == pytest.approx(9 / found.size * 10_000)
    kinds = {each.word: each.kind for each in found.items}
    assert kinds["一包六保"] == "term"
    assert "2021" in asked.counts  # a figure is counted, and not listed
    assert "2021" not in kinds


@pytest.mark.parametrize(
    ("against", "expected"),
    [
        ("", {"甲县2021", "乙县2021"}),
        ("earlier", {"甲县2021"}),
        ("往年", {"甲县2021"}),
        ("place:乙", {"乙县2021"}),
        ("year:2021 -place:乙", {"甲县2021"}),
        ("place:乙 OR report:甲县2021", {"甲县2021", "乙县2021"}),
        ("year:2021 in:plan", {"甲县2021", "乙县2021"}),
    ],
)
def test_reports_are_compared_with_others(shelf: Shelf, against: str, expected: set[str]) -> None:
    reports = [
        holding.metadata for holding in shelf.holdings() if not holding.path.name.startswith("x")
    ]
    reports = [each for each in reports if each.place in ("甲县", "乙县")]
    assert reports_beside({"甲县2022"}, reports, against) == expected


def test_what_is_to_be_compared_with_must_be_reports_that_are_there(shelf: Shelf) -> None:
    reports = [holding.metadata for holding in shelf.holdings()]
    with pytest.raises(QueryError, match="give filters"):
        reports_beside({"甲县2022"}, reports, "改革")
    with pytest.raises(UnknownReport, match="no other report"):
        reports_beside({"甲县2022"}, reports, "report:甲县2022")
    with pytest.raises(UnknownReport, match="no other report"):
        reports_beside({"甲县2021"}, reports, "earlier")
