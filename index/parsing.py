"""A query is text, and becomes a tree.

::

    query   = all ("OR" all)*
    all     = (["AND"] one)+
    one     = ("NOT" | "-") one | "(" query ")" | filter | piece
    filter  = ("report" | "place" | "year" | "section" | "in" | "role") ":" word
    piece   = word

A filter at the top level holds for the whole query, wherever it stands there: 低空 OR 无人机
place:江西 is (低空 OR 无人机) place:江西. A word goes on to the next white space. Quotation
marks, straight or Chinese, keep white space and operators inside a word; they do not count
otherwise, as they do not in folded text. A parenthesis inside a word is part of it, as in
出国(境)费用.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

from ..glossary.errors import QueryError
from ..glossary.hazards import SURROGATE
from ..glossary.wording import listed, say
from .errors import QuerySyntaxError
from .query import FILTERS, Filter, Not, Piece, all_of, any_of, filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..glossary.wording import Message
    from .query import Query

__all__ = ["MOST_WORDS", "SIGNS", "parse"]

_DEEPEST = 50
MOST_WORDS = 500
"""What a query may have at most; each costs a look into the index."""
_LONGEST = 10_000
_PAIRS = {'"': '"', "“": "”", "「": "」", "『": "』"}
_FILTER = re.compile(rf"({'|'.join(FILTERS)})[:：]|([A-Za-z]+):(?=\S)", re.IGNORECASE)
# The same in Chinese; of what else a pasted text has before a colon, the value is none.
_CHINESE = {"地区": "place", "年份": "year", "章节": "section", "内容": "in", "报告": "report"}
_CHINESE_ZONES = {
    "正文": "body",
    "名词解释": "notes",
    **dict.fromkeys(("回顾", "工作回顾"), "review"),
    **dict.fromkeys(("安排", "工作安排"), "plan"),
}
_CHINESE_FILTER = re.compile(rf"({'|'.join(_CHINESE)})[:：](?=\S)")
_IDENTIFIER = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z-])[\w.-]+")
_OPERATORS = re.compile(r"(?:^|\s)(?:OR|AND|NOT)(?=\s)")
_FULL_WIDTH = {ord("（"): "(", ord("）"): ")"}
SIGNS: dict[str, Literal["OR", "AND"]] = {
    **dict.fromkeys(("|", "||", "｜", "/", "／", "或", "或者"), "OR"),
    **dict.fromkeys(("，", ",", "、", "；", ";", "&", "&&", "＆", "和", "与"), "AND"),
}
"""Signs that stand alone between words, and what people mean by them."""
_STARS = re.compile(r"[.*＊]+")


def parse(text: str) -> Query:
    """Return the tree of a query. Raises QuerySyntaxError, which marks the place."""
    if half := SURROGATE.search(text):
        raise QuerySyntaxError("half a character; type it again", text, half.start())
    if len(text) > _LONGEST:
        raise QuerySyntaxError(
            say("a query has at most {most} characters", most=_LONGEST), text[:20], 20
        )
    tokens = _with_signs(text, tuple(_tokens(_with_ascii_brackets(text))))
    if not tokens:
        raise QuerySyntaxError("nothing to search for; give a word", text, len(text))
    if len(tokens) > MOST_WORDS:
        at = tokens[MOST_WORDS].position
        raise QuerySyntaxError(say("a query has at most {most} words", most=MOST_WORDS), text, at)
    return _Parser(text, tokens).parse()


def _with_ascii_brackets(text: str) -> str:
    """Read full-width brackets, which a Chinese keyboard types, as operators beside others.

    In a query without operators they are text, as in （一）.
    """
    return text.translate(_FULL_WIDTH) if _OPERATORS.search(text) else text


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["(", ")", "OR", "AND", "NOT", "operand"]
    position: int
    operand: Query | None = None


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character == "(":
            yield _Token("(", at)
            at += 1
        elif character == ")":
            yield _Token(")", at)
            at += 1
        elif _excludes(text, at):
            yield _Token("NOT", at)
            at += 1
        else:
            token, at = _operand(text, at)
            yield token


def _with_signs(text: str, tokens: tuple[_Token, ...]) -> tuple[_Token, ...]:
    """Return the tokens with each sign that stands between two others as an operator."""
    return tuple(
        _Token(sign, token.position)
        if (sign := _sign(text, token))
        and _ends(tokens[at - 1] if at else None)
        and _begins(tokens[at + 1] if at + 1 < len(tokens) else None)
        else token
        for at, token in enumerate(tokens)
    )


def _sign(text: str, token: _Token) -> Literal["OR", "AND"] | None:
    """Return what a word means that is a sign and not in quotation marks."""
    word = token.operand.text if isinstance(token.operand, Piece) else ""
    return SIGNS.get(word) if text.startswith(word, token.position) else None


def _ends(token: _Token | None) -> bool:
    return token is not None and token.kind in ("operand", ")")


def _begins(token: _Token | None) -> bool:
    return token is not None and token.kind in ("operand", "(", "NOT")


def _excludes(text: str, at: int) -> bool:
    """Whether a minus stands before a word; a full-width one, if another word is before it."""
    is_minus = text[at] == "-" or (text[at] == "－" and at > 0)
    return is_minus and at + 1 < len(text) and not text[at + 1].isspace()


def _operand(text: str, start: int) -> tuple[_Token, int]:
    match = _FILTER.match(text, start)
    if match and match[2]:
        known = listed([f"{name}:" for name in FILTERS])
        message = say(
            "no filter {name}: (there is {known}); put the word in quotation marks",
            name=match[2],
            known=known,
        )
        raise QuerySyntaxError(message, text, start)
    if match:
        value, end = _word(text, match.end())
        return _Token("operand", start, _filter(match[1].lower(), value, text, start)), end
    if chinese := _chinese_filter(text, start):
        return chinese
    word, end = _word(text, start)
    if text[start:end] in ("OR", "AND", "NOT"):
        return _Token(text[start:end], start), end  # type: ignore[arg-type]
    # Marks that enclose all of it; those of a pasted text are punctuation.
    is_quoted = _PAIRS.get(text[start]) == text[end - 1] and end - start > 1
    try:
        piece = Piece("" if _STARS.fullmatch(text[start:end]) else word, is_quoted)
    except QueryError as error:
        raise QuerySyntaxError(error.message, text, start) from None
    return _Token("operand", start, piece), end


def _chinese_filter(text: str, start: int) -> tuple[_Token, int] | None:
    """Return the filter that a Chinese name begins, and its end; None where the value is none."""
    match = _CHINESE_FILTER.match(text, start)
    if match is None:
        return None
    value, end = _word(text, match.end())
    name = _CHINESE[match[1]]
    if name == "report" and not _IDENTIFIER.fullmatch(value):
        return None
    try:
        named = _CHINESE_ZONES.get(value, value) if name == "in" else value
        return _Token("operand", start, Filter(name, named)), end
    except QueryError:
        return None


def _word(text: str, start: int) -> tuple[str, int]:
    """Return the word at ``start``, without the quotation marks that enclose, and its end."""
    parts: list[str] = []
    depth = 0
    at = start
    while at < len(text):
        character = text[at]
        closing = text.find(_PAIRS[character], at + 1) if character in _PAIRS else -1
        if closing >= 0:
            parts.append(text[at + 1 : closing])
            at = closing + 1
            continue
        if character == '"':
            raise QuerySyntaxError('a quotation mark " is not closed', text, at)
        if character.isspace() or (character == ")" and depth == 0):
            break
        depth += (character == "(") - (character == ")")
        parts.append(character)
        at += 1
    return "".join(parts), at


def _filter(name: str, value: str, text: str, position: int) -> Filter:
    named = _CHINESE_ZONES.get(value, value) if name in ("in", "role") else value
    try:
        return Filter(name, named)
    except QueryError as error:
        raise QuerySyntaxError(error.message, text, position) from None


def _is_filter(query: Query) -> bool:
    return isinstance(query, Filter) or (isinstance(query, Not) and _is_filter(query.part))


class _Parser:
    """Recursive descent; its depth is bounded."""

    def __init__(self, text: str, tokens: tuple[_Token, ...]) -> None:
        self._text = text
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def parse(self) -> Query:
        alternatives = self._alternatives()
        if self._at < len(self._tokens):
            raise self._error("a parenthesis ) opens nowhere")
        if len(alternatives) == 1 or all(all(map(_is_filter, parts)) for parts in alternatives):
            return any_of(alternatives)
        return self._held_by_all(alternatives)

    def _held_by_all(self, alternatives: list[list[Query]]) -> Query:
        """Take the filters out of alternatives that have words, and put them above all."""
        held = [[part for part in parts if _is_filter(part)] for parts in alternatives]
        names = [{each.name for part in parts for each in filters(part)} for parts in held]
        if twice := next((name for name in FILTERS if sum(name in each for each in names) > 1), ""):
            raise QuerySyntaxError(
                say(
                    "{name}: stands on both sides of OR, and would hold for the whole query; "
                    "put each side in parentheses",
                    name=twice,
                ),
                self._text,
                self._text.rfind(twice),
            )
        words = [[part for part in parts if not _is_filter(part)] for parts in alternatives]
        return all_of([any_of([parts for parts in words if parts]), *chain(*held)])

    def _alternatives(self) -> list[list[Query]]:
        """Read what OR divides; each alternative is the parts that must all be there."""
        alternatives = [self._all()]
        while self._accept("OR"):
            alternatives.append(self._all())
        return alternatives

    def _all(self) -> list[Query]:
        parts = [self._one()]
        while self._at < len(self._tokens) and self._kind() not in ("OR", ")"):
            self._accept("AND")
            parts.append(self._one())
        return parts

    def _one(self) -> Query:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error(say("nested more than {depth} deep", depth=_DEEPEST))
        try:
            return self._negated_or_grouped()
        finally:
            self._depth -= 1

    def _negated_or_grouped(self) -> Query:
        if self._accept("NOT"):
            return Not(self._one())
        opened = self._at
        if self._accept("("):
            query = any_of(self._alternatives())
            if not self._accept(")"):
                raise self._error("a parenthesis ( is not closed", opened)
            return query
        operand = self._tokens[self._at].operand if self._at < len(self._tokens) else None
        if operand is None:
            raise self._error("a word is missing")
        self._at += 1
        return operand

    def _kind(self) -> str:
        return self._tokens[self._at].kind

    def _accept(self, kind: str) -> bool:
        accepted = self._at < len(self._tokens) and self._kind() == kind
        self._at += accepted
        return accepted

    def _error(self, message: str | Message, token: int | None = None) -> QuerySyntaxError:
        at = self._at if token is None else token
        position = self._tokens[at].position if at < len(self._tokens) else len(self._text)
        return QuerySyntaxError(message, self._text, position)
