"""An annotated text as one self-contained page: each term a link to its explanation below.

The page loads nothing and runs nothing but its own script, whose digest its policy names. What
is foreign is escaped as text. Taking the tags out of ``<main>`` gives the text back; the few
code points that HTML cannot hold are marked with what they were.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING

from ... import data
from ..citation import cite
from ..wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..sense import Sense
    from .annotation import AnnotatedText

__all__ = ["render", "unrendered"]

# NUL and lone surrogates have no place in HTML; a carriage return must be spelled.
_UNREPRESENTABLE = re.compile("[\0\r\ud800-\udfff]")
_SUBSTITUTE = re.compile(r'<span class="unprintable" data-code-point="([0-9A-F]+)">.</span>')
_OPEN, _CLOSE = '<main id="text">', "</main>"
_EXPLANATIONS, _BACK = say("Explanations"), say("back to the text")
_TAG = re.compile(r"<[^>]*>")
_REFERENCE = re.compile("&#x([0-9A-F]+);|&(?:amp|lt|gt);")


def render(annotated: AnnotatedText, title: str = "") -> str:
    """Return the page, headed by ``title``; of several senses the likeliest is in front."""
    parts: list[str] = []
    placed: set[int] = set()
    for piece, annotation in annotated.pieces():
        text = _escaped(piece)
        if annotation:
            number = annotation.number
            place = "" if number in placed else f' id="use-{number}"'
            placed.add(number)
            text = (
                f'<dfn><a{place} href="#term-{number}" aria-describedby="term-{number}"'
                f' data-note="{number}">{text}</a></dfn>'
            )
        parts.append(text)
    style, script = _asset("annotated.css"), _asset("annotated.js")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}"
    explained = "".join(
        f'<li id="term-{number}">{_explanation(senses)}'
        f'<a class="back" href="#use-{number}" aria-label="{_escaped(str(_BACK))}">↩</a></li>\n'
        for number, senses in annotated.explained().items()
    )
    heading = _escaped(str(_EXPLANATIONS))
    if explained:
        explained = (
            f'<section aria-labelledby="explanations">\n<h2 id="explanations">{heading}</h2>\n'
            f"<ol>\n{explained}</ol>\n</section>\n"
        )
    title = _escaped(title) or heading
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}; base-uri \'none\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1></header>\n"
        f"{_OPEN}{''.join(parts)}{_CLOSE}\n"
        f"{explained}<script>{script}</script>\n</body>\n</html>\n"
    )


def unrendered(rendered: str) -> str:
    """Return the text that ``render`` was given."""
    start = rendered.index(_OPEN) + len(_OPEN)
    text = rendered[start : rendered.index(_CLOSE, start)]
    restored = _SUBSTITUTE.sub(lambda match: f"&#x{match[1]};", text)
    return _REFERENCE.sub(_character, _TAG.sub("", restored))


def _character(reference: re.Match[str]) -> str:
    return chr(int(reference[1], 16)) if reference[1] else unescape(reference[0])


def _escaped(text: str) -> str:
    return _UNREPRESENTABLE.sub(_substitute, escape(text, quote=False))


def _substitute(match: re.Match[str]) -> str:
    if match[0] == "\r":
        return "&#x0D;"
    shown = "␀" if match[0] == "\0" else "�"
    return f'<span class="unprintable" data-code-point="{ord(match[0]):04X}">{shown}</span>'


def _explanation(senses: Sequence[Sense]) -> str:
    first, *others = map(_sense, senses)
    if not others:
        return first
    more = counted("{n} more meaning", "{n} more meanings", len(others))
    summary = f"<summary>{_escaped(str(more))}</summary>"
    return f"{first}<details>{summary}{''.join(others)}</details>"


def _sense(sense: Sense) -> str:
    term = sense.term
    sources = "".join(
        f"<cite>{_escaped(cite(entry.term.report, entry.term.note))}</cite>"
        for entry in sense.entries
    )
    return (
        f'<div class="sense"><span class="headword">{_escaped(term.headword)}</span>'
        f'<span class="pinyin" lang="zh-Latn">{_escaped(term.pinyin)}</span>'
        f'<p class="definition">{_escaped(term.definition)}</p>{sources}</div>'
    )


@cache
def _asset(name: str) -> str:
    return data.path(name).read_text(encoding="utf-8")


def _digest(asset: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode() + "'"
