"""The measures, beside those of scipy and NLTK on the same counts."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy.stats import chi2_contingency

from zhengce.index.counting.measures import (
    Joint,
    deviation_of_proportions,
    log_dice,
    log_likelihood,
    log_ratio,
    mutual_information,
    t_score,
)


def independent(table: list[list[int]]) -> float:
    """The log-likelihood by scipy."""
    found: Any = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    return float(found.statistic)


@st.composite
def joints(draw: st.DrawFn) -> Joint:
    """Tables in which no row and no column is empty, as scipy wants them."""
    cells = [draw(st.integers(1, 5_000)) for _ in range(4)]
    return Joint(cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells))


@given(joints())
def test_the_log_likelihood_is_that_of_scipys_contingency_table(joint: Joint) -> None:
    both, first, second, total = joint
    table = [[both, first - both], [second - both, total - first - second + both]]
    expected = independent(table)
    assert log_likelihood(joint) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(joints())
def test_the_measures_of_association_are_those_of_nltk(joint: Joint) -> None:
    marginals = joint.both, (joint.first, joint.second), joint.total
    measures = BigramAssocMeasures
    assert mutual_information(joint) == pytest.approx(measures.pmi(*marginals), rel=1e-9, abs=1e-9)
    assert t_score(joint) == pytest.approx(measures.student_t(*marginals), rel=1e-9, abs=1e-9)
    dice = log_dice(joint.both, joint.first, joint.second)
    assert dice == pytest.approx(14 + math.log2(measures.dice(*marginals)), rel=1e-9, abs=1e-9)


def test_what_is_never_there_together_has_a_likelihood_and_no_strength() -> None:
    never = Joint(0, 10, 20, 1_000)
    table = [[0, 10], [20, 970]]
    expected = independent(table)
    assert log_likelihood(never) == pytest.approx(expected, rel=1e-9)
    assert mutual_information(never) == t_score(never) == log_dice(0, 10, 20) == -math.inf


@pytest.mark.parametrize(
    ("counts", "ratio"),
    [((20, 1_000, 10, 1_000), 1), ((10, 1_000, 20, 1_000), -1), ((8, 1_000, 0, 1_000), 4)],
)
def test_the_log_ratio_is_1_for_twice_as_often(
    counts: tuple[int, int, int, int], ratio: float
) -> None:
    assert log_ratio(*counts) == pytest.approx(ratio)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=1, max_size=20))
def test_dp_is_half_the_sum_of_the_differences_of_all_parts(parts: list[tuple[int, int]]) -> None:
    total, size = sum(count for count, _ in parts), sum(size for _, size in parts)
    expected = sum(abs(count / total - part / size) for count, part in parts) / 2 if total else 0
    having = [pair for pair in parts if pair[0]]
    assert deviation_of_proportions(having, size) == pytest.approx(expected, abs=1e-9)


def test_dp_is_0_for_what_is_spread_evenly_and_near_1_for_what_one_small_part_has() -> None:
    assert deviation_of_proportions([(1, 100), (2, 200)], 300) == pytest.approx(0)
    assert deviation_of_proportions([(5, 1)], 1_000) == pytest.approx(0.999)
