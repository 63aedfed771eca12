"""The log as others read it: the newest checkpoint, and the tiles and bundles that it covers."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from corrections.domain.record.tiles import NotATile, Tile, bundle, is_within, read_tile
from corrections.domain.refusals import NotFound
from corrections.models import LogEntry, LogSubtree
from corrections.models.sessions import Sessions
from corrections.queries.proving.log_growth import newest_checkpoint
from corrections.queries.reading_session import reading


def checkpoint_note(sessions: Sessions) -> str:
    """The newest checkpoint. Raises NotFound before anything was signed."""
    with reading(sessions) as session:
        newest = newest_checkpoint(session)
        if newest is None:
            raise NotFound
        return newest.note


def tile_at(path: str) -> Tile:
    """The tile with this address below `tile/`. Raises NotFound."""
    try:
        return read_tile(path)
    except NotATile as error:
        raise NotFound from error


def tile_contents(sessions: Sessions, tile: Tile) -> bytes:
    """The bytes of a tile or a bundle. Two statements. Raises NotFound for what no checkpoint covers yet."""
    with reading(sessions) as session:
        newest = newest_checkpoint(session)
        if newest is None or not is_within(tile, newest.size):
            raise NotFound
        return contents_of(session, tile)


def contents_of(session: Session, tile: Tile) -> bytes:
    """The bytes of a tile or a bundle that the tree holds."""
    rows = session.scalars(_rows(tile)).all()
    return bundle(rows) if tile.level is None else b"".join(rows)


def _rows(tile: Tile) -> Select[bytes]:
    end = tile.start + tile.width
    if tile.level:
        numbers = LogSubtree.number >= tile.start, LogSubtree.number < end
        chosen = select(LogSubtree.hash).where(LogSubtree.level == tile.level, *numbers)
        return chosen.order_by(LogSubtree.number)
    column = LogEntry.entry if tile.level is None else LogEntry.leaf_hash
    return select(column).where(LogEntry.seq >= tile.start, LogEntry.seq < end).order_by(LogEntry.seq)
