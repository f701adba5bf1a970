"""The errors of zhengce: one root, a tree below it.

::

    ZhengceError
    ├── ReportError              a file cannot be read as a report
    │   ├── UnreadableFile       missing, a folder, or not permitted
    │   ├── EmptyFile            no text in it
    │   ├── NotText              of no known format, damaged, encrypted, or too large
    │   ├── MissingReader        a library that reads its format is not installed
    │   ├── NotAReport           text, but not that of a report
    │   └── UnknownColumn        a table has no such column, or is none
    ├── InvalidMetadata          a report cannot have such a field, or such a value
    ├── ShelfError               the shelf cannot be kept, or may not be changed so
    ├── UnknownReport            no report has this identifier
    ├── UnknownBlock             the report has no block of this number
    ├── UnknownSchema            no JSON document is of this kind
    ├── UnknownFormat            there is no export of this name
    ├── MissingFont              no font of this machine has what is to be drawn
    ├── UnwritableTable          a table does not fit into such a file
    ├── MissingLibrary           an extra is needed for this, and not installed
    ├── ArchiveError             a stored report is damaged
    │   └── Gone                 a stored report is not there any more (zhengce.glossary.archive)
    ├── QueryError               a query asks for nothing
    │   └── QuerySyntaxError     a query cannot be parsed (zhengce.index)
    └── IndexUnavailable         the index cannot be built or kept (zhengce.index)

Every message is one line that says what is wrong and what to do.
"""

from __future__ import annotations

import re

from .wording import Message

__all__ = [
    "ArchiveError",
    "EmptyFile",
    "InvalidMetadata",
    "MissingFont",
    "MissingLibrary",
    "MissingReader",
    "NotAReport",
    "NotText",
    "QueryError",
    "ReportError",
    "ShelfError",
    "UnknownBlock",
    "UnknownColumn",
    "UnknownFormat",
    "UnknownReport",
    "UnknownSchema",
    "UnreadableFile",
    "UnwritableTable",
    "ZhengceError",
]


# What would end the line, or act on a terminal, as in the name of a file.
_CONTROLS = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"


class ZhengceError(Exception):
    """The root: everything that zhengce raises on purpose. Its message is one line.

    It is told in the language that is spoken where it is read.
    """

    def __init__(self, message: str | Message, /, **values: object) -> None:
        """Take a sentence, or its English with the values for the names in it."""
        super().__init__(message if isinstance(message, Message) else Message(message, values))

    @property
    def message(self) -> Message:
        """The sentence."""
        said: Message = self.args[0]
        return said

    def __str__(self) -> str:
        """Return the message, control characters of foreign text in it escaped."""
        return re.sub(_CONTROLS, lambda match: ascii(match[0])[1:-1], str(self.message))


class ReportError(ZhengceError):
    """A file cannot be read as a report."""


class UnreadableFile(ReportError):
    """The file is missing, is a folder, or may not be read."""


class EmptyFile(ReportError):
    """The file holds no text."""


class NotText(ReportError):
    """The file is of no format or encoding that can be read, damaged, encrypted or too large."""


class MissingReader(ReportError):
    """The library that reads files of this format is not installed."""


class NotAReport(ReportError):
    """The file holds text, but none of the marks of a report."""


class UnknownColumn(ReportError):
    """The file has no table, or its table no such column, as the user names one of its terms."""


class InvalidMetadata(ZhengceError):
    """What is said of a report is no field of its metadata, or no value that it can have."""


class ShelfError(ZhengceError):
    """The shelf cannot be written, or a change of it is not possible."""


class UnknownReport(ZhengceError):
    """No report has this identifier."""


class UnknownBlock(ZhengceError):
    """The report has no block of this number."""


class UnknownSchema(ZhengceError):
    """No JSON document is of this kind."""


class UnknownFormat(ZhengceError):
    """There is no export of this name."""


class MissingLibrary(ZhengceError):
    """A library that an extra installs is needed for this."""


class MissingFont(ZhengceError):
    """No font of the system has what is to be drawn."""


class UnwritableTable(ZhengceError):
    """A table does not fit into a file of the kind that is asked for."""


class ArchiveError(ZhengceError):
    """A stored report is damaged or of another format."""

    @property
    def reason(self) -> str:
        """What is wrong with it, as far as a program can tell."""
        return str(self.message.values.get("reason", "") or self)


class QueryError(ZhengceError):
    """A query asks for nothing, or cannot be understood."""
