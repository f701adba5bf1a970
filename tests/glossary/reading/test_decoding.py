from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import NotText
from zhengce.glossary.reading.decoding import decode, decode_exactly

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "政府工作报告\n\n各位代表：\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert decode(path.read_bytes(), str(path)) == TEXT


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_a_report_is_found_without_a_mark(
    tmp_path: Path, encoding: str, source_text: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(source_text.encode(encoding))
    assert decode(path.read_bytes(), str(path)) == source_text


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs"])
def test_traditional_encodings_are_found(tmp_path: Path, encoding: str, source_text: str) -> None:
    from opencc import OpenCC

    traditional = OpenCC("s2tw").convert(source_text)
    encoded = traditional.encode(encoding, errors="ignore")
    path = tmp_path / "report.txt"
    path.write_bytes(encoded)
    assert decode(path.read_bytes(), str(path)) == encoded.decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("坚持“两个确立”\r\n", "gb18030"),
        ("落实双减", "gb18030"),
        ("落實雙減政策", "big5hkscs"),
        ("落實雙減政策\r\n", "utf-16-le"),
        ("落实2023", "utf-16-be"),
        ("abc", "utf-16-le"),
    ],
)
def test_the_encoding_of_a_short_text_is_found(text: str, encoding: str) -> None:
    assert decode_exactly(text.encode(encoding), "x") == text


def test_clauses_in_gb18030_are_told_from_others(source_text: str) -> None:
    for clause in re.split("[，。；、\n]", source_text):
        encoded = clause.encode("gb18030")
        with suppress(UnicodeDecodeError):  # 展示 in GB 18030 is a word in UTF-8, too
            encoded.decode()
            continue
        assert decode_exactly(encoded, "x") == clause


def test_a_text_with_a_zero_is_not_taken_for_another() -> None:
    with pytest.raises(NotText):
        decode_exactly(b"\0<pre>", "x")


def test_a_few_characters_of_none_in_a_long_text_do_not_stop_it() -> None:
    data = TEXT.encode() * 900 + bytes(3)
    assert decode_exactly(data, "x") == TEXT * 900 + "\0" * 3


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_are_made_one(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.replace("\n", line_end).encode())
    assert decode(path.read_bytes(), str(path)) == TEXT
