from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import EmptyFile, NotText, UnreadableFile
from zhengce.glossary.reading.decoding import read_source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "政府工作报告\n\n各位代表：\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_source(path).text == TEXT


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_a_report_is_found_without_a_mark(
    tmp_path: Path, encoding: str, source_text: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(source_text.encode(encoding))
    assert read_source(path).text == source_text


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs"])
def test_traditional_encodings_are_found(tmp_path: Path, encoding: str, source_text: str) -> None:
    from opencc import OpenCC

    traditional = OpenCC("s2tw").convert(source_text)
    encoded = traditional.encode(encoding, errors="ignore")
    path = tmp_path / "report.txt"
    path.write_bytes(encoded)
    assert read_source(path).text == encoded.decode(encoding)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_are_made_one(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.replace("\n", line_end).encode())
    assert read_source(path).text == TEXT


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    source = read_source("-")
    assert (source.name, source.text) == ("stdin", TEXT)


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    with pytest.raises(EmptyFile, match="empty"):
        read_source(path)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xfe\x00", b"\x80\x81\xff\xff"]
)
def test_a_binary_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    with pytest.raises(NotText, match="not a text file"):
        read_source(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_source(tmp_path / "missing.txt")
    with pytest.raises(UnreadableFile, match="folder"):
        read_source(tmp_path)


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(UnreadableFile):
        read_source("a\0b")
