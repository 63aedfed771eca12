"""The log for whoever checks it: the checkpoint and the tiles, in C2SP's layout, open to every origin."""

from __future__ import annotations

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from corrections.queries.proving.log_tiles import checkpoint_note, tile_at, tile_contents
from corrections.views.access import public
from corrections.views.context import sessions

blueprint = Blueprint("public_log", __name__, url_prefix="/log")
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"


@blueprint.get("/checkpoint")
@public
def checkpoint() -> ResponseReturnValue:
    """The newest signed statement of the log's size and root."""
    return _open(checkpoint_note(sessions()).encode(), "text/plain; charset=utf-8", "public, max-age=5")


@blueprint.get("/tile/<path:address>")
@public
def tile(address: str) -> ResponseReturnValue:
    """A tile of hashes, or a bundle of entries; a full one never changes."""
    found = tile_at(address)
    kept = FOR_EVER if found.is_full else FOR_A_DAY
    return _open(tile_contents(sessions(), found), "application/octet-stream", kept)


def _open(body: bytes, media_type: str, cache: str) -> Response:
    answer = Response(body, content_type=media_type)
    answer.headers["Cache-Control"] = cache
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
