"""Where the index is kept: a disposable cache, rebuilt when it is not what it should be.

An index lives in a folder named by a fingerprint of everything that it depends on. It is
built in a folder of its own, stamped, and renamed into place: it is there whole or not at
all, and of two builders the second finds that of the first. The stamp lists the files with
their sizes and times, so that an index which zhengce did not write, or which has been
written to since, is not opened (Whoosh unpickles what it opens).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..glossary import archive, home
from .errors import IndexUnavailable
from .schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .building import Progress
    from .search import TextIndex

__all__ = ["open_index"]

_STAMP = "zhengce-stamp.json"
_BUILDING = ".building-"
_LIBRARIES = ("whoosh", "jieba", "opencc")
_ABANDONED = 3600.0
_ATTEMPTS = 3


def open_index(
    archives: Sequence[Path] | None = None,
    directory: Path | None = None,
    progress: Progress | None = None,
) -> TextIndex:
    """Return the index of the stored reports ``archives``, building it if need be.

    By default it is that of the user's shelf, in the user's data directory. While it is
    built, ``progress`` is called with how many blocks are done and how many there are.
    Raises IndexUnavailable where the index cannot be kept, ArchiveError for a damaged report.
    """
    paths = home.archives() if archives is None else archives
    parent = home.index_directory() if directory is None else directory
    try:
        for _ in range(_ATTEMPTS):
            place = parent / fingerprint(paths)
            if opened := _open(place):
                return opened
            _build(paths, place, progress)
    except OSError as error:
        raise IndexUnavailable(
            f"the index cannot be kept in {parent} ({error.strerror or error}); "
            "set ZHENGCE_HOME to a folder that you can write"
        ) from error
    raise IndexUnavailable(f"the index in {parent} or its reports keep changing; try again")


def fingerprint(archives: Sequence[Path]) -> str:
    """Return a name for the index of these reports by this program, in hexadecimal."""
    digest = hashlib.sha256(f"{FORMAT} {unicodedata.unidata_version}".encode())
    for name in _libraries():
        digest.update(name.encode())
    for source in _sources():
        digest.update(_bytes(source))
    for path in archives:
        digest.update(hashlib.sha256(_bytes(path)).digest())
    return digest.hexdigest()[:32]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _sources() -> Iterator[Path]:
    """Yield the program's own files, all that text passes on its way into an index."""
    index = Path(__file__).parent
    for folder in (index, index.parent / "glossary"):
        yield from sorted(folder.rglob("*.py"))


def _libraries() -> Iterator[str]:
    """Yield the names of the libraries' metadata folders, which hold their versions.

    importlib.metadata would say the same, at the price of a third of a search's start-up.
    """
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec and spec.origin:
            beside = sorted(os.listdir(Path(spec.origin).parent.parent))  # noqa: PTH208 - faster
            yield from (name for name in beside if _is_metadata(name.lower(), library))


def _is_metadata(name: str, library: str) -> bool:
    return name.startswith(library) and name.endswith(("dist-info", "egg-info"))


def _open(place: Path) -> TextIndex | None:
    """Open the index at ``place``; None if there is none, or it is not as it was stamped."""
    if not _is_as_stamped(place):
        return None
    from whoosh.filedb.filestore import FileStorage

    from .search import TextIndex

    try:
        return TextIndex(FileStorage(str(place)).open_index())
    except Exception:  # noqa: BLE001 - an index is a cache: whatever is wrong, build it again
        shutil.rmtree(place)
        return None


def _is_as_stamped(place: Path) -> bool:
    try:
        stamp = json.loads((place / _STAMP).read_text(encoding="utf-8"))
        return bool(stamp == _state(place))
    except (OSError, ValueError):
        return False


def _state(place: Path) -> dict[str, list[int]]:
    return {
        entry.name: [entry.stat().st_size, entry.stat().st_mtime_ns]
        for entry in os.scandir(place)
        if entry.name != _STAMP
    }


def _build(archives: Sequence[Path], place: Path, progress: Progress | None) -> None:
    from .building import build

    reports = [archive.load(path) for path in archives]
    parent = place.parent
    parent.mkdir(parents=True, exist_ok=True)
    cache = parent / "jieba"
    cache.mkdir(mode=0o700, exist_ok=True)
    _sweep(parent, keep={place.name, cache.name})
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=parent))
    try:
        build(building, reports, cache, progress)
        stamp = json.dumps(_state(building))
        (building / _STAMP).write_text(stamp, encoding="utf-8")
        if fingerprint(archives) == place.name:  # the reports are still those that were read
            _move_into_place(building, place)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _move_into_place(building: Path, place: Path) -> None:
    try:
        building.rename(place)
    except OSError:
        if _is_as_stamped(place):  # another search has built it meanwhile
            return
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        building.rename(place)


def _sweep(parent: Path, keep: set[str]) -> None:
    """Remove indexes of other reports or versions, and what a killed process left behind."""
    for path in parent.iterdir():
        is_index = path.name not in keep and (path / _STAMP).is_file()
        if is_index or (path.name.startswith(_BUILDING) and _is_abandoned(path)):
            shutil.rmtree(path, ignore_errors=True)


def _is_abandoned(path: Path) -> bool:
    # By age, since the process that builds may run on another machine.
    try:
        newest = max(each.stat().st_mtime for each in (path, *path.iterdir()))
    except (OSError, ValueError):
        return False
    return time.time() - newest > _ABANDONED
