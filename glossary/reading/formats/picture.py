"""A picture (.png, .jpg, .tif …) becomes lines: the text that is recognised in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ...errors import NotText
from ...wording import say
from ..lines import Content
from ..pages import lines_of_pages
from ..progress import counted
from .damage import damaged
from .recognition import problems_of, recognize, require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

__all__ = ["read"]

_MOST_PIXELS = 120_000_000  # A3 at 600 dots per inch
_MOST_PAGES = 500  # of a file of several, as a fax is


def read(data: bytes, shown: str) -> Content:
    """Return the lines that are recognised in a picture. Raises NotText and MissingReader."""
    require(shown, say("a picture"))
    found = [recognize(page) for page in _pages(data, shown)]
    if not any(each.page.glyphs for each in found):
        raise NotText(
            "{file}: a picture in which no text was recognised; give one that is sharp", file=shown
        )
    return Content(tuple(lines_of_pages([each.page for each in found])), problems_of(found))


def _pages(data: bytes, shown: str) -> Iterator[Image]:
    from PIL import Image, ImageOps

    try:
        picture = Image.open(io.BytesIO(data))
        count = getattr(picture, "n_frames", 1)
        _refuse_many(count)
        for number in counted(range(count), count):
            picture.seek(number)
            _refuse_huge(picture.width * picture.height)
            page = ImageOps.exif_transpose(picture).convert("RGBA")
            paper = Image.new("RGBA", page.size, "white")
            yield Image.alpha_composite(paper, page).convert("RGB")
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise damaged(shown, say("picture"), error) from None


def _refuse_many(pages: int) -> None:
    if pages > _MOST_PAGES:
        raise ValueError(f"more than {_MOST_PAGES} pages")


def _refuse_huge(pixels: int) -> None:
    if pixels > _MOST_PIXELS:
        raise ValueError(f"more than {_MOST_PIXELS:,} pixels")
