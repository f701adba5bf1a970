from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Answer, Run


def test_a_lookup_shows_definition_items_source_and_places(run: Run) -> None:
    done = run("lookup", "一包六保")
    assert (done.returncode, done.stderr) == (0, "")
    for shown in (
        "“一包六保”  yī bāo liù bǎo",
        "包项目、保开工、保建设、保竣工、保质量、保进度、保安全。",
        "1 包项目",
        "7 保安全",
        "新绛县 2023 · note 2",
        "2 occurrences",
        "（五）加快推进项目建设，扩大有效投资",
        "压实县级领导“一包六保”责任",
    ):
        assert shown in done.stdout
    assert done.stdout.index("包项目、保开工") < done.stdout.index("新绛县 2023")


def test_a_term_alone_is_looked_up(run: Run) -> None:
    assert run("一包六保").stdout == run("lookup", "一包六保").stdout
    assert run("--json", "一包六保").stdout == run("lookup", "一包六保", "--json").stdout


def test_one_term_is_one_lookup(answer: Answer) -> None:
    document = answer("lookup", "一包六保")
    assert (document["query"], document["match"]) == ("一包六保", "exact")
    (term,) = document["terms"]
    assert term["items"] == ["包项目", "保开工", "保建设", "保竣工", "保质量", "保进度", "保安全"]
    assert term["report"] == {
        "id": "xinjiang-2023",
        "title": "政府工作报告",
        "place": "新绛县",
        "year": 2023,
    }
    for place in term["occurrences"]:
        assert place["text"][place["start"] : place["end"]] == "一包六保"


def test_several_terms_are_answered_in_order(answer: Answer, run: Run) -> None:
    document = answer("lookup", "双减", "小生规", "5+2")
    assert [lookup["match"] for lookup in document["lookups"]] == ["exact", "none", "none"]
    assert document["lookups"][1]["suggestions"] == ["“小升规”"]
    assert len(document["lookups"][2]["unexplained"]) == 1
    shown = run("lookup", "双减", "四风").stdout
    assert shown.index("“双减”") < shown.index("“四风”")


def test_terms_are_read_from_standard_input(run: Run) -> None:
    done = run("lookup", "-", stdin="\ufeff双减\n\n 四风 \r\n".encode())
    assert done.returncode == 0
    assert "“双减”" in done.stdout
    assert "“四风”" in done.stdout


def test_no_terms_on_standard_input_are_told(run: Run) -> None:
    done = run("lookup", "-", stdin=b"\n")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_what_is_used_and_not_explained_is_shown(run: Run) -> None:
    done = run("lookup", "5+2")
    assert done.returncode == 0
    assert "no note explains it" in done.stdout
    assert "强化“5+2”“7×24 小时”政务服务" in done.stdout


@pytest.mark.parametrize("term", ["一包五保", "量子霸权"])
def test_what_is_not_found_has_status_1(run: Run, term: str) -> None:
    done = run("lookup", term)
    assert (done.returncode, done.stderr) == (1, "")
    assert "not found" in done.stdout


def test_a_narrower_term_says_where_it_is_explained(run: Run) -> None:
    assert "explained inside “两不愁三保障”" in run("lookup", "三保障").stdout
    assert "explains also: “两不愁”  “三保障”" in run("lookup", "两不愁三保障").stdout


def test_a_limit_cuts_places_and_says_so(run: Run, answer: Answer) -> None:
    assert "3 more places left out; --limit 0" in run("lookup", "两个转型", "--limit", "2").stdout
    assert "left out" not in run("lookup", "的", "--limit", "0").stdout
    assert len(answer("lookup", "两个转型")["terms"][0]["occurrences"]) == 5


def test_shells_can_complete_terms(run: Run) -> None:
    done = run(_ZHENGCE_COMPLETE="bash_complete", COMP_WORDS="zhengce lookup 一包", COMP_CWORD="2")
    assert done.stdout == "plain,一包六保\n"


def test_places_in_one_block_are_shown_together(run: Run) -> None:
    shown = run("lookup", "两个毫不动摇", "安全").stdout
    headings = [line for line in shown.splitlines() if line.startswith("  block ")]
    assert len(headings) == len(set(headings))


def test_a_lookup_does_not_need_a_data_directory(run: Run) -> None:
    assert run("lookup", "一包六保", ZHENGCE_HOME="/dev/null/nowhere").returncode == 0


def test_a_part_of_the_report_has_its_own_places(run: Run, answer: Answer) -> None:
    places = [
        answer("一包六保", "--in", zone)["terms"][0]["occurrences"] for zone in ("review", "plan")
    ]
    assert [len(each) for each in places] == [1, 1]
    shown = run("一包六保", "--in", "plan").stdout
    assert "one part of the reports alone: what is to be done" in shown
    assert "1 occurrence in the report" in shown
    assert "not used there" in run("五水综改", "--in", "review").stdout
    assert "one part" not in run("一包六保").stdout
