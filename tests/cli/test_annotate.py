from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.annotating import markdown, page, plain

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from .conftest import Answer, Run

TEXT = "\ufeff深化“放管服”改革；\r\n落实双减。\r\n"


@pytest.mark.parametrize(
    ("form", "module"), [("text", plain), ("markdown", markdown), ("html", page)]
)
def test_a_file_is_annotated_and_comes_back_byte_for_byte(
    run: Run, tmp_path: Path, form: str, module: ModuleType
) -> None:
    path, target = tmp_path / "讲话.txt", tmp_path / "out"
    path.write_bytes(TEXT.encode())
    done = run("annotate", "--format", form, "-o", str(target), str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    made = target.read_bytes()
    assert module.unrendered(made.decode()).encode() == path.read_bytes()
    assert "简政放权、放管结合、优化服务的简称。".encode() in made
    piped = run("annotate", "--format", form, stdin=TEXT.encode())
    assert module.unrendered(piped.stdout) == TEXT


REPORT = (
    "乙县2024年政府工作报告\n一、工作\n推进“双创”和放管服，建设“4+5”基地，落实“双减”。\n"
    "附注：\n1.“双创”：双拥创城。\n"
)


def test_the_files_own_notes_explain_what_they_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "乙县.txt"
    path.write_text(REPORT, encoding="utf-8")
    done = run("annotate", str(path), ZHENGCE_HOME=str(tmp_path / "home"))
    _, _, explanations = done.stdout.rpartition("─\n")
    assert "[1] “双创”：双拥创城。 —— 《乙县2024年政府工作报告》注1\n" in explanations
    assert "大众创业" not in explanations
    assert "新绛县2023年《政府工作报告》注5" in explanations
    assert "4+5" not in explanations  # a figure of another place
    assert not (tmp_path / "home" / "reports").exists()


def test_the_likeliest_sense_is_shown_and_how_many_others(run: Run, tmp_path: Path) -> None:
    path, home = tmp_path / "乙县.txt", str(tmp_path / "home")
    path.write_text(REPORT, encoding="utf-8")
    assert run("add", str(path), ZHENGCE_HOME=home).returncode == 0
    for form in ("text", "markdown"):
        one = run("annotate", "--format", form, stdin="“双创”".encode(), ZHENGCE_HOME=home)
        assert ("大众创业" in one.stdout, "双拥创城" in one.stdout) == (True, False)
        assert "（另有 1 种解释）" in one.stdout
        options = ("annotate", "--all-senses", "--format", form)
        both = run(*options, stdin="“双创”".encode(), ZHENGCE_HOME=home)
        assert ("大众创业" in both.stdout, "双拥创城" in both.stdout) == (True, True)
    page = run("annotate", "--format", "html", stdin="“双创”".encode(), ZHENGCE_HOME=home).stdout
    assert page.index("大众创业") < page.index("<summary>1 more meaning") < page.index("双拥创城")


def test_json_has_each_place_with_its_senses(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    document = answer("annotate", str(path))
    assert document["text"] == TEXT
    assert [TEXT[a["start"] : a["end"]] for a in document["annotations"]] == ["放管服", "双减"]
    assert document["annotations"][0]["terms"][0]["sources"][0]["note"] == 5


def test_the_first_use_alone_and_the_reports_that_explain(run: Run, tmp_path: Path) -> None:
    stdin = "双减，双减".encode()
    assert run("annotate", "--first-only", stdin=stdin).stdout.startswith("双减[1]，双减\n")
    home = str(tmp_path)
    assert run("annotate", "--report", "nosuch", stdin=stdin, ZHENGCE_HOME=home).returncode == 2
    nobody = run("annotate", "--place", "甲县", stdin=stdin, ZHENGCE_HOME=home)
    assert (nobody.returncode, nobody.stdout, nobody.stderr.count("\n")) == (2, "", 1)
    assert "place:甲县" in nobody.stderr


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", "<!DOCTYPE"), ("a.md", "双减[^"), ("a.json", "{"), ("a.txt", "双减[1")],
)
def test_the_name_of_the_output_tells_its_format(
    run: Run, tmp_path: Path, name: str, start: str
) -> None:
    target = tmp_path / name
    assert run("annotate", "-o", str(target), stdin="双减".encode()).returncode == 0
    assert target.read_text(encoding="utf-8").startswith(start)


def test_two_formats_at_once_are_an_error(run: Run) -> None:
    done = run("annotate", "--json", "--format", "html", stdin="双减".encode())
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_what_holds_no_term_is_given_back_with_status_1(run: Run) -> None:
    for text in ("", "\n", "没有词。\n"):
        done = run("annotate", stdin=text.encode())
        assert (done.returncode, done.stdout, done.stderr) == (1, text, "")


@pytest.mark.parametrize(
    "arguments",
    [("nosuch.txt",), ("-o", "/nosuch/out", "-"), ("--format", "pdf", "-"), ("-o", "/", "-")],
)
def test_an_error_is_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("annotate", *arguments, stdin="双减".encode())
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_file_that_cannot_be_written_leaves_what_was_there(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    assert run("annotate", "-o", str(link), stdin="双减".encode()).returncode == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("双减[1]")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_schema_is_printed_for_each_kind(run: Run) -> None:
    from jsonschema import Draft202012Validator

    kinds = run("schema").stdout.split()
    assert {"lookup", "search", "annotate"} <= set(kinds)
    for kind in kinds:
        schema = json.loads(run("schema", kind).stdout)
        Draft202012Validator.check_schema(schema)
        assert schema["title"] == f"zhengce/{kind}/1"
    unknown = run("schema", "nosuch")
    assert (unknown.returncode, unknown.stdout, unknown.stderr.count("\n")) == (2, "", 1)


def test_a_printed_schema_holds_what_it_refers_to(run: Run) -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(run("schema", "lookup").stdout))
    validator.validate(json.loads(run("lookup", "双减", "--json").stdout))
    assert list(validator.iter_errors({"schema": "zhengce/lookup/1"}))


def test_the_text_itself_is_not_written_over(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "讲话.txt"
    path.write_text("落实双减。", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    for output in (path, link):
        done = run("annotate", str(path), "-o", str(output))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert path.read_text(encoding="utf-8") == "落实双减。"


def test_a_file_that_may_not_be_written_is_not_replaced(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_text("kept", encoding="utf-8")
    path.chmod(0o444)
    done = run("annotate", "-o", str(path), stdin="双减".encode())
    assert (done.returncode, path.read_text(encoding="utf-8")) == (2, "kept")
