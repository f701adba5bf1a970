"""Every pattern of the reader takes a time in proportion to what it looks at.

Each is run on a text that repeats what its own pattern has in it, twice over as long, and the
times are compared. A pattern that backtracks takes four times as long, or for ever.
"""

from __future__ import annotations

import inspect
import pkgutil
import re
import time
from collections import deque
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from zhengce.glossary import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT, TIMES = 1_000, 4
MOST = 2.0 * TIMES  # a square would be 16
FAST = 0.01  # seconds; what is done within these is in proportion to anything
LITERALS = re.compile(r"\\.|[^\\()|?*+{}^$]")
UNITS = [*" 　1一甲，。“（(<第\n", "<!--", "[1]", "1.", "1 ", "甲 "]
# These begin with what any text may have, but are never searched for: only match and fullmatch.
NEVER_SEARCHED = {
    "formats._BEFORE_HTML",
    "formats.note_links._MARK",
    "metadata._BEGINS_WITH_TITLE",
    "pages.fixtures._PAGE_NUMBER",
}


def patterns() -> Iterator[Any]:
    for module in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."):
        room = module.name.removeprefix(f"{reading.__name__}.")
        for name, value in vars(import_module(module.name)).items():
            several = value.values() if isinstance(value, dict) else value
            for each in several if isinstance(several, (list, tuple)) else [value]:
                if isinstance(each, re.Pattern):
                    yield pytest.param(each, f"{room}.{name}", id=f"{room}.{name}")


def texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """What is likely to make the pattern try again and again: its own characters, repeated."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
    own = [each for each in LITERALS.findall(source) if not each.startswith("\\")]
    literal = "".join(own)
    for unit in sorted({*UNITS, *own, literal[:3], literal[:8], literal[-8:]} - {""}):
        yield unit
        yield f"{unit} "


def seconds(pattern: re.Pattern[Any], text: str, *, is_searched: bool) -> float:
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode()
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        if is_searched:
            deque(pattern.finditer(subject), maxlen=0)
        pattern.match(subject)
        pattern.fullmatch(subject)
        best = min(best, time.process_time() - start)
        if best < FAST:
            break
    return best


@pytest.mark.parametrize(("pattern", "name"), list(patterns()))
def test_no_pattern_backtracks(pattern: re.Pattern[Any], name: str) -> None:
    is_searched = name not in NEVER_SEARCHED
    for unit in texts(pattern):
        for end in ("", "!"):
            long = unit * (SHORT * TIMES // len(unit)) + end
            if seconds(pattern, long, is_searched=is_searched) < FAST:
                continue
            short = unit * (SHORT // len(unit)) + end
            ratio = seconds(pattern, long, is_searched=is_searched) / max(
                seconds(pattern, short, is_searched=is_searched), 1e-6
            )
            assert ratio < MOST, unit


@pytest.mark.parametrize("name", sorted(NEVER_SEARCHED))
def test_those_that_are_said_never_to_be_searched_for_are_not(name: str) -> None:
    room, _, pattern = name.rpartition(".")
    source = inspect.getsource(import_module(f"{reading.__name__}.{room}"))
    uses = set(re.findall(rf"\b{pattern}\.(\w+)", source))
    assert uses
    assert uses <= {"match", "fullmatch"}
