"""What many tests share: the shipped report, its glossary, an index of it."""

from __future__ import annotations

import os
import re
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from zhengce import data
from zhengce.glossary import Glossary, Report, archive
from zhengce.glossary.holding import Holding, describe
from zhengce.glossary.reading.blocks import divide
from zhengce.glossary.reading.characters import LINE_ENDS, normalize
from zhengce.glossary.reading.formats.text import lines_of_text
from zhengce.glossary.reading.notes.feet import lift_page_notes_of_text
from zhengce.glossary.reading.pagination import mark_page_numbers
from zhengce.index import open_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhengce.glossary import Block
    from zhengce.glossary.reading.lines import Line
    from zhengce.index.search import TextIndex

os.environ["ZHENGCE_LANG"] = "en"  # whatever the locale of who runs the tests

settings.register_profile("zhengce", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("zhengce")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "reports"


def tool(name: str, folder: str = "tools") -> Any:  # noqa: ANN401 - a module
    """One of the scripts in ``tools/`` or ``benchmarks/``, which are in no package."""
    specification = spec_from_file_location(name, ROOT / folder / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = module_from_spec(specification)
    sys.modules.setdefault(name, module)  # where a dataclass looks for its module
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def source_text() -> str:
    return data.path("xinjiang-2023.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def report() -> Report:
    return archive.load(data.shipped_archive())


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return Glossary.default()


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory in which the index has been built."""
    home = tmp_path_factory.mktemp("home")
    open_index(directory=home / "index").close()
    return home


@pytest.fixture(scope="session")
def index(built_home: Path) -> Iterator[TextIndex]:
    with open_index(directory=built_home / "index") as opened:
        yield opened


@pytest.fixture(autouse=True)
def _own_home(built_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the data directory of whoever runs it."""
    monkeypatch.setenv("ZHENGCE_HOME", os.fspath(built_home))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)


def held(path: Path) -> Holding:
    """What the catalog says of the report that is stored at ``path``."""
    report, digest = archive.load_with_digest(path)
    return describe(report, path, digest)


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Assert that four times as much takes no more than eight times as long; a square takes 16.

    What takes next to no time is in proportion to anything. A machine that is busy can make a
    single measurement wrong, so the best of several counts.
    """
    work(size)  # what is made once and kept is made here

    def seconds(count: int) -> float:
        start = time.process_time()
        work(count)
        return time.process_time() - start

    ratios: list[float] = []
    for _ in range(5):
        short, long = seconds(size), seconds(4 * size)
        ratios.append(long / max(short, 0.005))
        if ratios[-1] < 8:
            return
    raise AssertionError(f"four times as much took {min(ratios):.1f} times as long")


def lines_without_page_numbers(text: str) -> list[Line]:
    """The lines of a text as they are divided."""
    lines = lift_page_notes_of_text(mark_page_numbers(list(lines_of_text(text))))
    return [line for line in lines if not line.is_page_number]


def divided(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    return divide(lines_without_page_numbers(text)).blocks


MARKUP = re.compile(r"(?<!\*)\*\*(?!\*)")
"""What is bold stands between two of these."""


def bare(source: str) -> str:
    """What a text holds: in the characters one would type, without the markup of these."""
    lines = (normalize(line)[0] for line in re.split(f"[\n{LINE_ENDS}]", source))
    return without_white_space("".join(MARKUP.sub("", line) for line in lines))


def without_white_space(text: str) -> str:
    return "".join(text.split())
