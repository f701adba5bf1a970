"""As sdcv looks words up."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import fold
from zhengce.glossary.exporting import export

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.exporting import Concept


def looked_up(folder: Path, words: list[str]) -> list[list[dict[str, str]]]:
    program = shutil.which("sdcv")
    if program is None:
        pytest.skip("needs Debian's package sdcv")
    command = [program, "--non-interactive", "--exact-search", "--json-output", "--utf8-input"]
    command += ["--utf8-output", "--data-dir", str(folder), "--only-data-dir"]
    answers = []
    for word in words:
        done = subprocess.run(
            [*command, "--", word], capture_output=True, text=True, check=False, timeout=60
        )
        answers.append(json.loads(done.stdout.strip().splitlines()[-1]))
    return answers


def written(concepts: tuple[Concept, ...], folder: Path) -> Path:
    for name, content in export("stardict", concepts).items():
        (folder / name).write_bytes(content)
    return folder


def test_sdcv_finds_every_term_with_definition_and_source(
    concepts: tuple[Concept, ...], tmp_path: Path
) -> None:
    answers = looked_up(written(concepts, tmp_path), [each.term.headword for each in concepts])
    for concept, found in zip(concepts, answers, strict=True):
        article = "\n".join(each["definition"] for each in found)
        assert concept.term.definition in article, concept.term.headword
        assert all(citation in article for citation in concept.citations)


def test_sdcv_finds_a_term_by_its_other_names(shipped: tuple[Concept, ...], tmp_path: Path) -> None:
    folder = written(shipped, tmp_path)
    names = ["放管服", "4+5", "fàng guǎn fú", "大豆玉米带状复合4+5种植模式", "7×24 小时"]
    found = looked_up(folder, names)
    assert [bool(each) for each in found] == [True, True, True, True, False]


def test_the_index_is_sorted_and_counts_are_true(concepts: tuple[Concept, ...]) -> None:
    files = export("stardict", concepts)
    facts = dict(
        line.split("=", 1) for line in files["zhengce.ifo"].decode().split("\n")[1:] if line
    )
    words, rest = [], files["zhengce.idx"]
    while rest:
        word, _, rest = rest.partition(b"\0")
        offset, size = struct.unpack(">II", rest[:8])
        assert files["zhengce.dict"][offset : offset + size].decode()
        words.append(word)
        rest = rest[8:]
    assert words == sorted(words, key=lambda word: (word.lower(), word))
    assert len(words) == int(facts["wordcount"])
    assert len(files["zhengce.idx"]) == int(facts["idxfilesize"])
    assert len(set(words)) == len(words)


def test_traditional_headwords_are_found_and_senses_set_apart(
    many: tuple[Concept, ...], tmp_path: Path
) -> None:
    folder = written(many, tmp_path)
    for word in ("雙減", "放管服"):
        ((found,),) = looked_up(folder, [word])
        shared = [each for each in many if fold(word) in map(fold, each.names)]
        assert found["definition"].count("<hr>") == max(0, len(shared) - 1)
    assert b"sametypesequence=h" in (folder / "zhengce.ifo").read_bytes()
