"""What a reader saw in real reports, who had not seen the code: see ``benchmarks/reading.py``."""

from __future__ import annotations

import pytest

from ...conftest import SHARED, tool

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not here")


def shares(counts: dict[tuple[str, str], tuple[int, int]]) -> dict[tuple[str, str], float]:
    return {key: right / total for key, (right, total) in counts.items()}


def test_the_metadata_of_reports_is_as_it_was_read() -> None:
    found = shares(tool("reading", "benchmarks").measure_reports())
    assert {key for key, share in found.items() if share < 0.96} == set()


def test_the_roles_of_their_parts_are_as_they_were_read() -> None:
    found = shares(tool("reading", "benchmarks").measure_roles())
    assert found["dev", "main"] >= 0.97
    unseen = ("held", "second", "third", "fourth", "fifth", "sixth")
    assert min(found[half, "main"] for half in unseen) >= 0.9
    assert found["dev", "inner"] >= 0.97
    assert min(found[half, "inner"] for half in unseen) >= 0.9


@pytest.mark.parametrize("held", [False, True])
def test_real_notes_are_read_in_whatever_layout(held: bool) -> None:  # noqa: FBT001
    counts = tool("layouts", "benchmarks").measure(held=held, step=13)
    assert counts["right"] >= 0.95 * counts["all"]
    assert counts["wrong"] <= 0.02 * counts["all"]
