"""How good the answers to queries are as people type them: on blocks that were judged by eye.

    python benchmarks/answers.py

``tests/data/queries-judged-by-eye.json`` has 96 queries (places and years run together with a
topic, questions, typing errors, changed sentences, everyday words, plain words), and for each the
blocks of the 16 reports in ``../shared/reports/annotated`` that answer it: 2 fully, 1 in part. An
answer is its hits and then what is related, the first 20. The first part was used to set how much
of the words a related block must have, the third to choose what is done with words that are not
there. When the third and the fourth were opened they had nDCG@10 .614 and .484, recall@20 .589
and .485; the fourth has been read by no one who worked on the search.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from pathlib import Path
from statistics import mean

from zhengce.glossary import archive, read_report
from zhengce.glossary.holding import describe
from zhengce.index import open_index

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "data" / "queries-judged-by-eye.json"
REPORTS = ROOT.parent / "shared" / "reports" / "annotated"
FIRST = 10
SHOWN = 20


def gain(grades: list[int]) -> float:
    """Return the discounted cumulative gain (Järvelin and Kekäläinen, 2002) of some grades."""
    return sum((2.0**grade - 1.0) / math.log2(at + 2) for at, grade in enumerate(grades[:FIRST]))


def main() -> int:
    """Ask all queries, and print the measures of each part."""
    if not REPORTS.exists():
        print(f"the reports that were judged are not in {REPORTS}")
        return 1
    with tempfile.TemporaryDirectory() as name:
        held, names = [], {}
        for path in sorted(REPORTS.glob("*.txt")):
            stored = Path(name) / f"{path.stem}.json"
            archive.store(read_report(path), stored)
            report, digest = archive.load_with_digest(stored)
            held.append(describe(report, stored, digest))
            names[report.metadata.id] = path.stem
        measures: dict[str, list[tuple[float, float, bool]]] = {}
        with open_index(held, Path(name) / "index") as index:
            for each in json.loads(QUERIES.read_text(encoding="utf-8")):
                relevant = {
                    (report, int(block)): grade
                    for report, blocks in each["relevant"].items()
                    for block, grade in blocks.items()
                }
                result = index.search(each["query"], SHOWN)
                hits = [*result.hits, *(related.hit for related in result.related)][:SHOWN]
                places = [(names[hit.report.id], hit.block.number) for hit in hits]
                best = gain(sorted(relevant.values(), reverse=True))
                found = sum(place in relevant for place in places)
                measures.setdefault(each["part"], []).append(
                    (
                        gain([relevant.get(place, 0) for place in places]) / best,
                        found / min(SHOWN, len(relevant)),
                        not places,
                    )
                )
    for part, figures in measures.items():
        ranked, recalled, empty = zip(*figures, strict=True)
        print(
            f"{part:<8} nDCG@{FIRST} {mean(ranked):.3f}  recall@{SHOWN} {mean(recalled):.3f}  "
            f"nothing found {sum(empty)} of {len(figures)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
