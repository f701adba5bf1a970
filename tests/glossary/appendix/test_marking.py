from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from zhengce.glossary import Glossary, NotText, Report
from zhengce.glossary.appendix import appendix_of
from zhengce.glossary.appendix.draft import draft_of
from zhengce.glossary.appendix.marking import marked
from zhengce.glossary.reading.source import RawFile

if TYPE_CHECKING:
    from collections.abc import Sequence


def word(paragraphs: Sequence[str], size: int = 3) -> bytes:
    """A Word file whose runs are a few characters long, every other bold and large."""
    document = Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for start in range(0, len(text), size):
            run = paragraph.add_run(text[start : start + size])
            if start // size % 2:
                run.bold, run.font.size = True, Pt(20)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "深化“双减”工作。"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def texts(data: bytes) -> list[str]:
    document: Any = Document(io.BytesIO(data))
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t")))
        for p in document.element.body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
def test_each_first_use_is_marked_and_nothing_else_changed(
    report: Report, glossary: Glossary, size: int
) -> None:
    data = word([b.text for b in report.blocks if b.is_body], size)
    found = appendix_of(draft_of(RawFile(data, "x.docx", None)), glossary.entries, "none")
    written, lost = marked(data, found.items, "x.docx")
    assert lost == []
    assert [re.sub(r"\[\d+\]", "", text) for text in texts(written)] == texts(data)
    marks = re.findall(r"\[(\d+)\]", "".join(texts(written)))
    assert marks == [str(number) for number in range(1, 46)]


def test_a_mark_is_raised_behind_the_quotation_marks_and_formatted_as_what_it_follows(
    glossary: Glossary,
) -> None:
    data = word(["深化“放管服”改革，“放管服”改革。"])
    found = appendix_of(draft_of(RawFile(data, "x.docx", None)), glossary.entries, "none")
    written, _ = marked(data, found.items, "x.docx")
    paragraph, cell = texts(written)[:2]
    assert paragraph == "深化“放管服”[1]改革，“放管服”改革。"
    assert cell == "深化“双减”[2]工作。"
    runs = Document(io.BytesIO(written)).paragraphs[0].runs
    at = next(n for n, run in enumerate(runs) if run.text == "[1]")
    assert runs[at].font.superscript
    assert runs[at].bold == runs[at - 1].bold
    plain = [run for run in runs if run.text != "[1]"]
    assert not any(run.font.superscript for run in plain)
    kept = [(c, bool(run.bold)) for run in plain for c in run.text]
    before = [
        (c, bool(r.bold)) for r in Document(io.BytesIO(data)).paragraphs[0].runs for c in r.text
    ]
    assert kept == before


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(NotText, match="save it as"):
        marked(b"no", appendix_of(draft_of(RawFile("甲".encode(), "x", None)), ()).items, "x")
