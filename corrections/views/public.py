"""The public: front page, articles, their history, and the record of corrections."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import format_timedelta
from werkzeug.http import http_date

from corrections.domain.disclosure import POLICY, NoteKind
from corrections.domain.due import WORKING_DAYS
from corrections.domain.record.entries import record_bytes
from corrections.queries.published.mementos import mementos_of
from corrections.queries.published.note_choice import NoteChoice
from corrections.queries.published.public_figures import public_figures
from corrections.queries.rulings.pinned import Pinned, pinned_on
from corrections.queries.site.article_page import article_page
from corrections.queries.site.corrections_page import corrections_page
from corrections.queries.site.front_page import front_page
from corrections.queries.site.note_page import note_page, note_record
from corrections.queries.site.version_comparison import version_comparison
from corrections.queries.site.version_record import version_record
from corrections.queries.site.versions_page import versions_page
from corrections.views.access import public
from corrections.views.context import now, sessions, settings
from corrections.views.display.withheld_pages import withheld_page
from corrections.views.languages import language_names, speak
from corrections.views.machine.conditional import KEPT, REVALIDATED, conditional
from corrections.views.machine.structured_data import structured_data
from corrections.views.machine.version_links import article_links, version_links

CHOICES = ("words", "kind", "desk", "month", "language")
BY_LANGUAGE = ("Accept-Language",)
KINDS = tuple(kind.value for kind in NoteKind if kind.has_note)
blueprint = Blueprint("public", __name__)


@blueprint.get("/")
@public
def front() -> ResponseReturnValue:
    """The articles, newest first."""
    page = front_page(sessions(), request.args.get("older", ""))
    pinned = Pinned() if "older" in request.args else pinned_on(sessions(), at=now(), on_front=True)
    body = render_template("site/front.html", page=page, pinned=pinned)
    return conditional(body, varies=BY_LANGUAGE, until=pinned.until)


@blueprint.get("/articles/<slug:slug>")
@public
def article(slug: str) -> ResponseReturnValue:
    """The current version, its notes, and the way to report an error."""
    page = article_page(sessions(), slug)
    speak(page.language)
    if not page.shows_words:
        return withheld_page(page)
    pinned = pinned_on(sessions(), at=now(), slug=page.slug)
    body = render_template("site/article.html", page=page, structured=structured_data(page), pinned=pinned)
    answer = conditional(body, varies=BY_LANGUAGE, until=pinned.until)
    answer.headers["Link"] = ", ".join(article_links(page.slug))
    return answer


@blueprint.get("/articles/<slug:slug>/versions")
@public
def versions(slug: str) -> ResponseReturnValue:
    """Every version there was."""
    page = versions_page(sessions(), slug)
    speak(page.language)
    return conditional(render_template("site/versions.html", page=page), varies=BY_LANGUAGE)


@blueprint.get("/articles/<slug:slug>/versions/<version:number>")
@public
def version(slug: str, number: int) -> ResponseReturnValue:
    """One version as it read; only the current one is for search engines."""
    page = article_page(sessions(), slug, version=number)
    speak(page.language)
    body = render_template("site/version.html", page=page)
    answer = conditional(body, cache=REVALIDATED if page.is_current else KEPT, varies=BY_LANGUAGE)
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Memento-Datetime"] = http_date(page.changed_at)
    answer.headers["Link"] = ", ".join(version_links(mementos_of(sessions(), slug), number))
    return answer


@blueprint.get("/articles/<slug:slug>/versions/<version:number>.json")
@public
def version_json(slug: str, number: int) -> ResponseReturnValue:
    """One version for programs: its words, edits, salt and commitment."""
    record = version_record(sessions(), slug, number)
    is_final = record["superseded"] and record["proof"] is not None
    return conditional(record_bytes(record), "application/json", cache=KEPT if is_final else REVALIDATED)


@blueprint.get("/articles/<slug:slug>/compare/<version:before>..<version:after>")
@public
def compare(slug: str, before: int, after: int) -> ResponseReturnValue:
    """What differs between two versions."""
    page = version_comparison(sessions(), slug, before=before, after=after)
    speak(page.language)
    body = render_template("site/compare.html", page=page)
    is_final = max(before, after) < page.latest_version
    answer = conditional(body, cache=KEPT if is_final else REVALIDATED, varies=BY_LANGUAGE)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@blueprint.get("/corrections")
@public
def corrections() -> ResponseReturnValue:
    """Every public note, newest first."""
    choice = NoteChoice(**{name: request.args.get(name, "").strip() for name in CHOICES})
    page = corrections_page(sessions(), request.args.get("older", ""), choice, zone=settings().zone)
    asked = {name: getattr(choice, name) for name in CHOICES if getattr(choice, name)}
    pinned = Pinned() if asked or "older" in request.args else pinned_on(sessions(), at=now())
    body = render_template(
        "site/corrections.html",
        page=page,
        asked=asked,
        kinds=KINDS,
        languages=language_names(),
        pinned=pinned,
    )
    return conditional(body, varies=BY_LANGUAGE, until=pinned.until)


@blueprint.get("/corrections/<note:reference>")
@public
def note(reference: str) -> ResponseReturnValue:
    """One public note."""
    page = note_page(sessions(), reference)
    speak(page.language)
    return conditional(render_template("site/note.html", page=page), varies=BY_LANGUAGE)


@blueprint.get("/corrections/<note:reference>.json")
@public
def note_json(reference: str) -> ResponseReturnValue:
    """One public note for programs: what its commitment binds, and the salt."""
    return conditional(record_bytes(note_record(sessions(), reference)), "application/json")


@blueprint.get("/corrections-policy")
@public
def policy() -> ResponseReturnValue:
    """What this newsroom corrects, and how."""
    figures = public_figures(sessions(), at=now())
    targets = {severity.value: days for severity, days in WORKING_DAYS.items()}
    time = format_timedelta(figures.median_time, threshold=1.2) if figures.median_time else ""
    return render_template(
        "site/policy.html", settings=settings(), rules=POLICY, targets=targets, figures=figures, time=time
    )
