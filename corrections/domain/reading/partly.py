"""A proposal taken in part: which of its changes there are, and the text with some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from corrections.domain.reading.differences import Piece


@dataclass(frozen=True, slots=True)
class Hunk:
    """One change of a proposal, with what stands around it."""

    number: int
    before: str
    pieces: tuple[Piece, ...]
    after: str


def hunks_of(pieces: Iterable[Piece]) -> tuple[Hunk, ...]:
    """The changes of a word difference, in order; those that are apart can be taken one by one."""
    runs = _runs(pieces)
    found: list[Hunk] = []
    for place, run in enumerate(runs):
        if run[0].kind != "same":
            before = runs[place - 1][0].text if place else ""
            after = runs[place + 1][0].text if place + 1 < len(runs) else ""
            found.append(Hunk(len(found), before, tuple(run), after))
    return tuple(found)


def with_hunks(pieces: Iterable[Piece], chosen: Collection[int]) -> str:
    """The old text with only the `chosen` changes made."""
    words, number = [], 0
    for run in _runs(pieces):
        if run[0].kind == "same":
            words += [piece.text for piece in run]
            continue
        dropped = "deleted" if number in chosen else "inserted"
        words += [piece.text for piece in run if piece.kind != dropped]
        number += 1
    return "".join(words)


def _runs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces, with those that are deleted and inserted in one place put together."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and piece.kind != "same" and runs[-1][0].kind != "same":
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs
