from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
