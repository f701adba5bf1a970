from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import EmptyFile, MissingReader, NotText, UnreadableFile
from zhengce.glossary.reading.source import read_file, read_standard_input

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "政府工作报告\n\n各位代表：\n"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    source = read_file("-")
    assert (source.name, source.path) == ("stdin", None)
    assert [(line.number, line.text) for line in source.content().lines] == [
        (1, "政府工作报告"),
        (3, "各位代表："),
    ]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_standard_input() == TEXT


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    with pytest.raises(EmptyFile, match="empty"):
        read_file(path).content()


@pytest.mark.parametrize("content", [b"\0\0\0\rIHDR", b"\xff\xfe\x00", b"\x80\x81\xff\xff"])
def test_a_binary_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    with pytest.raises(NotText, match="not a text file"):
        read_file(path).content()


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(UnreadableFile, match="folder"):
        read_file(tmp_path)


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(UnreadableFile):
        read_file("a\0b")


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (b"PK\x03\x04", "damaged file"),
        (b"Rar!\x1a\x07", "unpack it"),
        (b"\x1f\x8b\x08", "unpack it"),
        (b"%PDF-1.7\n", "damaged PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "without a password"),
    ],
)
def test_a_format_that_cannot_be_read_is_told(tmp_path: Path, start: bytes, told: str) -> None:
    path = tmp_path / "report.doc"
    path.write_bytes(start + bytes(200))
    with pytest.raises((NotText, MissingReader), match=told):
        read_file(path).content()


def test_a_file_beyond_the_limit_is_told_and_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(NotText, match="larger than 64 MiB"):
        read_file(path)


def test_a_text_that_has_lost_its_characters_is_refused_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "lost.txt"
    path.write_text("政府工作报告\n" + "\ufffd\ufffd工作\n" * 20, encoding="utf-8")
    with pytest.raises(NotText, match=r"40 characters were lost .*line 2"):
        read_file(path).content()
    path.write_text("政府工作报告" * 100 + "\ufffd\n", encoding="utf-8")
    assert read_file(path).content()
