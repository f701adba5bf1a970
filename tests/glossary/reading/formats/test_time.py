"""Every format is read in a time in proportion to its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.reading.formats import hypertext, mhtml, ofd, open_document, table, text, word
from zhengce.glossary.reading.pages import lines_of_pages

from .... import samples
from ....conftest import assert_linear
from ..pages.test_pages import column, page, written
from .test_packages import as_odt, as_ofd
from .test_packages import page as ofd_page

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPH = "我们坚持稳中求进，推进改革发展，成效明显。"


def as_page(count: int) -> bytes:
    row = f"<tr><td>{PARAGRAPH}<td><b>甲</b><sup>1</sup></tr>"
    return f"<html><body><table>{row * count}</table>{'<div><p>甲</p>' * count}".encode()


def as_message(count: int) -> bytes:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
    return head + b"Content-Type: text/html; charset=utf-8\n\n" + as_page(count) + b"\n--B--\n"


READERS: dict[str, Callable[[int], object]] = {
    "text": lambda n: text.read(f"{PARAGRAPH}\n— 1 —\n".encode() * n, "x"),
    "hypertext": lambda n: hypertext.read(as_page(n), "x"),
    "mhtml": lambda n: mhtml.read(as_message(n), "x"),
    "table": lambda n: table.read(f"甲,{PARAGRAPH}\n".encode() * n, "x"),
    "word": lambda n: word.read(samples.as_word([samples.runs(PARAGRAPH)] * n), "x"),
    "odt": lambda n: open_document.read(as_odt(f"<p>{PARAGRAPH}</p>" * n), "x"),
    "ofd": lambda n: ofd.read(as_ofd(ofd_page([PARAGRAPH] * n)), "x"),
    "pages": lambda n: lines_of_pages([page(column([PARAGRAPH] * 10, 60, 22, 700))] * (n // 10)),
    "a page of rows": lambda n: lines_of_pages(
        [page(*(written("甲", 9, y * 20) for y in range(n)))]
    ),
    "a page of one row": lambda n: lines_of_pages([page(written("甲" * n, 9, 700))]),
}


@pytest.mark.parametrize("name", READERS)
def test_reading_takes_a_time_in_proportion(name: str) -> None:
    assert_linear(READERS[name], 400)
