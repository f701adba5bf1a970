"""An annotated text as Markdown: footnote references behind the terms, footnotes at the end.

What is Markdown in the text stays so, but nothing in it can run: the one character that would
begin a tag, a template, or a link to anything but a page or a mail is written as a reference
such as ``&#x03c;``, which reads the same. Terms inside code, links and tags get no mark. Where
Markdown would read a mark and what follows it as one, a word joiner ends the mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import count
from typing import TYPE_CHECKING

from .annotation import AnnotatedText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .annotation import Annotation

__all__ = ["render", "unrendered"]

# Spelled as hardly anybody does; where somebody did, the & of that is written so itself.
_REFERENCES = {character: f"&#x0{ord(character):02x};" for character in "<&(:[{"}
_CHARACTERS = {reference: character for character, reference in _REFERENCES.items()}
_REFERENCE = re.compile("&#x0(?:3c|26|28|3a|5b|7b);")
# A destination is let be if it is of the web, or can hold no scheme. Each of these looks ahead
# no further than to the next link, so that a text full of them is gone through but once.
_WEB = r"<?(?:https?://|mailto:)"
_TO_PAGE = rf"\s*(?=\S)(?:{_WEB}|[^\s:&\\()<>\[\]]*(?:[)\s]|\Z))"
_OF_PAGE = rf"\s*(?=\S)(?:{_WEB}|[^\s:&\\<>]*(?:\s|\Z))"
_ACTIVE = re.compile(
    r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)"
    r"|\{(?![#.][\w-]+\})(?=[{%:#.\w])"
    rf"|&(?={_REFERENCE.pattern[1:]})"
    rf"|(?<=\])\((?!{_TO_PAGE})|(?<=\]):(?!{_OF_PAGE})"
)
# Where a mark would break what the text does: metadata at its front, fenced code, links and
# their destinations, definitions of links, attributes, tags, addresses; in Obsidian and the like
# also [[links]], ![[embeds]], %%comments%%, $formulas$ and #tags.
_CLOSED = re.compile(
    r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$"
    r"|^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|\[\[[^\[\]\n]{1,300}\]\]|%%.*?%%|\$\$.*?\$\$|\$(?=\S)[^$\n]{1,300}\$"
    r"|(?<!\S)#[^\s#，。；：！？、“”（）]+"
    r"|\[[^\[\]\n]*\](?:\([^)\]\n]*\)|\[[^\[\]\n]*\])"
    r"|\]\([^)\]\n]*\)|^ {0,3}\[(?!\^)[^\]\n]*\]:[^\n]*|\{[#.][\w-]+\}"
    r"|<[^<>\n]*>|https?://[^\s，。；）]+",
    re.MULTILINE | re.DOTALL,
)
_LABEL_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_BRACKETED = re.compile(r"\[([^\[\]\n]+)\]")
_LINE = re.compile("[^\n]*\n?")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])\s")
_INDENT = re.compile(" {4}| {0,3}\t")
_TICKS = re.compile("`+")
_FOLLOWERS = frozenset("([:{\u2060")
_JOINER = "\u2060"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_NOTES = re.compile(r"\n\n\[\^(zc+)[01]\]: ")


def render(annotated: AnnotatedText, *, all_senses: bool = False) -> str:
    """Return the text with footnotes, their labels of a kind that the text has none of.

    A footnote has the likeliest of what a term means, or all senses, each a paragraph. A text
    that uses no term is returned without any, but for an empty one if it has its like.
    """
    text = annotated.text
    label = _free_label(text)
    annotations = list(_markable(annotated))
    explained = AnnotatedText(text, tuple(annotations)).told(all_senses=all_senses)
    labels = {number: f"[^{label}{at}]" for at, number in enumerate(explained, start=1)}
    marks = {
        each.end: labels[each.number] + _JOINER * (text[each.end : each.end + 1] in _FOLLOWERS)
        for each in annotations
    }
    escapes = {match.start() for match in _ACTIVE.finditer(text)}
    parts: list[str] = []
    at = 0
    for place in sorted((escapes | marks.keys()) - {len(text)}):
        parts += [text[at:place], marks.get(place, "")]
        at = place
        if place in escapes:
            parts.append(_REFERENCES[text[place]])
            at += 1
    parts += [text[at:], marks.get(len(text), "")]
    if not explained and _NOTES.search(text):
        parts.append(f"\n\n[^{label}0]: \\.\n")
    for number, lines in explained.items():
        escaped = (_PUNCTUATION.sub(r"\\\1", line) for line in lines)
        parts.append(f"\n\n{labels[number]}: " + "\n\n    ".join(escaped))
    return "".join(parts) + ("\n" if explained else "")


def unrendered(rendered: str) -> str:
    """Return the text that ``render`` was given."""
    text = rendered
    if notes := list(_NOTES.finditer(rendered)):
        first = notes[-1]  # before that they are the text's own
        text = re.sub(rf"\[\^{first[1]}[0-9]+\]{_JOINER}?", "", rendered[: first.start()])
    return _REFERENCE.sub(lambda match: _CHARACTERS[match[0]], text)


def _free_label(text: str) -> str:
    labels = ("z" + "c" * times for times in count(1))
    return next(label for label in labels if re.search(rf"\[\^{label}[0-9]", text) is None)


def _markable(annotated: AnnotatedText) -> Iterator[Annotation]:
    """Yield the annotations outside of code, links and tags."""
    text = annotated.text
    closed = [*map(re.Match.span, _CLOSED.finditer(text))]
    closed = sorted([*closed, *_code(text), *_references(text), *_indented(text)])
    starts = [start for start, _ in closed]
    reach: list[int] = []
    for _, end in closed:
        reach.append(max(end, reach[-1] if reach else 0))
    for annotation in annotated.annotations:
        before = bisect_right(starts, annotation.end - 1)
        if not before or reach[before - 1] <= annotation.start:
            yield annotation


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of inline code: from some backticks to the next as many."""
    runs = list(_TICKS.finditer(text))
    following: dict[int, int] = {}
    closing: list[int | None] = [None] * len(runs)
    for at in range(len(runs) - 1, -1, -1):
        length = len(runs[at][0])
        closing[at] = following.get(length)
        following[length] = at
    at = 0
    while at < len(runs):
        closed_by = closing[at]
        if closed_by is not None:
            yield runs[at].start(), runs[closed_by].end()
            at = closed_by
        at += 1


def _references(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of brackets whose text is a link, since it is defined as one."""
    defined = {label.casefold() for label in _LABEL_DEFINED.findall(text)}
    if defined:
        for match in _BRACKETED.finditer(text):
            if match[1].casefold() in defined:
                yield match.span()


def _indented(text: str) -> list[tuple[int, int]]:
    """Return the spans of code that an indent makes; none where it indents most of the lines."""
    spans: list[tuple[int, int]] = []
    lines = 0
    follows_blank, is_in_list = True, False
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            follows_blank = True
            continue
        lines += 1
        is_indented = _INDENT.match(line) is not None
        if is_indented and follows_blank and not is_in_list:
            spans.append(match.span())
        else:
            is_in_list = _ITEM.match(line) is not None or (is_in_list and is_indented)
            follows_blank = False
    return spans if 2 * len(spans) < lines else []
