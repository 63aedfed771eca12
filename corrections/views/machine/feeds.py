"""The feeds of public notes: of the site, of a desk (`?desk=`), or of one article (`?article=`)."""

from __future__ import annotations

import json

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.queries.published.note_choice import NoteChoice
from corrections.queries.published.note_feed import NoteFeed, note_feed
from corrections.views.access import public
from corrections.views.context import sessions, settings
from corrections.views.languages import interface_language, speak
from corrections.views.machine.addresses import article_address, known_as
from corrections.views.machine.conditional import conditional
from corrections.views.machine.feed_formats import FeedHead, as_atom, as_json_feed, as_rss

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/corrections.atom")
@public
def atom() -> ResponseReturnValue:
    """The notes as an Atom feed."""
    head, feed = _asked()
    return conditional(as_atom(head, feed), "application/atom+xml", changed_at=feed.changed_at)


@blueprint.get("/corrections.rss")
@public
def rss() -> ResponseReturnValue:
    """The notes as an RSS feed."""
    head, feed = _asked()
    return conditional(as_rss(head, feed), "application/rss+xml", changed_at=feed.changed_at)


@blueprint.get("/corrections.json")
@public
def json_feed() -> ResponseReturnValue:
    """The notes as a JSON Feed."""
    head, feed = _asked()
    body = json.dumps(as_json_feed(head, feed), ensure_ascii=False, indent=1)
    return conditional(body, "application/feed+json", changed_at=feed.changed_at)


def _asked() -> tuple[FeedHead, NoteFeed]:
    """The feed that was asked for. Its own words are in the site's first language, the same for everybody."""
    named = {name: request.args.get(name, "") for name in ("desk", "article")}
    choice = NoteChoice(**named)
    feed = note_feed(sessions(), choice, settings().zone)
    speak(feed.language or settings().languages[0])
    given = {name: value for name, value in named.items() if value}
    return _head(choice, given), feed


def _head(choice: NoteChoice, given: dict[str, str]) -> FeedHead:
    known = settings()
    title = _("Corrections of %(site)s", site=known.site_name)
    about = choice.article or choice.desk
    return FeedHead(
        title=f"{title}: {about}" if about else title,
        description=_("Every correction, clarification and note, newest first."),
        language=interface_language(),
        address=known_as(str(request.endpoint), **given),
        page=article_address(choice.article) if choice.article else known_as("public.corrections", **given),
        publisher=known.site_owner or known.site_name,
    )
