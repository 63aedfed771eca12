"""Cuts a difference down to its changes with a few words on either side, for cards and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrections.domain.reading.differences import Piece

ELLIPSIS = "…"


def shortened(pieces: Sequence[Piece], *, around: int = 48) -> tuple[Piece, ...]:
    """The pieces, long runs that both texts share cut between words to about `around` characters a side."""
    last = len(pieces) - 1
    return tuple(
        piece if piece.kind != "same" else Piece("same", _cut(piece.text, around, at == 0, at == last))
        for at, piece in enumerate(pieces)
    )


def _cut(text: str, around: int, opens: bool, closes: bool) -> str:
    """The words next to the changes: the last ones of an opening run, the first ones of a closing one."""
    keep = around * ((not opens) + (not closes))
    if len(text) <= keep + around // 2:
        return text
    return ELLIPSIS.join(_ends(text, around, opens, closes))


def _ends(text: str, around: int, opens: bool, closes: bool) -> Iterator[str]:
    head, tail = text[:around], text[-around:]
    yield "" if opens else head[: head.rfind(" ") + 1] or head
    yield "" if closes else tail[tail.find(" ") :] if " " in tail else tail
