"""A report, read once, is kept as JSON: blocks, terms, occurrences, readings.

Loading one needs no reader, no matcher and no pinyin, so that a lookup starts at once.
"""

from __future__ import annotations

import json
import os
import stat
from array import array
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from .block import Block, BlockKind, Role
from .errors import ArchiveError, InvalidMetadata
from .holding import damage_of, digest_of
from .metadata import Metadata, check_metadata
from .records import block_record, dumps, metadata_record, problem_record
from .report import Report
from .term import Entry, Occurrence, Term
from .wording import LANGUAGES, speaking

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from typing import BinaryIO

    from .block import Span
    from .problems import Problem
    from .records import Record

__all__ = [
    "TEMPORARY",
    "Gone",
    "StoredBlocks",
    "digest_at",
    "dump",
    "load",
    "load_metadata",
    "load_with_digest",
    "read_whole",
    "store",
    "write_whole",
]

_SCHEMA = "zhengce/report/1"
TEMPORARY = ".storing-"
"""How the name of a file begins that is being written."""
_READABLE = 0o644
_BLOCKS = b'"blocks": [\n'
_MANY = 8  # times as many blocks are read at once as one by one
_CHECKED = tuple(name for name in Metadata.__slots__ if name not in ("given", "guessed"))
_DAMAGES = (ValueError, KeyError, TypeError, IndexError, RecursionError, InvalidMetadata)
_BINARY = getattr(os, "O_BINARY", 0)


class Gone(ArchiveError):
    """A stored report is not there any more: somebody has removed it."""


def dump(report: Report) -> str:
    """Return the report as JSON, one block or term to a line, so that a change can be read."""
    blocks = [block_record(block) for block in report.blocks]
    terms = [_entry(entry) for entry in report.entries]
    with speaking(LANGUAGES[0]):
        problems = [
            problem_record(each) | {"values": dict(each.values), "way": each.way}
            for each in report.problems
        ]
    parts = [
        f'"schema": "{_SCHEMA}"',
        f'"reader": {report.reader}',
        f'"report": {dumps(metadata_record(report.metadata))}',
        f'"blocks": {_lines(blocks)}',
        f'"terms": {_lines(terms)}',
        f'"problems": {_lines(problems)}',
    ]
    return "{" + ",\n".join(parts) + "}\n"


def load(path: Path) -> Report:
    """Return the report that ``dump`` wrote to ``path``. Raises ArchiveError."""
    return _parse(path, read_whole(path))


def load_with_digest(path: Path) -> tuple[Report, str]:
    """Return the report at ``path``, and the digest of the very bytes that it was made of.

    Raises ArchiveError.
    """
    data = read_whole(path)
    return _parse(path, data), digest_of(data)


def digest_at(path: Path) -> str:
    """Return the digest of the stored report at ``path``. Raises ArchiveError, Gone."""
    return digest_of(read_whole(path))


class StoredBlocks:
    """The blocks of a stored report, of which only those are read that are asked for."""

    def __init__(self, path: Path, digest: str) -> None:
        """Look where each block is. Raises Gone if the file is not that of this digest."""
        self._path = path
        with _opened(path) as file:
            data = file.read()
            self._state = _state(file)
        if digest_of(data) != digest:
            raise Gone("{path}: changed meanwhile; try again", path=path)
        self._bounds = _block_bounds(data)

    def read(self, numbers: Sequence[int]) -> list[Block] | None:
        """Return the blocks of these numbers; None if the file has been written to since.

        Raises ArchiveError, Gone.
        """
        with _opened(self._path) as file:
            if _state(file) != self._state:
                return None
            try:
                bounds = [self._bounds[2 * number - 2 : 2 * number] for number in numbers]
                if len(numbers) * _MANY >= len(self._bounds) // 2:
                    data = file.read()
                    lines = [data[start:end] for start, end in bounds]
                else:
                    lines = [_between(file, start, end) for start, end in bounds]
                found = list(map(_load_block, json.loads(b"[%b]" % b",".join(lines))))
            except _DAMAGES:
                found = []
        if [block.number for block in found] == list(numbers):
            return found
        blocks = load(self._path).blocks  # written by something else, on other lines
        return [blocks[number - 1] for number in numbers]


def _between(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(end - start)


def _state(file: BinaryIO) -> tuple[int, int, int]:
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns, found.st_ino


def _block_bounds(data: bytes) -> array[int]:
    """Return where the JSON of each block begins and where it ends, in turn.

    ``dump`` gives each block a line.
    """
    start = data.find(_BLOCKS) + len(_BLOCKS)
    last = data.find(b"\n]", start) + 1
    bounds = array("Q")
    while (end := data.find(b"\n", start, last) + 1) > 0:
        bounds.extend((start, start + len(data[start:end].rstrip(b",\r\n"))))
        start = end
    return bounds


def store(report: Report, path: Path) -> None:
    """Write the report to ``path``, whole or not at all. Raises OSError."""
    write_whole(path, dump(report).encode("utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, to stay even if the power fails. Raises OSError."""
    import tempfile  # a lookup stores nothing

    from .moving import move

    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_READABLE)
        move(Path(name), path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some systems do not open folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def load_metadata(data: Record) -> Metadata:
    """Return the metadata of its record. Raises TypeError for a field that there is not."""
    if not isinstance(data, dict):
        raise TypeError("no metadata")
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
    return Metadata(**fields)


def read_whole(path: Path) -> bytes:
    """Return the bytes of a file; what is none does not keep waiting. Raises ArchiveError, Gone."""
    with _opened(path) as file:
        return file.read()


@contextmanager
def _opened(path: Path) -> Generator[BinaryIO]:
    try:
        # Without waiting: a pipe in the folder would never answer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _unreadable(path, "not a file")
            yield file
    except FileNotFoundError:
        raise Gone(
            "{path}: not there; add its file again (or install zhengce again, for the shipped one)",
            path=path,
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _parse(path: Path, data: bytes) -> Report:
    try:
        return _report(json.loads(data.decode("utf-8")))
    except _DAMAGES as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception | str) -> ArchiveError:
    with speaking(LANGUAGES[0]):  # what a program can tell is kept, whoever reads it
        return ArchiveError(damage_of(path, str(error)))


def _lines(records: list[Record]) -> str:
    return "[\n" + ",\n".join(map(dumps, records)) + "\n]" if records else "[]"


def _entry(entry: Entry) -> Record:
    term = entry.term
    skipped = ("report", "narrower")
    record: Record = {name: getattr(term, name) for name in term.__slots__ if name not in skipped}
    record["occurrences"] = [[o.block.number, o.start, o.end] for o in entry.occurrences]
    record["narrower"] = [_entry(narrower) for narrower in entry.narrower]
    return record


def _report(data: Record) -> Report:
    if data["schema"] != _SCHEMA:
        raise ValueError(f"format {data['schema']}")
    metadata, reader = load_metadata(data["report"]), data.get("reader", 0)
    for names in (metadata.given, metadata.guessed):
        if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
            raise TypeError("a field without a name")
    check_metadata({name: getattr(metadata, name) for name in _CHECKED})
    if type(reader) is not int:
        raise TypeError("the reader has no number")
    blocks = tuple(_load_block(block) for block in data["blocks"])
    for number, block in enumerate(blocks, start=1):
        _check_block(block, number)
    entries = tuple(_load_entry(entry, metadata, blocks) for entry in data["terms"])
    problems = tuple(map(_load_problem, data["problems"]))
    return Report(metadata, blocks, entries, problems, reader)


def _load_problem(data: Record) -> Problem:
    from .problems import SEVERITIES, Problem, is_tellable  # most reports have none

    code, severity, line, message = (data[n] for n in ("code", "severity", "line", "message"))
    texts = (code, severity, message)
    if not all(isinstance(each, str) for each in texts) or type(line) is not int:
        raise TypeError("a problem that is none")
    if severity not in SEVERITIES:
        raise ValueError(f"no severity {severity}")
    found = Problem(code, severity, line, data.get("values", {}), data.get("way", 0))
    # An older zhengce stored the message alone; a newer one may have other kinds.
    is_known = "values" in data and is_tellable(found)
    return found if is_known else Problem(code, severity, line, stored=message)


def _load_entry(data: Record, report: Metadata, blocks: Sequence[Block]) -> Entry:
    narrower = tuple(_load_entry(inner, report, blocks) for inner in data["narrower"])
    term = Term(
        headword=data["headword"],
        keys=tuple(data["keys"]),
        definition=data["definition"],
        report=report,
        note=data["note"],
        item_groups=tuple(map(tuple, data["item_groups"])),
        pinyin=data["pinyin"],
        key_pinyin=tuple(data["key_pinyin"]),
        broader=data["broader"],
        narrower=tuple(entry.term for entry in narrower),
    )
    places = tuple(
        Occurrence(report, blocks[number - 1], start, end)
        for number, start, end in data["occurrences"]
    )
    return Entry(term, places, narrower)


def _check_block(block: Block, number: int) -> None:
    """Raise ValueError for a block that no reader makes: what shows it relies on its parts."""
    numbers = (
        block.line,
        block.note or 0,
        block.page or 0,
        *(n for r in block.references for n in r),
    )
    if (
        block.number != number
        or any(type(each) is not int for each in (block.number, *numbers))
        or block.kind not in get_args(BlockKind)
        or block.role not in get_args(Role)
    ):
        raise ValueError(f"block {number} is none")
    "".join((block.text, block.lead, *block.section)).encode()  # no half characters


def _load_block(data: Record) -> Block:
    if not isinstance(data["text"], str):
        raise TypeError("a block without text")
    emphasis, references = data["emphasis"], data["references"]
    headword, definition = data.get("headword"), data.get("definition")
    # By place, and nothing made of what is empty: a search may read thousands.
    return Block(
        data["block"],
        data["kind"],
        data["text"],
        data["line"],
        tuple(data["section"]),
        data["note"],
        tuple([(start, end) for start, end in emphasis]) if emphasis else (),
        tuple([(each["at"], each["note"]) for each in references]) if references else (),
        data["lead"],
        data.get("role", "other"),
        None if headword is None else _load_span(headword),
        None if definition is None else _load_span(definition),
        data.get("page"),
    )


def _load_span(data: Sequence[int]) -> Span:
    start, end = data
    return start, end
