"""Markdown becomes lines, by way of the web page that markdown-it makes of it.

What report writers mean is kept where Markdown would have it otherwise: the numbers of lists
are text, an indent is no code, a line end is one, 5~~6% is a span. What Markdown shows nowhere is
kept, too: a note that nothing refers to, the words of a picture, cells beyond a table's head.
"""

from __future__ import annotations

import re
from html import escape
from itertools import islice, takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..decoding import decode
from ..lines import Content
from .front_matter import without_front_matter
from .hypertext import lines_of_html
from .text import MARKUP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.rules_core import StateCore

__all__ = ["read"]

_TARGET = re.compile(r"[a-z][a-z0-9+.-]{0,20}:|[#/?]|\.{1,2}/", re.IGNORECASE)
_SPAN_SIGN = re.compile(r"(?<=[\d%％万亿元])~~(?=\d)")
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")
# What is in angle brackets and no element of a page: x<y>z.
_NO_TAG = re.compile(
    r"<(?!!--|/?(?:a|abbr|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col"
    r"|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html"
    r"|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|noscript|ol|p|pre|q|rp|rt|ruby|s"
    r"|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template"
    r"|tfoot|th|thead|title|tr|tt|u|ul|https?|mailto)\b)",
    re.IGNORECASE,
)
_OF_RULE = "|:- \t"  # what the line below a table's head is of
_BOX = "box"
# In such a box, one of its leaves; and where a site puts its table of contents.
_SIGNS = re.compile(
    r"^@tab(?::active)?[ \t]{1,8}|^\[\[?toc\]\]?[ \t]{0,8}$", re.MULTILINE | re.IGNORECASE
)
_CELL_END = re.compile(r"(?<!\\)\|")


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own
        """Whether this is a link's target. [1]: 指… and [注2]: 是… define none: they are notes."""
        is_file = PurePosixPath(urlsplit(url).path).suffix[1:].isalpha()
        return super().validateLink(url) and (is_file or _TARGET.match(url) is not None)


def read(data: bytes, shown: str) -> Content:
    """Return the lines of a Markdown file, its footnotes as notes. Raises NotText."""
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = _Parser("commonmark", {"breaks": True}).enable(["table", "strikethrough"])
    parser.disable("code").use(footnote_plugin)
    # ::: details 目录, as generators of sites have it: a box of some kind, with a title.
    parser.use(container_plugin, _BOX, validate=lambda *_: True)
    parser.add_render_rule(f"container_{_BOX}_open", _rendering(_box))
    parser.core.ruler.before("footnote_tail", "unused_footnotes", _keep_unused)
    parser.add_render_rule("list_item_open", _rendering(_item))
    parser.add_render_rule("image", _rendering(lambda token: escape(token.content)))
    text, stated, problems = without_front_matter(decode(data, shown))
    text = _SPAN_SIGN.sub(r"\\~\\~", _SIGNS.sub("", text))
    text = _NO_TAG.sub("&lt;", _TIMES.sub(r"\\*", text))
    page = parser.render(_with_strong("\n".join(_with_wide_tables(text.split("\n")))))
    return Content(lines_of_html(page, shown), problems, stated)


def _keep_unused(state: StateCore) -> None:
    """Make paragraphs of notes that nothing refers to, and of a second one with the same label."""
    references: dict[str, int] = state.env.get("footnotes", {}).get("refs", {})
    labels: set[str] = set()
    kept: list[Token] = []
    is_unused, before = False, ""
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            is_unused = references.get(f":{label}", -1) < 0 or label in labels
            labels.add(label)
            before = f"[{label}] " if is_unused else ""
        if is_unused and token.type.startswith("footnote_reference"):
            continue
        if before and token.type == "inline" and token.children is not None:
            token.children.insert(0, Token("text", "", 0, content=before))
            before = ""
        kept.append(token)
    state.tokens = kept


def _rendering(write: Callable[[Token], str]) -> Callable[..., str]:
    """Return what the parser calls to write a token, which needs no more than that token."""

    def render(_renderer: object, tokens: Sequence[Token], index: int, *_others: object) -> str:
        return write(tokens[index])

    return render


def _item(token: Token) -> str:
    # The number is what the writer wrote, and a note may have it.
    return f"<li>{token.info}{token.markup} " if token.info else "<li>"


def _box(token: Token) -> str:
    _, _, title = token.info.strip().partition(" ")
    return f"<div><p>{escape(title)}</p>" if title else "<div>"


def _with_wide_tables(lines: list[str]) -> list[str]:
    """Return the lines with as many cells in a table's head as in its widest row."""
    at = 1
    while at < len(lines):
        head, rule = lines[at - 1 : at + 1]
        if "|" not in head or "-" not in rule or rule.strip(_OF_RULE):
            at += 1
            continue
        rows = [_count_cells(row) for row in takewhile(str.strip, islice(lines, at + 1, None))]
        more = max(rows, default=0) - _count_cells(head)
        if more > 0:
            lines[at - 1] = head.rstrip().removesuffix("|") + "| " * (more + 1) + "|"
            lines[at] = rule.rstrip().removesuffix("|") + "|-" * (more + 1) + "|"
        at += len(rows) + 2
    return lines


def _count_cells(row: str) -> int:
    return len(_CELL_END.split(row.strip().strip("|")))


def _with_strong(text: str) -> str:
    """Write ** as tags: beside Chinese punctuation CommonMark takes it for two asterisks."""
    parts = MARKUP.split(text)
    tags = ("<strong>", "</strong>")
    return "".join(
        part + (tags[number % 2] if number < len(parts) - 1 else "")
        for number, part in enumerate(parts)
    )
