"""What the newsroom finds by itself: a case without a report, and the same wrong words in other articles."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from corrections.domain.minding.detection import FoundBy
from corrections.domain.permissions import Permission
from corrections.domain.references import case_id, case_reference
from corrections.domain.text.splicing.fix_refusals import OutsideText
from corrections.queries.working.finding import articles_to_choose, finding_page
from corrections.queries.working.same_words import same_words
from corrections.services.working.opening import Finding, open_case
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.display.table_words import FOUND
from corrections.views.requests import decision_forms as forms

MOST_AT_ONCE = 40
LONGEST_SEARCH = 500


@blueprint.get("/cases/new")
@requires(Permission.QUEUE_READ)
def articles() -> ResponseReturnValue:
    """Articles to open a case on."""
    words = request.args.get("q", "")[:LONGEST_SEARCH]
    return render_template(
        "editor/working/articles.html", articles=articles_to_choose(sessions(), words), q=words
    )


@blueprint.get("/articles/<slug>/new")
@requires(Permission.CASE_READ)
def new_case(slug: str) -> ResponseReturnValue:
    """Look for the wrong words in an article, and say what they should be."""
    find = request.args.get("find", "")[:LONGEST_SEARCH]
    page = finding_page(sessions(), slug, find)
    chosen = request.args.get("found", FoundBy.STAFF)
    return render_template("editor/working/new_case.html", page=page, finders=FOUND, chosen=chosen)


@blueprint.post("/articles/<slug>/cases")
@requires(Permission.CASE_TRIAGE)
def open_new(slug: str) -> ResponseReturnValue:
    """Open the case, or lead to the one that is open already."""
    said, proposed = request.form, request.form.get("proposed", "")
    found = Finding(
        slug,
        forms.live_version(),
        forms.passage(),
        proposed.strip() or None,
        said.get("comment", ""),
        forms.optional(FoundBy, "found_by") or FoundBy.STAFF,
    )
    done = open_case(sessions(), found, by=actor(), at=now(), house=house())
    flash(
        _("The case is open.") if done.is_new else _("There is a case about these words already."), "success"
    )
    return redirect(url_for("editor.sheet", reference=case_reference(done.correction_id)))


@blueprint.get("/corrections/<reference>/siblings")
@requires(Permission.CASE_READ)
def siblings(reference: str) -> ResponseReturnValue:
    """Where the same wrong words stand in other articles."""
    wrong, right = (request.args.get(name, "")[:LONGEST_SEARCH] for name in ("wrong", "right"))
    page = same_words(sessions(), case_id(reference), wrong, before=request.args.get("before", ""))
    return render_template("editor/working/siblings.html", page=page, right=right, reference=reference)


@blueprint.post("/corrections/<reference>/siblings/cases")
@requires(Permission.CASE_TRIAGE)
def open_siblings(reference: str) -> ResponseReturnValue:
    """Open a case for each ticked place: drafts that somebody decides one by one."""
    right, values = request.form.get("right", ""), request.form.getlist("place")[:MOST_AT_ONCE]
    comment = _("The same words as in %(case)s.", case=reference)
    opened = [
        open_case(sessions(), _finding(value, right or None, comment), by=actor(), at=now(), house=house())
        for value in values
    ]
    new = sum(each.is_new for each in opened)
    flash(ngettext("%(num)s case was opened.", "%(num)s cases were opened.", new), "success")
    return redirect(url_for("editor.sheet", reference=reference))


def _finding(value: str, proposed: str | None, comment: str) -> Finding:
    slug, _colon, rest = value.partition(":")
    version, _colon, place = rest.partition(":")
    if not version.isdecimal() or len(version) > forms.MOST_DIGITS:
        raise OutsideText(fields={"place": OutsideText.code})
    return Finding(slug, int(version), forms.passage_of(place), proposed, comment, FoundBy.AUTOMATIC)
