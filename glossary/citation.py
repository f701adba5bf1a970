"""Where a term is explained, in a line that can stand in any Chinese text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .metadata import Metadata

__all__ = ["cite"]


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
    name = f"《{report.title.translate(_INNER)}》"
    if "title" in report.guessed and report.kind != "glossary":
        name = _KINDS.get(report.kind or "", "")
    known = (report.place or "", f"{report.year}年" if report.year else "")
    where = "".join(part for part in known if part not in name)
    return f"{where}{name}{numbered}" or report.title
