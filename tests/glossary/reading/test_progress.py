"""Who waits is told how far a file is read."""

from __future__ import annotations

from zhengce.glossary.reading.progress import counted, watched


def test_who_watches_is_told_before_the_first_and_after_each() -> None:
    told: list[tuple[int, int]] = []
    with watched(lambda done, total: told.append((done, total))):
        assert list(counted("甲乙", 2)) == ["甲", "乙"]
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert list(counted("丙", 1)) == ["丙"]
    assert len(told) == 3
