from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from .conftest import PROGRAM
from .terminal import in_terminal, plain

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Answer, Run


def test_hits_are_shown_with_totals_source_and_section(run: Run) -> None:
    done = run("search", "水资源")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("水资源 — 1 block in 1 report\n")
    assert "新绛县 2023 · xinjiang-2023 · block 11 · 一、2022年工作回顾" in done.stdout
    assert "《运城市古堆泉水资源保护条例》" in done.stdout


def test_a_document_has_all_hits(answer: Answer) -> None:
    document = answer("search", "的")
    assert document["total"] == len(document["hits"]) > 20
    for hit in document["hits"]:
        assert {hit["text"][start:end] for start, end in hit["spans"]} == {"的"}


def test_a_limit_cuts_and_tells(answer: Answer, run: Run) -> None:
    document = answer("search", "的", "--limit", "5")
    assert len(document["hits"]) == 5 < document["total"]
    left_out = document["total"] - 20
    assert f"{left_out} more left out; --limit 0" in run("search", "的").stdout
    assert "left out" not in run("search", "的", "--limit", "0").stdout


def test_words_are_joined_into_one_query(answer: Answer) -> None:
    apart = answer("search", "双创", "平台")
    assert apart["query"] == "双创 平台"
    assert apart["total"] == answer("search", "双创 平台")["total"] == 1


def test_a_word_can_be_left_out_with_a_dash(answer: Answer) -> None:
    with_word = answer("search", "双创")["total"]
    without = answer("search", "双创", "-平台")
    assert without["total"] == with_word - 1
    assert without["query"] == "双创 -平台"
    assert answer("search", "--limit", "1", "-平台", "双创")["total"] == with_word - 1
    assert answer("search", "双创", "-in:notes")["total"] == with_word - 1
    assert answer("search", "双创", "-VOCs")["total"] == with_word


def test_an_unknown_report_in_a_query_is_told(run: Run) -> None:
    done = run("search", "双创 report:nowhere")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "there is xinjiang-2023" in done.stderr


def test_operators_in_small_letters_are_explained_where_nothing_is_found(run: Run) -> None:
    assert "Operators are written AND, OR, NOT." in run("search", "双创 or 双减").stdout


def test_nothing_found_has_status_1(run: Run, answer: Answer) -> None:
    done = run("search", "量子霸权")
    assert (done.returncode, done.stdout, done.stderr) == (1, "量子霸权 — nothing found\n", "")
    assert answer("search", "量子霸权", status=1)["hits"] == []


@pytest.mark.parametrize("query", ["(双创", "双创 OR", '"双创', "in:nowhere", "“”", "yaer:2023"])
def test_a_malformed_query_is_told_with_its_place(run: Run, query: str) -> None:
    done = run("search", query, ZHENGCE_HOME="/dev/null/nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "⟦" in done.stderr


def test_a_data_directory_that_cannot_be_written_is_told(run: Run) -> None:
    done = run("search", "双创", ZHENGCE_HOME="/dev/null/nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "set ZHENGCE_HOME to a folder that you can write" in done.stderr


def test_two_first_searches_at_once_both_answer(tmp_path: Path) -> None:
    environment = os.environ | {"ZHENGCE_HOME": str(tmp_path / "new")}
    both = [
        subprocess.Popen(
            [PROGRAM, "search", "水资源"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    answers = [running.communicate(timeout=120) for running in both]
    assert [running.returncode for running in both] == [0, 0]
    assert answers[0] == answers[1]
    assert answers[0][1] == b""
    kept = [path.name for path in (tmp_path / "new" / "index").iterdir() if path.name != "jieba"]
    assert len(kept) == 1


def test_the_first_search_shows_its_progress_on_a_terminal(tmp_path: Path) -> None:
    command = [PROGRAM, "search", "水资源", "--no-pager"]
    first = in_terminal(command, 80, ZHENGCE_HOME=str(tmp_path))
    assert "Building the index" in plain(first)
    second = in_terminal(command, 80, ZHENGCE_HOME=str(tmp_path))
    assert "Building the index" not in plain(second)
    assert "水资源 — 1 block in 1 report" in plain(second)


def test_a_filter_holds_for_all_alternatives(answer: Answer) -> None:
    alone = answer("search", "产业 in:notes")["total"] + answer("search", "建设 in:notes")["total"]
    assert 0 < answer("search", "产业", "OR", "建设", "in:notes")["total"] <= alone


@pytest.mark.parametrize(
    "query", ["乡村，产业", "乡村、产业", "产业*", "没有的|产业", "产业/没有的"]
)
def test_signs_of_habit_are_understood_and_told(run: Run, answer: Answer, query: str) -> None:
    document = answer("search", query)
    assert document["total"] > 0
    assert document["understood"]
    done = run("search", query)
    assert "nothing found as it stands; read as:" in done.stdout.splitlines()[0]


def test_what_has_such_signs_is_found_as_it_stands(answer: Answer) -> None:
    document = answer("search", "承诺制+标准地+全代办")
    assert document["total"] > 0
    assert document["understood"] is None


def test_the_words_of_what_is_nowhere_are_suggested(run: Run, answer: Answer) -> None:
    document = answer("search", "新绛县营商环境", status=1)
    assert document["suggestion"] == "place:新绛县 营商环境"
    assert document["suggestion"] in run("search", "新绛县营商环境").stdout


def test_related_blocks_stand_under_a_line_of_their_own(run: Run, answer: Answer) -> None:
    document = answer("search", "农村养老怎么办", status=1)
    assert (document["total"], document["hits"]) == (0, [])
    assert document["related_to"] == "农村 养老"
    assert document["related"][0]["lacks"] == []
    assert document["related"][0]["citation"]
    shown = run("search", "农村养老怎么办", "--limit", "3")
    assert "nothing found" in shown.stdout.splitlines()[0]
    assert "Not as written, but related: 农村 养老" in shown.stdout
    assert "Its words are there" not in shown.stdout


def test_many_hits_stand_under_their_reports(run: Run) -> None:
    lines = run("search", "的").stdout.splitlines()
    total = lines[0].split(" — ")[1].split(" in ")[0]
    assert lines[2] == f"新绛县 2023 · xinjiang-2023 · {total}"
    assert lines[3].startswith("  block ")
    assert sum(line.startswith("新绛县 2023") for line in lines) == 1


def test_hits_are_in_the_order_asked_for(answer: Answer, run: Run) -> None:
    document = answer("search", "改革", "--sort", "year")
    numbers = [hit["block"] for hit in document["hits"]]
    assert numbers == sorted(numbers)
    assert document["total"] == answer("search", "改革")["total"] == len(numbers)
    assert document["by_report"] == [{"report": "xinjiang-2023", "total": len(numbers)}]
    refused = run("search", "改革", "--sort", "size")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("options", [["-C", "1"], ["-C1"], ["--context", "1"]])
def test_context_is_whole_sentences(run: Run, answer: Answer, options: list[str]) -> None:
    shown = run("search", "水资源", *options).stdout.splitlines()[3].strip()
    (hit,) = answer("search", "水资源")["hits"]
    (start, end), *_ = hit["sentences"]
    assert hit["text"][start:end] in shown
    assert shown.strip("…").endswith("。")
    assert len(shown) > end - start


def test_sentences_stand_by_themselves_with_what_cites_them(run: Run, answer: Answer) -> None:
    shown = run("search", "水资源", "--sentences").stdout.splitlines()
    (hit,) = answer("search", "水资源")["hits"]
    sentences = [hit["text"][start:end] for start, end in hit["sentences"]]
    expected = [part for each in sentences for part in ("", each, "  " + hit["citation"])]
    assert shown[1 : len(expected) + 1] == expected


def test_an_error_is_corrected_and_everyday_words_are_told(run: Run, answer: Answer) -> None:
    document = answer("search", "营商环竟", status=1)
    assert document["suggestion"] == "营商环境"
    assert document["suggestion_total"] == answer("search", "营商环境")["total"]
    assert "Perhaps: 营商环境 — " in run("search", "营商环竟").stdout
    everyday = answer("search", "找工作", status=1)
    assert everyday["hits"] == []
    assert "就业" in everyday["other_names"]["找工作"]
    assert any("就业" in each["text"] for each in everyday["related"])
    assert "找工作 also as 就业" in run("search", "找工作").stdout


def test_a_filter_that_nothing_passes_is_told(run: Run, answer: Answer) -> None:
    done = run("search", "改革 place:火星 year:2023")
    assert done.returncode == 1
    assert "Nothing on the shelf has place:火星\n" in done.stdout
    assert answer("search", "改革 place:火星", status=1)["unmet"] == ["place:火星"]
    assert answer("search", "没有的东西 place:新绛", status=1)["unmet"] == []


def test_sentences_of_a_query_without_text_are_the_first_ones(run: Run) -> None:
    shown = run("search", "in:notes", "--sentences", "--limit", "2").stdout.splitlines()
    assert sum("《政府工作报告》" in line for line in shown) == 2


@pytest.mark.parametrize("query", ["什么是一包六保", "一包六保是什么意思？", "一包六保的含义"])
def test_a_question_for_a_meaning_is_shown_the_way(run: Run, query: str) -> None:
    assert "What a term means: zhengce 一包六保\n" in run("search", query).stdout
