"""A web page saved as one file (MHTML, RFC 2557): the page in it is read."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from ...errors import NotText
from ...wording import say
from .damage import damaged
from .hypertext import read as read_page

if TYPE_CHECKING:
    from email.message import EmailMessage

    from ..lines import Content

__all__ = ["read"]

_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, shown: str) -> Content:
    """Return the document of the page that such a file holds. Raises NotText."""
    try:
        message: EmailMessage = message_from_bytes(data, policy=policy.default)
        parts = list(message.walk())
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise damaged(
            shown, say("page saved as one file (MHTML)"), error, say("save it as HTML")
        ) from None
    start = message.get_param("start", "")  # of several pages the one that holds the others
    parts.sort(key=lambda part: not start or part["Content-ID"] != start)
    for part in parts:
        if part.get_content_type() in _PAGES:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return read_page(page, shown)
    raise NotText(
        "{file}: a page saved as one file (MHTML) without a page; save it as HTML", file=shown
    )
