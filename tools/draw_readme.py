"""Draw docs/lookup.svg, the picture of a terminal in the README.

python tools/draw_readme.py
"""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from zhengce.cli.screens.lookup import draw
from zhengce.cli.screens.screen import Screen
from zhengce.cli.views import PlacesView
from zhengce.glossary import Glossary

WIDTH = 76
# Rich would have the reader's browser fetch a font from afar.
FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
TEXT = re.compile(r'(<text [^>]*textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')


def picture() -> str:
    """Return the SVG of ``zhengce 一包六保``."""
    terminal = Console(force_terminal=True, color_system="standard", width=WIDTH)
    screen = Screen(terminal, breaks_lines=True, paging=False)
    screen.line(Text("$ zhengce 一包六保"))
    draw(screen, Glossary.default().lookup("一包六保"), PlacesView())
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
    path = Path(__file__).parent.parent / "docs" / "lookup.svg"
    path.write_text(picture(), encoding="utf-8")
    print(f"wrote {path}")
