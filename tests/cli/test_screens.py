from __future__ import annotations

import re
import shutil
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.cli.screens.typesetting import break_lines, harmless, width_of

from .conftest import PROGRAM
from .terminal import in_terminal, plain

if TYPE_CHECKING:
    from zhengce.glossary import Report

TEXTS = st.text("中文，。“”（）ab1 %+\u0301", max_size=60)


@given(TEXTS, st.integers(4, 30))
def test_lines_hold_all_but_the_white_space_between_them(text: str, width: int) -> None:
    spans = list(break_lines(text, width))
    kept = "".join(text[start:end] for start, end in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")
    assert spans == sorted(spans)


@given(TEXTS, st.integers(4, 30))
def test_lines_are_no_wider_than_asked(text: str, width: int) -> None:
    for start, end in break_lines(text, width):
        assert sum(map(width_of, text[start:end])) <= width


def test_a_syllable_with_a_tone_is_a_word_of_narrow_letters() -> None:
    pinyin = "zhòng dà gōng chéng"
    broken = [pinyin[start:end] for start, end in break_lines(pinyin, 9)]
    assert broken == ["zhòng dà", "gōng", "chéng"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "落实项目建设“一包六保”责任机制，扎实开展“进工地、到一线、解难题、促发展”活动。" * 5
    for width in range(20, 60):
        for start, end in break_lines(text, width):
            assert text[start] not in "，。、”"
            assert end == len(text) or text[end - 1] != "“"


def test_numbers_and_latin_words_are_not_divided() -> None:
    text = "完成 183.5 亿元 PM2.5 达标"
    broken = [text[start:end] for start, end in break_lines(text, 10)]
    assert broken == ["完成 183.5", "亿元 PM2.5", "达标"]


@given(st.text(max_size=40))
def test_harmless_text_keeps_its_length_and_has_no_controls(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_screens_fit_the_terminal(width: int) -> None:
    for command in (["lookup", "三区三线", "五抓一优一促"], ["search", "发展"], ["list"]):
        written = plain(in_terminal([PROGRAM, *command, "--no-pager"], width))
        assert len(written.splitlines()) > 5
        for line in written.splitlines():
            assert sum(map(width_of, line)) <= min(width, 100)


def test_a_terminal_shows_colour_and_highlights(report: Report) -> None:
    written = in_terminal([PROGRAM, "lookup", "一包六保"], 80)
    assert "\x1b[1;31m一包六保\x1b[0m" in written
    flat = "".join(plain(written).split())
    assert report.terms[1].definition in flat


def test_colour_can_be_refused() -> None:
    command = [PROGRAM, "lookup", "一包六保"]
    refused = in_terminal([*command, "--no-color"], 80), in_terminal(command, 80, NO_COLOR="1")
    for written in refused:
        assert not re.search(r"\x1b\[(?:\d;)*3\d", written)


def test_a_pipe_gets_neither_colour_nor_broken_lines(run_plain: str) -> None:
    assert "\x1b" not in run_plain
    assert max(map(len, run_plain.splitlines())) > 100


@pytest.fixture
def run_plain() -> str:
    import subprocess

    done = subprocess.run([PROGRAM, "list"], capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


def lines(command: list[str], rows: int, **environment: str) -> int:
    return len(plain(in_terminal([PROGRAM, *command], 80, rows, **environment)).splitlines())


def test_what_is_longer_than_the_terminal_is_paged() -> None:
    assert lines(["list"], 10, PAGER="head -n 1") == 1
    assert lines(["list"], 10, ZHENGCE_PAGER="head -n 2", PAGER="head -n 1") == 2
    assert lines(["lookup", "双碳"], 50, PAGER="head -n 1") > 5


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager 2>/dev/null"])
def test_without_a_pager_all_is_written(pager: str) -> None:
    assert lines(["list"], 10, PAGER=pager) > 45
    assert lines(["list", "--no-pager"], 10, PAGER="head -n 1") > 45


def test_only_later_lines_are_narrower_where_they_hang() -> None:
    assert list(break_lines("甲乙丙丁戊", 4, 2)) == [(0, 2), (2, 3), (3, 4), (4, 5)]


def test_the_first_line_of_a_block_is_as_long_as_the_screen() -> None:
    first = plain(in_terminal([PROGRAM, "show", "xinjiang-2023", "33-34"], 60)).splitlines()[0]
    assert sum(map(width_of, first)) > 56


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
@pytest.mark.parametrize("less", ["F", "-FX", "-iM -F -X"])
def test_less_shows_colours_whatever_its_options_say(less: str) -> None:
    written = in_terminal([PROGRAM, "lookup", "双减"], 80, PAGER="less", LESS=less)
    assert "ESC[" not in written
    assert "\x1b[1m" in written


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_pager_gets_what_the_terminal_shows(encoding: str) -> None:
    command = [PROGRAM, "list", "转型"]
    written = in_terminal(
        command, 80, 3, PAGER="less -E", LESS="", PYTHONIOENCODING=encoding, LC_ALL="C"
    )
    assert "两个转型" in plain(written)


def test_the_quotation_marks_of_a_sentence_are_not_doubled() -> None:
    from zhengce.cli.screens.screen import phrased
    from zhengce.glossary.wording import say, speaking

    def said(query: str) -> str:
        with speaking("zh"):
            return phrased(say("{query} — nothing found", query=query)).plain

    assert said("六保") == said("“六保”") == "没有找到“六保”"
    assert said("“甲”乙") == "没有找到““甲”乙”"
