"""The text of pictures is recognised (OCR): each becomes a page of characters with boxes.

The library gives a line's text and the corners around it. Its characters stand in it one behind
the other, each as wide as its kind is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import atan2, cos, hypot, sin
from statistics import median
from threading import Lock
from typing import TYPE_CHECKING, Any

from ...errors import MissingReader
from ...problems import problem
from ..pages.glyphs import Box, Glyph, Page
from .orientation import turned, turns_needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from ...problems import Problem
    from ...wording import Message

__all__ = ["Recognized", "is_there", "problems_of", "recognize", "require"]

_NARROW = 0.5  # of a Chinese character's width: that of a Latin one
_FEWEST_TO_TELL = 4  # Chinese characters
_SURE = 0.8  # a line's score below which it is read again
_ROOM = 2.0  # widths of a character to each: more is text that was not recognised
_AGAIN = (1.5, 0.6)  # of a picture's size: what is missed in one is read in another
_OF_ITS_BOX = 0.8  # a character's height: the library leaves room around a line
_TURN = Lock()  # the library keeps what it works on in its engine
# What it writes for Chinese punctuation between Chinese characters.
_HALF_WIDTH = re.compile(
    r"(?<=[\u4e00-\u9fff》”）%])[,;:?!(]|(?<=[\u4e00-\u9fff])\)|^\((?=[\u4e00-\u9fff])"
)
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_Corners = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as the library gives it: its corners, clockwise from the left and top."""

    corners: _Corners
    text: str
    score: float

    @property
    def width(self) -> float:
        (x, y), (other_x, other_y), *_ = self.corners
        return hypot(other_x - x, other_y - y)

    @property
    def height(self) -> float:
        (x, y), *_, (other_x, other_y) = self.corners
        return hypot(other_x - x, other_y - y)

    @property
    def center(self) -> tuple[float, float]:
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    @property
    def angle(self) -> float:
        """By how much it is turned, clockwise, in radians."""
        (left, top), (right, other), *_ = self.corners
        return atan2(other - top, right - left)

    def scaled(self, factor: float) -> _Line:
        corners = [(x * factor, y * factor) for x, y in self.corners]
        return _Line(corners, self.text, self.score)


@dataclass(frozen=True, slots=True)
class Recognized:
    """What was recognised in a picture."""

    page: Page
    confidence: float
    """From 0 to 1: the mean of its characters; 1 where there is none."""
    doubtful: tuple[str, ...] = ()
    """The lines that were read again, and are no surer."""


def is_there() -> bool:
    """Whether the library is installed."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "PIL"))


def require(shown: str, kind: Message) -> None:
    """Raise MissingReader where a file of this kind cannot be read since the library is missing."""
    if not is_there():
        raise MissingReader(
            "{file}: {kind}, whose text must be recognised (OCR); pip install 'zhengce[ocr]'",
            file=shown,
            kind=kind,
        )


def recognize(picture: Image) -> Recognized:
    """Return the characters of a picture; the library must be there."""
    lines = _read(picture)
    if not lines:
        return Recognized(Page(picture.width, picture.height, ()), 1.0)
    if turns := turns_needed(picture, [line.corners for line in lines], _certainty):
        picture = turned(picture, turns)
        lines = _read(picture) or lines
    for scale in _AGAIN:
        if any(map(_is_doubtful, lines)):
            size = (round(picture.width * scale), round(picture.height * scale))
            again = [line.scaled(1 / scale) for line in _read(picture.resize(size))]
            lines = [_better(line, again) if _is_doubtful(line) else line for line in lines]
    lengths = [max(len(line.text), 1) for line in lines]
    total = sum(line.score * length for line, length in zip(lines, lengths, strict=True))
    return Recognized(
        page=_page(lines, picture.width, picture.height),
        confidence=total / sum(lengths),
        doubtful=tuple(line.text for line in lines if _is_doubtful(line)),
    )


def _read(picture: Image) -> list[_Line]:
    with _TURN:
        found = _engine()(picture.convert("RGB"), use_det=True, use_cls=True)
    if found.boxes is None or found.txts is None:
        return []
    return [
        _Line([(float(x), float(y)) for x, y in corners], text, float(score))
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
    ]


def _certainty(line: Image) -> float:
    """Return how surely a picture of a line is read as it stands, from 0 to 1."""
    with _TURN:
        found = _engine()(line.convert("RGB"), use_det=False, use_cls=False)
    scores = found.scores if found.txts is not None else ()
    return float(max(scores or (), default=0.0))


def _is_doubtful(line: _Line) -> bool:
    """Whether a line is not sure, or has fewer characters than its length has room for."""
    size = line.height * _OF_ITS_BOX
    return line.score < _SURE or len(line.text) * _ROOM * size < line.width


def _better(line: _Line, again: Sequence[_Line]) -> _Line:
    """Return the line as it was read again, if that is surer."""
    x, y = line.center
    same = [
        each
        for each in again
        if abs(each.center[1] - y) < line.height / 2 and abs(each.center[0] - x) < line.width / 4
    ]
    return max([line, *same], key=lambda each: (not _is_doubtful(each), each.score))


def problems_of(recognized: Sequence[Recognized]) -> tuple[Problem, ...]:
    """Return the problems that tell how much was recognised, how surely, and what is doubtful."""
    if not recognized:
        return ()
    sizes = [max(len(each.page.glyphs), 1) for each in recognized]
    pairs = zip(recognized, sizes, strict=True)
    mean = sum(each.confidence * size for each, size in pairs) / sum(sizes)
    doubtful = [text for each in recognized for text in each.doubtful]
    told = [problem("W208", 1, count=len(recognized), percent=int(100 * mean))]
    if doubtful:
        told.append(problem("W210", 1, count=len(doubtful), first=doubtful[0]))
    return tuple(told)


@cache
def _engine() -> Any:  # noqa: ANN401 - the library has no types
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _page(lines: Sequence[_Line], width: int, height: int) -> Page:
    """Return a page upright, however slightly the picture is turned."""
    angle = median(line.angle for line in lines)
    glyphs: list[Glyph] = []
    for line in lines:
        upright = [
            (x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle))
            for x, y in line.corners
        ]
        glyphs += _glyphs(upright, _HALF_WIDTH.sub(_full_width, line.text), height)
    return Page(width, height, tuple(glyphs))


def _full_width(match: re.Match[str]) -> str:
    return match[0].translate(_FULL_WIDTH)


def _glyphs(corners: _Corners, text: str, page_height: int) -> Iterator[Glyph]:
    """Yield the characters of a line; Chinese ones are squares, so their width is their size."""
    across, down = [x for x, _ in corners], [y for _, y in corners]
    left, right = min(across), max(across)
    widths = [_NARROW if character.isascii() else 1.0 for character in text]
    unit = (right - left) / max(sum(widths), _NARROW)
    tall = sum(down[2:]) / 2 - sum(down[:2]) / 2
    size = unit if widths.count(1.0) >= _FEWEST_TO_TELL else _OF_ITS_BOX * tall
    bottom = page_height - sum(down) / len(down) - size / 2
    for character, width in zip(text, widths, strict=True):
        box = Box(left, bottom, left + width * unit, bottom + size)
        yield Glyph(character, box, box)
        left = box.right
