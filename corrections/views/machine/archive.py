"""Articles through time: Memento (RFC 7089) for archives and their readers, a picture for people."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.http import http_date, parse_date

from corrections.domain.refusals import NotFound
from corrections.queries.published.mementos import Mementos, mementos_of
from corrections.queries.site.versions_page import versions_page
from corrections.views.access import public
from corrections.views.context import now, sessions
from corrections.views.languages import speak
from corrections.views.machine.addresses import article_address, known_as, version_address
from corrections.views.machine.conditional import conditional
from corrections.views.machine.timeline_picture import timeline_picture
from corrections.views.machine.version_links import LINK_FORMAT, link, memento_link

blueprint = Blueprint("archive", __name__)


@blueprint.get("/articles/<slug:slug>/timegate")
@public
def timegate(slug: str) -> ResponseReturnValue:
    """Lead to the version that stood at the time asked for, the latest one where none is."""
    wanted = _wanted_time()
    known = mementos_of(sessions(), slug)
    version = known.at(wanted)
    if version is None:
        raise NotFound
    answer = redirect(version_address(known.slug, version.number), 302)
    answer.headers["Vary"] = "accept-datetime"
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Link"] = ", ".join(_about(known))
    return answer


@blueprint.get("/articles/<slug:slug>/timemap")
@public
def timemap(slug: str) -> ResponseReturnValue:
    """Every version that can be read, with its time."""
    known = mementos_of(sessions(), slug)
    gate = link(known_as("archive.timegate", slug=known.slug), "timegate")
    lines = [*_about(known, itself=True), gate, *_mementos(known)]
    return conditional(",\n".join(lines) + "\n", LINK_FORMAT)


@blueprint.get("/articles/<slug:slug>/versions.svg")
@public
def timeline(slug: str) -> ResponseReturnValue:
    """The versions as a picture; the table beside it says the same in words."""
    page = versions_page(sessions(), slug)
    speak(page.language)
    return conditional(timeline_picture(page), "image/svg+xml", varies=("Accept-Language",))


def _wanted_time() -> datetime:
    """The Accept-Datetime of the request, now where there is none; what cannot be read is a bad request."""
    asked = request.headers.get("Accept-Datetime")
    if asked is None:
        return now()
    with suppress(OverflowError):
        return parse_date(asked) or abort(400)
    return abort(400)


def _about(known: Mementos, *, itself: bool = False) -> list[str]:
    """The article and its TimeMap, which says of itself what time it covers."""
    covered = {}
    if itself and known.versions:
        covered = {"from": http_date(known.versions[0].at), "until": http_date(known.versions[-1].at)}
    address = known_as("archive.timemap", slug=known.slug)
    return [
        link(article_address(known.slug), "original"),
        link(address, "self" if itself else "timemap", type=LINK_FORMAT, **covered),
    ]


def _mementos(known: Mementos) -> list[str]:
    first, last = known.versions[:1], known.versions[-1:]
    return [
        memento_link(
            known.slug,
            each,
            *(role for role, held in (("first", first), ("last", last)) if each in held),
        )
        for each in known.versions
    ]
