"""The one session of Flask, Flask-Login and CSRF tokens: a row in the database, opened only when asked for.

The cookie holds a random token, the row its SHA-256. Pages that do not keep a session never read the cookie.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import flask_login
from flask import Flask, Request, Response, current_app, request
from flask.sessions import SessionInterface, SessionMixin

from corrections.domain import session_life
from corrections.domain.actors import Actor
from corrections.domain.permissions import Role, allowed
from corrections.queries.signed_in import KeptSession, kept_session
from corrections.services import staff_sessions
from corrections.views.context import now, sessions, settings

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def connect(app: Flask) -> None:
    """Put the session of an application into the database, and Flask-Login on top of it."""
    app.session_interface = DatabaseSessions()
    login = StaffLogin()
    login.session_protection = None
    login.user_loader(_person_of_session)
    login.init_app(app, add_context_processor=False)


class DeskSession(SessionMixin):
    """A session's contents. Reading them opens the row; a page that keeps no session finds it empty."""

    def __init__(self, token: str) -> None:
        self.token = token if TOKEN.match(token) else ""
        self.opened = self.modified = self.ended = self.renewed = False

    @cached_property
    def kept(self) -> KeptSession | None:
        """The row, if there is a living one; asked for once a request."""
        if not keeps_session() or not self.token:
            return None
        return kept_session(sessions(), token_hash(self.token), at=now())

    @cached_property
    def contents(self) -> dict[str, Any]:
        """What the row holds."""
        self.opened = keeps_session()
        return dict(self.kept.contents) if self.kept else {}

    def renew(self) -> None:
        """Empty the session and give it a new token: whoever knew the old one has nothing."""
        self.contents.clear()
        self.renewed = self.modified = True

    def end(self) -> None:
        """Let the session die with this request."""
        self.contents.clear()
        self.ended = True

    def __getitem__(self, key: str) -> Any:
        return self.contents[key]

    def __setitem__(self, key: str, value: Any) -> None:
        if not keeps_session():
            raise RuntimeError(f"{request.path} keeps no session: it is a page for readers")
        self.contents[key] = value
        self.modified = True

    def __delitem__(self, key: str) -> None:
        del self.contents[key]
        self.modified = True

    def __iter__(self) -> Iterator[str]:
        return iter(self.contents)

    def __len__(self) -> int:
        return len(self.contents)


class DatabaseSessions(SessionInterface):
    """Reads the cookie, writes the row; only for pages that keep a session."""

    def open_session(self, app: Flask, request: Request) -> DeskSession:
        """Nothing is read yet."""
        return DeskSession(request.cookies.get(cookie_name(), ""))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write what changed, and tell caches that the answer belongs to one person."""
        if not isinstance(session, DeskSession) or not session.opened:
            return
        response.vary.add("Cookie")
        if session.ended:
            self._end(session, response)
        elif session.modified:
            self._write(session, response)
        elif session.kept and session_life.is_worth_noting(seen_at=session.kept.seen_at, at=now()):
            staff_sessions.note_sign_of_life(sessions(), token_hash(session.token), at=now())

    def _end(self, session: DeskSession, response: Response) -> None:
        if session.token:
            staff_sessions.end(sessions(), token_hash(session.token))
        response.delete_cookie(cookie_name(), **_attributes())

    def _write(self, session: DeskSession, response: Response) -> None:
        contents = json.dumps(session.contents)
        if session.kept and not session.renewed:
            staff_sessions.keep(sessions(), token_hash(session.token), contents, at=now())
            return
        token = secrets.token_urlsafe(32)
        person = session.contents.get("_user_id")
        staff_sessions.begin(
            sessions(),
            token_hash(token),
            contents,
            staff_id=int(person) if person else None,
            instead_of=token_hash(session.token) if session.token else None,
            at=now(),
        )
        response.set_cookie(cookie_name(), token, **_attributes())


class SignedIn(flask_login.UserMixin):  # type: ignore[misc]  # Flask-Login has no types
    """The person Flask-Login speaks of."""

    def __init__(self, person: Actor) -> None:
        self.id = person.id
        self.name = person.name
        self.roles = person.roles
        self._person = person

    def as_actor(self) -> Actor:
        """The same person as the acts know it."""
        return self._person

    def may(self, permission: str) -> bool:
        """Whether a role held now grants it; for templates that show or hide a button."""
        return allowed(self.roles, permission)  # type: ignore[arg-type]  # templates pass the permission's text

    def has_role(self, role: str) -> bool:
        """Whether this role is held now."""
        return Role(role) in self.roles


class StaffLogin(flask_login.LoginManager):  # type: ignore[misc]  # Flask-Login has no types
    """Flask-Login without its remember cookie, which would be a second, lasting way in."""

    def _load_user_from_remember_cookie(self, _cookie: str) -> None:
        return None

    def _update_remember_cookie(self, response: Response) -> Response:
        return response


def keeps_session() -> bool:
    """Whether the view of this request is for staff and may open the session."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "keeps_session", False)


def cookie_name() -> str:
    """`__Host-sid` over https, where browsers know the prefix's promise; else `sid`."""
    return "__Host-sid" if settings().https else "sid"


def token_hash(token: str) -> bytes:
    """What the database knows of a token."""
    return hashlib.sha256(token.encode()).digest()


def _attributes() -> dict[str, Any]:
    return {"path": "/", "httponly": True, "samesite": "Lax", "secure": settings().https}


def _person_of_session(_user_id: str) -> SignedIn | None:
    desk_session = flask_login.utils.session._get_current_object()
    kept = desk_session.kept
    return SignedIn(kept.person) if kept and kept.person else None
