"""Where the volumes are kept: a disposable cache, in which what is missing is made.

A volume lies in a folder named by two fingerprints: of the program, and of the reports in it. It
is made in a folder of its own, stamped, and renamed into place: it is there whole or not at all,
never changed, and of two builders the second finds that of the first. The index of a shelf is
the volumes that have its reports. What is missing is added as a new volume; many small ones, and
those of which half is gone, are made anew with it.

The stamp lists the files with their sizes and times, so that a volume which zhengce did not
write, or which has been written to since, is not opened (Whoosh unpickles what it opens).
"""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from ...glossary import archive
from ...glossary.holding import describe
from ...glossary.keeping.home import make_private
from ...glossary.moving import move
from ...glossary.reasons import reason_of
from ..errors import IndexUnavailable
from ..fingerprint import program_fingerprint, reports_fingerprint
from .engine import VolumeEngine
from .volume import REPORTS, Volume

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ...glossary.holding import Holding
    from ..engine import Progress

__all__ = ["VolumeKeeper"]

_STAMP = "zhengce-stamp.json"
_BUILDING = ".building-"
_JIEBA = "jieba"
_ABANDONED = 3600.0  # seconds without a change, after which nobody is building any more
_RECENT = 60.0  # seconds for which a volume is left to whoever has just made it to open it
_ATTEMPTS = 20
_LARGEST = 10_000  # blocks: some 150 MB while their words are sorted
_SEVERAL = 2_000  # blocks, from which a second process is worth its start
_SMALL = 1_000  # blocks
_MOST_SMALL = 8


class VolumeKeeper:
    """Keeps volumes in a folder, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, holdings: Sequence[Holding], progress: Progress | None = None) -> VolumeEngine:
        """Return the engine of these stored reports, making what is missing.

        Raises IndexUnavailable where it cannot be kept, ArchiveError for a damaged report.
        """
        wanted = {holding.digest: holding for holding in holdings}
        try:
            for _ in range(_ATTEMPTS):
                covered = self._cover(wanted)
                missing = wanted.keys() - {each for there in covered.values() for each in there}
                if missing:
                    self._make(missing, wanted, covered, progress)
                    wanted = _as_they_are(wanted)
                elif (opened := _opened(covered, wanted)) is not None:
                    return opened
        except OSError as error:
            raise IndexUnavailable(
                "the index cannot be kept in {folder} ({reason}); set ZHENGCE_HOME to a folder "
                "that you can write",
                folder=self._folder,
                reason=reason_of(error),
            ) from error
        raise IndexUnavailable(
            "the index in {folder} is taken away while it is made; try again", folder=self._folder
        )

    def _cover(self, wanted: Mapping[str, Holding]) -> dict[Path, frozenset[str]]:
        """Return volumes that have wanted reports, each with those for which it is asked.

        Those that have most come first: a report may be in several.
        """
        there = {path: self._wanted_in(path, wanted) for path in self._volumes()}
        covered: dict[Path, frozenset[str]] = {}
        done: frozenset[str] = frozenset()
        for path in sorted(there, key=lambda path: (-len(there[path]), path.name)):
            if more := there[path] - done:
                covered[path] = more
                done |= more
        return covered

    def _wanted_in(self, path: Path, wanted: Mapping[str, Holding]) -> frozenset[str]:
        return frozenset(_stamped(path)) & wanted.keys()

    def _volumes(self) -> Iterator[Path]:
        yield from self._folder.glob(f"{program_fingerprint()}-*")

    def _make(
        self,
        missing: Iterable[str],
        wanted: Mapping[str, Holding],
        covered: Mapping[Path, frozenset[str]],
        progress: Progress | None,
    ) -> None:
        """Make volumes of what is missing, and of what stands in too many small ones."""
        from .workers import write_volumes  # a search that finds its index writes none

        cache = self._folder / _JIEBA
        make_private(cache)
        also = _to_be_joined(covered, wanted)
        holdings = [wanted[digest] for digest in wanted if digest in {*missing, *also}]
        total, done = sum(holding.blocks for holding in holdings), 0

        def step(blocks: int) -> None:
            nonlocal done
            done += blocks
            if progress:
                progress(done, max(done, total))

        building = self._folder / f"{_BUILDING}{os.urandom(8).hex()}"
        try:
            # Made here, so that no signal can come between it and what clears it away.
            building.mkdir(mode=0o700)
            shares = _shares(holdings, building)
            write_volumes(shares, cache, step)
            made = {self._settled(folder).name for folder in shares}
            self._sweep({*made, *(path.name for path in covered if not covered[path] <= also)})
        finally:
            shutil.rmtree(building, ignore_errors=True)

    def _settled(self, building: Path) -> Path:
        """Stamp a volume that is written, and move it to where it is looked for."""
        digests = _digests_of(building)
        stamp = {"files": _state(building), "reports": digests}
        (building / _STAMP).write_text(json.dumps(stamp), encoding="utf-8")
        place = self._folder / f"{program_fingerprint()}-{reports_fingerprint(digests)}"
        try:
            move(building, place)
        except OSError:
            if not _stamped(place):  # or else another search has made it meanwhile
                shutil.rmtree(place) if place.is_dir() else place.unlink()
                move(building, place)
        return place

    def _sweep(self, keep: set[str]) -> None:
        """Remove volumes that are of no use, and what a killed process left behind.

        Not those made just now: somebody has made one to open it.
        """
        for path in self._folder.iterdir():
            is_volume = path.name not in keep and (path / _STAMP).is_file()
            if (is_volume and _age(path) > _RECENT) or (
                path.name.startswith(_BUILDING) and _is_abandoned(path)
            ):
                shutil.rmtree(path, ignore_errors=True)
        for path in (self._folder / _JIEBA).iterdir():  # half written by a killed process
            if path.name.startswith("tmp") and _age(path) > _ABANDONED:
                with suppress(OSError):
                    path.unlink()


def _opened(
    covered: Mapping[Path, frozenset[str]], wanted: Mapping[str, Holding]
) -> VolumeEngine | None:
    """Return the open volumes; None, with what is damaged taken away, if one cannot be opened."""
    opened = [_open(path, {each: wanted[each] for each in covered[path]}) for path in covered]
    engine = VolumeEngine([volume for volume in opened if volume])
    if None not in opened:
        return engine
    engine.close()
    return None


def _open(path: Path, asked: Mapping[str, Holding]) -> Volume | None:
    try:
        return Volume(path, asked)
    except Exception:  # noqa: BLE001 - a cache: whatever is wrong, make it again
        shutil.rmtree(path, ignore_errors=True)  # another may have taken it away
        return None


def _as_they_are(wanted: Mapping[str, Holding]) -> dict[str, Holding]:
    """Return the reports as they are stored now: some may have changed, or be gone."""
    found: dict[str, Holding] = {}
    for digest, holding in wanted.items():
        with suppress(archive.Gone):
            is_same = archive.digest_at(holding.path) == digest
            now = holding if is_same else _described(holding.path)
            found[now.digest] = now
    return found


def _described(path: Path) -> Holding:
    report, digest = archive.load_with_digest(path)
    return describe(report, path, digest)


def _to_be_joined(
    covered: Mapping[Path, frozenset[str]], wanted: Mapping[str, Holding]
) -> frozenset[str]:
    """Return the reports of volumes that are better made anew: small ones, or half empty ones."""
    sizes = {path: sum(wanted[d].blocks for d in digests) for path, digests in covered.items()}
    small = [path for path, size in sizes.items() if size <= _SMALL]
    anew = small if len(small) >= _MOST_SMALL else []
    anew += [path for path in covered if 2 * len(covered[path]) <= len(_stamped(path))]
    return frozenset(digest for path in anew for digest in covered[path])


def _shares(holdings: Sequence[Holding], building: Path) -> dict[Path, list[Path]]:
    """Return the folders of the volumes to be made, each with its reports' files."""
    from .workers import processes

    total = sum(holding.blocks for holding in holdings)
    count = -(-total // _LARGEST) or 1
    if total >= _SEVERAL:  # as many for each process
        count += -count % processes()
    shares: dict[Path, list[Path]] = {}
    before = 0
    for holding in holdings:
        folder = building / str(min(before * count // max(total, 1), count - 1))
        if folder not in shares:
            folder.mkdir(mode=0o700)
        shares.setdefault(folder, []).append(holding.path)
        before += holding.blocks
    return shares


def _digests_of(folder: Path) -> list[str]:
    written = json.loads((folder / REPORTS).read_text(encoding="utf-8"))
    return [digest for digest, *_ in written]


def _stamped(place: Path) -> list[str]:
    """Return the reports of the volume in a folder, by their digests.

    None are in what is no volume, or not as it was stamped, or not this user's: Whoosh unpickles
    what it opens.
    """
    with suppress(OSError, ValueError, KeyError, TypeError):
        if (place / _STAMP).is_file() and _is_own(place):
            stamp = json.loads((place / _STAMP).read_text(encoding="utf-8"))
            if stamp["files"] == _state(place):
                return list(map(str, stamp["reports"]))
    return []


def _state(place: Path) -> dict[str, list[int]]:
    return {
        entry.name: [entry.stat().st_size, entry.stat().st_mtime_ns]
        for entry in os.scandir(place)
        if entry.name != _STAMP
    }


def _age(path: Path) -> float:
    """Return the seconds since anything was changed in a folder, or in a file."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _is_own(place: Path) -> bool:
    return not hasattr(os, "geteuid") or place.stat().st_uid == os.geteuid()


def _is_abandoned(path: Path) -> bool:
    # By age, since the process that builds may run on another machine.
    try:
        newest = max(each.stat().st_mtime for each in (path, *path.rglob("*")))
    except (OSError, ValueError):
        return False
    return time.time() - newest > _ABANDONED
