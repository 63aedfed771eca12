"""What may stand in our addresses: whatever does not fit is 404 before anything is looked up."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import BaseConverter


class Slug(BaseConverter):
    """An article's name: no slash, no control character."""

    regex = r"[^/\x00-\x1f\x7f]{1,160}"


class VersionNumber(BaseConverter):
    """A version's number, from 1 on."""

    regex = r"[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)


class NoteReference(BaseConverter):
    """A note's public number, such as 2026-0001."""

    regex = r"[0-9]{4}-[0-9]{1,7}"


class Token(BaseConverter):
    """A receipt's token."""

    regex = r"[A-Za-z2-7]{26}"


def know(app: Flask) -> None:
    """Make the parts known to an application's routes."""
    app.url_map.converters.update(slug=Slug, version=VersionNumber, note=NoteReference, token=Token)
