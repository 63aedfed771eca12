"""Who may use a route: every view is @public or @requires(Permission.X); nothing is open by default."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Flask, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect

from corrections.domain.permissions import Permission, allowed
from corrections.domain.refusals import ForgedRequest, NotAllowed, NotSignedIn
from corrections.domain.reporting.report_refusals import CrossSite
from corrections.views.accounts.confirming import confirm_first
from corrections.views.context import settings

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
Check = Callable[[], ResponseReturnValue | None]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
csrf = CSRFProtect()


def connect(app: Flask) -> None:
    """Set up the token of forms; which routes ask for it is said at each route."""
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    csrf.init_app(app)


def public(view: View) -> View:
    """Everybody may use this route; it keeps no session and asks for no token."""
    view.needs = None  # type: ignore[attr-defined]
    return view


def at_the_door(view: View) -> View:
    """Everybody may use this route, but its forms must be our own: the pages around signing in."""
    return _guarded(view, _check_form, needs=None)


def requires(permission: Permission, *, step_up: bool = False) -> Callable[[View], View]:
    """Only signed-in people whose roles grant the permission may use this route, with our own forms.

    A sensitive permission, or `step_up`, asks before anything is changed for a second factor of the
    last ten minutes.
    """

    def check() -> ResponseReturnValue | None:
        if not current_user.is_authenticated:
            return _ask_who()
        if not allowed(current_user.roles, permission):
            raise NotAllowed  # before the form is looked at: whoever may not be here is shown no case again
        _check_form()
        if (step_up or permission.is_sensitive) and request.method not in SAFE:
            return confirm_first()
        return None

    return lambda view: _guarded(view, check, needs=permission)


def _guarded(view: View, check: Check, *, needs: Permission | None) -> View:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        return check() or current_app.ensure_sync(view)(*args, **kwargs)

    guarded.needs = needs  # type: ignore[attr-defined]
    guarded.keeps_session = True  # type: ignore[attr-defined]
    return cast(View, guarded)


def person_context() -> dict[str, Any]:
    """Who is signed in, and whether they work by single keys, for the templates of staff pages."""
    kept = session.kept  # type: ignore[attr-defined]  # ours, see sessions_interface.py
    return {"person": current_user, "single_keys": kept is None or kept.single_keys}


def _ask_who() -> ResponseReturnValue:
    """A page leads to the sign-in and back; anything else is told that nobody is signed in."""
    if request.method != "GET" or request.path.startswith("/api/"):
        raise NotSignedIn
    return redirect(url_for("account.sign_in", next=request.full_path.rstrip("?")))


def _check_form() -> None:
    """A writing request comes from our own page, in this session. Raises ForgedRequest."""
    if request.method in SAFE:
        return
    if not from_our_pages():
        raise ForgedRequest
    try:
        csrf.protect()
    except CSRFError as error:
        raise ForgedRequest from error


def from_our_pages() -> bool:
    """Whether the browser says that one of our pages sent this; a sender that says nothing is no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or origin in (_origin(settings().public_url), _origin(request.host_url))


def must_be_ours() -> None:
    """Where nobody is signed in there is no token to check; the browser says where the form stood.

    Raises CrossSite.
    """
    if not from_our_pages():
        raise CrossSite


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
