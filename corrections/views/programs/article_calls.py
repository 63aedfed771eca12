# mypy: disable-error-code="untyped-decorator, misc"
"""A CMS keeps its articles here: the whole text in, and where each stands."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from corrections.domain.programs.scopes import Scope
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.intake.import_refusals import NothingNew
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import ImportedText, import_html, import_plain
from corrections.domain.text.plain_text import admit
from corrections.queries.programs.program_list import standing_of
from corrections.services.importing import Arrival, import_article
from corrections.services.programs.giving_keys import subject_of
from corrections.views.context import house, now, sessions, settings
from corrections.views.programs import article_schemas as schemas
from corrections.views.programs.key_check import for_programs, program
from corrections.views.requests.api_schemas import ErrorSchema
from corrections.views.requests.calls import Calls

blueprint = Calls("programs", __name__, url_prefix="/api/v1", description="Articles, for a CMS")
CODES = (400, 401, 403, 404, 409, 411, 413, 415, 422, 428, 429)
READERS = {"html": import_html, "text": import_plain}
UNCACHED = {"Cache-Control": "no-store"}


def _refusals(view: Any) -> Any:
    """Say in the description who may call this, and which errors it can give."""
    view = blueprint.doc(security=[{"program": []}])(view)
    for code in CODES:
        view = blueprint.alt_response(code, schema=ErrorSchema)(view)
    return view


@blueprint.route("/articles/<slug:slug>", methods=["PUT"])
@for_programs(Scope.ARTICLES_WRITE)
@_refusals
@blueprint.arguments(schemas.ArticleSchema)
@blueprint.response(200, schemas.KeptSchema, description="A new version, or nothing was new")
@blueprint.alt_response(201, schema=schemas.KeptSchema, description="A new article", success=True)
def keep_article(sent: dict[str, Any], slug: str) -> ResponseReturnValue:
    """Bring an article in, or its next version. Sending the same text again changes nothing."""
    read, changed = _read(sent), False
    with suppress(NothingNew):
        arrival = _arrival(slug, sent, read)
        slug = import_article(sessions(), arrival, by=None, at=now(), house=house()).slug
        changed = True
    stands = standing_of(sessions(), slug)
    kept = {"slug": stands.slug, "version": stands.version, "changed": changed}
    url = settings().public_url + url_for("public.article", slug=stands.slug)
    left_out = [f"{each.reason}: {each.excerpt}" for each in read.left_out]
    status = 201 if changed and stands.version == 1 else 200
    return {**kept, "url": url, "left_out": left_out}, status, UNCACHED


@blueprint.route("/articles/<slug:slug>")
@for_programs(Scope.ARTICLES_READ)
@_refusals
@blueprint.response(200, schemas.StandingSchema)
def article_standing(slug: str) -> ResponseReturnValue:
    """Where an article stands: the version that a new text has to name."""
    return asdict(standing_of(sessions(), slug)), 200, UNCACHED


def _read(sent: dict[str, Any]) -> ImportedText:
    rules = ImportRules(advertisement_lines=frozenset(house().advertisement_lines))
    return READERS[sent["format"]](sent["body"], rules=rules, headline=sent["headline"])


def _arrival(slug: str, sent: dict[str, Any], read: ImportedText) -> Arrival:
    dek = admit(sent["dek"], field="dek", limit=schemas.LONGEST_DEK, single_line=True, required=False)
    told = {name: sent[name] for name in ("language", "author", "desk", "external_id", "canonical_url")}
    text = ArticleText(headline=read.headline, dek=dek, body=read.body)
    return Arrival(
        slug=slug, text=text, based_on=sent["version"] or 0, through=subject_of(program().number), **told
    )
