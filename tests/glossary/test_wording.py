from __future__ import annotations

import pickle
import threading
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.errors import UnknownReport
from zhengce.glossary.problems import Problem, problem
from zhengce.glossary.wording import Message, counted, current_language, listed, say, speaking

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sentence_is_said_with_its_values() -> None:
    assert str(say("no report {report!r}; there is {near}", report="甲", near="乙")) == (
        "no report '甲'; there is 乙"
    )
    assert f"{say('甲'):>3}" == "  甲"


def test_braces_of_foreign_text_are_no_places() -> None:
    assert str(say("{file}: is a folder", file="{0}{x}")) == "{0}{x}: is a folder"
    assert str(UnknownReport("a whole sentence with {braces}")) == "a whole sentence with {braces}"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 block"), (0, "0 blocks"), (1234, "1,234 blocks")]
)
def test_a_number_chooses_the_form(number: int, said: str) -> None:
    assert str(counted("{n:,} block", "{n:,} blocks", number)) == said


def test_things_are_listed() -> None:
    assert str(listed([])) == ""
    assert str(listed(["甲"])) == "甲"
    assert str(listed(["甲", "乙", say("丙")])) == "甲, 乙, 丙"


def test_an_error_is_told_by_its_sentence_and_survives_a_process() -> None:
    error = UnknownReport("no report {report}", report="甲")
    assert isinstance(error.message, Message)
    assert str(pickle.loads(pickle.dumps(error))) == "no report 甲"  # noqa: S301


def test_a_language_holds_where_it_is_spoken() -> None:
    seen: list[str] = []
    with speaking("zh"):
        thread = threading.Thread(target=lambda: seen.append(current_language()))
        thread.start()
        thread.join()
        assert current_language() == "zh"
    assert current_language() == "en"
    with pytest.raises(ValueError, match="one of en, zh"), speaking("fr"):
        pass


def test_a_problem_of_an_older_reader_is_told_as_it_was_stored() -> None:
    assert Problem("W101", "error", 1, stored="as it was").message == "as it was"
    assert problem("W307", 3, way=1, notes=[5, 7]).message == (
        "the text refers to notes 5, 7, which are not there"
    )
    assert problem("W206", 1, what={"pictures": 2, "objects": 1}).message.endswith(
        "cannot be read: pictures (2), embedded objects (1)"
    )


def test_many_things_are_listed() -> None:
    assert str(listed([str(each) for each in range(1_000)])).count(", ") == 999


def test_a_damaged_catalogue_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhengce import data
    from zhengce.glossary import wording

    folder = tmp_path / "zh" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "zhengce.mo").write_bytes(b"\xde\x12\x04\x95\0")
    monkeypatch.setattr(data, "path", lambda _name: tmp_path)
    wording._catalogue.cache_clear()
    try:
        with speaking("zh"):
            assert str(say("no report {report}", report="甲")) == "no report 甲"
        assert not wording.is_translated("zh")
    finally:
        wording._catalogue.cache_clear()
