from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = str(Path(sys.executable).with_name("zhengce"))
REPORT = str(Path(__file__).parents[2] / "data" / "jiaxian-2024.txt")


@pytest.fixture(scope="session")
def home_of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a second report, and the index of both."""
    home = tmp_path_factory.mktemp("two")
    environment = os.environ | {"ZHENGCE_HOME": str(home)}
    for command in (["add", REPORT], ["search", "改革"]):
        subprocess.run([PROGRAM, *command], check=True, capture_output=True, env=environment)
    return home
