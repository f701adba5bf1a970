"""Sets of blocks as whole numbers, a bit for each block: AND, OR and NOT are the processor's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bits_of", "members", "span_of"]

_OF_A_BYTE = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def bits_of(numbers: Iterable[int], size: int) -> int:
    """Return the set of the numbers, each of 0 to ``size`` - 1."""
    table = bytearray(size // 8 + 1)
    for number in numbers:
        table[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(table, "little")


def span_of(start: int, end: int) -> int:
    """Return the set of the numbers from ``start`` up to ``end``, without it."""
    return (1 << end) - (1 << start)


def members(bits: int) -> list[int]:
    """Return the numbers of a set, in order."""
    table = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    return [8 * at + bit for at, byte in enumerate(table) if byte for bit in _OF_A_BYTE[byte]]
