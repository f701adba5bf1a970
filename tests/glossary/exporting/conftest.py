"""What is exported: the shipped glossary, and that of sixteen real reports."""

from __future__ import annotations

import pytest

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.exporting import Concept, concepts_of

from ...conftest import SHARED


@pytest.fixture(scope="session")
def shipped() -> tuple[Concept, ...]:
    return concepts_of(Glossary.default().senses())


@pytest.fixture(scope="session")
def many() -> tuple[Concept, ...]:
    """The concepts of the annotated reports and of the shipped one."""
    if not SHARED.is_dir():
        pytest.skip("needs the annotated reports, which are not part of the project")
    reports = map(read_report, sorted((SHARED / "annotated").glob("*.txt")))
    return concepts_of(Glossary([*Glossary.default().reports, *reports]).senses())


@pytest.fixture(params=["shipped", "many"])
def concepts(request: pytest.FixtureRequest) -> tuple[Concept, ...]:
    found: tuple[Concept, ...] = request.getfixturevalue(request.param)
    return found
