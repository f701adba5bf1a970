"""Draw docs/LANGUAGE/NAME.svg, pictures of a terminal for the READMEs and the documentation.

python tools/draw_screens.py
"""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from zhengce.cli.screens import compare, lookup, search
from zhengce.cli.screens.screen import Screen
from zhengce.cli.views.hits import HitsView
from zhengce.cli.views.places import PlacesView
from zhengce.glossary import Glossary, Shelf, read_report
from zhengce.glossary.comparison import compare as compared
from zhengce.glossary.wording import LANGUAGES, speaking
from zhengce.index import open_index
from zhengce.serving.operations.compare import Comparison
from zhengce.serving.operations.search import Searched

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
WIDTH = 76
# Rich would have the reader's browser fetch a font from afar.
FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
TEXT = re.compile(r'(<text [^>]*textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')


def _lookup(screen: Screen) -> None:
    lookup.draw(screen, Glossary.default().lookup("一包六保"), PlacesView())


def _search(screen: Screen) -> None:
    with open_index(Shelf().holdings()[:1]) as index:
        found = index.search("营商环境", 2)
    search.draw(screen, Searched("营商环境", found), HitsView())


def _compare(screen: Screen) -> None:
    other = read_report(ROOT / "tests" / "data" / "jiaxian-2024.txt")
    found = Glossary([*Glossary.default().reports, other]).lookup("双创")
    compare.draw(screen, Comparison(found, compared(found.senses)))


SCREENS: dict[str, tuple[str, Callable[[Screen], None]]] = {
    "lookup": ("zhengce 一包六保", _lookup),
    "search": ("zhengce search 营商环境 --limit 2", _search),
    "compare": ("zhengce compare 双创", _compare),
}
"""By the names of the files: what is typed, and what is drawn then."""


def picture(name: str) -> str:
    """Return the SVG of a screen, in the language that is spoken."""
    command, draw = SCREENS[name]
    terminal = Console(force_terminal=True, color_system="standard", width=WIDTH)
    screen = Screen(terminal, breaks_lines=True, paging=False)
    screen.line(Text(f"$ {command}"))
    draw(screen)
    recording = Console(record=True, file=io.StringIO(), width=WIDTH)
    recording.print(Text.from_ansi(screen.text))
    svg = recording.export_svg(title="zhengce", unique_id="zhengce")
    return TEXT.sub(_with_wide_characters, FONT.sub("", svg))


def _with_wide_characters(match: re.Match[str]) -> str:
    # Rich gives a text the length of its characters; Chinese ones are two cells wide.
    text = html.unescape(match[4])
    length = float(match[2]) / len(text) * cell_len(text)
    return f"{match[1]}{length:.1f}{match[3]}{match[4]}{match[5]}"


if __name__ == "__main__":
    for language in LANGUAGES:
        for name in SCREENS:
            path = ROOT / "docs" / language / f"{name}.svg"
            with speaking(language):
                path.write_text(picture(name), encoding="utf-8")
            print(f"wrote {path}")
