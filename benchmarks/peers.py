"""What people would use instead of zhengce to find text in reports, each as it is used.

A peer is built from the blocks' texts, once, in a folder; opened, it gives for a string the first
twenty blocks with their total, and all blocks with their texts. Blocks are numbers from 0.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from shutil import which
from typing import TYPE_CHECKING, Any, Protocol

from zhengce.glossary import archive
from zhengce.glossary.folding import fold
from zhengce.glossary.holding import describe
from zhengce.index import Piece, open_index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FIRST = 20


class Peer(Protocol):
    """An open index."""

    def first(self, string: str) -> tuple[list[int], int]:
        """Return the first blocks and the total."""
        ...

    def every(self, string: str) -> list[int]:
        """Return all blocks, once the text of each was had."""
        ...


class Scan:
    """A plain scan of the folded text in memory."""

    def __init__(self, folder: Path) -> None:
        self._texts: list[str] = json.loads((folder / "folded.json").read_text("utf-8"))

    @staticmethod
    def build(texts: Sequence[str], folder: Path) -> None:
        (folder / "folded.json").write_text(json.dumps([fold(text) for text in texts]), "utf-8")

    def first(self, string: str) -> tuple[list[int], int]:
        found = self.every(string)
        return found[:FIRST], len(found)

    def every(self, string: str) -> list[int]:
        needle = fold(string)
        return [number for number, text in enumerate(self._texts) if needle in text]


class Zhengce:
    """zhengce, asked in the process."""

    def __init__(self, folder: Path) -> None:
        stored = sorted((folder / "reports").glob("*.json"))
        held = [describe(*_loaded(path)) for path in stored]
        self._index = open_index(held, folder / "index")
        starts = [0]
        for each in held:
            starts.append(starts[-1] + each.blocks)
        self._starts = {each.metadata.id: start for each, start in zip(held, starts, strict=False)}

    @staticmethod
    def build(texts: Sequence[str], folder: Path) -> None:  # noqa: ARG004 - it has its own
        held = [describe(*_loaded(path)) for path in sorted((folder / "reports").glob("*.json"))]
        open_index(held, folder / "index").close()

    def first(self, string: str) -> tuple[list[int], int]:
        result = self._index.search(Piece(string), FIRST)
        return [self._starts[hit.report.id] + hit.block.number - 1 for hit in result.hits], (
            result.total
        )

    def every(self, string: str) -> list[int]:
        hits = self._index.search(Piece(string)).hits
        return [self._starts[hit.report.id] + hit.block.number - 1 for hit in hits]


def _loaded(path: Path) -> tuple[Any, Path, str]:
    report, digest = archive.load_with_digest(path)
    return report, path, digest


class Whoosh:
    """Stock Whoosh with the analyzer that jieba ships for it."""

    def __init__(self, folder: Path) -> None:
        from whoosh.index import open_dir
        from whoosh.qparser import QueryParser

        self._index: Any = open_dir(str(folder))
        self._searcher: Any = self._index.searcher()
        self._parser: Any = QueryParser("text", self._index.schema)

    @staticmethod
    def build(texts: Sequence[str], folder: Path) -> None:
        from jieba.analyse import ChineseAnalyzer
        from whoosh.fields import STORED, TEXT, Schema
        from whoosh.index import create_in

        schema = Schema(text=TEXT(stored=True, analyzer=ChineseAnalyzer()), number=STORED)
        writer = create_in(str(folder), schema).writer(limitmb=256)
        for number, text in enumerate(texts):
            writer.add_document(text=text, number=number)
        writer.commit()

    def first(self, string: str) -> tuple[list[int], int]:
        results = self._searcher.search(self._parser.parse(string), limit=FIRST)
        return [hit["number"] for hit in results], len(results)

    def every(self, string: str) -> list[int]:
        results = self._searcher.search(self._parser.parse(string), limit=None)
        return [hit["number"] for hit in results if hit["text"]]


class _Fts5:
    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts.db")

    def first(self, string: str) -> tuple[list[int], int]:
        condition, value = self.asked(fold(string))
        found = self._database.execute(
            f"SELECT rowid FROM block WHERE {condition} ORDER BY rank LIMIT {FIRST}",  # noqa: S608
            (value,),
        ).fetchall()
        ((total,),) = self._database.execute(
            f"SELECT count(*) FROM block WHERE {condition}",  # noqa: S608
            (value,),
        )
        return [number for (number,) in found], total

    def every(self, string: str) -> list[int]:
        condition, value = self.asked(fold(string))
        found = self._database.execute(
            f"SELECT shown.rowid, shown.text FROM block JOIN shown ON shown.rowid = block.rowid "  # noqa: S608
            f"WHERE {condition} ORDER BY rank",
            (value,),
        )
        return [number for number, _ in found]

    def asked(self, needle: str) -> tuple[str, str]:
        raise NotImplementedError


def _write_fts5(folder: Path, tokenizer: str, texts: Sequence[str], made: Sequence[str]) -> None:
    with closing(sqlite3.connect(folder / "fts.db")) as database:
        database.execute(
            f"CREATE VIRTUAL TABLE block USING fts5(body, content='', tokenize=\"{tokenizer}\")"
        )
        database.execute("CREATE TABLE shown (text TEXT)")
        database.executemany("INSERT INTO block(rowid, body) VALUES (?, ?)", enumerate(made))
        database.executemany("INSERT INTO shown(rowid, text) VALUES (?, ?)", enumerate(texts))
        database.execute("INSERT INTO block(block) VALUES ('optimize')")
        database.commit()


def _as_token(part: str) -> str:
    """Return a token of letters, whatever the characters are, so that no tokenizer divides it."""
    return "".join(f"{ord(character):x}z" for character in part)


class Pairs(_Fts5):
    """SQLite FTS5 with tokens of two characters, asked for as a phrase."""

    @staticmethod
    def build(texts: Sequence[str], folder: Path) -> None:
        made = [
            " ".join(_as_token(text[at : at + 2]) for at in range(len(text)))
            for text in map(fold, texts)
        ]
        _write_fts5(folder, "ascii", texts, made)

    def asked(self, needle: str) -> tuple[str, str]:
        pairs = [needle[at : at + 2] for at in range(len(needle) - 1)]
        phrase = " ".join(map(_as_token, pairs)) if pairs else _as_token(needle)
        return "block MATCH ?", f'"{phrase}"' if pairs else f'"{phrase}" *'


class Trigrams(_Fts5):
    """SQLite FTS5 with its trigrams; a shorter string is looked for in all texts."""

    @staticmethod
    def build(texts: Sequence[str], folder: Path) -> None:
        with closing(sqlite3.connect(folder / "fts.db")) as database:
            database.execute('CREATE VIRTUAL TABLE block USING fts5(body, tokenize="trigram")')
            database.execute("CREATE TABLE shown (text TEXT)")
            database.executemany(
                "INSERT INTO block(rowid, body) VALUES (?, ?)", enumerate(map(fold, texts))
            )
            database.executemany("INSERT INTO shown(rowid, text) VALUES (?, ?)", enumerate(texts))
            database.commit()

    def asked(self, needle: str) -> tuple[str, str]:
        if len(needle) < 3:
            return "instr(block.body, ?)", needle
        return "block MATCH ?", '"' + needle.replace('"', '""') + '"'


class Tantivy:
    """Tantivy with single folded characters as tokens, asked for as a phrase."""

    def __init__(self, folder: Path) -> None:
        self._tantivy: Any = import_module("tantivy")
        self._index: Any = self._tantivy.Index.open(str(folder))
        self._searcher: Any = self._index.searcher()

    @staticmethod
    def build(texts: Sequence[str], folder: Path) -> None:
        tantivy: Any = import_module("tantivy")
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("body", stored=False, tokenizer_name="whitespace")
        schema.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
        schema.add_unsigned_field("number", stored=True)
        writer = tantivy.Index(schema.build(), path=str(folder)).writer(128_000_000)
        for number, text in enumerate(texts):
            writer.add_document(
                tantivy.Document(body=" ".join(fold(text)), shown=text[:100], number=number)
            )
        writer.commit()
        writer.wait_merging_threads()

    def _asked(self, string: str) -> Any:  # noqa: ANN401 - a query of tantivy's
        characters = list(fold(string))
        if len(characters) > 1:
            return self._tantivy.Query.phrase_query(self._index.schema, "body", characters)
        return self._tantivy.Query.term_query(self._index.schema, "body", characters[0])

    def first(self, string: str) -> tuple[list[int], int]:
        result = self._searcher.search(self._asked(string), FIRST)
        return [self._number(address) for _, address in result.hits], result.count

    def every(self, string: str) -> list[int]:
        result = self._searcher.search(self._asked(string), 1_000_000)
        return [self._number(address) for _, address in result.hits]

    def _number(self, address: Any) -> int:  # noqa: ANN401
        return int(self._searcher.doc(address)["number"][0])


class Ripgrep:
    """ripgrep as a whole command, on the text as it is shown, a line for each block."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "text.txt"

    @staticmethod
    def build(texts: Sequence[str], folder: Path) -> None:
        lines = (" ".join(text.split()) + "\n" for text in texts)
        (folder / "text.txt").write_text("".join(lines), encoding="utf-8")

    def first(self, string: str) -> tuple[list[int], int]:
        found = self.every(string)
        return found[:FIRST], len(found)

    def every(self, string: str) -> list[int]:
        done = subprocess.run(
            [which("rg") or "rg", "--no-config", "-nF", "--", string, self._path],
            capture_output=True,
            check=False,
        )
        return [int(line.partition(b":")[0]) - 1 for line in done.stdout.splitlines()]


def installed() -> dict[str, type[Any]]:
    """Return the peers that can be had here, by name, the scan first."""
    found: dict[str, type[Any]] = {"plain scan": Scan, "zhengce": Zhengce, "stock Whoosh": Whoosh}
    found |= {"FTS5, pairs": Pairs, "FTS5, trigrams": Trigrams}
    if find_spec("tantivy"):
        found["tantivy"] = Tantivy
    if which("rg"):
        found["ripgrep"] = Ripgrep
    return found
