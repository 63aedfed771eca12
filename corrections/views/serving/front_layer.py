"""A WSGI layer in front of Flask that answers for anonymous public pages from the bytes they were rendered to.

Always current: the stamp of a page is read from the database at every request, before the page is made; a page made
under another stamp is never shown. Cookies are not looked at, since public pages do not read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from werkzeug.http import is_resource_modified

from corrections.views.serving.kept_addresses import Whose, whose
from corrections.views.serving.kept_pages import (
    NEVER_CHANGES,
    Form,
    Headers,
    KeptPage,
    KeptPages,
    codings_taken,
    kept_page,
)
from corrections.views.serving.turns import Turns

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

VARIES = frozenset({"", "accept-language", "accept-encoding"})
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
WITH_QUERY_SHARE = 4
Stamp = tuple[Any, ...]


class Stamps(Protocol):
    """Where stamps are read."""

    def of_article(self, slug: str) -> Stamp | None: ...

    def of_site(self) -> Stamp | None: ...


class FrontLayer:
    """Wraps an application. `hosts` are the names whose pages are kept, `language_of` chooses by Accept-Language.

    `clock` tells the second (Unix time), for pages that say when they end.
    """

    def __init__(
        self,
        app: WSGIApplication,
        *,
        stamps: Stamps,
        language_of: Callable[[str], str],
        hosts: frozenset[str],
        memory: int,
        clock: Callable[[], float],
    ) -> None:
        self._app = app
        self._stamps = stamps
        self._hosts = hosts
        self._clock = clock
        self._language_of = lru_cache(maxsize=512)(language_of)
        self.plain = KeptPages(memory - memory // WITH_QUERY_SHARE)
        self.with_query = KeptPages(memory // WITH_QUERY_SHARE)
        self._turns = Turns()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer from memory, make the page and keep it, or leave the request to the application."""
        subject = whose(environ["PATH_INFO"]) if environ["REQUEST_METHOD"] in ("GET", "HEAD") else None
        host = environ.get("HTTP_HOST", "")
        if subject is None or host not in self._hosts or "HTTP_RANGE" in environ:
            return self._app(environ, start)
        stamp = self._stamp(*subject)
        if stamp is None:
            return self._app(environ, start)
        query = environ.get("QUERY_STRING", "")
        language = self._language_of(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        key = (environ["PATH_INFO"], query, host, environ["wsgi.url_scheme"], language)
        pages = self.with_query if query else self.plain
        page = pages.get(key)
        if page is None or page.stamp != stamp or self._is_over(page):
            with self._turns.of(key) as had_to_wait:
                if had_to_wait:  # somebody made it meanwhile, perhaps after another change
                    stamp, page = self._stamp(*subject) or stamp, pages.get(key)
                if page is None or page.stamp != stamp or self._is_over(page):
                    made = _made(self._app, environ, start, stamp)
                    if not isinstance(made, KeptPage):
                        return made
                    page = made
                    pages.keep(key, page)
        return _answer(page, environ, start)

    def _is_over(self, page: KeptPage) -> bool:
        return page.until is not None and self._clock() >= page.until

    def _stamp(self, of: Whose, slug: str) -> Stamp | None:
        if of is Whose.ARTICLE:
            return self._stamps.of_article(slug)
        return self._stamps.of_site() if of is Whose.SITE else NEVER_CHANGES


def _made(
    app: WSGIApplication, environ: WSGIEnvironment, start: StartResponse, stamp: Stamp
) -> KeptPage | Iterable[bytes]:
    """The page as the application makes it now; its own answer where it is not one to keep."""
    asked = {name: value for name, value in environ.items() if name not in CONDITIONS}
    asked["REQUEST_METHOD"] = "GET"
    told: list[Any] = []

    def hear(status: str, headers: Headers, *_more: Any) -> Callable[[bytes], object]:
        told[:] = [status, headers]
        return _no_writing

    answer = app(asked, hear)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    status, headers = told
    if _may_be_kept(status, headers):
        return kept_page(stamp, headers, body)
    start(status, headers)
    return (body,) if environ["REQUEST_METHOD"] == "GET" else ()


def _may_be_kept(status: str, headers: Headers) -> bool:
    """Whether an answer says of itself that it is the same for everyone who asks in this language."""
    named = {name.lower(): value for name, value in headers}
    varies = {word.strip().lower() for word in named.get("vary", "").split(",")}
    return (
        status.startswith("200")
        and "public" in named.get("cache-control", "")
        and "etag" in named
        and not named["etag"].startswith("W/")
        and not {"set-cookie", "content-encoding"} & set(named)
        and varies <= VARIES
    )


def _answer(page: KeptPage, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    taken = codings_taken(environ.get("HTTP_ACCEPT_ENCODING", ""))
    form = next((page.coded[coding] for coding in taken if coding in page.coded), page.plain)
    if _is_known(page, form, environ):
        start("304 NOT MODIFIED", list(form.unchanged))
        return ()
    start("200 OK", list(form.headers))
    return form.body if environ["REQUEST_METHOD"] == "GET" else ()


def _is_known(page: KeptPage, form: Form, environ: WSGIEnvironment) -> bool:
    """Whether the asker has these bytes already (RFC 9110, section 13.2.2)."""
    tag = environ.get("HTTP_IF_NONE_MATCH")
    if tag == form.tag:
        return True
    if not tag and "HTTP_IF_MODIFIED_SINCE" not in environ:
        return False
    with suppress(OverflowError):  # a date that no calendar has says nothing about what the asker knows
        return not is_resource_modified(
            environ, etag=form.tag.strip('"'), last_modified=page.modified or None
        )
    return False


def _no_writing(_words: bytes) -> object:
    raise RuntimeError("pages are returned, not written")
