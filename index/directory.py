"""Where the index is kept: a disposable cache, rebuilt when it is not what it should be.

An index lives in a folder named by a fingerprint of everything that it depends on. It is
built in a folder of its own, stamped, and renamed into place: it is there whole or not at
all, and of two builders the second finds that of the first. The stamp lists the files as
they were written, so that an index which zhengce did not write, or which was changed
since, is never opened (Whoosh unpickles what it opens).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
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
_ANALYSIS = (
    "segmentation.py",
    "grams.py",
    "verification.py",
    "schema.py",
    "building.py",
    "../glossary/folding.py",
    "../glossary/matching.py",
)


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
    place = parent / fingerprint(paths)
    try:
        opened = _open(place)
        if opened is None:
            _build(paths, place, progress)
            opened = _open(place)
    except OSError as error:
        raise IndexUnavailable(
            f"the index cannot be kept in {parent} ({error.strerror or error}); "
            "set ZHENGCE_HOME to a folder that you can write"
        ) from error
    if opened is None:
        raise IndexUnavailable(f"the index in {parent} keeps changing; try again")
    return opened


def fingerprint(archives: Sequence[Path]) -> str:
    """Return a name for the index of these reports by this program, in hexadecimal."""
    digest = hashlib.sha256(f"{FORMAT} {unicodedata.unidata_version}".encode())
    for name in _libraries():
        digest.update(name.encode())
    for source in _ANALYSIS:
        digest.update(_bytes(Path(__file__).parent / source))
    for path in archives:
        digest.update(hashlib.sha256(_bytes(path)).digest())
    return digest.hexdigest()[:32]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


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
    place.parent.mkdir(parents=True, exist_ok=True)
    cache = place.parent / "jieba"
    cache.mkdir(mode=0o700, exist_ok=True)
    _sweep(place.parent, keep={place.name, cache.name})
    building = Path(tempfile.mkdtemp(prefix=f"{_BUILDING}{os.getpid()}-", dir=place.parent))
    try:
        build(building, reports, cache, progress)
        stamp = json.dumps(_state(building))
        (building / _STAMP).write_text(stamp, encoding="utf-8")
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
        if path.name in keep or _is_being_built(path):
            continue
        if path.name.startswith(_BUILDING) or (path / _STAMP).is_file():
            shutil.rmtree(path, ignore_errors=True)


def _is_being_built(path: Path) -> bool:
    if not path.name.startswith(_BUILDING):
        return False
    owner = path.name.removeprefix(_BUILDING).partition("-")[0]
    if sys.platform == "win32" or not owner.isdigit():
        return True
    try:
        os.kill(int(owner), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
