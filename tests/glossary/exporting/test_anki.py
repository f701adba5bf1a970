"""As Anki itself imports them."""

from __future__ import annotations

import re
import sys
from html import unescape
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Glossary, MissingLibrary, UnknownFormat, read_report
from zhengce.glossary.exporting import Cards, concepts_of, export

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anki.collection import Collection

    from zhengce.glossary.exporting import Concept


BOTH_SIDES = Cards()


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    anki = pytest.importorskip("anki.collection", reason="needs Anki's own library")
    opened = anki.Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported_text(
    collection: Collection, concepts: tuple[Concept, ...], folder: Path, cards: Cards = BOTH_SIDES
) -> None:
    from anki.collection import ImportCsvRequest

    path = folder / "cards.txt"
    path.write_bytes(next(iter(export("anki", concepts, cards=cards).values())))
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))


def imported_package(
    collection: Collection, concepts: tuple[Concept, ...], folder: Path, cards: Cards = BOTH_SIDES
) -> None:
    from anki.collection import ImportAnkiPackageRequest

    path = folder / "cards.apkg"
    path.write_bytes(next(iter(export("apkg", concepts, cards=cards).values())))
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))


@pytest.mark.parametrize("importer", [imported_text, imported_package])
def test_anki_has_every_term_definition_and_source(
    collection: Collection, concepts: tuple[Concept, ...], tmp_path: Path, importer: object
) -> None:
    assert callable(importer)
    importer(collection, concepts, tmp_path)
    notes = [collection.get_note(note) for note in collection.find_notes("")]
    assert len(notes) == len(concepts)
    fronts = {unescape(note.fields[0]).partition("<br>")[0] for note in notes}
    backs = " ".join(unescape(" ".join(note.fields)) for note in notes)
    for concept in concepts:
        assert concept.term.headword in fronts
        assert concept.term.definition in backs
        assert all(citation in backs for citation in concept.citations)
    importer(collection, concepts, tmp_path)  # again: the same notes
    assert collection.note_count() == len(concepts)


def test_a_card_has_the_term_in_front_and_its_place_as_a_tag(
    collection: Collection, shipped: tuple[Concept, ...], tmp_path: Path
) -> None:
    imported_text(collection, shipped, tmp_path)
    (found,) = collection.find_notes("放管服")
    note = collection.get_note(found)
    assert note.fields[0] == "“放管服”"
    assert note.tags == ["新绛县::2023", "领域::改革开放"]


def test_a_card_says_whose_term_it_asks_for_where_several_reports_have_it(
    collection: Collection, tmp_path: Path
) -> None:
    reports = [Glossary.default().reports[0], read_report("tests/data/jiaxian-2024.txt")]
    concepts = concepts_of(Glossary(reports).senses())
    imported_package(collection, concepts, tmp_path)
    cards = [collection.get_card(card).question() for card in collection.find_cards("双创")]
    asked = sorted(card for card in cards if "双创" in card)
    assert len(asked) == 2
    assert "甲县" in " ".join(asked)
    assert "新绛县" in " ".join(asked)
    single = [collection.get_card(card).question() for card in collection.find_cards("小升规")]
    assert "新绛县" not in " ".join(single)


@pytest.mark.parametrize("form", ["anki", "apkg"])
@pytest.mark.parametrize("short", ["short", ""])
def test_each_item_is_hidden_on_a_card_of_its_own(
    collection: Collection, shipped: tuple[Concept, ...], tmp_path: Path, form: str, short: str
) -> None:
    importer = {"anki": imported_text, "apkg": imported_package}[form]
    importer(collection, shipped, tmp_path, Cards(cloze=True, short=bool(short)))
    assert collection.note_count() == len(shipped)
    assert collection.card_count() == sum(max(len(each.term.items), 1) for each in shipped)
    notes = [collection.get_note(note) for note in collection.find_notes("")]
    heads = [re.search("<b>(?:{{c1::)?(.*?)(?:}})?</b>", note.fields[0]) for note in notes]
    noted = {unescape(head[1]): note for head, note in zip(heads, notes, strict=True) if head}
    for concept in shipped:
        term = concept.term
        cards = noted[term.headword].cards()
        for number, card in enumerate(cards):
            question, answer = unescape(card.question()), unescape(card.answer())
            hidden = term.items[number] if term.items else term.headword
            assert hidden in re.sub("<[^>]+>", "", answer)
            assert "[...]" in question
            if term.items:
                assert term.headword in question
            else:
                assert f">{term.headword}<" not in question
    importer(collection, shipped, tmp_path, Cards(cloze=True, short=bool(short)))
    assert collection.note_count() == len(shipped)


def test_cards_with_gaps_stand_beside_those_of_two_sides(
    collection: Collection, shipped: tuple[Concept, ...], tmp_path: Path
) -> None:
    imported_package(collection, shipped, tmp_path)
    imported_package(collection, shipped, tmp_path, Cards(cloze=True))
    assert collection.note_count() == 2 * len(shipped)


def test_other_formats_have_no_flashcards(shipped: tuple[Concept, ...]) -> None:
    with pytest.raises(UnknownFormat, match="csv has no flashcards, which are anki, apkg"):
        export("csv", shipped, cards=Cards(short=True))


def test_text_that_looks_like_a_gap_is_text(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    notes = "1.“两甲”：{{c9::乙}}}}::丙、丁}}戊{{c2::己。\n"
    path.write_text(f"政府工作报告\n一、工作\n做。\n附注：\n{notes}", encoding="utf-8")
    concepts = concepts_of(Glossary([read_report(path)]).senses())
    imported_package(collection, concepts, tmp_path, Cards(cloze=True))
    assert collection.card_count() == max(len(concepts[0].term.items), 1)
    answer = re.sub("<[^>]+>", "", collection.get_card(collection.find_cards("")[0]).answer())
    assert concepts[0].term.definition in unescape(answer)


def test_what_anki_would_run_is_text_on_a_card(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    notes = "1.“甲”：[sound:x.mp3] [latex]x[/latex] {{c1::乙}}。\n"
    path.write_text(f"政府工作报告\n一、工作\n做。\n附注：\n{notes}", encoding="utf-8")
    imported_package(collection, concepts_of(Glossary([read_report(path)]).senses()), tmp_path)
    answer = collection.get_card(collection.find_cards("")[0]).answer()
    assert "[sound:x.mp3]" in unescape(answer)
    assert "anki:play" not in answer
    assert "[latex]" in unescape(answer)


def test_hostile_text_is_text_on_a_card(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    notes = '1.“<script>{{Back}}"”：<img src=x onerror=alert(1)>{{c1::甲}}\t乙。\n'
    path.write_text(f"政府工作报告\n一、工作\n做。\n附注：\n{notes}", encoding="utf-8")
    concepts = concepts_of(Glossary([read_report(path)]).senses())
    imported_text(collection, concepts, tmp_path)
    note = collection.get_note(collection.find_notes("")[0])
    assert "<script" not in note.fields[0]
    assert "<img" not in note.fields[1]
    assert "{{" not in "".join(note.fields)
    assert unescape(note.fields[0]) == concepts[0].term.headword


def test_without_genanki_a_package_says_what_to_install(
    shipped: tuple[Concept, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(MissingLibrary, match=r"pip install 'zhengce\[anki\]'"):
        export("apkg", shipped)
