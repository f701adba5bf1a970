from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhengce import data
from zhengce.glossary import UnknownReport, archive, read_report
from zhengce.glossary.keeping.shelf import Shelf
from zhengce.index import IndexUnavailable, SearchResult, open_index
from zhengce.index.volumes import keeping

from ...conftest import held

if TYPE_CHECKING:
    from zhengce.glossary.holding import Holding

ARCHIVE = data.shipped_archive()
SMALL = Path(__file__).parents[2] / "data" / "small.txt"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(archive.dump(read_report(SMALL)), encoding="utf-8")
    return path


def total(archive_path: Path, directory: Path, text: str = "两张网") -> int:
    with open_index([held(archive_path)], directory) as index:
        return index.search(text).total


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that is no longer wanted is swept away at once."""
    monkeypatch.setattr(keeping, "_RECENT", -1.0)


def built(directory: Path) -> list[Path]:
    return [path for path in directory.iterdir() if path.name not in ("jieba", "catalog.db")]


def test_an_index_is_built_once(small: Path, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    directory = tmp_path / "index"
    open_index([held(small)], directory, lambda *step: steps.append(step)).close()
    count = len(read_report(SMALL).blocks)
    assert steps == [(done, count) for done in range(1, count + 1)]
    open_index([held(small)], directory, lambda *step: steps.append(step)).close()
    assert len(steps) == count
    assert len(built(directory)) == 1


@pytest.mark.usefixtures("at_once")
def test_another_report_or_a_changed_one_is_indexed_anew(small: Path, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    assert total(small, directory) == 3
    text = small.read_text(encoding="utf-8").replace("两张网", "三张网")
    small.write_text(text, encoding="utf-8")
    assert total(small, directory) == 0
    assert total(small, directory, "三张网") == 3
    assert len(built(directory)) == 1


@pytest.mark.parametrize("damage", ["truncate", "overwrite", "remove", "stamp", "foreign", "file"])
def test_a_damaged_or_foreign_index_is_built_again(
    small: Path, tmp_path: Path, damage: str
) -> None:
    directory = tmp_path / "index"
    assert total(small, directory) == 3
    (place,) = built(directory)
    segment = next(place.glob("*.trm"))
    if damage == "truncate":
        segment.write_bytes(segment.read_bytes()[:100])
    elif damage == "overwrite":
        segment.write_bytes(bytes(segment.stat().st_size))
    elif damage == "remove":
        segment.unlink()
    elif damage == "stamp":
        (place / "zhengce-stamp.json").write_text("{", encoding="utf-8")
    elif damage == "foreign":
        for path in place.iterdir():
            path.unlink()
        (place / "_MAIN_1.toc").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    else:
        for path in place.iterdir():
            path.unlink()
        place.rmdir()
        place.write_text("no folder", encoding="utf-8")
    assert total(small, directory) == 3
    assert len(built(directory)) == 1


# Whoosh leaves the file open whose contents it cannot read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_damaged_index_under_a_true_stamp_is_built_again(small: Path, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    assert total(small, directory) == 3
    (place,) = built(directory)
    toc = next(place.glob("*.toc"))
    toc.write_bytes(b"nonsense")
    files = {
        path.name: [path.stat().st_size, path.stat().st_mtime_ns]
        for path in place.iterdir()
        if path.suffix != ".json"
    }
    stamp = {"files": files, "reports": [held(small).digest]}
    (place / "zhengce-stamp.json").write_text(json.dumps(stamp), encoding="utf-8")
    assert total(small, directory) == 3


def test_what_a_killed_process_left_is_swept_away_in_time(small: Path, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    for name, age in ((".building-dead", 7200), (".building-alive", 60)):
        (directory / name).mkdir(parents=True)
        then = time.time() - age
        os.utime(directory / name, (then, then))
    assert total(small, directory) == 3
    left = {path.name for path in built(directory) if path.name.startswith(".")}
    assert left == {".building-alive"}


def test_a_report_that_changes_during_the_build_is_indexed_as_it_is_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHENGCE_HOME", str(tmp_path))
    with Shelf() as shelf:
        shelf.add(SMALL)
        stored = shelf.get_holding("small").path
    changed = stored.read_text(encoding="utf-8").replace("两张网", "三张网")

    def change(done: int, _total: int) -> None:
        if done == 1:
            stored.write_text(changed, encoding="utf-8")

    with open_index(progress=change) as index:
        assert index.search("两张网").total == 0
        assert index.search("三张网").total == 3
    assert len(built(tmp_path / "index")) == 1


def test_an_index_that_grows_says_what_one_made_at_once_says(small: Path, tmp_path: Path) -> None:
    shipped, other = held(data.shipped_archive()), held(small)
    grown, at_once = tmp_path / "grown", tmp_path / "at once"
    steps: list[int] = []
    open_index([shipped], grown).close()
    open_index([shipped, other], grown, lambda done, _: steps.append(done)).close()
    assert len(steps) == other.blocks
    open_index([shipped, other], at_once).close()
    with open_index([shipped, other], grown) as one, open_index([other, shipped], at_once) as two:
        for query in ("两张网", "改革", "乡村 振兴", "report:small 的", "-改革", "place:新绛 水"):
            found = [_places(index.search(query)) for index in (one, two)]
            assert found[0] == found[1], query
            assert found[0]


def test_a_report_that_is_taken_out_is_not_found(small: Path, tmp_path: Path) -> None:
    shipped, other = held(data.shipped_archive()), held(small)
    directory = tmp_path / "index"
    open_index([shipped, other], directory).close()
    steps: list[int] = []
    with open_index([shipped], directory, lambda done, _: steps.append(done)) as index:
        assert steps == []
        assert index.search("两张网").total == 0
        assert {hit.report.id for hit in index.search("改革").hits} == {"xinjiang-2023"}
        with pytest.raises(UnknownReport, match="xinjiang-2023"):
            index.search("report:small 改革")


@pytest.mark.usefixtures("at_once")
def test_reports_added_one_by_one_do_not_scatter(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    holdings: list[Holding] = []
    for number in range(12):
        path = tmp_path / f"report{number}.txt"
        path.write_text(text.replace("两张网", f"两张网{number}号"), encoding="utf-8")
        stored = tmp_path / f"{number}.json"
        stored.write_text(archive.dump(read_report(path)), encoding="utf-8")
        holdings.append(held(stored))
        with open_index(holdings, tmp_path / "index") as index:
            assert index.search("两张网").reports == number + 1
            assert index.search(f"两张网{number}号").reports == 1
    assert len(built(tmp_path / "index")) <= 8


def test_an_index_that_was_just_made_is_left_to_who_made_it(small: Path, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    with open_index([held(small)], directory) as one, open_index([held(ARCHIVE)], directory):
        assert len(built(directory)) == 2
        assert one.search("两张网").total == 3


def test_reports_that_keep_changing_are_indexed_as_they_are(small: Path, tmp_path: Path) -> None:
    asked = [held(small), held(ARCHIVE)]
    text = small.read_text(encoding="utf-8")
    small.write_text(text.replace("两张网", "三张网"), encoding="utf-8")
    with open_index(asked, tmp_path / "index") as index:
        assert (index.search("两张网").total, index.search("三张网").total) == (0, 3)
    small.unlink()
    with open_index(asked, tmp_path / "index") as index:
        assert {hit.report.id for hit in index.search("改革").hits} == {"xinjiang-2023"}


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root gives away")
def test_an_index_that_another_user_wrote_is_not_opened(small: Path, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    assert total(small, directory) == 3
    (place,) = built(directory)
    (place / "_MAIN_1.toc").write_bytes(b"cos\nsystem\n(S'touch planted'\ntR.")
    files = {each.name: [each.stat().st_size, each.stat().st_mtime_ns] for each in place.iterdir()}
    del files["zhengce-stamp.json"]
    stamp = {"files": files, "reports": [held(small).digest]}
    (place / "zhengce-stamp.json").write_text(json.dumps(stamp), encoding="utf-8")
    os.chown(place, 12345, 12345)
    assert total(small, directory) == 3
    assert not Path("planted").exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_the_folders_are_the_users_alone_whatever_the_umask(small: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        total(small, tmp_path / "home" / "index")
    finally:
        os.umask(before)
    for folder in (tmp_path / "home", tmp_path / "home" / "index", tmp_path / "home/index/jieba"):
        assert folder.stat().st_mode & 0o777 == 0o700, folder


def _places(result: SearchResult) -> list[tuple[str, int, tuple[tuple[int, int], ...]]]:
    return [(hit.report.id, hit.block.number, hit.spans) for hit in result.hits]


def test_an_interrupted_build_leaves_nothing(small: Path, tmp_path: Path) -> None:
    directory = tmp_path / "index"

    def interrupt(done: int, _total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index([held(small)], directory, interrupt)
    assert built(directory) == []
    assert total(small, directory) == 3


def test_two_builders_at_once_both_succeed(small: Path, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    both = threading.Barrier(2)
    found: list[int] = []

    def meet(done: int, total: int) -> None:
        if done == total:
            both.wait(timeout=60)

    def search() -> None:
        with open_index([held(small)], directory, meet) as index:
            found.append(index.search("两张网").total)

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3]
    assert len(built(directory)) == 1


def test_a_directory_that_cannot_be_written_is_told(small: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(IndexUnavailable, match="ZHENGCE_HOME"):
        open_index([held(small)], blocked / "index")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_interrupted_in_a_build_leaves_nothing(
    tmp_path: Path, number: signal.Signals
) -> None:
    environment = os.environ | {"ZHENGCE_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "zhengce.cli", "search", "改革"]
    running = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that runs the tests in the background has them ignore the interrupt.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("index/.building-*")) and time.monotonic() < deadline:
        time.sleep(0.005)
    running.send_signal(number)
    output, errors = running.communicate(timeout=60)
    assert (output, errors.strip()) == (b"", b"")
    # Older Pythons end by the signal itself if it came inside an exec: to a shell it is one.
    assert running.returncode in (128 + number, -number)
    assert built(tmp_path / "index") == []
