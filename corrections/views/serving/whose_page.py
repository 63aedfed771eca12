"""Whose page a request asks for: the staff's, one person's, or everybody's."""

from __future__ import annotations

from flask import request

from corrections.views.sessions_interface import keeps_session

STAFF_PATHS = ("/desk", "/standards", "/account")
PRIVATE_PATHS = (*STAFF_PATHS, "/receipts", "/authors")


def is_for_staff() -> bool:
    """Whether this is a page of the desk or of the door to it, or an error under one of their addresses."""
    return keeps_session() or under(STAFF_PATHS)


def is_private() -> bool:
    """Whether the answer belongs to one person, so that nobody may keep it or learn its address."""
    return keeps_session() or under(PRIVATE_PATHS)


def under(folders: tuple[str, ...]) -> bool:
    """Whether the request asks for something in one of these folders."""
    return any(request.path == folder or request.path.startswith(f"{folder}/") for folder in folders)
