"""What a format says of lists is kept: the numbers of items, terms and their definitions."""

from __future__ import annotations

from zhengce.glossary.reading.formats import hypertext, word

from .... import samples

LEVELS = "".join(
    f"<w:lvl w:ilvl='{level}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/></w:lvl>"
    for level, start, form in ((0, 1, "chineseCounting"), (1, 3, "decimal"))
)
NUMBERING = (
    f"<w:abstractNum w:abstractNumId='7'>{LEVELS}</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='9'/></w:lvlOverride></w:num>"
)
STYLES = "<w:style w:styleId='A'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"


def item(number: int, level: int = 0) -> str:
    properties = f"<w:ilvl w:val='{level}'/><w:numId w:val='{number}'/>"
    return f"<w:pPr><w:numPr>{properties}</w:numPr></w:pPr>{samples.runs('甲')}"


def test_the_items_of_a_page_know_their_numbers() -> None:
    page = (
        "<ol><li>甲<li><p>乙</p><p>丙</p></ol><ol start=5><li>丁<ul><li>戊</ul><li>己"
        "<li value=9>庚<li>辛</ol><p>壬"
    )
    lines = hypertext.lines_of_html(page, "x.html")
    assert [(line.text, line.item) for line in lines] == list(
        zip("甲乙丙丁戊己庚辛壬", (1, 2, None, 5, None, 6, 9, 10, None), strict=True)
    )


def test_the_terms_of_a_page_are_told_from_their_definitions() -> None:
    lines = hypertext.lines_of_html("<p>甲<dl><dt>乙<dd><p>丙</p>丁</dl>戊", "x.html")
    assert [(line.text, line.part) for line in lines] == [
        ("甲", ""),
        ("乙", "term"),
        ("丙", "definition"),
        ("丁", "definition"),
        ("戊", ""),
    ]


def test_the_items_of_a_word_file_know_their_numbers() -> None:
    styled = f"<w:pPr><w:pStyle w:val='A'/></w:pPr>{samples.runs('甲')}"
    plain = samples.runs("甲")
    paragraphs = [item(1), item(1, 1), item(1, 1), styled, item(1, 1), item(2), plain, item(3)]
    data = samples.as_word([*paragraphs, item(0)], styles=STYLES, numbering=NUMBERING)
    lines = word.read(data, "x.docx").lines
    assert [line.item for line in lines] == [1, 3, 4, 2, 3, None, None, 9, None]
