"""Offsets as browsers count them (UTF-16 units) and as everything else here counts them (code points)."""

from __future__ import annotations


def to_utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 units that stands for `offset` (code points of `text`, its end included)."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"no place {offset} in {len(text)} code points")
    return _units(text[:offset])


def from_utf16(text: str, offset: int) -> int:
    """The offset in code points that stands for `offset` (UTF-16 units of `text`, its end included).

    A place inside a surrogate pair is moved to the start of its character.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= 2 * offset <= len(encoded):
        raise ValueError(f"no place {offset} in {len(encoded) // 2} UTF-16 units")
    points = len(encoded[: 2 * offset].decode("utf-16-le", "surrogatepass"))
    return points - 1 if _units(text[:points]) > offset else points


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
