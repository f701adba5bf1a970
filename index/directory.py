"""Where the index is kept: a disposable cache, made anew when it is not what it should be.

An index lives in a folder named by two fingerprints: of the program, and of the reports. It
is made in a folder of its own, stamped, and renamed into place: it is there whole or not at
all, and of two builders the second finds that of the first. Where an index of other reports
by the same program is there, the new one grows from it: the engine never writes twice to a
file, so the files are shared (hard links), and the differing reports taken out and added.

The stamp lists the files with their sizes and times, so that an index which zhengce did not
write, or which has been written to since, is not opened (Whoosh unpickles what it opens).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import unicodedata
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..glossary.keeping import home
from ..glossary.keeping.home import make_private
from ..glossary.keeping.shelf import Shelf
from .errors import IndexUnavailable
from .schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from ..glossary.holding import Holding
    from .building import Progress
    from .search import TextIndex

__all__ = ["open_index"]

_STAMP = "zhengce-stamp.json"
_LOCK = "LOCK"
_BUILDING = ".building-"
_LIBRARIES = ("whoosh", "jieba", "opencc")
_ABANDONED = 3600.0
_RECENT = 60.0
_ATTEMPTS = 20
_FINGERPRINT = 16


def open_index(
    holdings: Sequence[Holding] | None = None,
    directory: Path | None = None,
    progress: Progress | None = None,
) -> TextIndex:
    """Return the index of the stored reports ``holdings``, making it if need be.

    Those that are damaged are left out.
    By default it is that of the user's shelf, in the user's data directory. While it is
    made, ``progress`` is called with how many blocks are done and how many there are.
    Raises IndexUnavailable where the index cannot be kept, ArchiveError for a damaged report.
    """
    parent = home.index_directory() if directory is None else directory
    if parent is None:
        raise IndexUnavailable(
            "this user has no home folder to keep an index in; "
            "set ZHENGCE_HOME to a folder that you can write"
        )
    try:
        for _ in range(_ATTEMPTS):
            asked = _shelf() if holdings is None else holdings
            held = {each.digest: each for each in asked if not each.damage}
            place = parent / f"{program_fingerprint()}-{reports_fingerprint(held)}"
            if opened := _open(place) or _open(_make(held, place, progress)):
                return opened
    except OSError as error:
        raise IndexUnavailable(
            f"the index cannot be kept in {parent} ({error.strerror or error}); "
            "set ZHENGCE_HOME to a folder that you can write"
        ) from error
    raise IndexUnavailable(f"the index in {parent} is taken away while it is made; try again")


def program_fingerprint() -> str:
    """Return a name for this program and the libraries that it indexes with."""
    digest = hashlib.sha256(f"{FORMAT} {unicodedata.unidata_version}".encode())
    for name in _libraries():
        digest.update(name.encode())
    for source in _sources():
        digest.update(_bytes(source))
    return digest.hexdigest()[:_FINGERPRINT]


def reports_fingerprint(digests: Iterable[str]) -> str:
    """Return a name for the reports of these digests, whatever their order."""
    return hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()[:_FINGERPRINT]


def _shelf() -> Sequence[Holding]:
    with Shelf() as shelf:
        return shelf.holdings()


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
    reports = _stamped(place)
    if reports is None:
        return None
    from whoosh.filedb.filestore import FileStorage

    from .search import TextIndex

    try:
        return TextIndex(FileStorage(str(place)).open_index(), list(reports.values()))
    except Exception:  # noqa: BLE001 - an index is a cache: whatever is wrong, make it again
        shutil.rmtree(place)
        return None


def _stamped(place: Path) -> dict[str, str] | None:
    """Return the reports of the index at ``place``: digests and identifiers.

    None if there is no index, or it is not as it was stamped.
    """
    try:
        if not (place / _STAMP).is_file() or not _is_own(place):
            return None
        stamp = json.loads((place / _STAMP).read_text(encoding="utf-8"))
        if stamp["files"] == _state(place):
            return dict(stamp["reports"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _state(place: Path) -> dict[str, list[int]]:
    return {
        entry.name: [entry.stat().st_size, entry.stat().st_mtime_ns]
        for entry in os.scandir(place)
        if entry.name != _STAMP
    }


def _make(wanted: Mapping[str, Holding], place: Path, progress: Progress | None) -> Path:
    """Make the index in a folder of its own, from the nearest one there is, and move it.

    Return where it is: another place than was asked for, if reports have changed meanwhile.
    """
    from .building import build

    parent = place.parent
    cache = parent / "jieba"
    make_private(cache)
    building = parent / f"{_BUILDING}{os.urandom(8).hex()}"
    try:
        # Made here, so that no signal can come between it and what clears it away.
        building.mkdir(mode=0o700)
        there = _grow_from(_nearest(place, wanted.keys()), building)
        additions = [each for each in wanted.values() if each.digest not in there]
        gone = there.keys() - wanted.keys()
        added = build(building, additions, gone, cache, progress)
        reports = {each: there[each] for each in there.keys() - gone} | added
        stamp = {"files": _state(building), "reports": reports}
        (building / _STAMP).write_text(json.dumps(stamp), encoding="utf-8")
        program = place.name.partition("-")[0]
        made = parent / f"{program}-{reports_fingerprint(reports)}"
        _move_into_place(building, made)
        _sweep(parent, keep={made.name, cache.name})
        _sweep_cache(cache)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return made


def _nearest(place: Path, wanted: Set[str]) -> Path | None:
    """Return the index by the same program that has most of the wanted reports, if any."""
    program = place.name.partition("-")[0]
    best, most = None, 0
    # To take a report out costs less than to add one, but leaves its dead weight.
    for path in sorted(place.parent.glob(f"{program}-*")):
        there = set(_stamped(path) or ())
        gain = 2 * len(there & wanted) - len(there - wanted)
        if gain > most:
            best, most = path, gain
    return best


def _grow_from(base: Path | None, building: Path) -> dict[str, str]:
    """Share the files of ``base`` with the empty folder; return the reports that they hold."""
    if base is None:
        return {}
    there = _stamped(base) or {}
    for entry in os.scandir(base):
        if entry.name != _STAMP and not entry.name.endswith(_LOCK):
            try:
                os.link(entry.path, building / entry.name)
            except OSError:  # a file system without links
                shutil.copy2(entry.path, building / entry.name)
    return there


def _move_into_place(building: Path, place: Path) -> None:
    try:
        building.rename(place)
    except OSError:
        if _stamped(place) is not None:  # another search has built it meanwhile
            return
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        building.rename(place)


def _sweep(parent: Path, keep: set[str]) -> None:
    """Remove indexes of other reports or versions, and what a killed process left behind.

    Not those made just now: somebody has made one to open it.
    """
    for path in parent.iterdir():
        is_index = path.name not in keep and (path / _STAMP).is_file()
        if (is_index and _age(path) > _RECENT) or (
            path.name.startswith(_BUILDING) and _is_abandoned(path)
        ):
            shutil.rmtree(path, ignore_errors=True)


def _sweep_cache(cache: Path) -> None:
    """Remove what a killed process left half written of the segmenter's cache."""
    for path in cache.iterdir():
        if path.name.startswith("tmp") and _age(path) > _ABANDONED:
            with suppress(OSError):
                path.unlink()


def _age(path: Path) -> float:
    """Return the seconds since anything was changed in a folder, or in a file."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _is_own(place: Path) -> bool:
    """Whether this user wrote the index; another's is not opened, since Whoosh unpickles it."""
    return not hasattr(os, "geteuid") or place.stat().st_uid == os.geteuid()


def _is_abandoned(path: Path) -> bool:
    # By age, since the process that builds may run on another machine.
    try:
        newest = max(each.stat().st_mtime for each in (path, *path.iterdir()))
    except (OSError, ValueError):
        return False
    return time.time() - newest > _ABANDONED
