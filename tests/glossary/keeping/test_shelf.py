from __future__ import annotations

import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce import data
from zhengce.glossary import (
    Glossary,
    NotAReport,
    QueryError,
    Report,
    Selection,
    Shelf,
    ShelfError,
    UnknownReport,
    archive,
)
from zhengce.glossary.reading import READER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """{place}2021年政府工作报告
——2021年2月3日在{place}第十届人民代表大会第一次会议上
{place}县长 王明
各位代表：
一、工作回顾
推进“放管服”改革，落实“{term}”，发展数字经济。
附注：
1.“{term}”：{definition}。
2.“放管服”：简政放权、放管结合、优化服务。
"""


def write(
    path: Path, place: str = "甲县", term: str = "三抓", definition: str = "抓一、抓二、抓三"
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(place=place, term=term, definition=definition), encoding="utf-8")
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf", tmp_path / "cache")


@pytest.fixture(autouse=True)
def _closed(shelf: Shelf) -> Iterator[None]:
    yield
    shelf.close()


def ids(shelf: Shelf, selection: Selection | None = None) -> list[str]:
    return [each.metadata.id for each in shelf.holdings(selection or Selection())]


def test_an_empty_shelf_has_the_shipped_report_and_writes_nothing(
    shelf: Shelf, tmp_path: Path
) -> None:
    assert ids(shelf) == [data.REPORT_ID]
    assert shelf.lookup("一包六保") == Glossary.default().lookup("一包六保")
    assert len(shelf.entries()) == 45
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_is_added_is_read_back_as_it_was(shelf: Shelf, tmp_path: Path) -> None:
    addition = shelf.add(write(tmp_path / "甲县.txt"))
    assert addition.outcome == "added"
    assert shelf.get_report("甲县") == addition.report
    with Shelf(tmp_path / "shelf", tmp_path / "other") as other:
        assert other.get_report("甲县") == addition.report
    holding = shelf.get_holding("甲县")
    assert (holding.terms, holding.blocks) == (2, len(addition.report.blocks))
    assert holding.characters == sum(
        len("".join(block.text.split())) for block in addition.report.blocks
    )


def test_the_same_text_again_changes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    stored = shelf.get_holding("甲县").path
    before = (stored.read_bytes(), stored.stat().st_mtime_ns)
    assert shelf.add(path).outcome == "unchanged"
    other = write(tmp_path / "copies" / "另一个名字.txt")
    addition = shelf.add(other)
    assert (addition.outcome, addition.report.metadata.id) == ("unchanged", "甲县")
    assert (stored.read_bytes(), stored.stat().st_mtime_ns) == before
    assert len(ids(shelf)) == 2


def test_the_shipped_text_is_not_added_twice(shelf: Shelf) -> None:
    addition = shelf.add(data.path("xinjiang-2023.txt"))
    assert (addition.outcome, addition.report.metadata.id) == ("unchanged", "xinjiang-2023")
    assert ids(shelf) == ["xinjiang-2023"]


def test_a_changed_file_replaces_its_report(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    assert shelf.lookup("三抓").entries[0].term.definition == "抓一、抓二、抓三。"
    write(path, definition="抓甲、抓乙、抓丙")
    assert shelf.add(path).outcome == "replaced"
    assert shelf.lookup("三抓").entries[0].term.definition == "抓甲、抓乙、抓丙。"
    assert len(ids(shelf)) == 2


def test_a_newer_text_of_the_same_report_elsewhere_replaces_it(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.add(write(tmp_path / "old" / "甲县.txt"))
    assert shelf.add(write(tmp_path / "new" / "甲县.txt", term="四抓")).outcome == "replaced"
    assert ids(shelf) == ["xinjiang-2023", "甲县"]


def test_other_reports_of_the_same_file_name_are_kept_beside_each_other(
    shelf: Shelf, tmp_path: Path
) -> None:
    for place in ("甲县", "乙县", "丙县"):
        assert shelf.add(write(tmp_path / place / "report.txt", place)).outcome == "added"
    assert sorted(ids(shelf)) == ["report", "report-2", "report-3", "xinjiang-2023"]
    assert {shelf.get_report(i).metadata.place for i in ("report", "report-2", "report-3")} == {
        "甲县",
        "乙县",
        "丙县",
    }


def test_what_the_user_said_of_a_report_stays_when_it_is_added_again(
    shelf: Shelf, tmp_path: Path
) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path, {"speaker": "李四"})
    assert shelf.add(path).outcome == "unchanged"
    write(path, term="四抓")
    addition = shelf.add(path, {"meeting": "会议"})
    assert addition.outcome == "replaced"
    metadata = shelf.get_holding("甲县").metadata
    assert (metadata.speaker, metadata.meeting) == ("李四", "会议")
    assert metadata.given == ("meeting", "speaker")
    entry = shelf.lookup("四抓").entries[0]
    assert entry.term.report == metadata


def test_what_is_said_later_replaces_the_metadata_alone(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "甲县.txt")
    before = shelf.add(path).report
    addition = shelf.add(path, {"year": 2022})
    assert addition.outcome == "replaced"
    assert addition.report.metadata.year == 2022
    assert addition.report.blocks == before.blocks


def test_a_removed_report_is_gone_and_its_file_is_not(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    assert shelf.remove("甲县").id == "甲县"
    assert ids(shelf) == ["xinjiang-2023"]
    assert not shelf.lookup("三抓").entries
    assert path.is_file()
    with pytest.raises(UnknownReport, match="xinjiang-2023"):
        shelf.remove("甲县")
    with pytest.raises(ShelfError, match="always there"):
        shelf.remove("xinjiang-2023")


def test_a_selection_narrows(shelf: Shelf, tmp_path: Path) -> None:
    for place in ("甲县", "乙县"):
        shelf.add(write(tmp_path / f"{place}.txt", place, definition=f"抓{place}"))
    assert len(shelf.lookup("三抓").entries) == 2
    found = shelf.lookup("三抓", Selection(places=("乙",)))
    assert [entry.term.report.id for entry in found.entries] == ["乙县"]
    assert ids(shelf, Selection(years=("2021",))) == ["乙县", "甲县"]
    assert ids(shelf, Selection(years=("2020-2021",), reports=("甲县",))) == ["甲县"]
    assert ids(shelf, Selection(places=("山西",))) == ["xinjiang-2023"]
    assert not shelf.lookup("三抓", Selection(years=("2023",))).entries
    with pytest.raises(UnknownReport, match="甲县"):
        shelf.lookup("三抓", Selection(reports=("甲",)))
    with pytest.raises(QueryError, match="is no year"):
        Selection(years=("去年",))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shelf, Glossary]]:
    folder = tmp_path_factory.mktemp("filled")
    shelf = Shelf(folder / "shelf", folder / "cache")
    for place, term in (("甲县", "三抓"), ("乙县", "三抓"), ("丙县", "五抓一优"), ("丁县", "两保")):
        shelf.add(write(folder / f"{place}.txt", place, term, f"{place}抓好三件事"))
    yield shelf, Glossary(shelf.reports())
    shelf.close()


@given(
    st.sampled_from(
        [
            *(
                "三抓",
                "“三抓”",
                "放管服",
                "數字經濟",
                "sanzhua",
                "sz",
                "抓",
                "一优",
                "三爪",
                "五爪一优",
            ),
            *(
                "经济",
                "的",
                "一包六保",
                "双创",
                "liang bao",
                "没有的词",
                "改革",
                "4+5",
                "xin",
                "保",
            ),
        ]
    )
    | st.text(alphabet="三五抓一优两保放管服改革经济数字sanzhu ", min_size=1, max_size=5)
)
def test_the_shelf_answers_as_a_glossary_of_all_its_reports(
    filled: tuple[Shelf, Glossary], query: str
) -> None:
    shelf, glossary = filled
    try:
        expected = glossary.lookup(query)
    except QueryError:
        with pytest.raises(QueryError):
            shelf.lookup(query)
        return
    assert shelf.lookup(query) == expected


def test_a_damaged_stored_report_is_told_and_stops_nothing(shelf: Shelf, tmp_path: Path) -> None:
    for place in ("甲县", "乙县"):
        shelf.add(write(tmp_path / f"{place}.txt", place))
    shelf.get_holding("乙县").path.write_text("{", encoding="utf-8")
    again = Shelf(tmp_path / "shelf", tmp_path / "cache")
    assert [e.term.report.id for e in again.lookup("三抓").entries] == ["甲县"]
    assert [each.metadata.id for each in again.damaged()] == ["乙县"]
    codes = {metadata.id: [p.code for p in problems] for metadata, problems in again.check()}
    assert codes["乙县"] == ["W101"]
    assert [report.metadata.id for report in again.reports()] == ["xinjiang-2023", "甲县"]
    again.close()


def test_a_damaged_stored_report_is_replaced_when_its_file_is_added_again(
    shelf: Shelf, tmp_path: Path
) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    shelf.get_holding("甲县").path.write_text("{", encoding="utf-8")
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as again:
        assert again.add(write(tmp_path / "乙县.txt", "乙县")).outcome == "added"
        assert again.add(path).outcome == "replaced"
        assert ids(again) == ["xinjiang-2023", "乙县", "甲县"]
        assert not again.damaged()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_catalog_is_made_again(tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "cache"
    with Shelf(tmp_path / "shelf", cache) as shelf:
        shelf.add(write(tmp_path / "甲县.txt"))
        shelf.holdings()
    (cache / "catalog.db").write_bytes(content)
    with Shelf(tmp_path / "shelf", cache) as shelf:
        assert len(shelf.lookup("三抓").entries) == 1


def test_where_no_catalog_can_be_kept_the_shelf_answers_all_the_same(tmp_path: Path) -> None:
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        shelf.add(write(tmp_path / "甲县.txt"))
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with Shelf(tmp_path / "shelf", blocked / "cache") as shelf:
        assert len(shelf.lookup("三抓").entries) == 1


def test_a_report_stored_by_another_process_is_seen(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(write(tmp_path / "甲县.txt"))
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
        other.add(write(tmp_path / "乙县.txt", "乙县"))
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as third:
        assert ids(third) == ["xinjiang-2023", "乙县", "甲县"]


def test_two_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    files = {
        name: [
            write(tmp_path / place / "report.txt", place, definition=f"抓{place}")
            for place in (f"{name}{number}县" for number in range(5))
        ]
        for name in "甲乙"
    }

    def add(name: str) -> None:
        with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
            for file in files[name]:
                shelf.add(file)

    threads = [threading.Thread(target=add, args=(name,)) for name in "甲乙甲"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        assert len(ids(shelf)) == 11
        assert len(shelf.lookup("三抓").entries) == 10


def test_threads_may_share_a_shelf(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(write(tmp_path / "甲县.txt"))

    def ask(_: int) -> int:
        return len(shelf.lookup("放管服").entries) + len(shelf.holdings())

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(80))) == {ask(0)}


def test_a_shelf_that_cannot_be_written_is_told_and_as_before(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    before = shelf.get_holding("甲县").path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for changed in (write(path, term="四抓"), write(tmp_path / "乙县.txt", "乙县")):
        with pytest.raises(ShelfError, match="no space left on the disk"):
            shelf.add(changed)
    assert [each.name for each in (tmp_path / "shelf").glob("*.json")] == ["甲县.json"]
    assert not list((tmp_path / "shelf").glob(".storing-*"))
    assert shelf.get_holding("甲县").path.read_bytes() == before


def test_what_is_no_report_is_not_kept(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("买菜", encoding="utf-8")
    with pytest.raises(NotAReport):
        shelf.add(path)
    assert ids(shelf) == ["xinjiang-2023"]


@pytest.mark.parametrize(
    "name", ["con", "..", "-x", "a" * 200, "报告" * 60, "a/b\\c", " ", "甲.乙"]
)
def test_every_name_makes_an_identifier_that_is_a_file_name(
    shelf: Shelf, tmp_path: Path, name: str
) -> None:
    path = write(tmp_path / "report.txt")
    report = shelf.add(path, {"id": name}).report
    stored = shelf.get_holding(report.metadata.id).path
    assert stored.is_file()
    assert stored.parent == tmp_path / "shelf"
    assert len(stored.name.encode()) < 255


def test_checks_are_of_stored_reports_and_of_files(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "甲县.txt", term="不用的")
    shelf.add(path)
    (stored,) = shelf.check(["甲县"])
    assert stored[0].id == "甲县"
    (read,) = shelf.check([str(path)])
    assert read[1] == stored[1] == shelf.get_report("甲县").problems
    with pytest.raises(UnknownReport):
        shelf.check(["nowhere"])


def test_a_catalog_of_another_program_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhengce.glossary.keeping import catalog

    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        shelf.add(write(tmp_path / "甲县.txt"))
        shelf.holdings()
    connection = sqlite3.connect(tmp_path / "cache" / "catalog.db")
    with connection:
        connection.execute("DELETE FROM form")
    connection.close()
    monkeypatch.setattr(catalog, "_fingerprint", lambda: "another")
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        assert len(shelf.lookup("三抓").entries) == 1


def test_a_report_under_other_metadata_is_cited_so(report: Report) -> None:
    from dataclasses import replace

    renamed = report.with_metadata(replace(report.metadata, id="other"))
    assert all(entry.term.report.id == "other" for entry in renamed.entries)
    assert all(o.report.id == "other" for entry in renamed.entries for o in entry.occurrences)
    assert archive.dump(renamed.with_metadata(report.metadata)) == archive.dump(report)


def test_a_slow_reader_takes_nothing_out_that_was_just_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhengce.glossary.keeping.store import Store

    folders = (tmp_path / "shelf", tmp_path / "cache")
    with Shelf(*folders) as shelf:
        shelf.add(write(tmp_path / "甲县.txt"))
    listed = Store.files
    other_adds = threading.Event()

    def slowly(store: Store) -> list[Path]:
        files = listed(store)
        if threading.current_thread() is reader and not other_adds.is_set():
            other_adds.set()
            with Shelf(*folders) as other:
                other.add(write(tmp_path / "乙县.txt", "乙县"))
                assert len(other.holdings()) == 3
        return files

    monkeypatch.setattr(Store, "files", slowly)
    found: list[int] = []

    def read() -> None:
        with Shelf(*folders) as shelf:
            found.append(len(shelf.lookup("三抓").entries))

    reader = threading.Thread(target=read)
    reader.start()
    reader.join()
    assert found in ([1], [2])
    with Shelf(*folders) as shelf:
        assert ids(shelf) == ["xinjiang-2023", "乙县", "甲县"]
        assert len(shelf.lookup("三抓").entries) == 2


def test_two_names_of_one_home_share_its_catalog(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real, target_is_directory=True)
    with Shelf(real / "reports", real / "cache") as one:
        one.add(write(tmp_path / "甲县.txt"))
        with Shelf(link / "reports", link / "cache") as other:
            for _ in range(3):
                assert len(other.lookup("三抓").entries) == 1
                assert len(one.lookup("三抓").entries) == 1
            assert ids(other) == ids(one)


@pytest.mark.parametrize("page", range(1, 12))
@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"ab"])
def test_a_page_of_the_catalog_that_is_damaged_at_any_time_changes_no_answer(
    tmp_path: Path, page: int, filling: bytes
) -> None:
    cache = tmp_path / "cache" / "catalog.db"
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        for place in ("甲县", "乙县"):
            shelf.add(write(tmp_path / f"{place}.txt", place))
        shelf.holdings()
        for asked in (shelf, Shelf(tmp_path / "shelf", tmp_path / "cache")):
            with cache.open("r+b") as file:
                file.seek(page * 4096)
                file.write((filling * 4096)[:4096])
            with asked:
                assert len(asked.lookup("三抓").entries) == 2
                assert len(asked.lookup("数字经济").unexplained) == 2
                assert len(ids(asked)) == 3


def test_a_folder_that_cannot_be_listed_is_no_empty_shelf(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: object) -> list[str]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "listdir", broken)
    with pytest.raises(ShelfError, match="reading or writing failed"):
        shelf.lookup("一包六保")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_what_is_no_file_in_the_home_never_hangs(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(write(tmp_path / "甲县.txt"))
    os.mkfifo(tmp_path / "shelf" / "pipe.json")
    (tmp_path / "shelf" / "folder.json").mkdir()
    (tmp_path / "other").mkdir()
    os.mkfifo(tmp_path / "other" / "catalog.db")
    with Shelf(tmp_path / "shelf", tmp_path / "other") as again:
        assert len(again.lookup("三抓").entries) == 1
        assert [each.metadata.id for each in again.damaged()] == ["folder", "pipe"]


def test_a_report_that_is_removed_meanwhile_is_no_damaged_one(shelf: Shelf, tmp_path: Path) -> None:
    for place in ("甲县", "乙县"):
        shelf.add(write(tmp_path / f"{place}.txt", place))
    shelf.holdings()
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
        other.remove("乙县")
    assert [report.metadata.id for report in shelf.reports()] == ["xinjiang-2023", "甲县"]
    assert len(shelf.entries()) == 47
    assert not shelf.damaged()


def test_what_a_killed_process_left_is_swept_away(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / ".storing-dead").write_text("{", encoding="utf-8")
    shelf.add(write(tmp_path / "甲县.txt"))
    assert not list((tmp_path / "shelf").glob(".storing-*"))


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_the_folders_are_the_users_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Shelf(tmp_path / "home" / "reports", tmp_path / "home" / "index") as shelf:
            shelf.add(write(tmp_path / "甲县.txt"))
            shelf.holdings()
    finally:
        os.umask(before)
    folders = [tmp_path / "home", *(tmp_path / "home").rglob("*/"), *(tmp_path / "home").iterdir()]
    assert {each.stat().st_mode & 0o777 for each in folders if each.is_dir()} == {0o700}


def old(shelf: Shelf, report_id: str) -> None:
    """Make a stored report one of an older reader, which read a term otherwise."""
    path = shelf.get_holding(report_id).path
    text = path.read_text(encoding="utf-8").replace(f'"reader": {READER}', '"reader": 1')
    path.write_text(text.replace("抓一、抓二", "抓錯、抓二"), encoding="utf-8")


@pytest.mark.parametrize("file", ["unchanged", "changed", "gone"])
def test_what_an_older_reader_read_is_told_and_read_again(tmp_path: Path, file: str) -> None:
    from zhengce.glossary.keeping.additions import refresh_all

    path = write(tmp_path / "甲县.txt")
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        shelf.add(path, {"speaker": "李四"})
        old(shelf, "甲县")
    if file == "gone":
        path.unlink()
    elif file == "changed":
        write(path, term="四抓")
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        ((_, problems),) = shelf.check(["甲县"])
        assert "W102" in [problem.code for problem in problems]
        (result,) = refresh_all(shelf)
        assert (result.file, result.outcome) == ("甲县", "replaced")
        assert shelf.lookup("三抓").entries[0].term.definition == "抓一、抓二、抓三。"
        assert shelf.get_holding("甲县").metadata.speaker == "李四"
        assert not list(refresh_all(shelf))
        assert [each.outcome for each in refresh_all(shelf, ["甲县"])] == ["unchanged"]


def test_adding_compares_readings(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    old(shelf, "甲县")
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as again:
        assert again.add(path).outcome == "replaced"
        assert again.lookup("三抓").entries[0].term.definition == "抓一、抓二、抓三。"
        assert again.add(path).outcome == "unchanged"


def test_what_was_kept_of_a_report_goes_with_it(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(write(tmp_path / "甲县.txt"))
    shelf.add(write(tmp_path / "乙县.txt", "乙县"))
    originals = tmp_path / "shelf" / ".originals"
    assert len(list(originals.iterdir())) == 2
    shelf.add(write(tmp_path / "甲县.txt", term="四抓"))
    assert len(list(originals.iterdir())) == 2
    shelf.remove("乙县")
    assert len(list(originals.iterdir())) == 1


def test_a_full_disk_at_the_end_tells_what_did_happen(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhengce.glossary.keeping.catalog import Catalog

    shelf.add(write(tmp_path / "甲县.txt"))

    def full(catalog: Catalog) -> None:
        if catalog._connection.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.OperationalError("database or disk is full")
        refresh(catalog)

    refresh = Catalog._refresh
    monkeypatch.setattr(Catalog, "_refresh", full)
    assert shelf.add(write(tmp_path / "乙县.txt", "乙县")).outcome == "added"
    assert shelf.remove("甲县").id == "甲县"
    assert ids(shelf) == ["xinjiang-2023", "乙县"]


def test_a_user_without_a_home_has_the_shipped_report(monkeypatch: pytest.MonkeyPatch) -> None:
    from zhengce.glossary.keeping import home

    monkeypatch.setattr(home, "data_directory", lambda: None)
    with Shelf() as shelf:
        assert shelf.lookup("一包六保").entries
        assert ids(shelf) == ["xinjiang-2023"]
        with pytest.raises(ShelfError, match="set ZHENGCE_HOME"):
            shelf.add(data.path("xinjiang-2023.txt"))


def test_reading_again_never_undoes_what_was_added_meanwhile(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhengce.glossary.keeping.acquisition import original_of

    path = write(tmp_path / "甲县.txt")
    shelf.add(path)

    outcomes = []

    def slowly(*given: Any) -> Any:  # noqa: ANN401
        file = original_of(*given)
        with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
            outcomes.append(other.add(write(path, term="四抓")).outcome)
        return file

    monkeypatch.setattr("zhengce.glossary.keeping.acquisition.original_of", slowly)
    shelf.refresh("甲县")
    assert outcomes == ["replaced", "unchanged"]
    assert shelf.lookup("四抓").entries
    assert not shelf.lookup("三抓").entries


def test_what_a_damaged_report_was_read_from_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    stored = shelf.get_holding("甲县").path
    sound = stored.read_bytes()
    stored.write_text("{", encoding="utf-8")
    path.unlink()
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
        other.add(write(tmp_path / "乙县.txt", "乙县"))
    stored.write_bytes(sound)
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
        assert other.refresh("甲县").outcome == "unchanged"


@pytest.mark.parametrize("damage", ["bytes", "pipe"])
def test_a_copy_that_is_lost_is_made_again(shelf: Shelf, tmp_path: Path, damage: str) -> None:
    path = write(tmp_path / "甲县.txt")
    shelf.add(path)
    (kept,) = (tmp_path / "shelf" / ".originals").iterdir()
    if damage == "bytes":
        kept.write_bytes(b"xx")
    else:
        kept.unlink()
        os.mkfifo(kept)
    text = path.read_bytes()
    path.unlink()
    with pytest.raises(ShelfError, match="add the file again"):
        shelf.refresh("甲县")
    path.write_bytes(text)
    assert shelf.add(path).outcome == "unchanged"
    path.unlink()
    assert shelf.refresh("甲县").outcome == "unchanged"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'"reader": {READER}', '"reader": null'),
        ('"year": 2021', '"year": "\\ud800"'),
        ('"id": "甲县"', '"id": {}'),
        ('"place": "甲县"', '"place": [1]'),
        ('"given"', '"given_by"'),
    ],
)
def test_a_stored_report_of_wrong_types_is_a_damaged_one(
    shelf: Shelf, tmp_path: Path, old: str, new: str
) -> None:
    shelf.add(write(tmp_path / "甲县.txt"))
    stored = shelf.get_holding("甲县").path
    text = stored.read_text(encoding="utf-8")
    assert old in text
    stored.write_text(text.replace(old, new, 1), encoding="utf-8")
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
        assert not other.lookup("三抓").entries
        assert len(other.damaged()) == 1
        assert [p.code for _, problems in other.check() for p in problems if p.code == "W101"]


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_a_file_of_any_name_in_the_shelf_is_one_report(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(write(tmp_path / "甲县.txt"))
    name = os.fsencode(tmp_path / "shelf") + b"/\xff.json"
    with open(name, "wb") as file:  # noqa: PTH123 - no text names it
        file.write(b"{")
    (tmp_path / "shelf" / ".storing-folder").mkdir()
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
        assert len(other.lookup("三抓").entries) == 1
        assert [each.metadata.id for each in other.damaged()] == ["\\udcff"]
        assert other.add(write(tmp_path / "乙县.txt", "乙县")).outcome == "added"


def test_one_report_is_opened_without_a_look_at_the_others(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("甲县", "乙县"):
        shelf.add(write(tmp_path / f"{place}.txt", place))
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as other:
        monkeypatch.setattr(other, "holdings", lambda *_: pytest.fail("looked at all"))
        assert other.get_report("乙县").metadata.place == "乙县"


@pytest.mark.parametrize("name", ["../shelf/甲县", "甲县.json/..", "", ".", "甲" * 300, "a\0b"])
def test_a_name_is_no_way_to_another_file(shelf: Shelf, tmp_path: Path, name: str) -> None:
    shelf.add(write(tmp_path / "甲县.txt"))
    with pytest.raises((UnknownReport, QueryError)):
        shelf.get_report(name)
