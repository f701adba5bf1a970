"""An error is corrected where what is meant is clear, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from zhengce.index.correction import corrected

WORDS = frozenset(["农村", "改造", "地下水", "治理", "低空"])


@dataclass(frozen=True)
class Lexicon:
    """Knows some words, and what stands near to what."""

    nearest: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])

    def with_word(self, word: str) -> int:
        return int(word in WORDS)

    def near(self, text: str) -> dict[str, int]:
        return self.nearest.get(text, {})


@pytest.mark.parametrize(
    ("typed", "nearest", "meant"),
    [
        ("河掌制", {"河掌制": {"河长制": 48, "河北制": 8}}, "河长制"),
        ("营商环竟", {"营商环竟": {"营商环境": 866, "营商环": 866}}, "营商环境"),
        ("低空经济吉", {"低空经济吉": {"低空经济": 9}}, "低空经济"),
        ("地下水超彩治理", {"水超彩治": {"水超采治": 5}}, "地下水超采治理"),
        ("农村茅房改造", {"农村茅房改造": {"农村危房改造": 90}}, "农村茅房改造"),  # another sound
        ("一带一入", {"一带一入": {"一带一路": 99, "一带一": 100}}, "一带一路"),
        ("低空治里", {"低空治里": {"低空治理": 30}}, "低空治理"),
        ("农村治理", {"农村治理": {"农村自理": 19}}, "农村治理"),
        ("打黑了", {"打黑了": {"打下了": 15, "打击了": 14}}, "打黑了"),  # unclear
        ("口蔚县", {"口蔚县": {"口位县": 2}}, "口蔚县"),  # too seldom
        ("农村改造", {"农村改造": {"农村改革": 90}}, "农村改造"),  # of words
        ("竟", {"竟": {"境": 90}}, "竟"),
    ],
)
def test_what_is_clearly_meant_takes_the_place_of_an_error(
    typed: str, nearest: dict[str, dict[str, int]], meant: str
) -> None:
    assert corrected(typed, Lexicon(nearest)) == meant
