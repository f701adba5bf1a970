"""Volumes together answer a query: what matches in each, ranked by the statistics of all."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache, reduce
from heapq import nlargest, nsmallest
from itertools import islice
from operator import add
from typing import TYPE_CHECKING

from ..bits import members
from ..engine import Found, Place, Related, RelatedPlace
from ..ordering import in_order
from ..query import And, Or, Piece, wanted_pieces
from .having import Having
from .texts import is_number_at_an_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..content import Content
    from ..engine import BlockTexts
    from ..ordering import Order
    from ..query import Query
    from .volume import Volume
    from .volume_texts import VolumeTexts

__all__ = ["VolumeEngine"]

_K1 = 1.2  # how soon more of the same word counts no more, as is usual
_B = 0.75  # how much a long block's words count less, as is usual
_COMMON = 3  # a word that one block in so many has tells little, and takes longest to look up
_FEW = 1_000  # blocks with a word, up to which it is looked up however common it is
_LONGEST_WORD = 16
_LONGEST_PIECE = 200  # code points in which words are looked for
_MOST_KNOWN = 10_000  # words, of which it is kept in how many blocks they are: a megabyte
# Of a word that one block in twenty has: a rarer one tells no more, for it may be there by chance.
_MOST_TELLING = math.log(20)
_DIGITS = 6  # of a score


_Matching = tuple["Volume", int]
"""A volume, and the set of its blocks that match."""

_Hit = tuple[float, int, int]
"""A block that was found: its score below zero, its report among all, its number.

So the best are the least; equals are by report, in reading order, however the index has grown.
"""


class VolumeEngine:
    """The open volumes of one shelf. One thread asks at a time."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self._volumes = volumes
        held = sorted((p.holding for v in volumes for p in v.parts), key=lambda h: h.metadata.id)
        self.holdings = tuple(held)
        """The stored reports that it answers for, by their identifiers."""
        # One query asks again for what another has asked for.
        self._with_word = lru_cache(maxsize=_MOST_KNOWN)(
            lambda word: sum(volume.count(word) for volume in volumes)
        )
        self._number = {holding.digest: number for number, holding in enumerate(held)}

    def close(self) -> None:
        """Let go of the files."""
        for volume in self._volumes:
            volume.close()

    def with_word(self, word: str) -> int:
        """Return of how many blocks the segmenter has made this word, folded."""
        return self._with_word(word)

    def find(self, query: Query, limit: int | None = None, order: Order = "score") -> Found:
        """Return the blocks that match, at most ``limit`` of them (None is all), in an order.

        They rank by BM25F (Robertson, Zaragoza and Taylor, 2004) over the words of the query,
        those of a block's title counted several times; blocks that have a query of several words
        in one piece come first, and of a number those that have it whole.
        """
        found = [(volume, volume.matching(query)) for volume in self._volumes]
        counts = [
            (part.holding, count)
            for volume, bits in found
            for part in volume.parts
            if (count := part.own(bits).bit_count())
        ]
        counts.sort(key=lambda pair: (-pair[1], self._number[pair[0].digest]))
        total = sum(count for _, count in counts)
        sound = self._with_whole_numbers(query, found)
        larger = total - sum(bits.bit_count() for _, bits in sound)
        most = total if limit is None else min(limit, total)
        if order == "score":
            places = self._ranked(query, self._tiers(query, found, sound), most)
        else:
            places = list(islice(self._in_order(found, order), most))
        return Found(total, tuple(counts), tuple(places), larger)

    def _with_whole_numbers(self, query: Query, found: Sequence[_Matching]) -> Sequence[_Matching]:
        """Return the blocks that have the query's numbers whole; all if it need have none."""
        pieces = [piece.needle for piece in wanted_pieces(query)]
        numbers = [each for each in pieces if is_number_at_an_end(each)]
        if not numbers or _has_alternatives(query):  # behind an OR a block need not have it
            return found
        return [(volume, volume.with_numbers(numbers, bits)) for volume, bits in found]

    def _tiers(
        self, query: Query, found: Sequence[_Matching], sound: Sequence[_Matching]
    ) -> list[list[_Matching]]:
        """Return the blocks in tiers, whose order no score changes, the best first."""
        pieces = [piece.needle for piece in wanted_pieces(query)]
        tiers = [list(sound)]
        if sound is not found:
            tiers += [[(v, bits & ~own) for (v, bits), (_, own) in zip(found, sound, strict=True)]]
        if len(pieces) > 1:
            whole = Piece("".join(pieces))
            both = [[(v, bits, bits and bits & v.matching(whole)) for v, bits in t] for t in tiers]
            tiers = [
                tier
                for each in both
                for tier in (
                    [(v, own) for v, _, own in each],
                    [(v, bits & ~own) for v, bits, own in each],
                )
            ]
        return tiers

    def _ranked(self, query: Query, tiers: Sequence[Sequence[_Matching]], most: int) -> list[Place]:
        """Return the best of the best tiers; no tier is looked into that is not needed."""
        words = self._words(query) if most else {}
        highest = (_K1 + 1) * sum(words.values()) or 1.0  # no block has so much
        places: list[Place] = []
        for at, tier in enumerate(tiers):
            if (left := most - len(places)) <= 0:
                break
            above = highest * (len(tiers) - 1 - at)
            if not words:
                places += islice(self._in_order(tier, "score", above), left)
                continue
            hits = [hit for v, bits in tier for hit in self._hits(v, members(bits), words)]
            places += (
                Place(self.holdings[report], block, round(above - score, _DIGITS))
                for score, report, block in (
                    nsmallest(left, hits) if left < len(hits) else sorted(hits)
                )
            )
        return places

    def _in_order(
        self, found: Sequence[_Matching], order: Order, score: float = 0.0
    ) -> Iterator[Place]:
        parts = {p.holding.digest: (p, bits) for volume, bits in found for p in volume.parts}
        for holding in self.holdings if order == "score" else in_order(self.holdings, order):
            part, bits = parts[holding.digest]
            for block in members(part.own(bits)):
                yield Place(holding, block + 1, score)

    def texts(self, query: Query) -> Iterator[VolumeTexts]:
        """Yield the blocks that match, by report, the reports by their identifiers."""
        from .volume_texts import VolumeTexts  # a search needs none

        found = {
            part.holding.digest: (volume, part.start, own)
            for volume in self._volumes
            for bits in [volume.matching(query)]
            for part in volume.parts
            if (own := part.own(bits))
        }
        for holding in self.holdings:
            if holding.digest in found:
                volume, start, own = found[holding.digest]
                yield VolumeTexts(holding, [at + 1 for at in members(own)], volume, start)

    def word_counts(self, texts: Sequence[BlockTexts]) -> Counter[str]:
        """Return how often each word is in what ``texts`` has given; a mark is none."""
        from .volume_texts import VolumeTexts

        runs: dict[Volume, list[tuple[int, int]]] = {}
        for each in texts:
            if isinstance(each, VolumeTexts):
                runs.setdefault(each.volume, []).extend(each.runs())
        counted: Counter[str] = Counter()
        for volume, own in runs.items():
            counted.update(volume.tokens.count(own))
        return counted

    def count(self, piece: Piece) -> int:
        """Return how many blocks contain a piece."""
        return sum(volume.matching(piece).bit_count() for volume in self._volumes)

    def near(self, text: str) -> Counter[str]:
        """Return the strings one edit from a text that is folded, and how often each stands."""
        return reduce(add, (volume.near(text) for volume in self._volumes), Counter())

    def related(self, content: Content, but_not: Query, limit: int) -> Related:
        """Return the blocks that have enough of the words, by the share of their weight.

        Of those that have the same share come first those that have more of it as it is typed;
        equals rank by BM25F.
        """
        names = [name for word in content.words for name in word.names]
        # What has it as it is typed comes first among equals.
        typed = [*content.bare, *(word.names[0] for word in content.words if len(word.names) > 1)]
        known = self._words(Or(tuple(map(Piece, names))))
        weights = self._weights(content)
        having = [Having(v, content, weights, v.matching(but_not)) for v in self._volumes]
        shares = [each.shares() for each in having]
        total = sum(map(len, shares))
        # Those that rank behind as many others by their share alone need no score.
        best = nlargest(limit, (share for own in shares for share in own.values()))
        hits: list[tuple[int, int, _Hit, int, int]] = []
        for at, (volume, own) in enumerate(zip(self._volumes, shares, strict=True)):
            blocks = sorted(block for block, share in own.items() if best and share >= best[-1])
            ranked = self._hits(volume, blocks, known)
            as_typed = Counter(each for text in typed for each in volume.having(text, blocks))
            hits += [
                (-own[block], -as_typed[block], hit, at, block)
                for block, hit in zip(blocks, ranked, strict=True)
            ]
        places: list[RelatedPlace] = []
        for _, _, (score, report, number), at, block in nsmallest(limit, hits):
            place = Place(self.holdings[report], number, round(-score, _DIGITS))
            places.append(RelatedPlace(place, having[at].lacks(block)))
        return Related(total, tuple(places))

    def _hits(
        self, volume: Volume, blocks: Sequence[int], words: dict[str, float]
    ) -> Iterator[_Hit]:
        scores = self._scores(volume, blocks, words)
        at = 0
        for part in volume.parts:
            number, before = self._number[part.holding.digest], part.start - 1
            end = bisect_left(blocks, part.end, at)
            for block in blocks[at:end]:
                yield -scores.get(block, 0.0), number, block - before
            at = end

    def _scores(
        self, volume: Volume, blocks: Sequence[int], words: dict[str, float]
    ) -> dict[int, float]:
        scores: dict[int, float] = {}
        for word, weight in words.items() if blocks else ():
            for block, count in volume.words.frequencies(word, blocks):
                length = 1 - _B + _B * volume.lengths[block] / self._mean_length
                score = weight * count * (_K1 + 1) / (count + _K1 * length)
                scores[block] = scores.get(block, 0.0) + score
        return scores

    def _words(self, query: Query) -> dict[str, float]:
        """Return the known words of a query that tell blocks apart, with their weights (idf)."""
        found: dict[str, float] = {}
        for piece in wanted_pieces(query):
            for word in _parts(piece.needle):
                if word not in found:
                    found[word] = self._weight(self._with_word(word))
        return {word: weight for word, weight in found.items() if weight}

    def _weight(self, count: int) -> float:
        """Return what a word tells that so many blocks have (idf); nothing if it is in none."""
        if not count or count > max(_FEW, self._blocks / _COMMON):
            return 0.0
        return self._idf(count)

    def _weights(self, content: Content) -> list[int]:
        """Return what each of the words tells; what is less than a word, a share of the least.

        In whole millionths: their sums are the same in whatever order.
        """
        found = [
            min(self._idf(sum(map(self._frequency, word.names))), _MOST_TELLING)
            for word in content.words
        ]
        both = list(zip(found, content.words, strict=True))
        least = min((weight for weight, word in both if word.share == 1), default=1.0)
        shares = (weight if word.share == 1 else word.share * least for weight, word in both)
        return [round(1_000_000 * share) for share in shares]

    def _frequency(self, name: str) -> int:
        """Return in how many blocks a name stands: as a word where it is one, or as a piece."""
        return self._with_word(name) or self.count(Piece(name))

    def _idf(self, count: int) -> float:
        return math.log(1 + (max(self._blocks - count, 0) + 0.5) / (count + 0.5))

    @cached_property
    def _blocks(self) -> int:
        return sum(volume.blocks.bit_count() for volume in self._volumes)

    @cached_property
    def _mean_length(self) -> float:
        return max(1.0, sum(v.words_in_all for v in self._volumes) / max(1, self._blocks))


def _has_alternatives(query: Query) -> bool:
    """Whether an OR stands in what a hit shows."""
    return isinstance(query, Or) or (
        isinstance(query, And) and any(map(_has_alternatives, query.parts))
    )


def _parts(needle: str) -> Iterator[str]:
    """Yield what may be a word in a piece of text; a single character is none."""
    for start in range(min(len(needle), _LONGEST_PIECE)):
        for end in range(start + 2, min(start + _LONGEST_WORD, len(needle)) + 1):
            yield needle[start:end]
