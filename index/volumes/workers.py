"""Volumes are written by several processes at once: to segment is what a build costs.

Each process is a Python of its own, which is given what it needs as its arguments: one that is
forked would share locks with the threads of whoever uses zhengce, and one that is spawned would
run their program again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .building import is_complete, write_volume

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["processes", "write_volumes"]

_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from zhengce.index.volumes.workers import work; work()"
)
_STEPS = 100  # blocks of which a process tells at once


def processes() -> int:
    """Return how many processes are worth having here."""
    return os.cpu_count() or 1


def write_volumes(
    shares: Mapping[Path, Sequence[Path]],
    cache: Path,
    step: Callable[[int], None],
) -> None:
    """Write volumes, each of some stored reports into an empty folder.

    ``step`` is called with how many more blocks are done. What another process could not write
    is written in this one. Raises OSError and ArchiveError.
    """
    several = min(len(shares), processes())
    if several > 1:
        _share_out(shares, several, cache, step)
    for folder, paths in shares.items():
        if not is_complete(folder):
            for left in folder.iterdir():
                left.unlink()
            write_volume(folder, paths, cache, lambda: step(1))


def _share_out(
    shares: Mapping[Path, Sequence[Path]], several: int, cache: Path, step: Callable[[int], None]
) -> None:
    """Have several processes write them, and wait until all have ended."""
    wanted = [(str(folder), list(map(str, paths))) for folder, paths in shares.items()]
    reading, writing = os.pipe()
    running: list[subprocess.Popen[bytes]] = []
    try:
        with os.fdopen(reading, "rb") as told:
            # What could not be started does not write, so that this process does.
            with suppress(OSError):
                for number in range(several):
                    running += [_started(wanted[number::several], cache, writing)]
            os.close(writing)
            for line in told:
                step(int(line))
    finally:
        for process in running:
            process.kill()
            process.wait()


def _started(
    wanted: Sequence[tuple[str, list[str]]], cache: Path, told: int
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-c", _START, *sys.path],
        stdin=subprocess.PIPE,
        stdout=told,
        stderr=subprocess.DEVNULL,
    )
    with suppress(OSError), process.stdin as given:  # type: ignore[union-attr]
        given.write(json.dumps([str(cache), wanted]).encode())
    return process


def work() -> None:
    """Write the volumes that standard input asks for, and tell of the blocks that are done."""
    cache, wanted = json.load(sys.stdin.buffer)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done == _STEPS:
            tell()

    def tell() -> None:
        nonlocal done
        os.write(sys.stdout.fileno(), b"%d\n" % done)
        done = 0

    for folder, paths in wanted:
        write_volume(Path(folder), map(Path, paths), Path(cache), step)
    tell()
