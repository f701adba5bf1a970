from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from zhengce.glossary import Report

    from .conftest import Answer, Run


def test_all_terms_are_listed_with_whole_definitions(run: Run, report: Report) -> None:
    done = run("list")
    assert done.returncode == 0
    assert "45 terms, 57 occurrences" in done.stdout
    for term in report.terms:
        assert term.headword in done.stdout
        assert term.definition in done.stdout
    assert "left out" not in done.stdout


def test_the_list_counts_occurrences(answer: Answer) -> None:
    document = answer("list")
    assert document["total"] == len(document["terms"]) == 45
    assert sum(term["occurrence_count"] for term in document["terms"]) == 57


def test_a_limit_says_what_it_left_out(run: Run, answer: Answer) -> None:
    assert "42 more left out; --limit 0" in run("list", "--limit", "3").stdout
    document = answer("list", "--limit", "3")
    assert (document["total"], len(document["terms"])) == (45, 3)
    assert len(answer("list", "--limit", "0")["terms"]) == 45


def test_a_word_narrows_the_list(run: Run, answer: Answer) -> None:
    document = answer("list", "轉型")
    assert [term["headword"] for term in document["terms"]] == ["“两个转型”"]
    assert run("list", "没有的").returncode == 1


def test_a_plain_list_is_a_term_a_line(run: Run, report: Report) -> None:
    lines = run("list", "--plain").stdout.splitlines()
    assert lines == [term.headword for term in report.terms]
    assert run("list", "--plain", "转型").stdout == "“两个转型”\n"


def test_terms_are_ordered_by_how_many_reports_explain_them(
    run: Run, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHENGCE_HOME", str(tmp_path))
    assert run("add", "tests/data/jiaxian-2024.txt").returncode == 0
    document = answer("list", "--sort", "reports")
    counts = [term["report_count"] for term in document["terms"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    first = document["terms"][0]["headword"]
    assert answer("list", "--sort", "reports", "--limit", "1")["terms"] == [
        term for term in document["terms"] if term["headword"] == first
    ]
    shown = run("list", "--sort", "reports", "--limit", "1").stdout
    assert f"{first}  " in shown
    assert "2 reports" in shown
    plain = run("list", "--sort", "reports", "--plain").stdout.splitlines()
    assert plain[0] == first
    assert len(set(plain)) == len(plain)
    one = answer("list", "--place", "新绛", "--sort", "reports")["terms"]
    assert one[0]["report_count"] == 2  # of all, whichever are listed
    assert {term["report"]["place"] for term in one} == {"新绛县"}


def test_a_part_of_the_reports_lists_what_it_uses(answer: Answer) -> None:
    done, planned = answer("list", "--in", "review"), answer("list", "--in", "plan")
    assert 0 < done["total"] < 45
    assert sum(t["occurrence_count"] for t in (*done["terms"], *planned["terms"])) == 57
    assert answer("list", "--in", "body")["total"] == 45
