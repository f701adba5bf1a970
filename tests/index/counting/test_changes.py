from __future__ import annotations

from typing import TYPE_CHECKING

from zhengce.index.counting.changes import changes_between
from zhengce.index.counting.phrases import new_phrases

if TYPE_CHECKING:
    from zhengce.glossary import Report, Shelf
    from zhengce.index.counting.terms import WholeTerms
    from zhengce.index.search import TextIndex


def test_two_reports_are_compared_whole(
    counted: tuple[TextIndex, WholeTerms], reports: list[Report], shelf: Shelf
) -> None:
    index, terms = counted
    by_id = {each.metadata.id: each for each in reports}
    old, new = by_id["甲县2021"], by_id["甲县2022"]
    found = changes_between(old, new, index, shelf.entries(), terms)
    assert [entry.term.headword for _, entry in found.terms.kept] == ["“三保”", "“一包六保”"]
    assert (found.terms.new, found.terms.gone) == ((), ())
    assert [each.text for each in found.terms.new_candidates] == ["放管服"]
    assert found.first["放管服"].report.id == "甲县2022"
    kept = {each.new.text for each in found.sentences.kept}
    assert "改革之年，落实“一包六保”责任。" in kept
    assert "改革的方向是改革。" in {each.text for each in found.sentences.gone}


def test_a_phrase_is_new_where_it_stands_again_and_again_and_nowhere_else() -> None:
    here = [
        ["推进", "数字", "乡村", "建设", "，"],
        ["推进", "数字", "乡村", "试点"],
        ["发展", "农业"],
    ]
    elsewhere = [["数字", "乡村"], ["发展", "农业"]]
    found = new_phrases(here, elsewhere)
    assert [(each.text, each.count) for each in found] == [("推进数字乡村", 2)]
    assert new_phrases(elsewhere, here) == ()
    assert new_phrases(here, [["推进数字乡村", "建设"]]) == ()  # however words are divided there
