"""Hits become JSON, in the shape of the JSON Schemas in ``zhengce.data``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..glossary.records import Record
    from .search import SearchResult

__all__ = ["search_document"]


def search_document(query: str, result: SearchResult) -> Record:
    """zhengce/search/1: the hits, best first; ``total`` counts those left out, too."""
    return {
        "schema": "zhengce/search/1",
        "query": query,
        "total": result.total,
        "reports": result.reports,
        "hits": [
            {
                "report": hit.report.id,
                "block": hit.block.number,
                "kind": hit.block.kind,
                "section": list(hit.block.section),
                "note": hit.block.note,
                "text": hit.block.text,
                "spans": [list(span) for span in hit.spans],
                "score": hit.score,
            }
            for hit in result.hits
        ],
    }
