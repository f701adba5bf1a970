"""Markdown becomes lines, by way of the web page that markdown-it makes of it.

What report writers mean is kept where Markdown would have it otherwise: the numbers of lists
are text, an indent is no code, and a line end is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..decoding import decode
from ..lines import Content
from .hypertext import lines_of_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

__all__ = ["read"]


def read(data: bytes, shown: str) -> Content:
    """Return the lines of a Markdown file, its footnotes as notes. Raises NotText."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"])
    parser.disable("code").use(footnote_plugin)
    parser.add_render_rule("list_item_open", _numbered_item)
    page = parser.render(_with_strong(decode(data, shown)))
    return Content(lines_of_html(page, shown))


def _numbered_item(
    _renderer: Any,  # noqa: ANN401 - the parser's own
    tokens: Sequence[Token],
    index: int,
    _options: object,
    _environment: object,
) -> str:
    token = tokens[index]
    # The number is what the writer wrote, and a note may have it.
    return f"<li>{token.info}{token.markup} " if token.info else "<li>"


def _with_strong(text: str) -> str:
    """Write ** as tags: beside Chinese punctuation CommonMark takes it for two asterisks."""
    parts = text.split("**")
    tags = ("<strong>", "</strong>")
    return "".join(
        part + (tags[number % 2] if number < len(parts) - 1 else "")
        for number, part in enumerate(parts)
    )
