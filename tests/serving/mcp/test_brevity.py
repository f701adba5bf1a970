from __future__ import annotations

from zhengce.serving.mcp.brevity import brief, compact
from zhengce.serving.operations.declaring import Cut


def passage(text: str, start: int, end: int) -> dict[str, object]:
    return {"block": 1, "text": text, "start": start, "end": end}


def test_what_is_short_is_whole() -> None:
    document = {"terms": [{"occurrences": [passage("甲乙丙", 1, 2)]}], "unexplained": []}
    cut = brief(document, {("terms",): Cut(5), ("terms", "occurrences"): Cut(5)}, None)
    assert cut["terms"][0]["occurrences"] == [passage("甲乙丙", 1, 2)]
    assert (cut["terms_left_out"], cut["terms"][0]["occurrences_left_out"]) == (0, 0)


def test_what_is_long_is_cut_until_a_model_can_take_it_in() -> None:
    places = [passage("甲" * 1_000, 0, 1)] * 60
    cut = brief({"unexplained": places}, {("unexplained",): Cut(50)}, None)
    assert 1 <= len(cut["unexplained"]) < 25
    assert len(cut["unexplained"]) + cut["unexplained_left_out"] == 60
    assert len(compact(cut)) < 25_000


def test_a_limit_that_is_given_stands() -> None:
    places = [passage("甲" * 1_000, 0, 1)] * 60
    cut = brief({"unexplained": places}, {("unexplained",): Cut(50)}, 40)
    assert (len(cut["unexplained"]), cut["unexplained_left_out"]) == (40, 20)


def test_what_is_left_out_is_counted_where_the_answer_says_how_many_there_are() -> None:
    cut = brief({"hits": [1, 2, 3], "total": 10}, {("hits",): Cut(2, "total")}, None)
    assert (cut["hits"], cut["hits_left_out"]) == ([1, 2], 8)


def test_a_long_passage_is_cut_to_the_sentences_around_its_place() -> None:
    text = "甲" * 5_000 + "。改革是关键。" + "乙" * 5_000
    at = text.index("改革")
    (shown,) = brief({"hits": [passage(text, at, at + 2)]}, {("hits",): Cut(5)}, None)["hits"]
    assert shown["text"] == "改革是关键。"
    assert shown["text"][shown["start"] : shown["end"]] == "改革"
    assert (shown["text_start"], shown["text_length"]) == (at, len(text))


def test_the_spans_of_a_long_passage_are_of_what_is_shown() -> None:
    text = "改革。" + "甲" * 5_000 + "改革"
    hit = {"block": 1, "text": text, "spans": [[0, 2], [5_003, 5_005]]}
    (shown,) = brief({"hits": [hit]}, {("hits",): Cut(5)}, None)["hits"]
    assert (shown["text"], shown["spans"]) == ("改革。", [[0, 2]])
