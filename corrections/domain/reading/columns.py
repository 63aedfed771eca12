"""Lays a difference out in two columns, a row for each paragraph, old and new side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from corrections.domain.reading.differences import Piece


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as it was beside the paragraph as it is; either may be empty. Line feeds are left out."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed in this paragraph."""
        return self.old == self.new


def side_by_side(pieces: Sequence[Piece]) -> tuple[Row, ...]:
    """The rows of a difference: a line feed that both texts have ends the row on both sides."""
    rows: list[Row] = []
    old: list[list[Piece]] = [[]]
    new: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "deleted":
            _write(old, piece)
        elif piece.kind == "inserted":
            _write(new, piece)
        else:
            for number, line in enumerate(piece.text.split("\n")):
                if number:
                    rows += _paired(old, new)
                    old, new = [[]], [[]]
                _level(old, new) if len(old) < len(new) else _level(new, old)
                _write(old, Piece("same", line))
                _write(new, Piece("same", line))
    return tuple(rows + _paired(old, new))


def _write(column: list[list[Piece]], piece: Piece) -> None:
    """Adds a piece to a column, a new line for each line feed in it."""
    for number, line in enumerate(piece.text.split("\n")):
        if number:
            column.append([])
        if line:
            column[-1].append(Piece(piece.kind, line))


def _level(shorter: list[list[Piece]], longer: Sequence[Sequence[Piece]]) -> None:
    """Lowers the unfinished line of the shorter column to that of the longer one, if nothing stands in it."""
    if not shorter[-1]:
        shorter.extend([] for _ in range(len(longer) - len(shorter)))


def _paired(old: Sequence[Sequence[Piece]], new: Sequence[Sequence[Piece]]) -> list[Row]:
    """The lines of both columns as rows, an empty line opposite what the other column has too many."""
    return [Row(tuple(left), tuple(right)) for left, right in zip_longest(old, new, fillvalue=())]
