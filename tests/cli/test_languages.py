"""All that the program says is there in each language, and nothing that it does not say."""

from __future__ import annotations

import ast
import re
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from zhengce import data
from zhengce.cli.command import command_of
from zhengce.cli.program import program
from zhengce.serving.operations import NAMES

from ..conftest import ROOT, tool

if TYPE_CHECKING:
    from .conftest import Run

pytest.importorskip("babel")
MESSAGES = tool("build_messages")
SHIPPED = str(data.path("xinjiang-2023.txt"))
HERE = Path(__file__).parents[1] / "data"

# What is not translated: names of formats, programs and organisations, filters and their values,
# values of options, what stands for numbers, words of examples.
KEPT = {
    *(
        "zhengce",
        "note",  # a value of --sort
        "svg",
        "png",
        "Ctrl",
        "pip",
        "install",
        "README",
        "docs",
        "problems",
        "md",
        "mcp",
        "MCP",
        "JSON",
        "json",
    ),
    *(
        "Schema",
        "schema",
        "lookup",
        "lookups",
        "trends",
        "ZHENGCE",
        "LANG",
        "HOME",
        "NO",
        "COLOR",
        "BOM",
    ),
    *("Excel", "CSV", "csv", "TSV", "tsv", "xlsx", "jsonl", "TBX", "tbx", "omegat", "SKOS", "skos"),
    *("Turtle", "jsonld", "StarDict", "stardict", "yomitan", "Anki", "anki", "apkg", "contextive"),
    *("jieba", "html", "HTML", "markdown", "Markdown", "text", "PDF", "OCR", "OFD", "Word", "RTF"),
    *("PowerPoint", "Office", "LibreOffice", "docx", "place", "year", "section", "report", "in"),
    *("body", "notes", "xinjiang", "OR", "NOT", "AND", "true", "false", "liangge", "zhuanxing"),
    *("yblb", "YYYY", "MM", "DD", "plan", "opinion", "notice", "bulletin", "regulation"),
    *("glossary", "other", "state", "province", "prefecture", "county", "small", "score", "en"),
    *("zh", "fzf", "SHA", "txt", "review", "role", "position", "left", "right"),
    # Measures, and who they are from.
    *("log", "likelihood", "logDice", "dice", "mi", "count", "DP", "GDP", "Dunning"),
    *("none", "numerals", "all"),  # values of --blanks
    *("Rych", "Church", "Hanks", "Gries", "Hardie"),
}


def test_the_catalogue_has_what_is_said_and_nothing_else() -> None:
    catalogue = MESSAGES.read()
    written = {MESSAGES._key(each.id) for each in catalogue if each.id}
    wanted = {MESSAGES._key(each.id) for each in MESSAGES.build() if each.id}
    assert written == wanted, "run: python tools/build_messages.py"


def test_every_message_is_translated_with_the_places_it_has() -> None:
    for each in MESSAGES.read():
        if not each.id:
            continue
        ids = [each.id] if isinstance(each.id, str) else each.id
        texts = [each.string] if isinstance(each.string, str) else each.string
        assert all(texts), f"not translated: {each.id}"
        assert not each.fuzzy, each.id
        for text in texts:
            # Of a plural, the number may stand in one of the forms alone.
            assert places(text) <= set().union(*map(places, ids)), text
            assert places(text) | {"n", "nargs"} >= places(ids[-1]), text


def places(text: str) -> set[str]:
    if "%(" in text:
        return set(re.findall(r"%\((\w+)\)", text))
    return {name.partition("!")[0] for _, name, _, _ in Formatter().parse(text) if name}


def test_the_catalogue_that_is_read_is_the_one_that_is_written() -> None:
    compiled = data.path("locale") / "zh" / "LC_MESSAGES" / "zhengce.mo"
    with compiled.open("rb") as file:
        read = GNUTranslations(file)
    for each in MESSAGES.read():
        if isinstance(each.id, str) and each.id:
            assert read.gettext(each.id) == each.string, "run: python tools/build_messages.py"


def test_what_is_said_is_written_where_it_can_be_found() -> None:
    """A sentence that is glued together, or kept in a variable, is in no catalogue."""
    for room in MESSAGES.ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(call, ast.Call):
                    continue
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                if name in MESSAGES.KEYWORDS and name != "QuerySyntaxError":
                    assert is_sentence(call.args[0]), f"{path}:{call.lineno}"


def is_sentence(argument: ast.expr) -> bool:
    """Whether an argument is a text as it is, or a sentence that was made elsewhere."""
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return is_text or isinstance(argument, (ast.Attribute, ast.Name, ast.Call))


def screens() -> list[list[str]]:
    small = str(HERE / "small.txt")
    return [
        [],
        ["--help"],
        *([name, "--help"] for name in NAMES),
        ["lookup", "一包六保"],
        ["lookup", "yblb"],
        ["lookup", "不存在的词"],
        ["lookup", "产业"],
        ["list", "--limit", "3"],
        ["search", "产业", "--limit", "2"],
        ["search", "产业", "--sentences", "--limit", "1"],
        ["search", "江西省低空经济", "--limit", "2"],
        ["search", "营商环竟"],
        ["search", "1000"],
        ["trend", "产业"],
        ["concordance", "产业", "--limit", "2"],
        ["concordance", "没有这样的词"],
        ["collocates", "产业", "--limit", "2"],
        ["collocates", "没有这样的词"],
        ["frequencies", "--limit", "5"],
        ["compare", "双创"],
        ["compare", "双闯"],
        ["candidates", "--limit", "2"],
        ["inspect", small],
        ["reports"],
        ["show", "xinjiang-2023", "10"],
        ["check"],
        ["check", small],
        ["refresh"],
    ]


@pytest.mark.parametrize("arguments", screens(), ids=" ".join)
def test_the_chinese_program_says_no_word_of_english(
    run: Run, arguments: list[str], tmp_path: Path
) -> None:
    done = run(*arguments, ZHENGCE_LANG="zh", ZHENGCE_HOME=str(tmp_path))
    assert done.returncode in (0, 1), done.stderr
    assert english(done.stdout + done.stderr) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["search"],
        ["search", "(甲"],
        ["search", "甲", "--bogus"],
        ["search", "甲", "--limit", "many"],
        ["search", "甲", "--limit", "-1"],
        ["search", "甲", "--sort", "colour"],
        ["search", "in:x 甲"],
        ["lookup", ""],
        ["lookup", "双创", "--year", "x"],
        ["lookup", "双创", "--report", "xinjiang"],
        ["inspect", "甲.txt"],
        ["inspect", "."],
        ["show", "xinjiang-2023", "999"],
        ["show", "xinjiang-2023", "x"],
        ["remove", "xinjiang-2023"],
        ["export", "csvv"],
        ["export", "stardict"],
        ["annotate", SHIPPED, "--format", "html", "--json"],
        ["annotate", SHIPPED, "-o", "x.pdf"],
        ["schema", "none"],
        ["serach", "双创"],
        ["add"],
        ["add", "甲.txt", "--date", "x"],
    ],
    ids=" ".join,
)
def test_what_is_wrong_is_told_in_chinese(run: Run, arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments, ZHENGCE_LANG="zh", ZHENGCE_HOME=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert re.search("[\u4e00-\u9fff]", done.stderr)
    asked = {word for each in arguments for word in re.findall("[A-Za-z]+", each)}
    assert [word for word in english(done.stderr) if word not in asked] == []


def english(text: str) -> list[str]:
    """The words that are neither kept in every language nor options or commands."""
    options = {
        word
        for command in (program(), *map(command_of, NAMES))
        for each in command.params
        for option in each.opts
        for word in re.findall("[a-z]+", option)
    }
    # Pinyin, digests, identifiers and what stands in quotation marks of code are no words.
    text = re.sub(
        r"[0-9a-f]{64}|text\[start:end\]|\S+/\S+|help|[A-Z]\d{3}|\[[0-9<=x>]+\]", " ", text
    )
    words = re.findall(r"(?<![\w\u0080-\u02af])[A-Za-z]{2,}(?![\u0080-\u02af])", text)
    return [word for word in words if word not in KEPT | options | set(NAMES)]


def test_braces_in_the_catalogue_are_of_places_alone() -> None:
    catalogue: Any = MESSAGES.read()
    for each in catalogue:
        for text in (each.string,) if isinstance(each.string, str) else each.string:
            assert text.count("{") == text.count("}"), text
