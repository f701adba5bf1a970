from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from docx import Document

from zhengce.glossary import Glossary, Report, parse_report
from zhengce.glossary.appendix import appendix_of
from zhengce.glossary.appendix.draft import draft_of
from zhengce.glossary.appendix.text import as_markdown, as_text
from zhengce.glossary.appendix.word import as_docx
from zhengce.glossary.reading.source import RawFile

if TYPE_CHECKING:
    from zhengce.glossary.candidates import Candidate
    from zhengce.glossary.sense import Sense

OTHER = """2024年乙县人民政府工作报告
一、工作
深化“放管服”改革，办好“双创”大赛。
名词解释
1.“双创”：双拥创城。
"""
DRAFT = """深化“放管服”改革，发展低空经济“三区三线”。
坚持“一条主线”，即以高质量发展为主线。
办好“双创”大赛，再办“双创”大赛，做强“小升规”企业，用好“压舱石”。
"""


def draft(text: str = DRAFT) -> Report:
    return draft_of(RawFile(text.encode(), "草稿.txt", None))


def test_the_shipped_reports_own_body_gets_its_notes_word_for_word(
    report: Report, glossary: Glossary
) -> None:
    body = replace(report, blocks=tuple(b for b in report.blocks if b.is_body), entries=())
    found = appendix_of(body, glossary.entries, "none")
    notes = {entry.term.headword: entry.term for entry in report.entries}
    assert [each.number for each in found.items] == list(range(1, 46))
    assert {each.headword: each.definition for each in found.items} == {
        name: term.definition for name, term in notes.items()
    }
    # Its notes are in the order of first use but for two, which the report itself numbers late.
    order = [notes[each.headword].note for each in found.items]
    assert [n for n in order if n not in (6, 39)] == [n for n in range(1, 46) if n not in (6, 39)]
    assert all(
        each.source == f"新绛县2023年《政府工作报告》注{n}"
        for each, n in zip(found.items, order, strict=True)
    )


def test_what_its_sentence_explains_is_left_out_and_what_nobody_does_left_blank(
    glossary: Glossary,
) -> None:
    found = appendix_of(draft(), glossary.entries)
    told = [(each.headword, bool(each.definition)) for each in found.items]
    assert told == [
        ("“放管服”", True),
        ("“三区三线”", True),
        ("“双创”", True),
        ("“小升规”", True),
    ]
    others = replace(glossary.entries[0], occurrences=())
    blank = appendix_of(draft(), [others])
    assert [(each.headword, each.definition) for each in blank.items] == [("“三区三线”", "")]
    assert blank.blanks == 1
    every = appendix_of(draft(), [others], "all")
    names = [each.headword for each in every.items]
    assert names == ["“放管服”", "“三区三线”", "“双创”", "“小升规”", "“压舱石”"]
    assert appendix_of(draft(), [others], "none").items == ()


def test_the_wording_of_the_drafts_own_place_comes_first(glossary: Glossary) -> None:
    other = parse_report(OTHER, name="乙县2024.txt")
    both = Glossary([*glossary.reports, other])
    here = parse_report(OTHER.replace("2024", "2025").split("名词解释")[0], name="乙县2025.txt")
    (item,) = [each for each in appendix_of(here, both.entries).items if "双创" in each.headword]
    assert (item.definition, item.others) == ("双拥创城。", 1)
    elsewhere = appendix_of(draft("新绛县人民政府办公室\n办好“双创”大赛。"), both.entries)
    assert elsewhere.items[0].others == 1


def test_one_is_asked_where_senses_differ(glossary: Glossary) -> None:
    both = Glossary([*glossary.reports, parse_report(OTHER, name="乙县2024.txt")])
    asked: list[str] = []

    def choose(candidate: Candidate) -> Sense | None:
        asked.append(candidate.text)
        return next(s for s in candidate.senses if s.term.definition == "双拥创城。")

    found = appendix_of(draft(), both.entries, choose=choose)
    assert asked == ["双创"]
    assert "双拥创城。" in [each.definition for each in found.items]
    blank = appendix_of(draft(), both.entries, choose=lambda _: None)
    assert [each.headword for each in blank.items if not each.definition] == ["双创"]


def test_the_drafts_own_notes_stand_among_the_others(glossary: Glossary) -> None:
    own = parse_report(OTHER, name="乙县2024.txt")
    found = appendix_of(own, glossary.entries)
    told = [(each.headword, each.definition, each.source) for each in found.items]
    assert told == [
        ("“放管服”", "简政放权、放管结合、优化服务的简称。", "新绛县2023年《政府工作报告》注5"),
        ("“双创”", "双拥创城。", ""),
    ]


def test_an_appendix_as_text_markdown_and_word_says_the_same(glossary: Glossary) -> None:
    found = appendix_of(draft(), glossary.entries)
    text = as_text(found)
    assert text.startswith("名词解释\n\n1.“放管服”：简政放权、放管结合、优化服务的简称。\n2.")
    assert "\n1. 来源：新绛县2023年《政府工作报告》注5\n" in text
    markdown = as_markdown(found)
    assert "1. “放管服”：简政放权、放管结合、优化服务的简称。\n   <!-- 来源：" in markdown
    document = Document(io.BytesIO(as_docx(found)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[0] == "名词解释"
    assert lines[1:] == text.split("\n\n")[1].splitlines()
    comments = [comment.text for comment in document.comments]
    assert comments[0] == "来源：新绛县2023年《政府工作报告》注5"
    assert len(comments) == len(found.items)
