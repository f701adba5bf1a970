from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.folding import fold, fold_with_offsets
from zhengce.glossary.matching import KeyMatcher
from zhengce.index.counting.concordance import LINE_ORDERS, in_line_order, lines_of, only_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhengce.glossary import Report, Term
    from zhengce.index.counting.concordance import Line
    from zhengce.index.counting.terms import WholeTerms
    from zhengce.index.search import TextIndex


def test_there_is_a_line_for_each_place_that_a_plain_scan_finds(
    counted: tuple[TextIndex, WholeTerms], reports: list[Report]
) -> None:
    index, _ = counted
    blocks = [(r.metadata.id, block) for r in reports for block in r.blocks]
    chance = random.Random(14)  # noqa: S311
    texts = [block.text for _, block in blocks if len(block.text) > 3]
    for _ in range(60):
        text = chance.choice(texts)
        start = chance.randrange(len(text) - 2)
        query = text[start : start + chance.randint(1, 3)].strip("“”；，。 \n")
        if not query.isalnum():
            continue
        lines = list(lines_of(index.search(f'"{query}"').hits))
        needle = fold_with_offsets(query).text
        expected = [
            (name, block.number, *span)
            for name, block in blocks
            for span in fold_with_offsets(block.text).find_spans(needle)
        ]
        found = [(line.report.id, line.block.number, line.start, line.end) for line in lines]
        assert sorted(found) == sorted(expected), query
        assert all(line.left + line.key + line.right == line.block.text for line in lines)


@pytest.mark.parametrize("order", LINE_ORDERS)
def test_lines_are_in_the_order_asked_for(
    counted: tuple[TextIndex, WholeTerms], order: str
) -> None:
    index, _ = counted
    lines = list(lines_of(index.search("改革").hits))
    assert len(lines) == 8
    ordered = in_line_order(lines, order)  # type: ignore[arg-type]
    keys: dict[str, Callable[[Line], tuple[object, ...]]] = {
        "left": lambda line: (fold(line.left)[::-1],),
        "right": lambda line: (fold(line.right),),
        "year": lambda line: (line.report.year,),
        "place": lambda line: (line.report.place,),
        "position": lambda line: (line.report.place, line.report.year, line.block.number),
        "report": lambda line: (line.report.id, line.block.number, line.start),
    }
    assert ordered == sorted(ordered, key=keys[order])


def test_a_term_is_no_part_of_a_longer_word_and_no_place_in_a_note(
    counted: tuple[TextIndex, WholeTerms], terms: list[Term]
) -> None:
    index, _ = counted
    owners = [(key, term) for term in terms for key in term.keys]
    matcher = KeyMatcher([key for key, _ in owners], [term for _, term in owners])
    lines = list(lines_of(index.search("三保").hits))
    found = list(only_terms(lines, matcher))
    assert len(lines) == 5
    assert [line.right[:3] for line in found] == ["”底线"]
