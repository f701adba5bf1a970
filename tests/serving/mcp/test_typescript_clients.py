"""As the official TypeScript libraries talk to it, where Node.js and they are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zhengce.serving.mcp.tools import TOOLS

PROGRAM = str(Path(sys.executable).with_name("zhengce"))
NODE = shutil.which("node")
HERE = Path(__file__).parents[2] / "node"
MODULES = Path(os.environ.get("ZHENGCE_TEST_NODE_MODULES", HERE / "node_modules"))


@pytest.mark.parametrize("library", ["sdk-oldest", "sdk-newest", "@modelcontextprotocol/client"])
def test_a_client_lists_the_tools_and_accepts_their_answers(
    home_of_two: Path, library: str
) -> None:
    if NODE is None or not (MODULES / library).is_dir():
        pytest.skip("needs Node.js, and `npm install` in tests/node")
    done = subprocess.run(
        [NODE, str(HERE / "client.cjs"), library, PROGRAM, "mcp"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env=os.environ | {"ZHENGCE_HOME": str(home_of_two), "NODE_PATH": str(MODULES)},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["tools"] == list(TOOLS)
    assert told["answers"] == [f"zhengce/{name}/1" for name in TOOLS]
    assert told["text"].startswith("新绛县2023年《政府工作报告》")
