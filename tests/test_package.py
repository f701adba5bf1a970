"""What the project promises to those who build on it: names, layout, what is shipped."""

from __future__ import annotations

import ast
import hashlib
import importlib
import inspect
import json
import re
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from zhengce import data
from zhengce.glossary import ZhengceError
from zhengce.glossary.problems import KINDS

ROOT = Path(__file__).parent.parent
FLOORS = {
    "data": {"glossary", "index", "serving", "cli"},
    "glossary": {"index", "serving", "cli"},
    "index": {"serving", "cli"},
    "serving": {"cli"},
    "cli": set[str](),
}


def test_the_public_names_of_the_glossary() -> None:
    import zhengce.glossary

    assert zhengce.glossary.__all__ == [
        "Addition",
        "AnnotatedText",
        "Annotation",
        "ArchiveError",
        "Block",
        "EmptyFile",
        "Entry",
        "FoldedText",
        "Glossary",
        "Holding",
        "InvalidMetadata",
        "Lookup",
        "Metadata",
        "MissingFont",
        "MissingLibrary",
        "MissingReader",
        "NotAReport",
        "NotText",
        "Occurrence",
        "Problem",
        "QueryError",
        "Report",
        "ReportError",
        "Selection",
        "Sense",
        "Shelf",
        "ShelfError",
        "Term",
        "UnknownBlock",
        "UnknownColumn",
        "UnknownFormat",
        "UnknownReport",
        "UnknownSchema",
        "UnreadableFile",
        "UnwritableTable",
        "ZhengceError",
        "annotate_file",
        "fold",
        "fold_with_offsets",
        "parse_report",
        "read_report",
        "senses",
        "use_language",
    ]


def test_the_public_names_of_the_index() -> None:
    import zhengce.index

    assert zhengce.index.__all__ == [
        "And",
        "Filter",
        "Hit",
        "IndexUnavailable",
        "Not",
        "Or",
        "Piece",
        "Query",
        "QuerySyntaxError",
        "RelatedHit",
        "SearchResult",
        "TextIndex",
        "narrowed",
        "open_index",
        "parse",
        "search_shelf",
    ]


@pytest.mark.parametrize("name", ["zhengce.glossary", "zhengce.index"])
def test_public_names_exist_and_are_documented(name: str) -> None:
    package = importlib.import_module(name)
    for public in package.__all__:
        value = getattr(package, public)
        assert public == "Query" or inspect.getdoc(value), public
    with pytest.raises(AttributeError):
        package.no_such_name  # noqa: B018


def test_every_error_is_drawn_in_the_tree() -> None:
    import zhengce.glossary.errors
    import zhengce.index.errors

    drawn = zhengce.glossary.errors.__doc__ or ""
    below = [ZhengceError]
    while below:
        error = below.pop()
        assert f" {error.__name__} " in drawn or f"\n    {error.__name__}\n" in drawn
        below += error.__subclasses__()


def imported(path: Path, floor: str) -> set[str]:
    """What a module imports: floors of ours by their names, libraries by theirs."""
    depth = len(path.relative_to(ROOT).parts) - 1
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {name.name.removeprefix("zhengce.").split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == depth + 1:
            module = (node.module or "").split(".")[0]
            names |= {module} if module else {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").removeprefix("zhengce.").split(".")[0])
    return names - {floor}


@pytest.mark.parametrize("floor", FLOORS)
def test_no_floor_imports_the_one_above_or_its_tools(floor: str) -> None:
    tools = {"cli": set[str](), "serving": {"click", "rich"}, "index": {"click", "rich"}}
    forbidden = FLOORS[floor] | tools.get(floor, {"click", "rich", "whoosh", "jieba"})
    for path in (ROOT / floor).rglob("*.py"):
        assert not imported(path, floor) & forbidden, path


def test_every_folder_of_modules_is_a_package_that_is_built() -> None:
    listed = re.findall(
        r'^    "(zhengce[\w.]*)",$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M
    )
    folders = {path.parent for floor in FLOORS for path in (ROOT / floor).rglob("__init__.py")}
    names = {".".join(("zhengce", *folder.relative_to(ROOT).parts)) for folder in folders}
    assert {name for name in listed if name != "zhengce"} == names


def test_the_installed_package_has_every_file() -> None:
    # As Python finds it from elsewhere: here, an egg-info of setuptools may stand before it.
    elsewhere = [entry for entry in sys.path if entry and Path(entry) != ROOT]
    found = distributions(name="zhengce", path=elsewhere)
    installed = {path.as_posix() for each in found for path in each.files or ()}
    if not any(path.startswith("zhengce/") for path in installed):
        pytest.skip("an editable install has the files by definition")
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"zhengce/{path.relative_to(ROOT).as_posix()}" in installed


def test_the_shipped_report_is_as_it_was_received() -> None:
    text = data.path("xinjiang-2023.txt").read_bytes()
    known = json.loads(data.path("xinjiang-2023.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(text).hexdigest() == known["sha256"]
    assert len(text) == 48452


def test_the_shipped_glossary_is_what_the_text_gives() -> None:
    from zhengce.glossary import archive, read_report

    known = json.loads(data.path("xinjiang-2023.json").read_text(encoding="utf-8"))
    built = archive.dump(read_report(data.path("xinjiang-2023.txt"), known | {"source": None}))
    shipped = data.shipped_archive().read_text(encoding="utf-8")
    assert built == shipped, "run: python tools/build_data.py"


def test_every_problem_that_is_declared_is_told_and_none_else() -> None:
    sources = [*(ROOT / "glossary").rglob("*.py")]
    sources.remove(ROOT / "glossary" / "problems.py")
    told = {code for path in sources for code in re.findall(r'"(W\d{3})"', path.read_text("utf-8"))}
    assert sorted(told) == list(KINDS)


def test_the_schemas_are_schemas() -> None:
    bundle = json.loads(data.path("schemas.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(bundle)
