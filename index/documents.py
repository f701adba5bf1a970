"""Hits become JSON, in the shape of the JSON Schemas in ``zhengce.data``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.records import citation_record

if TYPE_CHECKING:
    from ..glossary.records import Record
    from .results import Hit, RelatedHit, SearchResult
    from .trend import Frequency, Trend

__all__ = ["search_document", "trend_document"]


def search_document(query: str, result: SearchResult) -> Record:
    """zhengce/search/1: the hits, best first; ``total`` counts those left out, too.

    What is related is told apart, and never counted.
    """
    return {
        "schema": "zhengce/search/1",
        "query": query,
        "total": result.total,
        "reports": result.reports,
        "by_report": [{"report": each.id, "total": count} for each, count in result.by_report],
        "understood": result.understood or None,
        "suggestion": result.suggestion or None,
        "suggestion_total": result.suggestion_total,
        "unmet": list(result.unmet),
        "larger": result.larger,
        "hits": [_hit(hit) for hit in result.hits],
        "related": [_related(each) for each in result.related],
        "related_total": result.related_total,
        "related_to": result.related_to or None,
        "nowhere": result.nowhere or None,
        "alike_total": result.alike_total,
        "other_names": {word: names for word, *names in result.other_names},
    }


def _related(related: RelatedHit) -> Record:
    return _hit(related.hit) | {"lacks": list(related.lacks), "is_alike": related.is_alike}


def _hit(hit: Hit) -> Record:
    return {
        "report": hit.report.id,
        "block": hit.block.number,
        "kind": hit.block.kind,
        "section": list(hit.block.section),
        "role": hit.block.role,
        "note": hit.block.note,
        "text": hit.block.text,
        "spans": [list(span) for span in hit.spans],
        "sentences": [list(span) for span in hit.sentences],
        "score": hit.score,
        "citation": hit.citation,
        "quotations": list(hit.quotations),
        "page": hit.block.page,
        "source": citation_record(hit.report),
    }


def trend_document(query: str, trend: Trend) -> Record:
    """zhengce/trend/1: how often each report and each year uses the query."""
    return {
        "schema": "zhengce/trend/1",
        "query": query,
        "total": _frequency(trend.total),
        "reports": [
            citation_record(holding.metadata) | _frequency(frequency)
            for holding, frequency in trend.reports
        ],
        "years": [
            {"year": year, "reports": reports, "using": trend.using(year)} | _frequency(frequency)
            for year, reports, frequency in trend.years
        ],
        "same_places": trend.is_of_same_places,
    }


def _frequency(frequency: Frequency) -> Record:
    return {
        "count": frequency.count,
        "characters": frequency.characters,
        "per_10000": round(frequency.per_10000, 4),
    }
