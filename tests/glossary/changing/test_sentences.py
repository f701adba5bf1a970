"""What a script has done to the shipped report is told, sentence by sentence."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary import Block, Metadata, Report
from zhengce.glossary.changing.sentences import align
from zhengce.glossary.folding import fold
from zhengce.glossary.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

ADDED = "在第{n}号渡口设一座灯塔，夜里为过往渔船照明。"


def of(blocks: Sequence[tuple[str, ...]]) -> Report:
    """A report of paragraphs, each given by its sentences."""
    made = [Block(n, "paragraph", "".join(own), n) for n, own in enumerate(blocks, start=1)]
    return Report(Metadata("x", "x"), tuple(made), ())


def paragraphs(report: Report) -> list[tuple[str, ...]]:
    """The sentences of the paragraphs of a report, each of which stands there once."""
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for block in report.blocks:
        if block.kind == "paragraph" and block.is_body:
            texts = [block.text[start:end].strip() for start, end in sentences(block.text)]
            own = tuple(text for text in texts if text.endswith("。") and fold(text) not in seen)
            seen |= set(map(fold, own))
            found += [own] if own else []
    return found


@pytest.mark.parametrize("seed", range(8))
def test_what_is_added_dropped_reworded_and_moved_is_told_exactly(
    report: Report, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a fixed sample
    old = paragraphs(report)
    new = [list(own) for own in old]
    places = [(at, to) for at, own in enumerate(old) for to in range(len(own))]
    chosen = chance.sample([p for p in places if len(old[p[0]][p[1]]) > 30], 15)
    dropped, reworded = chosen[:5], chosen[5:]
    expected: dict[str, str] = {}
    for at, to in reworded:
        text = old[at][to]
        changed = text.replace("，", "，并且坚持", 1) if "，" in text else f"今后，{text}"
        expected[text] = changed
        new[at][to] = changed
    for at, to in dropped:
        new[at][to] = ""
    added = [ADDED.format(n=n) for n in ("一", "七", "九")]
    for text in added:
        new[chance.randrange(len(new))].append(text)
    whole = [at for at in range(len(new)) if at not in {at for at, _ in chosen}]
    moved = chance.choice(whole[: len(whole) // 2])
    new.append(new.pop(moved))

    found = align(of(old), of([tuple(own) for own in new]))
    assert sorted(each.text for each in found.new) == sorted(added)
    assert sorted(each.text for each in found.gone) == sorted(old[a][t] for a, t in dropped)
    assert {each.old.text: each.new.text for each in found.reworded} == expected
    kept = [text for own in old for text in own if text not in expected]
    assert len(found.kept) == len(kept) - len(dropped)
    moves = {each.new.text for each in found.kept if each.is_moved}
    assert moves <= set(old[moved])
    assert any(fold(text) for text in moves)


def test_what_differs_is_marked_in_both() -> None:
    found = align(of([("全面推进乡村振兴。",)]), of([("扎实推进乡村振兴。",)]))
    (pair,) = found.reworded
    assert [pair.old.text[slice(*span)] for span in pair.old_differences] == ["全面"]
    assert [pair.new.text[slice(*span)] for span in pair.new_differences] == ["扎实"]


def test_quotation_marks_and_width_are_no_change() -> None:
    found = align(of([("深化“放管服”改革，增长5%。",)]), of([("深化放管服改革，增长５％。",)]))
    assert (len(found.kept), found.reworded, found.new, found.gone) == (1, (), (), ())


TEXTS = st.lists(st.tuples(st.text("改革发展，", max_size=8).map(lambda t: f"{t}稳。")), max_size=6)


@given(TEXTS, TEXTS)
def test_every_sentence_stands_in_one_list(
    old: list[tuple[str, ...]], new: list[tuple[str, ...]]
) -> None:
    found = align(of(old), of(new))
    olds = [*(k.old for k in found.kept), *(r.old for r in found.reworded), *found.gone]
    news = [*(k.new for k in found.kept), *(r.new for r in found.reworded), *found.new]
    assert sorted(s.text for s in olds) == sorted(own[0] for own in old)
    assert sorted(s.text for s in news) == sorted(own[0] for own in new)
    assert all(fold(k.old.text) == fold(k.new.text) for k in found.kept)


def test_titles_headings_and_notes_are_no_sentences(report: Report) -> None:
    found = align(report, report)
    assert (found.new, found.gone, found.reworded) == ((), (), ())
    kinds = {each.new.block.kind for each in found.kept}
    assert "note" not in kinds
    assert "heading" not in kinds
    shorter = replace(report, blocks=tuple(b for b in report.blocks if b.kind != "heading"))
    assert not align(report, shorter).gone
