"""Where a term is explained, in a line that can stand in any Chinese text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .block import Block
    from .metadata import Metadata

__all__ = ["cite", "name_of", "quote"]


_KINDS = {"report": "政府工作报告"}
_INNER = str.maketrans("《》", "〈〉")  # of a title in a title (GB/T 15834)


def cite(report: Metadata, note: int | None = None, *, block: int | None = None) -> str:
    """Return the source of a note, a block or a report: 新绛县2023年《政府工作报告》注5.

    It is what Chinese documents print, without a space, in every language. A place or a year that
    the title has is not said twice: 《北京市2024年政府工作报告》. A title that is but the file's
    name is none to cite: the report is named by what it is.
    """
    unit = "第{}条" if report.kind == "glossary" else "注{}"
    numbered = unit.format(note) if note else f"第{block}段" if block else ""
    name = name_of(report)
    known = (report.place or "", f"{report.year}年" if report.year else "")
    where = "".join(part for part in known if part not in name)
    return f"{where}{name}{numbered}" or report.title


def quote(report: Metadata, text: str, block: Block) -> str:
    """Return a text of a block with its source, as it is quoted.

    So: “……。”（新绛县《政府工作报告》，2023年2月21日，第49段）. The text is as it stands; a page is
    told where the file has pages.
    """
    name = name_of(report)
    where = "" if (report.place or "") in name else report.place or ""
    parts = [f"{where}{name}" or report.title]
    if report.date:
        year, month, day = map(int, report.date.split("-"))
        parts.append(f"{year}年{month}月{day}日")
    elif report.year and f"{report.year}年" not in name:
        parts.append(f"{report.year}年")
    parts.append(f"注{block.note}" if block.note else f"第{block.number}段")
    if block.page:
        parts.append(f"第{block.page}页")
    return f"“{text.strip()}”（{'，'.join(parts)}）"


def name_of(report: Metadata) -> str:
    """Return the title in its marks, or what the report is where that is but its file's name."""
    if "title" in report.guessed and report.kind != "glossary":
        return _KINDS.get(report.kind or "", "")
    return f"《{report.title.translate(_INNER)}》"
