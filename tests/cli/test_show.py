from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from zhengce.glossary import Report

    from .conftest import Answer, Run


def test_a_report_is_shown_whole(run: Run, report: Report) -> None:
    done = run("show", "xinjiang-2023")
    assert done.returncode == 0
    for block in report.blocks:
        assert block.text in done.stdout


def test_one_block_is_shown_with_its_place(run: Run, answer: Answer) -> None:
    shown = run("show", "xinjiang-2023", "49").stdout
    assert "block 49 · 二、2023 年预期目标和重点工作 › （五）加快推进项目建设" in shown
    document = answer("show", "xinjiang-2023", "49")
    assert [block["block"] for block in document["blocks"]] == [49]
    assert len(answer("show", "xinjiang-2023")["blocks"]) == 126


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "there is xinjiang-2023"),
        (["xinjiang-2023", "0"], "it has 1 to 126"),
        (["xinjiang-2023", "127"], "it has 1 to 126"),
        (["xinjiang-2023", "many"], "many"),
        (["xinjiang-2023", "5-3"], "33-35"),
        (["xinjiang-2023", "120-127"], "it has 1 to 126"),
    ],
)
def test_an_unknown_report_or_block_is_told(run: Run, arguments: list[str], told: str) -> None:
    done = run("show", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


@pytest.mark.parametrize("blocks", ["33-35", "33–35", "33～35"])
def test_several_blocks_are_shown(answer: Answer, blocks: str) -> None:
    document = answer("show", "xinjiang-2023", blocks)
    assert [block["block"] for block in document["blocks"]] == [33, 34, 35]


def test_a_part_of_a_report_is_shown_or_said_to_have_nothing(run: Run) -> None:
    assert run("show", "xinjiang-2023", "9", "--in", "review").returncode == 0
    done = run("show", "xinjiang-2023", "9", "--in", "plan")
    assert done.returncode == 1
    assert "nothing of it is in that part" in done.stdout
