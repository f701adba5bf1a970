"""A table's chart as a picture, by matplotlib (extra ``chart``)."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from ...glossary.cells import for_xml
from ...glossary.errors import MissingFont, MissingLibrary

if TYPE_CHECKING:
    from . import Chart, Table

__all__ = ["as_png", "as_svg"]

# Fonts that have Chinese, as systems ship them.
_FONTS = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Heiti SC"),
    *("Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    *("Noto Sans CJK JP", "Noto Serif CJK SC", "Droid Sans Fallback", "Arial Unicode MS"),
)
_INCHES = (8.0, 4.5)
_DPI = 150
_MOST_YEARS = 12
"""How many may stand below the axis, so that none touches the next."""
_LONGEST_NAME = 16
"""Of a series, in code points, beside a chart of this width."""
_MARKS = "osD^vPX*"
"""What tells series apart where colours do not."""


def as_svg(table: Table) -> str:
    """Return the chart as SVG, its text as text. Raises MissingLibrary."""
    return _drawn(table, "svg", _fonts()).decode()


def as_png(table: Table) -> bytes:
    """Return the chart as PNG. Raises MissingLibrary, and MissingFont where none has Chinese."""
    if not (fonts := _fonts()):
        raise MissingFont(
            "no font with Chinese characters was found; install one such as {font}, or write .svg",
            font=_FONTS[0],
        )
    return _drawn(table, "png", fonts)


def _fonts() -> list[str]:
    """Return the fonts of this machine that have Chinese."""
    try:
        from matplotlib.font_manager import get_font_names
    except ImportError:
        raise MissingLibrary(
            "a chart needs a library that is missing; pip install 'zhengce[chart]'"
        ) from None
    known = set(get_font_names())
    return [font for font in _FONTS if font in known]


def _drawn(table: Table, form: str, fonts: list[str]) -> bytes:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    settings: Any = {
        "font.family": [*fonts, "sans-serif"],  # by which what shows an SVG finds others
        "text.parse_math": False,  # $ is a sign as any other
        "svg.fonttype": "none",
        "svg.hashsalt": "zhengce",  # the same picture for the same table
    }
    written = io.BytesIO()
    with rc_context(settings), warnings.catch_warnings():  # of signs that a font has not
        warnings.simplefilter("ignore")
        figure = Figure(figsize=_INCHES, dpi=_DPI, layout="constrained")
        _draw(figure, table.chart)
        figure.savefig(written, format=form, metadata={"Date": None} if form == "svg" else None)
    return written.getvalue()


def _draw(figure: Any, chart: Chart | None) -> None:  # noqa: ANN401 - matplotlib's types are partial
    axes = figure.add_subplot()
    if chart is None or not chart.series:
        return
    years = sorted({year for series in chart.series for year, _ in series.points})
    drawn = []
    for number, series in enumerate(chart.series):
        mark = _MARKS[number % len(_MARKS)]
        drawn += axes.plot(*zip(*series.points, strict=True), marker=mark)
    if len(years) <= _MOST_YEARS:
        axes.set_xticks(years, [str(year) for year in years])
    else:
        axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_ylabel(for_xml(str(chart.unit)))
    axes.set_title(for_xml(str(chart.title)))
    names = [_short(for_xml(series.name)) for series in chart.series]
    figure.legend(drawn, names, loc="outside right upper", frameon=False)
    if chart.notes:
        figure.supxlabel(for_xml("\n".join(map(str, chart.notes))), fontsize="small")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
