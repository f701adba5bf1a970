from __future__ import annotations

from zhengce.glossary import Glossary
from zhengce.glossary.learning.cards import Cards, explanation, gaps, name_gaps

SHORT = Cards(short=True)


def test_the_short_of_a_term_is_its_items_group_by_group() -> None:
    (term,) = (each.term for each in Glossary.default().entries if "两个转型" in each.term.keys)
    assert explanation(term, SHORT) == "产业转型、数字转型"
    assert explanation(term, Cards()) == term.definition
    told = [each.term for each in Glossary.default().entries if len(each.term.item_groups) > 1]
    assert told
    for each in told:
        assert explanation(each, SHORT).count("；") >= len(each.item_groups) - 1


def test_without_items_it_is_the_first_sentence() -> None:
    for entry in Glossary.default().entries:
        term = entry.term
        if not term.items:
            short = explanation(term, SHORT)
            assert short
            assert term.definition.startswith(short)
            assert short.count("。") <= 1


def test_gaps_are_the_items_in_their_order() -> None:
    for entry in Glossary.default().entries:
        term = entry.term
        for cards in (Cards(), SHORT):
            text = explanation(term, cards)
            places = gaps(term, text)
            shown = [text[start:end] for start, end in places]
            assert len(shown) == len(term.items)
            assert all(a in b for a, b in zip(shown, term.items, strict=True))
            assert places == sorted(places)


def test_a_name_in_its_own_explanation_is_told() -> None:
    (sense,) = (each for each in Glossary.default().senses() if "放管服" in each.names)
    text = "“放管服”改革，即放管服。"
    assert [text[start:end] for start, end in name_gaps(sense, text)] == ["“放管服”", "放管服"]
    assert list(name_gaps(sense, sense.term.definition)) == []
