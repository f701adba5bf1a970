from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Glossary, QueryError, read_report
from zhengce.glossary.learning.quiz import GAP, questions
from zhengce.glossary.sense import senses

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.sense import Sense


@pytest.fixture(scope="module")
def shipped() -> tuple[Sense, ...]:
    return Glossary.default().senses()


def test_each_question_is_about_another_term_and_they_take_turns(
    shipped: tuple[Sense, ...],
) -> None:
    asked = questions(shipped, 40, seed=1)
    assert len(asked) == 40
    assert len({each.sense.term.headword for each in asked}) == 40
    assert [each.asks for each in asked[:4]] == ["term", "explanation"] * 2


@pytest.mark.parametrize("seed", range(20))
def test_one_of_four_different_choices_is_right(shipped: tuple[Sense, ...], seed: int) -> None:
    for each in questions(shipped, 45, seed):
        assert len(set(each.choices)) == len(each.choices) == 4
        assert each.choices.count(each.answer) == 1
        if each.asks == "term":
            assert each.answer == each.sense.term.headword
            assert not any(name in each.prompt for name in each.sense.names if len(name) > 1)
        else:
            assert each.prompt == each.sense.term.headword
            assert all(part in each.sense.term.definition for part in _parts(each.answer))


def _parts(told: str) -> list[str]:
    for sign in ("；", "、"):
        told = told.replace(sign, GAP)
    return told.split(GAP)


def test_the_same_seed_asks_the_same(shipped: tuple[Sense, ...]) -> None:
    assert questions(shipped, 10, 7) == questions(shipped, 10, 7)
    assert questions(shipped, 10, 7) != questions(shipped, 10, 8)
    places = {each.choices.index(each.answer) for each in questions(shipped, 40, 7)}
    assert places == {0, 1, 2, 3}


def of_notes(tmp_path: Path, notes: str) -> tuple[Sense, ...]:
    path = tmp_path / "a.txt"
    path.write_text(f"政府工作报告\n一、工作\n做好。\n附注：\n{notes}", encoding="utf-8")
    return senses(read_report(path).entries)


def test_what_says_the_same_under_another_name_is_no_wrong_answer(tmp_path: Path) -> None:
    told = of_notes(
        tmp_path,
        "1.“三创四建”：创建全国文明城市、卫生城市、森林城市。\n"
        "2.“三创”活动：即创建全国文明城市、卫生城市和森林城市。\n"
        "3.“两山”：绿水青山就是金山银山。\n",
    )
    for each in questions(told, 3, seed=3):
        names = {choice for choice in each.choices if "三创" in choice or "文明城市" in choice}
        assert len(names) == (1 if each.answer in names else 2)


def test_a_single_term_makes_no_quiz(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="two terms"):
        questions(of_notes(tmp_path, "1.“两山”：绿水青山就是金山银山。\n"), 3, seed=1)
    with pytest.raises(QueryError):
        questions((), 3, seed=1)
