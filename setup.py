"""What pyproject.toml cannot say: the catalogues of messages are compiled for the package."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildPy(build_py):
    """Builds the package with its catalogues; beside their sources, for an editable install."""

    def run(self) -> None:
        """Compile each catalogue, then build."""
        for source in Path("data", "locale").rglob("*.po"):
            with source.open("rb") as file, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(file))
        super().run()


setup(cmdclass={"build_py": BuildPy})
